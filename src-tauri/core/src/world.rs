//! What the core cannot know by itself: the time, new ids, secrets. They come in through the front.

use chrono::{DateTime, Utc};
use uuid::Uuid;

/// The clock, the dice and the boot clock of the machine, given to the planner by whoever opens it.
pub trait World: Send {
    /// The wall clock. It decides everything that has a date.
    fn now(&self) -> DateTime<Utc>;
    /// How long the machine has run since it booted, sleep included; none where the system does not say. The
    /// wall clock can be set, this cannot.
    fn since_boot(&self) -> Option<chrono::Duration>;
    /// Which run of the machine this is, where the system says: with another the time since boot compares with
    /// nothing before.
    fn boot(&self) -> Option<Uuid> {
        None
    }
    /// A new id: uuid v4, since a v7 would tell the moment of everything anyone wrote.
    fn uuid(&self) -> Uuid;
    /// Thirty-two random bytes from the operating system, for a key.
    fn secret(&self) -> [u8; 32];
}
