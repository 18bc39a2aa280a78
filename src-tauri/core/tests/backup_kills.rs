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

use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use common_ground_core::backup::{Found, Place, in_folder};
use common_ground_core::moment::NewGoodMoment;
use common_ground_core::testing::{friday, household};
use common_ground_core::who::{Actor, Side};
use common_ground_core::{Planner, Result};

const MAKES: &str = "COMMON_GROUND_MAKES";
const ONE: &str = "killed_at_any_moment_every_backup_that_counts_is_whole";

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
    if let Some(data) = std::env::var_os(MAKES) {
        let ended = make(Path::new(&data));
        panic!("it goes on until it is killed: {:?}", ended.err());
    }
    let kills = std::env::var("COMMON_GROUND_KILLS").map_or(20, |kills| kills.parse().unwrap());
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    drop(household(&data, &friday()).unwrap());
    let mut dice = RandomState::new().build_hasher().finish();
    let (mut whole, mut cut) = (0, 0);
    for kill in 0..kills {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", ONE])
            .env(MAKES, &data)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        std::thread::sleep(Duration::from_millis(100 + (dice >> 33) % 300));
        assert!(child.try_wait().unwrap().is_none(), "it was still at it");
        child.kill().unwrap();
        child.wait().unwrap();
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
    println!("{whole} whole, {cut} cut off and counted for nothing");
}
