//! How much work a passphrase costs whoever tries one: Argon2id (RFC 9106).

use std::time::Duration;

use argon2::{Algorithm, Argon2, Params, Version};
use serde::{Deserialize, Serialize};

use crate::error::{Error, FolderProblem, Result};
use crate::seal::Key;

/// Memory and passes; kept with each slot, so that later ones may cost more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// Memory in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
}

/// Unlocking stays near this.
const PATIENCE: Duration = Duration::from_secs(1);
/// More than any slot of ours has: a file that asks for it is not one of ours.
const MOST_MEMORY: u32 = 1024 * 1024;
const MOST_PASSES: u32 = 16;

impl Cost {
    /// What is taken where the machine is quick enough: 256 MiB, three passes.
    pub const FULL: Self = Self {
        memory: 256 * 1024,
        passes: 3,
    };
    /// What is taken at least: 64 MiB, three passes.
    pub const LEAST: Self = Self {
        memory: 64 * 1024,
        passes: 3,
    };

    /// The highest cost that stays near a second on this machine; `time` tells how long one takes.
    pub fn calibrated(mut time: impl FnMut(Self) -> Duration) -> Self {
        let mut cost = Self::FULL;
        while cost.memory > Self::LEAST.memory && time(cost) > PATIENCE {
            cost.memory /= 2;
        }
        cost
    }

    /// Does the work once with nothing at stake, to be timed.
    ///
    /// # Errors
    /// Where the machine has not this much memory.
    pub fn try_once(self) -> Result<()> {
        self.stretch(b"how long does this take", &[0; 32])
            .map(|_| ())
    }

    /// The key a secret stretches to.
    pub(super) fn stretch(self, secret: &[u8], salt: &[u8]) -> Result<Key> {
        if self.memory > MOST_MEMORY || self.passes > MOST_PASSES {
            return Err(FolderProblem::Damaged.into());
        }
        let params = Params::new(self.memory, self.passes, 1, Some(32))
            .map_err(|_| FolderProblem::Damaged)?;
        let mut key = Key([0; 32]);
        Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
            .hash_password_into(secret, salt, &mut key.0)
            .map_err(|error| Error::System(error.to_string()))?;
        Ok(key)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test's panic is its answer")]
    use super::*;

    #[test]
    fn a_slow_machine_takes_less_memory_and_never_less_than_the_least() {
        let quick = Cost::calibrated(|_| Duration::from_millis(700));
        assert_eq!(quick, Cost::FULL);
        let slower = Cost::calibrated(|cost| Duration::from_millis(cost.memory.into()) / 200);
        assert_eq!(slower.memory, 128 * 1024);
        let slow = Cost::calibrated(|_| Duration::from_secs(9));
        assert_eq!(slow, Cost::LEAST);
    }

    #[test]
    fn agrees_with_another_implementation() {
        // argon2-cffi 25.1: hash_secret_raw(b"the spare key", b"\x07"*32, 3, 64, 1, 32, Type.ID)
        let cost = Cost {
            memory: 64,
            passes: 3,
        };
        let key = cost.stretch(b"the spare key", &[7; 32]).unwrap();
        let hex: String = key.0.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(
            hex,
            "fbfe94fb8a794d008b9f11ca8e3eb4305daa57a1d96edf1b80b2e01a80662192"
        );
    }

    #[test]
    fn a_file_that_asks_for_endless_work_is_refused() {
        let cost = Cost {
            memory: u32::MAX,
            passes: 3,
        };
        assert_eq!(
            cost.stretch(b"x", &[0; 32]).err().unwrap().code(),
            "damaged"
        );
    }
}
