//! What one keeps to oneself on one page, and finding things from one field, by keyboard alone.

use std::collections::BTreeSet;

use common_ground_core::Closed;
use common_ground_core::testing::{friday, secrets};
use common_ground_core::vault::{Passphrase, Secret};
use common_ground_core::who::Side;
use common_ground_e2e::{App, Here, Notifications, Start};
use common_ground_pages::files_with_by;
use serde_json::json;

use crate::passphrases::{ANA, BEN, set};

fn write(app: &App, shape: &str) {
    app.focus("button", "Write something");
    app.press("Enter");
    app.focus("menuitem", shape);
    app.press("Enter");
    app.by_role("dialog", shape);
}

#[test]
fn what_is_only_for_me_is_written_changed_and_gone_and_nobody_else_sees_it() {
    let app = App::couple("only_for_me");
    app.here(Here::Ana);
    app.go("Only for me");
    app.is_for_everyone("only for me, empty");
    write(&app, "A note");
    app.fill("Title", "The summer");
    app.fill("Text", "I would rather stay.");
    app.is_for_everyone("writing a note");
    app.click("button", "Keep");
    app.hears("Kept, only for you.");
    app.click("button", "Change");
    app.fill("Text", "I would rather go.");
    app.click("button", "Keep");
    app.sees("I would rather go.");
    app.click("button", "As it was before");
    app.sees("I would rather stay.");

    write(&app, "A question to decide");
    app.fill("The question", "Do we keep the car?");
    app.fill("What I need", "A way to my mother");
    app.click("button", "Keep");
    app.sees("Do we keep the car?");
    write(&app, "A friend’s view");
    app.sees("About 7 minutes left");
    app.is_for_everyone("a friend's view");
    app.fill(
        "Where could that view help you in the next weeks?",
        "On Sundays",
    );
    app.click("button", "Keep");
    app.sees("On Sundays");
    app.sees_no("Is there a disagreement");
    write(&app, "Putting something down");
    app.is_for_everyone("putting something down");
    app.press("Escape");

    for (day, value) in [("2026-06-10", 4), ("2026-06-11", 8)] {
        let point = json!({ "args": { "day": day, "value": value, "words": "" } });
        app.call("keep_feeling", point).unwrap();
    }
    app.focus("radio", "6");
    app.press("Space");
    app.fill("A word to it", "Tired, near");
    app.click("button", "Note it");
    app.hears("Noted.");
    app.is_for_everyone("only for me");
    // Nothing brings a day of the line back, so it is asked first, and the way out has the focus.
    app.focus("button", "Take away today");
    app.press("Enter");
    app.by_role("dialog", "Take this away for good?");
    app.press("Enter");
    app.gone("dialog", "Take this away for good?");
    app.press("Enter");
    app.click("button", "Take away today");
    app.by_role("button", "Take away yesterday");
    app.click("button", "Share a time");
    app.is_for_everyone("sharing a time");
    app.click("button", "Share these days");
    app.hears("Shared.");

    app.here(Here::Ben);
    app.sees("What Ana shared");
    app.sees_no("Do we keep the car?");
    app.sees_no("I would rather stay.");
    app.here(Here::Both);
    app.sees("This page is shown while one of you is here alone.");
    app.sees_no("Do we keep the car?");
    assert!(!app.has("button", "Only for me"), "not even in the rail");
    app.here(Here::Ana);
    app.go("Only for me");
    app.sees("I would rather stay.");
    // So is a note.
    app.focus("button", "Take away");
    app.press("Enter");
    app.by_role("dialog", "Take this away for good?");
    app.is_for_everyone("taking a note away");
    app.press("Enter");
    app.gone("dialog", "Take this away for good?");
    app.sees("I would rather stay.");
    app.press("Enter");
    app.click("button", "Take away");
    app.hears("Gone for good.");
    app.sees_no("I would rather stay.");
    app.until("one should go on where one was", || {
        app.execute("return !!document.activeElement?.closest('main')", vec![]) == json!(true)
    });
}

#[test]
fn a_word_finds_everything_and_the_same_field_does_things() {
    let app = App::couple("search");
    app.here(Here::Ana);
    let goal = json!({ "args": { "title": "Lisbon in May", "horizon": "long", "area": null, "own": false } });
    app.call("add_goal", goal).unwrap();
    for n in 0..12 {
        let words = format!("Lisbon, the {n}th tram");
        app.call("add_good_moment", json!({ "args": { "words": words } }))
            .unwrap();
    }
    let note = json!({ "args": { "id": null, "shape": "note", "title": "",
        "parts": ["Lisbon frightens me a little"] } });
    app.call("keep_note", note).unwrap();

    app.press("Control+k");
    app.by_role("dialog", "Search, or say what to do");
    app.is_for_everyone("search, nothing typed");
    app.type_text("lisb");
    app.hears("14 found");
    app.is_for_everyone("search");
    app.press("ArrowDown");
    app.press("ArrowUp");
    app.press("Enter");
    app.sees("Lisbon frightens me a little");
    app.gone("dialog", "Search, or say what to do");

    app.press("Control+k");
    app.type_text("lisbon may");
    app.hears("1 found");
    app.press("Enter");
    app.by_role("dialog", "Lisbon in May");
    app.press("Escape");

    app.press("Control+k");
    app.type_text("break");
    app.press("Enter");
    app.sees("We need a break · back at 11:2");
    app.click("button", "Another time");
    app.by_role("dialog", "We need a break");
    app.is_for_everyone("another time for the break");
    app.click("button", "An hour");
    app.sees("We need a break · back at 12:0");
    // A second press cuts nothing short.
    app.click("button", "Break");
    app.hears("Back at 12:0");
    app.sees("We need a break · back at 12:0");
    app.click("button", "End the break");
    app.sees_no("We need a break");
    app.press("Control+k");
    app.type_text("new goal");
    app.press("Enter");
    app.until("the field should have the focus", || {
        app.everything().iter().any(|seen| {
            seen.name == "What would you like?"
                && seen.states.iter().any(|state| state == "focused")
        })
    });
    app.type_text("A bench by the door");
    app.press("Enter");
    app.by_role("button", "A bench by the door");
    app.press("Escape");

    // A page by its own name comes before what one could do there; and on the page itself the field has the focus too.
    app.press("Control+k");
    app.type_text("only for me");
    app.press("Enter");
    app.sees_no("What would you like?");
    app.by_role("heading", "Only for me");

    app.press("Control+g");
    app.press("Control+k");
    app.type_text("lisbon may");
    app.sees("While guests are here, titles are covered.");
    app.sees_no("Lisbon in May");
    app.press("Escape");
    app.press("Control+g");

    app.here(Here::Ben);
    app.press("Control+k");
    app.type_text("frightens");
    app.hears("Nothing here has these words.");
    app.sees_no("frightens me");
}

/// Typed by one, with a passphrase of their own: the other has the key of the file and all that lies around it.
#[test]
fn a_word_only_for_one_is_in_no_file_the_other_can_open() {
    const OWN: &str = "Qxowncanaryzy";
    const SHARED: &str = "Qxsharedcanaryzy";
    let start = Start {
        notifications: Notifications::Heard,
        tray: true,
        ..Start::default()
    };
    let mut app = App::couple_as("a_word_only_for_one", start);
    app.here(Here::Ben);
    set(&app, "Ben", BEN);
    app.here(Here::Ana);
    set(&app, "Ana", ANA);
    app.go("Only for me");
    write(&app, "A note");
    app.fill("Title", OWN);
    app.fill("Text", OWN);
    app.click("button", "Keep");
    app.hears("Kept, only for you.");
    app.focus("radio", "6");
    app.press("Space");
    app.fill("A word to it", OWN);
    app.click("button", "Note it");
    app.hears("Noted.");
    // Half typed, and searched for.
    write(&app, "A question to decide");
    app.fill("The question", OWN);
    app.press("Escape");
    app.press("Control+k");
    app.type_text(OWN);
    app.hears("2 found");
    app.press("Escape");
    let goal = json!({ "title": SHARED, "horizon": "long", "area": null, "own": false });
    app.call("add_goal", json!({ "args": goal })).unwrap();
    for read in ["private_space", "feelings", "drafts"] {
        let own = app.call(read, json!(null)).unwrap().to_string();
        assert!(own.contains(OWN), "its owner reads it in {read}: {own}");
    }
    app.call("back_up_now", json!(null)).unwrap();
    app.press("Control+l");
    app.sees("Who is it?");
    let said: Vec<_> = app.tray().menu().into_iter().map(|one| one.label).collect();
    let said = [said, app.notices(), vec![app.tray().title()]].concat();
    assert!(!said.iter().any(|words| words.contains(OWN)), "{said:?}");

    let look = |app: &App, when: &str| {
        let (data, copy) = (app.data_dir(), app.folder().join("tmp/copy"));
        let closed = Closed::find_to_read(&data, &copy, Box::new(friday())).unwrap();
        let ben = Secret::Passphrase(Passphrase::new(BEN.to_owned()));
        let unlocked = closed.unlock(Side::End, &ben).unwrap();
        drop(closed);
        let (_, key) = secrets(&unlocked)[0];
        let shared = files_with_by(&key, &app.folder(), SHARED);
        let folders: BTreeSet<_> = shared
            .iter()
            .filter_map(|file| file.split('/').nth(1))
            .collect();
        assert!(
            folders.contains("household.db") && folders.contains("backups"),
            "{when}, what is shared is found: {shared:?}"
        );
        assert_eq!(files_with_by(&key, &app.folder(), OWN), [""; 0], "{when}");
    };
    look(&app, "while it is locked");
    app.restart_with(|app| look(app, "once it was closed"));
}
