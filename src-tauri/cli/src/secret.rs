//! The passphrase: asked for on the terminal without showing it, or read from a file descriptor.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};

use common_ground_core::vault::{Code, Passphrase, Secret};
use common_ground_core::who::Side;
use common_ground_core::{Closed, Planner, Unlocked};
use zeroize::Zeroizing;

use crate::place::Place;
use crate::words::{say, say_with};
use crate::{End, instead};

/// Nobody types more.
const MOST: u64 = 10_000;

/// Opens the locked household with a passphrase, or with the twelve words of a recovery code. Whose it is need not
/// be said: it is tried for each who has one.
pub(crate) fn unlock(closed: &Closed, place: &Place) -> Result<Unlocked, (End, String)> {
    unlock_with(closed, Sayings::of(place).any()?)
}

/// The same with what was said already.
pub(crate) fn unlock_with(closed: &Closed, typed: &str) -> Result<Unlocked, (End, String)> {
    let mut problem = (End::Passphrase, say("cli-no-passphrase"));
    for (side, name) in Side::BOTH.into_iter().zip(closed.names()) {
        if name.is_none() {
            continue;
        }
        let secret = Code::read(typed).map_or_else(
            || Secret::Passphrase(Passphrase::new(typed.to_owned())),
            Secret::Code,
        );
        match closed.unlock(side, &secret) {
            Ok(unlocked) => return Ok(unlocked),
            Err(error) => problem = instead(&error),
        }
    }
    Err(problem)
}

/// What people say at the terminal, or what a file descriptor holds: a line each, in the order it is needed in.
pub(crate) struct Sayings<'a> {
    place: &'a Place,
    /// The lines of the file descriptor that were not needed yet; none were read before the first is.
    lines: Option<VecDeque<Zeroizing<String>>>,
    /// What opened the planner: whose it is need not say it again.
    opened: Option<Zeroizing<String>>,
}

impl<'a> Sayings<'a> {
    pub(crate) const fn of(place: &'a Place) -> Self {
        Self {
            place,
            lines: None,
            opened: None,
        }
    }

    /// A passphrase of either, or the words of a code.
    pub(crate) fn any(&mut self) -> Result<&str, (End, String)> {
        let typed = self.ask(&say("cli-passphrase"))?;
        Ok(self.opened.insert(typed))
    }

    /// Proves the hand of one partner by their passphrase.
    pub(crate) fn prove(
        &mut self,
        planner: &Planner,
        side: Side,
        name: &str,
    ) -> Result<(), (End, String)> {
        let prove = |typed: &str| planner.prove_hand(side, Passphrase::new(typed.to_owned()));
        if self
            .opened
            .as_ref()
            .is_some_and(|typed| prove(typed).is_ok())
        {
            self.opened = None;
            return Ok(());
        }
        let typed = self.ask(&say_with("cli-passphrase-of", &[("name", name)]))?;
        prove(&typed).map_err(|error| (End::Passphrase, instead(&error).1))
    }

    /// The press of one who has no passphrase: their name, typed by them.
    pub(crate) fn press(&mut self, name: &str) -> Result<(), (End, String)> {
        ask_for(&say_with("cli-press", &[("name", name)]));
        let mut line = String::new();
        let read = std::io::stdin().lock().take(MOST).read_line(&mut line);
        if read.is_ok() && line.trim() == name.trim() {
            Ok(())
        } else {
            Err((End::NotWritten, say("cli-not-pressed")))
        }
    }

    fn ask(&mut self, question: &str) -> Result<Zeroizing<String>, (End, String)> {
        let typed = match self.place.passphrase_fd {
            Some(number) => {
                let lines = self.lines.get_or_insert_with(|| lines_of(number));
                lines.pop_front()
            }
            None => rpassword::prompt_password(format!("{question} "))
                .ok()
                .map(Zeroizing::new),
        };
        typed
            .filter(|typed| !typed.is_empty())
            .ok_or_else(|| (End::Passphrase, say("cli-no-passphrase")))
    }
}

#[allow(clippy::print_stderr, reason = "a terminal is what it talks to")]
fn ask_for(question: &str) {
    eprintln!("{question}");
}

/// The lines of what an open file descriptor holds.
fn lines_of(number: u32) -> VecDeque<Zeroizing<String>> {
    let Ok(file) = File::open(format!("/dev/fd/{number}")) else {
        return VecDeque::new();
    };
    let lines = BufReader::new(file.take(MOST)).lines();
    lines
        .map_while(std::io::Result::ok)
        .map(|line| Zeroizing::new(line.trim_end_matches('\r').to_owned()))
        .take(2)
        .collect()
}
