//! The passphrase: asked for on the terminal without showing it, or read from a file descriptor.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};

use common_ground_core::vault::{Code, Passphrase, Secret};
use common_ground_core::who::Side;
use common_ground_core::{Closed, Unlocked};

use crate::place::Place;
use crate::words::say;
use crate::{End, instead};

/// Nobody types more.
const MOST: u64 = 10_000;

/// Opens the locked household with a passphrase, or with the twelve words of a recovery code. Whose it is need not
/// be said: it is tried for each who has one.
pub(crate) fn unlock(closed: &Closed, place: &Place) -> Result<Unlocked, (End, String)> {
    let typed = ask(place)?;
    let mut problem = (End::Passphrase, say("cli-no-passphrase"));
    for (side, name) in Side::BOTH.into_iter().zip(closed.names()) {
        if name.is_none() {
            continue;
        }
        let secret = Code::read(typed.as_typed()).map_or_else(
            || Secret::Passphrase(Passphrase::new(typed.as_typed().to_owned())),
            Secret::Code,
        );
        match closed.unlock(side, &secret) {
            Ok(unlocked) => return Ok(unlocked),
            Err(error) => problem = instead(&error),
        }
    }
    Err(problem)
}

fn ask(place: &Place) -> Result<Passphrase, (End, String)> {
    let typed = match place.passphrase_fd {
        Some(number) => line_of(number),
        None => rpassword::prompt_password(format!("{} ", say("cli-passphrase"))).ok(),
    };
    match typed {
        Some(typed) if !typed.is_empty() => Ok(Passphrase::new(typed)),
        _ => Err((End::Passphrase, say("cli-no-passphrase"))),
    }
}

/// The first line of what an open file descriptor holds.
fn line_of(number: u32) -> Option<String> {
    let file = File::open(format!("/dev/fd/{number}")).ok()?;
    let mut line = String::new();
    BufReader::new(file.take(MOST)).read_line(&mut line).ok()?;
    line.truncate(line.trim_end_matches(['\r', '\n']).len());
    Some(line)
}
