//! What becomes of a reminder: put off, moved, done, paused, muted, and what is said of it outside.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod away;
#[path = "../june/mod.rs"]
mod june;
mod outside;
mod own;
mod planned;
mod settled;

use chrono::{Datelike, Duration, NaiveDate, NaiveTime};
use common_ground_core::commands::NoArgs;
use common_ground_core::household::{EditHousehold, EditPartner, Weekday};
use common_ground_core::recurrence::{Cadence, CountFrom, Schedule};
use common_ground_core::reminder::{
    About, Calendar, CalendarTitles, CatchUp, CatchUpOn, EditReminder, LookAt, MoveTo, NewReminder,
    NoticeWords, OnDate, OneReminder, PauseReminder, Preview, ReminderId, Snooze, SnoozeUntil,
    WaitingItem,
};
use common_ground_core::talk::StartBreak;
use common_ground_core::testing::{friday, household};
use common_ground_core::who::{Actor, Side, Viewer};
use common_ground_core::world::World;
use june::{House, berlin};

const ANA: Actor = Actor::One(Side::Start);
const BEN: Actor = Actor::One(Side::End);

/// The two reminders of the app are paused.
fn house() -> House {
    let mut house = june::house();
    for one in house.planner.reminders(Viewer::Nobody).unwrap() {
        let pause = PauseReminder {
            id: one.id,
            paused: true,
        };
        house.planner.pause_reminder(ANA, pause).unwrap();
    }
    house
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

fn on(reminder: ReminderId, d: u32) -> OnDate {
    OnDate {
        reminder,
        on_date: day(d),
    }
}
