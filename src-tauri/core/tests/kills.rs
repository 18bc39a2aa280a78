//! A program killed while it writes loses nothing it acknowledged, and needs nobody's help to open again. A binary
//! of its own, as `vault_kills` is.
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

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use common_ground_core::goal::{AddGoal, Horizon};
use common_ground_core::testing::friday;
use common_ground_core::who::{Actor, Side};
use common_ground_core::{Planner, Result, export};
use keys::{Place, put};
use killed::Killer;

/// Writes goals until it is killed, and says beside the folder which were acknowledged.
fn write(data: &Path) -> Result<()> {
    let mut planner = Planner::open(data, &data.join("copy"), Box::new(friday()))?;
    let told = data.with_file_name("told");
    let mut told = OpenOptions::new().append(true).open(told).unwrap();
    for n in 1.. {
        let goal = AddGoal {
            title: format!("goal number {n} of many"),
            horizon: Horizon::Short,
            area: None,
            own: false,
        };
        planner.add_goal(Actor::One(Side::Start), goal)?;
        told.write_all(b"acknowledged\n").unwrap();
    }
    Ok(())
}

#[test]
fn killed_while_writing_nothing_acknowledged_is_lost() {
    if let Some(data) = killed::child() {
        let ended = write(&data);
        panic!("it goes on until it is killed: {:?}", ended.err());
    }
    let (place, planner) = Place::new();
    drop(planner);
    let whole = place.dir.path().join("whole");
    put(&place.data(), &whole);
    let told = place.dir.path().join("told");
    let mut killer = Killer::of("killed_while_writing_nothing_acknowledged_is_lost");
    let mut all = 0;
    for kill in 0..killed::kills() {
        // Each begins with the same: the ids a test's dice give would meet those of the child before.
        put(&whole, &place.data());
        fs::write(&told, "").unwrap();
        killer.kill(&place.data(), 30, 150);

        let planner = Planner::open(
            &place.data(),
            &place.dir.path().join("copy"),
            Box::new(friday()),
        )
        .unwrap_or_else(|error| panic!("kill {kill}: {}", error.code()));
        assert!(!planner.behind(), "kill {kill}");
        let shared = export::canonical(&planner).unwrap();
        let acknowledged = fs::read_to_string(&told).unwrap().lines().count();
        let there = |n: usize| shared.contains(&format!("goal number {n} of many"));
        for n in 1..=acknowledged {
            assert!(there(n), "kill {kill}: {n} of {acknowledged} is lost");
        }
        // The one that was just being acknowledged may be there as well.
        assert!(!there(acknowledged + 2), "kill {kill}: one nobody wrote");
        all += acknowledged;
    }
    println!(
        "found: {all} acknowledged writes through {} kills, 0 lost",
        killed::kills()
    );
    assert!(all > 0, "it was never at it");
}
