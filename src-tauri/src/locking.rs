//! Who is let in, and the two stages of nobody being here: own keys wiped, then the file locked.

use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use common_ground_core::commands::{SetPresence, Unlock};
use common_ground_core::error::{Error, Problem, Refusal, Result};
use common_ground_core::memory::forget_stack;
use common_ground_core::passphrase::{BeginPassphrase, ChangePassphrase, NewCode, Words};
use common_ground_core::vault::{Code, Cost, Passphrase, Secret};
use common_ground_core::who::{Presence, Side};

use crate::session::{Session, Shell};

/// Nobody is here after five idle minutes; after so many more the file locks.
const THEN_LOCKED: chrono::Duration = chrono::Duration::minutes(55);
/// Wrong passphrases that cost nothing: everybody mistypes.
const FREE: u32 = 3;
/// The longest a next try waits.
const LONGEST: Duration = Duration::from_secs(60);

/// How long the next try has to wait. It slows somebody at the keyboard; what slows a machine is the cost of
/// each try.
#[derive(Default)]
pub(crate) struct Tries {
    wrong: u32,
    next: Option<Instant>,
}

impl Tries {
    fn may_try(&self) -> Result<()> {
        let left = self.next.map_or(Duration::ZERO, |next| {
            next.saturating_duration_since(Instant::now())
        });
        match left.as_millis().div_ceil(1000) {
            0 => Ok(()),
            seconds => Err(Refusal::Wait(u64::try_from(seconds).unwrap_or(u64::MAX)).into()),
        }
    }

    fn tried<T>(&mut self, result: &Result<T>) {
        match result {
            Err(Error::Refused(Refusal::WrongPassphrase | Refusal::WrongCode)) => {
                self.wrong += 1;
                self.next = pause(self.wrong).map(|pause| Instant::now() + pause);
            }
            Err(_) => {}
            Ok(_) => *self = Self::default(),
        }
    }
}

/// The pause after so many wrong ones in a row: two seconds, then twice as long each time.
fn pause(wrong: u32) -> Option<Duration> {
    let over = wrong.checked_sub(FREE + 1)?;
    Some(Duration::from_secs(2_u64.saturating_pow(over + 1)).min(LONGEST))
}

impl Shell {
    /// Says who is here, and lets in whoever has a passphrase by it.
    ///
    /// # Errors
    /// [`Refusal::NeedsPassphrase`], [`Refusal::WrongPassphrase`] and how long to wait after several.
    pub(crate) fn come(&self, come: SetPresence) -> Result<()> {
        let presence = come.presence;
        self.with_planner(|planner| planner.may_be_here(presence))?;
        let before = self.presence();
        if !come.sitting {
            self.with_planner(|planner| {
                planner.keep_only(before);
                Ok(())
            })?;
        }
        let let_in = self.let_in(presence, come.passphrases.unwrap_or_default());
        // Whoever said a wrong one did not come, and nobody else with them.
        self.with_planner(|planner| {
            let here = if let_in.is_ok() { presence } else { before };
            if come.sitting {
                planner.hand_to(here);
            } else {
                planner.keep_only(here);
            }
            Ok(())
        })?;
        let_in?;
        self.set_presence(presence);
        Ok(())
    }

    /// Lets in whoever has a passphrase by it.
    fn let_in(&self, presence: Presence, said: [Option<Passphrase>; 2]) -> Result<()> {
        for (side, passphrase) in Side::BOTH.into_iter().zip(said) {
            if let Some(passphrase) = passphrase.filter(|_| presence.sides().any(|s| s == side)) {
                self.try_secret(|shell| {
                    let secret = Secret::Passphrase(passphrase);
                    shell.with_planner(|planner| planner.let_in(side, &secret))
                })
                .map_err(|error| at_side(error, side))?;
            }
        }
        self.with_planner(|planner| planner.were_let_in(presence))
    }

    /// Opens the locked file.
    ///
    /// # Errors
    /// A wrong secret and how long to wait after several; whatever keeps a file from opening.
    pub(crate) fn unlock(&self, unlock: Unlock) -> Result<()> {
        let secret = if unlock.code {
            Secret::Code(Code::read(unlock.secret.as_typed()).ok_or(Refusal::WrongCode)?)
        } else {
            Secret::Passphrase(unlock.secret)
        };
        let side = unlock.side;
        self.try_secret(|shell| shell.open_locked(side, &secret))?;
        self.set_presence(Presence::One(side));
        Ok(())
    }

    /// Locks the file now: it is closed, and everybody's keys are gone. Answers whether it locks at all.
    ///
    /// # Errors
    /// Where its log cannot be written back.
    pub(crate) fn lock(&self) -> Result<bool> {
        let locked = self.change_session(|session| -> Result<bool> {
            if let Session::Open(planner) = session {
                planner.keep_only(Presence::Nobody);
            }
            match session {
                Session::Open(planner) if planner.passphrases().locks => {
                    // What would be announced while it is locked, as it is now.
                    if let Some(wake) = planner.wake()? {
                        planner.write_wake(&wake)?;
                    }
                    Ok(true)
                }
                _ => Ok(false),
            }
        })?;
        if locked {
            self.close_open()?;
            forget_stack();
        }
        self.nobody_here();
        Ok(locked)
    }

    /// The second stage of nobody being here, an hour after the last key.
    pub(crate) fn lock_if_long_alone(&self, now: DateTime<Utc>) {
        let long = self
            .nobody_since()
            .is_some_and(|since| now - since >= THEN_LOCKED);
        if long
            && self.is_open()
            && let Err(error) = self.lock()
        {
            log::warn!("lock: {}", error.code());
        }
    }

    pub(crate) fn begin_passphrase(&self, side: Side, begin: BeginPassphrase) -> Result<Words> {
        self.try_secret(|shell| shell.with_planner(|planner| planner.begin_passphrase(side, begin)))
    }

    pub(crate) fn begin_code(&self, side: Side, new: NewCode) -> Result<Words> {
        self.try_secret(|shell| shell.with_planner(|planner| planner.begin_code(side, new)))
    }

    pub(crate) fn confirm_code(&self, side: Side, typed: &Passphrase) -> Result<()> {
        let cost = self.cost()?;
        self.with_planner(|planner| planner.confirm_code(side, typed.as_typed(), cost))?;
        self.changed(&["presence", "private_item"]);
        Ok(())
    }

    pub(crate) fn change_passphrase(&self, side: Side, change: ChangePassphrase) -> Result<()> {
        let cost = self.cost()?;
        self.try_secret(|shell| {
            shell.with_planner(|planner| planner.change_passphrase(side, change, cost))
        })
    }

    pub(crate) fn prove_hand(&self, side: Side, passphrase: Passphrase) -> Result<()> {
        self.try_secret(|shell| shell.with_planner(|planner| planner.prove_hand(side, passphrase)))
    }

    pub(crate) fn remove_passphrase(&self, side: Side, passphrase: Passphrase) -> Result<()> {
        self.try_secret(|shell| {
            shell.with_planner(|planner| planner.remove_passphrase(side, passphrase))
        })?;
        self.changed(&["presence", "private_item"]);
        Ok(())
    }

    fn try_secret<T>(&self, attempt: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        self.tries().may_try()?;
        let result = attempt(self);
        self.tries().tried(&result);
        result
    }

    /// What trying a passphrase is to cost on this machine.
    fn cost(&self) -> Result<Cost> {
        let mut failed = None;
        let cost = Cost::calibrated(|cost| {
            let begun = Instant::now();
            failed = cost.try_once().err();
            begun.elapsed()
        });
        match failed {
            // Not this much memory: the least is what every slot has.
            Some(_) if cost != Cost::LEAST => Ok(Cost::LEAST),
            Some(error) => Err(error),
            None => Ok(cost),
        }
    }
}

/// Says whose passphrase was wrong.
fn at_side(error: Error, side: Side) -> Error {
    match error {
        Error::Refused(Refusal::WrongPassphrase) => Error::field(
            &format!("passphrases.{}", side.index()),
            Problem::WrongPassphrase,
        ),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pause_grows_and_stays_bearable() {
        let pauses: Vec<u64> = (0..12)
            .map(|wrong| pause(wrong).map_or(0, |pause| pause.as_secs()))
            .collect();
        assert_eq!(pauses, [0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60]);
    }

    #[test]
    fn a_right_one_takes_the_pause_away() {
        let mut tries = Tries::default();
        for _ in 0..5 {
            tries.tried::<()>(&Err(Refusal::WrongPassphrase.into()));
        }
        assert!(matches!(
            tries.may_try(),
            Err(Error::Refused(Refusal::Wait(3..=4)))
        ));
        tries.tried::<()>(&Err(Error::DiskFull));
        assert!(tries.may_try().is_err(), "another problem is no try");
        tries.tried(&Ok(()));
        assert!(tries.may_try().is_ok());
    }
}
