//! Moving cards, saying yes by moving them, ending and reopening, pairs.

use common_ground_core::agreed::Yes;
use common_ground_core::goal::{
    DeleteGoal, Ending, HingeGoals, Horizon, MoveGoal, Place, UnhingeGoals,
};
use common_ground_core::trash::InTrash;
use common_ground_core::who::{Actor, Author, Side, Viewer};
use common_ground_core::work::Work;

use crate::couple::{ANA, BEN, couple};

#[test]
fn the_wish_of_setting_up_is_an_idea_on_the_short_board() {
    let couple = couple();
    let card = couple.cards().remove(0);
    assert_eq!(card.halves[0].title, "A week in Lisbon, just us");
    assert_eq!((card.place, card.horizon), (Place::Idea, Horizon::Short));
    assert_eq!(card.author, Author::Both);
    assert_eq!(
        card.yes,
        [false, false],
        "writing it together is nobody's yes"
    );
}

#[test]
fn one_hand_leaves_the_card_in_idea_with_its_mark_half_filled() {
    let mut couple = couple();
    let goal = couple.add(ANA, "A garden on the balcony");
    let moved = couple.put(ANA, goal, Place::Doing);
    assert_eq!((moved.place, moved.waits), (Place::Idea, true));
    let card = couple.card(goal);
    assert_eq!(card.place, Place::Idea);
    assert_eq!(card.asked, Some(Place::Doing));
    assert_eq!((card.yes, card.holds), ([true, false], false));

    couple.add(BEN, "A dog");
    couple.put(ANA, goal, Place::Doing);
    assert!(!couple.card(goal).holds, "pressing twice is one yes");
    let titles = [
        "A week in Lisbon, just us",
        "A garden on the balcony",
        "A dog",
    ];
    assert_eq!(couple.column(Place::Idea), titles, "it waits where it lay");

    let moved = couple.put(BEN, goal, Place::Wanted);
    assert_eq!((moved.place, moved.waits), (Place::Wanted, false));
    let card = couple.card(goal);
    assert_eq!((card.place, card.holds), (Place::Wanted, true));
}

#[test]
fn what_one_wishes_for_cannot_be_undone_into_a_yes_of_both() {
    let mut couple = couple();
    let goal = couple.add(ANA, "A garden on the balcony");
    couple.put(ANA, goal, Place::Wanted);
    let refused = couple.planner.undo(ANA, &Work::default()).unwrap_err();
    assert_eq!(
        refused.code(),
        "touched-since",
        "adding it lies before the yes"
    );
}

#[test]
fn both_at_once_is_nobodys_yes() {
    let mut couple = couple();
    let goal = couple.add(Actor::Both, "A dog");
    let refused = couple
        .try_move(Actor::Both, goal, Place::Wanted, None)
        .unwrap_err();
    assert_eq!(refused.code(), "whose-hand");
    couple.both_do(goal);
    couple.put(Actor::Both, goal, Place::Wanted);
    assert_eq!(
        couple.card(goal).place,
        Place::Wanted,
        "it holds: only a place"
    );
}

#[test]
fn a_yes_needs_the_words_that_stand_there_now() {
    let mut couple = couple();
    let goal = couple.add(ANA, "A dog");
    let half = couple.card(goal).halves.remove(0);
    couple.retitle(ANA, goal, "Two dogs");
    let stale = MoveGoal {
        goal,
        to: Place::Doing,
        before: None,
        texts: vec![Yes {
            version: half.version,
            digest: half.digest,
        }],
        ending: None,
    };
    let refused = couple.planner.move_goal(BEN, stale.clone()).unwrap_err();
    assert_eq!(refused.code(), "words-changed");
    let wordless = MoveGoal {
        texts: Vec::new(),
        ..stale
    };
    let refused = couple.planner.move_goal(BEN, wordless).unwrap_err();
    assert_eq!(refused.code(), "words-changed");
}

#[test]
fn new_words_ask_both_again_and_the_old_ones_stand_until_then() {
    let mut couple = couple();
    let goal = couple.add(ANA, "Lisbon");
    couple.both_do(goal);
    couple.retitle(BEN, goal, "Porto");
    let view = couple.view(goal);
    assert_eq!(view.core.title, "Lisbon");
    assert_eq!(view.newer.unwrap().title, "Porto");
    let card = couple.card(goal);
    assert_eq!(card.place, Place::Doing);
    assert!(card.holds && card.rewording);
    assert_eq!(card.halves[0].title, "Lisbon");

    for by in [ANA, BEN] {
        let half = couple.card(goal).halves.remove(0);
        let yes = Yes {
            version: half.version,
            digest: half.digest,
        };
        couple.planner.say_yes(by, yes).unwrap();
    }
    let card = couple.card(goal);
    assert_eq!(card.halves[0].title, "Porto");
    assert!(card.holds && !card.rewording);
}

#[test]
fn fields_outside_the_core_ask_nobody_again() {
    let mut couple = couple();
    let goal = couple.add(ANA, "Lisbon");
    couple.both_do(goal);
    let mut form = couple.form(goal);
    form.notes = "The tram".to_owned();
    form.target = Some("2027-05".to_owned());
    couple.planner.edit_goal(BEN, form).unwrap();
    let view = couple.view(goal);
    assert!(view.card.holds && !view.card.rewording);
    assert_eq!(view.versions.len(), 1);
}

#[test]
fn not_my_yes_lays_the_card_back_among_the_ideas() {
    let mut couple = couple();
    let goal = couple.add(ANA, "Lisbon");
    couple.both_do(goal);
    couple.put(ANA, goal, Place::Wanted);
    let named = couple
        .planner
        .yes_in_my_name(Viewer::One(Side::End))
        .unwrap();
    couple.planner.not_my_yes(BEN, named[0].id).unwrap();
    let card = couple.card(goal);
    assert_eq!((card.place, card.yes), (Place::Idea, [false, false]));
    couple.planner.undo(ANA, &Work::default()).unwrap();
    assert!(
        !couple.card(goal).holds,
        "undoing the move brings no yes back"
    );
    assert_eq!(couple.card(goal).place, Place::Idea);
}

#[test]
fn an_end_keeps_its_moment_and_opening_it_again_asks_both() {
    let mut couple = couple();
    let goal = couple.add(ANA, "Sunday walks");
    couple.both_do(goal);
    let half = couple.card(goal).halves.remove(0);
    let reach = MoveGoal {
        goal,
        to: Place::Reached,
        before: None,
        texts: vec![Yes {
            version: half.version,
            digest: half.digest,
        }],
        ending: Some(Ending {
            celebrate: "Cake by the lake".to_owned(),
            ..Ending::default()
        }),
    };
    couple.planner.move_goal(BEN, reach).unwrap();
    let view = couple.view(goal);
    assert_eq!(view.card.ended_at, Some(couple.planner.now()));
    assert_eq!(view.ending.celebrate, "Cake by the lake");

    let moved = couple.put(ANA, goal, Place::Doing);
    assert_eq!((moved.place, moved.waits), (Place::Idea, false));
    let card = couple.card(goal);
    assert_eq!((card.yes, card.ended_at), ([false, false], None));
    assert_eq!(
        couple
            .planner
            .undo(BEN, &Work::default())
            .unwrap_err()
            .code(),
        "touched-since",
        "it was opened again since"
    );
    couple.both_do(goal);
    assert_eq!(couple.card(goal).place, Place::Doing);
}

#[test]
fn from_one_end_to_the_other_asks_nobody() {
    let mut couple = couple();
    let goal = couple.add(ANA, "Sunday walks");
    couple.both_do(goal);
    couple.put(ANA, goal, Place::Reached);
    let moved = couple.put(ANA, goal, Place::LetGo);
    assert_eq!(moved.place, Place::LetGo);
    couple.planner.undo(ANA, &Work::default()).unwrap();
    couple.planner.undo(ANA, &Work::default()).unwrap();
    assert_eq!(couple.card(goal).place, Place::Doing);
}

#[test]
fn paused_lies_beside_the_board_and_comes_back_without_a_new_yes() {
    let mut couple = couple();
    let goal = couple.add(ANA, "Lisbon");
    couple.both_do(goal);
    couple.put(BEN, goal, Place::Paused);
    assert_eq!(couple.board().active, 0);
    couple.put(ANA, goal, Place::Doing);
    assert_eq!(couple.card(goal).place, Place::Doing);
    assert_eq!(couple.board().active, 1);
}

#[test]
fn a_personal_goal_is_its_owners_alone_and_asks_for_no_yes() {
    let mut couple = couple();
    let goal = couple.own(BEN, "My evening course");
    assert_eq!(
        couple
            .try_move(ANA, goal, Place::Doing, None)
            .unwrap_err()
            .code(),
        "not-yours"
    );
    couple.put(BEN, goal, Place::Doing);
    assert_eq!(couple.card(goal).place, Place::Doing);
    let form = couple.form(goal);
    assert_eq!(
        couple.planner.edit_goal(ANA, form).unwrap_err().code(),
        "not-yours"
    );
    let delete = DeleteGoal { goal };
    assert_eq!(
        couple
            .planner
            .delete_goal(ANA, delete.clone())
            .unwrap_err()
            .code(),
        "not-yours"
    );
    couple.planner.delete_goal(BEN, delete).unwrap();
    let refused = couple.planner.restore(ANA, in_trash(goal)).unwrap_err();
    assert_eq!(refused.code(), "not-yours");
    let whose = crate::couple::new("Whose?", Horizon::Short, true);
    let refused = couple.planner.add_goal(Actor::Both, whose).unwrap_err();
    assert_eq!(refused.code(), "whose-hand");
}

fn in_trash(goal: common_ground_core::goal::GoalId) -> InTrash {
    InTrash {
        noun: "goal".to_owned(),
        id: goal.0,
    }
}

#[test]
fn what_holds_is_let_go_rather_than_thrown_away() {
    let mut couple = couple();
    let goal = couple.add(ANA, "Lisbon");
    couple.both_do(goal);
    for place in [Place::Doing, Place::Wanted, Place::Paused, Place::Idea] {
        couple.put(ANA, goal, place);
        let refused = couple.planner.delete_goal(ANA, DeleteGoal { goal });
        assert_eq!(refused.unwrap_err().code(), "holds", "{place:?}");
    }
    couple.put(ANA, goal, Place::LetGo);
    couple
        .planner
        .delete_goal(ANA, DeleteGoal { goal })
        .unwrap();
    assert_eq!(
        couple.planner.trash(Viewer::Both).unwrap()[0].title,
        "Lisbon"
    );
    couple.planner.restore(BEN, in_trash(goal)).unwrap();
    assert_eq!(couple.card(goal).place, Place::LetGo);
}

#[test]
fn emptying_takes_the_steps_along() {
    let mut couple = couple();
    let goal = couple.add(ANA, "Canary goal");
    let step = common_ground_core::goal::AddStep {
        goal,
        words: "Canary step".to_owned(),
        due: None,
    };
    couple.planner.add_step(ANA, step).unwrap();
    couple
        .planner
        .delete_goal(ANA, DeleteGoal { goal })
        .unwrap();
    couple.planner.empty(ANA, in_trash(goal)).unwrap();
    couple.planner.empty(BEN, in_trash(goal)).unwrap();
    let left = common_ground_core::export::canonical(&couple.planner).unwrap();
    assert!(!left.contains("Canary"), "{left}");
}

#[test]
fn the_order_is_the_one_cards_were_put_in() {
    let mut couple = couple();
    let [a, b, c] = ["a", "b", "c"].map(|title| couple.add(ANA, title));
    couple.try_move(ANA, c, Place::Idea, Some(a)).unwrap();
    assert_eq!(couple.column(Place::Idea)[1..], ["c", "a", "b"]);
    couple.put(BEN, a, Place::Idea);
    assert_eq!(couple.column(Place::Idea)[1..], ["c", "b", "a"]);
    couple.put(BEN, b, Place::Doing);
    couple.try_move(ANA, b, Place::Idea, Some(c)).unwrap();
    assert_eq!(couple.column(Place::Idea)[1..], ["b", "c", "a"]);
    let card = couple.card(b);
    assert_eq!(
        card.asked,
        Some(Place::Doing),
        "ordering ideas asks nothing back"
    );
}

#[test]
fn a_pair_is_one_card_with_one_mark() {
    let mut couple = couple();
    let weekends = couple.add(ANA, "Two weekends in a month");
    let trips = couple.add(BEN, "One trip every two months");
    couple.both_do(trips);
    let hinge = HingeGoals {
        start: weekends,
        end: trips,
    };
    couple.planner.hinge_goals(ANA, hinge.clone()).unwrap();
    assert_eq!(
        couple.planner.hinge_goals(ANA, hinge).unwrap_err().code(),
        "not-a-choice"
    );
    let card = couple.card(trips);
    let titles: Vec<_> = card.halves.iter().map(|half| half.title.as_str()).collect();
    assert_eq!(
        titles,
        ["Two weekends in a month", "One trip every two months"]
    );
    assert_eq!((card.place, card.holds), (Place::Idea, false));

    couple.put(ANA, trips, Place::Wanted);
    let card = couple.card(weekends);
    assert_eq!((card.yes, card.asked), ([true, false], Some(Place::Wanted)));
    couple.put(BEN, weekends, Place::Wanted);
    let card = couple.card(weekends);
    assert_eq!((card.place, card.holds), (Place::Wanted, true));

    couple
        .planner
        .unhinge_goals(BEN, UnhingeGoals { goal: trips })
        .unwrap();
    assert_eq!(couple.card(trips).place, Place::Wanted);
    assert_eq!(couple.card(weekends).halves.len(), 1);
}

#[test]
fn personal_goals_are_not_hinged() {
    let mut couple = couple();
    let own = couple.own(BEN, "My course");
    let shared = couple.add(ANA, "Our course");
    for (start, end) in [(own, shared), (shared, own)] {
        let hinge = HingeGoals { start, end };
        let refused = couple.planner.hinge_goals(BEN, hinge).unwrap_err();
        assert_eq!(refused.code(), "not-a-choice");
    }
    let hinge = HingeGoals {
        start: shared,
        end: shared,
    };
    let refused = couple.planner.hinge_goals(BEN, hinge).unwrap_err();
    assert_eq!(refused.code(), "same");
}
