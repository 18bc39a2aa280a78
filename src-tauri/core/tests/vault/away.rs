//! What happens to sealed things while their owner is away.

use common_ground_core::boundary::{
    AgreementText, NoteSlip, OneBoundary, Text, Topic, WriteBoundary,
};
use common_ground_core::private::KeepDraft;
use common_ground_core::testing::private_bytes;
use common_ground_core::trash::InTrash;
use common_ground_core::who::{Actor, Presence, Side, Viewer};

use crate::keys::{ANA, CANARY, Place, give, said};

/// A slip note and a half-typed form about an agreement, both sealed; it is emptied while their owner is away.
#[test]
fn what_was_sealed_about_something_emptied_goes_when_its_owner_comes() {
    let (_place, mut planner) = Place::new();
    give(&mut planner, Side::Start, ANA).unwrap();
    let ana = Actor::One(Side::Start);
    let text = |words: &str| {
        Text::Agreement(AgreementText {
            words: words.into(),
            why: String::new(),
            does: [String::new(), String::new()],
            slipped: String::new(),
            talk: false,
            rest: 0,
            ends: "2026-09-12".parse().unwrap(),
        })
    };
    let mut made = Vec::new();
    for words in ["We cook in turns", "Phones rest in the hall"] {
        let new = WriteBoundary {
            topic: Topic::Home,
            text: text(words),
        };
        let id = planner.write_boundary(ana, new).unwrap().value;
        let note = NoteSlip {
            agreement: id,
            words: format!("{CANARY} {words}"),
        };
        planner.note_slip(ana, note).unwrap();
        let draft = KeepDraft {
            form: format!("slipped:{id}"),
            body: Some(words.into()),
        };
        planner.keep_draft(ana, draft).unwrap();
        made.push(id);
    }
    planner
        .delete_boundary(ana, OneBoundary { id: made[0] })
        .unwrap();
    let thing = || InTrash {
        noun: "boundary".into(),
        id: made[0].0,
    };
    planner.empty(ana, thing()).unwrap();
    planner.keep_only(Presence::One(Side::End));
    planner.empty(Actor::One(Side::End), thing()).unwrap();
    assert_eq!(
        private_bytes(&planner).unwrap().len(),
        4,
        "nobody could look into them"
    );

    planner.let_in(Side::Start, &said(ANA)).unwrap();
    assert_eq!(private_bytes(&planner).unwrap().len(), 2);
    assert!(planner.has_words_to_forget());
    let space = planner.private_space(Viewer::One(Side::Start)).unwrap();
    assert_eq!(
        space.slips[0].agreement, made[1],
        "what is about the other one stays"
    );
    let drafts = planner.drafts(Viewer::One(Side::Start)).unwrap();
    assert_eq!(drafts.len(), 1);
}
