//! A wall clock that jumped: it decides what holds and what is due, so the history says when it was moved.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::Op;
use crate::error::Result;
use crate::folder::Folder;
use crate::planner::Planner;
use crate::who::Actor;

/// Clocks are put right by less than this all the time.
const STEADY: Duration = Duration::minutes(2);
/// What is kept is put right where it is off by more.
const EXACT: Duration = Duration::seconds(30);
const NAME: &str = "clock.json";

/// What is remembered while the household is not open: when the machine was started, by its wall clock then. It
/// tells nothing of when the planner was used, and counts no more once the machine was started again.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kept {
    version: u32,
    /// Which run of the machine.
    boot: Uuid,
    began: DateTime<Utc>,
}

impl Planner {
    /// Compares the wall clock with the time since boot, which nobody sets, and writes down a jump since the
    /// last look, whether the household was open meanwhile or not. Sleep is no jump: both went on. True where one
    /// was written.
    ///
    /// # Errors
    /// Where the file does not take it; the next look tries again.
    pub fn watch_clock(&mut self) -> Result<bool> {
        let Some(since) = self.world.since_boot() else {
            return Ok(false);
        };
        let began = self.now() - since;
        let boot = self.world.boot();
        let before = self.clock.get().or_else(|| kept(&self.folder, boot?));
        let off = before.map(|before| (began - before).abs());
        let jumped = off.is_some_and(|off| off > STEADY);
        if jumped && !self.read_only() {
            self.transact(Actor::App, Op::Clock, |tx| tx.note("clock"))?;
        }
        if let Some(boot) = boot
            && off.is_none_or(|off| off > EXACT)
            && !self.read_only()
        {
            let now = Kept {
                version: 1,
                boot,
                began,
            };
            self.folder.replace(NAME, &serde_json::to_vec(&now)?)?;
        }
        self.clock.set(Some(began));
        Ok(jumped)
    }
}

fn kept(folder: &Folder, boot: Uuid) -> Option<DateTime<Utc>> {
    let bytes = folder.read(NAME).ok().flatten()?;
    let kept: Kept = serde_json::from_slice(&bytes).ok()?;
    (kept.version == 1 && kept.boot == boot).then_some(kept.began)
}
