//! A disk of about a megabyte that runs full at every kind of moment: while a household is made, while it is written
//! to, while passphrases change, while a backup is made. What was not kept is refused with its reason, what the open
//! planner says is what the file says, and with room the next try works.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test's panic is its answer"
)]
#![cfg(target_os = "linux")]

mod disk;
mod kept;
mod keys;

use std::path::Path;

use common_ground_core::backup::{Found, Place as At, Places, in_folder};
use common_ground_core::goal::{AddGoal, Horizon};
use common_ground_core::testing::{friday, household};
use common_ground_core::who::{Actor, Side};
use common_ground_core::{Closed, Planner, Result, export};
use disk::{Disk, patiently};
use keys::{AGAIN, ANA, BEN, CANARY, give, note, notes, renew, said};

/// How many sizes of disk are tried; `cargo xtask prove full-disk` tries 60.
const TRIED: &str = "COMMON_GROUND_DISKS";

/// Sizes in kilobytes, in even steps from the smallest to the largest.
fn sizes(from: u64, to: u64) -> impl Iterator<Item = u64> {
    let tried: u64 = std::env::var(TRIED).map_or(4, |tried| tried.parse().unwrap());
    (0..tried).map(move |n| from + (to - from) * n / tried.max(2).saturating_sub(1))
}

fn add(planner: &mut Planner, title: &str) -> Result<()> {
    let goal = AddGoal {
        title: title.to_owned(),
        horizon: Horizon::Short,
        area: None,
        own: false,
    };
    planner.add_goal(Actor::One(Side::Start), goal).map(drop)
}

fn title(n: usize) -> String {
    format!("goal {n} {}.", "with some words ".repeat(10))
}

/// What the file says, read from a copy, as the next start would.
fn as_the_file_says(data: &Path) -> String {
    let place = tempfile::tempdir().unwrap();
    kept::copy(data, place.path());
    let copy = place.path().join("copy");
    let planner = patiently(|| Planner::open(place.path(), &copy, Box::new(friday()))).unwrap();
    export::canonical(&planner).unwrap()
}

#[test]
fn a_full_disk_refuses_what_it_does_not_take_and_with_room_it_goes_on() {
    let (mut disks, mut kept, mut at_set_up) = (0, 0, 0);
    for size in sizes(300, 2_800) {
        let Some(disk) = Disk::of(size) else { return };
        let data = disk.path().join("data");
        disks += 1;
        let set_up = || patiently(|| household(&data, &friday()));
        let mut planner = match set_up() {
            Ok(planner) => planner,
            Err(error) => {
                assert_eq!(error.code(), "disk-full", "{size} kB: set-up");
                at_set_up += 1;
                disk.make_room();
                set_up()
                    .unwrap_or_else(|error| panic!("{size} kB: set-up with room: {}", error.code()))
            }
        };
        let mut written = Vec::new();
        let refused = (0..4_000).find(|n| match add(&mut planner, &title(*n)) {
            Ok(()) => {
                written.push(*n);
                // With the room that was made it would go on for long.
                *n == 300
            }
            Err(error) => {
                assert_eq!(error.code(), "disk-full", "{size} kB: goal {n}");
                true
            }
        });
        let refused = refused.expect("the disk is full at last");
        let says = export::canonical(&planner).unwrap();
        disk.make_room();
        assert!(
            as_the_file_says(&data) == says,
            "{size} kB: what it says is not what the file says"
        );
        if !written.contains(&refused) {
            assert!(
                !says.contains(&title(refused)),
                "{size} kB: refused, and there"
            );
        }
        add(&mut planner, "The next one").unwrap();
        drop(planner);
        let open = || Planner::open(&data, &data.join("copy"), Box::new(friday()));
        let planner = patiently(open).unwrap();
        let shared = export::canonical(&planner).unwrap();
        for n in &written {
            assert!(shared.contains(&title(*n)), "{size} kB: goal {n} is lost");
        }
        assert!(shared.contains("The next one") && !planner.behind());
        kept += written.len();
    }
    println!("found: {disks} disks ran full ({at_set_up} at set-up), {kept} goals kept, 0 lost");
    assert!(kept > 0, "nothing was ever kept");
}

/// Many changes in one transaction: none remains, and the planner is not left in the middle of it.
#[test]
fn many_changes_at_once_on_a_full_disk_leave_nothing_and_the_next_works() {
    for size in sizes(1_400, 2_600) {
        let Some(disk) = Disk::of(size) else { return };
        let data = disk.path().join("data");
        let Ok(mut planner) = patiently(|| household(&data, &friday())) else {
            continue;
        };
        let before = export::canonical(&planner).unwrap();
        let many = planner.batch(|planner| {
            for n in 0..20_000 {
                add(planner, &title(n))?;
            }
            Ok(())
        });
        assert_eq!(
            many.map_err(|error| error.code()),
            Err("disk-full"),
            "{size} kB"
        );
        assert!(export::canonical(&planner).unwrap() == before, "{size} kB");
        disk.make_room();
        add(&mut planner, "The next one").unwrap();
        assert!(as_the_file_says(&data).contains("The next one"));
    }
}

/// Gives, renews and takes away, whatever is refused.
fn relock(planner: &mut Planner) -> usize {
    let mut refused = 0;
    let mut told = |what: &str, came: std::result::Result<(), &'static str>| {
        if let Err(code) = came {
            assert!(
                matches!(
                    code,
                    "disk-full" | "backup-full" | "wrong-passphrase" | "no-passphrase"
                ),
                "{what}: {code}"
            );
            refused += usize::from(matches!(code, "disk-full" | "backup-full"));
        }
    };
    let code = |error: common_ground_core::Error| error.code();
    told(
        "give",
        give(planner, Side::End, BEN).map(drop).map_err(code),
    );
    if planner.passphrases().have[1] {
        told(
            "renew",
            renew(planner, Side::End, BEN, AGAIN)
                .map(drop)
                .map_err(code),
        );
    }
    refused
}

#[test]
fn passphrases_on_a_full_disk_leave_the_old_or_the_new() {
    let whole = tempfile::tempdir().unwrap();
    let mut planner = household(&whole.path().join("data"), &friday()).unwrap();
    note(&mut planner, Side::Start, CANARY);
    note(&mut planner, Side::End, "Ben's own");
    give(&mut planner, Side::Start, ANA).unwrap();
    drop(planner);
    let (mut disks, mut refused) = (0, 0);
    for size in sizes(500, 3_000) {
        let Some(disk) = Disk::of(size) else { return };
        let data = disk.path().join("data");
        keys::put(&whole.path().join("data"), &data);
        let find = || patiently(|| Closed::find(&data, &data.join("copy"), Box::new(friday())));
        let mut planner = match find().and_then(Closed::open) {
            Ok(planner) => planner,
            // So little room that not even the log has any: it is said, and nothing was touched.
            Err(error) => {
                assert_eq!(error.code(), "disk-full", "{size} kB");
                disk.make_room();
                find().and_then(Closed::open).unwrap()
            }
        };
        planner.let_in(Side::Start, &said(ANA)).unwrap();
        disks += 1;
        refused += relock(&mut planner);
        drop(planner);
        let closed = find().unwrap_or_else(|error| panic!("{size} kB: {}", error.code()));
        let opened = if closed.locked() {
            let unlocked = [BEN, AGAIN]
                .iter()
                .find_map(|words| closed.unlock(Side::End, &said(words)).ok())
                .unwrap_or_else(|| panic!("{size} kB: neither of Ben's opens it"));
            closed.open_with(unlocked)
        } else {
            closed.open()
        };
        let mut planner = match opened {
            Err(error) if error.code() == "disk-full" => {
                disk.make_room();
                let closed = find().unwrap();
                match closed.locked() {
                    false => closed.open(),
                    true => {
                        let unlocked = [BEN, AGAIN]
                            .iter()
                            .find_map(|words| closed.unlock(Side::End, &said(words)).ok());
                        closed.open_with(unlocked.unwrap())
                    }
                }
            }
            opened => opened,
        }
        .unwrap_or_else(|error| panic!("{size} kB: {}", error.code()));
        planner.let_in(Side::Start, &said(ANA)).unwrap();
        assert_eq!(notes(&planner, Side::Start).unwrap(), [CANARY], "{size} kB");
        disk.make_room();
        add(&mut planner, "The next one").unwrap();
    }
    println!(
        "found: {disks} disks under changing passphrases, {refused} refusals, every one opens"
    );
    assert!(refused > 0, "there was always room");
}

#[test]
fn only_the_folder_for_backups_is_full() {
    let place = tempfile::tempdir().unwrap();
    let (data, mut disks) = (place.path().join("data"), 0);
    let mut planner = household(&data, &friday()).unwrap();
    for size in sizes(8, 900) {
        let Some(disk) = Disk::of(size) else { return };
        let places = Places {
            chosen: Some(disk.path()),
            ..Places::default()
        };
        places.write(&data).unwrap();
        // Made when it is chosen: a folder that is not there is a disk that is not.
        let folder = places.folder(&data, At::Chosen).unwrap();
        std::fs::create_dir(&folder).unwrap();
        add(&mut planner, &title(usize::try_from(size).unwrap())).unwrap();
        let backup = planner.backup();
        let Err(error) = backup.make_if_changed() else {
            continue;
        };
        planner.backup_ended(&backup, Some(error.code()));
        disks += 1;
        assert_eq!(error.code(), "backup-full", "{size} kB");
        let left = std::fs::read_dir(&folder).map_or(0, Iterator::count);
        assert_eq!(left, 0, "{size} kB: half a backup keeps it full");
        // Nobody at the window notices, and with room it comes.
        add(&mut planner, "Written meanwhile").unwrap();
        disk.make_room();
        planner.backup().make_if_changed().unwrap().unwrap();
        let found = in_folder(&folder, At::Chosen).unwrap();
        assert!(matches!(found[..], [Found::Made(_)]), "{size} kB");
    }
    println!("found: {disks} full folders for backups");
    assert!(disks > 0, "there was always room");
}
