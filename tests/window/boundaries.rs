//! Boundaries: an agreement with two presses, its words changed, a yes disowned, a request, own ones.

use common_ground_e2e::{App, Here, Start, Theme};
use serde_json::{Value, json};

/// Calls a command in the name of one of the two, and answers its value.
fn as_side(app: &App, by: Option<&str>, command: &str, args: Value) -> Value {
    match app.call(command, json!({ "args": args, "by": by })) {
        Ok(done) => done.get("value").cloned().unwrap_or(done),
        Err(error) => panic!("{command}: {error}"),
    }
}

fn agreement(words: &str, ends: &str, talk: bool) -> Value {
    json!({ "topic": if talk { "talk" } else { "screens" }, "text": { "agreement": {
        "words": words, "why": "", "does": ["", ""], "slipped": "",
        "talk": talk, "rest": 0, "ends": ends,
    } } })
}

/// Writes an agreement both say yes to.
fn agree(app: &App, words: &str, ends: &str, talk: bool) -> Value {
    app.agree_to(&agreement(words, ends, talk))
}

fn own(app: &App, side: &str, when: &str, will: &str, helps: &str) {
    let text = json!({ "own": { "when": when, "will": will, "why": "", "helps": helps } });
    let new = json!({ "topic": "alone", "text": text });
    as_side(app, Some(side), "write_boundary", new);
}

/// A page two people have lived with for some months.
fn lived_in(name: &str, size: (u32, u32)) -> App {
    let now = "2026-03-01T09:00:00Z".to_owned();
    let mut app = App::couple_as(
        name,
        Start {
            now,
            size,
            ..Start::default()
        },
    );
    app.here(Here::Both);
    agree(
        &app,
        "No interrupting. No raised voices.",
        "2026-09-01",
        true,
    );
    agree(
        &app,
        "We ask what was meant before we answer it. Nothing hard after ten at night.",
        "2026-09-01",
        true,
    );
    agree(&app, "Phones away at dinner", "2026-06-16", false);
    agree(
        &app,
        "Sundays with our parents in turn, one free in four",
        "2026-09-02",
        false,
    );
    agree(
        &app,
        "A walk together after every visit",
        "2026-06-03",
        false,
    );
    app.restart_at("2026-06-12T09:00:00Z");
    app.by_role("navigation", "Pages");
    app.here(Here::Both);
    as_side(
        &app,
        Some("start"),
        "write_boundary",
        agreement("One weekend a month without plans", "2026-09-12", false),
    );
    own(
        &app,
        "start",
        "I come home late",
        "take half an hour alone before we talk",
        "a hello, then quiet",
    );
    own(
        &app,
        "start",
        "a talk gets loud",
        "stop and say when I’ll be back",
        "",
    );
    own(
        &app,
        "end",
        "work calls on a free day",
        "answer after lunch or not at all",
        "",
    );
    own(
        &app,
        "end",
        "my family asks about us",
        "say: we’re well, ask Ana too",
        "",
    );
    let words = "Could we tell each other the evening before when plans change?";
    let text = json!({ "request": { "words": words, "why": "" } });
    let new = json!({ "topic": "family", "text": text });
    as_side(&app, Some("start"), "write_boundary", new);
    app
}

/// Looked at in both themes and without barriers.
fn looked_at(app: &App, what: &str) {
    for theme in Theme::BOTH {
        app.set_theme(theme);
        app.picture(&format!("{what}-{}", theme.name()));
        app.is_accessible(what);
    }
    app.set_theme(Theme::Light);
}

#[test]
fn an_agreement_holds_with_two_presses_and_new_words_ask_again() {
    let mut app = App::couple("an_agreement_holds_with_two_presses");
    app.here(Here::Both);
    app.go("Boundaries");
    app.click("button", "Write one");
    app.click("radio", "Our agreement");
    app.fill("What we both keep", "Phones away at dinner");
    app.click("button", "Put it before both of us");
    app.click("button", "Phones away at dinner");
    app.sees("Waits for both of you");
    app.click("button", "Yes, Ana");
    app.sees("Waits for Ben");
    app.click("button", "Yes, Ben");
    app.sees("until then either of you can say: rather not");

    app.restart_at("2026-06-13T09:30:00Z");
    app.by_role("navigation", "Pages");
    app.here(Here::Both);
    app.go("Boundaries");
    app.sees("until 12 September");
    app.click("button", "Phones away at dinner");
    app.click("button", "Change the words");
    app.fill("What we both keep", "Phones away from seven");
    app.click("button", "Keep the change");
    app.sees("a new wording waits for both of you");
    app.click("button", "Phones away at dinner");
    app.sees("What the new wording changes");
    app.click("button", "Yes, Ana");
    app.sees("Until both say yes to it, the words above go on holding.");
    looked_at(&app, "new-wording");
    app.press("Escape");
    // The rail marks the page one is on, also after a sheet was closed.
    app.go("Decisions");
    let decisions = app.by_role("button", "Decisions");
    assert!(decisions.states.iter().any(|state| state == "current"));
    app.go("Boundaries");

    // Ben, alone, says that a yes in his name was not his: it ends at once.
    app.here(Here::Ben);
    app.click("button", "Here now Ben change");
    app.click("button", "Yes in my name");
    app.sees("Phones away at dinner");
    looked_at(&app, "yeses");
    app.click("button", "Not mine");
    app.click("button", "That was not my yes");
    app.sees("Nothing is waiting here.");
    app.go("Boundaries");
    app.sees("ended today");
}

#[test]
fn an_agreement_is_written_and_agreed_by_keyboard_alone() {
    let app = App::couple("an_agreement_by_keyboard_alone");
    app.here(Here::Both);
    app.tab_to("button", "Boundaries");
    app.press("Enter");
    app.tab_to("button", "Write one");
    app.press("Enter");
    app.tab_to("radio", "My boundary");
    app.press("ArrowDown");
    app.tab_to("textbox", "What we both keep");
    app.type_text("We eat together on Sundays");
    app.tab_to("button", "Put it before both of us");
    app.press("Enter");
    app.tab_to("button", "We eat together on Sundays");
    app.press("Enter");
    app.tab_to("button", "Yes, Ana");
    app.press("Enter");
    app.hears("Ana said yes.");
    app.tab_to("button", "Yes, Ben");
    app.press("Enter");
    app.sees("until then either of you can say: rather not");
    app.press("Escape");
    app.sees("Starts tomorrow at 11:00");
}

#[test]
fn a_request_is_declined_and_an_own_boundary_read() {
    let app = App::couple("a_request_is_declined_and_an_own_boundary_read");
    app.here(Here::Ana);
    app.go("Boundaries");
    app.click("button", "Write one");
    app.click("radio", "I’d like to ask");
    app.fill("What I’d like to ask", "Could we eat at seven?");
    app.click("button", "Ask Ben");
    app.sees("Waits for Ben");
    app.click("button", "Write one");
    app.click("radio", "My boundary");
    app.fill("When …", "you go out with friends");
    app.fill("… I will", "not speak to you for two days");
    app.sees("It is a condition.");
    looked_at(&app, "condition");
    app.click("button", "Keep for myself first");
    app.sees("Kept for yourself");

    app.here(Here::Ben);
    app.sees_no("Kept for yourself");
    app.sees_no("not speak to you");
    app.click("button", "No");
    app.sees("Asked before");

    app.here(Here::Ana);
    app.click("button", "Let Ben read it");
    app.click(
        "button",
        "When you go out with friends, I will not speak to you for two days.",
    );
    app.sees("Change the words");
    app.press("Escape");
    app.here(Here::Ben);
    app.click(
        "button",
        "When you go out with friends, I will not speak to you for two days.",
    );
    app.sees_no("Change the words");
    app.click("checkbox", "I’ve read this (it is not a yes)");
    app.click("button", "I see it differently");
    app.fill("How you see it", "I would like to hear what worries you.");
    app.click("button", "Say so");
    app.sees("Ben sees it differently");
    looked_at(&app, "own");
}

#[test]
fn the_page_reads_as_an_open_spread() {
    let app = lived_in("the_page_reads_as_an_open_spread", (1280, 800));
    app.go("Boundaries");
    app.sees("How we talk");
    looked_at(&app, "spread");
    app.click("button", "Phones away at dinner");
    looked_at(&app, "agreement");
    app.press("Escape");
    app.click("button", "Write one");
    app.click("radio", "Our agreement");
    looked_at(&app, "write");
    app.press("Escape");
    app.execute("document.documentElement.dir = 'rtl'", Vec::new());
    looked_at(&app, "spread-rtl");
}

#[test]
fn a_small_window_shows_ours_first() {
    let app = lived_in("a_small_window_shows_ours_first", (900, 600));
    let long = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen ".repeat(4);
    own(
        &app,
        "end",
        long.trim(),
        &"sit still and breathe ".repeat(12),
        &long,
    );
    app.reload();
    app.by_role("navigation", "Pages");
    app.here(Here::Both);
    app.go("Boundaries");
    app.sees("How we talk");
    let apart = app.execute(
        "const middles = [...document.querySelectorAll('section[aria-label=\"Undo and more\"] > button')]
           .map((one) => one.getBoundingClientRect()).map(({ top, bottom }) => (top + bottom) / 2);
         return Math.max(...middles) - Math.min(...middles)",
        Vec::new(),
    );
    assert!(
        apart.as_f64() < Some(8.0),
        "what stands over the page stands in one line, not {apart} apart"
    );
    looked_at(&app, "small");
    app.execute(
        "document.querySelector('main').scrollTo(0, 1e6)",
        Vec::new(),
    );
    looked_at(&app, "small-end");
    app.execute(
        "document.documentElement.style.setProperty('--text-scale', '2')",
        Vec::new(),
    );
    looked_at(&app, "small-twice");
}
