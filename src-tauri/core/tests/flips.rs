//! One byte flipped at many places of the log and of the keys: what is shown is what was written, or it is said
//! that something is missing or damaged. Nothing is accepted in silence.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test's panic is its answer"
)]

mod kept;

use std::fs;
use std::path::Path;

use common_ground_core::moment::NewGoodMoment;
use common_ground_core::testing::{friday, household};
use common_ground_core::who::Actor;
use common_ground_core::{Planner, Result, export};
use kept::copy;

/// A household as a kill leaves it: what was written last stands only in the log. Answers it and what it shows.
fn killed(place: &Path) -> String {
    let living = place.join("living");
    let mut planner = household(&living, &friday()).unwrap();
    for n in 0..12 {
        let words = format!("A good moment, the {n}th");
        planner
            .add_good_moment(Actor::Both, NewGoodMoment { words })
            .unwrap();
    }
    let shown = export::canonical(&planner).unwrap();
    copy(&living, &place.join("killed"));
    shown
}

/// Opens a copy of it with one byte of one file flipped.
fn flipped(place: &Path, names: &[&str], at: usize) -> Result<(Planner, String)> {
    let dir = place.join("flipped");
    let _ = fs::remove_dir_all(&dir);
    copy(&place.join("killed"), &dir);
    for name in names {
        let mut bytes = fs::read(dir.join(name)).unwrap();
        bytes[at] ^= 0x10;
        fs::write(dir.join(name), bytes).unwrap();
    }
    let planner = Planner::open(&dir, &place.join("scratch"), Box::new(friday()))?;
    let shown = export::canonical(&planner)?;
    Ok((planner, shown))
}

#[test]
fn a_flipped_byte_of_the_log_is_noticed() {
    let place = tempfile::tempdir().unwrap();
    let whole = killed(place.path());
    let length = fs::read(place.path().join("killed/household.db-wal"))
        .unwrap()
        .len();
    assert!(length > 4096, "the log is there");
    let (mut noticed, mut harmless) = (0, 0);
    for at in (0..length).step_by(length / 199) {
        match flipped(place.path(), &["household.db-wal"], at) {
            Ok((_, shown)) if shown == whole => harmless += 1,
            Ok((planner, _)) => {
                assert!(
                    planner.behind(),
                    "byte {at}: rows are gone and nobody says so"
                );
                noticed += 1;
            }
            Err(error) => {
                let code = error.code();
                assert!(
                    matches!(code, "damaged" | "does-not-open"),
                    "byte {at}: {code}"
                );
                noticed += 1;
            }
        }
    }
    assert!(noticed > 20, "{noticed} noticed, {harmless} without effect");
}

#[test]
fn a_flipped_byte_of_the_keys_is_noticed_and_the_other_copy_opens() {
    let place = tempfile::tempdir().unwrap();
    let whole = killed(place.path());
    let length = fs::read(place.path().join("killed/keys.json"))
        .unwrap()
        .len();
    for at in (0..length).step_by(7) {
        let (_, shown) = flipped(place.path(), &["keys.json"], at).expect("the kept copy opens it");
        assert_eq!(shown, whole, "byte {at}");
        match flipped(place.path(), &["keys.json", "keys.json.kept"], at) {
            // Blanks between the words say nothing.
            Ok((_, shown)) => assert_eq!(shown, whole, "byte {at}"),
            Err(error) => assert!(matches!(error.code(), "damaged" | "newer"), "byte {at}"),
        }
    }
}
