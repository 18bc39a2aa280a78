//! Who is let in: becoming a partner who has a passphrase costs it, and whoever goes takes their keys along.

use crate::commands::Passphrases;
use crate::error::{Error, FolderProblem, Refusal, Result};
use crate::history::Op;
use crate::planner::Planner;
use crate::private;
use crate::trash;
use crate::vault::{Own, Passphrase, Secret};
use crate::who::{Actor, Author, Presence, Side};

impl Planner {
    /// Who has a passphrase, whose keys are here, and whether the file itself locks.
    #[must_use]
    pub fn passphrases(&self) -> Passphrases {
        Passphrases {
            have: self.keys.have(),
            here: self.in_use().map(|own| own.is_some()),
            sit: self.own.each_ref().map(Option::is_some),
            locks: self.keys.locked(),
        }
    }

    /// Lets a partner in with their secret; it takes about a second.
    ///
    /// # Errors
    /// [`Refusal::WrongPassphrase`], [`Refusal::WrongCode`], [`Refusal::NoPassphrase`].
    pub fn let_in(&mut self, side: Side, secret: &Secret) -> Result<()> {
        let own = self.keys.own(side, secret)?;
        self.admit(side, own)
    }

    /// Whether those who have a passphrase have said it, here or in this sitting.
    ///
    /// # Errors
    /// [`Refusal::NeedsPassphrase`].
    pub fn were_let_in(&self, presence: Presence) -> Result<()> {
        let missing = presence
            .sides()
            .any(|side| self.keys.have()[side.index()] && self.own[side.index()].is_none());
        if missing {
            Err(Refusal::NeedsPassphrase.into())
        } else {
            Ok(())
        }
    }

    /// Proves a hand for the next yes: agreements and rules ask for the passphrase each time, once for all texts
    /// of one press. It takes about a second.
    ///
    /// # Errors
    /// [`Refusal::WrongPassphrase`], [`Refusal::NoPassphrase`].
    pub fn prove_hand(&self, side: Side, passphrase: Passphrase) -> Result<()> {
        self.keys.own(side, &Secret::Passphrase(passphrase))?;
        let mut proven = self.proven.get();
        proven[side.index()] = true;
        self.proven.set(proven);
        Ok(())
    }

    /// The laptop is turned, or both look at it: of those who sit together only who is here now can read
    /// what is theirs alone. Nobody's key is wiped, so that turning it back costs no passphrase again.
    pub fn hand_to(&mut self, presence: Presence) {
        self.proven.set([false; 2]);
        self.uses = Side::BOTH.map(|side| presence.sides().any(|here| here == side));
    }

    /// Wipes the keys of everybody who is not here any more: no sitting goes on.
    pub fn keep_only(&mut self, presence: Presence) {
        self.hand_to(presence);
        self.going_back = None;
        for side in Side::BOTH {
            if presence.sides().all(|here| here != side) {
                self.own[side.index()] = None;
            }
        }
        self.begun
            .take_if(|begun| presence.sides().all(|here| here != begun.side()));
    }

    /// These are the partner's own keys. What still lies in the open of theirs, since it was written before
    /// there was a passphrase, is sealed; what hung on something that was emptied meanwhile goes.
    pub(crate) fn admit(&mut self, side: Side, own: Own) -> Result<()> {
        let open = private::in_the_open(self.rows(), Author::from(side))?;
        if open && !self.read_only() {
            self.transact(Actor::App, Op::KeepPrivate, |tx| {
                let key = Some(own.private());
                private::reseal(tx.db(), side, key, key, tx.world())
            })?;
        }
        self.own[side.index()] = Some(own);
        self.uses[side.index()] = true;
        if self.read_only() {
            return Ok(());
        }
        match self.transact(Actor::App, Op::KeepPrivate, trash::follow_up) {
            // One damaged thing does not shut its owner out; the page it stands on says what is the matter.
            Ok(_) | Err(Error::Folder(FolderProblem::Damaged)) => Ok(()),
            Err(error) => Err(error),
        }
    }
}
