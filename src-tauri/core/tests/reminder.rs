//! What becomes of a reminder: put off, moved, done, paused, muted, and what is said of it outside.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, NaiveTime, Utc};
use common_ground_core::household::{EditHousehold, EditPartner, Weekday};
use common_ground_core::recurrence::{Cadence, CountFrom, Schedule};
use common_ground_core::reminder::{
    About, Calendar, CalendarTitles, CatchUp, CatchUpOn, EditReminder, LookAt, MoveTo, NewReminder,
    NoticeWords, OnDate, OneReminder, PauseReminder, Preview, ReminderId, Snooze, SnoozeUntil,
    WaitingItem,
};
use common_ground_core::talk::StartBreak;
use common_ground_core::testing::{Clock, friday, household};
use common_ground_core::who::{Actor, Side, Viewer};
use common_ground_core::world::World;
use common_ground_core::{Planner, commands::NoArgs};

const ANA: Actor = Actor::One(Side::Start);
const BEN: Actor = Actor::One(Side::End);

struct House {
    _dir: tempfile::TempDir,
    clock: Clock,
    planner: Planner,
}

/// Friday 12 June 2026, 14:00 in Berlin; the two reminders of the app are paused.
fn house() -> House {
    let dir = tempfile::tempdir().unwrap();
    let clock = friday();
    let mut planner = household(dir.path(), &clock).unwrap();
    for one in planner.reminders(Viewer::Nobody).unwrap() {
        let pause = PauseReminder {
            id: one.id,
            paused: true,
        };
        planner.pause_reminder(ANA, pause).unwrap();
    }
    House {
        _dir: dir,
        clock,
        planner,
    }
}

fn day(d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, d).unwrap()
}

fn time(h: u32, m: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(h, m, 0).unwrap()
}

fn daily(at: NaiveTime) -> Schedule {
    Schedule {
        every: Cadence::Days { n: 1 },
        time: at,
        start: day(12),
        end: None,
        from: CountFrom::Schedule,
        paused: Vec::new(),
    }
}

fn new(schedule: Schedule) -> NewReminder {
    NewReminder {
        title: "Water the fig tree".into(),
        own: false,
        schedule,
        catch_up: CatchUp::Latest,
    }
}

impl House {
    /// A day of June 2026, in Berlin.
    fn go_to(&self, d: u32, h: u32, m: u32) {
        self.clock.set(berlin(day(d).and_time(time(h, m))));
    }

    fn add(&mut self, new: NewReminder) -> ReminderId {
        self.planner.add_reminder(ANA, new).unwrap().value
    }

    fn waiting(&self) -> Vec<WaitingItem> {
        self.planner.waiting(Viewer::Nobody).unwrap().items
    }

    fn dates(&self) -> Vec<NaiveDate> {
        self.waiting().iter().map(|item| item.on_date).collect()
    }

    fn notice(&mut self) -> Option<NoticeWords> {
        let notice = self.planner.take_notice().unwrap();
        notice.map(|done| done.value.words)
    }

    fn settings(&mut self, change: impl FnOnce(&mut EditHousehold)) {
        let home = self.planner.home(Viewer::Nobody).unwrap().household;
        let mut edit = EditHousehold {
            zone: home.zone,
            talk_weekday: home.talk_weekday,
            talk_time: home.talk_time,
            theme: home.theme,
            quiet_from: home.quiet_from,
            quiet_until: home.quiet_until,
            paused: home.paused_from.is_some(),
        };
        change(&mut edit);
        self.planner.edit_household(ANA, edit).unwrap();
    }
}

/// Summer time in Berlin, as the tests' June needs it.
fn berlin(local: NaiveDateTime) -> DateTime<Utc> {
    (local - Duration::hours(2)).and_utc()
}

fn on(reminder: ReminderId, d: u32) -> OnDate {
    OnDate {
        reminder,
        on_date: day(d),
    }
}

#[test]
fn a_household_starts_with_the_check_in_and_our_quarter() {
    let dir = tempfile::tempdir().unwrap();
    let planner = household(dir.path(), &friday()).unwrap();
    let both = planner.reminders(Viewer::Nobody).unwrap();
    let about: Vec<_> = both.iter().map(|one| one.about).collect();
    assert_eq!(about, [Some(About::CheckIn), Some(About::Quarter)]);
    assert_eq!(
        both[0].next,
        Some(berlin(day(14).and_time(time(19, 30)))),
        "this Sunday"
    );
    let october = NaiveDate::from_ymd_opt(2026, 10, 4).unwrap();
    assert_eq!(
        both[1].next,
        Some(berlin(october.and_time(time(19, 30)))),
        "three months out"
    );
    let waiting = planner.waiting(Viewer::Nobody).unwrap();
    assert!(waiting.items.is_empty());
    assert_eq!(waiting.next.unwrap().about, Some(About::CheckIn));
}

#[test]
fn the_check_in_follows_the_settings() {
    let dir = tempfile::tempdir().unwrap();
    let clock = friday();
    let planner = household(dir.path(), &clock).unwrap();
    let mut house = House {
        _dir: dir,
        clock,
        planner,
    };
    house.settings(|edit| {
        edit.talk_weekday = Weekday::Tue;
        edit.talk_time = time(20, 15);
    });
    let both = house.planner.reminders(Viewer::Nobody).unwrap();
    assert_eq!(both[0].next, Some(berlin(day(16).and_time(time(20, 15)))));
    let october = NaiveDate::from_ymd_opt(2026, 10, 6).unwrap();
    assert_eq!(both[1].next, Some(berlin(october.and_time(time(20, 15)))));
    house.planner.undo(ANA).unwrap();
    let both = house.planner.reminders(Viewer::Nobody).unwrap();
    assert_eq!(both[0].next, Some(berlin(day(14).and_time(time(19, 30)))));
}

#[test]
fn each_putting_off_is_announced_once() {
    let mut house = house();
    let id = house.add(new(daily(time(15, 0))));
    house.go_to(12, 15, 0);
    assert_eq!(house.notice(), Some(NoticeWords::Now));
    let put_off = |until| Snooze {
        reminder: id,
        on_date: day(12),
        until,
    };
    house
        .planner
        .snooze(ANA, put_off(SnoozeUntil::Hour {}))
        .unwrap();
    house
        .planner
        .snooze(BEN, put_off(SnoozeUntil::Hour {}))
        .unwrap();
    assert!(house.waiting().is_empty() && house.notice().is_none());
    house.go_to(12, 16, 0);
    assert_eq!(house.dates(), [day(12)]);
    assert_eq!(house.notice(), Some(NoticeWords::Now));
    assert_eq!(house.notice(), None);
    house
        .planner
        .snooze(ANA, put_off(SnoozeUntil::Tonight {}))
        .unwrap();
    house.go_to(12, 20, 0);
    assert_eq!(house.notice(), Some(NoticeWords::Now));
    let late = house.planner.snooze(ANA, put_off(SnoozeUntil::Tonight {}));
    assert_eq!(late.unwrap_err().code(), "too-early", "tonight has passed");
    let at = day(12).and_time(time(23, 30));
    house
        .planner
        .snooze(ANA, put_off(SnoozeUntil::At { at }))
        .unwrap();
    house.clock.pass(Duration::hours(-1));
    assert!(house.waiting().is_empty() && house.notice().is_none());
    house.go_to(12, 23, 40);
    assert_eq!(house.notice(), Some(NoticeWords::Now));
}

#[test]
fn everything_is_safe_to_repeat_and_settled_stays_settled() {
    let mut house = house();
    let id = house.add(new(daily(time(15, 0))));
    house.go_to(12, 15, 0);
    house.planner.reminder_done(ANA, on(id, 12)).unwrap();
    let again = house.planner.reminder_done(BEN, on(id, 12)).unwrap();
    assert!(again.changes.is_empty(), "nothing happens the second time");
    assert_eq!(house.notice(), None, "done before it was shown");
    let skip = house.planner.reminder_skip(ANA, on(id, 12)).unwrap_err();
    assert_eq!(skip.code(), "not-now");
    let none = house.planner.reminder_done(ANA, on(id, 11)).unwrap_err();
    assert_eq!(none.code(), "not-found", "before its first date");
    house.planner.undo(ANA).unwrap();
    assert_eq!(house.dates(), [day(12)], "undone, it waits again");
}

#[test]
fn moving_takes_it_to_the_other_day_only() {
    let mut house = house();
    let id = house.add(new(Schedule {
        every: Cadence::Weeks {
            n: 1,
            on: vec![chrono::Weekday::Sun],
        },
        ..daily(time(19, 30))
    }));
    let to = |d, h| MoveTo {
        reminder: id,
        on_date: day(14),
        to: day(d).and_time(time(h, 0)),
    };
    assert_eq!(
        house
            .planner
            .move_reminder(ANA, to(11, 20))
            .unwrap_err()
            .code(),
        "too-early"
    );
    house.planner.move_reminder(ANA, to(16, 20)).unwrap();
    house.planner.move_reminder(BEN, to(16, 20)).unwrap();
    house.go_to(14, 19, 30);
    assert_eq!((house.waiting(), house.notice()), (vec![], None));
    house.go_to(16, 20, 0);
    assert_eq!(house.notice(), Some(NoticeWords::Now));
    assert_eq!(house.dates(), [day(16)]);
    house.go_to(21, 19, 30);
    assert_eq!(house.notice(), Some(NoticeWords::Now));
    assert_eq!(
        house.dates(),
        [day(21)],
        "the moved one gave way to the next"
    );
}

#[test]
fn after_an_absence_only_the_latest_waits_and_says_since_when() {
    let mut house = house();
    house.add(new(daily(time(20, 0))));
    house.go_to(12, 20, 0);
    assert_eq!(house.notice(), Some(NoticeWords::Now));
    house.go_to(18, 9, 0);
    let since = day(13).and_time(time(20, 0));
    assert_eq!(house.notice(), Some(NoticeWords::Since(since)));
    let items = house.waiting();
    assert_eq!(house.dates(), [day(17)]);
    assert_eq!(items[0].since, Some(berlin(since)));
    assert!(!items[0].asks);
}

#[test]
fn each_brings_all_of_them_and_ask_asks() {
    let mut house = house();
    house.add(NewReminder {
        catch_up: CatchUp::Each,
        ..new(daily(time(20, 0)))
    });
    house.go_to(15, 9, 0);
    assert!(
        house.notice().is_some() && house.notice().is_none(),
        "one notice for all"
    );
    assert_eq!(house.dates(), [day(12), day(13), day(14)]);

    for (look_at, rest) in [
        (LookAt::Latest, vec![day(14)]),
        (LookAt::Each, vec![day(12), day(13), day(14)]),
    ] {
        let mut house = self::house();
        let id = house.add(NewReminder {
            catch_up: CatchUp::Ask,
            ..new(daily(time(20, 0)))
        });
        house.go_to(15, 9, 0);
        assert!(house.notice().is_some());
        assert!(house.waiting()[0].asks);
        house
            .planner
            .catch_up(
                ANA,
                CatchUpOn {
                    reminder: id,
                    look_at,
                },
            )
            .unwrap();
        assert_eq!(house.dates(), rest);
        assert!(
            house.waiting().iter().all(|item| !item.asks),
            "answered once"
        );
        assert_eq!(house.notice(), None);
    }
}

#[test]
fn counted_from_completion_there_is_one_next_time() {
    let mut house = house();
    let id = house.add(new(Schedule {
        every: Cadence::Days { n: 3 },
        from: CountFrom::Completion,
        ..daily(time(20, 0))
    }));
    house.go_to(16, 21, 0);
    assert_eq!(house.dates(), [day(12)], "it waits, and does not pile up");
    assert!(house.notice().is_some());
    house.planner.reminder_done(ANA, on(id, 12)).unwrap();
    house.go_to(19, 19, 0);
    assert!(house.waiting().is_empty());
    house.go_to(19, 20, 0);
    assert_eq!(house.dates(), [day(19)], "three days after it was done");
}

#[test]
fn pauses_end_without_backlog() {
    let mut house = house();
    let id = house.add(new(daily(time(20, 0))));
    house
        .planner
        .pause_reminder(BEN, PauseReminder { id, paused: true })
        .unwrap();
    house.go_to(15, 9, 0);
    assert_eq!((house.waiting(), house.notice()), (vec![], None));
    house
        .planner
        .pause_reminder(ANA, PauseReminder { id, paused: false })
        .unwrap();
    assert_eq!((house.waiting(), house.notice()), (vec![], None));
    house.go_to(15, 20, 0);
    assert_eq!(house.dates(), [day(15)]);

    house.settings(|edit| edit.paused = true);
    house.go_to(18, 21, 0);
    assert_eq!((house.waiting(), house.notice()), (vec![], None));
    house.settings(|edit| edit.paused = false);
    assert_eq!(house.notice(), None);
    house.go_to(19, 20, 0);
    assert_eq!(house.notice(), Some(NoticeWords::Now));
    assert_eq!(house.dates(), [day(19)]);
}

#[test]
fn quiet_hours_wait_and_mutes_silence_only_what_is_ones_own() {
    let mut house = house();
    house.settings(|edit| {
        edit.quiet_from = Some(time(21, 0));
        edit.quiet_until = Some(time(8, 0));
    });
    house.add(new(daily(time(22, 0))));
    house.go_to(12, 22, 0);
    assert_eq!(house.notice(), None);
    assert_eq!(house.dates(), [day(12)], "the list is right all the same");
    house.go_to(13, 7, 59);
    assert_eq!(house.notice(), None, "over midnight");
    house.go_to(13, 8, 0);
    assert!(matches!(house.notice(), Some(NoticeWords::Since(_))));

    let own = house.add(NewReminder {
        own: true,
        ..new(daily(time(12, 0)))
    });
    let ana = house.planner.home(Viewer::Nobody).unwrap().partners[0].clone();
    let mute = EditPartner {
        name: ana.name,
        letters: ana.letters,
        colour: ana.colour,
        text_size: 100,
        muted: true,
    };
    house.planner.edit_partner(ANA, mute).unwrap();
    house.go_to(13, 12, 0);
    assert_eq!(house.notice(), None);
    assert_eq!(
        house.dates(),
        [day(12)],
        "hers is not for the page that stands open"
    );
    let hers = house
        .planner
        .waiting(Viewer::One(Side::Start))
        .unwrap()
        .items;
    assert!(hers.iter().any(|item| item.reminder == own));
    let his = house.planner.reminder_done(BEN, on(own, 13)).unwrap_err();
    assert_eq!(his.code(), "not-yours");
}

#[test]
fn a_changed_time_brings_today_again_and_old_dates_never() {
    let mut house = house();
    let id = house.add(new(daily(time(15, 0))));
    house.go_to(12, 15, 0);
    assert!(house.notice().is_some());
    let edit = |at| EditReminder {
        id,
        title: "Water the fig tree".into(),
        schedule: Schedule {
            start: day(1),
            ..daily(at)
        },
        catch_up: CatchUp::Each,
    };
    house.planner.edit_reminder(ANA, edit(time(18, 0))).unwrap();
    assert_eq!((house.waiting(), house.notice()), (vec![], None));
    house.go_to(12, 18, 0);
    assert_eq!(house.dates(), [day(12)]);
    assert!(house.notice().is_some());
}

#[test]
fn undo_and_redo_of_making_one_show_nothing_twice() {
    let mut house = house();
    house.add(new(daily(time(15, 0))));
    house.go_to(12, 15, 0);
    assert!(house.notice().is_some());
    house.planner.undo(ANA).unwrap();
    assert!(house.waiting().is_empty());
    house.planner.redo(ANA).unwrap();
    assert_eq!(house.dates(), [day(12)]);
    assert_eq!(house.notice(), None);
}

#[test]
fn the_apps_own_can_be_paused_but_not_deleted() {
    let mut house = house();
    let own = house.planner.reminders(Viewer::Nobody).unwrap()[0].id;
    let refused = house
        .planner
        .delete_reminder(ANA, OneReminder { id: own })
        .unwrap_err();
    assert_eq!(refused.code(), "not-now");
    let id = house.add(new(daily(time(15, 0))));
    house
        .planner
        .delete_reminder(ANA, OneReminder { id })
        .unwrap();
    assert_eq!(house.planner.reminders(Viewer::Nobody).unwrap().len(), 2);
    house.planner.undo(ANA).unwrap();
    assert_eq!(house.planner.reminders(Viewer::Nobody).unwrap().len(), 3);
}

#[test]
fn what_cannot_be_kept_is_said_at_its_field() {
    let mut house = house();
    let every = |n| Schedule {
        every: Cadence::Days { n },
        ..daily(time(9, 0))
    };
    let code = |house: &mut House, new| {
        let error = house.planner.add_reminder(ANA, new).unwrap_err();
        serde_json::to_value(error).unwrap()
    };
    let zero = code(&mut house, new(every(0)));
    assert_eq!(zero["code"], "out-of-range");
    assert_eq!(zero["data"]["field"], "schedule.every.n");
    assert_eq!(zero["data"]["min"], 1);
    let empty = code(
        &mut house,
        NewReminder {
            title: "  ".into(),
            ..new(every(1))
        },
    );
    assert_eq!(empty["data"]["field"], "title");
    let before = Schedule {
        end: Some(day(11)),
        ..every(1)
    };
    assert_eq!(code(&mut house, new(before))["code"], "too-early");
    let whose = house.planner.add_reminder(
        Actor::Both,
        NewReminder {
            own: true,
            ..new(every(1))
        },
    );
    assert_eq!(whose.unwrap_err().code(), "whose-hand");
    assert_eq!(
        house.planner.reminders(Viewer::Nobody).unwrap().len(),
        2,
        "nothing half-kept"
    );
}

#[test]
fn the_next_five_dates_are_shown_before_saving() {
    let house = house();
    let march = NaiveDate::from_ymd_opt(2027, 3, 27).unwrap();
    let schedule = Schedule {
        start: march,
        ..daily(time(2, 30))
    };
    let five = house
        .planner
        .preview_dates(Viewer::Nobody, Preview { schedule })
        .unwrap();
    assert_eq!(five.len(), 5);
    let moved: Vec<_> = five.iter().map(|date| date.moved_on).collect();
    assert_eq!(
        moved,
        [false, true, false, false, false],
        "02:30 does not exist on the 28th"
    );
    assert_eq!(
        five[1].at.to_rfc3339(),
        "2027-03-28T01:30:00+00:00",
        "03:30 there"
    );
}

#[test]
fn the_wake_file_holds_instants_and_nothing_else() {
    let mut house = house();
    house.settings(|edit| {
        edit.quiet_from = Some(time(21, 0));
        edit.quiet_until = Some(time(8, 0));
    });
    let id = house.add(new(daily(time(22, 0))));
    house.add(NewReminder {
        title: "once".into(),
        ..new(Schedule {
            end: Some(day(12)),
            ..daily(time(15, 0))
        })
    });
    house.go_to(12, 15, 0);
    house.planner.take_notice().unwrap();
    let before = house.planner.wake().unwrap().unwrap();
    assert_eq!(
        before,
        house.planner.wake().unwrap().unwrap(),
        "tokens stay from one writing to the next"
    );
    assert_eq!(before.notices.len(), 1 + 60);
    assert!(before.notices[0].shown && !before.notices[1].shown);
    assert_eq!(
        before.notices[1].at,
        berlin(day(13).and_time(time(8, 0))),
        "after the quiet hours"
    );
    house.planner.write_wake(&before).unwrap();
    let text = std::fs::read_to_string(house.planner.folder().path().join("wake.json")).unwrap();
    assert!(!text.contains("fig") && !text.contains(&id.to_string()));
    house.settings(|edit| edit.paused = true);
    assert!(house.planner.wake().unwrap().unwrap().notices.is_empty());
}

#[test]
fn a_break_is_anyones_and_leaves_no_trace() {
    let mut house = house();
    for minutes in [0, 19, 24 * 60 + 1] {
        let odd = house
            .planner
            .start_break(StartBreak { minutes })
            .unwrap_err();
        assert_eq!(odd.code(), "out-of-range");
    }
    house
        .planner
        .start_break(StartBreak { minutes: 20 })
        .unwrap();
    house
        .planner
        .start_break(StartBreak { minutes: 60 })
        .unwrap();
    house.go_to(12, 14, 59);
    assert_eq!(house.notice(), None);
    let seen = house
        .planner
        .waiting(Viewer::Nobody)
        .unwrap()
        .on_break
        .unwrap();
    assert_eq!(
        (seen.back_at, seen.over),
        (house.clock.now() + Duration::minutes(1), false)
    );
    house.go_to(12, 15, 0);
    assert_eq!(house.notice(), Some(NoticeWords::BreakOver));
    assert_eq!(house.notice(), None);
    assert!(
        house
            .planner
            .waiting(Viewer::Nobody)
            .unwrap()
            .on_break
            .unwrap()
            .over
    );
    house.planner.end_break(NoArgs {}).unwrap();
    assert_eq!(
        house.planner.waiting(Viewer::Nobody).unwrap().on_break,
        None
    );
    house.planner.end_break(NoArgs {}).unwrap();
}

#[test]
fn the_calendar_is_neutral_and_other_programs_read_it() {
    let mut house = house();
    house.add(new(Schedule {
        every: Cadence::Weeks {
            n: 2,
            on: vec![chrono::Weekday::Sat],
        },
        ..daily(time(9, 0))
    }));
    house.add(NewReminder {
        own: true,
        title: "Only Ana’s".into(),
        ..new(daily(time(9, 0)))
    });
    let text = |titles, viewer| {
        house
            .planner
            .calendar_text(viewer, &Calendar { titles })
            .unwrap()
    };
    let neutral = text(CalendarTitles::Neutral, Viewer::Both);
    assert!(!neutral.contains("fig"));
    assert_eq!(
        neutral.matches("BEGIN:VEVENT").count(),
        1,
        "paused ones and Ana’s are left out"
    );
    let own = text(CalendarTitles::Own, Viewer::One(Side::Start));
    assert!(own.contains("fig") && own.contains("Only Ana"));

    // Read back by a library that shares nothing with the one that wrote it.
    let rules: Vec<&str> = neutral
        .lines()
        .filter(|line| ["DTSTART", "RRULE"].iter().any(|key| line.starts_with(key)))
        .collect();
    let set: rrule::RRuleSet = rules.join("\n").parse().unwrap();
    let dates: Vec<NaiveDate> = set
        .all(3)
        .dates
        .iter()
        .map(|at| at.with_timezone(&chrono_tz::Europe::Berlin).date_naive())
        .collect();
    assert_eq!(
        dates,
        [
            day(13),
            day(27),
            NaiveDate::from_ymd_opt(2026, 7, 11).unwrap()
        ]
    );
}
