//! A copy under a passphrase of its own opens with that one alone, and comes in like any other.

use common_ground_core::error::{Error, Problem};
use common_ground_core::export::{self, CopyForm, CopyWanted};
use common_ground_core::import::{Chosen, Incoming, OpenLocked, ReadAs};
use common_ground_core::vault::Passphrase;
use common_ground_core::who::{Presence, Side};
use common_ground_core::work::Work;

use crate::house::home;
use crate::{ANA, as_copy, bring, good, preview};

const LOCK: &str = "a lantern in the orchard";

fn with(passphrase: &str) -> OpenLocked {
    let passphrase = Passphrase::new(passphrase.to_owned());
    OpenLocked { passphrase }
}

fn locked() -> Vec<u8> {
    let dir = tempfile::tempdir().unwrap();
    let place = dir.path().join("copy.age");
    let wanted = CopyWanted {
        form: CopyForm::Json,
        own: true,
        passphrase: Some(with(LOCK).passphrase),
    };
    export::write(&good(), &wanted, &place, &Work::default()).unwrap();
    std::fs::read(place).unwrap()
}

fn code(opened: Result<Incoming, Error>) -> &'static str {
    opened.map_or_else(|error| error.code(), |_| "taken")
}

#[test]
fn a_locked_copy_opens_with_its_passphrase_and_comes_in() {
    let bytes = locked();
    let incoming = Incoming::of(&bytes).unwrap();
    assert!(matches!(incoming.chosen(), Chosen::Locked));
    let home = home();
    home.house.come(Presence::One(Side::Start));
    // Nothing of it comes in as long as it is locked.
    for read in [as_copy(), ReadAs { columns: None }] {
        assert!(preview(&home, ANA, &incoming, read).is_err());
        assert!(bring(&home, ANA, &incoming, read).is_err());
    }
    for other in ["", "a lantern in the garden", "A lantern in the orchard"] {
        let error = incoming.open(&with(other)).unwrap_err();
        assert!(
            matches!(&error, Error::Field { field, problem: Problem::WrongPassphrase } if field == "passphrase"),
            "{other:?}: {error:?}"
        );
    }
    let opened = incoming.open(&with(LOCK)).unwrap();
    let open = Incoming::of(good().json().unwrap().as_bytes()).unwrap();
    assert_eq!(
        preview(&home, ANA, &opened, as_copy()).unwrap(),
        preview(&home, ANA, &open, as_copy()).unwrap(),
    );
    assert!(!bring(&home, ANA, &opened, as_copy()).unwrap().nothing_new());
    assert_eq!(code(opened.open(&with(LOCK))), "not-now");
}

#[test]
fn a_locked_file_that_is_cut_off_or_changed_or_locked_otherwise_is_said() {
    let whole = locked();
    let of = |bytes: &[u8]| code(Incoming::of(bytes).and_then(|file| file.open(&with(LOCK))));
    assert_eq!(of(&whole), "taken");
    assert_eq!(of(&whole[..whole.len() - 1]), "import-broken");
    assert_eq!(of(&whole[..60]), "import-broken");
    let mut changed = whole.clone();
    let last = changed.len() - 30;
    changed[last] ^= 1;
    assert_eq!(of(&changed), "import-broken");
    for otherwise in [
        "age-encryption.org/v1\n-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\nEmECAEcKN+n/Vs9SbWiV+Hu0r+E8R77DdWYyd83nw7U\n--- Vn+54jqiiUCE+WZcEVY3f1sqHjlu/z1LCQ/T7Xm7qI0\n",
        "age-encryption.org/v2\n-> scrypt\n",
        "-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n",
    ] {
        let said = of(otherwise.as_bytes());
        assert!(
            matches!(said, "import-locked" | "import-broken"),
            "{otherwise:?}: {said}"
        );
    }
    // Work that would take hours and fill the memory is not begun.
    let text = String::from_utf8_lossy(&whole[..80]).into_owned();
    let asked = text
        .lines()
        .nth(1)
        .unwrap()
        .split(' ')
        .nth(3)
        .unwrap()
        .to_owned();
    let at = text.find(&format!(" {asked}\n")).unwrap();
    let mut greedy = whole[..at].to_vec();
    greedy.extend(b" 30\n");
    greedy.extend(&whole[at + asked.len() + 2..]);
    assert_eq!(of(&greedy), "import-locked");
}
