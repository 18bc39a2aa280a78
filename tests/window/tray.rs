//! The tray, pressed: a panel's part of the bus is played by the test, everything else is real.

use common_ground_e2e::{App, Here, Start};

const MAIN: &str = "Common Ground";
const QUESTION: &str = "Close the window?";
const NOTE: &str = "Note something …";

fn with_tray(name: &str) -> App {
    let start = Start {
        tray: true,
        ..Start::default()
    };
    App::couple_as(name, start)
}

fn labels(app: &App) -> Vec<String> {
    let menu = app.tray().menu().into_iter();
    menu.map(|entry| entry.label)
        .filter(|label| !label.is_empty())
        .collect()
}

#[test]
fn the_menu_of_the_tray_has_what_one_needs_at_once() {
    let app = with_tray("the_menu_of_the_tray");
    assert_eq!(
        labels(&app),
        [
            "Open Common Ground",
            "Note something …",
            "We need a break",
            "Pause reminders",
            "Quit"
        ]
    );
    app.tray().press("Quit");
    app.ends();
}

#[test]
fn a_panel_that_starts_after_the_program_gets_the_icon() {
    let mut app = App::couple("a_panel_that_starts_after");
    app.start_tray();
    assert_eq!(
        labels(&app).first().map(String::as_str),
        Some("Open Common Ground")
    );
    app.close_window(MAIN);
    app.window_gone(MAIN);
    app.tray().press("Open Common Ground");
    app.window(MAIN);
}

#[test]
fn closing_keeps_it_in_the_tray_says_so_once_and_open_brings_it_back() {
    let start = Start {
        tray: true,
        notifications: common_ground_e2e::Notifications::Heard,
        ..Start::default()
    };
    let app = App::couple_as("closing_keeps_it_in_the_tray", start);
    app.tray().menu();
    let still_here = "Common Ground stays here, in the tray, so that it can remind you.";
    app.close_window(MAIN);
    app.window_gone(MAIN);
    app.until("it should say that it is still there", || {
        app.notices() == [still_here]
    });
    app.tray().press("Open Common Ground");
    app.window(MAIN);
    // Whoever knows it is not told again.
    app.close_window(MAIN);
    app.window_gone(MAIN);
    app.tray().press("Open Common Ground");
    app.window(MAIN);
    assert_eq!(app.notices(), [still_here]);
    app.by_role("navigation", "Pages");
}

#[test]
fn a_note_is_written_in_the_small_window_while_the_large_one_is_away() {
    let mut app = with_tray("a_note_in_the_small_window");
    app.here(Here::Both);
    app.close_window(MAIN);
    app.window_gone(MAIN);
    app.tray().press(NOTE);
    app.window(NOTE);
    app.turn_to_other_window();
    app.sees("Note something");
    app.is_for_everyone("the note window");
    // Whoever opened it types at once.
    app.until("the line should have the keyboard", || {
        let line = app.by_role("textbox", "Something good …");
        line.states.contains(&"focused".to_owned())
    });
    app.click("radio", "For Sunday");
    app.is_for_everyone("the note window, for the talk");
    app.click("radio", "Something good");
    app.fill("Something good …", "Pancakes in the rain");
    app.press("Enter");
    app.sees("Kept. A good moment.");
    app.picture("kept");
    // Pressed again it comes forward instead of opening twice.
    app.tray().press(NOTE);
    let notes = app.windows();
    assert_eq!(
        notes.iter().filter(|window| window.title == NOTE).count(),
        1
    );
    // Closing the small one leaves the planner where it is.
    // The tray's second press may still be under way, and would bring it back.
    app.until("the small window should close and stay so", || {
        app.close_window(NOTE);
        std::thread::sleep(std::time::Duration::from_millis(300));
        !app.windows()
            .iter()
            .any(|one| one.title == NOTE && one.visible)
    });
    app.tray().press("Open Common Ground");
    app.window(MAIN);
    app.turn_to_other_window();
    app.go("Today");
    app.sees("Pancakes in the rain");
    app.restart();
    app.here(Here::Both);
    app.sees("Pancakes in the rain");
}

#[test]
fn a_break_started_from_the_tray_is_on_today() {
    let app = with_tray("a_break_from_the_tray");
    app.here(Here::Nobody);
    app.close_window(MAIN);
    app.window_gone(MAIN);
    app.tray().press("We need a break");
    app.window(MAIN);
    app.go("Today");
    // 11:00 in Vienna and twenty minutes.
    app.sees("We need a break · back at 11:2");
    app.picture("break");
}

#[test]
fn pause_in_the_tray_pauses_everything_and_goes_on_again() {
    let app = with_tray("pause_in_the_tray");
    let paused = || {
        let start = app.call("start", serde_json::Value::Null).unwrap();
        !start["home"]["household"]["paused_from"].is_null()
    };
    assert!(!paused());
    app.tray().press("Pause reminders");
    app.until("everything should be paused", paused);
    app.go("Settings");
    app.picture("paused");
    app.tray().press("Go on with reminders");
    app.until("everything should go on", || !paused());
    app.until("the menu should offer to pause again", || {
        labels(&app).contains(&"Pause reminders".to_owned())
    });
}

#[test]
fn without_a_tray_closing_asks_once() {
    let mut app = App::couple("without_a_tray_closing_asks");
    app.close_window(MAIN);
    app.window(QUESTION);
    app.picture("asks");
    // Put away it was no answer: the window stays, and the next time asks again.
    app.press_in(QUESTION, &["Escape"]);
    app.window_gone(QUESTION);
    app.by_role("navigation", "Pages");
    app.close_window(MAIN);
    app.press_in(QUESTION, &["Return"]);
    app.window_gone(QUESTION);
    // Minimised is the answer that was chosen: it runs on, and is not asked again.
    app.restart();
    app.by_role("navigation", "Pages");
    app.close_window(MAIN);
    app.by_role("navigation", "Pages");
    assert!(
        !app.windows().iter().any(|window| window.title == QUESTION),
        "it asks only once"
    );
}

#[test]
fn where_closing_quits_the_small_window_does_not_keep_it_alive() {
    let app = with_tray("where_closing_quits");
    app.call(
        "set_closing",
        serde_json::json!({ "args": { "closing": "quit" } }),
    )
    .unwrap();
    app.tray().press(NOTE);
    app.close_window(NOTE);
    app.window_gone(NOTE);
    app.close_window(MAIN);
    app.ends();
}
