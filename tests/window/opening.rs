//! Starting, again and twice.

use common_ground_e2e::{App, Here};

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
