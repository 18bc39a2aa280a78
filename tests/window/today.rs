//! Today: one line to capture, undone by who wrote it, also after a restart.

use common_ground_e2e::{App, Here, Start};

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
    let app = App::couple_as(
        "at_twice_the_text",
        Start {
            size: (900, 600),
            ..Start::default()
        },
    );
    app.execute(
        "document.documentElement.style.setProperty('--text-scale', '2')",
        vec![],
    );
    app.is_for_everyone("today at twice the text");
}
