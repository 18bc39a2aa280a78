//! The files of the folder and of a backup, and what may be told while everything is locked.

use std::fs;

use chrono::Duration;
use common_ground_core::reminder::Wake;
use common_ground_core::testing::{friday, household, read_about, read_keys};
use common_ground_core::who::Side;
use common_ground_core::{Closed, Planner};

use crate::fuzz;
use crate::keys::{ANA, BEN, CANARY, give, note, notes, said};

/// The files of a household before and after both have passphrases, and of a backup.
struct Files {
    dir: tempfile::TempDir,
    keys: Vec<Vec<u8>>,
    about: Vec<u8>,
    wake: Vec<u8>,
}

fn files() -> Files {
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let mut planner = household(&data, &friday()).unwrap();
    let read = |name: &str| fs::read(data.join(name)).unwrap();
    let mut keys = vec![read("keys.json")];
    note(&mut planner, Side::Start, CANARY);
    give(&mut planner, Side::Start, ANA).unwrap();
    keys.push(read("keys.json"));
    give(&mut planner, Side::End, BEN).unwrap();
    keys.push(read("keys.json"));
    let first = include_bytes!("../fixtures/schema-1/keys.json");
    keys.push(first.to_vec());
    let backup = planner.back_up().unwrap();
    let about = fs::read(backup.join("about.json")).unwrap();
    let wake = planner.wake().unwrap().unwrap();
    planner.write_wake(&wake).unwrap();
    drop(planner);
    Files {
        keys,
        about,
        wake: fs::read(data.join("wake.json")).unwrap(),
        dir,
    }
}

/// The sum it says it has. Blanks, and parts that may be left out, say nothing: the sum is of what was read.
fn sum_of(bytes: &[u8]) -> Option<String> {
    let said: serde_json::Value = serde_json::from_slice(bytes).ok()?;
    said["sha256"].as_str().map(str::to_owned)
}

#[test]
fn keys() {
    let seeds = files().keys;
    let whole: Vec<_> = seeds.iter().map(|seed| sum_of(seed)).collect();
    fuzz("keys", &seeds, |case| match read_keys(case) {
        Ok(_) => {
            // Whoever changes one has no sum that fits: what is taken is one of ours.
            assert!(whole.contains(&sum_of(case)), "changed keys were taken");
            true
        }
        Err(error) => {
            let code = error.code();
            assert!(matches!(code, "damaged" | "newer" | "row"), "{code}");
            false
        }
    });
}

#[test]
fn about() {
    let seed = files().about;
    let whole = read_about(&seed).unwrap();
    fuzz("about", &[seed], |case| match read_about(case) {
        Ok(about) => {
            assert_eq!(about, whole, "a changed backup's word was taken");
            true
        }
        Err(error) => {
            assert!(
                matches!(error.code(), "damaged" | "newer"),
                "{}",
                error.code()
            );
            false
        }
    });
}

/// As a file that lies there when the program starts locked: it tells once or not at all, and whoever unlocks finds
/// everything as it was. Opening takes long, so that only one in five hundred is opened.
#[test]
fn wake() {
    let files = files();
    let data = files.dir.path().join("data");
    let scratch = files.dir.path().join("scratch");
    let clock = friday();
    clock.pass(Duration::days(40));
    let mut n = 0;
    fuzz("wake", &[files.wake], |case| {
        let taken = serde_json::from_slice::<Wake>(case).is_ok();
        n += 1;
        if n % 20 != 1 {
            return taken;
        }
        fs::write(data.join("wake.json"), case).unwrap();
        let closed = Closed::find(&data, &scratch, Box::new(clock.clone())).unwrap();
        let told = closed.take_notice(chrono_tz::Europe::Berlin).unwrap();
        assert!(taken || told.is_none(), "told from what cannot be read");
        assert!(
            closed.take_notice(chrono_tz::Tz::UTC).unwrap().is_none(),
            "told twice"
        );
        if n % 500 == 1 {
            let unlocked = closed.unlock(Side::Start, &said(ANA)).unwrap();
            let planner: Planner = closed.open_with(unlocked).unwrap();
            assert_eq!(notes(&planner, Side::Start).unwrap(), [CANARY]);
        }
        taken
    });
}
