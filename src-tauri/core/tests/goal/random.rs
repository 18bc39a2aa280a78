//! Properties over random sequences of what people do.

use common_ground_core::agreed::Yes;
use common_ground_core::export;
use common_ground_core::goal::{
    AddStep, DeleteGoal, FeedGoal, GoalId, HingeGoals, Place, UnhingeGoals,
};
use common_ground_core::trash::InTrash;
use common_ground_core::who::{Actor, Viewer};
use common_ground_core::work::Work;
use proptest::prelude::*;

use crate::couple::{ANA, BEN, Couple, couple};

/// Something one partner does to the `n`th goal; what is refused is refused.
#[derive(Debug, Clone)]
enum Deed {
    Add(bool),
    Retitle(usize, u8),
    Move(usize, usize, usize),
    Step(usize),
    Feed(usize, usize),
    Hinge(usize, usize),
    Unhinge(usize),
    Delete(usize),
    Restore(usize),
    Yes(usize),
    TakeBack(usize),
    Undo,
    Redo,
    /// So many seconds pass: what follows may be one step with what was, or not.
    Wait(i64),
}

fn deed() -> impl Strategy<Value = Deed> {
    let n = 0usize..12;
    prop_oneof![
        1 => any::<bool>().prop_map(Deed::Add),
        3 => (0usize..3, 0u8..4).prop_map(|(goal, title)| Deed::Retitle(goal, title)),
        4 => (n.clone(), 0usize..6, n.clone()).prop_map(|(goal, to, before)| Deed::Move(goal, to, before)),
        1 => n.clone().prop_map(Deed::Step),
        1 => (n.clone(), n.clone()).prop_map(|(goal, parent)| Deed::Feed(goal, parent)),
        1 => (n.clone(), n.clone()).prop_map(|(start, end)| Deed::Hinge(start, end)),
        1 => n.clone().prop_map(Deed::Unhinge),
        1 => n.clone().prop_map(Deed::Delete),
        1 => n.clone().prop_map(Deed::Restore),
        1 => n.clone().prop_map(Deed::Yes),
        1 => n.prop_map(Deed::TakeBack),
        3 => Just(Deed::Undo),
        2 => Just(Deed::Redo),
        2 => (0i64..120).prop_map(Deed::Wait),
    ]
}

/// Does it; answers whether it was taken.
fn act(couple: &mut Couple, by: Actor, goals: &mut Vec<GoalId>, deed: &Deed) -> bool {
    let pick = |n: &usize| goals[n % goals.len()];
    let there = |goal: GoalId| {
        couple
            .cards()
            .into_iter()
            .find(|card| card.halves.iter().any(|half| half.goal == goal))
    };
    let text = |goal: GoalId| {
        let halves = there(goal)?.halves;
        let half = halves.into_iter().find(|half| half.goal == goal)?;
        Some(Yes {
            version: half.version,
            digest: half.digest,
        })
    };
    match deed {
        Deed::Add(long) => {
            let id = if *long {
                couple.long(by, "long")
            } else {
                couple.add(by, "short")
            };
            goals.push(id);
            true
        }
        Deed::Retitle(n, title) => {
            let goal = pick(n);
            there(goal).is_some() && {
                couple.retitle(by, goal, &format!("title {title}"));
                true
            }
        }
        Deed::Move(n, to, before) => {
            let (goal, before) = (pick(n), pick(before));
            let known = there(goal).is_some() && there(before).is_some();
            known
                && couple
                    .try_move(by, goal, Place::ALL[*to], Some(before))
                    .is_ok()
        }
        Deed::Step(n) => {
            let step = AddStep {
                goal: pick(n),
                words: "step".to_owned(),
                due: None,
            };
            couple.planner.add_step(by, step).is_ok()
        }
        Deed::Feed(goal, parent) => {
            let feed = FeedGoal {
                goal: pick(goal),
                parent: Some(pick(parent)),
            };
            couple.planner.feed_goal(by, feed).is_ok()
        }
        Deed::Hinge(start, end) => {
            let hinge = HingeGoals {
                start: pick(start),
                end: pick(end),
            };
            couple.planner.hinge_goals(by, hinge).is_ok()
        }
        Deed::Unhinge(n) => {
            let unhinge = UnhingeGoals { goal: pick(n) };
            couple.planner.unhinge_goals(by, unhinge).is_ok()
        }
        Deed::Delete(n) => {
            let delete = DeleteGoal { goal: pick(n) };
            couple.planner.delete_goal(by, delete).is_ok()
        }
        Deed::Restore(n) => {
            let thing = InTrash {
                noun: "goal".to_owned(),
                id: pick(n).0,
            };
            couple.planner.restore(by, thing).is_ok()
        }
        Deed::Yes(n) => text(pick(n)).is_some_and(|text| couple.planner.say_yes(by, text).is_ok()),
        Deed::TakeBack(n) => {
            text(pick(n)).is_some_and(|text| couple.planner.take_back(by, text).is_ok())
        }
        Deed::Undo => couple.planner.undo(by, &Work::default()).is_ok(),
        Deed::Redo => couple.planner.redo(by, &Work::default()).is_ok(),
        Deed::Wait(seconds) => {
            couple.clock.pass(chrono::Duration::seconds(*seconds));
            true
        }
    }
}

/// What holds, and in which words.
fn holding(couple: &Couple) -> Vec<(GoalId, String)> {
    let mut all: Vec<_> = couple
        .cards()
        .into_iter()
        .flat_map(|card| card.halves)
        .filter_map(|half| {
            let view = couple.planner.goal(Viewer::Both, half.goal).ok()?;
            let holds = view.standing.is_some_and(|standing| standing.holds());
            holds.then_some((half.goal, view.core.title))
        })
        .collect();
    all.sort();
    all
}

/// Two goals that hold, two ideas, a long one; no yes of Ben's waits anywhere.
fn begun() -> (Couple, Vec<GoalId>) {
    let mut couple = couple();
    let goals = vec![
        couple.add(ANA, "Lisbon"),
        couple.add(BEN, "Sunday walks"),
        couple.add(ANA, "A garden"),
        couple.add(BEN, "A dog"),
        couple.long(ANA, "A house"),
    ];
    couple.both_do(goals[0]);
    couple.both_do(goals[1]);
    (couple, goals)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(common_ground_core::testing::cases()))]

    #[test]
    fn one_hand_makes_nothing_hold_and_changes_no_words_that_hold(
        deeds in prop::collection::vec(deed(), 1..24)
    ) {
        let (mut couple, mut goals) = begun();
        let first = holding(&couple);
        for deed in &deeds {
            act(&mut couple, ANA, &mut goals, deed);
            for thing in holding(&couple) {
                prop_assert!(first.contains(&thing), "{deed:?} made {thing:?} hold");
            }
            let placed = couple.cards().into_iter().all(|card| {
                card.owner.is_some() || !card.place.needs_both() || card.holds
            });
            prop_assert!(placed, "{deed:?} left a card on a place it has no yeses for");
        }
    }

    #[test]
    fn undoing_any_sequence_of_edits_gives_the_start_and_redoing_the_end(
        deeds in prop::collection::vec(deed(), 1..20)
    ) {
        let (mut couple, mut goals) = begun();
        let start = export::canonical(&couple.planner).unwrap();
        let mut steps = 0;
        for deed in &deeds {
            // Acts are answered only by new acts, and a move of what does not hold is one.
            let act_of_its_own = match deed {
                Deed::Yes(_) | Deed::TakeBack(_) | Deed::Undo | Deed::Redo => true,
                Deed::Move(n, to, _) => {
                    let goal = goals[n % goals.len()];
                    let card = couple.cards().into_iter().find(|card| {
                        card.halves.iter().any(|half| half.goal == goal)
                    });
                    let to = Place::ALL[*to];
                    card.is_none_or(|card| {
                        (to.needs_both() && !card.holds) || (card.place.ended() && !to.ended())
                    })
                }
                _ => false,
            };
            if act_of_its_own {
                continue;
            }
            let before = export::canonical(&couple.planner).unwrap();
            act(&mut couple, ANA, &mut goals, deed);
            if export::canonical(&couple.planner).unwrap() != before {
                steps += 1;
            }
        }
        let end = export::canonical(&couple.planner).unwrap();
        // Keystrokes and moves that follow one another are one step, so there may be fewer than changes.
        let mut undone = 0;
        while export::canonical(&couple.planner).unwrap() != start {
            couple.planner.undo(ANA, &Work::default()).unwrap();
            undone += 1;
        }
        prop_assert!(undone <= steps);
        for _ in 0..undone {
            couple.planner.redo(ANA, &Work::default()).unwrap();
        }
        prop_assert_eq!(export::canonical(&couple.planner).unwrap(), end);
    }

    #[test]
    fn cards_lie_in_the_order_they_were_put(moves in prop::collection::vec((0usize..8, 0usize..9), 1..40)) {
        let mut couple = couple();
        let wish = couple.cards().remove(0).id;
        couple.put(ANA, wish, Place::LetGo);
        let goals: Vec<_> = (0..8).map(|n| couple.add(BEN, &n.to_string())).collect();
        let mut order = goals.clone();
        for (which, before) in moves {
            let goal = goals[which];
            let before = order.get(before).copied().filter(|before| *before != goal);
            couple.try_move(ANA, goal, Place::Idea, before).unwrap();
            order.retain(|other| *other != goal);
            let at = before.and_then(|before| order.iter().position(|other| *other == before));
            order.insert(at.unwrap_or(order.len()), goal);
            let shown: Vec<_> = couple.cards().into_iter()
                .filter(|card| card.place == Place::Idea).map(|card| card.id).collect();
            prop_assert_eq!(&shown, &order);
        }
    }
}
