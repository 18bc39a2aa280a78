//! Who is let in, and the two stages of nobody being here: own keys wiped, then the file locked.

use std::time::{Duration, Instant};

use common_ground_core::commands::{SetPresence, Unlock};
use common_ground_core::error::{Error, Problem, Refusal, Result};
use common_ground_core::memory::forget_stack;
use common_ground_core::passphrase::{BeginPassphrase, ChangePassphrase, NewCode, Words};
use common_ground_core::vault::{Code, Cost, Passphrase, Secret};
use common_ground_core::who::{Presence, Side};

use tauri::Emitter;

use crate::session::{Session, Shell};
use crate::tries::Guess;
use crate::window::MAIN;

/// Why the file locks by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Why {
    /// The screen of this session locks.
    Screen,
    /// Another account's session is in front.
    Switch,
    /// The lid closes.
    Lid,
    /// The laptop is about to sleep.
    Sleep,
    /// Nobody stirred for an hour.
    Idle,
}

impl Why {
    /// Whether it interrupts people in the middle of a talk: they may look away from a screen for long.
    const fn ends_a_talk(self) -> bool {
        matches!(self, Self::Lid | Self::Sleep)
    }
}

/// How long the page may take to keep what is being typed, before it is locked without it.
const PATIENCE: Duration = Duration::from_secs(1);
/// Between two looks whether it did.
const LOOK: Duration = Duration::from_millis(10);

impl Shell {
    /// Says who is here, and lets in whoever has a passphrase by it.
    ///
    /// # Errors
    /// [`Refusal::NeedsPassphrase`], [`Refusal::WrongPassphrase`] and how long to wait after several.
    pub(crate) fn come(&self, come: SetPresence) -> Result<()> {
        let presence = come.presence;
        self.stirs(None);
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
                self.try_secret(side, |shell| {
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
        self.stirs(None);
        self.try_secret(side, |shell| shell.open_locked(side, &secret))?;
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

    /// Locks the file because of something that happened, unless they are in the middle of a talk. What is being
    /// typed is kept before: the page is asked to lock, and has a second for it.
    pub(crate) fn lock_since(&self, why: Why) {
        if !self.is_open() || (self.talks() && !why.ends_a_talk()) {
            return;
        }
        if self.page_does("lock", |shell| !shell.is_open()) {
            return;
        }
        if let Err(error) = self.lock() {
            log::warn!("lock: {}", error.code());
        }
    }

    /// Nobody is here any more, though nobody said so. What is being typed is kept before, as with a lock.
    pub(crate) fn everybody_left(&self) {
        if self.page_does("nobody", |shell| shell.presence() == Presence::Nobody) {
            return;
        }
        // Not where none is open: then nobody's keys are here.
        let _ = self.with_planner(|planner| {
            planner.keep_only(Presence::Nobody);
            Ok(())
        });
        self.set_presence(Presence::Nobody);
    }

    /// Asks the page to keep what is being typed and then to do this itself. Answers whether it did in time.
    fn page_does(&self, what: &str, done: impl Fn(&Self) -> bool) -> bool {
        let asked = Instant::now();
        // A page that is not there answers nothing.
        let _ = self.app.emit_to(MAIN, "leave", what);
        while !done(self) {
            if asked.elapsed() >= PATIENCE {
                return false;
            }
            std::thread::sleep(LOOK);
        }
        true
    }

    pub(crate) fn begin_passphrase(&self, side: Side, begin: BeginPassphrase) -> Result<Words> {
        let says_one = begin.now.is_some();
        let begins = |shell: &Self| {
            shell.compare(side, || {
                shell.with_planner(|planner| planner.begin_passphrase(side, begin))
            })
        };
        // A first one proves nothing: whatever was tried before stays tried.
        if says_one {
            self.try_secret(side, begins)
        } else {
            begins(self)
        }
    }

    pub(crate) fn begin_code(&self, side: Side, new: NewCode) -> Result<Words> {
        self.try_secret(side, |shell| {
            shell.with_planner(|planner| planner.begin_code(side, new))
        })
    }

    pub(crate) fn confirm_code(&self, side: Side, typed: &Passphrase) -> Result<()> {
        let cost = self.cost()?;
        self.with_planner(|planner| planner.confirm_code(side, typed.as_typed(), cost))?;
        self.tries.of(Guess::Other(side)).right();
        self.changed(&["presence", "private_item"]);
        Ok(())
    }

    pub(crate) fn change_passphrase(&self, side: Side, change: ChangePassphrase) -> Result<()> {
        let cost = self.cost()?;
        self.try_secret(side, |shell| {
            shell.compare(side, || {
                shell.with_planner(|planner| planner.change_passphrase(side, change, cost))
            })
        })
    }

    pub(crate) fn prove_hand(&self, side: Side, passphrase: Passphrase) -> Result<()> {
        self.try_secret(side, |shell| {
            shell.with_planner(|planner| planner.prove_hand(side, passphrase))
        })
    }

    pub(crate) fn remove_passphrase(&self, side: Side, passphrase: Passphrase) -> Result<()> {
        self.try_secret(side, |shell| {
            shell.with_planner(|planner| planner.remove_passphrase(side, passphrase))
        })?;
        self.changed(&["presence", "private_item"]);
        Ok(())
    }

    /// Tries a partner's secret. Only one that was really checked, and right, takes the pause away.
    fn try_secret<T>(&self, side: Side, attempt: impl FnOnce(&Self) -> Result<T>) -> Result<T> {
        self.try_guess(Guess::Own(side), attempt)
    }

    /// The same for whatever somebody may be after.
    pub(crate) fn try_guess<T>(
        &self,
        guess: Guess,
        attempt: impl FnOnce(&Self) -> Result<T>,
    ) -> Result<T> {
        self.tries.of(guess).may_try()?;
        let result = attempt(self);
        let mut tries = self.tries.of(guess);
        match &result {
            Err(Error::Refused(Refusal::WrongPassphrase | Refusal::WrongCode)) => tries.wrong(),
            Ok(_) => tries.right(),
            Err(_) => {}
        }
        result
    }

    /// A new passphrase is refused where it is the other's: whoever looks for theirs that way waits as well.
    fn compare<T>(&self, side: Side, attempt: impl FnOnce() -> Result<T>) -> Result<T> {
        if !self.with_planner(|planner| Ok(planner.passphrases().have[side.other().index()]))? {
            return attempt();
        }
        self.tries.of(Guess::Other(side)).may_try()?;
        let result = attempt();
        if result.is_ok() {
            self.tries.of(Guess::Other(side)).wrong();
        }
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
