//! What binds is signed.

use super::*;

#[test]
fn what_binds_is_signed_with_the_passphrase_said_for_it_and_checks() {
    let (place, _, _) = both_locked();
    let mut planner = place.unlock(Side::Start, &said(ANA)).unwrap();
    planner.let_in(Side::End, &said(BEN)).unwrap();
    let new = WriteBoundary {
        topic: Topic::Screens,
        text: Text::Agreement(AgreementText {
            words: "Phones away at dinner".into(),
            why: String::new(),
            does: [String::new(), String::new()],
            slipped: String::new(),
            talk: false,
            rest: 0,
            ends: "2026-09-12".parse().unwrap(),
        }),
    };
    let id = planner
        .write_boundary(Actor::One(Side::Start), new)
        .unwrap()
        .value;
    let agreement = planner
        .agreement(Viewer::Both, OneBoundary { id })
        .unwrap()
        .agreement;
    let yes = || Yes {
        version: agreement.standing.version(),
        digest: agreement.digest.clone(),
    };
    assert_eq!(
        code_of(planner.say_yes(Actor::One(Side::Start), yes())),
        "needs-passphrase"
    );
    let prove = |planner: &Planner, side, words: &str| {
        planner.prove_hand(side, Passphrase::new(words.to_owned()))
    };
    assert_eq!(code_of(prove(&planner, Side::End, ANA)), "wrong-passphrase");
    prove(&planner, Side::Start, ANA).unwrap();
    assert_eq!(
        code_of(planner.say_yes(Actor::One(Side::End), yes())),
        "needs-passphrase",
        "one's passphrase is not the other's hand"
    );
    note(&mut planner, Side::Start, "a draft kept in between");
    planner.say_yes(Actor::One(Side::Start), yes()).unwrap();
    prove(&planner, Side::End, BEN).unwrap();
    planner.say_yes(Actor::One(Side::End), yes()).unwrap();
    let subject = OfSubject { subject: id.into() };
    let found = |planner: &Planner| {
        let all = planner.check_yeses(Viewer::Both, subject.clone()).unwrap();
        all.into_iter().map(|one| one.found).collect::<Vec<_>>()
    };
    assert_eq!(found(&planner), [Checked::Fits; 2]);
    assert!(
        planner
            .yes_in_my_name(Viewer::One(Side::Start))
            .unwrap()
            .is_empty()
    );

    // Somebody with tools and the key changes the words, and their digest, under the two yeses.
    change_words_outside(&planner, "Phones away", "Phones handed over").unwrap();
    assert_eq!(found(&planner), [Checked::DoesNotFit; 2]);
}
