//! When the two sit down next: one truth, worked out from the check-in and what became of its dates.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test's panic is its answer"
)]

mod calendar;
mod june;

use chrono::{DateTime, NaiveDateTime, Utc};
use common_ground_core::export;
use common_ground_core::reminder::{
    About, Calendar, CalendarTitles, MoveTo, NextTalk, NoticeWords, OnDate, PauseReminder, Snooze,
    SnoozeUntil,
};
use common_ground_core::who::{Actor, Side, Viewer};
use common_ground_core::work::Work;
use june::{House, at, berlin, house};

const ANA: Actor = Actor::One(Side::Start);
const BEN: Actor = Actor::One(Side::End);

impl House {
    fn talk(&self) -> NextTalk {
        self.planner.today_page(Viewer::Nobody).unwrap().talk
    }

    /// Moves the next talk, as the button on Today does.
    fn move_it(&mut self, by: Actor, to: NaiveDateTime) -> Result<(), common_ground_core::Error> {
        let date = self.talk().date.unwrap();
        let to = MoveTo {
            reminder: date.reminder,
            on_date: date.on_date,
            to,
        };
        self.planner.move_reminder(by, to).map(|_| ())
    }

    /// The check-in in the list of reminders.
    fn listed(&self) -> Option<DateTime<Utc>> {
        let all = self.planner.reminders(Viewer::Nobody).unwrap();
        let check_in = all.iter().find(|one| one.about == Some(About::CheckIn));
        check_in.unwrap().next
    }

    /// The check-in's first dates from today on, as another program reads them out of the calendar file.
    fn in_the_calendar(&self, n: usize) -> Vec<DateTime<Utc>> {
        let titles = CalendarTitles::Neutral;
        let file = self
            .planner
            .calendar_text(Viewer::Both, &Calendar { titles })
            .unwrap();
        let all = self.planner.reminders(Viewer::Nobody).unwrap();
        let check_in = all.iter().find(|one| one.about == Some(About::CheckIn));
        let id = check_in.unwrap().id.0.to_string();
        let mut dates = calendar::dates_of(&file, &id, 40);
        dates.truncate(n);
        dates
    }

    fn notice(&mut self) -> Option<NoticeWords> {
        let notice = self.planner.take_notice().unwrap();
        notice.map(|done| done.value.words)
    }
}

#[test]
fn moving_one_talk_moves_it_everywhere_and_no_other() {
    let mut house = house();
    assert_eq!(house.talk().at, berlin(at(14, 19, 30)));
    assert!(!house.talk().moved);
    house.move_it(BEN, at(16, 20, 0)).unwrap();

    let talk = house.talk();
    assert_eq!(
        (talk.at, talk.moved),
        (berlin(at(16, 20, 0)), true),
        "what Today says"
    );
    assert_eq!(talk.then, Some(berlin(at(21, 19, 30))), "the rhythm stays");
    assert_eq!(house.listed(), Some(talk.at), "what the list says");
    let next = house.planner.waiting(Viewer::Nobody).unwrap().next;
    assert_eq!(next.unwrap().at, talk.at, "what is said to come next");

    house.go_to(14, 19, 31);
    assert_eq!(house.notice(), None, "nobody is reminded of the old day");
    house.go_to(16, 20, 0);
    assert_eq!(house.notice(), Some(NoticeWords::Now));
    let items = house.planner.waiting(Viewer::Nobody).unwrap().items;
    assert_eq!(items.len(), 1);
    assert_eq!(items[0].since, None, "moved is not missed");
    assert_eq!(
        house.talk().at,
        berlin(at(16, 20, 0)),
        "its ten minutes run"
    );
    house.go_to(16, 20, 11);
    assert_eq!(house.talk().at, berlin(at(21, 19, 30)));
    assert!(!house.talk().moved);
}

#[test]
fn the_calendar_file_shows_a_talk_where_it_takes_place() {
    let mut house = house();
    let usual = [
        berlin(at(14, 19, 30)),
        berlin(at(21, 19, 30)),
        berlin(at(28, 19, 30)),
    ];
    assert_eq!(house.in_the_calendar(3), usual);

    // To another day, and on from there; the usual day is free.
    house.move_it(BEN, at(16, 20, 0)).unwrap();
    house.move_it(ANA, at(17, 8, 0)).unwrap();
    assert_eq!(
        house.in_the_calendar(3),
        [berlin(at(17, 8, 0)), usual[1], usual[2]]
    );
    // Back to its day, but later.
    house.move_it(ANA, at(14, 21, 0)).unwrap();
    assert_eq!(
        house.in_the_calendar(3),
        [berlin(at(14, 21, 0)), usual[1], usual[2]]
    );
    // Onto the day of the next: there is one talk that day, at the time that was chosen.
    house.move_it(BEN, at(21, 10, 0)).unwrap();
    assert_eq!(house.in_the_calendar(2), [berlin(at(21, 10, 0)), usual[2]]);
    // Not this time.
    let sunday = house.talk().date.unwrap();
    let skip = OnDate {
        reminder: sunday.reminder,
        on_date: sunday.on_date,
    };
    house.planner.reminder_skip(ANA, skip).unwrap();
    assert_eq!(house.in_the_calendar(1), [usual[2]]);
}

#[test]
fn moving_is_undone_as_if_it_had_never_been() {
    let mut house = house();
    let before = export::canonical(&house.planner).unwrap();
    house.move_it(ANA, at(13, 10, 0)).unwrap();
    assert_eq!(house.talk().at, berlin(at(13, 10, 0)));
    house.planner.undo(ANA, &Work::default()).unwrap();
    assert_eq!(house.talk().at, berlin(at(14, 19, 30)));
    assert_eq!(export::canonical(&house.planner).unwrap(), before);
}

#[test]
fn a_moved_talk_can_be_moved_again_also_back_to_its_own_day() {
    let mut house = house();
    house.move_it(ANA, at(16, 20, 0)).unwrap();
    house.move_it(BEN, at(17, 8, 0)).unwrap();
    assert_eq!(house.talk().at, berlin(at(17, 8, 0)));
    house.move_it(ANA, at(14, 19, 30)).unwrap();
    let talk = house.talk();
    assert_eq!((talk.at, talk.moved), (berlin(at(14, 19, 30)), false));
    assert_eq!(talk.then, Some(berlin(at(21, 19, 30))));
    house.move_it(ANA, at(14, 21, 0)).unwrap();
    let talk = house.talk();
    assert_eq!((talk.at, talk.moved), (berlin(at(14, 21, 0)), true));
    let gone = house.move_it(ANA, at(11, 20, 0)).unwrap_err();
    assert_eq!(gone.code(), "too-early");
    assert_eq!(house.talk(), talk, "and it stays where it was");
}

#[test]
fn a_day_whose_talk_was_left_out_is_not_taken_twice() {
    let mut house = house();
    let sunday = house.talk().date.unwrap();
    let skip = OnDate {
        reminder: sunday.reminder,
        on_date: sunday.on_date,
    };
    house.planner.reminder_skip(ANA, skip).unwrap();
    assert_eq!(house.talk().at, berlin(at(21, 19, 30)), "not this time");
    let taken = house.move_it(ANA, at(14, 19, 30)).unwrap_err();
    assert_eq!(taken.code(), "taken");
}

#[test]
fn putting_off_until_we_sit_down_means_the_same_talk() {
    let mut house = house();
    house.move_it(ANA, at(16, 20, 0)).unwrap();
    let every = serde_json::from_value(serde_json::json!({
        "title": "Water the fig tree", "own": false, "catch_up": "latest",
        "schedule": {
            "every": { "unit": "days", "n": 1 }, "time": "15:00:00", "start": "2026-06-12",
            "end": "2026-06-12", "from": "schedule", "paused": [],
        },
    }))
    .unwrap();
    let id = house.planner.add_reminder(ANA, every).unwrap().value;
    house.go_to(12, 15, 0);
    let off = Snooze {
        reminder: id,
        on_date: at(12, 0, 0).date(),
        until: SnoozeUntil::Talk {},
    };
    house.planner.snooze(ANA, off).unwrap();
    house.go_to(16, 19, 59);
    assert_eq!(house.planner.waiting(Viewer::Nobody).unwrap().items, []);
    house.go_to(16, 20, 0);
    let items = house.planner.waiting(Viewer::Nobody).unwrap().items;
    assert!(items.iter().any(|item| item.reminder == id));
}

#[test]
fn a_talk_whose_reminder_is_paused_still_takes_place() {
    let mut house = house();
    let reminder = house.talk().date.unwrap().reminder;
    let pause = PauseReminder {
        id: reminder,
        paused: true,
    };
    house.planner.pause_reminder(ANA, pause).unwrap();
    assert_eq!(house.talk().at, berlin(at(14, 19, 30)));
    assert_eq!(house.listed(), None, "it only reminds of nothing");
}
