//! A planner that does not open, in each way there is: only what is safe is offered, what is offered works, and
//! what was there is set aside whole.
#![cfg(unix)]
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
use std::process::Command;

use common_ground_core::error::{Error, FolderProblem};
use common_ground_core::moment::NewGoodMoment;
use common_ground_core::recover::{self, Way, Ways};
use common_ground_core::testing::{House, household};
use common_ground_core::who::{Actor, Side, Viewer};
use common_ground_core::world::World;
use common_ground_core::{Closed, Planner, Result, export};
use keys::{ANA, BEN, Place, give, said};

/// A household with a backup of yesterday, and something written since.
fn with_a_backup() -> (Place, String) {
    let (place, mut planner) = Place::new();
    moment(&mut planner, "Coffee on the steps");
    planner.back_up().unwrap();
    let backed_up = export::canonical(&planner).unwrap();
    place.clock.pass(chrono::Duration::days(1));
    moment(&mut planner, "Rain on the tent");
    (place, backed_up)
}

fn moment(planner: &mut Planner, words: &str) {
    let words = words.to_owned();
    planner
        .add_good_moment(Actor::Both, NewGoodMoment { words })
        .unwrap();
}

fn world(place: &Place) -> Box<dyn World> {
    Box::new(place.clock.clone())
}

/// A test beside this one that starts a program holds every lock for the moment between fork and exec; that
/// passes.
fn patient<T>(attempt: impl Fn() -> Result<T>) -> Result<T> {
    for _ in 0..100 {
        match attempt() {
            Err(Error::Folder(FolderProblem::InUse)) => {
                std::thread::sleep(std::time::Duration::from_millis(10));
            }
            other => return other,
        }
    }
    attempt()
}

fn find(place: &Place) -> Result<Planner> {
    let copy = place.dir.path().join("copy");
    patient(|| Closed::find(&place.data(), &copy, world(place))?.open())
}

fn put_backup(place: &Place) -> Result<PathBuf> {
    patient(|| recover::put_backup(&place.data(), None, place.clock.now()))
}

fn put_keys(place: &Place) -> Result<PathBuf> {
    patient(|| recover::put_keys(&place.data(), None, place.clock.now()))
}

/// What is offered where opening says what it says.
fn ways(place: &Place) -> Ways {
    let why = find(place).err().expect("it does not open");
    let corner = place.dir.path().join("corner");
    recover::ways(&place.data(), None, &corner, &why, || world(place))
}

fn overwrite(file: &Path, from: usize, bytes: &[u8]) {
    let mut all = fs::read(file).unwrap();
    all[from..from + bytes.len()].copy_from_slice(bytes);
    fs::write(file, all).unwrap();
}

fn set_aside(place: &Place) -> PathBuf {
    let aside = fs::read_dir(place.data().join("set-aside")).unwrap();
    let all: Vec<_> = aside.map(|entry| entry.unwrap().path()).collect();
    assert_eq!(all.len(), 1, "{all:?}");
    all[0].clone()
}

type Wreck = fn(&Path);

/// Every way a file is wrecked, what is said, and what is offered.
const WRECKS: &[(&str, Wreck, &str, &[Way])] = &[
    (
        "a damaged beginning",
        |data| overwrite(&data.join("household.db"), 100, &[9; 64]),
        "does-not-open",
        &[
            Way::Backup,
            Way::Again,
            Way::Elsewhere,
            Way::Copy,
            Way::Folder,
        ],
    ),
    (
        "cut short",
        |data| {
            let bytes = fs::read(data.join("household.db")).unwrap();
            fs::write(data.join("household.db"), &bytes[..5000]).unwrap();
        },
        "damaged",
        &[
            Way::Backup,
            Way::Again,
            Way::Elsewhere,
            Way::Copy,
            Way::Folder,
        ],
    ),
    (
        "empty",
        |data| fs::write(data.join("household.db"), "").unwrap(),
        "damaged",
        &[
            Way::Backup,
            Way::Again,
            Way::Elsewhere,
            Way::Copy,
            Way::Folder,
        ],
    ),
    (
        "another program's",
        |data| {
            let mut bytes = b"SQLite format 3\0".to_vec();
            bytes.resize(8192, 0);
            fs::write(data.join("household.db"), bytes).unwrap();
        },
        "foreign",
        &[
            Way::Backup,
            Way::Again,
            Way::Elsewhere,
            Way::Copy,
            Way::Folder,
        ],
    ),
    (
        "missing",
        |data| fs::remove_file(data.join("household.db")).unwrap(),
        "household-missing",
        &[Way::Backup, Way::Again, Way::Elsewhere, Way::Folder],
    ),
    (
        "a folder in its place",
        |data| {
            fs::remove_file(data.join("household.db")).unwrap();
            fs::create_dir(data.join("household.db")).unwrap();
        },
        "not-a-file",
        &[Way::Backup, Way::Again, Way::Elsewhere, Way::Folder],
    ),
    (
        "a pipe in its place",
        |data| {
            fs::remove_file(data.join("household.db")).unwrap();
            let made = Command::new("mkfifo")
                .arg(data.join("household.db"))
                .status();
            assert!(made.unwrap().success());
        },
        "not-a-file",
        &[Way::Backup, Way::Again, Way::Elsewhere, Way::Folder],
    ),
    (
        "a link to nothing",
        |data| {
            fs::remove_file(data.join("household.db")).unwrap();
            std::os::unix::fs::symlink("/nowhere", data.join("household.db")).unwrap();
        },
        "not-a-file",
        &[Way::Backup, Way::Again, Way::Elsewhere, Way::Folder],
    ),
    (
        "no keys",
        |data| {
            fs::remove_file(data.join("keys.json")).unwrap();
            fs::remove_file(data.join("keys.json.kept")).unwrap();
        },
        "keys-missing",
        &[
            Way::Keys,
            Way::Again,
            Way::Elsewhere,
            Way::Copy,
            Way::Folder,
        ],
    ),
    (
        "damaged keys",
        |data| {
            fs::write(data.join("keys.json"), "{").unwrap();
            fs::write(data.join("keys.json.kept"), "}").unwrap();
        },
        "damaged",
        &[
            Way::Keys,
            Way::Again,
            Way::Elsewhere,
            Way::Copy,
            Way::Folder,
        ],
    ),
    (
        "another household's keys",
        |data| {
            let other = tempfile::tempdir().unwrap();
            let clock = common_ground_core::testing::friday();
            clock.uuid();
            drop(household(other.path(), &clock).unwrap());
            for name in ["keys.json", "keys.json.kept"] {
                fs::copy(other.path().join(name), data.join(name)).unwrap();
            }
        },
        "does-not-open",
        &[
            Way::Keys,
            Way::Again,
            Way::Elsewhere,
            Way::Copy,
            Way::Folder,
        ],
    ),
];

#[test]
fn each_wreck_is_told_apart_and_helped() {
    for (what, wreck, why, expected) in WRECKS {
        let (place, backed_up) = with_a_backup();
        let before = export::canonical(&find(&place).unwrap()).unwrap();
        wreck(&place.data());
        let file = place.data().join("household.db");
        let wrecked = file.is_file().then(|| fs::read(&file).unwrap());
        let ways = ways(&place);
        assert_eq!(
            (ways.why.as_str(), &ways.ways[..]),
            (*why, *expected),
            "{what}"
        );
        assert_eq!(
            ways.made.unwrap().to_string(),
            "2026-06-12 12:00:00 UTC",
            "{what}"
        );
        assert_eq!(
            file.is_file().then(|| fs::read(&file).unwrap()),
            wrecked,
            "{what} was touched by looking"
        );

        let keys = ways.ways[0] == Way::Keys;
        if keys {
            put_keys(&place).unwrap();
        } else {
            put_backup(&place).unwrap();
        }
        let planner = find(&place).expect("it opens again");
        let expected = if keys { &before } else { &backed_up };
        assert_eq!(&export::canonical(&planner).unwrap(), expected, "{what}");
        assert!(!planner.behind() && !planner.read_only(), "{what}");
        if let Some(bytes) = wrecked.filter(|_| !keys) {
            let kept = fs::read(set_aside(&place).join("household.db")).unwrap();
            assert_eq!(kept, bytes, "{what} is kept as it was");
        }
        assert!(set_aside(&place).exists());
    }
}

/// A file whose beginning is whole opens; where a page is met that is not, it can still be read around it.
#[test]
fn a_page_in_the_middle_leaves_the_rest_to_be_read() {
    let (place, _) = with_a_backup();
    let file = place.data().join("household.db");
    let whole = fs::read(&file).unwrap();
    let corner = place.dir.path().join("corner");
    let mut met = 0;
    for page in 2..whole.len() / 4096 {
        overwrite(&file, page * 4096 + 2000, &[7; 9]);
        let found = find(&place).map(House::new);
        let error = found.and_then(|house| house.everything_shared()).err();
        if let Some(error) = error.filter(|_| find(&place).is_ok()) {
            assert_eq!(error.code(), "damaged");
            let offered =
                recover::ways(&place.data(), None, &corner, &error, || world(&place)).ways;
            assert_eq!(offered[0], Way::Backup, "page {page}");
            // What every page of the window needs may be what is damaged.
            if find(&place).unwrap().home(Viewer::Nobody).is_err() {
                assert!(!offered.contains(&Way::Read), "page {page}");
                fs::write(&file, &whole).unwrap();
                continue;
            }
            assert_eq!(offered[1], Way::Read, "page {page}");
            let scratch = place.dir.path().join(format!("reading-{page}"));
            let read = recover::open_to_read(&place.data(), &scratch, world(&place)).unwrap();
            let mut planner = read.open().unwrap();
            assert!(planner.read_only() && planner.home(Viewer::Both).is_ok());
            assert_eq!(planner.undo(Actor::Both).unwrap_err().code(), "read-only");
            met += 1;
        }
        fs::write(&file, &whole).unwrap();
    }
    assert!(met > 10, "{met}");
}

#[test]
fn a_newer_file_and_one_in_use_are_offered_nothing_that_could_harm() {
    let (place, _) = with_a_backup();
    let planner = find(&place).unwrap();
    let corner = place.dir.path().join("corner");
    let in_use = find(&place).err().unwrap();
    let offered = recover::ways(&place.data(), None, &corner, &in_use, || world(&place));
    assert_eq!(offered.ways, [Way::Again, Way::Folder]);
    assert_eq!(
        put_backup(&place).unwrap_err().code(),
        "in-use",
        "not under the hands of whoever writes"
    );
    let house = House::new(planner);
    house.pretend_schema(99).unwrap();
    drop(house);
    assert_eq!(ways(&place).why, "newer");
    assert_eq!(ways(&place).ways, [Way::Again, Way::Copy, Way::Folder]);
}

#[test]
fn a_backup_that_is_not_whole_is_not_offered() {
    let (place, _) = with_a_backup();
    let mut planner = find(&place).unwrap();
    moment(&mut planner, "Later");
    let newest = planner.back_up().unwrap();
    drop(planner);
    overwrite(&newest.join("household.db"), 9000, &[1; 99]);
    overwrite(&place.data().join("household.db"), 100, &[9; 64]);
    let offered = ways(&place);
    assert_eq!(
        offered.made.unwrap().to_string(),
        "2026-06-12 12:00:00 UTC",
        "the one before"
    );
    for backup in fs::read_dir(place.data().join("backups")).unwrap() {
        fs::remove_dir_all(backup.unwrap().path()).unwrap();
    }
    assert_eq!(
        ways(&place).ways,
        [Way::Again, Way::Elsewhere, Way::Copy, Way::Folder]
    );
    assert_eq!(put_backup(&place).unwrap_err().code(), "no-backup");
    assert!(
        !place.data().join("set-aside").exists(),
        "nothing was moved"
    );
}

#[test]
fn a_locked_planner_is_helped_too() {
    let (place, mut planner) = Place::new();
    give(&mut planner, Side::Start, ANA).unwrap();
    give(&mut planner, Side::End, BEN).unwrap();
    moment(&mut planner, "Coffee on the steps");
    planner.back_up().unwrap();
    drop(planner);
    for name in ["keys.json", "keys.json.kept"] {
        fs::write(place.data().join(name), "").unwrap();
    }
    let why = patient(|| place.find()).err().unwrap();
    let corner = place.dir.path().join("corner");
    let offered = recover::ways(&place.data(), None, &corner, &why, || world(&place)).ways;
    assert_eq!(offered[0], Way::Keys);
    put_keys(&place).unwrap();
    drop(
        place
            .unlock(Side::Start, &said(ANA))
            .expect("Ana's passphrase opens it again"),
    );

    overwrite(&place.data().join("household.db"), 100, &[9; 64]);
    let why = patient(|| place.unlock(Side::End, &said(BEN)))
        .err()
        .unwrap();
    assert_eq!(why.code(), "does-not-open");
    let offered = recover::ways(&place.data(), None, &corner, &why, || world(&place)).ways;
    assert_eq!(offered[0], Way::Backup);
    put_backup(&place).unwrap();
    drop(patient(|| place.unlock(Side::End, &said(BEN))).expect("and Ben's his"));
}

#[test]
fn changes_that_were_lost_are_told_and_a_newer_backup_has_them() {
    let (place, _) = with_a_backup();
    drop(find(&place).unwrap());
    let earlier = fs::read(place.data().join("household.db")).unwrap();
    let mut planner = find(&place).unwrap();
    moment(&mut planner, "Lost");
    drop(planner);
    fs::write(place.data().join("household.db"), &earlier).unwrap();
    let planner = find(&place).unwrap();
    assert!(planner.behind());
    let ways = recover::ways_behind(&planner);
    assert_eq!(
        ways.ways,
        [Way::Copy, Way::Folder],
        "the only backup is older"
    );

    drop(planner);
    let mut planner = find(&place).unwrap();
    moment(&mut planner, "Found");
    moment(&mut planner, "Found twice");
    planner.back_up().unwrap();
    drop(planner);
    fs::write(place.data().join("household.db"), &earlier).unwrap();
    let planner = find(&place).unwrap();
    assert_eq!(
        recover::ways_behind(&planner).ways,
        [Way::Backup, Way::Copy, Way::Folder]
    );
    drop(planner);
    put_backup(&place).unwrap();
    let planner = find(&place).unwrap();
    assert!(!planner.behind());
    assert!(export::canonical(&planner).unwrap().contains("Found twice"));
}

#[test]
fn a_copy_holds_everything_and_another_folder_is_opened_as_what_it_is() {
    let (place, backed_up) = with_a_backup();
    overwrite(&place.data().join("household.db"), 100, &[9; 64]);
    let to = place.dir.path().join("stick");
    fs::create_dir(&to).unwrap();
    let copy = recover::save_copy(&place.data(), &to, place.clock.now()).unwrap();
    let again = recover::save_copy(&place.data(), &to, place.clock.now()).unwrap();
    assert_ne!(copy, again, "nothing is written over");
    for name in ["household.db", "keys.json", "keys.json.kept", "last"] {
        let [one, other] = [&place.data(), &copy].map(|dir| fs::read(dir.join(name)).unwrap());
        assert_eq!(one, other, "{name}");
    }
    let scratch = place.dir.path().join("reading");
    let chosen = |dir: &Path| recover::open_chosen(dir, &scratch, world(&place));
    assert_eq!(chosen(&to).err().unwrap().code(), "no-planner");
    let backup = fs::read_dir(place.data().join("backups"))
        .unwrap()
        .next()
        .unwrap();
    let planner = chosen(&backup.unwrap().path()).unwrap().open().unwrap();
    assert!(planner.read_only(), "a backup stays as it was made");
    assert_eq!(export::canonical(&planner).unwrap(), backed_up);
}

#[test]
fn a_full_disk_is_said_and_the_planner_can_be_read() {
    let disk = tempfile::tempdir().unwrap();
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=3m,mode=700", "tmpfs"])
        .arg(disk.path())
        .output()
        .is_ok_and(|out| out.status.success());
    if !mounted {
        assert!(
            std::env::var_os("CI").is_none(),
            "CI can mount a small disk"
        );
        return;
    }
    let outcome = std::panic::catch_unwind(|| {
        let data = disk.path().join("data");
        let clock = common_ground_core::testing::friday();
        let open =
            |dir: &Path| Closed::find(dir, &data.join("copy"), Box::new(clock.clone()))?.open();
        drop(household(&data, &clock).unwrap());
        let ballast = disk.path().join("ballast");
        let mut full = fs::File::create(&ballast).unwrap();
        while std::io::Write::write_all(&mut full, &[0; 512]).is_ok() {}
        let why = open(&data).err().expect("there is no room for a log");
        assert_eq!(why.code(), "disk-full");
        let corner = tempfile::tempdir().unwrap();
        let ways = recover::ways(&data, None, corner.path(), &why, || Box::new(clock.clone()));
        assert_eq!(ways.ways, [Way::Read, Way::Again, Way::Folder]);
        let read =
            recover::open_to_read(&data, &corner.path().join("read"), Box::new(clock.clone()));
        assert!(read.unwrap().open().unwrap().read_only());
        drop(full);
        fs::remove_file(ballast).unwrap();
        assert!(!open(&data).expect("with room it opens").read_only());
    });
    let _ = Command::new("umount").arg("-l").arg(disk.path()).output();
    if let Err(panic) = outcome {
        std::panic::resume_unwind(panic);
    }
}

/// Names the folder for a copy of this test that looks at it as another account.
const OTHER: &str = "COMMON_GROUND_OTHER_ACCOUNT";

/// What another account of this computer finds, who is not root.
fn as_nobody(data: &Path, scratch: &Path) -> Option<String> {
    use std::os::unix::process::CommandExt;
    // Where the tests lie, nobody else may look.
    let own = scratch.join("recover-test");
    fs::copy(std::env::current_exe().unwrap(), &own).unwrap();
    let out = Command::new(&own)
        .args([
            "--exact",
            "what_another_account_may_not_read_is_said",
            "--nocapture",
        ])
        .env(OTHER, data)
        .env("TMPDIR", "/tmp")
        .uid(65534)
        .gid(65534)
        .output()
        .ok()?;
    fs::remove_file(own).unwrap();
    let said = String::from_utf8_lossy(&out.stdout).into_owned();
    let line = said
        .lines()
        .find_map(|line| Some(line.split_once("found: ")?.1.to_owned()));
    Some(line.unwrap_or_else(|| panic!("it said nothing: {said}")))
}

#[test]
fn what_another_account_may_not_read_is_said() {
    use std::os::unix::fs::PermissionsExt;
    if let Some(data) = std::env::var_os(OTHER) {
        let scratch = tempfile::tempdir().unwrap();
        let world = Box::new(common_ground_core::testing::friday());
        let found = Closed::find(Path::new(&data), &scratch.path().join("copy"), world);
        match found.and_then(Closed::open) {
            Ok(planner) if planner.read_only() => println!("found: to read"),
            Ok(_) => println!("found: to write"),
            Err(error) => println!("found: {}", error.code()),
        }
        return;
    }
    let (place, _) = with_a_backup();
    let rights = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    rights(place.dir.path(), 0o755);
    let file = place.data().join("household.db");
    let Some(closed) = as_nobody(&place.data(), place.dir.path()) else {
        assert!(
            std::env::var_os("CI").is_none(),
            "CI can be another account"
        );
        return;
    };
    assert_eq!(closed, "not-readable", "the folder is its owner's alone");
    rights(&place.data(), 0o755);
    assert_eq!(
        as_nobody(&place.data(), place.dir.path()).unwrap(),
        "not-readable"
    );
    for name in ["household.db", "keys.json", "keys.json.kept", "last"] {
        rights(&place.data().join(name), 0o644);
    }
    assert_eq!(
        as_nobody(&place.data(), place.dir.path()).unwrap(),
        "to read"
    );
    assert!(
        find(&place).is_ok_and(|planner| !planner.read_only()),
        "the owner goes on"
    );
    assert!(file.is_file());
    let why = Error::from(FolderProblem::NotReadable);
    let corner = place.dir.path().join("corner");
    let offered = recover::ways(&place.data(), None, &corner, &why, || world(&place));
    assert_eq!(offered.ways, [Way::Again, Way::Folder]);
}
