//! A disk that refuses one write or one flush, whichever it is: the change is refused with a reason, what the
//! open planner says is what the file says, the next change works, and nothing acknowledged is lost. The faults
//! come from `strace`; where it may not trace there is nothing to try.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test's panic is its answer"
)]
#![cfg(target_os = "linux")]

mod kept;
mod keys;

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use common_ground_core::goal::{AddGoal, Horizon};
use common_ground_core::passphrase::ChangePassphrase;
use common_ground_core::testing::friday;
use common_ground_core::vault::Passphrase;
use common_ground_core::who::{Actor, Side};
use common_ground_core::{Planner, Result, export};
use keys::{AGAIN, ANA, BEN, CANARY, CHEAP, Place, give, note, notes, put, renew, said};

/// The folder a child works in; its notes lie beside it.
const FOLDER: &str = "COMMON_GROUND_FAULTS";
/// How many places of each kind of call are tried; `cargo xtask prove faults` tries 200.
const TRIED: &str = "COMMON_GROUND_FAULTS_TRIED";

/// What a child tells: what was acknowledged, what was refused, and how it went on.
struct Notes(PathBuf);

impl Notes {
    fn of(data: &Path) -> Self {
        Self(data.with_file_name("told"))
    }

    fn tell(&self, word: &str, what: &str) {
        let file = OpenOptions::new().create(true).append(true).open(&self.0);
        writeln!(file.unwrap(), "{word} {what}").unwrap();
    }

    fn told(&self, word: &str) -> Vec<String> {
        let all = fs::read_to_string(&self.0).unwrap_or_default();
        all.lines()
            .filter_map(|line| line.strip_prefix(word)?.strip_prefix(' '))
            .map(str::to_owned)
            .collect()
    }
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

/// Writes forty goals and says of each what came of it.
fn write(data: &Path) {
    let told = Notes::of(data);
    let opened = Planner::open(data, &data.join("copy"), Box::new(friday()));
    let mut planner = match opened {
        Ok(planner) => planner,
        Err(error) => return told.tell("closed", error.code()),
    };
    for n in 0..40 {
        let title = format!("goal {n} {}once", "with some words ".repeat(8));
        match add(&mut planner, &title) {
            Ok(()) => told.tell("kept", &title),
            Err(error) => {
                told.tell("refused", &title);
                told.tell("why", error.code());
                // The form is kept, and sent again.
                match add(&mut planner, &title.replace("once", "again")) {
                    Ok(()) => told.tell("kept", &title.replace("once", "again")),
                    Err(error) => told.tell("stuck", error.code()),
                }
            }
        }
    }
    let says = export::canonical(&planner).unwrap();
    fs::write(data.with_file_name("says"), says).unwrap();
    told.tell("done", "");
}

/// Gives, changes, renews and takes away a passphrase, and goes on whatever is refused.
fn relock(data: &Path) {
    let told = Notes::of(data);
    let mut planner = match Planner::open(data, &data.join("copy"), Box::new(friday())) {
        Ok(planner) => planner,
        Err(error) => return told.tell("closed", error.code()),
    };
    let mut words = BEN;
    let tell = |what: &str, came: Result<()>| match came {
        Ok(()) => {
            told.tell("kept", what);
            true
        }
        Err(error) => {
            told.tell("why", error.code());
            false
        }
    };
    tell("let in", planner.let_in(Side::Start, &said(ANA)));
    tell("give", give(&mut planner, Side::End, BEN).map(drop));
    if planner.passphrases().have[1] {
        let came = renew(&mut planner, Side::End, BEN, AGAIN).map(drop);
        tell("renew", came);
        // Whichever counts now: the change after one that was refused is what must not do harm.
        if planner.let_in(Side::End, &said(AGAIN)).is_ok() {
            words = AGAIN;
        }
        let change = ChangePassphrase {
            now: Passphrase::new(words.to_owned()),
            passphrase: Passphrase::new(BEN.to_owned()),
        };
        if tell(
            "change",
            planner.change_passphrase(Side::End, change, CHEAP),
        ) {
            words = BEN;
        }
    }
    let _ = add(&mut planner, "after all that");
    told.tell("words", words);
    told.tell("done", "");
}

/// Runs one of the two in a child, where the `n`th call of `calls` answers `error`. `None` where it was never
/// that many.
fn under(strace: &str, test: &str, data: &Path, calls: &str, error: &str, n: u32) -> Option<Notes> {
    let trace = data.with_file_name("trace");
    let status = Command::new(strace)
        .args(["--follow-forks", "--quiet=all", "--output"])
        .arg(&trace)
        .arg(format!("--trace={calls}"))
        .arg(format!("--inject={calls}:error={error}:when={n}"))
        .arg(std::env::current_exe().unwrap())
        .args(["--exact", test, "--nocapture"])
        .env(FOLDER, data)
        .output()
        .unwrap();
    let notes = Notes::of(data);
    assert!(
        status.status.success(),
        "{calls} {n}: it ended by itself: {}",
        String::from_utf8_lossy(&status.stderr)
    );
    let injected = fs::read_to_string(&trace).unwrap().contains("(INJECTED)");
    injected.then_some(notes)
}

/// Lets the disk refuse each of these calls in turn, from the same beginning each time, and looks at what came of it.
fn each_fault(
    place: &Place,
    test: &str,
    faults: &[(&str, &str)],
    mut look: impl FnMut(&str, &Notes),
) {
    let Some(strace) = strace() else { return };
    let whole = place.dir.path().join("whole");
    put(&place.data(), &whole);
    let (mut runs, mut refusals) = (0, 0);
    for (calls, error) in faults {
        for n in places(200) {
            put(&whole, &place.data());
            let _ = fs::remove_file(place.dir.path().join("told"));
            let Some(told) = under(strace, test, &place.data(), calls, error, n) else {
                break;
            };
            runs += 1;
            refusals += told.told("why").len();
            look(&format!("{calls} {n} {error}"), &told);
        }
    }
    println!("found: {runs} faults, {refusals} refusals, 0 lost");
    assert!(refusals > 0, "no fault was ever met");
}

/// `strace`, where it may trace.
fn strace() -> Option<&'static str> {
    let may = Command::new("strace")
        .args(["--quiet=all", "--output=/dev/null", "true"])
        .output()
        .is_ok_and(|out| out.status.success());
    assert!(
        may || std::env::var_os("CI").is_none(),
        "CI must be able to trace (Debian package strace)"
    );
    may.then_some("strace")
}

/// The places tried of the first `all`: in the short form a few, spread.
fn places(all: u32) -> impl Iterator<Item = u32> {
    let tried: u32 = std::env::var(TRIED).map_or(6, |tried| tried.parse().unwrap());
    let step = (all / tried).max(1) as usize;
    (1..=all).step_by(step)
}

const FAULTS: [(&str, &str); 4] = [
    ("fdatasync,fsync", "EIO"),
    ("pwrite64", "EIO"),
    ("pwrite64", "ENOSPC"),
    ("fdatasync,fsync", "ENOSPC"),
];

#[test]
fn a_write_the_disk_refuses_is_refused_and_nothing_acknowledged_is_lost() {
    if let Some(data) = std::env::var_os(FOLDER) {
        return write(Path::new(&data));
    }
    let (place, planner) = Place::new();
    drop(planner);
    each_fault(
        &place,
        "a_write_the_disk_refuses_is_refused_and_nothing_acknowledged_is_lost",
        &FAULTS,
        |at, told| {
            assert_eq!(told.told("stuck"), [""; 0], "{at}: the next write works");
            let planner = place
                .find()
                .and_then(common_ground_core::Closed::open)
                .unwrap_or_else(|error| panic!("{at}: {}", error.code()));
            let shared = export::canonical(&planner).unwrap();
            if told.told("closed").is_empty() {
                assert_eq!(told.told("done").len(), 1, "{at}");
                let said = fs::read_to_string(place.dir.path().join("says")).unwrap();
                assert!(
                    shared == said,
                    "{at}: what it said is not what the file says"
                );
            }
            for title in told.told("kept") {
                assert!(shared.contains(&title), "{at}: lost {title}");
            }
            for title in told.told("refused") {
                assert!(!shared.contains(&title), "{at}: {title} after all");
            }
            assert!(!planner.behind(), "{at}");
        },
    );
}

#[test]
fn a_passphrase_the_disk_refuses_leaves_the_old_or_the_new() {
    if let Some(data) = std::env::var_os(FOLDER) {
        return relock(Path::new(&data));
    }
    let (place, mut planner) = Place::new();
    note(&mut planner, Side::Start, CANARY);
    note(&mut planner, Side::End, "Ben's own");
    give(&mut planner, Side::Start, ANA).unwrap();
    drop(planner);
    let mut faults = FAULTS.to_vec();
    faults.push(("rename", "EIO"));
    each_fault(
        &place,
        "a_passphrase_the_disk_refuses_leaves_the_old_or_the_new",
        &faults,
        |at, told| {
            let closed = place
                .find()
                .unwrap_or_else(|error| panic!("{at}: {}", error.code()));
            let mut planner = if closed.locked() {
                let words = [BEN, AGAIN];
                let unlocked = words
                    .iter()
                    .find_map(|words| closed.unlock(Side::End, &said(words)).ok())
                    .unwrap_or_else(|| panic!("{at}: neither of Ben's opens it"));
                closed.open_with(unlocked)
            } else {
                closed.open()
            }
            .unwrap_or_else(|error| panic!("{at}: {}", error.code()));
            planner
                .let_in(Side::Start, &said(ANA))
                .unwrap_or_else(|error| panic!("{at}: Ana: {}", error.code()));
            assert_eq!(notes(&planner, Side::Start).unwrap(), [CANARY], "{at}");
            if planner.passphrases().have[1] {
                let words = told.told("words");
                let words = words.first().map_or(BEN, |words| words);
                planner
                    .let_in(Side::End, &said(words))
                    .unwrap_or_else(|error| panic!("{at}: Ben: {}", error.code()));
            }
            assert_eq!(notes(&planner, Side::End).unwrap(), ["Ben's own"], "{at}");
        },
    );
}
