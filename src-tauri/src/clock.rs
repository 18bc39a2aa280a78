//! The world as it is: the one place that asks the system for the time, for ids and for randomness.

use chrono::{DateTime, Duration, Utc};
use common_ground_core::world::World;
use uuid::Uuid;

/// The system's clock and dice.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct SystemWorld {
    ahead: Duration,
}

impl SystemWorld {
    /// The system's clock; with the feature `e2e`, one that starts at `COMMON_GROUND_NOW`.
    pub(crate) fn new() -> Self {
        #[cfg(feature = "e2e")]
        if let Some(start) = std::env::var("COMMON_GROUND_NOW")
            .ok()
            .and_then(|now| now.parse::<DateTime<Utc>>().ok())
        {
            return Self {
                ahead: start - system_now(),
            };
        }
        Self::default()
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "this is the clock everything else is given"
)]
fn system_now() -> DateTime<Utc> {
    Utc::now()
}

#[allow(
    clippy::disallowed_methods,
    reason = "these are the dice everything else is given"
)]
fn random() -> Uuid {
    Uuid::new_v4()
}

impl World for SystemWorld {
    fn now(&self) -> DateTime<Utc> {
        system_now() + self.ahead
    }

    #[cfg(target_os = "linux")]
    fn since_boot(&self) -> Option<Duration> {
        let boot = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
        Some(Duration::seconds(boot.tv_sec))
    }

    #[cfg(target_os = "linux")]
    fn boot(&self) -> Option<Uuid> {
        // A clock that stands elsewhere at each start tells nothing about the machine's.
        if self.ahead != Duration::zero() {
            return None;
        }
        let boot = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").ok()?;
        boot.trim().parse().ok()
    }

    #[cfg(not(target_os = "linux"))]
    fn since_boot(&self) -> Option<Duration> {
        None
    }

    fn uuid(&self) -> Uuid {
        random()
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
