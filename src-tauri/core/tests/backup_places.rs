//! Where backups lie: another folder, a copy that has left the laptop, and what the page says of them. What cannot be a
//! folder for backups is refused with everything as before.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test's panic is its answer"
)]

use std::fs;
use std::path::{Path, PathBuf};

use chrono::Duration;
use common_ground_core::Planner;
use common_ground_core::backup::{Away, FolderTrouble, Opens, Place, Places};
use common_ground_core::moment::NewGoodMoment;
use common_ground_core::testing::{Clock, friday, household};
use common_ground_core::who::{Actor, Viewer};
use common_ground_core::world::World;

const WITHIN: &str = "Common Ground backups";

struct Laptop {
    dir: tempfile::TempDir,
    clock: Clock,
    planner: Planner,
}

impl Laptop {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let clock = friday();
        let planner = household(&dir.path().join("data"), &clock).unwrap();
        for disk in ["disk", "stick"] {
            fs::create_dir(dir.path().join(disk)).unwrap();
        }
        Self {
            dir,
            clock,
            planner,
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn data(&self) -> PathBuf {
        self.path("data")
    }

    fn write(&mut self, words: &str) {
        let words = words.to_owned();
        self.planner
            .add_good_moment(Actor::Both, NewGoodMoment { words })
            .unwrap();
    }

    fn choose(&self, place: Place, folder: &Path) -> Result<(), &'static str> {
        let chosen = self.planner.backup().choose(place, Some(folder));
        chosen.map(drop).map_err(|error| error.code())
    }

    fn made(&self, folder: &str) -> usize {
        fs::read_dir(self.path(folder).join(WITHIN)).map_or(0, Iterator::count)
    }
}

#[test]
fn a_chosen_folder_counts_once_a_verified_backup_lies_in_it() {
    let mut us = Laptop::new();
    us.planner.back_up().unwrap();
    us.choose(Place::Chosen, &us.path("disk")).unwrap();
    assert_eq!(us.made("disk"), 1);
    us.write("Snow");
    us.clock.pass(Duration::minutes(5));
    let made = us.planner.backup().make_if_changed().unwrap().unwrap();
    assert!(made.path.starts_with(us.path("disk")));
    let page = us.planner.looking().look();
    let places: Vec<_> = page
        .folders
        .iter()
        .map(|one| (one.place, one.main))
        .collect();
    assert_eq!(places, [(Place::Own, false), (Place::Chosen, true)]);
    assert!(page.folders[1].same_disk, "a test has one disk");
    assert_eq!(page.days.len(), 1);
    assert_eq!(page.days[0].backups.len(), 3);
    let newest = &page.days[0].backups[0];
    assert_eq!(
        (newest.opens, newest.holds.unwrap().moments),
        (Opens::Now, 1)
    );
    us.planner.backup().choose(Place::Chosen, None).unwrap();
    us.write("Rain");
    let made = us.planner.backup().make_if_changed().unwrap().unwrap();
    assert!(made.path.starts_with(us.data()));
}

#[test]
fn what_cannot_be_a_folder_is_said_and_everything_is_as_before() {
    let us = Laptop::new();
    let before = Places::read(&us.data());
    assert_eq!(
        us.choose(Place::Chosen, &us.path("nowhere")),
        Err("folder-gone")
    );
    let file = us.path("file");
    fs::write(&file, "").unwrap();
    assert_eq!(us.choose(Place::Away, &file), Err("folder-gone"));
    assert_eq!(us.choose(Place::Chosen, &us.data()), Err("inside-planner"));
    fs::create_dir(us.data().join("within")).unwrap();
    assert_eq!(
        us.choose(Place::Away, &us.data().join("within")),
        Err("inside-planner")
    );
    let backup = us.planner.back_up().unwrap();
    let moved = us.path("drawer");
    fs::rename(&backup, &moved).unwrap();
    assert_eq!(us.choose(Place::Away, &moved), Err("inside-planner"));
    assert_eq!(us.choose(Place::Own, &us.path("disk")), Err("not-now"));

    let other = friday();
    for _ in 0..9_999 {
        let _ = other.uuid();
    }
    let theirs = household(&us.path("theirs"), &other).unwrap();
    theirs
        .backup()
        .choose(Place::Chosen, Some(&us.path("disk")))
        .unwrap();
    assert_eq!(
        us.choose(Place::Chosen, &us.path("disk")),
        Err("others-backups")
    );
    assert_eq!(us.made("disk"), 1, "theirs alone");
    assert_eq!(Places::read(&us.data()), before);
    assert_eq!(us.planner.looking().look().folders.len(), 1);

    us.choose(Place::Away, &us.path("stick")).unwrap();
    for same in ["stick", "stick/Common Ground backups"] {
        assert_eq!(us.choose(Place::Chosen, &us.path(same)), Err("same-folder"));
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_does_not_take_the_first_backup_is_not_chosen() {
    use std::os::unix::fs::PermissionsExt;
    let us = Laptop::new();
    // A file where the folder for backups would be made: nobody, not even root, writes into that.
    fs::write(us.path("disk").join(WITHIN), "").unwrap();
    assert!(us.choose(Place::Chosen, &us.path("disk")).is_err());
    let stick = us.path("stick");
    fs::set_permissions(&stick, fs::Permissions::from_mode(0o500)).unwrap();
    let chosen = us.choose(Place::Away, &stick);
    fs::set_permissions(&stick, fs::Permissions::from_mode(0o700)).unwrap();
    // Whoever may write everywhere, as in a container, is not refused.
    if chosen.is_err() {
        assert_eq!(chosen, Err("not-writable"));
        assert_eq!(us.made("stick"), 0);
        assert_eq!(Places::read(&us.data()), Places::default());
    }
}

#[test]
fn the_second_folder_gets_a_copy_a_day_while_it_is_there() {
    let mut us = Laptop::new();
    assert_eq!(us.planner.backup().make_away(false).unwrap(), None);
    us.choose(Place::Away, &us.path("stick")).unwrap();
    assert_eq!(us.made("stick"), 1);
    us.write("Snow");
    us.clock.pass(Duration::hours(1));
    let away = |us: &Laptop, now| us.planner.backup().make_away(now).unwrap();
    assert_eq!(away(&us, false), Some(Away::There));
    assert_eq!(us.made("stick"), 1, "one a day is enough by itself");
    assert_eq!(away(&us, true), Some(Away::There));
    assert_eq!(us.made("stick"), 2, "asked for, it has everything");
    assert_eq!(away(&us, true), Some(Away::There));
    assert_eq!(us.made("stick"), 2);

    us.write("Rain");
    us.clock.pass(Duration::days(1));
    fs::rename(us.path("stick"), us.path("elsewhere")).unwrap();
    assert_eq!(away(&us, true), Some(Away::Gone));
    fs::create_dir(us.path("stick")).unwrap();
    assert_eq!(
        away(&us, true),
        Some(Away::Gone),
        "an empty place for a stick is no stick"
    );
    let page = us.planner.looking().look();
    let folder = &page.folders[1];
    assert_eq!(
        (folder.problem, folder.newest.is_some()),
        (Some(FolderTrouble::Gone), true)
    );
    assert!(!page.away_waits && !us.planner.today_page(Viewer::Nobody).unwrap().away_waits);
    us.clock.pass(Duration::days(30));
    assert!(us.planner.looking().look().away_waits);
    assert!(us.planner.today_page(Viewer::Nobody).unwrap().away_waits);
    fs::remove_dir(us.path("stick")).unwrap();
    fs::rename(us.path("elsewhere"), us.path("stick")).unwrap();
    assert_eq!(away(&us, false), Some(Away::There));
    assert!(!us.planner.today_page(Viewer::Nobody).unwrap().away_waits);
    assert_eq!(us.made("stick"), 3);
}

#[test]
fn what_kept_a_backup_from_being_made_is_said_until_one_is() {
    let mut us = Laptop::new();
    us.choose(Place::Chosen, &us.path("disk")).unwrap();
    fs::remove_dir_all(us.path("disk")).unwrap();
    us.write("Snow");
    let backup = us.planner.backup();
    let refused = backup.make_if_changed().unwrap_err();
    us.planner.backup_ended(&backup, Some(refused.code()));
    assert_eq!(
        us.planner.looking().look().problem.as_deref(),
        Some("folder-gone")
    );
    fs::create_dir_all(us.path("disk").join(WITHIN)).unwrap();
    let backup = us.planner.backup();
    backup.make_if_changed().unwrap();
    us.planner.backup_ended(&backup, None);
    assert_eq!(us.planner.looking().look().problem, None);
}

#[test]
fn a_damaged_backup_is_counted_and_tells_nothing() {
    let us = Laptop::new();
    let made = us.planner.back_up().unwrap();
    fs::write(made.join("about.json"), "{}").unwrap();
    let page = us.planner.looking().look();
    assert_eq!((page.days.len(), page.unreadable), (0, 1));
}
