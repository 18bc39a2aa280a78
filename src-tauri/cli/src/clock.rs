//! The world as it is: time, ids and randomness of this machine.

use chrono::{DateTime, Duration, Utc};
use common_ground_core::world::World;
use uuid::Uuid;

/// The system's clock and dice.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemWorld;

#[allow(
    clippy::disallowed_methods,
    reason = "this is the clock and these are the dice everything else is given"
)]
impl World for SystemWorld {
    fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    fn since_boot(&self) -> Option<Duration> {
        None
    }

    fn uuid(&self) -> Uuid {
        Uuid::new_v4()
    }

    fn secret(&self) -> [u8; 32] {
        let mut secret = [0; 32];
        // A machine without randomness could not have started; there is no sensible way on.
        if getrandom::fill(&mut secret).is_err() {
            std::process::abort();
        }
        secret
    }
}
