//! A goal kept for oneself first.

use common_ground_core::export;
use common_ground_core::goal::{HiddenGoal, Horizon, KeepHiddenGoal, Place, ShareHiddenGoal};
use common_ground_core::who::{Actor, Side, Viewer};
use common_ground_core::work::Work;

use crate::couple::{ANA, BEN, couple};

#[test]
fn a_hidden_goal_is_its_authors_alone_until_shared() {
    let mut couple = couple();
    let keep = KeepHiddenGoal {
        id: None,
        goal: Some(HiddenGoal {
            title: "A year in Norway".to_owned(),
            done: "We both spoke with our employers".to_owned(),
            horizon: Horizon::Long,
        }),
    };
    let refused = couple.planner.keep_hidden_goal(Actor::Both, keep.clone());
    assert_eq!(refused.unwrap_err().code(), "whose-hand");
    couple.planner.keep_hidden_goal(ANA, keep).unwrap();
    for viewer in [Viewer::One(Side::End), Viewer::Both, Viewer::Nobody] {
        assert!(couple.planner.hidden_goals(viewer).unwrap().is_empty());
    }
    assert!(
        !export::canonical(&couple.planner)
            .unwrap()
            .contains("Norway")
    );
    assert_eq!(
        couple
            .planner
            .undo(ANA, &Work::default())
            .unwrap_err()
            .code(),
        "nothing-to-undo"
    );

    let id = couple
        .planner
        .hidden_goals(Viewer::One(Side::Start))
        .unwrap()[0]
        .id;
    let share = ShareHiddenGoal { id, own: false };
    let refused = couple.planner.share_hidden_goal(BEN, share.clone());
    assert_eq!(refused.unwrap_err().code(), "not-found");
    let goal = couple.planner.share_hidden_goal(ANA, share).unwrap().value;
    let view = couple.view(goal);
    assert_eq!(view.core.done, "We both spoke with our employers");
    assert_eq!(
        (view.card.place, view.card.yes),
        (Place::Idea, [false, false])
    );
    assert!(
        couple
            .planner
            .hidden_goals(Viewer::One(Side::Start))
            .unwrap()
            .is_empty()
    );
}
