//! Our quarter: each ticks alone, the rest goes on by each one's press, it is left and taken up again.

use common_ground_e2e::{App, Here};
use serde_json::{Value, json};

fn write(app: &App, command: &str, args: Value, by: &str) -> Value {
    match app.call(command, json!({ "args": args, "by": by })) {
        Ok(done) => done["value"].clone(),
        Err(error) => panic!("{command}: {error}"),
    }
}

/// An agreement both said yes to, until the twentieth of October.
fn agree(app: &App, words: &str) -> Value {
    let agreement = json!({ "topic": "screens", "text": { "agreement": {
        "words": words, "why": "", "does": ["", ""], "slipped": "",
        "talk": false, "rest": 0, "ends": "2026-10-20",
    } } });
    let id = write(app, "write_boundary", agreement, "start");
    for by in ["start", "end"] {
        let seen = &sheet(app, &id)["agreement"];
        let yes = json!({ "version": seen["standing"]["version"], "digest": seen["digest"] });
        write(app, "say_yes", yes, by);
    }
    id
}

fn sheet(app: &App, id: &Value) -> Value {
    app.call("agreement", json!({ "args": { "id": id }, "by": null }))
        .expect("the agreement is there")
}

/// Until when it holds.
fn until(app: &App, id: &Value) -> String {
    let standing = &sheet(app, id)["agreement"]["standing"];
    standing["until"].as_str().unwrap_or_default().to_owned()
}

/// A goal both are doing.
fn do_goal(app: &App, title: &str) {
    let goal = json!({ "title": title, "horizon": "short", "area": null, "own": false });
    let id = write(app, "add_goal", goal, "start");
    for by in ["start", "end"] {
        let view = app
            .call("goal", json!({ "args": id, "by": null }))
            .expect("the goal is there");
        let texts: Vec<Value> = view["card"]["halves"]
            .as_array()
            .expect("a card has halves")
            .iter()
            .map(|half| json!({ "version": half["version"], "digest": half["digest"] }))
            .collect();
        let to = json!({ "goal": id, "to": "doing", "before": null, "texts": texts });
        write(app, "move_goal", to, by);
    }
}

/// Takes the way from Today, where our quarter waits since its day came.
fn open(app: &App) {
    app.go("Today");
    app.click("button", "Look now: Our quarter");
    app.by_role("heading", "Our quarter");
}

fn ticked(app: &App, text: &str) -> bool {
    app.by_role("checkbox", text)
        .states
        .iter()
        .any(|state| state == "checked")
}

#[test]
fn a_quarter_from_alone_to_the_next_dates() {
    let mut app = App::couple("a_quarter_from_alone_to_the_next_dates");
    app.here(Here::Both);
    let phones = agree(&app, "Phones away at dinner");
    let sundays = agree(&app, "Sundays at home in turn");
    do_goal(&app, "A week in Lisbon");
    assert_eq!(until(&app, &phones), "2026-10-20");

    // Ana ticks on the evening it comes due, and leaves.
    app.restart_at("2026-10-04T18:30:00Z");
    app.here(Here::Ana);
    open(&app);
    app.is_for_everyone("before our quarter");
    app.click("button", "Begin our quarter");
    app.click("checkbox", "Phones away at dinner");
    app.until("the tick should be kept", || {
        ticked(&app, "Phones away at dinner")
    });
    app.is_for_everyone("ticking alone");

    // Ben finds it where it was left, and nothing of what she ticked.
    app.restart_at("2026-10-04T18:45:00Z");
    app.here(Here::Ben);
    open(&app);
    assert!(
        !ticked(&app, "Phones away at dinner"),
        "Ben reads what Ana ticked"
    );
    app.click("checkbox", "A week in Lisbon");
    app.until("the tick should be kept", || {
        ticked(&app, "A week in Lisbon")
    });
    app.click("button", "I’m ready, Ben");
    app.sees("You’re ready. It opens once both are.");

    // At the table she is ready, too; what each ticked opens together.
    app.here(Here::Both);
    app.click("button", "I’m ready, Ana");
    app.by_role("heading", "These go on as they are");
    app.sees("Sundays at home in turn");
    app.sees_no("Phones away at dinner");
    app.sees_no("A week in Lisbon");
    app.is_for_everyone("what goes on");
    app.click("button", "Yes to each of these, Ana");
    app.sees("Ana said yes to each");
    assert_eq!(
        until(&app, &sundays),
        "2026-10-20",
        "one press renews nothing"
    );

    // Left in between; Ana's press is still there, and Ben's makes it two.
    app.restart_at("2026-10-04T19:00:00Z");
    app.here(Here::Both);
    open(&app);
    app.sees("Ana said yes to each");
    app.click("button", "Yes to each of these, Ben");
    app.sees("Ben said yes to each");
    assert_eq!(until(&app, &sundays), "2027-01-03");

    app.click("button", "To what we ticked");
    app.by_role("heading", "To talk about");
    app.sees("Phones away at dinner");
    app.is_for_everyone("what is talked about");
    app.click("button", "It’s reached");
    app.sees("Reached.");
    app.click("button", "Keep it, Ana");
    app.sees("Ana wants to keep it.");
    app.click("button", "Keep it, Ben");
    app.sees("Kept.");
    assert_eq!(until(&app, &phones), "2027-01-03");

    app.click("button", "Enough for today");
    app.by_role("button", "Begin our quarter");
    app.go("Boundaries");
    app.sees("until 3 January");
    app.restart_at("2026-10-05T18:00:00Z");
    app.here(Here::Both);
    app.go("Boundaries");
    app.sees("until 3 January");
}
