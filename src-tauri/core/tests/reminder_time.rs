//! Reminders against simulated time: whatever happens to the clock, to sleep and to the app, no date is
//! missed and none is announced twice. The dates expected here are counted without the code under test.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Berlin;
use common_ground_core::Planner;
use common_ground_core::recurrence::{Cadence, CountFrom, Schedule};
use common_ground_core::reminder::{CatchUp, NewReminder, PauseReminder};
use common_ground_core::testing::{Clock, friday, quick_household};
use common_ground_core::who::{Actor, Side, Viewer};
use common_ground_core::world::World;
use proptest::prelude::*;

const ANA: Actor = Actor::One(Side::Start);

/// What happens to the machine.
#[derive(Debug, Clone, Copy)]
enum Happens {
    /// The app is open and asked every so often.
    Awake(Duration),
    /// The machine sleeps; nothing is asked meanwhile.
    Sleep(Duration),
    /// The app is closed and opened again later.
    Quit(Duration),
    /// Somebody sets the clock, forwards or back.
    Clock(Duration),
}
use Happens::{Awake, Quit, Sleep};

struct House {
    dir: tempfile::TempDir,
    clock: Clock,
    planner: Option<Planner>,
    /// Every date that was announced, by the date itself.
    announced: BTreeSet<NaiveDate>,
    notices: usize,
}

fn at_eight() -> NaiveTime {
    NaiveTime::from_hms_opt(20, 0, 0).unwrap()
}

impl House {
    /// With one reminder, every day at eight in the evening, and nothing else.
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let clock = friday();
        let mut planner = quick_household(dir.path(), &clock).unwrap();
        for one in planner.reminders(Viewer::Nobody).unwrap() {
            let pause = PauseReminder {
                id: one.id,
                paused: true,
            };
            planner.pause_reminder(ANA, pause).unwrap();
        }
        let new = NewReminder {
            title: "Water the fig tree".into(),
            own: false,
            schedule: Schedule {
                every: Cadence::Days { n: 1 },
                time: at_eight(),
                start: clock.now().date_naive(),
                end: None,
                from: CountFrom::Schedule,
                paused: Vec::new(),
            },
            catch_up: CatchUp::Latest,
        };
        planner.add_reminder(ANA, new).unwrap();
        Self {
            dir,
            clock,
            planner: Some(planner),
            announced: BTreeSet::new(),
            notices: 0,
        }
    }

    fn planner(&mut self) -> &mut Planner {
        self.planner.as_mut().unwrap()
    }

    fn happens(&mut self, what: Happens) {
        match what {
            Awake(span) => {
                let until = self.clock.now() + span;
                while self.clock.now() < until {
                    self.clock
                        .pass(Duration::minutes(30).min(until - self.clock.now()));
                    self.tick();
                }
            }
            Sleep(span) => self.clock.pass(span),
            Quit(span) => {
                self.planner = None;
                self.clock.pass(span);
                let copy: PathBuf = self.dir.path().join("copy");
                let world = Box::new(self.clock.clone());
                self.planner = Some(Planner::open(self.dir.path(), &copy, world).unwrap());
            }
            Happens::Clock(by) => self.clock.pass(by),
        }
        self.tick();
    }

    /// The app looks at the clock, as it does every few seconds and on waking.
    fn tick(&mut self) {
        let notice = self.planner().take_notice().unwrap();
        if notice.is_some() {
            self.notices += 1;
            let items = self.planner().waiting(Viewer::Nobody).unwrap().items;
            let [item] = items.as_slice() else {
                panic!("one thing waits when one is announced, not {items:?}");
            };
            let first = self.announced.insert(item.on_date);
            assert!(first, "{} was announced twice", item.on_date);
        }
        let again = self.planner().take_notice().unwrap();
        assert!(again.is_none(), "at most one notice at each waking");
        if let Some(latest) = latest(self.clock.now()) {
            assert!(self.announced.contains(&latest), "{latest} was missed");
        }
    }
}

/// The newest evening at eight in Berlin, from the day the reminder was made.
fn latest(now: DateTime<Utc>) -> Option<NaiveDate> {
    let mut day = now.with_timezone(&Berlin).date_naive();
    let at = |day: NaiveDate| {
        Berlin
            .from_local_datetime(&day.and_time(at_eight()))
            .unwrap()
    };
    if at(day) > now {
        day = day.pred_opt().unwrap();
    }
    (day >= friday().now().date_naive()).then_some(day)
}

fn hours(n: i64) -> Duration {
    Duration::hours(n)
}

fn days(n: i64) -> Duration {
    Duration::days(n)
}

#[test]
fn a_table_of_nights_and_clocks() {
    // It begins on a Friday at 14:00 in Berlin.
    let table: &[(&str, &[Happens], usize)] = &[
        ("a day awake", &[Awake(days(1))], 1),
        ("three days awake", &[Awake(days(3))], 3),
        ("asleep over one", &[Sleep(hours(10))], 1),
        ("asleep over seven", &[Sleep(days(7))], 1),
        ("asleep over sixty", &[Sleep(days(60))], 1),
        ("closed over one", &[Quit(hours(10))], 1),
        ("closed over seven", &[Quit(days(7)), Awake(hours(1))], 1),
        (
            "shown, then closed and opened",
            &[Awake(hours(7)), Quit(hours(1))],
            1,
        ),
        (
            "clock 3 h ahead",
            &[Happens::Clock(hours(3)), Awake(days(1))],
            1,
        ),
        (
            "clock 3 h ahead over it",
            &[Awake(hours(4)), Happens::Clock(hours(3)), Awake(hours(1))],
            1,
        ),
        (
            "clock 3 d ahead",
            &[Awake(hours(7)), Happens::Clock(days(3)), Awake(days(1))],
            3,
        ),
        (
            "clock 1 h back after it",
            &[Awake(hours(7)), Happens::Clock(hours(-1)), Awake(days(1))],
            2,
        ),
        (
            "clock 1 h back before it",
            &[Awake(hours(5)), Happens::Clock(hours(-1)), Awake(days(1))],
            1,
        ),
        (
            "clock 2 d back",
            &[Awake(days(4)), Happens::Clock(days(-2)), Awake(days(4))],
            6,
        ),
        (
            "clock a year ahead and back",
            &[
                Awake(days(2)),
                Happens::Clock(days(365)),
                Awake(hours(1)),
                Happens::Clock(days(-365)),
                Awake(days(3)),
            ],
            6,
        ),
        (
            "closed, a year ahead, closed, back",
            &[Quit(days(365)), Quit(days(-363)), Awake(days(2))],
            4,
        ),
    ];
    for (name, happenings, notices) in table {
        let mut house = House::new();
        for what in *happenings {
            house.happens(*what);
        }
        assert_eq!(house.notices, *notices, "{name}: {:?}", house.announced);
    }
}

fn anything() -> impl Strategy<Value = Happens> {
    prop_oneof![
        4 => (1..72_i64).prop_map(|n| Awake(hours(n))),
        3 => (1..240_i64).prop_map(|n| Sleep(hours(n))),
        3 => (1..240_i64).prop_map(|n| Quit(hours(n))),
        2 => prop_oneof![
            Just(hours(3)), Just(days(3)), Just(days(365)), Just(hours(-1)), Just(days(-2)),
        ].prop_map(Happens::Clock),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn nothing_is_missed_and_nothing_doubled(happenings in prop::collection::vec(anything(), 1..20)) {
        let mut house = House::new();
        for what in happenings {
            house.happens(what);
        }
    }
}
