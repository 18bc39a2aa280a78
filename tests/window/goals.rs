//! Goals: written down, wanted by both, moved by mouse and by keyboard, ended.

use common_ground_e2e::{App, Here, Theme};
use serde_json::{Value, json};

/// A board with something of every kind on it.
fn furnished(app: &App) {
    let add = |title: &str, horizon: &str, own: bool, by: &str| -> String {
        let args = json!({ "title": title, "horizon": horizon, "area": null, "own": own });
        write(app, "add_goal", args, by)
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    add("Learn to dance, properly", "short", false, "start");
    let balcony = add("A garden on the balcony", "short", false, "end");
    wish(app, &balcony, "wanted", &["end"]);
    let weekends = add("Two weekends in a month", "short", false, "start");
    let trips = add("One trip every two months", "short", false, "end");
    write(
        app,
        "hinge_goals",
        json!({ "start": weekends, "end": trips }),
        "start",
    );
    wish(app, &weekends, "wanted", &["start", "end"]);
    let lisbon = add("A week in Lisbon, just us", "short", false, "start");
    edit(
        app,
        &lisbon,
        &json!({ "measure": "steps", "target": "2027-08-01" }),
    );
    for words in ["Compare flights", "Find a room", "Ask for the days off"] {
        let step = json!({ "goal": lisbon, "words": words, "due": null });
        let step = write(app, "add_step", step, "start");
        if words == "Find a room" {
            write(
                app,
                "check_step",
                json!({ "step": step, "done": true }),
                "start",
            );
        } else if words == "Compare flights" {
            write(
                app,
                "take_step",
                json!({ "step": step, "taken": true }),
                "start",
            );
        }
    }
    wish(app, &lisbon, "doing", &["start", "end"]);
    let saved = add("Three months put aside", "short", false, "end");
    edit(
        app,
        &saved,
        &json!({ "measure": "money", "unit": "EUR", "measure_to": 600_000 }),
    );
    for (day, value) in [
        ("2026-03-01", 120_000),
        ("2026-04-20", 250_000),
        ("2026-06-01", 430_000),
    ] {
        let log = json!({ "goal": saved, "entry": null, "day": day, "value": value, "note": "" });
        write(app, "log_progress", log, "end");
    }
    wish(app, &saved, "doing", &["start", "end"]);
    let course = add("My evening course", "short", true, "end");
    edit(
        app,
        &course,
        &json!({ "support": "Thursdays are mine", "target": "2026-12" }),
    );
    wish(app, &course, "doing", &["end"]);
    let walks = add("Sunday walks, all spring", "short", false, "start");
    wish(app, &walks, "doing", &["start", "end"]);
    wish(app, &walks, "reached", &["start"]);
    let house = add("A home with a garden", "long", false, "start");
    write(
        app,
        "feed_goal",
        json!({ "goal": saved, "parent": house }),
        "end",
    );
}

fn write(app: &App, command: &str, args: Value, by: &str) -> Value {
    match app.call(command, json!({ "args": args, "by": by })) {
        Ok(done) => done["value"].clone(),
        Err(error) => panic!("{command}: {error}"),
    }
}

fn view(app: &App, goal: &str) -> Value {
    app.call("goal", json!({ "args": goal, "by": null }))
        .expect("the goal is there")
}

/// Puts a card there in each one's name.
fn wish(app: &App, goal: &str, to: &str, hands: &[&str]) {
    for by in hands {
        let halves = view(app, goal)["card"]["halves"].clone();
        let texts: Vec<Value> = halves
            .as_array()
            .expect("a card has halves")
            .iter()
            .map(|half| json!({ "version": half["version"], "digest": half["digest"] }))
            .collect();
        let args = json!({ "goal": goal, "to": to, "before": null, "texts": texts });
        write(app, "move_goal", args, by);
    }
}

/// Changes some of a goal's fields.
fn edit(app: &App, goal: &str, change: &Value) {
    let view = view(app, goal);
    let (core, card) = (&view["core"], &view["card"]);
    let mut args = json!({
        "goal": goal, "title": core["title"], "done": core["done"], "sum": null,
        "horizon": card["horizon"], "area": card["area"], "target": card["target"],
        "support": card["support"], "why": "", "stuck": "", "who_does": "", "notes": "",
        "measure": "none", "measure_from": null, "measure_to": null, "unit": "",
    });
    for (field, value) in change.as_object().expect("fields by name") {
        args[field] = value.clone();
    }
    let by = card["owner"].as_str().unwrap_or("start").to_owned();
    write(app, "edit_goal", args, &by);
}

#[test]
fn the_board_in_both_looks() {
    let app = App::couple("the_board_in_both_looks");
    furnished(&app);
    for theme in Theme::BOTH {
        app.reload();
        app.go("Goals");
        app.sees("A week in Lisbon, just us");
        app.set_theme(theme);
        app.at_rest();
        app.picture(&format!("board-{}", theme.name()));
        app.is_accessible(&format!("board {}", theme.name()));
        app.click("radio", "List");
        app.at_rest();
        app.picture(&format!("list-{}", theme.name()));
        app.is_accessible(&format!("list {}", theme.name()));
        app.click("radio", "Board");
        app.click("button", "Three months put aside");
        app.sees("How it moved");
        app.at_rest();
        app.picture(&format!("sheet-{}", theme.name()));
        app.is_accessible(&format!("sheet {}", theme.name()));
        app.press("Escape");
        app.click("tab", "Long-term");
        app.at_rest();
        app.picture(&format!("long-{}", theme.name()));
        app.is_accessible(&format!("long {}", theme.name()));
    }
}

#[test]
fn a_goal_by_keyboard_alone() {
    let app = App::couple("a_goal_by_keyboard_alone");
    app.here(Here::Ana);
    app.tab_to("button", "Goals");
    app.press("Enter");
    app.tab_to("button", "Add a goal");
    app.press("Enter");
    app.type_text("Lisbon in May");
    app.press("Enter");
    app.by_role("button", "Lisbon in May");
    app.type_text("A garden on the balcony");
    app.press("Enter");
    app.by_role("button", "A garden on the balcony");
    app.press("Escape");

    app.tab_to("button", "Lisbon in May");
    app.press("Alt+ArrowRight");
    app.hears("Lisbon in May waits in Idea for Ben’s yes");
    app.is_accessible("waiting for a yes");
    app.here(Here::Ben);
    app.focus("button", "Lisbon in May");
    app.press("Alt+ArrowRight");
    app.hears("Lisbon in May, moved to Both want it, 1 of 1");
    app.press("Alt+ArrowRight");
    app.hears("Lisbon in May, moved to Doing, 1 of 1");
    // Both said yes: from here on a move is a place, and is undone like one.
    app.press("Control+z");
    app.hears("Undone: move Lisbon in May to Doing");

    app.focus("button", "Lisbon in May");
    app.press("Enter");
    app.by_role("heading", "Lisbon in May");
    app.tab_to("textbox", "The next step");
    app.type_text("Compare flights");
    app.press("Enter");
    app.by_role("checkbox", "Compare flights");
    app.is_accessible("the sheet");
    app.press("Escape");
    app.gone("heading", "Lisbon in May");
    app.sees("Compare flights");
}

#[test]
fn cards_are_moved_with_the_mouse() {
    let app = App::couple("cards_are_moved_with_the_mouse");
    furnished(&app);
    app.reload();
    app.go("Goals");
    app.by_role("button", "A week in Lisbon, just us");
    drag(&app, "A week in Lisbon, just us", "wanted");
    app.hears("A week in Lisbon, just us, moved to Both want it, 1 of 2");
    let at = || {
        app.execute(
            "return [...document.querySelectorAll('[data-place=\"wanted\"] [data-open]')]
               .map((card) => card.textContent)",
            vec![],
        )
    };
    app.until("the card lies where it was dropped", || {
        at() == json!(["A week in Lisbon, just us", "Two weekends in a month"])
    });

    // What does not hold asks each one, in their own half.
    drag(&app, "Learn to dance, properly", "doing");
    app.by_role("heading", "Doing: who wants it?");
    app.is_accessible("who wants it");
    app.picture("who-wants-it");
    app.click("button", "Yes, Ana");
    app.sees("Ana said yes");
    app.click("button", "Yes, Ben");
    app.gone("heading", "Doing: who wants it?");

    drag(&app, "Three months put aside", "reached");
    app.by_role("heading", "Reached: Three months put aside");
    app.is_accessible("reached");
    app.fill("How shall we celebrate?", "Cake by the lake");
    app.picture("reached");
    app.click("button", "Reached");
    app.hears("Three months put aside, moved to Reached, 1 of 2");
    app.press("Escape");

    // From its menu, beside the board.
    app.focus("button", "A week in Lisbon, just us");
    app.click("button", "Move A week in Lisbon, just us");
    app.click("menuitemradio", "Paused");
    app.hears("A week in Lisbon, just us, moved to Paused, 1 of 1");
    app.click("button", "Paused 1");
    app.picture("paused");
    app.is_accessible("paused");
}

/// Drags a card to the top of a column, as a mouse does.
fn drag(app: &App, title: &str, place: &str) {
    app.at_rest();
    app.execute(
        "const card = [...document.querySelectorAll('[data-open]')]
           .find((one) => one.textContent === arguments[0]);
         const column = document.querySelector(`[data-place=${arguments[1]}] ul`);
         const from = card.getBoundingClientRect(), to = column.getBoundingClientRect();
         const at = (type, x, y) => card.dispatchEvent(new PointerEvent(type, {
           bubbles: true, cancelable: true, pointerId: 1, pointerType: 'mouse', button: 0,
           clientX: x, clientY: y }));
         at('pointerdown', from.left + 10, from.top + 10);
         at('pointermove', from.left + 30, from.top + 20);
         at('pointermove', to.left + 40, to.top + 4);
         at('pointerup', to.left + 40, to.top + 4);",
        vec![json!(title), json!(place)],
    );
}

#[test]
fn small_windows_long_names_and_large_text() {
    let app = App::couple_in_small("small_windows_long_names_and_large_text");
    furnished(&app);
    let long = "Donaudampfschifffahrtsgesellschaftskapitänswitwe and her seven sisters visit us, \
                one after another, until the summer is over and the last guest bed is free again";
    let args = json!({ "title": long, "horizon": "short", "area": null, "own": false });
    write(&app, "add_goal", args, "start");
    app.reload();
    app.go("Goals");
    app.sees("Donaudampf");
    app.at_rest();
    app.picture("small");
    app.is_accessible("small");
    app.execute(
        "document.documentElement.style.setProperty('--text-scale', '2')",
        vec![],
    );
    app.at_rest();
    app.picture("large-text");
    app.is_accessible("large text");
    app.focus("button", "A week in Lisbon, just us");
    app.press("Enter");
    app.by_role("heading", "A week in Lisbon, just us");
    app.at_rest();
    app.picture("large-sheet");
    app.is_accessible("large sheet");
}
