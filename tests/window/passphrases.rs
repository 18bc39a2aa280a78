//! Passphrases in the window: set with a code typed back, asked when somebody comes and when a yes is signed,
//! locked and unlocked, forgotten and recovered.

use common_ground_e2e::{App, Here, Leaving, Notifications, Start};
use serde_json::json;

pub(crate) const ANA: &str = "the kettle sings at six";
pub(crate) const BEN: &str = "marmalade on the north side";

/// Sets a passphrase for whoever is here, as a person does, and answers the recovery code.
pub(crate) fn set(app: &App, name: &str, passphrase: &str) -> String {
    app.go("Settings");
    app.click("button", &format!("Set a passphrase for {name}"));
    app.fill("New passphrase", passphrase);
    app.press("Enter");
    app.by_role("button", "I have them on paper");
    app.by_role("button", "Print");
    app.picture("the recovery code");
    let words = app.execute(
        "return [...document.querySelectorAll('dialog ol li')].map((one) => one.textContent).join(' ')",
        vec![],
    );
    let words = words.as_str().unwrap().to_owned();
    assert_eq!(words.split(' ').count(), 12, "{words}");
    app.click("button", "I have them on paper");
    app.fill("The twelve words", &words);
    app.click("button", "Keep it");
    app.gone("dialog", "Type them back");
    words
}

#[test]
fn two_passphrases_lock_the_planner_and_each_opens_it() {
    let mut app = App::couple("two_passphrases");
    app.here(Here::Ana);
    app.go("Settings");
    app.click("button", "Set a passphrase for Ana");
    app.is_for_everyone("a new passphrase");
    app.fill("New passphrase", "short");
    app.press("Enter");
    app.sees("Please take at least 12 characters.");
    app.click("button", "Suggest five words");
    app.press("Escape");
    let code = set(&app, "Ana", ANA);
    app.sees(
        "Ana has a passphrase. The planner itself opens without one until you both have yours.",
    );
    assert!(!app.has("button", "Lock"));

    // What is hers alone is sealed, and being her costs it again after nobody was here.
    app.call(
        "add_topic",
        json!({ "args": { "words": "The spare key", "wants": "listen" } }),
    )
    .unwrap();
    app.press("Control+0");
    app.by_role("button", "Here now Nobody change");
    app.press("Control+1");
    app.is_for_everyone("who is here, with a passphrase");
    app.fill("Passphrase", "not hers at all");
    app.click("button", "I’m here");
    app.sees("That is not this passphrase.");
    app.fill("Passphrase", ANA);
    app.click("button", "I’m here");
    app.by_role("button", "Here now Ana change");
    app.go("Today");
    app.click("button", "Prepare");
    app.sees("The spare key");
    app.press("Escape");

    app.press("Control+2");
    app.by_role("button", "Here now Ben change");
    set(&app, "Ben", BEN);
    app.sees("The planner opens only with a passphrase of one of you.");
    app.is_for_everyone("settings with passphrases");

    app.click("button", "Lock");
    app.sees("Who is it?");
    app.sees_no("Settings");
    app.is_for_everyone("locked");
    let refused = app.call("today_page", json!(null)).unwrap_err();
    assert_eq!(refused["code"], "locked");

    app.restart();
    app.sees("Who is it?");
    app.click("radio", "Ben");
    app.fill("Passphrase", ANA);
    app.press("Enter");
    app.sees("That is not this passphrase.");
    app.fill("Passphrase", BEN);
    app.press("Enter");
    app.by_role("button", "Here now Ben change");

    // Forgotten: the twelve words open it.
    app.press("Control+l");
    app.sees("Who is it?");
    app.click("radio", "Ana");
    app.click("button", "Use the recovery code");
    app.is_for_everyone("locked, with the code");
    app.fill("Recovery code", &code);
    app.click("button", "Open");
    app.by_role("button", "Here now Ana change");
    app.go("Today");
    app.click("button", "Prepare");
    app.sees("The spare key");
}

#[test]
fn a_yes_that_binds_asks_for_its_passphrase_each_time() {
    let app = App::couple("a_yes_that_binds");
    app.here(Here::Ana);
    set(&app, "Ana", ANA);
    app.call(
        "write_boundary",
        json!({ "args": { "topic": "screens", "text": { "agreement": {
            "words": "Phones away at dinner", "why": "", "does": ["", ""], "slipped": "",
            "talk": false, "rest": 0, "ends": "2026-09-12" } } } }),
    )
    .unwrap();
    app.reload();
    app.go("Boundaries");
    app.click("button", "Phones away at dinner");
    app.click("button", "Yes, Ana");
    app.is_for_everyone("signing");
    app.press("Escape");
    app.click("button", "Yes, Ana");
    app.fill("Passphrase", ANA);
    app.click("button", "Sign");
    app.sees("Ana said yes");
}

#[test]
fn it_locks_with_the_screen_and_before_sleep_and_reminds_meanwhile() {
    let start = Start {
        notifications: Notifications::Heard,
        ..Start::default()
    };
    let mut app = App::couple_as("it_locks_with_the_screen", start);
    app.here(Here::Ana);
    set(&app, "Ana", ANA);
    app.here(Here::Ben);
    set(&app, "Ben", BEN);
    let open = |app: &App| {
        app.sees("Who is it?");
        app.click("radio", "Ana");
        app.fill("Passphrase", ANA);
        app.press("Enter");
        app.by_role("button", "Here now Ana change");
    };
    app.lock_screen();
    open(&app);
    app.leave_by(Leaving::Sleep);
    open(&app);

    // Reminders go on while it is locked, also in a program that was started since: once each.
    app.press("Control+l");
    app.sees("Who is it?");
    app.restart_at("2026-06-14T17:30:30Z");
    app.sees("Who is it?");
    app.until("the check-in should be announced", || {
        app.notices().len() == 1
    });
    app.restart_at("2026-06-14T17:40:00Z");
    open(&app);
    app.go("Today");
    app.by_role("button", "Done: Check-in");
    assert_eq!(app.notices().len(), 1, "{:?}", app.notices());
}
