//! Starting with the computer, and starting again on the folder every start shares.

use std::fs;
use std::path::PathBuf;

use common_ground_e2e::{App, Here, Plain, Start};

const LABEL: &str = "Start with the computer";

/// On the folder people have without saying so: the test's own home has it.
fn at_home(name: &str, tray: bool) -> App {
    let start = Start {
        args: Some(Vec::new()),
        tray,
        ..Start::default()
    };
    App::couple_as(name, start)
}

/// What the desktop would start at the next login.
fn started_at_login(app: &App) -> Vec<PathBuf> {
    let folder = app.folder().join("home/.config/autostart");
    fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect()
}

#[test]
fn it_starts_with_the_computer_once_somebody_wants_it() {
    let mut app = at_home("it_starts_with_the_computer", false);
    app.here(Here::Both);
    app.go("Settings");
    app.by_role("checkbox", LABEL);
    assert_eq!(started_at_login(&app), [""; 0].map(PathBuf::from));
    app.click("checkbox", LABEL);
    app.hears("Saved.");
    let entries = started_at_login(&app);
    assert_eq!(entries.len(), 1, "{entries:?}");
    let entry = fs::read_to_string(&entries[0]).unwrap();
    let program = common_ground_e2e::target().join("debug/common-ground");
    let wanted = format!("Exec=\"{}\" --hidden", program.display());
    assert!(entry.lines().any(|line| line == wanted), "{entry}");
    assert!(
        entry.lines().any(|line| line == "Type=Application"),
        "{entry}"
    );

    app.restart();
    app.here(Here::Both);
    app.go("Settings");
    let shown = app.by_role("checkbox", LABEL);
    assert!(shown.states.contains(&"checked".to_owned()), "{shown}");
    app.click("checkbox", LABEL);
    app.until("nothing should be started at login", || {
        started_at_login(&app).is_empty()
    });
}

#[test]
fn a_sample_couple_does_not_start_with_the_computer() {
    let start = Start {
        args: Some(vec!["--demo".into()]),
        tray: true,
        ..Start::default()
    };
    let app = App::start_as("a_sample_couple_does_not_start", start);
    app.here(Here::Both);
    app.go("Settings");
    app.sees("can’t be chosen for a sample couple");
    assert!(!app.has("checkbox", LABEL));
    let refused = app.call(
        "set_autostart",
        serde_json::json!({ "args": { "on": true } }),
    );
    assert!(refused.is_err(), "{refused:?}");
    assert!(started_at_login(&app).is_empty());
}

#[test]
fn a_second_start_brings_the_first_forward_and_ends() {
    let app = at_home("a_second_start_brings_the_first_forward", true);
    app.tray().menu();
    app.close_window("Common Ground");
    app.window_gone("Common Ground");
    app.start_once_more();
    app.window("Common Ground");
    let titles = app.windows();
    let planners = titles
        .iter()
        .filter(|window| window.title == "Common Ground");
    assert_eq!(planners.count(), 1, "{titles:?}");
}

#[test]
fn started_with_the_computer_it_waits_in_the_tray_or_can_be_seen() {
    // Plain: a driver shows the window it takes hold of.
    let hidden = |tray: bool| {
        let start = Start {
            args: Some(vec!["--hidden".into()]),
            tray,
            ..Start::default()
        };
        Plain::start(start, &[])
    };
    let plain = hidden(true);
    plain.tray().menu();
    // Long enough for a window to come that should not.
    std::thread::sleep(std::time::Duration::from_secs(3));
    assert!(!plain.shows("Common Ground"), "it should wait in the tray");
    plain.tray().press("Open Common Ground");
    plain.window();

    // Without a tray nobody would find it again.
    hidden(false).window();
}
