//! Taking everything along: the copy holds what both can read and, if asked, what is one's own; nothing of the
//! other's own, no trash, no name for what nobody is named for. In every form hostile words stay words.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod house;

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use common_ground_core::error::Error;
use common_ground_core::export::{Copy, CopyForm, CopyWanted, write, write_calendar};
use common_ground_core::vault::Passphrase;
use common_ground_core::who::{Presence, Side, Viewer};
use common_ground_core::work::Work;
use common_ground_core::world::World;
use common_ground_core::{Planner, sample};
use house::calls::{canonical, lived_again, terms};
use house::{Home, home, payloads};
use serde_json::{Value, json};

const FORMS: [CopyForm; 4] = [
    CopyForm::Json,
    CopyForm::Markdown,
    CopyForm::Html,
    CopyForm::Csv,
];

/// Unlocked; whose own part is in it was settled when the copy was read.
fn wanted(form: CopyForm) -> CopyWanted {
    CopyWanted {
        form,
        own: false,
        passphrase: None,
    }
}

fn go_on() -> Work {
    Work::default()
}

fn stopped() -> Work {
    let work = Work::default();
    work.stop();
    work
}

fn ask(home: &Home, side: Side, name: &str, args: Value) -> Value {
    home.house.come(Presence::One(side));
    let answer = home.house.ask(name, args, None);
    answer.unwrap_or_else(|error| panic!("{name}: {error:?}"))["value"].clone()
}

fn copy(home: &Home, viewer: Viewer, own: bool) -> Copy {
    let copying = home
        .house
        .with(|planner| planner.copying(viewer, own))
        .unwrap();
    copying.read(&go_on()).unwrap()
}

/// Everything written for this copy, of all its files.
fn text(copy: &Copy, form: CopyForm) -> String {
    let dir = tempfile::tempdir().unwrap();
    let place = dir.path().join("copy");
    write(copy, &wanted(form), &place, &go_on()).unwrap();
    if place.is_file() {
        return std::fs::read_to_string(place).unwrap();
    }
    let mut files: Vec<_> = std::fs::read_dir(&place)
        .unwrap()
        .map(|file| file.unwrap().path())
        .collect();
    files.sort();
    files
        .iter()
        .map(|file| std::fs::read_to_string(file).unwrap())
        .collect()
}

fn keeping() -> Home {
    let home = home();
    let daily = json!({ "every": { "unit": "days", "n": 1 }, "time": "09:00:00", "start": "2026-06-12",
        "end": null, "from": "schedule", "paused": [] });
    for (side, word) in [(Side::Start, "qxofanazy"), (Side::End, "qxofbenzy")] {
        ask(
            &home,
            side,
            "add_topic",
            json!({ "words": word, "wants": "listen" }),
        );
        ask(
            &home,
            side,
            "add_reminder",
            json!({ "title": word, "own": true, "schedule": daily, "catch_up": "latest" }),
        );
        let gone = ask(
            &home,
            side,
            "add_good_moment",
            json!({ "words": "qxtrashedzy" }),
        );
        ask(&home, side, "delete_good_moment", gone);
        ask(
            &home,
            side,
            "add_good_moment",
            json!({ "words": "Sun on the snow" }),
        );
    }
    home
}

#[test]
fn each_takes_what_both_read_and_their_own_only_if_asked() {
    let home = keeping();
    let viewers = [
        Viewer::One(Side::Start),
        Viewer::One(Side::End),
        Viewer::Both,
    ];
    for form in FORMS {
        for viewer in viewers {
            let shared = text(&copy(&home, viewer, false), form);
            assert!(shared.contains("Sun on the snow"), "{form:?}");
            for word in ["qxofanazy", "qxofbenzy", "qxtrashedzy"] {
                assert!(!shared.contains(word), "{form:?} for {viewer:?} has {word}");
            }
        }
        let hers = text(&copy(&home, Viewer::One(Side::Start), true), form);
        assert!(
            hers.matches("qxofanazy").count() >= 2,
            "{form:?}: note and reminder: {hers}"
        );
        assert!(
            !hers.contains("qxofbenzy") && !hers.contains("qxtrashedzy"),
            "{form:?}"
        );
    }
    for (viewer, own, code) in [
        (Viewer::Nobody, false, "nobody-here"),
        (Viewer::Both, true, "whose-hand"),
    ] {
        let refused = home
            .house
            .with(|planner| planner.copying(viewer, own).map(drop));
        assert_eq!(refused.unwrap_err().code(), code);
    }
}

#[test]
fn the_copy_holds_every_row_and_reads_back_the_same() {
    let us = lived_again();
    let copy = copy(&us.home, Viewer::One(Side::Start), true);
    let json = copy.json().unwrap();
    assert_eq!(Copy::from_json(&json).unwrap(), copy);
    assert_eq!(Copy::from_json(&json).unwrap().json().unwrap(), json);
    // Every table with a history is in it, or stays behind on purpose.
    let all = canonical(&us.home);
    for (table, rows) in all.as_object().unwrap() {
        let left = [
            "empty_press",
            "opening",
            "talk_break",
            "quarter",
            "quarter_text",
        ];
        if left.contains(&table.as_str()) {
            continue;
        }
        let kept = rows.as_array().unwrap().iter().filter(|row| {
            row["taken_back"] != 1
                && row["trashed_on"].is_null()
                && row["void"].is_null()
                && row["owner"].is_null() | (table != "reminder")
        });
        assert_eq!(copy.shared[table].len(), kept.count(), "{table}");
    }
    // Who did what is in no line of it, and a text signed today has the bytes it was signed as.
    assert!(!json.contains("\"actor\""));
    for row in &copy.shared["version"] {
        let body = all["version"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["id"] == row["id"])
            .unwrap();
        assert_eq!(Value::from(row["body"].to_string()), body["body"]);
    }
    for wrong in [
        json.replacen("\"version\": 1", "\"version\": 2", 1),
        "{}".to_owned(),
        "[".repeat(100_000),
    ] {
        assert!(Copy::from_json(&wrong).is_err());
    }
}

/// Drafts of one's own have their words deeper in; a copy for reading holds those too.
#[test]
fn every_word_of_a_draft_is_in_the_copy_for_reading() {
    let us = lived_again();
    us.home.house.come(Presence::One(Side::Start));
    let mut rule = terms("qxruleqx");
    rule["own_words"] = json!("qxownqx");
    for (name, args) in [
        (
            "keep_rule_draft",
            json!({ "id": null, "terms": rule, "review_on": null }),
        ),
        (
            "keep_boundary",
            json!({ "id": null, "topic": "home", "text": { "agreement": { "words": "qxagreeqx", "why": "qxwhyqx",
                "does": ["qxdoesqx", ""], "slipped": "", "talk": false, "rest": 24, "ends": "2026-09-12" } } }),
        ),
        (
            "keep_boundary",
            json!({ "id": null, "topic": "home", "text": { "request": { "words": "qxaskqx", "why": "" } } }),
        ),
        (
            "keep_boundary",
            json!({ "id": null, "topic": "home", "text": { "own": { "when": "qxwhenqx", "will": "qxwillqx", "why": "", "helps": "" } } }),
        ),
    ] {
        ask(&us.home, Side::Start, name, args);
    }
    let copy = copy(&us.home, Viewer::One(Side::Start), true);
    for form in [CopyForm::Markdown, CopyForm::Html] {
        let read = text(&copy, form);
        for words in [
            "qxruleqx",
            "qxownqx",
            "qxagreeqx",
            "qxwhyqx",
            "qxdoesqx",
            "qxaskqx",
            "qxwhenqx",
            "qxwillqx",
        ] {
            assert!(read.contains(words), "{form:?} has no {words}");
        }
    }
}

/// What is for people has no word of the program in it: no column, no choice, no date for machines.
#[test]
fn what_is_read_is_said_in_words() {
    let us = lived_again();
    let lived = copy(&us.home, Viewer::One(Side::Start), true);
    let dir = tempfile::tempdir().unwrap();
    let clock = common_ground_core::testing::friday();
    sample::demo(dir.path(), clock.now(), "Europe/Lisbon").unwrap();
    let planner = Planner::open(dir.path(), &dir.path().join("copy"), Box::new(clock)).unwrap();
    let sample = planner.copying(Viewer::One(Side::Start), true).unwrap();
    let sample = sample.read(&go_on()).unwrap();
    if let Some(place) = std::env::var_os("COMMON_GROUND_PAPER") {
        for (form, name) in [(CopyForm::Html, "page.html"), (CopyForm::Markdown, "paper")] {
            write(
                &sample,
                &wanted(form),
                &Path::new(&place).join(name),
                &go_on(),
            )
            .unwrap();
        }
    }
    for paper in [
        text(&lived, CopyForm::Markdown),
        text(&sample, CopyForm::Markdown),
    ] {
        let facts = paper.lines().filter_map(|line| {
            let (label, value) = line.strip_prefix("- **")?.split_once("**: ")?;
            Some((label, value))
        });
        let wrong: Vec<_> = facts
            .filter(|(label, value)| {
                label.starts_with(char::is_lowercase)
                    || ["paper-", "\\_", "+00:00"]
                        .iter()
                        .any(|ours| value.contains(ours))
            })
            .collect();
        assert!(wrong.is_empty(), "{wrong:#?}");
        assert!(!paper.contains("## paper-"), "a thing without a name");
    }
}

#[test]
fn hostile_words_stay_words_in_every_form() {
    let home = home();
    let mut typed = Vec::new();
    for words in payloads::payloads() {
        home.house.come(Presence::One(Side::Start));
        if home
            .house
            .ask("add_good_moment", json!({ "words": words }), None)
            .is_ok()
        {
            typed.push(words);
        }
    }
    assert!(
        typed.len() > 50,
        "many of them can be written: {}",
        typed.len()
    );
    let copy = copy(&home, Viewer::One(Side::Start), false);
    let page = text(&copy, CopyForm::Html);
    let tags: Vec<&str> = page
        .split('<')
        .skip(1)
        .map(|tag| tag.split(['>', ' ']).next().unwrap())
        .collect();
    let ours = [
        "!doctype", "html", "head", "meta", "title", "style", "body", "header", "main", "section",
        "article", "h1", "h2", "h3", "h4", "p", "dl", "dt", "dd", "ul", "li", "bdi",
    ];
    for tag in tags {
        assert!(
            ours.contains(&tag.trim_start_matches('/')),
            "a tag that is not ours: {tag}"
        );
    }
    let paper = text(&copy, CopyForm::Markdown);
    for (at, _) in paper.match_indices('<') {
        assert_eq!(
            &paper[at - 1..at],
            "\\",
            "HTML in Markdown: {}",
            &paper[at..].chars().take(20).collect::<String>()
        );
    }
    for line in text(&copy, CopyForm::Csv).lines() {
        for cell in line.split("\",\"") {
            let first = cell
                .trim_start_matches(['\u{feff}', '"'])
                .trim_start()
                .chars()
                .next();
            assert!(!matches!(first, Some('=' | '+' | '@')), "a formula: {cell}");
        }
    }
}

#[test]
fn nothing_is_written_over_and_nothing_is_left_half() {
    let home = keeping();
    let copy = copy(&home, Viewer::One(Side::Start), false);
    let dir = tempfile::tempdir().unwrap();
    let names = |dir: &Path| {
        let mut all: Vec<_> = std::fs::read_dir(dir)
            .unwrap()
            .map(|one| one.unwrap().file_name())
            .collect();
        all.sort();
        all
    };
    for form in FORMS {
        let place = dir.path().join(form.word());
        let refused = write(&copy, &wanted(form), &place, &stopped());
        assert_eq!(refused.unwrap_err().code(), "stopped");
        assert!(!place.exists());
        write(&copy, &wanted(form), &place, &go_on()).unwrap();
        let mode = place.metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, if place.is_dir() { 0o700 } else { 0o600 }, "{form:?}");
        let again = write(&copy, &wanted(form), &place, &go_on());
        assert!(matches!(again, Err(Error::Refused(_))), "{again:?}");
        assert_eq!(again.unwrap_err().code(), "already-there");
    }
    assert_eq!(
        names(dir.path()).len(),
        FORMS.len(),
        "nothing half lies about: {:?}",
        names(dir.path())
    );
    // A place that cannot be written says so and leaves nothing.
    let missing = dir.path().join("not there").join("copy.json");
    assert!(write(&copy, &wanted(CopyForm::Json), &missing, &go_on()).is_err());
    let copying = home
        .house
        .with(|planner| planner.copying(Viewer::Both, false))
        .unwrap();
    assert_eq!(copying.read(&stopped()).unwrap_err().code(), "stopped");
}

const LOCK: &str = "a lantern in the orchard";

fn locked(form: CopyForm, passphrase: &str) -> CopyWanted {
    CopyWanted {
        passphrase: Some(Passphrase::new(passphrase.to_owned())),
        ..wanted(form)
    }
}

/// What the format's own program makes of a file: it asks for the passphrase on a terminal.
fn opened_elsewhere(file: &Path, passphrase: &str) -> Option<String> {
    let out = file.with_extension("open");
    let command = format!(
        "age --decrypt --output {} {}",
        out.display(),
        file.display()
    );
    let mut program = std::process::Command::new("script")
        .args(["--quiet", "--return", "--command", &command, "/dev/null"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::null())
        .spawn()
        .expect("script is part of every Debian");
    let mut keys = program.stdin.take().unwrap();
    // The terminal throws away what was typed before the program asked.
    std::thread::sleep(std::time::Duration::from_millis(500));
    std::io::Write::write_all(&mut keys, format!("{passphrase}\n").as_bytes()).unwrap();
    let ended = program.wait().unwrap();
    drop(keys);
    ended
        .success()
        .then(|| std::fs::read_to_string(out).unwrap())
}

#[test]
fn a_locked_copy_opens_elsewhere_with_its_passphrase_and_with_no_other() {
    let home = lived_again().home;
    let copy = copy(&home, Viewer::Both, false);
    let dir = tempfile::tempdir().unwrap();
    for form in [CopyForm::Json, CopyForm::Html] {
        let wanted = locked(form, LOCK);
        let place = dir.path().join(wanted.file_name("copy"));
        write(&copy, &wanted, &place, &go_on()).unwrap();
        let bytes = std::fs::read(&place).unwrap();
        assert!(bytes.starts_with(b"age-encryption.org/v1\n-> scrypt "));
        let open = text(&copy, form);
        // `cargo xtask test` brings the program (Debian package age); other systems may be without.
        if std::process::Command::new("age")
            .arg("--version")
            .output()
            .is_err()
        {
            return;
        }
        assert!(opened_elsewhere(&place, LOCK).is_some_and(|read| read == open));
        assert_eq!(opened_elsewhere(&place, "a lantern in the garden"), None);
    }
}

#[test]
fn an_easy_passphrase_and_a_locked_folder_are_refused() {
    let home = home();
    let refused = |wanted: &CopyWanted| home.house.with(|planner| planner.may_lock_copy(wanted));
    assert!(refused(&locked(CopyForm::Json, LOCK)).is_ok());
    for easy in ["", "short", "passwordpassword"] {
        let error = refused(&locked(CopyForm::Json, easy)).unwrap_err();
        assert!(
            matches!(&error, Error::Field { field, .. } if field == "passphrase"),
            "{easy}: {error:?}"
        );
    }
    for folder in [CopyForm::Markdown, CopyForm::Csv] {
        assert!(refused(&locked(folder, LOCK)).is_err());
    }
}

#[test]
fn what_a_killed_export_left_is_in_no_later_one() {
    let home = keeping();
    for form in FORMS {
        let dir = tempfile::tempdir().unwrap();
        let place = dir.path().join("copy");
        let beside = dir.path().join(".copy.making");
        if form.ending().is_some() {
            std::fs::write(&beside, "qxofanazy").unwrap();
        } else {
            std::fs::create_dir(&beside).unwrap();
            std::fs::write(beside.join("mine-alone.md"), "qxofanazy").unwrap();
        }
        let copy = copy(&home, Viewer::One(Side::End), false);
        write(&copy, &wanted(form), &place, &go_on()).unwrap();
        assert!(!place.join("mine-alone.md").exists(), "{form:?}");
        assert!(!beside.exists(), "{form:?}");
    }
}

#[test]
fn a_calendar_file_is_the_new_one_or_the_one_that_was_there() {
    let dir = tempfile::tempdir().unwrap();
    let place = dir.path().join("ours.ics");
    write_calendar("one", &place).unwrap();
    write_calendar("two", &place).unwrap();
    let text = || std::fs::read_to_string(&place).unwrap();
    assert_eq!(text(), "two");
    // Not one byte can be written beside it: as on a disk that is full.
    let disk = dir.path().join("disk");
    std::fs::create_dir(&disk).unwrap();
    let small = std::process::Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=64k,mode=700", "tmpfs"])
        .arg(&disk)
        .output();
    if !small.is_ok_and(|out| out.status.success()) {
        assert!(
            std::env::var_os("CI").is_none(),
            "CI can mount a small disk"
        );
        return;
    }
    let place = disk.join("ours.ics");
    let there = write_calendar("one", &place);
    let full = write_calendar(&"x".repeat(100_000), &place);
    let (left, others) = (
        std::fs::read_to_string(&place),
        std::fs::read_dir(&disk).unwrap().count(),
    );
    let gone = std::process::Command::new("umount").arg(&disk).status();
    assert!(gone.unwrap().success());
    there.unwrap();
    assert_eq!(full.unwrap_err().code(), "copy-full");
    assert_eq!((left.unwrap().as_str(), others), ("one", 1));
}
