//! A wall clock that jumped: it decides what holds and what is due, so the history says when it was moved.

use chrono::{DateTime, Duration, Utc};

use super::Op;
use crate::error::Result;
use crate::planner::Planner;
use crate::who::Actor;

/// Clocks are put right by less than this all the time.
const STEADY: Duration = Duration::minutes(2);

impl Planner {
    /// Compares the wall clock with the time since boot, which nobody sets, and writes down a jump since the
    /// last look. Sleep is no jump: both went on. True where one was written.
    ///
    /// # Errors
    /// Where the file does not take it; the next look tries again.
    pub fn watch_clock(&mut self) -> Result<bool> {
        let Some(boot) = self.world.since_boot() else {
            return Ok(false);
        };
        let now = (self.now(), boot);
        let jumped = self
            .clock
            .get()
            .is_some_and(|before| drift(before, now) > STEADY);
        if jumped && !self.read_only() {
            self.transact(Actor::App, Op::Clock, |tx| tx.note("clock"))?;
        }
        self.clock.set(Some(now));
        Ok(jumped)
    }
}

fn drift(before: (DateTime<Utc>, Duration), now: (DateTime<Utc>, Duration)) -> Duration {
    ((now.0 - before.0) - (now.1 - before.1)).abs()
}
