//! What matters to us: each writes alone and puts it away, the laptop is turned, and both open it together.

use common_ground_e2e::{App, Here, Start};
use serde_json::json;

const ANA: &str = "the kettle sings at six";
const BEN: &str = "marmalade on the north side";

/// Opens the page from the goals, by its keys.
fn open(app: &App) {
    app.go("Goals");
    app.tab_to("button", "What matters to us");
    app.press("Enter");
    app.by_role("heading", "What matters to us");
}

/// Writes a sentence about a part of life and says how much it matters, by the keys.
fn write(app: &App, area: &str, weight: &str, words: &str) {
    app.choose(&format!("How much {area} matters to you now"), weight);
    app.tab_to("textbox", &format!("What matters to you in {area}"));
    app.type_text(words);
}

/// Asks the core as the window does.
fn values(app: &App) -> String {
    let answer = app.call("values", json!({ "args": {}, "by": null }));
    answer.expect("it can be read").to_string()
}

#[test]
fn two_passphrases_write_alone_and_open_together() {
    let app = App::couple("what_matters_with_passphrases");
    app.here(Here::Ana);
    crate::passphrases::set(&app, "Ana", ANA);
    app.press("Control+2");
    app.by_role("button", "Here now Ben change");
    crate::passphrases::set(&app, "Ben", BEN);
    app.press("Control+1");
    app.fill("Passphrase", ANA);
    app.press("Enter");
    app.by_role("button", "Here now Ana change");

    open(&app);
    app.is_for_everyone("writing alone");
    write(
        &app,
        "Family",
        "It comes first",
        "Sundays that belong to us",
    );
    write(&app, "Home", "It can wait", "The roof, one day");
    app.tab_to("button", "Put it away, Ana");
    app.press("Enter");
    app.sees("Your answer is put away.");
    app.is_for_everyone("put away");
    app.tab_to("button", "Over to Ben");
    app.press("Enter");

    // Nothing is on the window but his name and one button, and no other key does anything.
    app.by_role("button", "I’m Ben");
    app.is_for_everyone("the laptop is turned");
    for key in ["Escape", "Control+1", "Control+0", "Control+g", "a", "?"] {
        app.press(key);
        app.by_role("button", "I’m Ben");
    }
    assert_eq!(
        app.everything()
            .iter()
            .filter(|one| one.role == "button")
            .count(),
        1
    );
    app.press("Enter");
    app.fill("Passphrase", BEN);
    app.press("Enter");
    app.by_role("button", "Here now Ben change");
    app.sees_no("Sundays that belong to us");
    assert!(
        !values(&app).contains("Sundays"),
        "Ben is told what Ana wrote"
    );
    write(&app, "Family", "It comes first", "Being home by seven");
    write(&app, "Home", "It matters a lot", "A door that closes");
    app.tab_to("button", "Put it away, Ben");
    app.press("Enter");

    // In the sitting both have said theirs: nobody is asked again.
    app.tab_to("button", "We are both here");
    app.press("Enter");
    app.by_role("button", "Here now Ana and Ben change");
    app.is_for_everyone("both folded");
    assert!(!values(&app).contains("Sundays"));
    app.tab_to("button", "Open both");
    app.press("Enter");
    app.by_role("heading", "Where you agree");
    app.sees("Sundays that belong to us");
    app.sees("A door that closes");
    app.sees("For both of you it comes first.");
    app.sees("It matters a lot to Ben.");
    app.is_for_everyone("opened");

    app.tab_to("button", "Take it back: Home, Ana");
    app.press("Enter");
    app.is_for_everyone("taking back asks");
    app.tab_to("button", "Take it back");
    app.press("Enter");
    app.sees("Taken back.");
    app.sees_no("The roof, one day");
    assert!(!values(&app).contains("The roof"));

    // Left, the sitting is over: coming back costs the passphrase.
    app.press("Control+2");
    app.by_role("button", "Here now Ben change");
    app.press("Control+1");
    app.fill("Passphrase", ANA);
    app.press("Enter");
    app.by_role("button", "Here now Ana change");
}

#[test]
fn turned_back_in_a_sitting_costs_no_passphrase_and_the_lock_key_works() {
    let app = App::couple("what_matters_turned_back");
    app.here(Here::Ana);
    crate::passphrases::set(&app, "Ana", ANA);
    app.press("Control+2");
    app.by_role("button", "Here now Ben change");
    crate::passphrases::set(&app, "Ben", BEN);
    open(&app);
    write(&app, "Fun", "It matters", "The sea");
    app.click("button", "Put it away, Ben");
    app.click("button", "Over to Ana");
    app.click("button", "I’m Ana");
    app.fill("Passphrase", ANA);
    app.press("Enter");
    app.by_role("button", "Here now Ana change");
    write(&app, "Fun", "It matters", "A brass band");
    app.click("button", "Put it away, Ana");
    app.click("button", "Take mine out again");
    app.click("button", "Put it away, Ana");
    app.click("button", "We are both here");
    app.by_role("button", "Open both");

    // Leaving the page leaves the sitting: Ben alone has to say his again once Ana took over.
    app.press("Control+1");
    app.by_role("button", "Here now Ana change");
    app.click("button", "We are both here");
    app.fill("Passphrase", BEN);
    app.press("Enter");
    app.by_role("button", "Open both");

    app.press("Control+1");
    app.by_role("button", "Here now Ana change");
    app.click("button", "Take mine out again");
    app.click("button", "Put it away, Ana");
    app.press("Control+l");
    app.sees("Who is it?");
    app.sees_no("Open both");
}

#[test]
fn it_fits_long_names_and_every_window() {
    let long = "Donaudampfschifffahrtsgesellschaftskapitaenswitwe";
    for (size, scale) in [((1280, 800), "1"), ((900, 600), "1"), ((900, 600), "2")] {
        let start = Start {
            size,
            ..Start::default()
        };
        let app = App::couple_as(&format!("what_matters_fits_{}_{scale}", size.0), start);
        app.here(Here::Ben);
        let name = json!({ "args": { "name": long, "letters": "B", "colour": "clay", "text_size": 100,
            "muted": false }, "by": "end" });
        app.call("edit_partner", name).expect("he may be called so");
        app.reload();
        app.here(Here::Ana);
        let fits = |step: &str| {
            app.execute(
                "document.documentElement.style.setProperty('--text-scale', arguments[0])",
                vec![json!(scale)],
            );
            for direction in ["rtl", "ltr"] {
                app.set_direction(direction);
            }
            app.is_for_everyone(step);
            app.execute(
                "document.documentElement.style.setProperty('--text-scale', '1')",
                vec![],
            );
        };
        app.go("Goals");
        app.click("button", "What matters to us");
        fits("writing");
        write(
            &app,
            "Family",
            "It comes first",
            &format!("{long} and Sundays that belong to us, whatever comes"),
        );
        write(&app, "Fun", "It matters", "The sea");
        app.click("button", "Put it away, Ana");
        app.click("button", &format!("Over to {long}"));
        app.by_role("button", &format!("I’m {long}"));
        fits("turned");
        app.click("button", &format!("I’m {long}"));
        write(&app, "Family", "It comes first", "Being home by seven");
        write(
            &app,
            "Fun",
            "It can wait",
            "A brass band, and all its brass",
        );
        app.click("button", &format!("Put it away, {long}"));
        app.click("button", "We are both here");
        app.by_role("button", "Open both");
        fits("folded");
        app.click("button", "Open both");
        app.by_role("heading", "Where you agree");
        fits("opened");
    }
}
