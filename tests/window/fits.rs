//! The smallest window, with text twice as large and names of sixty letters.

use common_ground_e2e::{App, Here, Start, Theme};
use serde_json::json;

/// Sixty letters without a place to break.
const LONG: &str = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenante";

fn long(letter: &str) -> String {
    format!("{letter}{}", &LONG[1..])
}

/// Who is here, by the key and by what the folded rail then says.
fn here(app: &App, keys: &str, said: &str) {
    app.press(keys);
    app.by_role("button", &format!("Here now: {said}. Change"));
    app.at_rest();
}

/// The sample couple in the smallest window, both with long names and text twice as large.
fn large(name: &str) -> App {
    let app = App::start_as(
        name,
        Start {
            args: Some(vec!["--demo".into()]),
            size: (900, 600),
            ..Start::default()
        },
    );
    for (who, side, letters, colour) in [
        (Here::Ana, "start", "A", "blue"),
        (Here::Ben, "end", "B", "clay"),
    ] {
        app.here(who);
        app.call(
            "edit_partner",
            json!({ "args": {
                "name": long(letters), "letters": letters, "colour": colour,
                "text_size": 200, "muted": false,
            }, "by": side }),
        )
        .expect("renamed");
        app.press("Control+0");
        app.reload();
        app.by_role("navigation", "Pages");
    }
    app
}

/// What does not fit, page by page.
struct Look {
    app: App,
    misfits: Vec<String>,
}

impl Look {
    /// Measures what is shown and keeps a picture of it.
    fn at(&mut self, what: &str) {
        self.app.at_rest();
        self.app.set_theme(Theme::Dark);
        self.app.picture(what);
        self.app.set_theme(Theme::Light);
        for misfit in self.app.misfits() {
            self.misfits.push(format!("{what}: {misfit}"));
        }
    }

    fn end(self) {
        assert!(self.misfits.is_empty(), "{}", self.misfits.join("\n"));
    }
}

#[test]
fn every_page_fits_at_twice_the_text() {
    let mut look = Look {
        app: large("every_page_fits"),
        misfits: Vec::new(),
    };
    let both = format!("{} and {}", long("A"), long("B"));
    for (keys, said, who) in [
        ("Control+3", both.as_str(), "both"),
        ("Control+1", &long("A"), "one"),
        ("Control+0", "Nobody", "nobody"),
    ] {
        here(&look.app, keys, said);
        for page in look.app.pages() {
            look.app.go(&page);
            look.at(&format!("{page}-{who}"));
        }
    }
    look.end();
}

/// Something that is opened: its page, the presses that lead there, and whether Escape leads back.
struct Opened(&'static str, &'static [(&'static str, &'static str)], Back);

/// How one comes back to the page.
#[derive(PartialEq)]
enum Back {
    ByEscape,
    ByTheRail,
}
use Back::{ByEscape, ByTheRail};

#[rustfmt::skip]
const OPENED: &[Opened] = &[
    Opened("Today", &[("button", "Prepare")], ByEscape),
    Opened("Today", &[("button", "Move it")], ByEscape),
    Opened("Today", &[("button", "How we talk")], ByEscape),
    Opened("Today", &[("button", "Break"), ("button", "Another time")], ByEscape),
    Opened("Goals", &[("button", "Add a goal")], ByEscape),
    Opened("Goals", &[("button", "A week in Lisbon, just us")], ByEscape),
    Opened("Goals", &[("button", "A trip every second month")], ByEscape),
    Opened("Goals", &[("radio", "List")], ByTheRail),
    Opened("Goals", &[("tab", "Long-term"), ("radio", "Board")], ByTheRail),
    Opened("Goals", &[("button", "What matters to us")], ByTheRail),
    Opened("Boundaries", &[("button", "Write one"), ("radio", "My boundary")], ByEscape),
    Opened("Boundaries", &[("button", "Write one"), ("radio", "Our agreement")], ByEscape),
    Opened("Boundaries", &[("button", "Write one"), ("radio", "I’d like to ask")], ByEscape),
    Opened("Boundaries", &[("button", "Phones away at dinner")], ByEscape),
    Opened("Decisions", &[("button", "Open “Bigger purchases”")], ByEscape),
    Opened("Decisions", &[("button", "Open “Bigger purchases”"), ("button", "Change the words")], ByEscape),
    Opened("Decisions", &[("button", "Write a rule")], ByEscape),
    Opened("Reminders", &[("button", "New reminder")], ByEscape),
    Opened("Settings", &[("button", "Trash")], ByTheRail),
    Opened("Settings", &[("button", "What changed")], ByTheRail),
    Opened("Settings", &[("button", "Backups")], ByTheRail),
    Opened("Today", &[("button", "Search")], ByEscape),
];

#[test]
fn what_is_opened_fits_at_twice_the_text() {
    let mut look = Look {
        app: large("what_is_opened_fits"),
        misfits: Vec::new(),
    };
    here(
        &look.app,
        "Control+3",
        &format!("{} and {}", long("A"), long("B")),
    );
    for Opened(page, presses, back) in OPENED {
        look.app.go(page);
        for (role, name) in *presses {
            look.app.click(role, name);
        }
        let last = presses.last().map_or("", |(_, name)| name);
        look.at(&format!("{page}, {last}"));
        if *back == ByEscape {
            look.app.press("Escape");
        }
    }
    look.end();
}

#[test]
fn passphrases_and_the_lock_fit_at_twice_the_text() {
    let mut look = Look {
        app: large("passphrases_fit"),
        misfits: Vec::new(),
    };
    for (keys, letter, passphrase) in [
        ("Control+1", "A", "the kettle sings at six"),
        ("Control+2", "B", "marmalade on the north side"),
    ] {
        here(&look.app, keys, &long(letter));
        look.app.go("Settings");
        let set = format!("Set a passphrase for {}", long(letter));
        look.app.click("button", &set);
        look.app.fill("New passphrase", passphrase);
        look.at("a passphrase");
        look.app.press("Enter");
        look.app.by_role("button", "I have them on paper");
        look.at("twelve words");
        let code = look.app.execute(
            "return [...document.querySelectorAll('dialog ol li')].map((one) => one.textContent).join(' ')",
            vec![],
        );
        look.app.click("button", "I have them on paper");
        look.app
            .fill("The twelve words", code.as_str().unwrap_or_default());
        look.at("typed back");
        look.app.click("button", "Keep it");
        look.app.gone("dialog", "Type them back");
        look.at("settings with a passphrase");
    }
    look.app.click("button", "Lock");
    look.app.sees("Who is it?");
    look.at("locked");
    look.app.click("radio", &long("B"));
    look.app.fill("Passphrase", "not hers at all");
    look.app.press("Enter");
    look.app.sees("That is not this passphrase.");
    look.at("not this passphrase");
    look.app.click("button", "Use the recovery code");
    look.at("the recovery code");
    look.end();
}
