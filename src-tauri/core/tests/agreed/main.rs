//! Texts that bind both: what holds when, and that one hand alone never makes anything hold.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod alone;
mod back;
mod stop;
mod today;
mod yes;

#[path = "../house/mod.rs"]
mod house;

use chrono::{Duration, NaiveDate};
use common_ground_core::agreed::{GoOn, Standing, Stop, SubjectId, Yes};
use common_ground_core::boundary::{
    AgreementText, AgreementView, BoundaryId, EditBoundary, OneBoundary, Text, Topic, WriteBoundary,
};
use common_ground_core::household::EditHousehold;
use common_ground_core::testing::{Clock, friday, quick_household};
use common_ground_core::trash::InTrash;
use common_ground_core::who::{Actor, Side, Viewer};
use common_ground_core::{Planner, Result};
use house::live_yeses;
use proptest::prelude::*;

const ANA: Actor = Actor::One(Side::Start);
const BEN: Actor = Actor::One(Side::End);

struct Home {
    planner: Planner,
    clock: Clock,
    id: BoundaryId,
    _dir: tempfile::TempDir,
}

fn text(words: &str, ends: &str) -> AgreementText {
    AgreementText {
        words: words.into(),
        why: String::new(),
        does: [String::new(), String::new()],
        slipped: String::new(),
        talk: false,
        rest: 24,
        ends: ends.parse().unwrap(),
    }
}

impl Home {
    /// A household with one agreement's draft, by Ana, to the end of the year.
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let clock = friday();
        let mut planner = quick_household(dir.path(), &clock).unwrap();
        let new = WriteBoundary {
            topic: Topic::Screens,
            text: Text::Agreement(text("Phones away at dinner", "2026-12-31")),
        };
        let id = planner.write_boundary(ANA, new).unwrap().value;
        Self {
            planner,
            clock,
            id,
            _dir: dir,
        }
    }

    fn subject(&self) -> SubjectId {
        self.id.into()
    }

    fn sees(&self) -> AgreementView {
        let one = OneBoundary { id: self.id };
        self.planner.agreement(Viewer::Both, one).unwrap().agreement
    }

    fn standing(&self) -> Standing {
        self.sees().standing
    }

    fn holding(&self) -> Option<AgreementText> {
        let seen = self.sees();
        seen.standing.holds().then_some(seen.text)
    }

    /// The text that waits for yeses, as its page has it.
    fn waiting(&self) -> Yes {
        let seen = self.sees();
        match seen.pending {
            Some(pending) => Yes {
                version: pending.version,
                digest: pending.digest,
            },
            None => Yes {
                version: seen.standing.version(),
                digest: seen.digest,
            },
        }
    }

    fn yes(&mut self, who: Actor) {
        let yes = self.waiting();
        self.planner.say_yes(who, yes).unwrap();
    }

    fn agree(&mut self) {
        self.yes(ANA);
        self.yes(BEN);
        self.clock.pass(Duration::hours(24));
    }

    /// Both say yes to what waits, if that is still possible, and sleep on it.
    fn both_say_yes(&mut self) {
        let yes = self.waiting();
        for who in [ANA, BEN] {
            let _ = self.planner.say_yes(who, yes.clone());
        }
        self.clock.pass(Duration::hours(24));
    }

    fn edit(&mut self, who: Actor, text: AgreementText) -> Result<()> {
        let edit = EditBoundary {
            id: self.id,
            topic: Topic::Screens,
            text: Text::Agreement(text),
        };
        self.planner.edit_boundary(who, edit).map(|_| ())
    }

    /// Ana alone says where the two live.
    fn lives_in(&mut self, zone: &str) {
        let seen = self.planner.home(Viewer::Both).unwrap().household;
        let edit = EditHousehold {
            zone: zone.into(),
            talk_weekday: seen.talk_weekday,
            talk_time: seen.talk_time,
            theme: seen.theme,
            quiet_from: None,
            quiet_until: None,
            paused: false,
        };
        self.planner.edit_household(ANA, edit).unwrap();
    }

    fn go_on(&mut self, who: Actor, until: &str) -> Result<()> {
        let go_on = GoOn {
            subject: self.subject(),
            until: Some(until.parse().unwrap()),
        };
        self.planner.go_on(who, go_on).map(|_| ())
    }

    fn stop(&self) -> Stop {
        Stop {
            subject: self.subject(),
        }
    }
}
