//! Telling a household's life in order: the clock is set to a day, then somebody does something.

use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use uuid::Uuid;

use super::dice;
use crate::agreed::{self, SubjectId, Yes};
use crate::boundary::{
    AgreementText, BoundaryId, OwnText, RequestText, Text, Topic, WriteBoundary,
};
use crate::civil;
use crate::error::{Error, Problem, Result};
use crate::goal::{
    AddGoal, AddStep, CheckStep, EditGoal, Ending, GoalId, Horizon, LogProgress, Measure, MoveGoal,
    Place, StepId,
};
use crate::household::{Area, AreaId, Colour, Weekday};
use crate::moment::{NewGoodMoment, NewGoodTime};
use crate::planner::Planner;
use crate::rule::{RuleId, RuleTerms, WriteRule};
use crate::set_up::{NewPartner, SetUp};
use crate::who::{Actor, Side};
use crate::world::World;

pub(super) const ANA: Actor = Actor::One(Side::Start);
pub(super) const BEN: Actor = Actor::One(Side::End);
pub(super) const BOTH: Actor = Actor::Both;

/// A clock that is told what day it is.
#[derive(Clone)]
struct Told {
    now: Arc<Mutex<DateTime<Utc>>>,
    seed: u64,
    ids: Arc<AtomicU64>,
}

impl World for Told {
    fn now(&self) -> DateTime<Utc> {
        *self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn since_boot(&self) -> Option<Duration> {
        None
    }

    fn uuid(&self) -> Uuid {
        let n = self.ids.fetch_add(1, Ordering::Relaxed);
        uuid::Builder::from_random_bytes(dice::bytes(self.seed, n)).into_uuid()
    }

    fn secret(&self) -> [u8; 32] {
        // Nothing in a sample is anyone's: its key need not be a secret.
        let mut secret = [0; 32];
        for (to, from) in secret
            .iter_mut()
            .zip(dice::bytes(self.seed, u64::MAX).repeat(2))
        {
            *to = from;
        }
        secret
    }
}

/// Where and when a story happens.
pub(super) struct Scene {
    told: Told,
    zone: Tz,
    /// The day it ends on.
    today: NaiveDate,
    end: DateTime<Utc>,
    pub(super) seed: u64,
}

/// A household whose life is being told.
pub(super) struct Story<'a> {
    pub(super) planner: &'a mut Planner,
    pub(super) scene: &'a Scene,
}

impl Scene {
    /// Ana and Ben set up their planner `days` days before `now`.
    pub(super) fn begin(
        dir: &Path,
        now: DateTime<Utc>,
        zone: &str,
        days: i64,
        seed: u64,
    ) -> Result<(Planner, Self)> {
        let tz: Tz = zone
            .parse()
            .map_err(|_| Error::field("zone", Problem::NotAChoice))?;
        let told = Told {
            now: Arc::new(Mutex::new(now - Duration::days(days))),
            seed,
            ids: Arc::default(),
        };
        let partner = |name: &str, letters: &str, colour| NewPartner {
            name: name.to_owned(),
            letters: letters.to_owned(),
            colour,
        };
        let set_up = SetUp {
            both: true,
            partners: [
                partner("Ana", "A", Colour::Blue),
                partner("Ben", "B", Colour::Clay),
            ],
            wish: "A week in Lisbon, just us".to_owned(),
            talk_weekday: Weekday::Sun,
            talk_time: NaiveTime::from_hms_opt(19, 30, 0).unwrap_or_default(),
            zone: zone.to_owned(),
            areas: [
                "Family", "Money", "Work", "Everyday", "Home", "Health", "Growth", "Fun",
            ]
            .map(str::to_owned)
            .to_vec(),
        };
        let planner = Planner::set_up(dir, Box::new(told.clone()), set_up)?;
        let scene = Self {
            told,
            zone: tz,
            today: civil::today(now, tz),
            end: now,
            seed,
        };
        Ok((planner, scene))
    }
}

impl Story<'_> {
    /// The evening `days` days before the end. The clock never runs past the end.
    pub(super) fn ago(&mut self, days: i64) {
        let evening = NaiveTime::from_hms_opt(20, 0, 0).unwrap_or_default();
        let day = self.day(-days);
        let at = civil::resolve_local(day.and_time(evening), self.scene.zone).min(self.scene.end);
        let mut now = self
            .scene
            .told
            .now
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *now = at.max(*now);
    }

    /// The day `days` days after the end of the story; before it, if negative.
    pub(super) fn day(&self, days: i64) -> NaiveDate {
        self.scene.today + Duration::days(days)
    }

    /// Some hours go by, but not past the end.
    pub(super) fn later(&mut self, hours: i64) {
        let mut now = self
            .scene
            .told
            .now
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        *now = (*now + Duration::hours(hours)).min(self.scene.end);
    }

    /// The day `days` days after the one it is in the story.
    pub(super) fn in_days(&self, days: i64) -> NaiveDate {
        civil::today(self.planner.now(), self.scene.zone) + Duration::days(days)
    }

    pub(super) fn area(&self, name: &str) -> Result<Option<AreaId>> {
        let areas: Vec<Area> = self.planner.rows().select("WHERE name=?1", [name])?;
        Ok(areas.first().map(|area| area.id))
    }

    /// One partner's yes to the newest words, as they stand on the page.
    pub(super) fn yes(&mut self, actor: Actor, subject: impl Into<SubjectId>) -> Result<()> {
        let yes = self.newest(subject.into())?;
        self.planner.say_yes(actor, yes)?;
        Ok(())
    }

    pub(super) fn both_yes(&mut self, subject: impl Into<SubjectId>) -> Result<()> {
        let subject = subject.into();
        self.yes(ANA, subject)?;
        self.yes(BEN, subject)
    }

    fn newest(&self, subject: SubjectId) -> Result<Yes> {
        let record = agreed::of(self.planner.rows(), subject)?;
        let newest = record.newest()?;
        Ok(Yes {
            version: newest.id,
            digest: newest.digest.clone(),
        })
    }

    pub(super) fn goal(
        &mut self,
        actor: Actor,
        horizon: Horizon,
        title: &str,
        area: &str,
        own: bool,
    ) -> Result<GoalId> {
        let area = self.area(area)?;
        let goal = AddGoal {
            title: title.to_owned(),
            horizon,
            area,
            own,
        };
        Ok(self.planner.add_goal(actor, goal)?.value)
    }

    /// A goal's sheet with nothing in it but its title, to be filled.
    pub(super) fn sheet(
        &self,
        goal: GoalId,
        horizon: Horizon,
        title: &str,
        area: &str,
    ) -> Result<EditGoal> {
        Ok(EditGoal {
            goal,
            title: title.to_owned(),
            done: String::new(),
            sum: None,
            horizon,
            area: self.area(area)?,
            target: None,
            support: String::new(),
            why: String::new(),
            stuck: String::new(),
            who_does: String::new(),
            notes: String::new(),
            measure: Measure::Steps,
            measure_from: None,
            measure_to: None,
            unit: String::new(),
        })
    }

    /// Moves a card as one partner does; where that is a yes, to the words as they stand there.
    pub(super) fn move_to(&mut self, actor: Actor, goal: GoalId, to: Place) -> Result<()> {
        self.end_as(actor, goal, to, None)
    }

    /// Both put it in the same column, one after the other.
    pub(super) fn both_move(&mut self, goal: GoalId, to: Place) -> Result<()> {
        self.move_to(ANA, goal, to)?;
        self.move_to(BEN, goal, to)
    }

    pub(super) fn end_as(
        &mut self,
        actor: Actor,
        goal: GoalId,
        to: Place,
        ending: Option<Ending>,
    ) -> Result<()> {
        let texts = vec![self.newest(goal.into())?];
        let to = MoveGoal {
            goal,
            to,
            before: None,
            texts,
            ending,
        };
        self.planner.move_goal(actor, to)?;
        Ok(())
    }

    /// Adds a step, ticked or not.
    pub(super) fn step(
        &mut self,
        actor: Actor,
        goal: GoalId,
        words: &str,
        done: bool,
    ) -> Result<StepId> {
        let step = AddStep {
            goal,
            words: words.to_owned(),
            due: None,
        };
        let step = self.planner.add_step(actor, step)?.value;
        if done {
            self.planner.check_step(actor, CheckStep { step, done })?;
        }
        Ok(step)
    }

    pub(super) fn progress(&mut self, actor: Actor, goal: GoalId, value: i64) -> Result<()> {
        let day = civil::today(self.planner.now(), self.scene.zone).to_string();
        let log = LogProgress {
            goal,
            entry: None,
            day,
            value,
            note: String::new(),
        };
        self.planner.log_progress(actor, log)?;
        Ok(())
    }

    pub(super) fn moment(&mut self, actor: Actor, words: &str) -> Result<()> {
        let words = words.to_owned();
        self.planner
            .add_good_moment(actor, NewGoodMoment { words })?;
        Ok(())
    }

    pub(super) fn good_time(
        &mut self,
        actor: Actor,
        title: &str,
        in_days: i64,
        hour: u32,
    ) -> Result<()> {
        let new = NewGoodTime {
            title: title.to_owned(),
            day: self.day(in_days),
            time: NaiveTime::from_hms_opt(hour, 0, 0),
            arrange: actor != BOTH,
        };
        self.planner.add_good_time(actor, new)?;
        Ok(())
    }

    pub(super) fn own(
        &mut self,
        actor: Actor,
        topic: Topic,
        words: [&str; 4],
    ) -> Result<BoundaryId> {
        let [when, will, why, helps] = words.map(str::to_owned);
        let text = Text::Own(OwnText {
            when,
            will,
            why,
            helps,
        });
        Ok(self
            .planner
            .write_boundary(actor, WriteBoundary { topic, text })?
            .value)
    }

    pub(super) fn request(
        &mut self,
        actor: Actor,
        topic: Topic,
        words: &str,
        why: &str,
    ) -> Result<BoundaryId> {
        let text = Text::Request(RequestText {
            words: words.to_owned(),
            why: why.to_owned(),
        });
        Ok(self
            .planner
            .write_boundary(actor, WriteBoundary { topic, text })?
            .value)
    }

    /// An agreement that runs for `days` from the day it is written; nobody has said yes to it yet.
    pub(super) fn agreement(
        &mut self,
        topic: Topic,
        words: &str,
        why: &str,
        talk: bool,
        days: i64,
    ) -> Result<BoundaryId> {
        let text = Text::Agreement(AgreementText {
            words: words.to_owned(),
            why: why.to_owned(),
            does: [String::new(), String::new()],
            slipped: String::new(),
            talk,
            rest: 24,
            ends: self.in_days(days),
        });
        Ok(self
            .planner
            .write_boundary(BOTH, WriteBoundary { topic, text })?
            .value)
    }

    pub(super) fn rule(&mut self, actor: Actor, terms: RuleTerms) -> Result<RuleId> {
        let write = WriteRule {
            id: None,
            terms,
            review_on: None,
        };
        Ok(self.planner.write_rule(actor, write)?.value)
    }
}
