//! The terminal beside the open window: one writer, and both are right about what is there.

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use common_ground_e2e::{App, Here, Start, target};
use serde_json::json;

use crate::passphrases::{ANA, BEN, set};

fn program() -> PathBuf {
    let program = target().join("debug/common-ground-cli");
    assert!(
        program.is_file(),
        "{} is missing: cargo build -p common-ground-cli",
        program.display()
    );
    program
}

fn ask(app: &App, words: &[&str]) -> Output {
    let mut command = Command::new(program());
    command.args(words).arg("--data-dir").arg(app.data_dir());
    command.output().unwrap()
}

/// Asks on a terminal (Debian package bsdutils) and types an answer at each question; answers how it ended, and all
/// that could be read there.
fn at_a_terminal(app: &App, words: &[&str], answers: &[(&str, &str)]) -> (Option<i32>, String) {
    let (program, data) = (program(), app.data_dir());
    let all = [
        &[&*program.to_string_lossy()],
        words,
        &["--data-dir", &*data.to_string_lossy()],
    ];
    let line: Vec<_> = all.concat().iter().map(|one| format!("'{one}'")).collect();
    // One that goes on asking does not keep the tests waiting.
    let mut terminal = Command::new("timeout")
        .args([
            "60",
            "script",
            "--quiet",
            "--return",
            "--flush",
            "--command",
        ])
        .args([&line.join(" "), "/dev/null"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("script is there (Debian package bsdutils)");
    let mut keys = terminal.stdin.take().unwrap();
    let mut screen = terminal.stdout.take().unwrap();
    let (mut said, mut some) = (Vec::new(), [0; 256]);
    let mut answers = answers.iter();
    let mut next = answers.next();
    // Read to its end: a terminal that is gone says so.
    while let Ok(n @ 1..) = screen.read(&mut some) {
        said.extend_from_slice(&some[..n]);
        if let Some((asked, answer)) = next
            && String::from_utf8_lossy(&said).contains(asked)
        {
            writeln!(keys, "{answer}").unwrap();
            next = answers.next();
        }
    }
    drop(keys);
    let ended = terminal.wait().unwrap().code();
    (ended, String::from_utf8_lossy(&said).into_owned())
}

#[test]
fn the_terminal_reads_beside_the_window_and_does_not_restore_under_it() {
    let app = App::couple("the_terminal_beside_the_window");
    app.here(Here::Both);
    let written = json!({ "args": { "words": "Coffee on the steps" }, "by": "start" });
    app.call("add_good_moment", written).unwrap();

    assert_eq!(ask(&app, &["check"]).status.code(), Some(0));
    let to = app.folder().join("ours.json");
    let said = ask(&app, &["export", "json", &to.to_string_lossy()]);
    assert_eq!(said.status.code(), Some(0), "{said:?}");
    let exported = std::fs::read_to_string(&to).unwrap();
    assert!(
        exported.contains("Coffee on the steps"),
        "what is still in the log too"
    );
    let stick = app.folder().join("stick");
    let said = ask(&app, &["backup", &stick.to_string_lossy()]);
    assert_eq!(said.status.code(), Some(0), "{said:?}");
    let backup = std::fs::read_dir(&stick)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();

    let said = ask(&app, &["restore", &backup.to_string_lossy()]);
    assert_eq!(said.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&said.stderr).contains("Common Ground is open"));

    let after = json!({ "args": { "words": "Rain on the tent" }, "by": "start" });
    app.call("add_good_moment", after)
        .expect("the window goes on writing");
    app.go("Settings");
    app.click("button", "Check our file");
    app.hears("Everything is in order");
}

#[test]
fn both_go_back_at_the_terminal_and_the_window_opens_on_it() {
    const FIRST: &str = "Passphrase of one of you, or the twelve words:";
    const SECOND: &str = "Passphrase of Ben, to go back:";
    // The terminal has no other clock than the machine's.
    let now = Command::new("date").args(["-u", "+%FT%TZ"]).output();
    let start = Start {
        now: String::from_utf8(now.unwrap().stdout)
            .unwrap()
            .trim()
            .into(),
        size: (900, 600),
        ..Start::default()
    };
    let mut app = App::couple_as("both_go_back_at_the_terminal", start);
    app.here(Here::Ana);
    set(&app, "Ana", ANA);
    app.here(Here::Ben);
    set(&app, "Ben", BEN);
    let remember = |words: &str| {
        let written = json!({ "args": { "words": words } });
        app.call("add_good_moment", written).unwrap();
    };
    remember("Coffee on the steps");
    app.call("back_up_now", json!(null)).unwrap();
    let backups = app.data_dir().join("backups");
    let made = std::fs::read_dir(&backups).unwrap();
    let backup = made.map(|one| one.unwrap().path()).max().unwrap();
    let backup = backup.to_string_lossy();
    remember("Rain on the tent");
    let restore = ["restore", &backup];

    let (ended, said) = at_a_terminal(&app, &restore, &[(FIRST, ANA), (SECOND, BEN)]);
    assert_eq!(ended, Some(3), "while the window is open: {said}");
    assert!(
        said.contains("Common Ground is open. Close it first"),
        "{said}"
    );

    app.restart_with(|app| {
        let one = [(FIRST, ANA), (SECOND, "not his at all")];
        let (ended, said) = at_a_terminal(app, &restore, &one);
        assert_eq!(ended, Some(4), "one alone does not go back: {said}");
        assert!(
            said.contains("That is not a passphrase of this planner."),
            "{said}"
        );
        let (ended, said) = at_a_terminal(app, &restore, &[(FIRST, ANA), (SECOND, BEN)]);
        assert_eq!(ended, Some(0), "{said}");
        assert!(
            said.contains("The planner is as it was in that backup."),
            "{said}"
        );
    });
    app.sees("Who is it?");
    app.click("radio", "Ben");
    app.fill("Passphrase", BEN);
    app.press("Enter");
    app.by_role("button", "Here now Ben change");
    app.go("Today");
    app.sees("“Coffee on the steps”");
    app.is_for_everyone("after both went back at the terminal");
    // What was there before is the newest backup, and the same way leads there.
    app.go("Settings");
    app.click("button", "Backups");
    app.sees("2 good moments");
    app.click("button", "Back up now");
    app.hears("The backup is made and checked.");
}
