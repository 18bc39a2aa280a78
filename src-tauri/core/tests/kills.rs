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

use std::fs::{self, OpenOptions};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use common_ground_core::goal::{AddGoal, Horizon};
use common_ground_core::testing::friday;
use common_ground_core::who::{Actor, Side};
use common_ground_core::{Planner, Result, export};
use keys::{Place, put};

const WRITES: &str = "COMMON_GROUND_WRITES";
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
    if let Some(data) = std::env::var_os(WRITES) {
        let ended = write(Path::new(&data));
        panic!("it goes on until it is killed: {:?}", ended.err());
    }
    let kills: u32 =
        std::env::var("COMMON_GROUND_KILLS").map_or(20, |kills| kills.parse().unwrap());
    let (place, planner) = Place::new();
    drop(planner);
    let whole = place.dir.path().join("whole");
    put(&place.data(), &whole);
    let told = place.dir.path().join("told");
    let mut dice = RandomState::new().build_hasher().finish();
    println!("began with {dice}");
    let mut all = 0;
    for kill in 0..kills {
        // Each begins with the same: the ids a test's dice give would meet those of the child before.
        put(&whole, &place.data());
        fs::write(&told, "").unwrap();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "killed_while_writing_nothing_acknowledged_is_lost",
            ])
            .env(WRITES, place.data())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        std::thread::sleep(Duration::from_millis(30 + (dice >> 33) % 150));
        assert!(child.try_wait().unwrap().is_none(), "it was still at it");
        child.kill().unwrap();
        child.wait().unwrap();

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
    println!("{all} acknowledged writes through {kills} kills");
    assert!(all > 0, "it was never at it");
}
