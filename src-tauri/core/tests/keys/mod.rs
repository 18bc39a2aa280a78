//! A couple with passphrases, for tests: cheap ones.
#![allow(dead_code, reason = "each test takes what it needs")]

use std::path::{Path, PathBuf};

use common_ground_core::passphrase::BeginPassphrase;
use common_ground_core::testing::{Clock, friday, household};
use common_ground_core::topic::{NewTopic, Wants};
use common_ground_core::vault::{Code, Cost, Passphrase, Secret};
use common_ground_core::who::{Actor, Side, Viewer};
use common_ground_core::{Closed, Planner, Result};

/// Trying a passphrase costs nothing here: what a test is about is who can, not how long it takes.
pub(crate) const CHEAP: Cost = Cost {
    memory: 8,
    passes: 1,
};
pub(crate) const ANA: &str = "the kettle sings at six";
pub(crate) const BEN: &str = "marmalade on the north side";
/// Another one of Ben's.
pub(crate) const AGAIN: &str = "seven slow tortoises";
pub(crate) const CANARY: &str = "Zanzibar whispers";

pub(crate) struct Place {
    pub(crate) dir: tempfile::TempDir,
    pub(crate) clock: Clock,
}

impl Place {
    pub(crate) fn new() -> (Self, Planner) {
        let (dir, clock) = (tempfile::tempdir().unwrap(), friday());
        let planner = household(&dir.path().join("data"), &clock).unwrap();
        (Self { dir, clock }, planner)
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    pub(crate) fn find(&self) -> Result<Closed> {
        Closed::find(
            &self.data(),
            &self.dir.path().join("copy"),
            Box::new(self.clock.clone()),
        )
    }

    pub(crate) fn unlock(&self, side: Side, secret: &Secret) -> Result<Planner> {
        let closed = self.find()?;
        let unlocked = closed.unlock(side, secret)?;
        closed.open_with(unlocked)
    }
}

pub(crate) fn said(words: &str) -> Secret {
    Secret::Passphrase(Passphrase::new(words.to_owned()))
}

pub(crate) fn written(words: &str) -> Secret {
    Secret::Code(Code::read(words).unwrap())
}

/// Sets a passphrase as a person does, and answers the recovery code.
pub(crate) fn give(planner: &mut Planner, side: Side, words: &str) -> Result<String> {
    let begin = BeginPassphrase {
        passphrase: Passphrase::new(words.to_owned()),
        now: None,
    };
    let code = planner.begin_passphrase(side, begin)?.words.join(" ");
    planner.confirm_code(side, &code, CHEAP)?;
    Ok(code)
}

/// Somebody knows the one before: new keys, and another passphrase.
pub(crate) fn renew(planner: &mut Planner, side: Side, now: &str, then: &str) -> Result<String> {
    let begin = BeginPassphrase {
        passphrase: Passphrase::new(then.to_owned()),
        now: Some(Passphrase::new(now.to_owned())),
    };
    let code = planner.begin_passphrase(side, begin)?.words.join(" ");
    planner.confirm_code(side, &code, CHEAP)?;
    Ok(code)
}

pub(crate) fn note(planner: &mut Planner, side: Side, words: &str) {
    let topic = NewTopic {
        words: words.to_owned(),
        wants: Wants::Listen,
    };
    planner.add_topic(Actor::One(side), topic).unwrap();
}

pub(crate) fn notes(planner: &Planner, side: Side) -> Result<Vec<String>> {
    let topics = planner.topics(Viewer::One(side))?;
    Ok(topics.into_iter().map(|topic| topic.words).collect())
}

pub(crate) fn code_of<T>(result: Result<T>) -> &'static str {
    result.err().expect("it is refused").code()
}

/// Copies a whole data folder over another.
pub(crate) fn put(from: &Path, to: &Path) {
    let _ = std::fs::remove_dir_all(to);
    super::kept::copy(from, to);
}
