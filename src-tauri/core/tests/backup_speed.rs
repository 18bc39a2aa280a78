//! Backups made while somebody writes as fast as the program can, with a clock that jumps a year ahead and back between
//! them: each that counts is of one moment of the household, whole, and the newest is known whatever the clock said.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test's panic is its answer"
)]

mod kept;

use std::sync::mpsc;

use chrono::Duration;
use common_ground_core::backup::{Backup, Listed, Made, list};
use common_ground_core::moment::NewGoodMoment;
use common_ground_core::testing::{friday, quick_household};
use common_ground_core::who::{Actor, Side};
use common_ground_core::work::Work;
use common_ground_core::world::World;
use common_ground_core::{Planner, export};

/// How many are made; `cargo xtask prove backups` makes 1,000.
fn wanted() -> usize {
    std::env::var("COMMON_GROUND_BACKUPS").map_or(8, |wanted| wanted.parse().unwrap())
}
/// Of one household: it grows at every backup, and the next begins small again.
const EACH: usize = 25;

/// Opens one as somebody would who lost the household, and answers how much was written until then.
fn moment_of(made: &Made) -> usize {
    let place = tempfile::tempdir().unwrap();
    kept::copy(&made.path, place.path());
    let copy = place.path().join("copy");
    let planner = Planner::open(place.path(), &copy, Box::new(friday())).unwrap();
    let all: serde_json::Value =
        serde_json::from_str(&export::canonical(&planner).unwrap()).unwrap();
    let mut numbers: Vec<usize> = all["good_moment"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["words"].as_str().unwrap().rsplit(' ').next().unwrap())
        .map(|number| number.parse().unwrap())
        .collect();
    numbers.sort_unstable();
    let first: Vec<usize> = (0..numbers.len()).collect();
    assert_eq!(numbers, first, "{}: not of one moment", made.of.name);
    let checked = planner.check().unwrap().run(&Work::default()).unwrap();
    assert_eq!(checked.unwrap().findings.len(), 0, "{}", made.of.name);
    numbers.len()
}

/// How many of the newest no clock takes away.
const STAY: usize = 8;

/// Whatever the clock says, the newest by what is in them are there.
fn newest_stay(listed: &Listed, each: &[(i64, usize)]) {
    let there: Vec<i64> = listed.made.iter().map(|made| made.about.seq).collect();
    let mut newest: Vec<i64> = each.iter().map(|(seq, _)| *seq).collect();
    newest.sort_unstable_by(|a, b| b.cmp(a));
    newest.truncate(STAY);
    assert!(there.starts_with(&newest), "{there:?} without {newest:?}");
}

#[test]
fn each_of_many_made_at_full_speed_is_whole_whatever_the_clock_says() {
    let (mut made, mut written) = (0, 0);
    while made < wanted() {
        let dir = tempfile::tempdir().unwrap();
        let clock = friday();
        let mut planner = quick_household(dir.path(), &clock).unwrap();
        let dir_of = dir.path().to_owned();
        let (give, take) = mpsc::sync_channel::<Backup>(0);
        let making = std::thread::spawn(move || {
            let mut each = Vec::new();
            while let Ok(backup) = take.recv() {
                let made = backup.make().expect("a backup beside a writer counts");
                each.push((made.about.seq, moment_of(&made)));
                backup.thin().unwrap();
                newest_stay(&list(&dir_of, made.about.household), &each);
            }
            each
        });
        let right = clock.now();
        let (mut here, mut given) = (0, 0);
        while given < EACH.min(wanted()) {
            let words = format!("Coffee on the steps {here}");
            planner
                .add_good_moment(Actor::One(Side::Start), NewGoodMoment { words })
                .unwrap();
            here += 1;
            let off = [0, 365, -365, 20_000][given % 4];
            clock.set(
                right + Duration::minutes(i64::try_from(given).unwrap()) + Duration::days(off),
            );
            match give.try_send(planner.backup()) {
                Ok(()) => given += 1,
                // It is still at the one before: on with writing.
                Err(mpsc::TrySendError::Full(_)) => {}
                Err(mpsc::TrySendError::Disconnected(_)) => break,
            }
        }
        drop(give);
        let each = making.join().unwrap();
        let moments: Vec<usize> = each.iter().map(|(_, moments)| *moments).collect();
        assert!(moments.is_sorted(), "{moments:?}");
        made += each.len();
        written += here;
    }
    println!("found: {made} verified and opened while {written} changes were written, 0 torn");
}
