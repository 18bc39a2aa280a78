//! What changed: by day and by thing, from each entry to its thing and from each thing to its past.

use common_ground_e2e::{App, Here};
use serde_json::{Value, json};

fn call(app: &App, name: &str, args: Value, by: &str) -> Value {
    match app.call(name, json!({ "args": args, "by": by })) {
        Ok(done) => done["value"].clone(),
        Err(error) => panic!("{name}: {error}"),
    }
}

fn goal(id: &Value, title: &str, why: &str) -> Value {
    json!({
        "goal": id, "title": title, "done": "", "sum": null, "horizon": "short", "area": null,
        "target": "2027-05", "support": "", "why": why, "stuck": "", "who_does": "", "notes": "",
        "measure": "none", "measure_from": null, "measure_to": null, "unit": ""
    })
}

/// Something of several kinds happened, to things with this much to say.
fn lived(app: &App, more: &str) -> Value {
    let title = format!("Lisbon in May{more}");
    let new = json!({ "title": title, "horizon": "short", "area": null, "own": false });
    let lisbon = call(app, "add_goal", new, "start");
    let step = json!({ "goal": lisbon, "words": format!("Ask about the flat{more}"), "due": null });
    call(app, "add_step", step, "end");
    let why = format!("We laughed there most of all{more}");
    call(
        app,
        "edit_goal",
        goal(&lisbon, &format!("Lisbon in June{more}"), &why),
        "end",
    );
    let to = json!({ "goal": lisbon, "to": "paused", "before": null, "texts": [] });
    call(app, "move_goal", to, "start");
    let text = |words: &str, ends: &str| json!({ "agreement": { "words": format!("{words}{more}"), "why": "", "does": ["", ""], "slipped": "", "talk": false, "rest": 24, "ends": ends } });
    let write = json!({ "topic": "screens", "text": text("No phones at dinner", "2026-09-12") });
    let phones = call(app, "write_boundary", write, "start");
    let edit = json!({ "id": phones, "topic": "screens", "text": text("No phones at breakfast or dinner", "2026-12-12") });
    call(app, "edit_boundary", edit, "end");
    call(
        app,
        "add_good_moment",
        json!({ "words": format!("Pancakes in the rain{more}") }),
        "end",
    );
    let time = json!({ "title": format!("The market{more}"), "day": "2026-06-20", "time": "10:00:00", "arrange": false });
    call(app, "add_good_time", time, "start");
    let moment = call(
        app,
        "add_good_moment",
        json!({ "words": format!("Not so good{more}") }),
        "start",
    );
    call(app, "delete_good_moment", moment, "start");
    lisbon
}

#[test]
fn every_change_stands_by_its_day_and_leads_to_its_thing_and_back() {
    let mut app = App::couple("what_changed");
    app.go("Settings");
    app.focus("button", "What changed");
    app.press("Enter");
    app.by_role("heading", "What changed");
    app.sees("Your planner began.");
    lived(&app, "");
    app.sees("“The market” was added.");
    app.sees("“Lisbon in June” was moved to Paused.");
    app.is_for_everyone("what changed");
    assert!(!app.text().contains("Ana was") && !app.text().contains("by Ana"));

    app.here(Here::Ana);
    app.focus("button", "“Lisbon in June” was moved to Paused.");
    app.press("Enter");
    app.by_role("dialog", "Lisbon in June");
    app.click("button", "Its past");
    app.sees("The step “Ask about the flat” was added to “Lisbon in June”.");
    app.is_for_everyone("a goal with its past");
    app.press("Escape");
    app.press("Alt+ArrowLeft");
    app.by_role("heading", "What changed");
    app.focus("button", "Its past: “No phones at breakfast or dinner”");
    app.press("Enter");
    app.sees("The past of “No phones at breakfast or dinner”");
    app.sees_no("Lisbon");
    app.is_for_everyone("the past of one thing");
    app.click("button", "Everything that changed");
    app.sees("Lisbon");
    app.click("button", "“Not so good” was put in the trash.");
    app.by_role("heading", "Trash");

    app.press("Control+g");
    app.press("Alt+ArrowLeft");
    app.by_role("heading", "What changed");
    app.sees_no("Lisbon");
    app.sees_no("phones");
    app.press("Control+g");
    app.restart_at("2026-06-14T09:00:00Z");
    app.here(Here::Ben);
    for n in 0..45 {
        call(
            &app,
            "add_good_moment",
            json!({ "words": format!("Moment {n}") }),
            "end",
        );
    }
    app.press("Control+k");
    app.by_role("combobox", "Search, or say what to do");
    let field = || {
        app.at_rest();
        let place =
            "return document.querySelector('dialog [role=combobox]').getBoundingClientRect().top";
        app.execute(place, vec![])
    };
    let before = field();
    app.type_text("what changed");
    assert_eq!(field(), before, "it stays where one types");
    app.press("Enter");
    app.sees("“Moment 44” was added.");
    app.sees_no("“Moment 3” was added.");
    app.click("button", "Show earlier");
    app.sees("“Moment 3” was added.");
    app.hears("earlier changes are shown");
    app.sees("This is where it begins.");
}

#[test]
fn it_holds_in_a_small_window_with_large_letters_and_long_names() {
    let app = App::couple_in_small("what_changed_small");
    lived(
        &app,
        ", with Grandmother’s Donaudampfschifffahrtsgesellschaftskapitänsmütze and everything else",
    );
    app.here(Here::Ana);
    let large = json!({ "name": "Ana", "letters": "A", "colour": "blue", "text_size": 200, "muted": false });
    call(&app, "edit_partner", large, "start");
    app.reload();
    app.go("Settings");
    app.click("button", "What changed");
    app.sees("Pancakes");
    app.is_for_everyone("what changed, small and large");
    app.go("Settings");
    app.click("button", "Trash");
    app.sees("Not so good");
    app.is_for_everyone("the trash, small and large");
}
