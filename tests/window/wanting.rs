//! A goal on its way: added in Idea, wanted by both, undone after a restart, with any words in it.

use common_ground_e2e::{App, Here};

fn add(app: &App, title: &str) {
    app.go("Goals");
    app.click("button", "Add a goal");
    app.fill("What would you like?", title);
    app.click("button", "Add");
    app.by_role("button", title);
    app.press("Escape");
}

#[test]
fn a_goal_is_added_and_moved_by_keyboard_alone() {
    let app = App::couple("a_goal_by_keyboard");
    app.tab_to("button", "Goals");
    app.press("Enter");
    app.by_role("heading", "Goals");
    app.is_for_everyone("goals, empty");
    app.tab_to("button", "Add a goal");
    app.press("Enter");
    app.type_text("Lisbon in May");
    app.press("Enter");
    app.by_role("button", "Lisbon in May");
    app.press("Escape");
    app.tab_to("button", "Lisbon in May");
    app.press("Alt+ArrowRight");
    // Both are here, so each presses in their own half.
    app.sees("Both want it: who wants it?");
    app.is_for_everyone("who wants it");
    app.tab_to("button", "Yes, Ana");
    app.press("Enter");
    app.tab_to("button", "Yes, Ben");
    app.press("Enter");
    app.hears("moved to Both want it");
    app.by_role("img", "You both want it");
    app.is_for_everyone("goals with one both want");
}

#[test]
fn one_yes_leaves_the_card_in_idea_and_says_whose_is_missing() {
    let app = App::couple("one_yes_leaves_the_card_in_idea");
    app.here(Here::Ana);
    add(&app, "Lisbon in May");
    app.focus("button", "Lisbon in May");
    app.press("Alt+ArrowRight");
    app.hears("Lisbon in May waits in Idea for Ben’s yes");
    app.here(Here::Ben);
    app.focus("button", "Lisbon in May");
    app.press("Alt+ArrowRight");
    app.hears("moved to Both want it");
}

#[test]
fn adding_a_goal_is_undone_and_done_again_after_a_restart() {
    let mut app = App::couple("a_goal_undone_after_a_restart");
    app.here(Here::Ana);
    add(&app, "Lisbon in May");
    app.restart();
    app.here(Here::Ana);
    app.go("Goals");
    app.by_role("button", "Lisbon in May");
    app.press("Control+z");
    app.gone("button", "Lisbon in May");
    app.press("Control+Shift+Z");
    app.by_role("button", "Lisbon in May");
    // Ben undoes nothing of Ana's.
    app.here(Here::Ben);
    app.press("Control+z");
    app.by_role("button", "Lisbon in May");
}

#[test]
fn what_is_typed_is_shown_as_typed_and_nothing_in_it_runs() {
    let app = App::couple("shown_as_typed");
    let hostile = [
        "<img src=x onerror=document.body.remove()>",
        "</button><script>document.body.remove()</script>",
        "'; DROP TABLE goal; --",
        "{ $name } { -brand }",
        "\u{202e}txt.exe",
        "❤️ á̧̈ ﷽ שלום",
    ];
    for title in hostile {
        app.go("Today");
        app.go("Goals");
        app.click("button", "Add a goal");
        app.fill("What would you like?", title);
        app.click("button", "Add");
        app.sees(title);
        app.press("Escape");
    }
    app.is_for_everyone("goals with odd words");
}

#[test]
fn the_sheet_of_a_goal_is_for_everyone() {
    let app = App::couple("the_sheet_of_a_goal");
    add(&app, "Lisbon in May");
    app.click("button", "Lisbon in May");
    app.by_role("dialog", "Lisbon in May");
    app.is_for_everyone("a goal");
    app.press("Escape");
    app.gone("dialog", "Lisbon in May");
    app.click("radio", "List");
    app.is_for_everyone("goals as a list");
}
