//! A file that shall be brought in: a copy of a planner, a table of goals, either under a passphrase of its own.

use std::io::Write;

use age::secrecy::SecretString;
use common_ground_core::error::{Error, ImportProblem, Result};
use common_ground_core::import::{Brought, Chosen, Incoming, OpenLocked, ReadAs};
use common_ground_core::vault::Passphrase;
use common_ground_core::who::{Actor, Presence, Side, Viewer};
use common_ground_core::work::Work;

use crate::fuzz;
use crate::house::calls::lived_again;
use crate::house::{Home, home};

const ANA: Actor = Actor::One(Side::Start);

/// A household somebody lived in, as its copy.
fn copy() -> Vec<u8> {
    let us = lived_again();
    let copying = us
        .home
        .house
        .with(|planner| planner.copying(Viewer::One(Side::Start), true));
    let copy = copying.unwrap().read(&Work::default()).unwrap();
    copy.json().unwrap().into_bytes()
}

fn bytes(home: &Home) -> String {
    home.house
        .with(|planner| common_ground_core::export::canonical(planner))
        .unwrap()
}

/// Looks at what would come in; every tenth time it really comes, and goes again by one undo. Whatever the file said,
/// the household is what it was.
struct Household {
    home: Home,
    was: String,
    tried: u32,
}

impl Household {
    fn new() -> Self {
        let home = home();
        home.house.come(Presence::One(Side::Start));
        let was = bytes(&home);
        Self {
            home,
            was,
            tried: 0,
        }
    }

    fn takes(&mut self, incoming: &Incoming, read: ReadAs) -> Result<Brought> {
        self.tried += 1;
        let house = &self.home.house;
        let work = Work::default();
        if !self.tried.is_multiple_of(10) {
            return house.with(|planner| planner.preview_import(ANA, incoming, read, &work));
        }
        let came = house.with(|planner| planner.bring_in(ANA, incoming, read, &work));
        if came.is_ok() && bytes(&self.home) != self.was {
            house
                .with(|planner| planner.undo(ANA, &Work::default()))
                .unwrap();
        }
        assert_eq!(bytes(&self.home), self.was);
        came.map(|done| done.value)
    }
}

/// Whatever is wrong with a file is said as that, and of one that was changed the place is said.
fn is_said(error: &Error) {
    match error {
        Error::Import(ImportProblem::Broken(place)) => assert!(!place.is_empty()),
        Error::Import(_) => {}
        other => panic!("{other:?}"),
    }
}

#[test]
fn import_copy() {
    let mut us = Household::new();
    fuzz("import-copy", &[copy()], |case| {
        let read = ReadAs { columns: None };
        match Incoming::of(case) {
            Ok(incoming @ Incoming::Copy(_)) => match us.takes(&incoming, read) {
                Ok(_) => return true,
                Err(error) => is_said(&error),
            },
            Ok(_) => {}
            Err(error) => is_said(&error),
        }
        false
    });
}

#[test]
fn import_table() {
    let seeds = [
        "Title,Done looks like,Why,Notes,Due,Part of life,Next step\r\nA boat,It floats,Quiet,\"red, or\nblue\",2030-05-01,Home,Ask\r\n",
        "\u{feff}goal;why;when\nLearn to sail;wind;24.12.2030\n;nothing;\nسفر;كلمات;soon\n",
        "what\twhy\tnotes\n'=1+1\t\t\n\"a \"\"b\"\"\"\tc\td\n",
        "Name|List\nOne|Garden\nTwo|Garden\n",
    ]
    .map(|table| table.as_bytes().to_vec());
    let mut us = Household::new();
    fuzz("import-table", &seeds, |case| match Incoming::of(case) {
        Ok(incoming @ Incoming::Table(_)) => {
            let Chosen::Table(view) = incoming.chosen() else {
                panic!("a table that is none");
            };
            let read = ReadAs {
                columns: Some(view.guess),
            };
            let brought = us.takes(&incoming, read).unwrap();
            // Every row arrives, is here already, or is named.
            let goals = brought
                .arrives
                .iter()
                .filter(|one| one.what.word() == "goal");
            let arrived: u32 = goals.map(|one| one.new + one.here).sum();
            let stays: u32 = brought.stays.iter().map(|one| one.count).sum();
            assert_eq!((arrived + stays) as usize, view.rows);
            true
        }
        Ok(_) => false,
        Err(error) => {
            is_said(&error);
            false
        }
    });
}

/// Under the lock stands what was put there, or nothing is read: whoever changes a locked file has no key for it.
#[test]
fn import_locked() {
    const TABLE: &str = "Title;Why\nA boat;Quiet\n";
    let mut recipient = age::scrypt::Recipient::new(SecretString::from("a lantern".to_owned()));
    recipient.set_work_factor(2);
    let encryptor =
        age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient));
    let mut locked = Vec::new();
    let mut writer = encryptor.unwrap().wrap_output(&mut locked).unwrap();
    writer.write_all(TABLE.as_bytes()).unwrap();
    writer.finish().unwrap();
    let with = OpenLocked {
        passphrase: Passphrase::new("a lantern".to_owned()),
    };
    fuzz("import-locked", &[locked], |case| {
        let incoming = match Incoming::of(case) {
            Ok(incoming @ Incoming::Locked(_)) => incoming,
            Ok(_) => return false,
            Err(error) => {
                is_said(&error);
                return false;
            }
        };
        match incoming.open(&with) {
            Ok(opened) => {
                let Chosen::Table(view) = opened.chosen() else {
                    panic!("something else lay under the lock");
                };
                assert_eq!(view.columns, ["Title", "Why"]);
                assert_eq!(view.sample, [["A boat", "Quiet"]]);
                true
            }
            Err(Error::Field { field, .. }) => {
                assert_eq!(field, "passphrase");
                false
            }
            Err(error) => {
                is_said(&error);
                false
            }
        }
    });
}
