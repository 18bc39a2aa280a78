//! The program as people use it in a terminal: real processes, their words and how they end.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test's panic is its answer"
)]

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use common_ground_core::import::Incoming;
use common_ground_core::moment::NewGoodMoment;
use common_ground_core::passphrase::BeginPassphrase;
use common_ground_core::recurrence::{Cadence, CountFrom, Schedule};
use common_ground_core::reminder::{CatchUp, NewReminder};
use common_ground_core::testing::{friday, household, with_tools};
use common_ground_core::vault::{Cost, Passphrase};
use common_ground_core::who::{Actor, Side};
use common_ground_core::world::World;
use common_ground_core::{Closed, Planner, export};

struct Place(tempfile::TempDir);

/// What a process said, and how it ended.
#[derive(Debug)]
struct Said {
    end: i32,
    out: String,
    err: String,
}

impl Place {
    fn new() -> (Self, Planner) {
        let place = Self(tempfile::tempdir().unwrap());
        let mut planner = household(&place.data(), &friday()).unwrap();
        moment(&mut planner, "Coffee on the steps");
        (place, planner)
    }

    fn data(&self) -> PathBuf {
        self.0.path().join("data")
    }

    fn at(&self, name: &str) -> String {
        self.0.path().join(name).to_string_lossy().into_owned()
    }

    fn open(&self) -> Planner {
        let copy = self.0.path().join("copy");
        let closed = Closed::find(&self.data(), &copy, Box::new(friday())).unwrap();
        closed.open().unwrap()
    }

    fn asked(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_common-ground-cli"));
        command.args(words).arg("--data-dir").arg(self.data());
        command.stdin(Stdio::null());
        command
    }

    fn ask(&self, words: &[&str]) -> Said {
        said(self.asked(words))
    }

    /// The same, saying a passphrase through a file descriptor.
    fn ask_with(&self, words: &[&str], passphrase: &str) -> Said {
        let mut command = self.asked(words);
        command.args(["--passphrase-fd", "0"]).stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // One that does not ask has ended already.
        let _ = writeln!(child.stdin.take().unwrap(), "{passphrase}");
        ended(child.wait_with_output().unwrap())
    }
}

impl Place {
    /// The same, typing this.
    fn ask_typing(&self, words: &[&str], typed: &str) -> Said {
        let mut command = self.asked(words);
        command.stdin(Stdio::piped());
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let _ = write!(child.stdin.take().unwrap(), "{typed}");
        ended(child.wait_with_output().unwrap())
    }
}

fn said(mut command: Command) -> Said {
    ended(command.output().unwrap())
}

fn ended(out: std::process::Output) -> Said {
    Said {
        end: out.status.code().unwrap_or(-1),
        out: String::from_utf8(out.stdout).unwrap(),
        err: String::from_utf8(out.stderr).unwrap(),
    }
}

fn moment(planner: &mut Planner, words: &str) {
    let words = words.to_owned();
    planner
        .add_good_moment(Actor::Both, NewGoodMoment { words })
        .unwrap();
}

/// Breaks the beginning of the file, as a bad disk does.
fn wreck(data: &Path) -> Vec<u8> {
    let mut bytes = fs::read(data.join("household.db")).unwrap();
    bytes[100..164].fill(9);
    fs::write(data.join("household.db"), &bytes).unwrap();
    bytes
}

/// The first four, each beside somebody who writes and again with nobody there.
#[test]
fn looking_and_taking_out_work_beside_the_open_app_and_without_it() {
    let (place, mut planner) = Place::new();
    moment(&mut planner, "Still in the log");
    let mut held = Some(planner);
    for (when, things) in [("beside", 9), ("alone", 10)] {
        let said = place.ask(&["check"]);
        assert_eq!(said.end, 0, "{when}: {said:?}");
        let in_order = format!("Everything is in order: {things} things, 0 yeses, checked");
        assert!(said.out.starts_with(&in_order), "{said:?}");

        let said = place.ask(&["due"]);
        assert_eq!(said.end, 0, "{when}: {said:?}");
        assert!(said.out.to_lowercase().contains("check-in"), "{said:?}");

        let to = place.at(&format!("{when}.json"));
        let said = place.ask(&["export", "json", &to]);
        assert_eq!((said.end, said.err.as_str()), (0, ""), "{when}");
        assert!(
            fs::read_to_string(&to)
                .unwrap()
                .contains("Still in the log")
        );

        let to = place.at(&format!("{when}.ics"));
        assert_eq!(place.ask(&["export", "ical", &to]).end, 0, "{when}");
        assert!(fs::read_to_string(&to).unwrap().contains("BEGIN:VCALENDAR"));

        let to = place.at(&format!("{when}-stick"));
        let said = place.ask(&["backup", &to]);
        assert_eq!(said.end, 0, "{when}: {said:?}");
        let made = fs::read_dir(&to).unwrap().next().unwrap().unwrap().path();
        assert!(said.out.contains(&*made.to_string_lossy()), "{said:?}");
        for name in ["household.db", "keys.json", "about.json"] {
            assert!(made.join(name).is_file(), "{name}");
        }
        // Whoever had it open goes on writing, and nothing was left beside the file.
        if let Some(mut planner) = held.take() {
            moment(&mut planner, "Written after");
        } else {
            assert!(!place.data().join("backups").exists());
        }
    }
    assert!(
        export::canonical(&place.open())
            .unwrap()
            .contains("Written after")
    );
}

#[test]
fn a_check_that_finds_something_ends_with_one_and_says_it() {
    let (place, planner) = Place::new();
    with_tools(&planner, "UPDATE good_moment SET words='Tea'").unwrap();
    let said = place.ask(&["check"]);
    assert_eq!(said.end, 1);
    assert!(
        said.out
            .contains("One thing was changed outside this program."),
        "{said:?}"
    );
}

#[test]
fn a_command_line_that_is_not_understood_ends_with_two() {
    let (place, planner) = Place::new();
    drop(planner);
    for (words, expected) in [
        (&["chekc"][..], "“chekc” is not understood"),
        (&["check", "twice"], "“twice” is not understood"),
        (&["check", "--fast"], "“--fast” is not understood"),
        (&["export", "pdf", "x"], "html, markdown, csv or ical"),
        (&["export", "json"], "Say where to."),
        (&["backup"], "Say where to."),
        (&["restore"], "Say which backup"),
        (&["due", "--passphrase-fd", "none"], "Say the number"),
        (&[], "common-ground-cli check"),
    ] {
        let said = place.ask(words);
        assert_eq!(said.end, 2, "{words:?}");
        assert!(said.err.contains(expected), "{words:?}: {said:?}");
    }
    let help = place.ask(&["--help"]);
    assert_eq!(help.end, 0);
    assert!(help.out.contains("3 Common Ground is open"));
}

#[test]
fn who_has_read_enough_is_told_no_more() {
    let (place, _planner) = Place::new();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = place.asked(&["--help"]);
    let out = command.stdout(writer).output().unwrap();
    assert_eq!(out.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&out.stderr), "");
}

#[test]
fn what_is_there_is_not_written_over() {
    let (place, _planner) = Place::new();
    let to = place.at("mine.json");
    fs::write(&to, "mine").unwrap();
    let said = place.ask(&["export", "json", &to]);
    assert_eq!(said.end, 6);
    assert!(said.err.contains("already"), "{said:?}");
    assert_eq!(fs::read(&to).unwrap(), b"mine");
    let said = place.ask(&["backup", &to]);
    assert_eq!(said.end, 6, "a file is no folder: {said:?}");
    assert_eq!(fs::read(&to).unwrap(), b"mine");
}

#[test]
fn a_folder_without_a_planner_stays_empty() {
    let place = Place(tempfile::tempdir().unwrap());
    for words in [
        &["check"][..],
        &["due"],
        &["export", "json", "x"],
        &["backup", "x"],
    ] {
        assert_eq!(place.ask(words).end, 5, "{words:?}");
    }
    assert!(!place.data().exists(), "nothing was made");
}

#[test]
fn restore_needs_the_folder_alone_and_both_where_the_planner_opens() {
    let (place, mut planner) = Place::new();
    let backup = planner.back_up().unwrap();
    let backup = backup.to_string_lossy();
    moment(&mut planner, "Later");
    let said = place.ask(&["restore", &backup]);
    assert_eq!(said.end, 3);
    assert_eq!(
        said.err,
        "Common Ground is open. Close it first, then try again.\n"
    );
    drop(planner);

    let said = place.ask(&["restore", &backup]);
    assert_eq!(said.end, 6, "going back takes both: {said:?}");
    assert!(said.err.contains("not both have pressed"), "{said:?}");
    for pressed in ["Ana\n", "Ana\nAna\n", "Ben\nAna\n", "yes\nyes\n"] {
        let said = place.ask_typing(&["restore", &backup], pressed);
        assert_eq!(said.end, 6, "{pressed:?}: {said:?}");
    }
    assert!(export::canonical(&place.open()).unwrap().contains("Later"));

    let wrecked = wreck(&place.data());
    assert_eq!(place.ask(&["check"]).end, 5);
    let said = place.ask(&["restore", &place.at("nowhere")]);
    assert_eq!(said.end, 6, "{said:?}");
    assert_eq!(
        fs::read(place.data().join("household.db")).unwrap(),
        wrecked
    );

    let said = place.ask(&["restore", &backup]);
    assert_eq!(said.end, 0, "{said:?}");
    let shared = export::canonical(&place.open()).unwrap();
    assert!(shared.contains("Coffee") && !shared.contains("Later"));
    let aside = said.out.trim().rsplit(' ').next().unwrap();
    assert_eq!(
        fs::read(Path::new(aside).join("household.db")).unwrap(),
        wrecked
    );
    assert_eq!(place.ask(&["check"]).end, 0);
}

const ANA: &str = "the kettle sings at six";
const BEN: &str = "marmalade on the north side";

/// Gives both a passphrase, and answers their recovery codes.
fn give_both(planner: &mut Planner) -> Vec<String> {
    let cheap = Cost {
        memory: 8,
        passes: 1,
    };
    let mut codes = Vec::new();
    for (side, words) in [(Side::Start, ANA), (Side::End, BEN)] {
        let passphrase = Passphrase::new(words.to_owned());
        let begin = BeginPassphrase {
            passphrase,
            now: None,
        };
        let code = planner
            .begin_passphrase(side, begin)
            .unwrap()
            .words
            .join(" ");
        planner.confirm_code(side, &code, cheap).unwrap();
        codes.push(code);
    }
    codes
}

#[test]
fn a_locked_planner_opens_with_either_s_passphrase_or_words() {
    let (place, mut planner) = Place::new();
    let codes = give_both(&mut planner);
    for held in [Some(planner), None] {
        for words in [
            "the kettle sings at six",
            "marmalade on the north side",
            &codes[1],
        ] {
            let said = place.ask_with(&["check"], words);
            assert_eq!(said.end, 0, "{said:?}");
        }
        let said = place.ask_with(&["check"], "not this one at all");
        assert_eq!(
            (said.end, said.err.as_str()),
            (4, "That is not a passphrase of this planner.\n")
        );
        assert_eq!(place.ask_with(&["due"], "").end, 4);
        drop(held);
    }
}

/// What a killed program leaves of its lock needs no manual step, and does not look like an open app.
#[test]
fn a_lock_file_of_a_program_that_is_gone_holds_nobody_up() {
    let (place, planner) = Place::new();
    let backup = planner.back_up().unwrap();
    drop(planner);
    assert!(place.data().join("lock").is_file());
    fs::write(place.data().join("lock"), "4711\n").unwrap();
    wreck(&place.data());
    assert_eq!(place.ask(&["restore", &backup.to_string_lossy()]).end, 0);
    let mut planner = place.open();
    moment(&mut planner, "It writes");
}

fn newest_backup(place: &Place) -> String {
    let backups = fs::read_dir(place.data().join("backups")).unwrap();
    let newest = backups.map(|one| one.unwrap().path()).max().unwrap();
    newest.to_string_lossy().into_owned()
}

#[test]
fn a_planner_that_opens_goes_back_by_a_press_of_each() {
    let (place, mut planner) = Place::new();
    let backup = planner.back_up().unwrap();
    let backup = backup.to_string_lossy();
    moment(&mut planner, "Later");
    drop(planner);
    let said = place.ask_typing(&["restore", &backup], "Ana\nBen\n");
    assert_eq!(said.end, 0, "{said:?}");
    assert!(said.out.contains("Today as it was is kept"), "{said:?}");
    let shared = export::canonical(&place.open()).unwrap();
    assert!(shared.contains("Coffee") && !shared.contains("Later"));
    assert!(
        !place.data().join("set-aside").exists(),
        "nothing was moved"
    );
    // What was kept leads back.
    let newest = newest_backup(&place);
    let said = place.ask_typing(&["restore", &newest], "Ana\nBen\n");
    assert_eq!(said.end, 0, "{said:?}");
    assert!(export::canonical(&place.open()).unwrap().contains("Later"));
}

#[test]
fn with_passphrases_going_back_takes_the_one_of_each() {
    let (place, mut planner) = Place::new();
    give_both(&mut planner);
    let backup = planner.back_up().unwrap();
    let backup = backup.to_string_lossy();
    moment(&mut planner, "Later");
    drop(planner);
    let later = |place: &Place| {
        let to = place.at("now.json");
        let _ = fs::remove_file(&to);
        assert_eq!(place.ask_with(&["export", "json", &to], BEN).end, 0);
        fs::read_to_string(to).unwrap().contains("Later")
    };
    for said in [
        ANA.to_owned(),
        format!("{ANA}\n{ANA}"),
        format!("{ANA}\nnot this one at all"),
        format!("{BEN}\nnot this one at all"),
        format!("not this one at all\n{BEN}"),
    ] {
        let ended = place.ask_with(&["restore", &backup], &said);
        assert_eq!(ended.end, 4, "{ended:?}");
        assert!(later(&place));
    }
    // Whose it is that opens it need not say it twice, in whichever order.
    let ended = place.ask_with(&["restore", &backup], &format!("{BEN}\n{ANA}"));
    assert_eq!(ended.end, 0, "{ended:?}");
    assert!(ended.out.contains("Today as it was is kept"), "{ended:?}");
    assert!(!later(&place));
    // What was kept leads back, by both again.
    let newest = newest_backup(&place);
    let ended = place.ask_with(&["restore", &newest], ANA);
    assert_eq!(ended.end, 4, "{ended:?}");
    assert!(!later(&place));
    let ended = place.ask_with(&["restore", &newest], &format!("{ANA}\n{BEN}"));
    assert_eq!(ended.end, 0, "{ended:?}");
    assert!(later(&place));
}

#[test]
fn another_couples_backup_and_a_damaged_one_change_nothing() {
    let (place, mut planner) = Place::new();
    let backup = planner.back_up().unwrap();
    moment(&mut planner, "Later");
    drop(planner);
    wreck(&backup);
    let said = place.ask_typing(&["restore", &backup.to_string_lossy()], "Ana\nBen\n");
    assert_eq!(said.end, 6, "{said:?}");
    assert!(said.err.contains("no whole backup"), "{said:?}");
    let other = friday();
    for _ in 0..9_999 {
        let _ = other.uuid();
    }
    let theirs = household(&place.0.path().join("theirs"), &other).unwrap();
    let theirs = theirs.back_up().unwrap();
    let said = place.ask_typing(&["restore", &theirs.to_string_lossy()], "Ana\nBen\n");
    assert_eq!(said.end, 6, "{said:?}");
    assert!(said.err.contains("another planner"), "{said:?}");
    assert!(export::canonical(&place.open()).unwrap().contains("Later"));
}

#[test]
fn what_both_share_comes_out_in_forms_for_people() {
    let (place, _planner) = Place::new();
    for (form, inside) in [
        ("html", ""),
        ("markdown", "good-moments.md"),
        ("csv", "good_moment.csv"),
    ] {
        let to = place.at(&format!("ours {form}"));
        let said = place.ask(&["export", form, &to]);
        assert_eq!(said.end, 0, "{said:?}");
        let file = Path::new(&to).join(inside);
        let file = if inside.is_empty() {
            PathBuf::from(&to)
        } else {
            file
        };
        assert!(
            fs::read_to_string(&file)
                .unwrap()
                .contains("Coffee on the steps"),
            "{form}"
        );
        let again = place.ask(&["export", form, &to]);
        assert_eq!(again.end, 6, "{again:?}");
        assert!(again.err.contains("already"), "{again:?}");
    }
}

#[test]
fn nothing_that_is_one_partner_s_comes_out_and_the_complete_copy_can_be_brought_in() {
    let (place, mut planner) = Place::new();
    let own = NewReminder {
        title: "A ring for her birthday".to_owned(),
        own: true,
        schedule: Schedule {
            every: Cadence::Days { n: 1 },
            time: "09:00:00".parse().unwrap(),
            start: "2026-06-12".parse().unwrap(),
            end: None,
            from: CountFrom::Schedule,
            paused: Vec::new(),
        },
        catch_up: CatchUp::Latest,
    };
    planner.add_reminder(Actor::One(Side::End), own).unwrap();
    for form in ["json", "html", "markdown", "csv", "ical"] {
        let to = place.at(&format!("ours {form}"));
        assert_eq!(place.ask(&["export", form, &to]).end, 0);
        let files = match fs::read_dir(&to) {
            Ok(files) => files.map(|file| file.unwrap().path()).collect(),
            Err(_) => vec![PathBuf::from(&to)],
        };
        for file in files {
            let text = fs::read_to_string(file).unwrap();
            assert!(!text.contains("birthday"), "{form}");
        }
    }
    let copy = Incoming::read(Path::new(&place.at("ours json"))).unwrap();
    assert!(matches!(copy, Incoming::Copy(_)));
}
