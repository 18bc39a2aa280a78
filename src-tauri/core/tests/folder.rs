//! A folder that is not what it should be is opened read-only, or refused with its reason; never is a new
//! household made beside or in place of another, and nothing that lies there is touched.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test's panic is its answer"
)]
#![cfg(unix)]

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use common_ground_core::error::{Error, FolderProblem};
use common_ground_core::goal::{AddGoal, Horizon};
use common_ground_core::testing::{House, ana_and_ben, friday, household};
use common_ground_core::who::{Actor, Side, Viewer};
use common_ground_core::work::Work;
use common_ground_core::{Planner, export};

const ANA: Actor = Actor::One(Side::Start);

struct Place {
    dir: tempfile::TempDir,
}

impl Place {
    /// A folder with a household in it, closed.
    fn lived_in() -> Self {
        let place = Self::bare();
        let mut planner = household(&place.data(), &friday()).unwrap();
        for n in 0..40 {
            let title = format!("Goal {n}: {}", "with words of some length ".repeat(4));
            let goal = AddGoal {
                title,
                horizon: Horizon::Short,
                area: None,
                own: false,
            };
            planner.add_goal(ANA, goal).unwrap();
        }
        drop(planner);
        place
    }

    fn bare() -> Self {
        Self {
            dir: tempfile::tempdir().unwrap(),
        }
    }

    fn data(&self) -> PathBuf {
        self.dir.path().join("data")
    }

    /// Opens it. A test beside this one that starts a program holds the lock for the moment between fork
    /// and exec; that passes.
    fn open(&self) -> common_ground_core::Result<Planner> {
        for _ in 0..100 {
            match self.open_once() {
                Err(Error::Folder(FolderProblem::InUse)) => {
                    std::thread::sleep(std::time::Duration::from_millis(10));
                }
                other => return other,
            }
        }
        self.open_once()
    }

    fn open_once(&self) -> common_ground_core::Result<Planner> {
        Planner::open(
            &self.data(),
            &self.dir.path().join("scratch"),
            Box::new(friday()),
        )
    }

    /// What opening and setting up both answer; that neither changed a byte.
    fn refusal(&self) -> &'static str {
        let before = contents(&self.data());
        let opening = self.open().err().expect("it opens").code();
        let making = Planner::set_up(&self.data(), Box::new(friday()), ana_and_ben())
            .err()
            .expect("a household was made beside what lies there")
            .code();
        assert!(
            making == opening || making == "already-set-up",
            "opening says {opening}, setting up {making}"
        );
        assert_eq!(
            contents(&self.data()),
            before,
            "something was changed ({opening})"
        );
        opening
    }
}

/// Every file below, but the lock, which is made by looking.
fn contents(dir: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    let Ok(entries) = fs::read_dir(dir) else {
        return found;
    };
    for entry in entries {
        let path = entry.unwrap().path();
        if path.ends_with("lock") {
            continue;
        }
        if path.is_dir() {
            found.extend(contents(&path));
        } else if path.is_file() {
            found.insert(path.clone(), fs::read(&path).unwrap());
        } else {
            found.insert(path, Vec::new());
        }
    }
    found
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn what_is_not_a_folder_is_refused() {
    let place = Place::bare();
    fs::write(place.data(), "a letter").unwrap();
    assert_eq!(place.refusal(), "not-writable");
    assert_eq!(fs::read(place.data()).unwrap(), b"a letter");

    let place = Place::bare();
    pipe(&place.data());
    assert_eq!(place.refusal(), "not-writable");

    let place = Place::bare();
    symlink(place.dir.path().join("nowhere"), place.data()).unwrap();
    assert_eq!(place.refusal(), "not-writable");
    assert!(
        !place.dir.path().join("nowhere").exists(),
        "made where a link pointed"
    );
}

#[test]
fn what_is_no_file_in_the_household_s_place_is_refused() {
    type Make = fn(&Path);
    let make: [(&str, Make); 3] = [
        ("a folder", |file| fs::create_dir(file).unwrap()),
        ("a pipe", pipe),
        ("a link to nothing", |file| {
            symlink("/nowhere/at/all", file).unwrap()
        }),
    ];
    for (what, make) in make {
        let place = Place::lived_in();
        let file = place.data().join("household.db");
        fs::remove_file(&file).unwrap();
        make(&file);
        assert_eq!(place.refusal(), "not-a-file", "{what}");
    }
}

#[test]
fn another_program_s_file_is_left_alone() {
    // A plain SQLite file begins with these bytes.
    let mut sqlite = b"SQLite format 3\0".to_vec();
    sqlite.resize(8192, 0);
    for (what, bytes) in [
        ("SQLite", sqlite),
        ("text", b"Dear diary".repeat(900)),
        ("nothing", Vec::new()),
    ] {
        let place = Place::lived_in();
        let file = place.data().join("household.db");
        fs::write(&file, &bytes).unwrap();
        let why = place.refusal();
        assert!(
            matches!(why, "foreign" | "does-not-open" | "damaged"),
            "{what}: {why}"
        );
    }
}

#[test]
fn keys_that_are_missing_damaged_or_another_s_are_said() {
    const BOTH: [&str; 2] = ["keys.json", "keys.json.kept"];
    let change = |place: &Place, text: &str| {
        for name in BOTH {
            fs::write(place.data().join(name), text).unwrap();
        }
    };
    let place = Place::lived_in();
    fs::remove_file(place.data().join(BOTH[0])).unwrap();
    drop(place.open().expect("the kept copy opens it"));
    fs::remove_file(place.data().join(BOTH[1])).unwrap();
    assert_eq!(place.refusal(), "keys-missing");

    for text in ["", "{}", "not json", "{\"version\":1"] {
        let place = Place::lived_in();
        fs::write(place.data().join(BOTH[0]), text).unwrap();
        drop(place.open().expect("the kept copy opens it"));
        change(&place, text);
        assert_eq!(place.refusal(), "damaged", "{text}");
    }

    // One digit of the key flipped: the sum of the keys file says so before the key is tried.
    let place = Place::lived_in();
    let text = fs::read_to_string(place.data().join(BOTH[0])).unwrap();
    let at = text.find("\"open\"").unwrap() + 10;
    let digit = if &text[at..=at] == "0" { "1" } else { "0" };
    change(
        &place,
        &format!("{}{digit}{}", &text[..at], &text[at + 1..]),
    );
    assert_eq!(place.refusal(), "damaged");

    let place = Place::lived_in();
    let newer = "{\"version\": 3, \"household\": \"ours\", \"ways\": []}";
    fs::write(place.data().join(BOTH[0]), newer).unwrap();
    assert_eq!(place.refusal(), "newer", "whatever the other copy says");
    assert_eq!(
        fs::read_to_string(place.data().join(BOTH[0])).unwrap(),
        newer
    );
    change(&place, newer);
    assert_eq!(place.refusal(), "newer");
    // Ours to the last byte but for its version: that was no newer program.
    change(&place, &text.replace("\"version\": 2", "\"version\": 3"));
    assert_eq!(place.refusal(), "damaged");
}

#[test]
fn a_household_that_is_missing_is_not_made_anew() {
    for part in ["keys.json", "last", "backups"] {
        let place = Place::bare();
        fs::create_dir(place.data()).unwrap();
        if part == "backups" {
            fs::create_dir(place.data().join(part)).unwrap();
        } else {
            fs::write(place.data().join(part), "x").unwrap();
        }
        assert_eq!(place.refusal(), "household-missing", "{part}");
    }
}

#[test]
fn a_second_opener_is_told_and_the_first_goes_on() {
    let place = Place::lived_in();
    let mut first = place.open().unwrap();
    assert_eq!(place.open_once().err().unwrap().code(), "in-use");
    first.undo(ANA, &Work::default()).unwrap();
    drop(first);
    place.open().unwrap();
}

#[test]
fn a_place_that_can_only_be_read_is_shown_and_not_written() {
    let place = Place::lived_in();
    let shown = export::canonical(&place.open().unwrap()).unwrap();
    let data = place.data();
    let mounted = {
        let mount = |args: &[&str]| {
            Command::new("mount")
                .args(args)
                .arg(&data)
                .output()
                .is_ok_and(|out| out.status.success())
        };
        mount(&["--bind", data.to_str().unwrap()]) && mount(&["-o", "remount,bind,ro"])
    };
    if !mounted {
        // Without root the folder's rights do the same.
        for (path, mode) in [
            (data.join("household.db"), 0o400),
            (data.join("lock"), 0o400),
            (data.clone(), 0o500),
        ] {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        }
    }
    let outcome = std::panic::catch_unwind(|| {
        let before = contents(&data);
        let mut planner = place.open().expect("what can be read is shown");
        assert!(planner.read_only());
        assert!(planner.home(Viewer::Both).unwrap().read_only);
        assert_eq!(export::canonical(&planner).unwrap(), shown);
        assert_eq!(
            planner.undo(ANA, &Work::default()).unwrap_err().code(),
            "read-only"
        );
        drop(planner);
        assert_eq!(contents(&data), before);
    });
    if mounted {
        let _ = Command::new("umount").arg("-l").arg(&data).output();
    } else {
        fs::set_permissions(&data, fs::Permissions::from_mode(0o700)).unwrap();
    }
    if let Err(panic) = outcome {
        std::panic::resume_unwind(panic);
    }
}

/// How many bytes are flipped; `cargo xtask prove damage` flips 500.
fn flips(short: usize) -> usize {
    std::env::var("COMMON_GROUND_FLIPS").map_or(short, |flips| flips.parse().unwrap())
}

/// Every page carries a sum: a flipped byte is refused, or lies where nothing is read from.
#[test]
fn a_flipped_byte_is_never_accepted_in_silence() {
    let place = Place::lived_in();
    let read = || House::new(place.open()?).everything_shared();
    let whole = read().unwrap();
    let file = place.data().join("household.db");
    let bytes = fs::read(&file).unwrap();
    let (mut refused, mut harmless) = (0, 0);
    // A stride without a common divisor with the size of a page meets every kind of place in it.
    for offset in (0..bytes.len()).step_by(bytes.len() / flips(97)) {
        let mut flipped = bytes.clone();
        flipped[offset] ^= 0x40;
        fs::write(&file, &flipped).unwrap();
        match read() {
            Ok(shown) => {
                assert_eq!(shown, whole, "byte {offset} changed what is shown");
                harmless += 1;
            }
            Err(error) => {
                assert!(
                    matches!(error.code(), "damaged" | "does-not-open"),
                    "byte {offset}: {}",
                    error.code()
                );
                refused += 1;
            }
        }
    }
    println!("found: household flipped {refused} times noticed, {harmless} without effect");
    assert!(
        refused > harmless,
        "{refused} refused, {harmless} without effect"
    );
}

#[test]
fn a_file_cut_short_is_refused() {
    let place = Place::lived_in();
    let file = place.data().join("household.db");
    let bytes = fs::read(&file).unwrap();
    for part in [1, 3, 7] {
        fs::write(&file, &bytes[..bytes.len() * part / 8]).unwrap();
        let outcome = place.open().and_then(|planner| export::canonical(&planner));
        assert!(
            outcome
                .as_ref()
                .is_err_and(|error| matches!(error.code(), "damaged" | "does-not-open")),
            "{part} eighths: {outcome:?}"
        );
    }
}

#[test]
fn a_file_behind_what_was_acknowledged_says_so() {
    let place = Place::lived_in();
    let file = place.data().join("household.db");
    let earlier = fs::read(&file).unwrap();
    let mut planner = place.open().unwrap();
    assert!(!planner.behind());
    planner.undo(ANA, &Work::default()).unwrap();
    assert!(!planner.behind());
    drop(planner);
    fs::write(&file, earlier).unwrap();
    assert!(
        place.open().unwrap().behind(),
        "an older file in the household's place"
    );

    // A mark that is damaged says nothing rather than something wrong.
    fs::write(place.data().join("last"), "999999 0000000000000000\n").unwrap();
    assert!(!place.open().unwrap().behind());
}

/// Names the folder for a copy of this test that races for it.
const RACE: &str = "COMMON_GROUND_RACE";

/// One of the racers: opens, writes if it may, says which, and stays until it is let go.
fn race(dir: &Path) {
    let scratch = tempfile::tempdir().unwrap();
    let opened = Planner::open(dir, &scratch.path().join("copy"), Box::new(friday()));
    let said = match opened {
        Ok(mut planner) => {
            let raced = AddGoal {
                title: "Raced".to_owned(),
                horizon: Horizon::Short,
                area: None,
                own: false,
            };
            planner.add_goal(ANA, raced).unwrap();
            println!("race: wrote");
            Some(planner)
        }
        Err(error) => {
            println!("race: {}", error.code());
            None
        }
    };
    let _ = std::io::stdin().read_line(&mut String::new());
    drop(said);
}

/// What twenty programs say that start at once.
fn of_twenty(place: &Place) -> Vec<String> {
    use std::io::{BufRead, BufReader};
    use std::process::Stdio;

    let mut racers: Vec<_> = (0..20)
        .map(|_| {
            Command::new(std::env::current_exe().unwrap())
                .args([
                    "--exact",
                    "of_twenty_starts_at_once_exactly_one_writes",
                    "--nocapture",
                ])
                .env(RACE, place.data())
                .stdin(Stdio::piped())
                .stdout(Stdio::piped())
                .spawn()
                .unwrap()
        })
        .collect();
    // Kept until the racers have ended: what they print at the end must go somewhere.
    let mut voices: Vec<_> = racers
        .iter_mut()
        .map(|racer| BufReader::new(racer.stdout.take().unwrap()).lines())
        .collect();
    let mut outcomes: Vec<String> = voices
        .iter_mut()
        .map(|lines| {
            lines
                .map(Result::unwrap)
                .find_map(|line| Some(line.split_once("race: ")?.1.to_owned()))
                .expect("a racer said nothing")
        })
        .collect();
    for mut racer in racers {
        drop(racer.stdin.take());
        racer.wait().unwrap();
    }
    drop(voices);
    outcomes.sort();
    outcomes
}

#[test]
fn of_twenty_starts_at_once_exactly_one_writes() {
    if let Some(dir) = std::env::var_os(RACE) {
        return race(Path::new(&dir));
    }
    let races = std::env::var("COMMON_GROUND_RACES").map_or(1, |races| races.parse().unwrap());
    for _ in 0..races {
        let place = Place::lived_in();
        let mut expected = vec!["in-use".to_owned(); 19];
        expected.push("wrote".to_owned());
        assert_eq!(of_twenty(&place), expected);
        let shared = export::canonical(&place.open().unwrap()).unwrap();
        assert_eq!(shared.matches("Raced").count(), 1);
    }
    println!("found: {races} races, one writer in each");
}

#[test]
fn what_was_set_aside_is_a_household_too() {
    for part in ["set-aside", "household.db-wal"] {
        for unfinished in [true, false] {
            let place = Place::bare();
            fs::create_dir(place.data()).unwrap();
            if part == "set-aside" {
                fs::create_dir(place.data().join(part)).unwrap();
            } else {
                fs::write(place.data().join(part), "x").unwrap();
            }
            if unfinished {
                fs::write(place.data().join("household.db.new"), "x").unwrap();
            }
            assert_eq!(place.refusal(), "household-missing", "{part} {unfinished}");
        }
    }
}

#[test]
fn what_was_being_written_when_the_program_ended_goes_at_the_next_start() {
    let place = Place::lived_in();
    let unfinished = place.data().join("household.db.new");
    // An earlier day that was being gone back to: words are in it that were erased since.
    fs::copy(place.data().join("household.db"), &unfinished).unwrap();
    drop(place.open().unwrap());
    assert!(!unfinished.exists());
}
