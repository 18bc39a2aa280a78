//! Boundaries of one's own, and what their reader leaves.

use common_ground_core::work::Work;

use super::*;

#[test]
fn an_own_boundary_is_its_owners_alone() {
    let mut home = home();
    assert_eq!(
        code(home.write(Actor::Both, own("take half an hour"))),
        "whose-hand"
    );
    let id = home.write(ANA, own("take half an hour alone")).unwrap();
    let one = OneBoundary { id };
    assert_eq!(home.page(AS_BEN).own[0].len(), 1, "Ben can read it");
    for refused in [
        home.edit(BEN, id, own("do as Ben likes")),
        home.planner.end_own(BEN, one).map(drop),
        home.planner.delete_boundary(BEN, one).map(drop),
    ] {
        assert_eq!(code(refused), "not-yours");
    }
    home.edit(ANA, id, own("take an hour alone")).unwrap();
    home.clock.pass(Duration::hours(11));
    home.planner.end_own(ANA, one).unwrap();
    assert_eq!(
        home.page(AS_BEN).own[0][0].ended_on.unwrap().to_string(),
        "2026-06-13",
        "it stays readable with its day"
    );
    assert_eq!(code(home.planner.end_own(ANA, one)), "ended");
    home.planner.resume_own(ANA, one).unwrap();
    assert!(home.page(AS_BEN).own[0][0].ended_on.is_none());

    let named = home.planner.home(AS_ANA).unwrap().undo.unwrap();
    assert_eq!(named.thing.as_deref(), Some("take an hour alone"));
    home.planner.undo(ANA, &Work::default()).unwrap();
    assert!(home.page(AS_BEN).own[0][0].ended_on.is_some());
}

#[test]
fn what_the_reader_leaves_belongs_to_the_words_they_read() {
    let mut home = home();
    let id = home.write(ANA, own("take half an hour alone")).unwrap();
    assert!(
        home.page(AS_ANA).own[0][0].mark.is_none(),
        "as if nobody had asked"
    );
    let page = home.page(AS_BEN);
    let (version, digest) = (page.own[0][0].version, page.own[0][0].digest.clone());
    let read = MarkRead {
        id,
        version,
        digest: digest.clone(),
        read: true,
    };
    let differ = Differ {
        id,
        version,
        digest,
        words: "A word first would help me.".into(),
    };
    assert_eq!(code(home.planner.mark_read(ANA, read.clone())), "not-yours");
    home.planner.mark_read(BEN, read.clone()).unwrap();
    home.planner.see_differently(BEN, differ.clone()).unwrap();
    assert_eq!(
        code(home.planner.undo(ANA, &Work::default())),
        "touched-since",
        "the words cannot be taken from under what was said of them"
    );

    home.edit(ANA, id, own("take an hour alone")).unwrap();
    let mark = home.page(AS_ANA).own[0][0].mark.clone().unwrap();
    assert!(!mark.read, "read was said of other words");
    assert_eq!(mark.differently, "A word first would help me.");
    assert_eq!(mark.said_to.unwrap().will, "take half an hour alone");
    assert_eq!(code(home.planner.mark_read(BEN, read)), "words-changed");

    let page = home.page(AS_BEN);
    let away = Differ {
        version: page.own[0][0].version,
        digest: page.own[0][0].digest.clone(),
        words: "  ".into(),
        ..differ
    };
    home.planner.see_differently(BEN, away).unwrap();
    assert!(
        home.page(AS_ANA).own[0][0].mark.is_none(),
        "taken away again"
    );
}

#[test]
fn folding_away_is_known_to_the_reader_only() {
    let mut home = home();
    let id = home.write(ANA, own("take half an hour alone")).unwrap();
    let before = export::canonical(&home.planner).unwrap();
    let fold = |folded| Fold { id, folded };
    assert_eq!(
        code(home.planner.fold_boundary(ANA, fold(true))),
        "not-yours"
    );
    home.planner.fold_boundary(BEN, fold(true)).unwrap();
    home.planner.fold_boundary(BEN, fold(true)).unwrap();
    assert!(home.page(AS_BEN).own[0][0].folded);
    for viewer in [AS_ANA, Viewer::Both, Viewer::Nobody] {
        assert!(!home.page(viewer).own[0][0].folded);
    }
    assert_eq!(export::canonical(&home.planner).unwrap(), before);
    home.planner.fold_boundary(BEN, fold(false)).unwrap();
    assert!(!home.page(AS_BEN).own[0][0].folded);
}
