//! Passphrases: what each one alone can open, what the file gives away, and that whatever breaks off in between
//! leaves a household that opens.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod away;
#[path = "../kept/mod.rs"]
mod kept;
#[path = "../keys/mod.rs"]
mod keys;

mod between;
mod signed;

use std::fs;
use std::path::Path;

use common_ground_core::agreed::{Checked, OfSubject, Yes};
use common_ground_core::boundary::{AgreementText, OneBoundary, Text, Topic, WriteBoundary};
use common_ground_core::passphrase::{BeginPassphrase, ChangePassphrase, NewCode};
use common_ground_core::testing::{
    House, ana_and_ben, change_words_outside, friday, private_bytes, reseal_keys,
};
use common_ground_core::topic::{NewTopic, Wants};
use common_ground_core::vault::Passphrase;
use common_ground_core::who::{Actor, Presence, Side, Viewer};
use common_ground_core::{Closed, Planner, export};
use kept::{copy, kept};
use keys::{ANA, BEN, CANARY, CHEAP, Place, code_of, give, note, notes, put, said, written};

fn both_locked() -> (Place, String, String) {
    let (place, mut planner) = Place::new();
    note(&mut planner, Side::Start, CANARY);
    let ana = give(&mut planner, Side::Start, ANA).unwrap();
    let ben = give(&mut planner, Side::End, BEN).unwrap();
    (place, ana, ben)
}

#[test]
fn a_first_passphrase_seals_what_was_hidden_and_the_file_stays_open() {
    let (place, mut planner) = Place::new();
    note(&mut planner, Side::Start, CANARY);
    note(&mut planner, Side::End, "Ben's own");
    give(&mut planner, Side::Start, ANA).unwrap();
    assert_eq!(notes(&planner, Side::Start).unwrap(), [CANARY]);
    assert_eq!(notes(&planner, Side::End).unwrap(), ["Ben's own"]);
    note(&mut planner, Side::Start, "written later");
    drop(planner);

    let mut planner = place.find().unwrap().open().expect("it opens without");
    assert_eq!(code_of(notes(&planner, Side::Start)), "needs-passphrase");
    assert_eq!(
        code_of(planner.were_let_in(Presence::One(Side::Start))),
        "needs-passphrase"
    );
    assert!(planner.were_let_in(Presence::One(Side::End)).is_ok());
    assert_eq!(
        code_of(planner.let_in(Side::Start, &said(BEN))),
        "wrong-passphrase"
    );
    planner.let_in(Side::Start, &said(ANA)).unwrap();
    assert_eq!(
        notes(&planner, Side::Start).unwrap(),
        [CANARY, "written later"]
    );
    planner.keep_only(Presence::Nobody);
    assert_eq!(code_of(notes(&planner, Side::Start)), "needs-passphrase");
    let topic = NewTopic {
        words: "unsealed".into(),
        wants: Wants::Know,
    };
    assert_eq!(
        code_of(planner.add_topic(Actor::One(Side::Start), topic)),
        "needs-passphrase",
        "nothing of hers is ever written in the open again"
    );
}

#[test]
fn the_decrypted_file_holds_no_private_word_and_only_steps_of_256() {
    let (_place, mut planner) = Place::new();
    give(&mut planner, Side::Start, ANA).unwrap();
    for n in 0..60 {
        note(
            &mut planner,
            Side::Start,
            &format!("{CANARY} {}", "x".repeat(n * 3)),
        );
    }
    note(&mut planner, Side::End, "Ben hides, without a passphrase");
    let bodies = private_bytes(&planner).unwrap();
    assert_eq!(bodies.len(), 61);
    for body in &bodies {
        assert_eq!(body.len() % 256, 0, "a length tells");
    }
    let all: Vec<u8> = bodies.concat();
    let has = |words: &str| {
        all.windows(words.len())
            .any(|part| part == words.as_bytes())
    };
    assert!(has("Ben hides"), "a canary that can be found is found");
    assert!(!has(CANARY));
    let house = House::new(planner);
    assert!(!house.everything_shared().unwrap().contains(CANARY));
}

#[test]
fn once_both_have_one_the_file_locks_and_each_opens_it() {
    let (place, ana, ben) = both_locked();
    assert_eq!(code_of(place.find().unwrap().open()), "locked");
    for (side, secret) in [
        (Side::Start, said(ANA)),
        (Side::End, said(BEN)),
        (Side::Start, written(&ana)),
        (Side::End, written(&ben.to_uppercase())),
    ] {
        let planner = place.unlock(side, &secret).unwrap();
        assert!(planner.were_let_in(Presence::One(side)).is_ok());
        assert_eq!(
            code_of(planner.were_let_in(Presence::Both)),
            "needs-passphrase"
        );
    }
    let planner = place.unlock(Side::Start, &said(ANA)).unwrap();
    assert_eq!(notes(&planner, Side::Start).unwrap(), [CANARY]);
    drop(planner);
    let closed = place.find().unwrap();
    assert_eq!(
        closed.names(),
        [Some("Ana".to_owned()), Some("Ben".to_owned())]
    );
    for (side, secret, code) in [
        (Side::Start, said(BEN), "wrong-passphrase"),
        (Side::Start, said(""), "wrong-passphrase"),
        (Side::End, said(ANA), "wrong-passphrase"),
        (Side::Start, written(&ben), "wrong-code"),
    ] {
        assert_eq!(code_of(closed.unlock(side, &secret)), code);
    }
}

#[test]
fn the_key_that_lay_in_the_open_opens_nothing_once_it_locked() {
    let (place, mut planner) = Place::new();
    let before = fs::read(place.data().join("keys.json")).unwrap();
    give(&mut planner, Side::Start, ANA).unwrap();
    give(&mut planner, Side::End, BEN).unwrap();
    let shared = export::canonical(&planner).unwrap();
    drop(planner);
    for name in ["keys.json", "keys.json.kept"] {
        fs::write(place.data().join(name), &before).unwrap();
    }
    assert!(place.find().and_then(Closed::open).is_err());
    assert!(!place.data().join("household.db.new").exists());
    assert!(!shared.is_empty());
}

#[test]
fn a_code_counts_only_once_it_was_typed_back() {
    let (place, mut planner) = Place::new();
    let begin = |words: &str| BeginPassphrase {
        passphrase: Passphrase::new(words.to_owned()),
        now: None,
    };
    let code = planner
        .begin_passphrase(Side::Start, begin(ANA))
        .unwrap()
        .words
        .join(" ");
    assert_eq!(planner.passphrases().have, [false, false]);
    let wrong = planner.confirm_code(Side::Start, "zoo zoo zoo", CHEAP);
    assert_eq!(code_of(wrong), "not-the-code");
    let not_hers = planner.confirm_code(Side::End, &code, CHEAP);
    assert_eq!(code_of(not_hers), "not-now");
    planner.keep_only(Presence::One(Side::Start));
    planner.confirm_code(Side::Start, &code, CHEAP).unwrap();
    assert_eq!(planner.passphrases().have, [true, false]);
    assert_eq!(
        code_of(planner.begin_passphrase(Side::Start, begin(ANA))),
        "not-now",
        "another one needs the one that counts"
    );
    assert_eq!(
        code_of(planner.begin_passphrase(Side::End, begin(ANA))),
        "the-others"
    );
    drop(place);
}

#[test]
fn weak_passphrases_are_refused_at_their_field() {
    let (_place, mut planner) = Place::new();
    for (words, code) in [
        ("short", "too-short"),
        ("passwordpassword", "guessable"),
        ("ana ana ana ana", "a-name"),
    ] {
        assert_eq!(code_of(give(&mut planner, Side::Start, words)), code);
    }
    assert_eq!(planner.passphrases().have, [false, false]);
}

#[test]
fn another_passphrase_opens_and_the_one_before_does_not() {
    let (place, ana, _) = both_locked();
    let mut planner = place.unlock(Side::Start, &said(ANA)).unwrap();
    let change = |now: &str, then: &str| ChangePassphrase {
        now: Passphrase::new(now.to_owned()),
        passphrase: Passphrase::new(then.to_owned()),
    };
    let new = "seven slow tortoises";
    assert_eq!(
        code_of(planner.change_passphrase(Side::Start, change("no idea at all", new), CHEAP)),
        "wrong-passphrase"
    );
    planner
        .change_passphrase(Side::Start, change(ANA, new), CHEAP)
        .unwrap();
    drop(planner);
    assert_eq!(
        code_of(place.unlock(Side::Start, &said(ANA))),
        "wrong-passphrase"
    );
    for secret in [said(new), written(&ana)] {
        let planner = place.unlock(Side::Start, &secret).unwrap();
        assert_eq!(notes(&planner, Side::Start).unwrap(), [CANARY]);
    }
    assert!(place.unlock(Side::End, &said(BEN)).is_ok());
}

#[test]
fn another_code_opens_and_the_one_before_does_not() {
    let (place, ana, _) = both_locked();
    let mut planner = place.unlock(Side::Start, &said(ANA)).unwrap();
    let new = NewCode {
        passphrase: Passphrase::new(ANA.to_owned()),
    };
    let code = planner
        .begin_code(Side::Start, new)
        .unwrap()
        .words
        .join(" ");
    planner.confirm_code(Side::Start, &code, CHEAP).unwrap();
    drop(planner);
    assert!(place.unlock(Side::Start, &written(&code)).is_ok());
    assert_eq!(
        code_of(place.unlock(Side::Start, &written(&ana))),
        "wrong-code"
    );
}

#[test]
fn somebody_knows_my_passphrase_locks_everything_anew_and_keeps_the_other_in() {
    let (place, _, ben) = both_locked();
    let old = tempfile::tempdir().unwrap();
    copy(&place.data(), &old.path().join("data"));
    let mut planner = place.unlock(Side::Start, &said(ANA)).unwrap();
    let begin = BeginPassphrase {
        passphrase: Passphrase::new("seven slow tortoises".to_owned()),
        now: Some(Passphrase::new(ANA.to_owned())),
    };
    let code = planner
        .begin_passphrase(Side::Start, begin)
        .unwrap()
        .words
        .join(" ");
    planner.confirm_code(Side::Start, &code, CHEAP).unwrap();
    assert_eq!(notes(&planner, Side::Start).unwrap(), [CANARY]);
    drop(planner);
    for secret in [said(BEN), written(&ben)] {
        assert!(place.unlock(Side::End, &secret).is_ok(), "Ben's way in");
    }
    let planner = place.unlock(Side::Start, &written(&code)).unwrap();
    assert_eq!(notes(&planner, Side::Start).unwrap(), [CANARY]);
    drop(planner);
    // Whoever took the keys file earlier and knows the old passphrase has a key that opens nothing now.
    for name in ["keys.json", "keys.json.kept"] {
        fs::copy(old.path().join("data").join(name), place.data().join(name)).unwrap();
    }
    assert!(place.unlock(Side::Start, &said(ANA)).is_err());
}

#[test]
fn taking_ones_passphrase_away_opens_the_file_and_hides_again_what_was_private() {
    let (place, _, _) = both_locked();
    let mut planner = place.unlock(Side::Start, &said(ANA)).unwrap();
    assert_eq!(
        code_of(planner.remove_passphrase(Side::End, Passphrase::new(ANA.to_owned()))),
        "wrong-passphrase",
        "nobody's but one's own"
    );
    planner
        .remove_passphrase(Side::Start, Passphrase::new(ANA.to_owned()))
        .unwrap();
    drop(planner);
    let planner = place.find().unwrap().open().unwrap();
    assert_eq!(planner.passphrases().have, [false, true]);
    assert_eq!(notes(&planner, Side::Start).unwrap(), [CANARY]);
}

#[test]
fn one_alone_locks_and_the_second_person_is_not_kept_out() {
    let dir = tempfile::tempdir().unwrap();
    let mut alone = ana_and_ben();
    alone.both = false;
    let clock = friday();
    let data = dir.path().join("data");
    let mut planner = Planner::set_up(&data, Box::new(clock.clone()), alone).unwrap();
    give(&mut planner, Side::Start, ANA).unwrap();
    assert!(planner.passphrases().locks);
    planner
        .welcome(
            Actor::One(Side::End),
            serde_json::from_value(
                serde_json::json!({ "name": "Ben", "letters": "B", "colour": "clay" }),
            )
            .unwrap(),
        )
        .unwrap();
    assert!(!planner.passphrases().locks);
    give(&mut planner, Side::End, BEN).unwrap();
    assert!(planner.passphrases().locks);
}

#[test]
fn a_flipped_byte_of_the_keys_is_never_called_a_wrong_passphrase() {
    let (place, _, _) = both_locked();
    let whole = fs::read(place.data().join("keys.json")).unwrap();
    for n in (0..whole.len()).step_by(whole.len() / 250) {
        let mut flipped = whole.clone();
        flipped[n] ^= 1;
        fs::write(place.data().join("keys.json"), &flipped).unwrap();
        fs::write(place.data().join("keys.json.kept"), &whole).unwrap();
        if let Err(error) = place.unlock(Side::Start, &said(ANA)) {
            panic!("the kept copy opens it, byte {n}: {error:?}");
        }
        fs::write(place.data().join("keys.json"), &flipped).unwrap();
        fs::write(place.data().join("keys.json.kept"), &flipped).unwrap();
        let code = code_of(place.unlock(Side::Start, &said(ANA)));
        assert!(matches!(code, "damaged" | "newer"), "byte {n}: {code}");
    }
}

#[test]
fn what_is_put_in_anothers_place_opens_nothing() {
    let (place, _, _) = both_locked();
    let file = place.data().join("keys.json");
    let whole = fs::read(&file).unwrap();
    let tampered = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut json: serde_json::Value = serde_json::from_slice(&whole).unwrap();
        change(&mut json);
        let bytes = reseal_keys(json).unwrap();
        for name in ["keys.json", "keys.json.kept"] {
            fs::write(place.data().join(name), &bytes).unwrap();
        }
    };
    // Slots changed about: Ben's passphrase must not open what stands under Ana's name.
    tampered(&|json| {
        let slots = json["ring"]["locks"][1]["slots"].clone();
        json["ring"]["locks"][0]["slots"] = slots;
    });
    for words in [ANA, BEN] {
        assert_eq!(
            code_of(place.unlock(Side::Start, &said(words))),
            "wrong-passphrase"
        );
    }
    // A key that somebody else put in, to be handed the next data key: Ana's own still opens, and it shows.
    tampered(&|json| {
        json["ring"]["locks"][1]["address"] = "11".repeat(32).into();
    });
    assert_eq!(code_of(place.unlock(Side::Start, &said(ANA))), "damaged");
    // Another household's keys.
    tampered(&|json| {
        json["household"] = "00000000-0000-4000-8000-000000000000".into();
    });
    assert_eq!(
        code_of(place.unlock(Side::Start, &said(ANA))),
        "wrong-passphrase"
    );
}

#[test]
fn keys_of_the_first_version_are_read() {
    let place = tempfile::tempdir().unwrap();
    let data = kept(1, place.path());
    let mut planner =
        Planner::open(&data, &data.join("copy"), Box::new(friday())).expect("it opens");
    give(&mut planner, Side::Start, ANA).unwrap();
    assert_eq!(
        notes(&planner, Side::Start).unwrap(),
        ["The spare key"],
        "what was hidden before is sealed"
    );
}

#[test]
fn a_new_data_key_that_breaks_off_between_its_two_files_leaves_the_old_or_the_new() {
    let (place, mut planner) = Place::new();
    note(&mut planner, Side::Start, CANARY);
    give(&mut planner, Side::Start, ANA).unwrap();
    drop(planner);
    let old = place.dir.path().join("old");
    put(&place.data(), &old);
    let mut planner = place.find().unwrap().open().unwrap();
    give(&mut planner, Side::End, BEN).unwrap();
    drop(planner);
    let new = place.dir.path().join("new");
    put(&place.data(), &new);

    // The keys as they are in between: what the file still is, and what it is about to be.
    let read = |dir: &Path| -> serde_json::Value {
        serde_json::from_slice(&fs::read(dir.join("keys.json")).unwrap()).unwrap()
    };
    let mut between = read(&old);
    between["next"] = read(&new)["ring"].clone();
    let between = reseal_keys(between).unwrap();

    put(&old, &place.data());
    fs::write(place.data().join("keys.json"), &between).unwrap();
    fs::copy(
        new.join("household.db"),
        place.data().join("household.db.new"),
    )
    .unwrap();
    let planner = place.find().unwrap().open().expect("before the rename");
    assert_eq!(planner.passphrases().have, [true, false]);
    assert!(!place.data().join("household.db.new").exists());
    drop(planner);

    put(&new, &place.data());
    fs::write(place.data().join("keys.json"), &between).unwrap();
    assert!(place.find().and_then(Closed::open).is_err());
    let planner = place.unlock(Side::End, &said(BEN)).expect("after it");
    assert_eq!(planner.passphrases().have, [true, true]);
    drop(planner);
    let planner = place.unlock(Side::Start, &said(ANA)).unwrap();
    assert_eq!(notes(&planner, Side::Start).unwrap(), [CANARY]);
}
