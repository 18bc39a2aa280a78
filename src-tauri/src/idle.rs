//! How long nobody stirred. It is counted here: the timers of a page that is hidden may stand still.

use std::time::Duration;

use chrono::{DateTime, Utc};
use common_ground_core::who::Presence;

use crate::locking::Why;
use crate::session::Shell;

/// Nobody is here after five idle minutes. The page says so itself, to the second; it tells of stirring once a
/// minute, so that only after one more it can be known that it did not.
const NOBODY: Duration = Duration::from_secs(6 * 60);
/// After so long the file locks.
const LOCKED: Duration = Duration::from_secs(60 * 60);
/// A talk is spoken, and nobody touches the laptop meanwhile. After so long no talk goes on any more.
const TALK: Duration = Duration::from_secs(3 * 60 * 60);

/// When somebody stirred last, by both clocks: the wall's may be set, and not every system has the other.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stirred {
    wall: DateTime<Utc>,
    boot: Option<chrono::Duration>,
    /// They are in the middle of a talk.
    talking: bool,
}

/// What an idle while comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Here,
    Nobody,
    Locked,
}

impl Stirred {
    pub(crate) const fn at(
        wall: DateTime<Utc>,
        boot: Option<chrono::Duration>,
        talking: bool,
    ) -> Self {
        Self {
            wall,
            boot,
            talking,
        }
    }

    /// How long ago that was: a clock that was set back makes nobody less idle.
    fn idle(&self, wall: DateTime<Utc>, boot: Option<chrono::Duration>) -> Duration {
        let by_boot = self.boot.zip(boot).map(|(before, now)| now - before);
        let longer = (wall - self.wall).max(by_boot.unwrap_or_default());
        longer.to_std().unwrap_or_default()
    }

    fn talks(&self, idle: Duration) -> bool {
        self.talking && idle < TALK
    }

    fn stage(&self, idle: Duration) -> Stage {
        if self.talks(idle) || idle < NOBODY {
            Stage::Here
        } else if idle < LOCKED {
            Stage::Nobody
        } else {
            Stage::Locked
        }
    }
}

impl Shell {
    /// Somebody stirred; `talking` where that is known.
    pub(crate) fn stirs(&self, talking: Option<bool>) {
        let (wall, boot) = self.clocks();
        let mut here = self.here();
        let talking = talking.unwrap_or(here.stirred.talking);
        here.stirred = Stirred::at(wall, boot, talking);
    }

    /// Whether they are in the middle of a talk.
    pub(crate) fn talks(&self) -> bool {
        let (wall, boot) = self.clocks();
        let stirred = self.here().stirred;
        stirred.talks(stirred.idle(wall, boot))
    }

    /// Two stages of nobody being here: their keys are wiped, and the file locks.
    pub(crate) fn go_if_idle(&self) {
        let (wall, boot) = self.clocks();
        let stirred = self.here().stirred;
        match stirred.stage(stirred.idle(wall, boot)) {
            Stage::Here => {}
            Stage::Nobody => {
                if self.presence() != Presence::Nobody {
                    self.everybody_left();
                }
            }
            Stage::Locked => self.lock_since(Why::Idle),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: DateTime<Utc> = DateTime::from_timestamp_nanos(1_781_265_600_000_000_000);

    fn after(minutes: i64, talking: bool) -> Stage {
        let boot = chrono::Duration::minutes(7);
        let passed = chrono::Duration::minutes(minutes);
        let stirred = Stirred::at(NOON, Some(boot), talking);
        stirred.stage(stirred.idle(NOON + passed, Some(boot + passed)))
    }

    #[test]
    fn two_stages_and_in_a_talk_neither_until_it_must_be_over() {
        let stages = |talking| [4, 7, 59, 60, 179, 180].map(|minutes| after(minutes, talking));
        use Stage::{Here, Locked, Nobody};
        assert_eq!(
            stages(false),
            [Here, Nobody, Nobody, Locked, Locked, Locked]
        );
        assert_eq!(stages(true), [Here, Here, Here, Here, Here, Locked]);
    }

    #[test]
    fn a_clock_that_is_set_back_makes_nobody_less_idle() {
        let hour = chrono::Duration::hours(1);
        let stirred = Stirred::at(NOON, Some(hour), false);
        let idle = stirred.idle(NOON - hour * 24, Some(hour * 2));
        assert_eq!(stirred.stage(idle), Stage::Locked);
        // Where only the wall's is known it is the wall's.
        let stirred = Stirred::at(NOON, None, false);
        assert_eq!(stirred.idle(NOON + hour, None), LOCKED);
        assert_eq!(stirred.idle(NOON - hour, None), Duration::ZERO);
    }
}
