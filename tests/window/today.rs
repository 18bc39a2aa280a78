//! Today: one line to capture, undone by who wrote it, also after a restart.

use common_ground_e2e::{App, Here};

#[test]
fn a_good_moment_is_kept_by_keyboard_and_undone_after_a_restart() {
    let mut app = App::couple("a_good_moment");
    app.go("Today");
    app.is_for_everyone("today");
    app.tab_to("textbox", "Something good …");
    app.type_text("Pancakes in the rain");
    app.press("Enter");
    app.sees("Kept. A good moment.");
    app.sees("Pancakes in the rain");
    app.restart();
    app.here(Here::Both);
    app.sees("Pancakes in the rain");
    app.press("Control+z");
    app.by_role("button", "Nothing to undo");
    app.restart();
    app.here(Here::Both);
    app.sees("Check-in");
    assert!(
        !app.shows("Pancakes in the rain"),
        "what was undone stays undone"
    );
}

#[test]
fn what_one_notes_for_the_talk_the_other_does_not_read() {
    let mut app = App::couple("what_one_notes_for_the_talk");
    app.here(Here::Ana);
    app.sees_no("Ana and Ben");
    app.click("radio", "For Sunday");
    app.fill("For Sunday …", "The loud phone calls");
    app.click("button", "Keep");
    app.sees("Noted for the talk.");
    app.restart();
    for who in [Here::Ben, Here::Both, Here::Nobody] {
        app.here(who);
        app.go("Today");
        app.click("button", "Prepare");
        assert!(
            !app.text().contains("loud phone"),
            "{who:?} reads what Ana keeps to herself"
        );
        app.press("Escape");
    }
}

#[test]
fn at_twice_the_text_in_a_small_window_nothing_is_cut_off() {
    let app = App::couple_in_small("at_twice_the_text");
    app.execute(
        "document.documentElement.style.setProperty('--text-scale', '2')",
        vec![],
    );
    app.is_for_everyone("today at twice the text");
}

#[test]
fn one_check_in_is_moved_and_the_others_stay() {
    let mut app = App::couple("one_check_in_is_moved");
    app.here(Here::Ben);
    app.go("Today");
    app.sees("Check-in, Sunday at 19:30");
    app.tab_to("button", "Move it");
    app.press("Enter");
    app.is_for_everyone("moving a check-in");
    app.fill("Day", "someday");
    app.click("button", "Move it");
    app.sees("This can’t be read as a date");
    app.fill("Day", "10 June 2026");
    app.click("button", "Move it");
    app.sees("This is earlier than it can be");
    app.fill("Day", "Tuesday");
    app.press("Enter");
    app.hears("The check-in is Tuesday at 19:30.");
    app.sees("Check-in, Tuesday at 19:30");
    app.sees("Moved, just this once. The one after: 21 June at 19:30.");
    app.by_role("radio", "For Tuesday");
    app.click("button", "Prepare");
    app.by_role("heading", "To bring up Tuesday");
    app.press("Escape");
    app.sees("Nothing is waiting. Next: Check-in, Tuesday at 19:30.");
    app.go("Reminders");
    app.sees("Next: Tuesday at 19:30");

    // On Sunday nothing waits, on Tuesday the check-in does, and nobody says it was missed.
    app.restart_at("2026-06-14T18:00:00Z");
    app.here(Here::Ana);
    app.sees("Check-in, Tuesday at 19:30");
    assert!(!app.has("button", "Look now: Check-in"), "it was moved");
    app.restart_at("2026-06-16T17:30:00Z");
    app.here(Here::Both);
    app.by_role("button", "Look now: Check-in");
    app.sees_no("since");
    app.restart_at("2026-06-17T10:00:00Z");
    app.here(Here::Both);
    app.sees("Check-in, Sunday at 19:30");
}

#[test]
fn moving_a_check_in_is_undone_after_a_restart() {
    let mut app = App::couple("moving_a_check_in_is_undone");
    app.here(Here::Ana);
    app.go("Today");
    app.click("button", "Move it");
    app.fill("Day", "13 June 2026");
    app.press("Enter");
    app.sees("Check-in, tomorrow at 19:30");
    app.restart();
    app.here(Here::Ana);
    app.sees("Check-in, tomorrow at 19:30");
    app.press("Control+z");
    app.sees("Check-in, Sunday at 19:30");
}

/// Stops the program where it stands, or lets it go on: what a laptop that sleeps does to it.
fn signal(app: &App, name: &str) {
    let program = app.process().expect("the program runs").to_string();
    let sent = std::process::Command::new("kill")
        .args([name, &program])
        .status();
    assert!(sent.is_ok_and(|status| status.success()), "kill {name}");
}

#[test]
fn today_changes_by_itself_at_midnight_and_after_sleep() {
    let mut app = App::couple("today_changes_by_itself");
    // Ten seconds before midnight in Vienna. Nobody touches anything.
    app.restart_at("2026-06-12T21:59:50Z");
    app.by_role("heading", "Friday, 12 June");
    app.sees("Check-in, Sunday at 19:30");
    std::thread::sleep(std::time::Duration::from_secs(10));
    app.by_role("heading", "Saturday, 13 June");
    app.sees("Check-in, tomorrow at 19:30");
    app.by_role("radio", "For tomorrow");

    // Asleep over the next midnight.
    app.restart_at("2026-06-13T21:59:50Z");
    app.by_role("heading", "Saturday, 13 June");
    signal(&app, "-STOP");
    std::thread::sleep(std::time::Duration::from_secs(12));
    signal(&app, "-CONT");
    app.by_role("heading", "Sunday, 14 June");
    app.sees("Check-in, today at 19:30");
}

#[test]
fn with_much_waiting_the_line_to_capture_is_still_in_sight() {
    let mut app = App::couple("much_is_waiting");
    for n in 1..=9 {
        let reminder = serde_json::json!({
            "title": format!("Water the fig tree on the balcony, and the herbs ({n})"),
            "own": false, "catch_up": "latest",
            "schedule": {
                "every": { "unit": "days", "n": 1 }, "time": "20:00:00", "start": "2026-06-12",
                "end": null, "from": "schedule", "paused": [],
            },
        });
        let body = serde_json::json!({ "args": reminder, "by": null });
        app.call("add_reminder", body).expect("it is made");
    }
    app.restart_at("2026-06-12T19:00:00Z");
    app.here(Here::Both);
    app.go("Today");
    app.sees("and the herbs (9)");
    let below = app.execute(
        "const line = document.querySelector('form.capture').getBoundingClientRect();
         return line.bottom - innerHeight",
        vec![],
    );
    assert!(below.as_f64().is_some_and(|px| px <= 0.0), "cut by {below}");
    app.is_for_everyone("much is waiting");
    let later: Vec<_> = app
        .everything()
        .into_iter()
        .filter(|seen| seen.name.starts_with("Later: "))
        .map(|seen| seen.name)
        .collect();
    let different: std::collections::HashSet<_> = later.iter().collect();
    assert_eq!(
        (later.len(), different.len()),
        (9, 9),
        "each has its own name"
    );
}
