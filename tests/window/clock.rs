//! A wall clock that is set: waiting is a fact, so it is worked out anew; and the history says so.

use common_ground_e2e::{App, Here, Notifications, Start};

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
