//! A yes somebody finds in their name and never gave: one press ends what stood on it, for both.

use common_ground_e2e::{App, Here};

#[test]
fn a_yes_that_was_not_mine_ends_the_rule_for_both() {
    let mut app = App::couple("a_yes_that_was_not_mine");
    app.go("Decisions");
    app.click("button", "Write one for bigger purchases");
    app.click("radio", "Something of our own");
    app.fill("What do you call it?", "Weekends");
    app.fill("In your own words, if you like", "We take turns planning.");
    app.choose("Sleep on it", "No waiting");
    app.click("button", "Keep it");
    app.click("button", "Yes, Ana");
    app.click("button", "Yes, Ben");
    app.sees("Holds since");
    app.press("Escape");

    // Together nobody's yeses are on the page.
    app.here(Here::Both);
    app.go("Settings");
    app.click("button", "Yes in my name");
    app.sees("Each of you looks at this page alone.");

    app.here(Here::Ana);
    app.sees("Weekends");
    app.is_for_everyone("a yes in my name");
    app.click("button", "Not mine");
    app.by_role("dialog", "Was this not your yes?");
    app.click("button", "That was not my yes");
    app.sees("Nothing is waiting here.");

    // It ended for both, and the record does not say whose yes it was.
    for who in [Here::Both, Here::Ana, Here::Ben] {
        app.here(who);
        app.go("Decisions");
        app.click("button", "Open “Weekends”");
        app.by_role("dialog", "Weekends");
        app.sees_no("Holds since");
        let text = app.text();
        assert!(
            !text.contains("not my yes") && !text.contains("Ana took"),
            "the record names nobody: {text}"
        );
        app.press("Escape");
    }

    // Ben alone does not bring it back: not by undo, not by a press of his own, not over a restart.
    app.here(Here::Ben);
    app.press("Control+z");
    app.go("Decisions");
    app.click("button", "Open “Weekends”");
    app.by_role("dialog", "Weekends");
    if app.has("button", "Yes, Ben") {
        app.click("button", "Yes, Ben");
    }
    app.sees_no("Holds since");
    app.restart();
    app.here(Here::Ben);
    app.go("Decisions");
    app.click("button", "Open “Weekends”");
    app.by_role("dialog", "Weekends");
    app.sees_no("Holds since");
}
