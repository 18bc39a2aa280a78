//! One byte flipped, or the rest cut off, at many places of the log, the keys, the newest backup and the small files
//! beside them: what is shown is what was written, or it is said that something is missing or damaged. Nothing is
//! accepted in silence, and damage is never called a wrong passphrase.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test's panic is its answer"
)]

mod kept;
mod keys;

use std::fs;
use std::path::{Path, PathBuf};

use common_ground_core::moment::NewGoodMoment;
use common_ground_core::testing::{friday, household};
use common_ground_core::who::{Actor, Side};
use common_ground_core::world::World;
use common_ground_core::{Closed, Planner, Result, export, recover};
use kept::copy;
use keys::{ANA, BEN, CANARY, give, note, notes, said};

/// Where in `length` bytes something is changed: `short` places, or as many as `cargo xtask prove damage` says.
fn places(length: usize, short: usize) -> impl Iterator<Item = usize> {
    let places = std::env::var("COMMON_GROUND_FLIPS").map_or(short, |flips| flips.parse().unwrap());
    (0..length).step_by((length / places).max(1))
}

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
    for at in places(length, 199) {
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
    println!("found: log flipped {noticed} times noticed, {harmless} without effect");
    assert!(noticed > 20, "{noticed} noticed, {harmless} without effect");
}

#[test]
fn a_flipped_byte_of_the_keys_is_noticed_and_the_other_copy_opens() {
    let place = tempfile::tempdir().unwrap();
    let whole = killed(place.path());
    let length = fs::read(place.path().join("killed/keys.json"))
        .unwrap()
        .len();
    for at in places(length, 90) {
        let (_, shown) = flipped(place.path(), &["keys.json"], at).expect("the kept copy opens it");
        assert_eq!(shown, whole, "byte {at}");
        match flipped(place.path(), &["keys.json", "keys.json.kept"], at) {
            // Blanks between the words say nothing.
            Ok((_, shown)) => assert_eq!(shown, whole, "byte {at}"),
            Err(error) => assert!(matches!(error.code(), "damaged" | "newer"), "byte {at}"),
        }
    }
}

/// A household both have passphrases for, with a private note, closed; and what Ana sees of her own.
fn locked(place: &Path) -> String {
    let living = place.join("living");
    let mut planner = household(&living, &friday()).unwrap();
    note(&mut planner, Side::Start, CANARY);
    give(&mut planner, Side::Start, ANA).unwrap();
    give(&mut planner, Side::End, BEN).unwrap();
    let wake = planner.wake().unwrap().unwrap();
    assert!(!wake.notices.is_empty());
    planner.write_wake(&wake).unwrap();
    drop(planner);
    copy(&living, &place.join("killed"));
    CANARY.to_owned()
}

/// A copy of it, with the bytes of these files changed.
fn changed(place: &Path, names: &[&str], change: impl Fn(&mut Vec<u8>)) -> PathBuf {
    let dir = place.join("changed");
    let _ = fs::remove_dir_all(&dir);
    copy(&place.join("killed"), &dir);
    for name in names {
        let mut bytes = fs::read(dir.join(name)).unwrap();
        change(&mut bytes);
        fs::write(dir.join(name), bytes).unwrap();
    }
    dir
}

fn length(place: &Path, name: &str) -> usize {
    fs::read(place.join("killed").join(name)).unwrap().len()
}

/// Opens the locked household as Ana does who knows her passphrase, and answers her note.
fn unlocked(dir: &Path, scratch: &Path) -> Result<Vec<String>> {
    let closed = Closed::find(dir, scratch, Box::new(friday()))?;
    let unlocked = closed.unlock(Side::Start, &said(ANA))?;
    notes(&closed.open_with(unlocked)?, Side::Start)
}

/// Whoever knows the passphrase is never told that it is wrong, and whoever does not is never told that the file is
/// damaged where it is not.
#[test]
fn damaged_keys_are_never_taken_for_a_wrong_passphrase() {
    let place = tempfile::tempdir().unwrap();
    let canary = locked(place.path());
    let scratch = place.path().join("scratch");
    let length = length(place.path(), "keys.json");
    let (mut noticed, mut harmless) = (0, 0);
    let mut look = |what: &str, dir: &Path| match unlocked(dir, &scratch) {
        Ok(seen) => {
            assert_eq!(seen, [canary.as_str()], "{what}");
            harmless += 1;
        }
        Err(error) => {
            assert!(
                matches!(error.code(), "damaged" | "newer"),
                "{what}: {}",
                error.code()
            );
            noticed += 1;
        }
    };
    for at in places(length, 60) {
        let both = ["keys.json", "keys.json.kept"];
        for bit in [0x01, 0x20] {
            let dir = changed(place.path(), &both, |bytes| bytes[at] ^= bit);
            look(&format!("byte {at} bit {bit}"), &dir);
        }
        let dir = changed(place.path(), &both, |bytes| bytes.truncate(at));
        look(&format!("cut at {at}"), &dir);
        // One copy alone does no harm.
        let dir = changed(place.path(), &both[..1], |bytes| bytes[at] ^= 0x01);
        assert_eq!(unlocked(&dir, &scratch).unwrap(), [canary.as_str()], "{at}");
    }
    let whole = changed(place.path(), &[], |_| {});
    let closed = Closed::find(&whole, &scratch, Box::new(friday())).unwrap();
    let wrong = closed.unlock(Side::Start, &said(BEN)).err().unwrap();
    assert_eq!(wrong.code(), "wrong-passphrase");
    println!(
        "found: keys {noticed} noticed, {harmless} without effect, 0 taken for a wrong passphrase"
    );
}

/// A log that was cut off, wherever: it ends with a whole change, and where changes are gone that were acknowledged
/// it is said.
#[test]
fn a_log_that_was_cut_off_is_noticed() {
    let place = tempfile::tempdir().unwrap();
    let whole = killed(place.path());
    let scratch = place.path().join("scratch");
    let log = "household.db-wal";
    let (mut noticed, mut harmless) = (0, 0);
    for at in places(length(place.path(), log), 120) {
        let dir = changed(place.path(), &[log], |bytes| bytes.truncate(at));
        match Planner::open(&dir, &scratch, Box::new(friday())) {
            Ok(planner) if export::canonical(&planner).is_ok_and(|shown| shown == whole) => {
                harmless += 1;
            }
            Ok(planner) => {
                assert!(
                    planner.behind(),
                    "cut at {at}: rows are gone and nobody says so"
                );
                noticed += 1;
            }
            Err(error) => {
                let code = error.code();
                assert!(matches!(code, "damaged" | "does-not-open"), "{at}: {code}");
                noticed += 1;
            }
        }
    }
    println!("found: log cut off {noticed} times noticed, {harmless} without effect");
    assert!(noticed > 0);
}

/// The log of an earlier day beside the file of today.
#[test]
fn an_older_log_beside_the_file_is_not_taken_in_silence() {
    let place = tempfile::tempdir().unwrap();
    let living = place.path().join("living");
    let mut planner = household(&living, &friday()).unwrap();
    let moment = |planner: &mut Planner, n: usize| {
        let words = format!("A good moment, the {n}th");
        planner
            .add_good_moment(Actor::Both, NewGoodMoment { words })
            .unwrap();
    };
    let mut logs = Vec::new();
    for n in 0..40 {
        moment(&mut planner, n);
        logs.push(fs::read(living.join("household.db-wal")).unwrap());
    }
    let clock = friday();
    for _ in 0..1000 {
        let _ = clock.uuid();
    }
    drop(planner);
    let mut planner = Planner::open(&living, &living.join("copy"), Box::new(clock)).unwrap();
    for n in 40..60 {
        moment(&mut planner, n);
    }
    let whole = export::canonical(&planner).unwrap();
    drop(planner);
    let (mut noticed, mut harmless) = (0, 0);
    for (n, log) in logs.iter().enumerate() {
        let dir = place.path().join("older");
        let _ = fs::remove_dir_all(&dir);
        copy(&living, &dir);
        fs::write(dir.join("household.db-wal"), log).unwrap();
        let opened = Planner::open(&dir, &place.path().join("scratch"), Box::new(friday()));
        match opened.and_then(|planner| Ok((export::canonical(&planner)?, planner.behind()))) {
            Ok((shown, _)) if shown == whole => harmless += 1,
            Ok((_, behind)) => {
                assert!(behind, "log {n}: another state, and nobody says so");
                noticed += 1;
            }
            Err(error) => {
                let code = error.code();
                assert!(matches!(code, "damaged" | "does-not-open"), "{n}: {code}");
                noticed += 1;
            }
        }
    }
    println!("found: older logs {noticed} noticed, {harmless} without effect");
}

/// Something done to the bytes of a file.
type Change<'a> = &'a dyn Fn(&mut Vec<u8>);

/// What only helps: the mark of the last change, and what may be told while everything is locked. Damaged they help
/// less, and say nothing wrong.
#[test]
fn a_damaged_mark_or_list_of_notices_says_nothing_wrong() {
    let place = tempfile::tempdir().unwrap();
    let canary = locked(place.path());
    let scratch = place.path().join("scratch");
    let clock = friday();
    clock.pass(chrono::Duration::days(40));
    let mut tried = 0;
    for name in ["last", "wake.json"] {
        for at in places(length(place.path(), name), 60) {
            let changes: [Change<'_>; 3] = [
                &|bytes| bytes[at] ^= 0x01,
                &|bytes| bytes[at] ^= 0x80,
                &|bytes| bytes.truncate(at),
            ];
            for change in changes {
                let dir = changed(place.path(), &[name], change);
                tried += 1;
                let closed = Closed::find(&dir, &scratch, Box::new(clock.clone())).unwrap();
                // Twice: what was told once is not told again.
                let told = closed.take_notice(chrono_tz::Tz::UTC).unwrap();
                let again = closed.take_notice(chrono_tz::Tz::UTC).unwrap();
                assert!(again.is_none(), "{name} {at}: told again");
                assert!(name == "wake.json" || told.is_some(), "{name} {at}");
                let unlocked = closed.unlock(Side::Start, &said(ANA)).unwrap();
                let planner = closed.open_with(unlocked).unwrap();
                assert!(
                    !planner.behind(),
                    "{name} {at}: said to have lost something"
                );
                assert_eq!(notes(&planner, Side::Start).unwrap(), [canary.as_str()]);
            }
        }
    }
    println!("found: {tried} damaged marks and lists of notices, none said anything wrong");
}

/// A household that is gone, and a newest backup that is damaged somewhere: what is put in its place is whole, the
/// newest or the one before; never a silently empty planner.
#[test]
fn a_damaged_backup_is_never_put_in_place() {
    let place = tempfile::tempdir().unwrap();
    let data = place.path().join("living");
    let clock = friday();
    let mut planner = household(&data, &clock).unwrap();
    let mut states = Vec::new();
    let mut newest = PathBuf::new();
    for n in 0..2 {
        let words = format!("A good moment, the {n}th");
        planner
            .add_good_moment(Actor::Both, NewGoodMoment { words })
            .unwrap();
        newest = planner.back_up().unwrap();
        states.push(export::canonical(&planner).unwrap());
        clock.pass(chrono::Duration::days(1));
    }
    drop(planner);
    let whole = fs::read(data.join("household.db")).unwrap();
    fs::write(data.join("household.db"), &whole[..whole.len() / 2]).unwrap();
    let mut put = [0, 0];
    for (name, short) in [("household.db", 60), ("about.json", 30), ("keys.json", 30)] {
        let bytes = fs::read(newest.join(name)).unwrap();
        for at in places(bytes.len(), short) {
            for cut in [false, true] {
                let dir = place.path().join("damaged");
                let _ = fs::remove_dir_all(&dir);
                copy_all(&data, &dir);
                let of = dir.join(newest.strip_prefix(&data).unwrap()).join(name);
                let mut bytes = bytes.clone();
                if cut {
                    bytes.truncate(at);
                } else {
                    bytes[at] ^= 0x10;
                }
                fs::write(of, bytes).unwrap();
                let which = format!("{name} {at} {cut}");
                recover::put_backup(&dir, None, clock.now())
                    .unwrap_or_else(|error| panic!("{which}: {}", error.code()));
                let scratch = place.path().join("scratch");
                let planner = Planner::open(&dir, &scratch, Box::new(clock.clone())).unwrap();
                let shown = export::canonical(&planner).unwrap();
                let n = states.iter().position(|state| *state == shown);
                put[n.unwrap_or_else(|| panic!("{which}: neither backup"))] += 1;
            }
        }
    }
    println!(
        "found: damaged backups: {} times the one before was put in place, {} times the newest was whole",
        put[0], put[1]
    );
    assert!(put[0] > 0);
}

fn copy_all(from: &Path, to: &Path) {
    copy(from, to);
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            copy_all(&path, &to.join(path.file_name().unwrap()));
        }
    }
}
