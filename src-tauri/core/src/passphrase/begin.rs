//! A new passphrase or a new recovery code: begun, shown, and counted once the code was typed back.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::{Error, Problem, Refusal, Result};
use crate::household;
use crate::planner::Planner;
use crate::vault::{Code, Cost, NewLock, Own, Passphrase, Secret, Weak, suggest};
use crate::who::Side;

/// A new passphrase; nothing counts yet.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BeginPassphrase {
    /// The one that is to count.
    pub passphrase: Passphrase,
    /// The one that counts now: somebody may know it, and everything is locked anew.
    pub now: Option<Passphrase>,
}

/// A new recovery code for the passphrase one has.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewCode {
    /// The passphrase.
    pub passphrase: Passphrase,
}

/// Words that are shown once.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Words {
    /// In their order.
    pub words: Vec<String>,
}

/// What waits for the recovery code to be typed back.
pub(crate) struct Begun {
    side: Side,
    code: Code,
    what: What,
}

impl Begun {
    /// Whose it is.
    pub(super) const fn side(&self) -> Side {
        self.side
    }
}

enum What {
    /// The first passphrase of this partner.
    First(Passphrase),
    /// Another one, with new own keys and a new data key: somebody may know the one before.
    Anew { passphrase: Passphrase, before: Own },
    /// Only another code.
    Code(Own),
}

/// How many words are suggested: fifty-five bits.
const SUGGESTED: usize = 5;

impl Planner {
    /// A passphrase nobody thought of, to be taken or not.
    #[must_use]
    pub fn suggest_passphrase(&self) -> Words {
        let words = suggest(SUGGESTED, self.world.as_ref());
        Words {
            words: words.into_iter().map(str::to_owned).collect(),
        }
    }

    /// Begins with a passphrase and answers the recovery code to be written down.
    ///
    /// # Errors
    /// A passphrase that is too easy to guess; [`Refusal::WrongPassphrase`]; [`Refusal::NotNow`] where there
    /// is one already and it was not said.
    pub fn begin_passphrase(&mut self, side: Side, begin: BeginPassphrase) -> Result<Words> {
        self.check_strength(side, &begin.passphrase)?;
        let has_one = self.keys.have()[side.index()];
        let what = match begin.now {
            None if has_one => return Err(Refusal::NotNow.into()),
            None => What::First(begin.passphrase),
            Some(now) => {
                let same = now.is(&begin.passphrase);
                let before = self.keys.own(side, &Secret::Passphrase(now))?;
                if same {
                    // Somebody knows this one.
                    return Err(Error::field("passphrase", Problem::TheSame));
                }
                What::Anew {
                    passphrase: begin.passphrase,
                    before,
                }
            }
        };
        self.show_code(side, what)
    }

    /// Begins with another recovery code and answers it.
    ///
    /// # Errors
    /// [`Refusal::WrongPassphrase`].
    pub fn begin_code(&mut self, side: Side, new: NewCode) -> Result<Words> {
        let own = self.keys.own(side, &Secret::Passphrase(new.passphrase))?;
        self.show_code(side, What::Code(own))
    }

    fn show_code(&mut self, side: Side, what: What) -> Result<Words> {
        if self.read_only() {
            return Err(Error::ReadOnly);
        }
        let code = Code::new(self.world.as_ref())?;
        let words = code.words().map(str::to_owned).collect();
        self.begun = Some(Begun { side, code, what });
        Ok(Words { words })
    }

    /// The recovery code typed back: from now on what was begun counts. `cost` is what trying a passphrase
    /// costs on this machine.
    ///
    /// # Errors
    /// [`Problem::NotTheCode`], and it can be typed again; [`Refusal::NotNow`] where nothing was begun; where
    /// the disk does not take it, nothing changed.
    pub fn confirm_code(&mut self, side: Side, typed: &str, cost: Cost) -> Result<()> {
        let begun = self
            .begun
            .take_if(|begun| begun.side == side)
            .ok_or(Refusal::NotNow)?;
        if !Code::read(typed).is_some_and(|code| code.is(&begun.code)) {
            self.begun = Some(begun);
            return Err(Error::field("code", Problem::NotTheCode));
        }
        let Begun { code, what, .. } = begun;
        match what {
            What::Code(own) => {
                let keys = self.keys.opened_with(
                    side,
                    &own,
                    &Secret::Code(code),
                    cost,
                    &self.data,
                    self.world.as_ref(),
                )?;
                self.take_keys(keys)
            }
            What::First(passphrase) => {
                let own = Own::new(self.world.as_ref());
                let secrets = [Secret::Passphrase(passphrase), Secret::Code(code)];
                let new = NewLock {
                    own: &own,
                    secrets: &secrets,
                    cost,
                };
                self.first_lock(side, &new)?;
                self.admit(side, own)
            }
            What::Anew { passphrase, before } => {
                let own = Own::new(self.world.as_ref());
                let secrets = [Secret::Passphrase(passphrase), Secret::Code(code)];
                let new = NewLock {
                    own: &own,
                    secrets: &secrets,
                    cost,
                };
                self.lock_anew(side, &before, &new)?;
                self.admit(side, own)
            }
        }
    }

    /// The first lock of a partner. Once everybody has one the file locks, with a key that never lay in the open.
    fn first_lock(&mut self, side: Side, new: &NewLock<'_>) -> Result<()> {
        let name = self.name_of(side)?;
        let alone = household::household(self.rows())?.alone;
        if alone || self.keys.have()[side.other().index()] {
            self.new_data_key(true, (side, None, Some(new)))
        } else {
            let keys = self
                .keys
                .with_lock(side, &name, new, &self.data, self.world.as_ref())?;
            self.take_keys(keys)
        }
    }

    fn lock_anew(&mut self, side: Side, before: &Own, new: &NewLock<'_>) -> Result<()> {
        self.new_data_key(self.keys.locked(), (side, Some(before), Some(new)))
    }

    /// Says why a passphrase is too easy to guess, if it is.
    pub(super) fn check_strength(&self, side: Side, passphrase: &Passphrase) -> Result<()> {
        self.strength(passphrase)?;
        if self.is_the_others(side, passphrase) {
            return Err(Error::field("passphrase", Problem::TheOthers));
        }
        Ok(())
    }

    /// The same for one that is nobody's: of a copy.
    pub(crate) fn strength(&self, passphrase: &Passphrase) -> Result<()> {
        let partners = household::partners(self.rows())?;
        let names: Vec<&str> = partners.iter().map(|one| one.name.as_str()).collect();
        let problem = match passphrase.weak(&names) {
            Some(Weak::Short) => Problem::TooShort(Passphrase::LEAST),
            Some(Weak::Long) => Problem::TooLong(Passphrase::MOST),
            Some(Weak::Common) => Problem::Guessable,
            Some(Weak::Name) => Problem::AName,
            None => return Ok(()),
        };
        Err(Error::field("passphrase", problem))
    }

    fn is_the_others(&self, side: Side, passphrase: &Passphrase) -> bool {
        let secret = Secret::Passphrase(passphrase.clone());
        self.keys.have()[side.other().index()] && self.keys.own(side.other(), &secret).is_ok()
    }

    pub(super) fn name_of(&self, side: Side) -> Result<String> {
        let [start, end] = household::partners(self.rows())?;
        Ok(match side {
            Side::Start => start.name,
            Side::End => end.name,
        })
    }
}
