//! A program killed while passphrases are given, changed, renewed and taken away leaves a household that
//! opens with what counted before or with what counts now. A binary of its own: the children a test starts
//! would for a moment share the locks of the tests beside it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test's panic is its answer"
)]

mod kept;
mod keys;
mod killed;

use std::path::Path;

use common_ground_core::passphrase::ChangePassphrase;
use common_ground_core::testing::friday;
use common_ground_core::vault::Passphrase;
use common_ground_core::who::Side;
use common_ground_core::{Planner, Result, export};
use keys::{AGAIN, ANA, BEN, CANARY, CHEAP, Place, give, note, notes, put, renew, said};
use killed::Killer;

/// Goes on giving, changing, renewing and taking away passphrases until it is killed.
fn lock_and_unlock(data: &Path) -> Result<()> {
    let copy = data.join("copy");
    let mut planner = Planner::open(data, &copy, Box::new(friday()))?;
    planner.let_in(Side::Start, &said(ANA))?;
    loop {
        give(&mut planner, Side::End, BEN)?;
        let change = ChangePassphrase {
            now: Passphrase::new(BEN.to_owned()),
            passphrase: Passphrase::new(BEN.to_owned()),
        };
        planner.change_passphrase(Side::End, change, CHEAP)?;
        renew(&mut planner, Side::End, BEN, AGAIN)?;
        planner.remove_passphrase(Side::End, Passphrase::new(AGAIN.to_owned()))?;
    }
}

#[test]
fn killed_at_any_moment_it_opens_with_what_counted_before_or_what_counts_now() {
    if let Some(data) = killed::child() {
        let ended = lock_and_unlock(&data);
        panic!("it goes on until it is killed: {:?}", ended.err());
    }
    let (place, mut planner) = Place::new();
    note(&mut planner, Side::Start, CANARY);
    note(&mut planner, Side::End, "Ben's own");
    give(&mut planner, Side::Start, ANA).unwrap();
    let shared = export::canonical(&planner).unwrap();
    drop(planner);
    let whole = place.dir.path().join("whole");
    put(&place.data(), &whole);
    let mut killer =
        Killer::of("killed_at_any_moment_it_opens_with_what_counted_before_or_what_counts_now");
    let (mut locked, mut open) = (0, 0);
    for kill in 0..killed::kills() {
        put(&whole, &place.data());
        killer.kill(&place.data(), 60, 400);
        // As the program does it: asked for a passphrase where it locks, opened where it does not.
        let closed = place.find().unwrap();
        let planner = if closed.locked() {
            locked += 1;
            [BEN, AGAIN]
                .into_iter()
                .find_map(|words| closed.unlock(Side::End, &said(words)).ok())
                .map(|unlocked| closed.open_with(unlocked))
                .unwrap_or_else(|| panic!("kill {kill}: no passphrase opens it"))
        } else {
            open += 1;
            closed.open()
        }
        .unwrap_or_else(|error| panic!("kill {kill}: {}", error.code()));
        if planner.passphrases().here[1] {
            assert_eq!(notes(&planner, Side::End).unwrap(), ["Ben's own"]);
        }
        assert!(
            export::canonical(&planner).unwrap() == shared,
            "kill {kill}"
        );
        let mut planner = planner;
        planner.let_in(Side::Start, &said(ANA)).unwrap();
        assert_eq!(notes(&planner, Side::Start).unwrap(), [CANARY]);
        if planner.passphrases().have[1] && !planner.passphrases().here[1] {
            let opens = [BEN, AGAIN]
                .iter()
                .any(|words| planner.let_in(Side::End, &said(words)).is_ok());
            assert!(opens, "kill {kill}: neither of Ben's opens");
        }
        assert_eq!(notes(&planner, Side::End).unwrap(), ["Ben's own"]);
    }
    println!("found: {open} times open, {locked} times locked, 0 that did not open");
}

/// Goes on giving both their first passphrases, and taking them away again, until it is killed.
fn begin_and_end(data: &Path) -> Result<()> {
    let copy = data.join("copy");
    let mut planner = Planner::open(data, &copy, Box::new(friday()))?;
    loop {
        give(&mut planner, Side::Start, ANA)?;
        give(&mut planner, Side::End, BEN)?;
        for (side, words) in [(Side::End, BEN), (Side::Start, ANA)] {
            planner.remove_passphrase(side, Passphrase::new(words.to_owned()))?;
        }
    }
}

#[test]
fn killed_while_the_first_passphrases_are_set_it_opens_and_nothing_private_is_lost() {
    if let Some(data) = killed::child() {
        let ended = begin_and_end(&data);
        panic!("it goes on until it is killed: {:?}", ended.err());
    }
    let (place, mut planner) = Place::new();
    note(&mut planner, Side::Start, CANARY);
    note(&mut planner, Side::End, "Ben's own");
    let shared = export::canonical(&planner).unwrap();
    drop(planner);
    let whole = place.dir.path().join("whole");
    put(&place.data(), &whole);
    let mut killer = Killer::of(
        "killed_while_the_first_passphrases_are_set_it_opens_and_nothing_private_is_lost",
    );
    let mut had = [0; 3];
    for kill in 0..killed::kills() {
        put(&whole, &place.data());
        killer.kill(&place.data(), 60, 400);
        let closed = place.find().unwrap();
        let planner = if closed.locked() {
            let unlocked = closed.unlock(Side::End, &said(BEN));
            unlocked.and_then(|unlocked| closed.open_with(unlocked))
        } else {
            closed.open()
        };
        let mut planner = planner.unwrap_or_else(|error| panic!("kill {kill}: {}", error.code()));
        let have = planner.passphrases().have;
        had[have.iter().filter(|have| **have).count()] += 1;
        for (side, words, own) in [(Side::Start, ANA, CANARY), (Side::End, BEN, "Ben's own")] {
            if have[side.index()] && !planner.passphrases().here[side.index()] {
                planner.let_in(side, &said(words)).unwrap();
            }
            assert_eq!(notes(&planner, side).unwrap(), [own], "kill {kill}");
        }
        assert!(
            export::canonical(&planner).unwrap() == shared,
            "kill {kill}"
        );
    }
    println!("{had:?} times with none, one, both");
}
