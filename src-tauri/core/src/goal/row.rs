//! The tables of goals.

use chrono::{DateTime, NaiveDate, Utc};

use super::Target;
use crate::agreed::SubjectId;
use crate::db::{id, row, text_enum};
use crate::household::AreaId;
use crate::who::{Author, Side};

id! {
    /// A goal's id.
    pub GoalId
}

impl From<GoalId> for SubjectId {
    fn from(goal: GoalId) -> Self {
        Self(goal.0)
    }
}

impl From<SubjectId> for GoalId {
    fn from(subject: SubjectId) -> Self {
        Self(subject.0)
    }
}

id! {
    /// What the two halves of a pair have in common.
    pub PairId
}
id! {
    /// A step's id.
    pub StepId
}
id! {
    /// A progress entry's id.
    pub ProgressId
}

text_enum! {
    /// Which board a goal is on.
    pub enum Horizon {
        /// Up to about a year.
        Short = "short",
        /// Longer; fed by short ones.
        Long = "long",
    }
}

text_enum! {
    /// Where a card lies: four columns, and two beside the board.
    pub enum Place {
        /// An idea.
        Idea = "idea",
        /// Both want it.
        Wanted = "wanted",
        /// Being done.
        Doing = "doing",
        /// Reached.
        Reached = "reached",
        /// Beside the board, for now.
        Paused = "paused",
        /// Let go, with thanks.
        LetGo = "let_go",
    }
}

impl Place {
    /// Every place, in the order they are shown.
    pub const ALL: [Self; 6] = [
        Self::Idea,
        Self::Wanted,
        Self::Doing,
        Self::Reached,
        Self::Paused,
        Self::LetGo,
    ];

    /// Whether a shared goal lies here only with both yeses.
    #[must_use]
    pub const fn needs_both(self) -> bool {
        matches!(self, Self::Wanted | Self::Doing)
    }

    /// Whether a goal here has come to its end.
    #[must_use]
    pub const fn ended(self) -> bool {
        matches!(self, Self::Reached | Self::LetGo)
    }
}

text_enum! {
    /// How progress is told.
    pub enum Measure {
        /// Not at all.
        None = "none",
        /// By the steps that are done.
        Steps = "steps",
        /// A number with a unit, in hundredths.
        Number = "number",
        /// Money, in minor units of the currency in `unit`.
        Money = "money",
        /// A feeling from 0 to 10, in hundredths.
        Feeling = "feeling",
    }
}

row! {
    /// Something wanted, without its agreed core.
    pub struct Goal in "goal" {
        /// Its id.
        pub id: GoalId,
        /// Its board.
        pub horizon: Horizon,
        /// Where its card was put; see [`Place::needs_both`].
        pub place: Place,
        /// Its order among all cards.
        pub position: String,
        /// Whose idea it was.
        pub author: Author,
        /// Whose own it is; nobody's if it is shared.
        pub owner: Option<Side>,
        /// The day it was written down: no target lies before it.
        pub made_on: NaiveDate,
        /// Its part of life.
        pub area: Option<AreaId>,
        /// The long goal this short one feeds.
        pub parent: Option<GoalId>,
        /// The pair it is one half of.
        pub pair: Option<PairId>,
        /// Whose half of that pair it is.
        pub half: Option<Side>,
        /// A day, a month, or nothing.
        pub target: Option<Target>,
        /// A personal goal's *how you can support me*.
        pub support: String,
        /// Why it matters.
        pub why: String,
        /// *If it gets stuck: … then we …*
        pub stuck: String,
        /// *Who does what?*
        pub who_does: String,
        /// Notes.
        pub notes: String,
        /// How progress is told.
        pub measure: Measure,
        /// Where the number or the money began.
        pub measure_from: Option<i64>,
        /// Where it shall come to.
        pub measure_to: Option<i64>,
        /// The number's unit, or the currency.
        pub unit: String,
        /// When it was reached or let go.
        pub ended_at: Option<DateTime<Utc>>,
        /// *How shall we celebrate?*
        pub celebrate: String,
        /// *You expected …*
        pub expected: String,
        /// *Here is what came.*
        pub came: String,
        /// *What did we learn?*
        pub learned: String,
        /// When the two look at it again: a quarter's review date.
        pub review_on: NaiveDate,
        /// Since when it lies in the trash.
        pub trashed_on: Option<NaiveDate>,
    }
}

row! {
    /// A concrete next thing.
    pub struct Step in "goal_step" part_of goal {
        /// Its id.
        pub id: StepId,
        /// Its goal.
        pub goal: GoalId,
        /// What is to be done.
        pub words: String,
        /// Its order among the goal's steps.
        pub position: String,
        /// By when.
        pub due: Option<NaiveDate>,
        /// The day it was done.
        pub done_on: Option<NaiveDate>,
        /// Who took it on themselves.
        pub taken_by: Option<Side>,
    }
}

row! {
    /// How far a goal was on one day.
    pub struct Progress in "goal_progress" part_of goal {
        /// Its id.
        pub id: ProgressId,
        /// Its goal.
        pub goal: GoalId,
        /// The day.
        pub day: NaiveDate,
        /// Hundredths of the unit or of a feeling; minor units of money.
        pub value: i64,
        /// A word to it.
        pub note: String,
        /// Who wrote it down.
        pub author: Author,
        /// The change it was made in: orders the entries of one day.
        pub step: i64,
    }
}
