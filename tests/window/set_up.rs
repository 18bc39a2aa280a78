//! The three screens: both of us, and just me for now.

use common_ground_e2e::App;

#[test]
fn both_set_up_with_the_mouse() {
    let app = App::start("both_set_up_with_the_mouse");
    app.by_role("heading", "Who is here?");
    app.is_for_everyone("who is here");
    app.click("radio", "Both of us");
    app.fill("The name of one of you", "Ana");
    app.fill("The name of the other", "Ben");
    app.click("button", "Next");
    app.by_role("heading", "One thing you’d both like this year");
    app.is_for_everyone("one thing");
    app.fill("One thing you’d both like this year", "Lisbon in May");
    app.click("button", "Next");
    app.by_role("heading", "When shall you sit down?");
    app.is_for_everyone("when");
    app.click("button", "Open your planner");
    app.by_role("navigation", "Pages");
    app.sees("Ana and Ben");
    app.go("Today");
    app.is_for_everyone("today");
}

#[test]
fn names_are_asked_for_at_their_fields_and_what_was_typed_stays() {
    let app = App::start("names_are_asked_for_at_their_fields");
    app.click("button", "Next");
    app.by_role("heading", "Who is here?");
    app.click("radio", "Both of us");
    app.fill("The name of one of you", "Ana");
    app.fill("The name of the other", "ana");
    app.click("button", "Next");
    app.sees("This is the same name.");
    app.is_for_everyone("a name twice");
    assert_eq!(
        app.by_role("textbox", "The name of one of you").value,
        "Ana"
    );
    app.fill("The name of the other", "Ben");
    app.click("button", "Next");
    app.by_role("heading", "One thing you’d both like this year");
}

#[test]
fn one_sets_up_alone_by_keyboard_and_the_other_gets_a_welcome() {
    let app = App::start("one_sets_up_alone_by_keyboard");
    app.by_role("heading", "Who is here?");
    app.tab_to("radio", "Both of us");
    app.press("ArrowDown");
    app.tab_to("textbox", "Your name");
    app.type_text("Ana");
    app.tab_to("textbox", "Your partner’s name, if you like");
    app.type_text("Ben");
    app.press("Enter");
    app.by_role("heading", "One thing you’d both like this year");
    app.tab_to("textbox", "One thing you’d both like this year");
    app.press("Enter");
    app.by_role("heading", "When shall you sit down?");
    app.tab_to("button", "Open your planner");
    app.press("Enter");
    app.by_role("navigation", "Pages");

    app.press("Control+2");
    app.by_role("heading", "Welcome. This half is yours.");
    app.is_for_everyone("the welcome");
    app.tab_to("button", "Begin");
    app.press("Enter");
    app.gone("heading", "Welcome. This half is yours.");
    app.sees("Ben");
}
