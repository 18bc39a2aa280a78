//! Going back to an earlier day: alone, looking at it and taking one thing out; together, with everything.

use common_ground_e2e::{App, Here, Start};
use serde_json::{Value, json};

const LONG: &str = "Donaudampfschifffahrtsgesellschaftskapitänskajütenfensterputzen";

/// A day that was kept, and what happened to it since.
fn lived(name: &str, size: (u32, u32)) -> App {
    let start = Start {
        size,
        ..Start::default()
    };
    let mut app = App::couple_as(name, start);
    app.here(Here::Ana);
    let goal = |title: &str| {
        let args = json!({ "title": title, "horizon": "short", "area": null, "own": false });
        app.call("add_goal", json!({ "args": args })).unwrap()["value"].clone()
    };
    let bench = goal("A bench by the door");
    let long = goal(LONG);
    let moment = |app: &App, words: &str| {
        app.call("add_good_moment", json!({ "args": { "words": words } }))
            .unwrap()
    };
    moment(&app, "Coffee on the steps");
    app.call("back_up_now", json!(null)).unwrap();
    for goal in [bench, long] {
        app.call("delete_goal", json!({ "args": { "goal": goal } }))
            .unwrap();
    }
    app.restart_at("2026-06-13T09:00:00Z");
    app.here(Here::Ana);
    moment(&app, "Rain on the tent");
    app
}

fn open_day(app: &App) {
    app.go("Settings");
    app.click("button", "Backups");
    app.sees("The last backup was made");
    app.click("button", "Look at it: the backup of yesterday at 11:00");
    app.sees("As it was yesterday at 11:00");
    app.sees("A bench by the door");
}

fn moments(app: &App) -> Value {
    app.call("today_page", json!(null)).unwrap()["good_moment"]["words"].clone()
}

#[test]
fn one_alone_takes_a_single_thing_out_of_an_earlier_day() {
    let app = lived("one_thing_of_an_earlier_day", (900, 600));
    open_day(&app);
    app.sees("Not there any more");
    app.sees("Came since, and was not there yet");
    app.is_for_everyone("an earlier day");
    app.click("button", &format!("Take it out: {LONG}"));
    app.hears("It is an idea on your board again, without any yes.");
    app.sees("Taken out");
    app.execute(
        "document.documentElement.style.setProperty('--text-scale', '2')",
        vec![],
    );
    // What the bar offers to take back is as long as what it names: it shortens there, and says it all.
    app.by_role(
        "button",
        &format!("Undo: take {LONG} out of an earlier day"),
    );
    app.is_accessible("an earlier day at twice the text");
    app.picture("an-earlier-day-200");
    let out = "const end = document.documentElement.clientWidth + 1;
        return [...document.querySelectorAll('main, .bar, .bar > *')].filter((one) =>
            one.scrollWidth > one.clientWidth + 1 && !one.matches('.bar > *')
            || one.getBoundingClientRect().right > end).map((one) => one.outerHTML.slice(0, 80))";
    assert_eq!(
        app.execute(out, vec![]),
        json!([]),
        "nothing sticks out at the side"
    );
    let shortened = "const words = document.querySelector('.bar .undo span');
        return words.scrollWidth > words.clientWidth && words.closest('button').title === words.textContent";
    assert_eq!(app.execute(shortened, vec![]), true);
    app.execute(
        "document.documentElement.style.removeProperty('--text-scale')",
        vec![],
    );
    app.click("button", "Take it out: A bench by the door");
    app.sees_no("Take it out");
    app.go("Goals");
    app.by_role("button", "A bench by the door");
    app.press("Control+z");
    app.gone("button", "A bench by the door");
    assert_eq!(moments(&app), "Rain on the tent", "nothing else went back");
}

#[test]
fn both_go_back_to_an_earlier_day_and_one_alone_does_not() {
    let app = lived("both_go_back", (1280, 800));
    open_day(&app);
    app.sees("Go back to this day with everything");
    app.click("button", "Go back, Ana");
    app.sees("Ana pressed");
    assert_eq!(moments(&app), "Rain on the tent");
    // The one at the laptop is another: the first press was of another sitting.
    app.here(Here::Both);
    open_day(&app);
    app.click("button", "Go back, Ben");
    app.sees("Ben pressed");
    assert_eq!(moments(&app), "Rain on the tent");
    app.click("button", "Go back, Ana");
    app.hears("Your planner is as it was yesterday at 11:00.");
    app.is_for_everyone("backups after going back");
    app.go("Today");
    app.sees("Coffee on the steps");
    app.go("Goals");
    app.by_role("button", "A bench by the door");

    // Today as it was is the newest backup, and the same way leads there.
    app.go("Settings");
    app.click("button", "Backups");
    app.click("button", "Look at it: the backup of today at 11:00");
    app.sees("Rain on the tent");
    app.click("button", "Go back, Ana");
    app.click("button", "Go back, Ben");
    app.hears("Your planner is as it was today at 11:00.");
    app.go("Today");
    app.sees("Rain on the tent");
}
