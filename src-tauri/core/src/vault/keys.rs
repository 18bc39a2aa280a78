//! `keys.json`: who can open the household's file.
//!
//! It is written twice, as `keys.json` and `keys.json.kept`, each whole by a rename: whichever is whole opens
//! the file. While a new data key is made it holds two rings, since two files cannot change in one moment:
//! the one the household still has and the one it is about to have; whichever opens it is the right one.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::cost::Cost;
use super::lock::{Lock, NewLock, Secret, Whose};
use super::own::Own;
use crate::db::DataKey;
use crate::error::{Error, FolderProblem, Refusal, Result};
use crate::folder::{Folder, HouseholdId};
use crate::hex::Hex;
use crate::seal::Key;
use crate::who::Side;
use crate::world::World;

/// The format this program writes. Version 1 had only a key in the open.
const VERSION: u32 = 2;
const NAME: &str = "keys.json";
const KEPT: &str = "keys.json.kept";

/// What opens one data key.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Ring {
    /// The data key in the open, as long as not everybody has a passphrase.
    open: Option<Hex>,
    /// The two partners' locks, start and end.
    locks: [Option<Lock>; 2],
    /// What checks each one's signatures, newest last. None is ever taken away: earlier yeses stay checkable.
    seen: [Vec<Hex>; 2],
    /// Says that this ring was made by somebody who has the data key.
    bound: Hex,
}

/// The whole file.
#[derive(Debug, Clone)]
pub(crate) struct Keys {
    pub(crate) household: HouseholdId,
    ring: Ring,
    /// The ring of a data key that is being made.
    next: Option<Ring>,
}

/// The file as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    version: u32,
    household: HouseholdId,
    ring: Ring,
    next: Option<Ring>,
    sha256: String,
}

/// The file as it was written before there were passphrases.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct First {
    version: u32,
    household: HouseholdId,
    open: String,
    sha256: String,
}

impl Ring {
    /// The key that lies in the open, if one does.
    pub(crate) fn in_the_open(&self) -> Result<Option<DataKey>> {
        self.open
            .as_ref()
            .map(|hex| {
                let bytes = hex.array().ok_or(FolderProblem::Damaged)?;
                Ok(DataKey::new(bytes))
            })
            .transpose()
    }

    /// From now on this partner has this lock, around these own keys.
    fn take(&mut self, side: Side, own: &Own, lock: Lock) {
        self.locks[side.index()] = Some(lock);
        self.seen[side.index()].push(own.seen().into());
    }

    /// This partner has no passphrase any more.
    pub(crate) fn drop_lock(&mut self, side: Side) {
        self.locks[side.index()] = None;
    }

    /// Whether this partner has a passphrase in it.
    pub(crate) const fn has(&self, side: Side) -> bool {
        self.locks[side.index()].is_some()
    }

    fn lock(&self, side: Side) -> Result<&Lock> {
        Ok(self.locks[side.index()]
            .as_ref()
            .ok_or(Refusal::NoPassphrase)?)
    }
}

impl Keys {
    /// For a new household: its key lies in the open until there are passphrases.
    pub(crate) fn open(household: HouseholdId, data: &DataKey) -> Self {
        let mut keys = Self {
            household,
            ring: Ring {
                open: Some(data.bytes().to_owned().into()),
                locks: [None, None],
                seen: [Vec::new(), Vec::new()],
                bound: Hex::default(),
            },
            next: None,
        };
        keys.ring.bound = keys.bind(&keys.ring, data);
        keys
    }

    /// Reads the keys of a folder; where one copy is damaged, the other counts. Where one was written by a newer
    /// program neither is touched: it may have ended before it wrote the other.
    ///
    /// # Errors
    /// [`FolderProblem::KeysMissing`], [`FolderProblem::Newer`]; [`FolderProblem::Damaged`] where neither copy
    /// is whole.
    pub(crate) fn read(folder: &Folder) -> Result<Self> {
        let newest = folder.read(NAME)?;
        let kept = folder.read(KEPT)?;
        if newest.is_none() && kept.is_none() {
            return Err(FolderProblem::KeysMissing.into());
        }
        let mut whole = None;
        for bytes in [newest, kept].into_iter().flatten() {
            match Self::parse(&bytes) {
                Ok(keys) => whole = whole.or(Some(keys)),
                Err(Error::Folder(FolderProblem::Newer)) => {
                    return Err(FolderProblem::Newer.into());
                }
                Err(_) => {}
            }
        }
        Ok(whole.ok_or(FolderProblem::Damaged)?)
    }

    /// How each of the two copies is: whole, or not. A second one that was never written (a backup has one
    /// copy) comes with the next change.
    pub(crate) fn copies(folder: &Folder) -> Result<[bool; 2]> {
        let whole = |name| -> Result<Option<bool>> {
            Ok(folder.read(name)?.map(|bytes| Self::parse(&bytes).is_ok()))
        };
        Ok([whole(NAME)?.unwrap_or(false), whole(KEPT)?.unwrap_or(true)])
    }

    /// Whether somebody with this data key made the ring the file has.
    pub(crate) fn made_with(&self, data: &DataKey) -> bool {
        self.ring.bound == self.bind(&self.ring, data)
    }

    /// Writes both copies.
    pub(crate) fn write(&self, folder: &Folder) -> Result<()> {
        let bytes = self.to_bytes()?;
        folder.replace(NAME, &bytes)?;
        folder.replace(KEPT, &bytes)
    }

    /// The bytes of the file.
    pub(crate) fn to_bytes(&self) -> Result<Vec<u8>> {
        let mut written = Written {
            version: VERSION,
            household: self.household,
            ring: self.ring.clone(),
            next: self.next.clone(),
            sha256: String::new(),
        };
        written.sha256 = written.sum()?;
        Ok(serde_json::to_vec_pretty(&written)?)
    }

    /// From the bytes of the file.
    ///
    /// # Errors
    /// [`FolderProblem::Newer`]; what is not whole.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self> {
        let mut json: serde_json::Value = serde_json::from_slice(bytes)?;
        match json["version"].as_u64() {
            Some(1) => First::keys(serde_json::from_value(json)?),
            Some(2) => Self::whole(json),
            // One of ours to the last byte but for its version was not written by a newer program.
            Some(_) => {
                json["version"] = VERSION.into();
                Err(match Self::whole(json) {
                    Ok(_) => FolderProblem::Damaged.into(),
                    Err(_) => FolderProblem::Newer.into(),
                })
            }
            None => Err(FolderProblem::Damaged.into()),
        }
    }

    fn whole(json: serde_json::Value) -> Result<Self> {
        let written: Written = serde_json::from_value(json)?;
        if written.sha256 != written.sum()? {
            return Err(FolderProblem::Damaged.into());
        }
        Ok(Self {
            household: written.household,
            ring: written.ring,
            next: written.next,
        })
    }

    /// The rings that may open the file: the one it has, and the one it may have got.
    pub(crate) fn rings(&self) -> impl Iterator<Item = &Ring> {
        std::iter::once(&self.ring).chain(&self.next)
    }

    /// Whether the file opens only with a passphrase.
    pub(crate) const fn locked(&self) -> bool {
        self.ring.open.is_none()
    }

    /// The names of those who have a passphrase, as far as they lie beside the file: whoever unlocks it has to
    /// say who they are.
    pub(crate) fn names(&self) -> [Option<String>; 2] {
        Side::BOTH.map(|side| {
            let lock = self.ring.locks[side.index()].as_ref()?;
            Some(lock.name.clone())
        })
    }

    /// The same file, calling a partner by this name.
    pub(crate) fn called(&self, side: Side, name: &str, data: &DataKey) -> Result<Self> {
        self.changed(data, |ring| {
            if let Some(lock) = &mut ring.locks[side.index()] {
                name.clone_into(&mut lock.name);
            }
            Ok(())
        })
    }

    /// Who has a passphrase.
    pub(crate) fn have(&self) -> [bool; 2] {
        Side::BOTH.map(|side| self.ring.locks[side.index()].is_some())
    }

    /// Whether this partner has the same own keys as in another ring.
    pub(crate) fn has_own_of(&self, ring: &Ring, side: Side) -> bool {
        let seen = |ring: &Ring| ring.seen[side.index()].last().cloned();
        self.ring.has(side) && ring.has(side) && seen(&self.ring) == seen(ring)
    }

    /// Opens one partner's own keys, and with them the data key of the same ring.
    ///
    /// # Errors
    /// A secret that is wrong; [`FolderProblem::Damaged`] where somebody without the data key changed the ring.
    pub(crate) fn unlock(
        &self,
        ring: &Ring,
        side: Side,
        secret: &Secret,
    ) -> Result<(Own, DataKey)> {
        let lock = ring.lock(side)?;
        let own = lock.open(self.whose(side), secret)?;
        let data = lock.data(self.whose(side), &own)?;
        if ring.bound != self.bind(ring, &data) {
            return Err(FolderProblem::Damaged.into());
        }
        Ok((own, data))
    }

    /// Opens one partner's own keys in the ring the file has.
    ///
    /// # Errors
    /// As [`Keys::unlock`].
    pub(crate) fn own(&self, side: Side, secret: &Secret) -> Result<Own> {
        Ok(self.unlock(&self.ring, side, secret)?.0)
    }

    /// The same file with a lock for this partner, and the data key still as it was.
    pub(crate) fn with_lock(
        &self,
        side: Side,
        name: &str,
        new: &NewLock<'_>,
        data: &DataKey,
        world: &dyn World,
    ) -> Result<Self> {
        let lock = Lock::new(self.whose(side), name, new, data, world)?;
        self.changed(data, |ring| {
            ring.take(side, new.own, lock);
            Ok(())
        })
    }

    /// The same file where this secret of its kind opens this partner's own keys.
    pub(crate) fn opened_with(
        &self,
        side: Side,
        own: &Own,
        secret: &Secret,
        cost: Cost,
        data: &DataKey,
        world: &dyn World,
    ) -> Result<Self> {
        let whose = self.whose(side);
        self.changed(data, |ring| match &mut ring.locks[side.index()] {
            Some(lock) => lock.open_with(whose, own, secret, cost, world),
            None => Err(Refusal::NoPassphrase.into()),
        })
    }

    fn changed(
        &self,
        data: &DataKey,
        change: impl FnOnce(&mut Ring) -> Result<()>,
    ) -> Result<Self> {
        let mut keys = Self {
            next: None,
            ..self.clone()
        };
        change(&mut keys.ring)?;
        keys.ring.bound = keys.bind(&keys.ring, data);
        Ok(keys)
    }

    /// The same file, about to have a new data key; `change` says what else becomes different with it. The
    /// new key lies in the open unless `locked`.
    pub(crate) fn about_to_have(
        &self,
        data: &DataKey,
        locked: bool,
        world: &dyn World,
        change: impl FnOnce(&Self, &mut Ring) -> Result<()>,
    ) -> Result<Self> {
        let mut next = self.ring.clone();
        change(self, &mut next)?;
        for (side, lock) in Side::BOTH.into_iter().zip(&mut next.locks) {
            if let Some(lock) = lock {
                lock.hand_over(self.whose(side), data, world)?;
            }
        }
        next.open = (!locked).then(|| data.bytes().to_owned().into());
        next.bound = self.bind(&next, data);
        Ok(Self {
            next: Some(next),
            ..self.clone()
        })
    }

    /// For [`Keys::about_to_have`]: a new lock for a partner.
    pub(crate) fn relock(
        &self,
        ring: &mut Ring,
        side: Side,
        name: &str,
        new: &NewLock<'_>,
        data: &DataKey,
        world: &dyn World,
    ) -> Result<()> {
        let lock = Lock::new(self.whose(side), name, new, data, world)?;
        ring.take(side, new.own, lock);
        Ok(())
    }

    /// The same file once it has the key it was about to have.
    pub(crate) fn arrived(self) -> Self {
        Self {
            ring: self.next.unwrap_or(self.ring),
            household: self.household,
            next: None,
        }
    }

    /// The same file with its data key in the open beside the locks.
    pub(crate) fn opened(&self, data: &DataKey) -> Result<Self> {
        self.changed(data, |ring| {
            ring.open = Some(data.bytes().to_owned().into());
            Ok(())
        })
    }

    /// The same file with the ring that opened the household, and no other.
    pub(crate) fn settled(&self, ring: &Ring) -> Self {
        Self {
            household: self.household,
            ring: ring.clone(),
            next: None,
        }
    }

    /// Whether a new data key was being made when the program ended.
    pub(crate) const fn unsettled(&self) -> bool {
        self.next.is_some()
    }

    /// Every key that may have signed in a partner's name.
    pub(crate) fn seen(&self, side: Side) -> Vec<[u8; 32]> {
        self.ring.seen[side.index()]
            .iter()
            .filter_map(Hex::array)
            .collect()
    }

    const fn whose(&self, side: Side) -> Whose {
        Whose {
            household: self.household,
            side,
        }
    }

    /// What only somebody with the data key can make of this ring.
    fn bind(&self, ring: &Ring, data: &DataKey) -> Hex {
        let text =
            serde_json::to_string(&(VERSION, self.household, &ring.open, &ring.locks, &ring.seen))
                .unwrap_or_default();
        let mut mac = Key([0; 32]);
        // Thirty-two bytes are never too many for SHA-256.
        let _ = hkdf::Hkdf::<Sha256>::new(None, data.bytes())
            .expand_multi_info(&[b"common-ground ring 2", text.as_bytes()], &mut mac.0);
        mac.0.into()
    }
}

impl Written {
    fn sum(&self) -> Result<String> {
        let text = serde_json::to_string(&(self.version, self.household, &self.ring, &self.next))?;
        Ok(sum(&text))
    }
}

impl First {
    fn keys(self) -> Result<Keys> {
        let whole = sum(&format!("{}{}{}", self.version, self.household, self.open));
        let data = Hex::read(&self.open).and_then(|hex| hex.array());
        match data {
            Some(data) if whole == self.sha256 => {
                Ok(Keys::open(self.household, &DataKey::new(data)))
            }
            _ => Err(FolderProblem::Damaged.into()),
        }
    }
}

fn sum(text: &str) -> String {
    Hex::from(Sha256::digest(text.as_bytes()).to_vec()).to_string()
}

/// For tests: the file with the sum of what is in it.
#[cfg(any(test, feature = "testing"))]
pub(crate) fn with_a_good_sum(json: serde_json::Value) -> Result<Vec<u8>> {
    let mut written: Written = serde_json::from_value(json)?;
    written.sha256 = written.sum()?;
    Ok(serde_json::to_vec(&written)?)
}
