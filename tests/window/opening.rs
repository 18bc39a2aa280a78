//! Starting, again and twice.

use common_ground_e2e::{App, Here, Start};

#[test]
fn a_second_start_on_the_same_folder_leaves_the_first_alone() {
    let app = App::couple("a_second_start");
    let said = app.second_start();
    assert!(
        !said.contains("Who is here?"),
        "no second household is begun: {said}"
    );
    assert!(
        !said.contains("Friday"),
        "no second window writes to the same file: {said}"
    );
    app.here(Here::Ana);
    app.sees("Ana");
}

#[test]
fn what_was_set_up_is_there_again_after_a_crash() {
    let mut app = App::couple("there_again_after_a_crash");
    app.crash_and_restart();
    app.by_role("navigation", "Pages");
    app.here(Here::Ben);
    app.sees("Ben");
}

#[test]
fn the_program_starts_with_nobody_here() {
    let mut app = App::couple("starts_with_nobody_here");
    app.here(Here::Both);
    app.sees("Ana and Ben");
    app.restart();
    app.by_role("navigation", "Pages");
    app.sees_no("Ana and Ben");
}

#[test]
fn a_folder_that_cannot_be_made_is_said_and_what_was_typed_stays() {
    // Not even root makes a folder here.
    let args = ["--data-dir", "/proc/planner"].map(str::to_owned).to_vec();
    let start = Start {
        args: Some(args),
        ..Start::default()
    };
    let app = App::start_as("a_folder_that_cannot_be_made", start);
    app.click("radio", "Both of us");
    app.fill("The name of one of you", "Ana");
    app.fill("The name of the other", "Ben");
    app.click("button", "Next");
    app.fill("One thing you’d both like this year", "Lisbon in May");
    app.click("button", "Next");
    app.click("button", "Open your planner");
    app.sees("The folder can’t be written to. It may be protected, or belong to somebody else");
    app.is_for_everyone("a folder that cannot be written");
    app.click("button", "Back");
    assert_eq!(
        app.by_role("textbox", "One thing you’d both like this year")
            .value,
        "Lisbon in May"
    );
}
