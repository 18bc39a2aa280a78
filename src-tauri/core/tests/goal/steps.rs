//! Next steps, and that nobody is ever given one.

use common_ground_core::goal::{
    AddStep, CheckStep, EditStep, GoalId, Measure, Measured, StepId, TakeStep,
};
use common_ground_core::who::{Actor, Side};
use common_ground_core::work::Work;

use crate::couple::{ANA, BEN, Couple, couple};

fn add(couple: &mut Couple, goal: GoalId, words: &str) -> StepId {
    let step = AddStep {
        goal,
        words: words.to_owned(),
        due: None,
    };
    couple.planner.add_step(ANA, step).unwrap().value
}

fn taken(couple: &Couple, goal: GoalId) -> Option<Side> {
    couple.view(goal).steps[0].taken_by
}

#[test]
fn the_next_step_is_the_first_that_is_not_done() {
    let mut couple = couple();
    let goal = couple.add(ANA, "Lisbon");
    couple.measure(goal, Measure::Steps, "");
    assert_eq!(couple.card(goal).halves[0].measured, None, "no steps yet");
    let flights = add(&mut couple, goal, "Compare flights");
    let room = add(&mut couple, goal, "Find a room");
    let done = CheckStep {
        step: flights,
        done: true,
    };
    couple.planner.check_step(BEN, done).unwrap();
    let half = couple.card(goal).halves.remove(0);
    assert_eq!(half.next.unwrap().words, "Find a room");
    assert_eq!(half.measured, Some(Measured::Steps { done: 1, total: 2 }));

    let first = EditStep {
        step: room,
        words: "Find a room".to_owned(),
        due: Some("2026-07-01".to_owned()),
        before: Some(flights),
    };
    couple.planner.edit_step(BEN, first).unwrap();
    let words: Vec<_> = couple
        .view(goal)
        .steps
        .into_iter()
        .map(|s| s.words)
        .collect();
    assert_eq!(words, ["Find a room", "Compare flights"]);
}

#[test]
fn a_step_is_taken_on_by_ones_own_hand_only() {
    let mut couple = couple();
    let goal = couple.add(ANA, "Lisbon");
    let step = add(&mut couple, goal, "Compare flights");
    let take = |taken| TakeStep { step, taken };
    let refused = couple
        .planner
        .take_step(Actor::Both, take(true))
        .unwrap_err();
    assert_eq!(refused.code(), "whose-hand");
    couple.planner.take_step(ANA, take(true)).unwrap();
    assert_eq!(taken(&couple, goal), Some(Side::Start));
    for taken in [true, false] {
        let refused = couple.planner.take_step(BEN, take(taken)).unwrap_err();
        assert_eq!(refused.code(), "not-yours");
    }
    couple.planner.take_step(ANA, take(false)).unwrap();
    assert_eq!(taken(&couple, goal), None);
    couple.planner.undo(ANA, &Work::default()).unwrap();
    assert_eq!(taken(&couple, goal), Some(Side::Start));
}

#[test]
fn other_words_are_not_what_someone_took_on() {
    let mut couple = couple();
    let goal = couple.add(ANA, "Lisbon");
    let step = add(&mut couple, goal, "Compare flights");
    couple
        .planner
        .take_step(ANA, TakeStep { step, taken: true })
        .unwrap();
    let edit = |words: &str| EditStep {
        step,
        words: words.to_owned(),
        due: None,
        before: Some(step),
    };
    couple
        .planner
        .edit_step(BEN, edit("Compare flights"))
        .unwrap();
    assert_eq!(taken(&couple, goal), Some(Side::Start), "nothing changed");
    couple
        .planner
        .edit_step(ANA, edit("Compare trains"))
        .unwrap();
    assert_eq!(taken(&couple, goal), Some(Side::Start), "her own words");
    couple
        .planner
        .edit_step(BEN, edit("Book flights and pay"))
        .unwrap();
    assert_eq!(taken(&couple, goal), None);
}
