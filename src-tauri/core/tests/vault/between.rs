//! A new data key that breaks off: whichever ring the file has is found, with its own keys, and nothing else is
//! ever written over it.

use std::fs;
use std::path::Path;

use common_ground_core::passphrase::ChangePassphrase;
use common_ground_core::testing::reseal_keys;
use common_ground_core::vault::Passphrase;
use common_ground_core::who::{Presence, Side};

use super::keys::{AGAIN, ANA, BEN, CANARY, CHEAP, Place, code_of, note, notes, put, renew, said};
use super::{both_locked, give};

/// The keys as they are in between: what the file still is, and what it is about to be.
fn between(old: &Path, new: &Path) -> Vec<u8> {
    let read = |dir: &Path| -> serde_json::Value {
        serde_json::from_slice(&fs::read(dir.join("keys.json")).unwrap()).unwrap()
    };
    let mut between = read(old);
    between["next"] = read(new)["ring"].clone();
    reseal_keys(between).unwrap()
}

/// The folder before and after `change`, and the keys in between.
struct Two {
    place: Place,
    old: std::path::PathBuf,
    new: std::path::PathBuf,
    keys: Vec<u8>,
}

impl Two {
    fn of(place: Place, change: impl FnOnce(&Place)) -> Self {
        let (old, new) = (place.dir.path().join("old"), place.dir.path().join("new"));
        put(&place.data(), &old);
        change(&place);
        put(&place.data(), &new);
        let keys = between(&old, &new);
        Self {
            place,
            old,
            new,
            keys,
        }
    }

    /// The file of one moment with the keys of between.
    fn lay(&self, file: &Path) -> &Place {
        put(file, &self.place.data());
        for name in ["keys.json", "keys.json.kept"] {
            fs::write(self.place.data().join(name), &self.keys).unwrap();
        }
        &self.place
    }
}

#[test]
fn the_program_asks_for_a_passphrase_exactly_where_the_file_locks() {
    let (place, mut planner) = Place::new();
    note(&mut planner, Side::Start, CANARY);
    give(&mut planner, Side::Start, ANA).unwrap();
    drop(planner);
    let two = Two::of(place, |place| {
        let mut planner = place.find().unwrap().open().unwrap();
        give(&mut planner, Side::End, BEN).unwrap();
    });
    let closed = two.lay(&two.old).find().unwrap();
    assert!(!closed.locked(), "it has the key in the open still");
    drop(closed.open().unwrap());
    let closed = two.lay(&two.new).find().unwrap();
    assert!(
        closed.locked(),
        "it has the new key, which nobody has in the open"
    );
    assert_eq!(closed.names()[1].as_deref(), Some("Ben"));
    let unlocked = closed.unlock(Side::End, &said(BEN)).unwrap();
    drop(closed.open_with(unlocked).unwrap());

    // The other way about: one of two takes theirs away.
    let (place, _, _) = both_locked();
    let two = Two::of(place, |place| {
        let mut planner = place.unlock(Side::Start, &said(ANA)).unwrap();
        planner
            .remove_passphrase(Side::Start, Passphrase::new(ANA.to_owned()))
            .unwrap();
    });
    let closed = two.lay(&two.old).find().unwrap();
    assert!(closed.locked());
    let unlocked = closed.unlock(Side::Start, &said(ANA)).unwrap();
    let planner = closed.open_with(unlocked).unwrap();
    assert_eq!(notes(&planner, Side::Start).unwrap(), [CANARY]);
    drop(planner);
    let closed = two.lay(&two.new).find().unwrap();
    assert!(!closed.locked());
    let planner = closed.open().unwrap();
    assert_eq!(notes(&planner, Side::Start).unwrap(), [CANARY]);
}

/// The same words before and after open both rings, each with other own keys.
#[test]
fn own_keys_are_those_of_the_ring_the_file_has() {
    let (place, _, _) = both_locked();
    let two = Two::of(place, |place| {
        let mut planner = place.unlock(Side::Start, &said(ANA)).unwrap();
        renew(&mut planner, Side::Start, ANA, AGAIN).unwrap();
        let back = ChangePassphrase {
            now: Passphrase::new(AGAIN.to_owned()),
            passphrase: Passphrase::new(ANA.to_owned()),
        };
        planner.change_passphrase(Side::Start, back, CHEAP).unwrap();
    });
    for file in [&two.old, &two.new] {
        let place = two.lay(file);
        let mut planner = place.unlock(Side::Start, &said(ANA)).unwrap();
        assert_eq!(notes(&planner, Side::Start).unwrap(), [CANARY]);
        note(&mut planner, Side::Start, "written meanwhile");
        drop(planner);
        let planner = place.unlock(Side::Start, &said(ANA)).unwrap();
        assert_eq!(
            notes(&planner, Side::Start).unwrap(),
            [CANARY, "written meanwhile"]
        );
    }
}

#[test]
fn a_passphrase_that_opens_only_the_other_ring_is_a_wrong_one() {
    let (place, _, _) = both_locked();
    let two = Two::of(place, |place| {
        let mut planner = place.unlock(Side::Start, &said(ANA)).unwrap();
        renew(&mut planner, Side::Start, ANA, AGAIN).unwrap();
    });
    for (file, right, wrong) in [(&two.old, ANA, AGAIN), (&two.new, AGAIN, ANA)] {
        let place = two.lay(file);
        let closed = place.find().unwrap();
        assert_eq!(
            code_of(closed.unlock(Side::Start, &said(wrong))),
            "wrong-passphrase"
        );
        drop(closed);
        drop(place.unlock(Side::End, &said(BEN)).expect("Ben's way in"));
        two.lay(file);
        drop(place.unlock(Side::Start, &said(right)).unwrap());
    }
}

#[test]
fn somebody_knows_it_asks_for_another_one() {
    let (place, _, _) = both_locked();
    let mut planner = place.unlock(Side::Start, &said(ANA)).unwrap();
    assert_eq!(
        code_of(renew(&mut planner, Side::Start, ANA, ANA)),
        "the-same"
    );
    assert!(renew(&mut planner, Side::Start, ANA, AGAIN).is_ok());
}

#[test]
fn what_was_begun_goes_with_whoever_began_it() {
    let (_place, mut planner) = Place::new();
    let begin = |planner: &mut common_ground_core::Planner| {
        let begin = common_ground_core::passphrase::BeginPassphrase {
            passphrase: Passphrase::new(ANA.to_owned()),
            now: None,
        };
        planner
            .begin_passphrase(Side::Start, begin)
            .unwrap()
            .words
            .join(" ")
    };
    let code = begin(&mut planner);
    planner.keep_only(Presence::Both);
    planner.keep_only(Presence::One(Side::End));
    planner.keep_only(Presence::One(Side::Start));
    assert_eq!(
        code_of(planner.confirm_code(Side::Start, &code, CHEAP)),
        "not-now",
        "her passphrase was not kept for her while he was alone here"
    );
}

/// An older `keys.json` put back: after a changed passphrase the old one opens again, as docs/vault.md says;
/// after new keys it opens nothing, and that is never called a wrong passphrase nor another program's file.
#[test]
fn keys_put_back_open_nothing_once_the_data_key_is_new() {
    let (place, _, _) = both_locked();
    let old = fs::read(place.data().join("keys.json")).unwrap();
    let put_back = |place: &Place| {
        for name in ["keys.json", "keys.json.kept"] {
            fs::write(place.data().join(name), &old).unwrap();
        }
    };
    let mut planner = place.unlock(Side::Start, &said(ANA)).unwrap();
    let change = ChangePassphrase {
        now: Passphrase::new(ANA.to_owned()),
        passphrase: Passphrase::new(AGAIN.to_owned()),
    };
    planner
        .change_passphrase(Side::Start, change, CHEAP)
        .unwrap();
    drop(planner);
    let newer = fs::read(place.data().join("keys.json")).unwrap();
    put_back(&place);
    assert!(place.unlock(Side::Start, &said(ANA)).is_ok());
    assert_eq!(
        code_of(place.unlock(Side::Start, &said(AGAIN))),
        "wrong-passphrase"
    );
    for name in ["keys.json", "keys.json.kept"] {
        fs::write(place.data().join(name), &newer).unwrap();
    }

    let mut planner = place.unlock(Side::Start, &said(AGAIN)).unwrap();
    renew(&mut planner, Side::Start, AGAIN, "nine narrow ladders").unwrap();
    drop(planner);
    let whole = fs::read(place.data().join("household.db")).unwrap();
    put_back(&place);
    for (side, words) in [(Side::Start, ANA), (Side::End, BEN)] {
        assert_eq!(code_of(place.unlock(side, &said(words))), "does-not-open");
    }
    assert!(fs::read(place.data().join("household.db")).unwrap() == whole);
    assert!(fs::read(place.data().join("keys.json")).unwrap() == old);
}
