//! What is kept private first, or for oneself.

use super::*;

#[test]
fn what_is_kept_for_oneself_is_seen_by_nobody_else_until_shared() {
    let mut home = home();
    let secret = "sleep in the quiet room";
    let keep = |id, text| KeepBoundary {
        id,
        topic: Topic::Closeness,
        text,
    };
    assert_eq!(
        code(
            home.planner
                .keep_boundary(Actor::Both, keep(None, own(secret)))
        ),
        "whose-hand"
    );
    let before = export::canonical(&home.planner).unwrap();
    let id = home
        .planner
        .keep_boundary(ANA, keep(None, own(secret)))
        .unwrap()
        .value;
    home.planner
        .keep_boundary(ANA, keep(Some(id), own(secret)))
        .unwrap();
    assert_eq!(home.page(AS_ANA).drafts.len(), 1, "changed, not doubled");
    for viewer in [AS_BEN, Viewer::Both, Viewer::Nobody] {
        assert!(home.page(viewer).drafts.is_empty());
    }
    assert_eq!(export::canonical(&home.planner).unwrap(), before);
    let taken = home
        .planner
        .keep_boundary(BEN, keep(Some(id), own("mine now")));
    assert_eq!(code(taken), "not-found");
    let share = ShareBoundary { id };
    assert_eq!(code(home.planner.share_boundary(BEN, share)), "not-found");
    assert_eq!(
        code(home.planner.drop_boundary(BEN, DropPrivate { id })),
        "not-found"
    );

    home.planner.share_boundary(ANA, share).unwrap();
    let page = home.page(AS_BEN);
    assert_eq!(page.own[0][0].text.will, secret);
    assert!(
        home.page(AS_ANA).drafts.is_empty(),
        "inserted and deleted in one change"
    );
}

#[test]
fn this_slipped_is_a_note_of_ones_own_and_nothing_else() {
    let mut home = home();
    let id = home
        .write(Actor::Both, Text::Agreement(agreement("We cook in turn")))
        .unwrap();
    let before = export::canonical(&home.planner).unwrap();
    let note = NoteSlip {
        agreement: id,
        words: "I forgot on Monday".into(),
    };
    assert_eq!(
        code(home.planner.note_slip(Actor::Both, note.clone())),
        "whose-hand"
    );
    let slip = home.planner.note_slip(BEN, note).unwrap().value;
    let sees = |home: &Home, viewer| {
        home.planner
            .agreement(viewer, OneBoundary { id })
            .unwrap()
            .slips
            .len()
    };
    assert_eq!(sees(&home, AS_BEN), 1);
    for viewer in [AS_ANA, Viewer::Both, Viewer::Nobody] {
        assert_eq!(sees(&home, viewer), 0);
    }
    assert_eq!(
        export::canonical(&home.planner).unwrap(),
        before,
        "it leaves no other trace"
    );
    let undo = home.planner.home(AS_BEN).unwrap().undo;
    assert!(undo.is_none(), "nor a step to undo");
    assert_eq!(
        code(home.planner.drop_slip(ANA, DropPrivate { id: slip })),
        "not-found"
    );
    home.planner
        .drop_slip(BEN, DropPrivate { id: slip })
        .unwrap();
    assert_eq!(sees(&home, AS_BEN), 0);
}

#[test]
fn hints_that_are_the_authors_alone_are_not_shown_to_two() {
    let home = home();
    let of = |author| OfText {
        text: Text::Own(OwnText {
            when: "you meet your ex".into(),
            will: "not speak to you for a week".into(),
            why: String::new(),
            helps: String::new(),
        }),
        author,
    };
    let hints = home.planner.wording(AS_ANA, of(None)).unwrap();
    assert_eq!(hints.partner, "Ben");
    assert!(!hints.hints.is_empty());
    for viewer in [Viewer::Both, Viewer::Nobody] {
        let hints = home.planner.wording(viewer, of(Some(Side::Start))).unwrap();
        assert!(hints.hints.is_empty());
    }
    let mut home = home;
    home.write(ANA, of(None).text).expect("it never blocks");
}
