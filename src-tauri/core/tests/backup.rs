//! A backup is made beside the planner: whoever writes meanwhile neither waits for it nor spoils it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test's panic is its answer"
)]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Duration};
use common_ground_core::backup::{BackupOf, Place, Places, find, list};
use common_ground_core::moment::NewGoodMoment;
use common_ground_core::testing::{friday, household};
use common_ground_core::topic::{NewTopic, Wants};
use common_ground_core::who::{Actor, Side};
use common_ground_core::work::Work;
use common_ground_core::world::World;
use common_ground_core::{Planner, export};

const ANA: Actor = Actor::One(Side::Start);

fn moments(planner: &Planner) -> usize {
    let all: serde_json::Value =
        serde_json::from_str(&export::canonical(planner).unwrap()).unwrap();
    all["good_moment"].as_array().unwrap().len()
}

/// Opens a backup as somebody would who lost the household.
fn open(backup: &Path) -> Planner {
    let dir = backup.with_extension("restored");
    fs::create_dir(&dir).unwrap();
    for name in ["household.db", "keys.json"] {
        fs::copy(backup.join(name), dir.join(name)).unwrap();
    }
    Planner::open(&dir, &dir.join("copy"), Box::new(friday())).unwrap()
}

#[test]
fn backups_made_while_somebody_writes_count_and_are_whole() {
    let dir = tempfile::tempdir().unwrap();
    let mut planner = household(dir.path(), &friday()).unwrap();
    let backup = planner.backup();
    let making = std::thread::spawn(move || {
        (0..8)
            .map(|_| backup.make().expect("a backup beside a writer counts").path)
            .collect::<Vec<_>>()
    });
    let mut written = 0;
    while !making.is_finished() {
        let words = format!("Coffee on the steps ({written})");
        planner
            .add_good_moment(ANA, NewGoodMoment { words })
            .unwrap();
        written += 1;
    }
    let made = making.join().unwrap();
    let kept: Vec<usize> = made.iter().map(|backup| moments(&open(backup))).collect();
    assert!(written > 0 && kept.is_sorted(), "{kept:?} of {written}");
    assert!(kept.last() <= Some(&written));
    assert_eq!(moments(&open(&planner.back_up().unwrap())), written);
}

#[test]
fn one_is_made_when_something_changed_and_not_again() {
    let dir = tempfile::tempdir().unwrap();
    let clock = friday();
    let mut planner = household(dir.path(), &clock).unwrap();
    assert!(
        planner.backup_due(),
        "what was before it was opened is not known"
    );
    let make = |planner: &Planner| {
        let backup = planner.backup();
        let made = backup.make_if_changed().unwrap();
        planner.backup_ended(&backup, None);
        made
    };
    let first = make(&planner).expect("there was none");
    assert!(!planner.backup_due());
    clock.pass(Duration::hours(2));
    assert!(!planner.backup_due() && make(&planner).is_none());
    // What is private leaves no history, and is in it all the same.
    let topic = NewTopic {
        words: "The spare key".to_owned(),
        wants: Wants::Listen,
    };
    planner.add_topic(ANA, topic).unwrap();
    clock.pass(Duration::minutes(3));
    assert!(!planner.backup_due());
    clock.pass(Duration::minutes(1));
    assert!(planner.backup_due());
    let second = make(&planner).expect("something private was written");
    assert!(!planner.backup_due());
    let listed = list(dir.path(), first.about.household);
    let names: Vec<_> = listed.made.iter().map(|made| &made.of.name).collect();
    assert_eq!(names, [&second.of.name, &first.of.name]);
    assert!(listed.problems.is_empty() && second.open);
    // After a restart the newest one is found to have everything.
    drop(planner);
    let planner = Planner::open(dir.path(), &dir.path().join("copy"), Box::new(clock)).unwrap();
    assert!(planner.backup_due() && make(&planner).is_none());
}

/// A failing disk where the copy lies: the planner itself is whole, and is not said to be damaged.
#[test]
fn a_copy_that_comes_out_damaged_counts_for_nothing_and_the_next_try_works() {
    let damages: [fn(&mut Vec<u8>); 3] = [
        |bytes| bytes[100..164].fill(9),
        |bytes| bytes.iter_mut().skip(40 * 4096).for_each(|byte| *byte ^= 1),
        |bytes| bytes.truncate(30 * 4096),
    ];
    for damage in damages {
        let dir = tempfile::tempdir().unwrap();
        let planner = household(dir.path(), &friday()).unwrap();
        let backups = dir.path().join("backups");
        let beside = backups.clone();
        let work = Work::told(move |hundredths| {
            // It is copied and not yet read.
            if hundredths == 50 {
                let making = fs::read_dir(&beside).unwrap().next().unwrap().unwrap();
                let copy = making.path().join("household.db");
                let mut bytes = fs::read(&copy).unwrap();
                damage(&mut bytes);
                fs::write(&copy, bytes).unwrap();
            }
        });
        let backup = planner.backup().waited_for(&Arc::new(work));
        assert_eq!(backup.make().unwrap_err().code(), "copy-damaged");
        assert_eq!(fs::read_dir(&backups).unwrap().count(), 0);
        assert_eq!(moments(&open(&planner.back_up().unwrap())), 0);
    }
}

#[test]
fn a_folder_that_is_gone_or_foreign_is_said_and_the_next_try_works() {
    let dir = tempfile::tempdir().unwrap();
    let (data, stick) = (dir.path().join("data"), dir.path().join("stick"));
    let planner = household(&data, &friday()).unwrap();
    let places = Places {
        chosen: Some(stick.clone()),
        ..Places::default()
    };
    places.write(&data).unwrap();
    let gone = planner.backup().make_if_changed();
    assert_eq!(gone.err().map(|error| error.code()), Some("folder-gone"));
    assert!(!stick.exists(), "it is not made where a disk belongs");
    let ours = planner.backup().make().err();
    assert!(ours.is_some());
    fs::create_dir(&stick).unwrap();
    let empty = planner.backup().make_if_changed();
    assert_eq!(
        empty.err().map(|error| error.code()),
        Some("folder-gone"),
        "the place where a stick would be is no stick"
    );
    fs::create_dir(stick.join("Common Ground backups")).unwrap();
    let made = planner.backup().make_if_changed().unwrap().unwrap();
    assert!(made.path.starts_with(&stick));
    // Another couple's beside it is neither listed nor thinned nor found.
    let other = friday();
    // The ids of a test's world come in one order: theirs begin elsewhere.
    let _ = other.uuid();
    let theirs = household(&dir.path().join("theirs"), &other).unwrap();
    let theirs = theirs.backup().make().unwrap();
    let foreign = made.path.with_file_name("2026-01-01T00-00-00Z");
    fs::rename(&theirs.path, &foreign).unwrap();
    let listed = list(&data, made.about.household);
    assert_eq!(listed.made.len(), 1);
    let of = BackupOf {
        place: Place::Chosen,
        name: "2026-01-01T00-00-00Z".to_owned(),
    };
    let refused = find(&data, made.about.household, &of);
    assert_eq!(refused.err().map(|error| error.code()), Some("foreign"));
    let out = BackupOf {
        place: Place::Own,
        name: "../../theirs".to_owned(),
    };
    assert!(find(&data, made.about.household, &out).is_err());
}

#[test]
fn a_year_ahead_by_the_clock_thins_nothing_away() {
    let dir = tempfile::tempdir().unwrap();
    let clock = friday();
    let mut planner = household(dir.path(), &clock).unwrap();
    let day = |planner: &mut Planner| {
        let words = format!("Coffee on the steps, {}", clock.now());
        planner
            .add_good_moment(ANA, NewGoodMoment { words })
            .unwrap();
        planner.backup().make_if_changed().unwrap().unwrap();
        planner.backup().thin().unwrap()
    };
    for _ in 0..12 {
        assert_eq!(day(&mut planner), 0);
        clock.pass(Duration::days(1));
    }
    let right = clock.now();
    clock.set(right + Duration::days(365));
    assert_eq!(day(&mut planner), 0);
    clock.set(DateTime::UNIX_EPOCH);
    assert_eq!(day(&mut planner), 0);
    clock.set(right);
    assert_eq!(day(&mut planner), 0);
    let household = planner.backup().make().unwrap().about.household;
    assert_eq!(list(dir.path(), household).made.len(), 16);
}

#[test]
fn what_somebody_laid_into_a_backup_does_not_go_with_the_years() {
    let dir = tempfile::tempdir().unwrap();
    let clock = friday();
    let mut planner = household(dir.path(), &clock).unwrap();
    let mut made = Vec::new();
    for _ in 0..3 {
        let words = format!("Coffee on the steps, {}", clock.now());
        planner
            .add_good_moment(ANA, NewGoodMoment { words })
            .unwrap();
        made.push(planner.backup().make().unwrap().path);
        clock.pass(Duration::minutes(1));
    }
    fs::write(made[0].join("letter.odt"), "To you both").unwrap();
    fs::write(made[1].join(".DS_Store"), "x").unwrap();
    // Of a day that is past one is enough, but for the eight newest.
    for _ in 0..9 {
        clock.pass(Duration::days(1));
        let words = format!("Rain on the tent, {}", clock.now());
        planner
            .add_good_moment(ANA, NewGoodMoment { words })
            .unwrap();
        planner.backup().make().unwrap();
        planner.backup().thin().unwrap();
    }
    assert!(made[0].join("letter.odt").exists() && made[2].exists());
    assert!(!made[1].exists());
}

#[test]
fn in_a_folder_of_somebody_s_choice_only_unfinished_backups_are_taken_away() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let planner = household(&dir.path().join("data"), &friday()).unwrap();
    let to = dir.path().join("films");
    for name in ["wedding.making", "the.going", "2026-06-12T10-00-00Z.making"] {
        fs::create_dir_all(to.join(name)).unwrap();
        fs::write(to.join(name).join("film"), "x").unwrap();
    }
    fs::write(to.join("book.making"), "x").unwrap();
    fs::set_permissions(&to, fs::Permissions::from_mode(0o755)).unwrap();
    let made = planner.backup().make_at(&to).unwrap();
    assert!(to.join("wedding.making/film").exists());
    assert!(to.join("the.going/film").exists());
    assert!(to.join("book.making").exists());
    assert!(!to.join("2026-06-12T10-00-00Z.making").exists());
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&to), 0o755, "it is theirs, and was open to others");
    assert_eq!(mode(&made), 0o700);
}

#[test]
fn a_backup_gets_the_keys_that_open_it_whatever_lies_beside_the_planner() {
    let dir = tempfile::tempdir().unwrap();
    let planner = household(dir.path(), &friday()).unwrap();
    for name in ["keys.json", "keys.json.kept"] {
        // Those of another moment, as a new key leaves them.
        let mut keys: serde_json::Value =
            serde_json::from_slice(&fs::read(dir.path().join(name)).unwrap()).unwrap();
        keys["ring"]["open"] = "11".repeat(32).into();
        let keys = common_ground_core::testing::reseal_keys(keys).unwrap();
        fs::write(dir.path().join(name), keys).unwrap();
    }
    let made = planner.back_up().unwrap();
    assert_eq!(moments(&open(&made)), 0);
}
