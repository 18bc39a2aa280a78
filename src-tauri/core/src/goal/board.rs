//! The boards: every card with all it needs.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::cards::{Bare, Which, bare, by_goal, next_steps, own_texts};
use super::row::{GoalId, Horizon, Measure, PairId, Place, StepId};
use super::store::{current, shown};
use super::target::Target;
use super::text::Core;
use crate::agreed::{self, Record, Subject, SubjectId, VersionId};
use crate::error::{Error, Result};
use crate::household::AreaId;
use crate::planner::Planner;
use crate::who::{Author, Side, Viewer};

/// Which board.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BoardQuery {
    /// One of the two; none is both, for the list.
    pub horizon: Option<Horizon>,
}

/// A board: its four columns, and the two places beside it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Board {
    /// In the order of [`Place::ALL`].
    pub columns: Vec<Column>,
    /// Shared goals being done: more than three get one gentle line.
    pub active: u32,
}

/// One column.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Column {
    /// Which.
    pub place: Place,
    /// Its cards in their order.
    pub cards: Vec<Card>,
}

/// One card: a goal, or a pair with its two halves.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Card {
    /// The goal; of a pair the half at the start side.
    pub id: GoalId,
    /// Its board.
    pub horizon: Horizon,
    /// Where it is shown.
    pub place: Place,
    /// Where it was put while the other's yes is missing.
    pub asked: Option<Place>,
    /// One half, or two.
    pub halves: Vec<Half>,
    /// Whose idea.
    pub author: Author,
    /// Whose own; nobody's if shared.
    pub owner: Option<Side>,
    /// Part of life.
    pub area: Option<AreaId>,
    /// When it shall be there.
    pub target: Option<Target>,
    /// A personal goal's *how you can support me*.
    pub support: String,
    /// Who said yes to the words on the card, start and end.
    pub yes: [bool; 2],
    /// Whether it holds: both yeses to exactly these words.
    pub holds: bool,
    /// Whether other words wait for yeses while these hold.
    pub rewording: bool,
    /// The long goal it feeds.
    pub parent: Option<GoalId>,
    /// How many short goals feed it.
    pub fed: u32,
    /// When it was reached or let go.
    pub ended_at: Option<DateTime<Utc>>,
}

/// What stands on a card, or on one half of it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Half {
    /// The goal.
    pub goal: GoalId,
    /// Its words: what holds, otherwise the newest.
    pub title: String,
    /// The next step that is not done.
    pub next: Option<NextStep>,
    /// How far it is.
    pub measured: Option<Measured>,
    /// The newest text: what a yes now would be a yes to.
    pub version: VersionId,
    /// Its digest.
    pub digest: String,
}

/// The first step that is not done.
#[derive(Debug, Clone, Serialize, TS)]
pub struct NextStep {
    /// Its id.
    pub id: StepId,
    /// What is to be done.
    pub words: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// Who took it on.
    pub taken_by: Option<Side>,
}

/// How far a goal is. Numbers and feelings are in hundredths, money in minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "by")]
pub enum Measured {
    /// By its steps.
    Steps {
        /// How many are done …
        done: u32,
        /// … of how many.
        total: u32,
    },
    /// By a number.
    Number {
        /// The newest entry.
        #[ts(type = "number | null")]
        now: Option<i64>,
        /// Where it began.
        #[ts(type = "number | null")]
        from: Option<i64>,
        /// Where it shall come to.
        #[ts(type = "number | null")]
        to: Option<i64>,
        /// Its unit.
        unit: String,
    },
    /// By money.
    Money {
        /// The newest entry.
        #[ts(type = "number | null")]
        now: Option<i64>,
        /// Where it began.
        #[ts(type = "number | null")]
        from: Option<i64>,
        /// Where it shall come to.
        #[ts(type = "number | null")]
        to: Option<i64>,
        /// ISO 4217.
        currency: String,
    },
    /// By a feeling from 0 to 10.
    Feeling {
        /// The newest entry.
        #[ts(type = "number | null")]
        now: Option<i64>,
    },
}

/// Everything beside the rows, read once for all cards.
struct Beside {
    records: HashMap<SubjectId, Record>,
    own: HashMap<SubjectId, Core>,
    next: HashMap<GoalId, NextStep>,
    steps: HashMap<GoalId, (u32, u32)>,
    latest: HashMap<GoalId, i64>,
    fed: HashMap<GoalId, u32>,
    now: DateTime<Utc>,
}

impl Planner {
    /// A board, or both together.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn board(&self, _viewer: Viewer, query: BoardQuery) -> Result<Board> {
        let cards = self.cards(Which::Board(query.horizon))?;
        let mut columns = Place::ALL.map(|place| Column {
            place,
            cards: Vec::new(),
        });
        for card in cards {
            if let Some(column) = columns.iter_mut().find(|column| column.place == card.place) {
                column.cards.push(card);
            }
        }
        let active = columns
            .iter()
            .filter(|column| column.place == Place::Doing)
            .flat_map(|column| &column.cards)
            .filter(|card| card.owner.is_none())
            .count();
        Ok(Board {
            columns: columns.into(),
            active: u32::try_from(active).unwrap_or(u32::MAX),
        })
    }

    /// Cards with all they need, in the order they lie; the halves of a pair as one.
    pub(crate) fn cards(&self, which: Which) -> Result<Vec<Card>> {
        let goals = bare(self.rows(), which)?;
        self.beside(which, &goals)?.cards(goals)
    }

    /// The card a goal is on, with that goal's record of agreement.
    pub(super) fn card_with_record(&self, id: GoalId) -> Result<(Card, Record)> {
        let which = Which::Of(id);
        let goals = bare(self.rows(), which)?;
        let mut beside = self.beside(which, &goals)?;
        let card = beside.cards(goals)?.pop().ok_or(Error::NotFound)?;
        let record = beside.records.remove(&id.into());
        Ok((card, record.ok_or(Error::NotFound)?))
    }

    fn beside(&self, which: Which, goals: &[Bare]) -> Result<Beside> {
        let rows = self.rows();
        // A board needs nearly every row: read whole. A few goals are read one by one, by their index.
        let (records, own, only) = match which {
            Which::Board(_) => (
                agreed::of_kind(rows, Subject::Goal)?,
                own_texts(rows)?,
                None,
            ),
            Which::Doing | Which::Of(_) => {
                let (mut records, mut own) = (HashMap::new(), HashMap::new());
                for goal in goals {
                    let subject = SubjectId::from(goal.id);
                    let record = agreed::of(rows, subject)?;
                    if goal.owner.is_some() {
                        own.insert(subject, Core::of(record.newest()?)?);
                    }
                    records.insert(subject, record);
                }
                let ids: Vec<GoalId> = goals.iter().map(|goal| goal.id).collect();
                (records, own, Some(serde_json::to_string(&ids)?))
            }
        };
        let only = only.as_deref();
        Ok(Beside {
            records,
            own,
            next: next_steps(rows, only)?,
            steps: by_goal(
                rows,
                "SELECT goal, count(done_on), count(*) FROM goal_step {only} GROUP BY goal",
                only,
                |row| Ok((row.get(1)?, row.get(2)?)),
            )?,
            latest: by_goal(
                rows,
                "SELECT goal, value FROM (SELECT id AS goal, (SELECT value FROM goal_progress p WHERE p.goal=g.id
                   ORDER BY day DESC, step DESC LIMIT 1) AS value
                 FROM goal g WHERE measure IN ('number','money','feeling'))
                 {only}",
                only,
                |row| row.get(1),
            )?
            .into_iter()
            .filter_map(|(goal, value): (_, Option<i64>)| Some((goal, value?)))
            .collect(),
            fed: by_goal(
                rows,
                "SELECT goal, count(*) FROM (SELECT parent AS goal FROM goal
                 WHERE parent IS NOT NULL AND trashed_on IS NULL AND place<>'let_go') {only} GROUP BY goal",
                only,
                |row| row.get(1),
            )?,
            now: self.now(),
        })
    }
}

impl Beside {
    /// The cards of these goals; the halves of a pair as one.
    fn cards(&self, goals: Vec<Bare>) -> Result<Vec<Card>> {
        let mut cards: Vec<Card> = Vec::new();
        let mut pairs: HashMap<PairId, usize> = HashMap::new();
        for goal in goals {
            let (pair, half) = (goal.pair, goal.half);
            let card = self.card(goal)?;
            match pair.and_then(|pair| pairs.get(&pair)) {
                Some(at) => cards[*at].join(card, half),
                None => {
                    if let Some(pair) = pair {
                        pairs.insert(pair, cards.len());
                    }
                    cards.push(card);
                }
            }
        }
        Ok(cards)
    }

    fn card(&self, goal: Bare) -> Result<Card> {
        let subject = goal.id.into();
        let (title, newest, yes, holds, rewording) = match self.records.get(&subject) {
            Some(record) if goal.owner.is_none() => {
                let standing = record.standing(self.now)?;
                let version = current(record, &standing)?;
                let newest = record.newest()?;
                (
                    Core::of(version)?.title,
                    Some((newest.id, newest.digest.clone())),
                    record.yes(version.id),
                    standing.holds(),
                    newest.id != version.id,
                )
            }
            _ => (
                self.own
                    .get(&subject)
                    .map(|core| core.title.clone())
                    .unwrap_or_default(),
                None,
                [false, false],
                goal.owner.is_some(),
                false,
            ),
        };
        let (version, digest) = newest.unwrap_or((VersionId(goal.id.0), String::new()));
        Ok(Card {
            id: goal.id,
            horizon: goal.horizon,
            place: shown(goal.place, holds),
            asked: Some(goal.place)
                .filter(|place| place.needs_both() && !holds && yes.contains(&true)),
            author: goal.author,
            owner: goal.owner,
            area: goal.area,
            target: goal.target,
            support: goal.support.clone(),
            yes,
            holds,
            rewording,
            parent: goal.parent,
            fed: self.fed.get(&goal.id).copied().unwrap_or_default(),
            ended_at: goal.ended_at,
            halves: vec![Half {
                goal: goal.id,
                title,
                next: self.next.get(&goal.id).cloned(),
                measured: self.measured(&goal),
                version,
                digest,
            }],
        })
    }

    fn measured(&self, goal: &Bare) -> Option<Measured> {
        let now = self.latest.get(&goal.id).copied();
        let (from, to) = (goal.from, goal.to);
        match goal.measure {
            Measure::None => None,
            Measure::Steps => self
                .steps
                .get(&goal.id)
                .map(|&(done, total)| Measured::Steps { done, total }),
            Measure::Number => Some(Measured::Number {
                now,
                from,
                to,
                unit: goal.unit.clone(),
            }),
            Measure::Money => Some(Measured::Money {
                now,
                from,
                to,
                currency: goal.unit.clone(),
            }),
            Measure::Feeling => Some(Measured::Feeling { now }),
        }
    }
}

impl Card {
    /// Hinges the other half on: one card, one mark, held only by both texts.
    fn join(&mut self, other: Self, half: Option<Side>) {
        self.holds = self.holds && other.holds;
        self.yes = [0, 1].map(|side| self.yes[side] && other.yes[side]);
        self.rewording = self.rewording || other.rewording;
        let asked = self.asked.or(other.asked);
        let put = [self.place, other.place];
        self.place = if put.contains(&Place::Idea) {
            Place::Idea
        } else {
            self.place
        };
        self.asked = asked
            .or_else(|| put.into_iter().find(|place| place.needs_both()))
            .filter(|_| !self.holds && self.yes.contains(&true));
        if half == Some(Side::Start) {
            self.id = other.id;
            self.halves.splice(0..0, other.halves);
        } else {
            self.halves.extend(other.halves);
        }
        self.fed += other.fed;
    }
}
