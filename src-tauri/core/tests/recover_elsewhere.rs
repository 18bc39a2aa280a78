//! A planner that does not open, and backups that do not lie with it: in a chosen folder, on a stick, in a folder
//! somebody points at.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test's panic is its answer"
)]

mod kept;
mod keys;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::Duration;
use common_ground_core::backup::Place as At;
use common_ground_core::error::{Error, FolderProblem};
use common_ground_core::moment::NewGoodMoment;
use common_ground_core::recover::{self, Way, Ways};
use common_ground_core::testing::{friday, household};
use common_ground_core::who::Actor;
use common_ground_core::world::World;
use common_ground_core::{Closed, Planner, Result, export};
use kept::copy;
use keys::Place;

const WITHIN: &str = "Common Ground backups";

fn moment(planner: &mut Planner, words: &str) {
    let words = words.to_owned();
    planner
        .add_good_moment(Actor::Both, NewGoodMoment { words })
        .unwrap();
}

fn folder(place: &Place, name: &str) -> PathBuf {
    let folder = place.dir.path().join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A household whose only backup lies on another disk, and something written since.
fn backed_up_on_a_disk() -> (Place, String) {
    let (place, mut planner) = Place::new();
    moment(&mut planner, "Coffee on the steps");
    let disk = folder(&place, "disk");
    planner.backup().choose(At::Chosen, Some(&disk)).unwrap();
    let backed_up = export::canonical(&planner).unwrap();
    place.clock.pass(Duration::days(1));
    moment(&mut planner, "Rain on the tent");
    assert!(!place.data().join("backups").exists());
    (place, backed_up)
}

/// Another couple's backup in this folder, with many more changes than ours.
fn others(place: &Place, folder: &Path) {
    let clock = friday();
    for _ in 0..9_999 {
        let _ = clock.uuid();
    }
    let mut theirs = household(&place.dir.path().join("theirs"), &clock).unwrap();
    for n in 0..40 {
        moment(&mut theirs, &format!("Theirs {n}"));
    }
    let made = theirs.back_up().unwrap();
    fs::create_dir_all(folder).unwrap();
    fs::rename(&made, folder.join(made.file_name().unwrap())).unwrap();
}

fn wreck(place: &Place) -> Vec<u8> {
    let file = place.data().join("household.db");
    let mut bytes = fs::read(&file).unwrap();
    bytes[100..164].fill(9);
    fs::write(&file, &bytes).unwrap();
    bytes
}

fn world(place: &Place) -> Box<dyn World> {
    Box::new(place.clock.clone())
}

fn find(place: &Place) -> Result<Planner> {
    Closed::find(&place.data(), &place.dir.path().join("copy"), world(place))?.open()
}

fn ways(place: &Place, elsewhere: Option<&Path>) -> Ways {
    let why = find(place).err().expect("it does not open");
    let corner = place.dir.path().join("corner");
    recover::ways(&place.data(), elsewhere, &corner, &why, || world(place))
}

fn put(place: &Place, from: Option<&Path>) -> Result<PathBuf> {
    recover::put_backup(&place.data(), from, place.clock.now())
}

fn text(folder: &Path) -> Option<String> {
    Some(folder.to_string_lossy().into_owned())
}

#[test]
fn a_backup_in_the_chosen_folder_is_found_though_the_household_says_nothing() {
    let (place, backed_up) = backed_up_on_a_disk();
    let wrecked = wreck(&place);
    let disk = place.dir.path().join("disk");
    let offered = ways(&place, None);
    assert_eq!(offered.ways[0], Way::Backup);
    assert_eq!(offered.made.unwrap().to_string(), "2026-06-12 12:00:00 UTC");
    assert_eq!(offered.from, text(&disk.join(WITHIN)));
    assert!(offered.out_of_reach.is_empty());

    // The disk is not plugged in: that is said, and nothing is moved.
    let drawer = place.dir.path().join("drawer");
    fs::rename(&disk, &drawer).unwrap();
    let offered = ways(&place, None);
    assert_eq!(
        offered.ways,
        [Way::Again, Way::Elsewhere, Way::Copy, Way::Folder]
    );
    let missing: Vec<_> = text(&disk.join(WITHIN)).into_iter().collect();
    assert_eq!((offered.out_of_reach, offered.from), (missing, None));
    assert_eq!(put(&place, None).unwrap_err().code(), "no-backup");
    assert_eq!(
        fs::read(place.data().join("household.db")).unwrap(),
        wrecked
    );

    fs::rename(&drawer, &disk).unwrap();
    let aside = put(&place, None).unwrap();
    assert_eq!(fs::read(aside.join("household.db")).unwrap(), wrecked);
    let mut planner = find(&place).unwrap();
    assert_eq!(export::canonical(&planner).unwrap(), backed_up);
    moment(&mut planner, "Snow");
    let next = planner.backup().make_if_changed().unwrap().unwrap();
    assert!(next.path.starts_with(&disk), "the folder is chosen still");
}

#[test]
fn keys_come_from_the_chosen_folder_too() {
    let (place, _) = backed_up_on_a_disk();
    let before = export::canonical(&find(&place).unwrap()).unwrap();
    for name in ["keys.json", "keys.json.kept"] {
        fs::remove_file(place.data().join(name)).unwrap();
    }
    let offered = ways(&place, None);
    assert_eq!(offered.ways[0], Way::Keys);
    assert!(offered.from.is_some());
    recover::put_keys(&place.data(), None, place.clock.now()).unwrap();
    assert_eq!(export::canonical(&find(&place).unwrap()).unwrap(), before);
}

#[test]
fn the_newest_of_all_places_is_taken_and_never_another_couple_s() {
    let (place, mut planner) = Place::new();
    moment(&mut planner, "With the planner");
    planner.back_up().unwrap();
    let stick = folder(&place, "stick");
    place.clock.pass(Duration::days(1));
    moment(&mut planner, "On the stick");
    planner.backup().choose(At::Away, Some(&stick)).unwrap();
    let on_the_stick = export::canonical(&planner).unwrap();
    drop(planner);
    others(&place, &stick.join(WITHIN));
    wreck(&place);
    let offered = ways(&place, None);
    assert_eq!(offered.from, text(&stick.join(WITHIN)));
    assert_eq!(offered.made.unwrap().to_string(), "2026-06-13 12:00:00 UTC");

    // Without keys the backups that lie with the planner say whose it is.
    for name in ["keys.json", "keys.json.kept", "household.db"] {
        fs::remove_file(place.data().join(name)).unwrap();
    }
    assert_eq!(
        ways(&place, None).made.unwrap().to_string(),
        "2026-06-13 12:00:00 UTC"
    );
    put(&place, None).unwrap();
    let planner = find(&place).unwrap();
    assert_eq!(export::canonical(&planner).unwrap(), on_the_stick);
}

#[test]
fn somebody_points_at_a_folder_and_only_what_helps_there_is_offered() {
    let (place, backed_up) = backed_up_on_a_disk();
    let made = fs::read_dir(place.dir.path().join("disk").join(WITHIN)).unwrap();
    let made = made.map(|entry| entry.unwrap().path()).next().unwrap();
    let name = made.file_name().unwrap();
    fs::remove_file(place.data().join("backups.json")).unwrap();
    wreck(&place);
    let look = |at: &Path| {
        let found = recover::look_elsewhere(&place.data(), at);
        found.map_err(|error| error.code())
    };
    assert!(!ways(&place, None).ways.contains(&Way::Backup));

    let empty = folder(&place, "empty");
    assert_eq!(look(&empty), Err("no-backup"));
    assert_eq!(look(&place.dir.path().join("nowhere")), Err("no-backup"));
    let theirs = folder(&place, "their-stick");
    others(&place, &theirs);
    assert_eq!(look(&theirs), Err("others-backups"));
    let broken = folder(&place, "broken").join(name);
    copy(&made, &broken);
    fs::write(broken.join("household.db"), [1; 9000]).unwrap();
    assert_eq!(look(broken.parent().unwrap()), Err("no-backup"));
    assert_eq!(
        put(&place, Some(&theirs)).unwrap_err().code(),
        "others-backups"
    );
    assert!(
        !place.data().join("set-aside").exists(),
        "nothing was moved"
    );

    let moved = folder(&place, "moved");
    copy(&made, &moved.join(name));
    let old_laptop = folder(&place, "old-laptop");
    copy(&made, &old_laptop.join("backups").join(name));
    let disk = place.dir.path().join("disk");
    for at in [&moved, &disk, &disk.join(WITHIN), &made, &old_laptop] {
        let offered = ways(&place, Some(at));
        assert_eq!(offered.ways[0], Way::Backup, "{}", at.display());
        assert_eq!(look(at).ok(), offered.made);
    }
    put(&place, Some(&moved)).unwrap();
    assert_eq!(
        export::canonical(&find(&place).unwrap()).unwrap(),
        backed_up
    );
}

#[test]
fn a_folder_that_only_knows_where_its_backups_are_gets_no_new_household() {
    let (place, backed_up) = backed_up_on_a_disk();
    for entry in fs::read_dir(place.data()).unwrap() {
        let path = entry.unwrap().path();
        if path.file_name().unwrap() != "backups.json" {
            fs::remove_file(path).unwrap();
        }
    }
    let missing = Error::from(FolderProblem::HouseholdMissing);
    assert_eq!(find(&place).err().unwrap().code(), missing.code());
    assert_eq!(ways(&place, None).ways[0], Way::Backup);
    put(&place, None).unwrap();
    assert_eq!(
        export::canonical(&find(&place).unwrap()).unwrap(),
        backed_up
    );
}

#[test]
fn a_new_laptop_takes_the_planner_from_a_stick() {
    let (place, backed_up) = backed_up_on_a_disk();
    let new = place.dir.path().join("new-laptop");
    recover::put_backup(
        &new,
        Some(&place.dir.path().join("disk")),
        place.clock.now(),
    )
    .unwrap();
    let closed = Closed::find(&new, &place.dir.path().join("copy"), world(&place));
    let planner = closed.and_then(Closed::open).unwrap();
    assert_eq!(export::canonical(&planner).unwrap(), backed_up);
    assert!(!planner.behind() && !planner.read_only());
}
