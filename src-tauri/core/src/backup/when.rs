//! When the next backup is made: a pure function of the clock and of what happened, and the little a planner
//! remembers for it.

use chrono::{DateTime, Duration, Utc};

use super::make::Backup;
use crate::planner::Planner;

/// How long a change waits for its backup. With the look at the clock every twenty seconds and the making itself
/// it stays below the five minutes people are promised.
const WAIT: Duration = Duration::minutes(4);
/// How long after one that did not come about it is tried again.
const AGAIN: Duration = Duration::minutes(1);

/// Whether a backup is to be made at `now`: `changed` is when the first change was made that is in none yet,
/// `tried` when one was tried last and did not come about. A clock that stands before either was set back, and
/// says nothing about how long ago that was: then it is time.
#[must_use]
pub fn due(
    now: DateTime<Utc>,
    tried: Option<DateTime<Utc>>,
    changed: Option<DateTime<Utc>>,
) -> bool {
    let past = |at: DateTime<Utc>, wait| now < at || now - at >= wait;
    changed.is_some_and(|at| past(at, WAIT)) && tried.is_none_or(|at| past(at, AGAIN))
}

/// What a planner knows about backups of itself.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Pending {
    /// How often something was written since it was opened.
    writes: u64,
    /// When the first change was made that is in no backup; of an earlier run it is not known when.
    changed: Option<DateTime<Utc>>,
    /// When one was tried and did not come about.
    tried: Option<DateTime<Utc>>,
    /// The code of what kept it from coming about.
    problem: Option<&'static str>,
}

impl Pending {
    /// A planner that was just opened: whether its newest backup has everything is not known yet, so one is due.
    pub(crate) const fn unknown() -> Self {
        Self {
            writes: 0,
            changed: Some(DateTime::<Utc>::MIN_UTC),
            tried: None,
            problem: None,
        }
    }

    /// What kept the newest try from coming about.
    pub(super) const fn problem(self) -> Option<&'static str> {
        self.problem
    }

    /// Something was written.
    pub(crate) fn written(&mut self, now: DateTime<Utc>) {
        self.writes += 1;
        self.changed = self.changed.or(Some(now));
    }

    /// The number of what was written last.
    pub(super) const fn writes(self) -> u64 {
        self.writes
    }

    fn ended(&mut self, begun: u64, at: DateTime<Utc>, problem: Option<&'static str>) {
        self.problem = problem;
        if problem.is_none() {
            self.tried = None;
            // What was written while it was made may not be in it.
            self.changed = (self.writes != begun).then_some(at);
        } else {
            self.tried = Some(at);
        }
    }
}

impl Planner {
    /// Whether a backup is due now.
    #[must_use]
    pub fn backup_due(&self) -> bool {
        let pending = self.pending.get();
        !self.read_only() && due(self.now(), pending.tried, pending.changed)
    }

    /// Says how a backup of this planner ended: with the code of what kept it from coming about, if anything did. One
    /// of an earlier opening says nothing about this one.
    pub fn backup_ended(&self, backup: &Backup, problem: Option<&'static str>) {
        let mut pending = self.pending.get();
        if backup.begun() <= pending.writes {
            pending.ended(backup.begun(), backup.now(), problem);
            self.pending.set(pending);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::days(20_000) + Duration::minutes(minute)
    }

    #[test]
    fn a_change_waits_four_minutes_and_no_clock_makes_it_wait_longer() {
        for (now, tried, changed, expected) in [
            (at(0), None, None, false),
            (at(3), None, Some(at(0)), false),
            (at(4), None, Some(at(0)), true),
            // Of an earlier run.
            (at(4), None, Some(DateTime::<Utc>::MIN_UTC), true),
            // Set back, and a year ahead.
            (at(-1), None, Some(at(0)), true),
            (at(0) + Duration::days(365), None, Some(at(0)), true),
            // One that did not come about is tried again after a minute, whatever the clock says.
            (at(4), Some(at(4)), Some(at(0)), false),
            (at(5), Some(at(4)), Some(at(0)), true),
            (at(4) - Duration::days(365), Some(at(4)), Some(at(0)), true),
        ] {
            assert_eq!(
                due(now, tried, changed),
                expected,
                "{now} {tried:?} {changed:?}"
            );
        }
    }

    #[test]
    fn what_is_written_while_one_is_made_waits_for_the_next() {
        let mut pending = Pending::unknown();
        let begun = pending.writes();
        pending.ended(begun, at(0), None);
        assert_eq!(pending.changed, None);
        pending.written(at(1));
        pending.written(at(2));
        assert_eq!(pending.changed, Some(at(1)));
        let begun = pending.writes();
        pending.written(at(3));
        pending.ended(begun, at(2), None);
        assert_eq!(
            pending.changed,
            Some(at(2)),
            "the third is not in it for sure"
        );
        pending.ended(pending.writes(), at(4), Some("backup-full"));
        assert_eq!((pending.tried, pending.changed), (Some(at(4)), Some(at(2))));
        assert_eq!(pending.problem(), Some("backup-full"));
        pending.ended(pending.writes(), at(5), None);
        assert_eq!((pending.tried, pending.changed), (None, None));
        assert_eq!(pending.problem(), None);
    }
}
