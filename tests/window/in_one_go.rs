//! What is typed or moved in one go is one step: one press takes all of it back, and one brings it again.

use common_ground_e2e::{App, Here};
use serde_json::json;

fn add(app: &App, title: &str) {
    let args = json!({ "title": title, "horizon": "short", "area": null, "own": false });
    app.call("add_goal", json!({ "args": args })).unwrap();
}

/// The titles in the column of ideas, from top to foot.
fn ideas(app: &App) -> Vec<String> {
    let titles = app.execute(
        "return [...document.querySelectorAll('[data-place=\"idea\"] [data-open]')]
           .map((card) => card.textContent)",
        vec![],
    );
    serde_json::from_value(titles).unwrap()
}

#[test]
fn what_is_typed_or_moved_in_one_go_is_undone_by_one_press() {
    let app = App::couple("what_is_typed_or_moved_in_one_go");
    app.here(Here::Ana);
    for title in ["Lisbon", "A garden", "Dancing"] {
        add(&app, title);
    }
    app.go("Goals");
    let start = ["Lisbon", "A garden", "Dancing"];
    app.until("three ideas", || ideas(&app) == start);

    app.click("button", "Lisbon");
    let mut shown = "Lisbon";
    for words in ["Lisbon in", "Lisbon in May", "Lisbon in May, by train"] {
        app.by_role("heading", shown);
        app.fill("What would you like?", words);
        app.click("button", "Keep the changes");
        app.by_role("heading", words);
        shown = words;
    }
    app.press("Escape");
    app.gone("heading", shown);
    app.click("button", &format!("Undo: change {shown}"));
    app.until("all that was typed is taken back by one press", || {
        ideas(&app) == start
    });
    // What comes next is not part of it.
    app.by_role("button", "Undo: add Dancing");
    app.press("Control+Shift+z");
    app.by_role("button", shown);
    app.press("Control+z");
    app.by_role("button", "Lisbon");

    app.focus("button", "Dancing");
    for (key, place) in [("ArrowUp", 2), ("ArrowUp", 1), ("ArrowDown", 2)] {
        app.press(&format!("Alt+{key}"));
        app.hears(&format!("Dancing, moved to Idea, {place} of 3"));
    }
    assert_eq!(ideas(&app), ["Lisbon", "Dancing", "A garden"]);
    app.press("Control+z");
    app.until("all moves are taken back by one press", || {
        ideas(&app) == start
    });
    app.by_role("button", "Undo: add Dancing");
    // Another card is a step of its own.
    app.focus("button", "Dancing");
    app.press("Alt+ArrowUp");
    app.hears("Dancing, moved to Idea, 2 of 3");
    app.focus("button", "Lisbon");
    app.press("Alt+ArrowDown");
    app.hears("Lisbon, moved to Idea, 2 of 3");
    app.press("Control+z");
    app.until("the other card's move stays", || {
        ideas(&app) == ["Lisbon", "Dancing", "A garden"]
    });
}
