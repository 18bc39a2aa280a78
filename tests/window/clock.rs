//! A wall clock that is set: waiting is a fact, so it is worked out anew; and the history says so.

use std::collections::BTreeSet;

use common_ground_e2e::{App, Here, Notifications, Start};
use serde_json::json;

use crate::passphrases;

fn start(name: &str) -> App {
    App::couple_as(
        name,
        Start {
            clock_moves: true,
            notifications: Notifications::Heard,
            ..Start::default()
        },
    )
}

#[test]
fn a_clock_that_is_set_shows_what_waits_then_and_is_written_down() {
    let app = start("a_clock_that_is_set");
    app.here(Here::Both);
    // On Sunday at half past seven in the evening the two sit down.
    app.go("Today");
    app.sees("Friday, 12 June");
    assert!(app.notices().is_empty());

    app.move_clock("+3d");
    app.sees("Monday, 15 June");
    app.until("one notice says what came due in between", || {
        app.notices().len() == 1
    });

    // Put right again, nothing is told twice.
    app.move_clock("+0");
    app.sees("Friday, 12 June");
    assert_eq!(app.notices().len(), 1);

    // Both times are written down.
    app.press("Control+k");
    app.type_text("What changed");
    app.press("Enter");
    app.sees("The laptop’s clock was moved.");
}

/// An empty battery on the board: the laptop believes it is 1970.
#[test]
fn in_1970_the_planner_opens_and_no_backup_goes() {
    let mut app = start("in_1970");
    app.here(Here::Ana);
    let remember = |app: &App, words: &str| {
        let written = json!({ "args": { "words": words } });
        app.call("add_good_moment", written).unwrap();
    };
    let backups = |app: &App| -> BTreeSet<_> {
        let names = std::fs::read_dir(app.data_dir().join("backups")).unwrap();
        names.map(|entry| entry.unwrap().file_name()).collect()
    };
    for words in ["Coffee on the steps", "Rain on the tent", "Snow in June"] {
        remember(&app, words);
        app.call("back_up_now", json!(null)).unwrap();
    }
    let kept = backups(&app);
    assert!(kept.len() >= 3, "{kept:?}");

    app.restart_at("1970-01-01T00:10:00Z");
    app.here(Here::Ana);
    app.go("Today");
    app.sees("Thursday, 1 January");
    app.sees("“Snow in June”");
    app.sees("This laptop’s clock says it is Thursday, 1 January 1970, before you began here.");
    app.go("Settings");
    app.click("button", "Backups");
    app.sees("3 good moments");
    remember(&app, "Written in 1970");
    app.click("button", "Back up now");
    app.hears("The backup is made and checked.");
    app.is_for_everyone("backups in 1970");
    assert!(backups(&app).is_superset(&kept), "none of them goes");

    app.restart_at("2026-06-12T11:00:00Z");
    app.here(Here::Ana);
    app.sees_no("This laptop’s clock says");
    app.call("back_up_now", json!(null)).unwrap();
    assert!(backups(&app).is_superset(&kept), "nor once it is put right");
    // The same while the planner is open, and it is written down.
    app.move_clock("-20616d");
    app.go("Today");
    app.sees("Thursday, 1 January");
    app.press("Control+k");
    app.type_text("What changed");
    app.press("Enter");
    app.sees("The laptop’s clock was moved.");
    app.sees("“Written in 1970” was added.");
    app.sees("“Coffee on the steps” was added.");
    assert!(backups(&app).is_superset(&kept), "none goes then either");
}

#[test]
fn an_hour_with_nobody_here_locks_the_planner() {
    let app = start("an_hour_with_nobody_here");
    app.here(Here::Ana);
    app.go("Settings");
    passphrases::set(&app, "Ana", "four quiet garden lamps");
    app.press("Control+2");
    app.by_role("button", "Here now Ben change");
    passphrases::set(&app, "Ben", "the slow boat to Trieste");
    app.press("Control+0");
    app.by_role("button", "Here now Nobody change");

    app.move_clock("+30m");
    // The clock is looked at every twenty seconds.
    std::thread::sleep(std::time::Duration::from_secs(22));
    app.sees_no("Who is it?");
    app.move_clock("+70m");
    app.sees("Who is it?");
    app.is_for_everyone("locked after an hour");
}
