//! The folder changes under an open planner: the file is taken away, another is put in its place, the folder is moved,
//! its disk is pulled out. Nothing is acknowledged that would be gone with the program, and what is put back is
//! written to again.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test's panic is its answer"
)]
#![cfg(unix)]

mod disk;
mod kept;

use std::fs;
use std::path::Path;

use common_ground_core::moment::NewGoodMoment;
use common_ground_core::testing::{friday, household};
use common_ground_core::who::Actor;
use common_ground_core::{Planner, Result, export};

fn moment(planner: &mut Planner, words: &str) -> Result<()> {
    let words = words.to_owned();
    planner
        .add_good_moment(Actor::Both, NewGoodMoment { words })
        .map(drop)
}

fn refusal(planner: &mut Planner) -> &'static str {
    moment(planner, "Nobody keeps this")
        .expect_err("it was acknowledged")
        .code()
}

fn opened(data: &Path) -> String {
    let open = || Planner::open(data, &data.join("copy"), Box::new(friday()));
    let planner = disk::patiently(open).unwrap();
    assert!(!planner.behind());
    export::canonical(&planner).unwrap()
}

#[test]
fn a_file_that_was_taken_away_is_not_written_to_until_it_is_back() {
    let dir = tempfile::tempdir().unwrap();
    let (data, elsewhere) = (dir.path().join("data"), dir.path().join("elsewhere"));
    let mut planner = household(&data, &friday()).unwrap();
    moment(&mut planner, "Coffee on the steps").unwrap();
    let shown = export::canonical(&planner).unwrap();

    fs::rename(data.join("household.db"), &elsewhere).unwrap();
    assert_eq!(refusal(&mut planner), "household-missing");
    assert_eq!(
        export::canonical(&planner).unwrap(),
        shown,
        "it is still shown"
    );
    assert!(planner.back_up().is_err(), "a backup of nothing");
    assert!(
        !data.join("household.db").exists(),
        "a new one beside the old"
    );
    fs::rename(&elsewhere, data.join("household.db")).unwrap();
    moment(&mut planner, "Rain on the tent").unwrap();
    drop(planner);
    let there = opened(&data);
    assert!(there.contains("Coffee on the steps") && there.contains("Rain on the tent"));
    assert!(!there.contains("Nobody keeps this"));
}

#[test]
fn another_file_in_its_place_is_left_alone() {
    let dir = tempfile::tempdir().unwrap();
    let (data, earlier) = (dir.path().join("data"), dir.path().join("earlier"));
    drop(household(&data, &friday()).unwrap());
    kept::copy(&data, &earlier);
    let clock = friday();
    // Ids go on where the household's ended.
    for _ in 0..200 {
        let _ = common_ground_core::world::World::uuid(&clock);
    }
    let open = || Planner::open(&data, &data.join("copy"), Box::new(clock.clone()));
    let mut planner = disk::patiently(open).unwrap();
    moment(&mut planner, "Coffee on the steps").unwrap();
    // As a program does that keeps folders the same on two laptops.
    fs::copy(earlier.join("household.db"), data.join("household.db.sync")).unwrap();
    fs::rename(data.join("household.db.sync"), data.join("household.db")).unwrap();
    let theirs = fs::read(data.join("household.db")).unwrap();
    assert_eq!(refusal(&mut planner), "household-missing");
    assert_eq!(fs::read(data.join("household.db")).unwrap(), theirs);
    assert!(
        export::canonical(&planner)
            .unwrap()
            .contains("Coffee on the steps"),
        "what was acknowledged can still be read, and copied"
    );
}

#[test]
fn a_folder_that_was_moved_is_written_to_again_once_it_is_back() {
    let dir = tempfile::tempdir().unwrap();
    let (data, moved) = (dir.path().join("data"), dir.path().join("moved"));
    let mut planner = household(&data, &friday()).unwrap();
    fs::rename(&data, &moved).unwrap();
    assert_eq!(refusal(&mut planner), "household-missing");
    assert!(!data.exists(), "a new folder where the old one was");
    // One who sets up there now makes another household, and that one is not written to from here.
    fs::rename(&moved, &data).unwrap();
    moment(&mut planner, "Rain on the tent").unwrap();
    drop(planner);
    assert!(opened(&data).contains("Rain on the tent"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_was_pulled_out_is_not_written_to() {
    let Some(disk) = disk::Disk::of(16_000) else {
        return;
    };
    let data = disk.path().join("data");
    let mut planner = household(&data, &friday()).unwrap();
    moment(&mut planner, "Coffee on the steps").unwrap();
    disk.pull();
    assert_eq!(refusal(&mut planner), "household-missing");
    assert!(planner.back_up().is_err());
    assert!(!data.exists(), "nothing is made where the disk was");
}

/// Its keys and marks go while it is open: it says nothing wrong, and goes on.
#[test]
fn what_lies_beside_it_may_go_and_nothing_acknowledged_does() {
    for name in ["last", "keys.json.kept", "backups"] {
        let dir = tempfile::tempdir().unwrap();
        let data = dir.path().join("data");
        let mut planner = household(&data, &friday()).unwrap();
        planner.back_up().unwrap();
        let path = data.join(name);
        if path.is_dir() {
            fs::remove_dir_all(&path).unwrap();
        } else {
            let _ = fs::remove_file(&path);
        }
        moment(&mut planner, "Rain on the tent").unwrap();
        planner.back_up().unwrap();
        drop(planner);
        assert!(opened(&data).contains("Rain on the tent"), "{name}");
    }
}
