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
mod killed;

use std::path::Path;

use common_ground_core::backup::{Found, Place, in_folder};
use common_ground_core::moment::NewGoodMoment;
use common_ground_core::testing::{friday, household};
use common_ground_core::who::{Actor, Side};
use common_ground_core::{Planner, Result};
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
