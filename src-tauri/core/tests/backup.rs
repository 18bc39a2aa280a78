//! A backup is made beside the planner: whoever writes meanwhile neither waits for it nor spoils it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test's panic is its answer"
)]

use std::fs;
use std::path::Path;

use common_ground_core::moment::NewGoodMoment;
use common_ground_core::testing::{friday, household};
use common_ground_core::who::{Actor, Side};
use common_ground_core::{Planner, export};

const ANA: Actor = Actor::One(Side::Start);

fn moments(planner: &Planner) -> usize {
    let all: serde_json::Value =
        serde_json::from_str(&export::canonical(planner).unwrap()).unwrap();
    all["good_moment"].as_array().unwrap().len()
}

/// Opens a backup as somebody would who lost the household.
fn open(backup: &Path) -> Planner {
    let dir = backup.with_extension("restored");
    fs::create_dir(&dir).unwrap();
    for name in ["household.db", "keys.json"] {
        fs::copy(backup.join(name), dir.join(name)).unwrap();
    }
    Planner::open(&dir, &dir.join("copy"), Box::new(friday())).unwrap()
}

#[test]
fn backups_made_while_somebody_writes_count_and_are_whole() {
    let dir = tempfile::tempdir().unwrap();
    let mut planner = household(dir.path(), &friday()).unwrap();
    let backup = planner.backup();
    let making = std::thread::spawn(move || {
        (0..8)
            .map(|_| backup.make().expect("a backup beside a writer counts"))
            .collect::<Vec<_>>()
    });
    let mut written = 0;
    while !making.is_finished() {
        let words = format!("Coffee on the steps ({written})");
        planner
            .add_good_moment(ANA, NewGoodMoment { words })
            .unwrap();
        written += 1;
    }
    let made = making.join().unwrap();
    let kept: Vec<usize> = made.iter().map(|backup| moments(&open(backup))).collect();
    assert!(written > 0 && kept.is_sorted(), "{kept:?} of {written}");
    assert!(kept.last() <= Some(&written));
    assert_eq!(moments(&open(&planner.back_up().unwrap())), written);
}
