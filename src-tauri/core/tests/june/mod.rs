//! A household in June 2026, by the clock of Berlin.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use common_ground_core::Planner;
use common_ground_core::testing::{Clock, friday, household};

pub(crate) struct House {
    pub(crate) _dir: tempfile::TempDir,
    pub(crate) clock: Clock,
    pub(crate) planner: Planner,
}

/// Friday 12 June 2026, 14:00 in Berlin; they sit down on Sundays at 19:30.
pub(crate) fn house() -> House {
    let dir = tempfile::tempdir().unwrap();
    let clock = friday();
    let planner = household(dir.path(), &clock).unwrap();
    House {
        _dir: dir,
        clock,
        planner,
    }
}

pub(crate) fn at(d: u32, h: u32, m: u32) -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(2026, 6, d).unwrap();
    day.and_time(NaiveTime::from_hms_opt(h, m, 0).unwrap())
}

/// Summer time in Berlin.
pub(crate) fn berlin(local: NaiveDateTime) -> DateTime<Utc> {
    (local - Duration::hours(2)).and_utc()
}

impl House {
    /// A day of June, in Berlin.
    pub(crate) fn go_to(&self, d: u32, h: u32, m: u32) {
        self.clock.set(berlin(at(d, h, m)));
    }
}
