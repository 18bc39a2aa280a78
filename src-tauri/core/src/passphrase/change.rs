//! Another passphrase for the same keys, and none any more.

use serde::Deserialize;
use ts_rs::TS;

use crate::error::Result;
use crate::household;
use crate::planner::Planner;
use crate::vault::{Cost, Keys, Passphrase, Secret};
use crate::who::Side;

/// Another passphrase.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangePassphrase {
    /// The one that counts now.
    pub now: Passphrase,
    /// The one that is to count.
    pub passphrase: Passphrase,
}

impl Planner {
    /// From now on another passphrase opens this partner's keys. The keys, and the recovery code, stay.
    ///
    /// # Errors
    /// [`Refusal::WrongPassphrase`](crate::error::Refusal::WrongPassphrase); one that is too easy to guess.
    pub fn change_passphrase(
        &mut self,
        side: Side,
        change: ChangePassphrase,
        cost: Cost,
    ) -> Result<()> {
        let own = self.keys.own(side, &Secret::Passphrase(change.now))?;
        self.check_strength(side, &change.passphrase)?;
        let keys = self.keys.opened_with(
            side,
            &own,
            &Secret::Passphrase(change.passphrase),
            cost,
            &self.data,
            self.world.as_ref(),
        )?;
        self.take_keys(keys)
    }

    /// This partner has no passphrase any more: what was private is hidden again, and the file opens without
    /// one. Only its owner can do it.
    ///
    /// # Errors
    /// [`Refusal::WrongPassphrase`](crate::error::Refusal::WrongPassphrase); where the disk does not take
    /// it, nothing changed.
    pub fn remove_passphrase(&mut self, side: Side, passphrase: Passphrase) -> Result<()> {
        let own = self.keys.own(side, &Secret::Passphrase(passphrase))?;
        self.new_data_key(false, (side, Some(&own), None))?;
        self.own[side.index()] = None;
        Ok(())
    }

    /// Writes the keys and goes on with them.
    pub(super) fn take_keys(&mut self, keys: Keys) -> Result<()> {
        if self.read_only() {
            return Err(crate::error::Error::ReadOnly);
        }
        if let Err(error) = keys.write(&self.folder) {
            // One of the two copies may have got its name before the disk refused: what was refused must not
            // count at the next start.
            let _ = self.keys.write(&self.folder);
            return Err(error);
        }
        self.keys = keys;
        Ok(())
    }

    /// A file that locks has a passphrase for everybody who is part of it: where the second person just came
    /// and has none yet, it opens without.
    pub(crate) fn keep_nobody_out(&mut self) -> Result<()> {
        let alone = household::household(self.rows())?.alone;
        if !self.keys.locked() || alone || self.keys.have() == [true, true] || self.read_only() {
            return Ok(());
        }
        self.take_keys(self.keys.opened(&self.data)?)
    }

    /// A partner is called otherwise; the page that unlocks says so, too.
    pub(crate) fn rename_lock(&mut self, side: Side) -> Result<()> {
        let name = self.name_of(side)?;
        if self.keys.names()[side.index()]
            .as_ref()
            .is_none_or(|before| *before == name)
        {
            return Ok(());
        }
        self.take_keys(self.keys.called(side, &name, &self.data)?)
    }
}
