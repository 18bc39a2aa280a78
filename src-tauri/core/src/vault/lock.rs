//! One partner's part of `keys.json`: their own keys, wrapped by each secret that opens them.

use serde::{Deserialize, Serialize};

use super::code::Code;
use super::cost::Cost;
use super::own::{Own, hand_over};
use super::passphrase::Passphrase;
use crate::db::DataKey;
use crate::error::{FolderProblem, Refusal, Result};
use crate::folder::HouseholdId;
use crate::hex::Hex;
use crate::seal;
use crate::who::Side;
use crate::world::World;

/// What somebody opens their own keys with.
pub enum Secret {
    /// The passphrase.
    Passphrase(Passphrase),
    /// The recovery code.
    Code(Code),
}

impl Secret {
    const fn kind(&self) -> Kind {
        match self {
            Self::Passphrase(_) => Kind::Passphrase,
            Self::Code(_) => Kind::Code,
        }
    }

    /// What is said where it opens nothing.
    pub(crate) const fn wrong(&self) -> Refusal {
        match self {
            Self::Passphrase(_) => Refusal::WrongPassphrase,
            Self::Code(_) => Refusal::WrongCode,
        }
    }

    fn bytes(&self) -> zeroize::Zeroizing<Vec<u8>> {
        match self {
            Self::Passphrase(passphrase) => passphrase.secret(),
            Self::Code(code) => code.secret(),
        }
    }
}

/// Which secret a slot is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Passphrase,
    Code,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::Passphrase => "passphrase",
            Self::Code => "code",
        }
    }
}

/// The own keys, wrapped by one secret.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Slot {
    kind: Kind,
    cost: Cost,
    salt: Hex,
    sealed: Hex,
}

/// Whose lock it is: bound into everything sealed in it, so that nothing can be put in another's place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Whose {
    pub(super) household: HouseholdId,
    pub(super) side: Side,
}

impl Whose {
    fn bound(self, what: &str) -> String {
        format!(
            "common-ground keys 2 {} {} {what}",
            self.household,
            self.side.word()
        )
    }
}

/// What a lock is made of.
pub(crate) struct NewLock<'a> {
    /// The keys it is around.
    pub(crate) own: &'a Own,
    /// What opens it, each alone.
    pub(crate) secrets: &'a [Secret],
    /// What trying one costs.
    pub(crate) cost: Cost,
}

/// One partner's lock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lock {
    /// What its partner is called on the page that unlocks.
    pub(super) name: String,
    /// Where the data key is handed over to.
    address: Hex,
    /// The data key, handed over.
    data: Hex,
    slots: Vec<Slot>,
}

impl Lock {
    /// A new lock.
    pub(super) fn new(
        whose: Whose,
        name: &str,
        new: &NewLock<'_>,
        data: &DataKey,
        world: &dyn World,
    ) -> Result<Self> {
        let mut lock = Self {
            name: name.to_owned(),
            address: new.own.address().into(),
            data: Hex::default(),
            slots: Vec::new(),
        };
        for secret in new.secrets {
            lock.open_with(whose, new.own, secret, new.cost, world)?;
        }
        lock.hand_over(whose, data, world)?;
        Ok(lock)
    }

    /// From now on this secret of its kind opens it, and no earlier one.
    pub(super) fn open_with(
        &mut self,
        whose: Whose,
        own: &Own,
        secret: &Secret,
        cost: Cost,
        world: &dyn World,
    ) -> Result<()> {
        let (kind, salt) = (secret.kind(), world.secret());
        let key = cost.stretch(&secret.bytes(), &salt)?;
        let sealed = seal::seal(&key, &whose.bound(kind.word()), &own.to_bytes(), world);
        self.slots.retain(|slot| slot.kind != kind);
        self.slots.push(Slot {
            kind,
            cost,
            salt: salt.into(),
            sealed: sealed.into(),
        });
        Ok(())
    }

    /// Hands this data key over to the partner.
    pub(super) fn hand_over(
        &mut self,
        whose: Whose,
        data: &DataKey,
        world: &dyn World,
    ) -> Result<()> {
        let to = self.address.array().ok_or(FolderProblem::Damaged)?;
        self.data = hand_over(to, &whose.bound("data"), data.bytes(), world).into();
        Ok(())
    }

    /// Opens the own keys.
    ///
    /// # Errors
    /// [`Refusal::WrongPassphrase`], [`Refusal::WrongCode`]: it is not this partner's.
    pub(super) fn open(&self, whose: Whose, secret: &Secret) -> Result<Own> {
        let (kind, wrong) = (secret.kind(), secret.wrong());
        let slot = self
            .slots
            .iter()
            .find(|slot| slot.kind == kind)
            .ok_or(wrong.clone())?;
        let key = slot.cost.stretch(&secret.bytes(), slot.salt.bytes())?;
        let bytes =
            seal::open(&key, &whose.bound(kind.word()), slot.sealed.bytes()).ok_or(wrong)?;
        Ok(Own::from_bytes(bytes).ok_or(FolderProblem::Damaged)?)
    }

    /// The data key that was handed over to these own keys.
    pub(super) fn data(&self, whose: Whose, own: &Own) -> Result<DataKey> {
        let bytes = own
            .take(&whose.bound("data"), self.data.bytes())
            .ok_or(FolderProblem::Damaged)?;
        Ok(DataKey::new(
            bytes[..].try_into().map_err(|_| FolderProblem::Damaged)?,
        ))
    }
}
