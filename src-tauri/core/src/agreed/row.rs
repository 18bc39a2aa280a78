//! The three tables agreement rests on.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

use super::write::digest;
use crate::db::{id, row, text_enum};
use crate::who::{Author, Side};

id! {
    /// The goal, agreement or rule a text belongs to: its noun's id.
    pub SubjectId
}
id! {
    /// One exact text's id.
    pub VersionId
}
id! {
    /// One yes's id.
    pub SignOffId
}

text_enum! {
    /// What kind of thing a yes is said to.
    pub enum Subject {
        /// A shared goal's core: title, what *done* looks like, a sum.
        Goal = "goal",
        /// An agreement.
        Agreement = "agreement",
        /// A decision rule.
        Rule = "rule",
        /// A text that asks for no yes: an own boundary, a request, a personal goal.
        Own = "own",
    }
}

row! {
    /// One exact text of a goal, an agreement or a rule.
    pub struct Version in "version" part_of subject {
        /// Its id.
        pub id: VersionId,
        /// The goal, agreement or rule it is a text of.
        pub subject: SubjectId,
        /// What kind of thing that is.
        pub kind: Subject,
        /// 1, 2, 3 … within the subject.
        pub number: u32,
        /// Canonical JSON: the bytes a yes is said to.
        pub body: String,
        /// SHA-256 of the body, in hex.
        pub digest: String,
        /// Whose words they are.
        pub author: Author,
        /// The day they were written.
        pub written_on: NaiveDate,
        /// The household's zone then: where its last day ends, whatever zone is chosen later.
        pub zone: String,
        /// The version whose words it repeats with a later end (going on, taking up again): no rest then.
        pub carries: Option<VersionId>,
        /// What the file it came in with tells of it, in lines: who had said yes, and that it ended. It binds nobody.
        pub came_with: Option<String>,
    }
}

impl Version {
    /// Whether these are the words its digest was made of.
    pub(crate) fn is_whole(&self) -> bool {
        digest(&self.body) == self.digest
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// Where the file holds something that is not JSON.
    pub fn json(&self) -> crate::error::Result<Value> {
        Ok(serde_json::from_str(&self.body)?)
    }
}

text_enum! {
    /// Why a yes no longer counts.
    pub enum Void {
        /// Its owner took it back.
        TakenBack = "taken_back",
        /// *That was not my yes.*
        NotMine = "not_mine",
    }
}

row! {
    /// One partner's yes to one exact version.
    pub struct SignOff in "sign_off" part_of subject {
        /// Its id.
        pub id: SignOffId,
        /// What it is a yes to.
        pub subject: SubjectId,
        /// The exact text.
        pub version: VersionId,
        /// The text's digest when the yes was said.
        pub digest: String,
        /// Whose yes.
        pub partner: Side,
        /// When, on the wall clock.
        pub at: DateTime<Utc>,
        /// The change it was made in: orders it against withdrawals.
        pub step: i64,
        /// Whether its owner pressed *mine* on the page Yes in my name.
        pub mine: bool,
        /// Why it no longer counts, if so.
        pub void: Option<Void>,
        /// Ed25519 over subject, digest, partner and moment, once its owner has a passphrase.
        pub signature: Option<String>,
    }
}

text_enum! {
    /// How something shared stopped.
    pub enum WithdrawalKind {
        /// One stepped back.
        StepBack = "step_back",
        /// One paused it; it offers *take it up again*.
        Pause = "pause",
        /// It was ended.
        End = "end",
    }
}

id! {
    /// A withdrawal's id.
    pub WithdrawalId
}

row! {
    /// A stepping back, pause or ending. Every yes before it no longer counts; it never says whose it was.
    pub struct Withdrawal in "withdrawal" part_of subject {
        /// Its id.
        pub id: WithdrawalId,
        /// What stopped.
        pub subject: SubjectId,
        /// How.
        pub kind: WithdrawalKind,
        /// When.
        pub at: DateTime<Utc>,
        /// The change it was made in.
        pub step: i64,
    }
}
