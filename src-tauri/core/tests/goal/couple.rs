//! Ana and Ben with a board of their own.

use common_ground_core::agreed::Yes;
use common_ground_core::goal::{
    AddGoal, Board, BoardQuery, Card, EditGoal, GoalId, GoalView, Horizon, Measure, MoveGoal,
    Moved, Place,
};
use common_ground_core::testing::{Clock, friday, quick_household};
use common_ground_core::who::{Actor, Side, Viewer};
use common_ground_core::{Planner, Result};
use tempfile::TempDir;

pub(crate) const ANA: Actor = Actor::One(Side::Start);
pub(crate) const BEN: Actor = Actor::One(Side::End);

/// A household in a folder of its own; the wish of setting up lies on its board.
pub(crate) struct Couple {
    pub(crate) planner: Planner,
    pub(crate) clock: Clock,
    /// Removed when it is dropped.
    _dir: TempDir,
}

pub(crate) fn couple() -> Couple {
    let dir = tempfile::tempdir().unwrap();
    let clock = friday();
    let planner = quick_household(&dir.path().join("data"), &clock).unwrap();
    Couple {
        planner,
        clock,
        _dir: dir,
    }
}

pub(crate) fn new(title: &str, horizon: Horizon, own: bool) -> AddGoal {
    AddGoal {
        title: title.to_owned(),
        horizon,
        area: None,
        own,
    }
}

impl Couple {
    pub(crate) fn add(&mut self, by: Actor, title: &str) -> GoalId {
        let goal = new(title, Horizon::Short, false);
        self.planner.add_goal(by, goal).unwrap().value
    }

    pub(crate) fn own(&mut self, by: Actor, title: &str) -> GoalId {
        let goal = new(title, Horizon::Short, true);
        self.planner.add_goal(by, goal).unwrap().value
    }

    pub(crate) fn long(&mut self, by: Actor, title: &str) -> GoalId {
        let goal = new(title, Horizon::Long, false);
        self.planner.add_goal(by, goal).unwrap().value
    }

    pub(crate) fn board(&self) -> Board {
        let query = BoardQuery { horizon: None };
        self.planner.board(Viewer::Both, query).unwrap()
    }

    pub(crate) fn cards(&self) -> Vec<Card> {
        let columns = self.board().columns;
        columns
            .into_iter()
            .flat_map(|column| column.cards)
            .collect()
    }

    pub(crate) fn card(&self, goal: GoalId) -> Card {
        self.cards()
            .into_iter()
            .find(|card| card.halves.iter().any(|half| half.goal == goal))
            .unwrap()
    }

    /// The titles in a column, in their order.
    pub(crate) fn column(&self, place: Place) -> Vec<String> {
        let columns = self.board().columns;
        let column = columns.into_iter().find(|c| c.place == place).unwrap();
        let titles = column.cards.into_iter().map(|c| c.halves[0].title.clone());
        titles.collect()
    }

    /// As the interface moves: with the words that stand on the card.
    pub(crate) fn try_move(
        &mut self,
        by: Actor,
        goal: GoalId,
        to: Place,
        before: Option<GoalId>,
    ) -> Result<Moved> {
        let halves = self.card(goal).halves;
        let texts = halves
            .into_iter()
            .map(|half| Yes {
                version: half.version,
                digest: half.digest,
            })
            .collect();
        let to = MoveGoal {
            goal,
            to,
            before,
            texts,
            ending: None,
        };
        self.planner.move_goal(by, to).map(|done| done.value)
    }

    pub(crate) fn put(&mut self, by: Actor, goal: GoalId, to: Place) -> Moved {
        self.try_move(by, goal, to, None).unwrap()
    }

    /// Both put it on *Doing*, each with their own hand.
    pub(crate) fn both_do(&mut self, goal: GoalId) {
        self.put(ANA, goal, Place::Doing);
        let moved = self.put(BEN, goal, Place::Doing);
        assert!(!moved.waits, "both said yes");
    }

    pub(crate) fn view(&self, goal: GoalId) -> GoalView {
        self.planner.goal(Viewer::Both, goal).unwrap()
    }

    /// The goal as its sheet would send it back unchanged.
    pub(crate) fn form(&self, goal: GoalId) -> EditGoal {
        let view = self.view(goal);
        let core = view.newer.unwrap_or(view.core);
        EditGoal {
            goal,
            title: core.title,
            done: core.done,
            sum: core.sum,
            horizon: view.card.horizon,
            area: view.card.area,
            target: view.card.target.map(|target| target.to_string()),
            support: view.card.support,
            why: view.why,
            stuck: view.stuck,
            who_does: view.who_does,
            notes: view.notes,
            measure: view.measure,
            measure_from: view.measure_from,
            measure_to: view.measure_to,
            unit: view.unit,
        }
    }

    pub(crate) fn retitle(&mut self, by: Actor, goal: GoalId, title: &str) {
        let form = self.form(goal);
        let edit = EditGoal {
            title: title.to_owned(),
            ..form
        };
        self.planner.edit_goal(by, edit).unwrap();
    }

    pub(crate) fn measure(&mut self, goal: GoalId, measure: Measure, unit: &str) {
        let form = self.form(goal);
        let edit = EditGoal {
            measure,
            unit: unit.to_owned(),
            ..form
        };
        self.planner.edit_goal(ANA, edit).unwrap();
    }
}
