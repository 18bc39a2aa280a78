//! A program killed while it makes, thins and makes backups anew leaves none that counts and is not whole. A binary
//! of its own: the children a test starts would for a moment share the locks of the tests beside it.
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

use common_ground_core::backup::{Found, Made, Place, RenewBackup, in_folder};
use common_ground_core::moment::NewGoodMoment;
use common_ground_core::testing::{friday, household};
use common_ground_core::vault::Passphrase;
use common_ground_core::who::{Actor, Side};
use common_ground_core::{Closed, Planner, Result};
use keys::{AGAIN, ANA, BEN, CANARY, give, note, notes, renew, said};
use killed::Killer;

/// Writes and makes backups until it is killed, a day after the other.
fn make(data: &Path) -> Result<()> {
    let clock = friday();
    let mut planner = Planner::open(data, &data.join("copy"), Box::new(clock.clone()))?;
    loop {
        let words = "Coffee on the steps".to_owned();
        planner.add_good_moment(Actor::One(Side::Start), NewGoodMoment { words })?;
        clock.pass(chrono::Duration::hours(5));
        planner.backup().make_if_changed()?;
        planner.backup().thin()?;
    }
}

#[test]
fn killed_at_any_moment_every_backup_that_counts_is_whole() {
    if let Some(data) = killed::child() {
        let ended = make(&data);
        panic!("it goes on until it is killed: {:?}", ended.err());
    }
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    drop(household(&data, &friday()).unwrap());
    let mut killer = Killer::of("killed_at_any_moment_every_backup_that_counts_is_whole");
    let (mut whole, mut cut) = (0, 0);
    for kill in 0..killed::kills() {
        killer.kill(&data, 100, 300);
        let Ok(entries) = std::fs::read_dir(data.join("backups")) else {
            continue;
        };
        cut += entries
            .filter(|entry| entry.as_ref().unwrap().path().extension().is_some())
            .count();
        for found in in_folder(&data.join("backups"), Place::Own).unwrap() {
            let Found::Made(made) = found else {
                panic!("kill {kill}: {found:?}");
            };
            let place = tempfile::tempdir().unwrap();
            kept::copy(&made.path, place.path());
            let copy = place.path().join("copy");
            Planner::open(place.path(), &copy, Box::new(friday())).unwrap();
            whole += 1;
        }
    }
    assert!(whole > 0, "no kill met a backup");
    println!("found: {whole} whole, {cut} cut off and counted for nothing");
}

fn every(data: &Path) -> Vec<Made> {
    let found = in_folder(&data.join("backups"), Place::Own).unwrap();
    let made = found.into_iter().map(|found| match found {
        Found::Made(made) => made,
        Found::Not(of, error) => panic!("{of:?}: {error}"),
    });
    made.collect()
}

/// What is Ben's alone in a folder that one of his passphrases opens.
fn bens(folder: &Path, words: &str) -> Result<Vec<String>> {
    let dir = tempfile::tempdir().unwrap();
    kept::copy(folder, dir.path());
    notes(&unlock(dir.path(), words)?, Side::End)
}

fn unlock(data: &Path, words: &str) -> Result<Planner> {
    let closed = Closed::find(data, &data.join("copy"), Box::new(friday()))?;
    let unlocked = closed.unlock(Side::End, &said(words))?;
    closed.open_with(unlocked)
}

/// Whether all that lies there is whole and has other keys than the earlier one.
fn is_renewed(backups: &Path, earlier: &Path) -> bool {
    let keys = |folder: &Path| std::fs::read(folder.join("keys.json")).ok();
    let entries = std::fs::read_dir(backups).unwrap();
    let mut folders = entries.map(|entry| entry.unwrap().path());
    folders.all(|folder| {
        folder.extension().is_none() && keys(&folder).is_some_and(|now| Some(now) != keys(earlier))
    })
}

#[test]
fn killed_while_one_is_put_under_todays_key_the_earlier_or_the_new_one_is_there() {
    if let Some(data) = killed::child() {
        let mut planner = unlock(&data, AGAIN).unwrap();
        for made in every(&data) {
            let renew = RenewBackup {
                of: made.of,
                passphrase: Some(Passphrase::new(BEN.to_owned())),
            };
            planner.renew_backup(Side::End, renew).unwrap();
        }
        loop {
            std::thread::park();
        }
    }
    let (place, mut planner) = keys::Place::new();
    give(&mut planner, Side::Start, ANA).unwrap();
    give(&mut planner, Side::End, BEN).unwrap();
    note(&mut planner, Side::End, CANARY);
    let made = planner.back_up().unwrap();
    renew(&mut planner, Side::End, BEN, AGAIN).unwrap();
    drop(planner);
    let data = place.data();
    let (backups, earlier) = (data.join("backups"), data.with_file_name("earlier"));
    kept::copy(&made, &earlier);
    let mut killer =
        Killer::of("killed_while_one_is_put_under_todays_key_the_earlier_or_the_new_one_is_there");
    let (mut before, mut anew) = (0, 0);
    let kills = killed::kills();
    let put_back = || {
        std::fs::remove_dir_all(&backups).unwrap();
        kept::copy(&earlier, &backups.join(made.file_name().unwrap()));
    };
    for kill in 0..kills {
        put_back();
        match kill {
            // The first has not begun, and the last is through: both are seen, however fast the machine.
            0 => killer.kill(&data, 0, 1),
            _ if kill + 1 == kills => {
                while !is_renewed(&backups, &earlier) {
                    put_back();
                    killer.kill(&data, 400, 600);
                }
            }
            _ => killer.kill(&data, 20, 400),
        }
        let all = every(&data);
        assert!(!all.is_empty(), "kill {kill}: none is left");
        for made in all {
            let opened = bens(&made.path, BEN).or_else(|_| {
                anew += 1;
                bens(&made.path, AGAIN)
            });
            assert_eq!(opened.unwrap(), [CANARY], "kill {kill}");
            before += 1;
        }
    }
    before -= anew;
    assert!(before > 0 && anew > 0, "{before} before, {anew} after");
    println!("found: {before} under the earlier key, {anew} under today's");
}
