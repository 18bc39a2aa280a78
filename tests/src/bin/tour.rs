//! `cargo xtask tour`: every page and main flow in the real window, as numbered pictures in light
//! and dark under `target/tour/`. Their paths are printed.
//!
//! Each chapter starts the program anew. One that cannot go on says why and costs the others nothing; the
//! tour then ends badly.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "the paths are what a person at a terminal came for"
)]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;

use common_ground_e2e::{App, Here, Start, Theme, target};

fn main() -> ExitCode {
    let folder = target().join("tour");
    // Pictures of an earlier tour would stand between those of this one.
    let _ = std::fs::remove_dir_all(&folder);
    let mut tour = Tour { folder, next: 1 };
    let chapters: [Chapter; 11] = [
        ("both set up", Tour::both_set_up),
        ("one sets up alone", Tour::one_sets_up_alone),
        ("the sample couple's pages", Tour::sample_pages),
        ("goals", Tour::goals),
        ("boundaries", Tour::boundaries),
        ("decisions", Tour::decisions),
        ("our quarter", Tour::quarter),
        ("what matters to us", Tour::what_matters),
        ("only for me, and everything found", Tour::only_for_me),
        ("passphrases", Tour::passphrases),
        ("a note from the tray", Tour::note),
    ];
    let broken: Vec<_> = chapters
        .into_iter()
        .filter(|(_, walk)| catch_unwind(AssertUnwindSafe(|| walk(&mut tour))).is_err())
        .map(|(name, _)| name)
        .collect();
    if broken.is_empty() {
        println!("{} pictures, each in light and dark.", tour.next - 1);
        return ExitCode::SUCCESS;
    }
    println!("Could not be walked to its end: {}.", broken.join(", "));
    ExitCode::FAILURE
}

/// A part of the tour, by its name.
type Chapter = (&'static str, fn(&mut Tour));

/// What there is to do to a thing on the page.
#[derive(Clone, Copy)]
enum Do {
    /// Press what has this role and name.
    Press(&'static str, &'static str),
    /// Fill the field with this label.
    Fill(&'static str, &'static str),
    /// Press keys.
    Keys(&'static str),
    /// Wait for these words.
    See(&'static str),
    /// Take the pictures, under this name.
    Look(&'static str),
}
use Do::{Fill, Keys, Look, Press, See};

struct Tour {
    folder: PathBuf,
    next: u32,
}

impl Tour {
    /// The three screens, as a couple meets them on the first evening; every page while it is new.
    fn both_set_up(&mut self) {
        let app = App::start("tour");
        self.walk(
            &app,
            &[
                Press("radio", "Both of us"),
                Fill("The name of one of you", "Ana"),
                Fill("The name of the other", "Ben"),
                Look("who-is-here"),
                Press("button", "Next"),
                Fill("One thing you’d both like this year", "A week by the sea"),
                Look("one-thing"),
                Press("button", "Next"),
                Look("when"),
                Press("button", "Open your planner"),
            ],
        );
        app.by_role("navigation", "Pages");
        self.look(&app, "the-first-page");
        self.every_page(&app, "new");
    }

    /// Just me for now, and the other's own welcome later.
    fn one_sets_up_alone(&mut self) {
        let app = App::start("tour");
        self.walk(
            &app,
            &[
                Press("radio", "Just me for now"),
                Fill("Your name", "Ana"),
                Fill("Your partner’s name, if you like", "Ben"),
                Look("just-me"),
                Press("button", "Next"),
                Press("button", "Next"),
                Press("button", "Open your planner"),
            ],
        );
        app.by_role("navigation", "Pages");
        app.press("Control+2");
        self.walk(
            &app,
            &[See("Welcome. This half is yours."), Look("welcome")],
        );
    }

    fn sample_pages(&mut self) {
        let app = sample();
        self.every_page(&app, "sample");
        self.walk(
            &app,
            &[
                Press("button", "Today"),
                Press("button", "Prepare"),
                Look("prepare"),
                Keys("Escape"),
                Press("button", "Break"),
                Look("a-break"),
                Press("button", "20 minutes"),
                See("back"),
                Look("on-a-break"),
                Press("button", "End the break"),
                Press("button", "Guests"),
                Look("guests"),
                Press("button", "Guests"),
                Press("button", "Reminders"),
                Press("button", "New reminder"),
                Look("a-new-reminder"),
                Keys("Escape"),
                Press("button", "Settings"),
                Press("button", "Trash"),
                Look("trash"),
            ],
        );
        app.here(Here::Ana);
        self.walk(
            &app,
            &[
                Press("button", "Settings"),
                Look("settings-with-ana"),
                Press("button", "Yes in my name"),
                Look("yes-in-my-name"),
                Press("button", "Help"),
                Press("button", "If something feels wrong"),
                Look("if-something-feels-wrong"),
                Press("button", "Close this page"),
                Press("button", "Settings"),
                Press("button", "Leave"),
                Look("leave"),
                Press("button", "Settings"),
                Press("button", "What changed"),
                Look("what-changed"),
                Press("button", "Settings"),
                Press("button", "Backups"),
                Look("backups"),
            ],
        );
        app.here(Here::Nobody);
        self.walk(
            &app,
            &[
                Press("button", "Today"),
                Look("nobody-here"),
                Fill("Something good …", "The lemon tree again"),
                Keys("Enter"),
                See("Who’s here?"),
                Look("who-is-here-before-an-act"),
            ],
        );
    }

    fn goals(&mut self) {
        let app = sample();
        self.walk(
            &app,
            &[
                Press("button", "Goals"),
                Press("button", "Add a goal"),
                Look("a-goal-is-added"),
                Keys("Escape"),
                Press("button", "A week in Lisbon, just us"),
                Look("a-goal"),
                Keys("Escape"),
                Press("button", "A trip every second month"),
                Look("a-pair"),
                Keys("Escape"),
                Press("tab", "Long-term"),
                Look("long-term"),
                Press("radio", "List"),
                Look("list"),
            ],
        );
    }

    fn boundaries(&mut self) {
        let mut app = App::couple("tour");
        app.here(Here::Both);
        self.walk(
            &app,
            &[
                Press("button", "Boundaries"),
                Press("button", "Write one"),
                Press("radio", "Our agreement"),
                Fill("What we both keep", "Phones away at dinner"),
                Look("an-agreement-is-written"),
                Press("button", "Put it before both of us"),
                Press("button", "Phones away at dinner"),
                Press("button", "Yes, Ana"),
                Look("an-agreement-with-one-yes"),
                Press("button", "Yes, Ben"),
                See("until then either of you can say: rather not"),
                Look("slept-on"),
                Keys("Escape"),
            ],
        );
        app.restart_at("2026-06-14T09:00:00Z");
        app.here(Here::Both);
        self.walk(
            &app,
            &[
                Press("button", "Boundaries"),
                Press("button", "Phones away at dinner"),
                Press("button", "Change the words"),
                Fill("What we both keep", "Phones away from seven"),
                Press("button", "Keep the change"),
                See("a new wording waits for both of you"),
                Press("button", "Phones away at dinner"),
                See("What the new wording changes"),
                Look("two-wordings"),
                Keys("Escape"),
            ],
        );
        app.here(Here::Ana);
        self.walk(
            &app,
            &[
                Press("button", "Write one"),
                Press("radio", "My boundary"),
                Fill("When …", "you go out with friends"),
                Fill("… I will", "not speak to you for two days"),
                See("It is a condition."),
                Look("the-wording-helper"),
                Keys("Escape"),
                Press("button", "Write one"),
                Press("radio", "I’d like to ask"),
                Fill("What I’d like to ask", "Could we eat at seven?"),
                Look("a-request-is-written"),
                Press("button", "Ask Ben"),
                See("Waits for Ben"),
                Look("a-request-waits"),
            ],
        );
    }

    fn decisions(&mut self) {
        let app = sample();
        self.walk(
            &app,
            &[
                Press("button", "Decisions"),
                Press("button", "Open “Bigger purchases”"),
                Look("a-rule"),
                Press("button", "Change the words"),
                Look("a-rule-is-written"),
                Keys("Escape"),
                Press("button", "Our rules on one page"),
                Look("rules-on-one-page"),
            ],
        );
    }

    /// Each step of our quarter, in the sample couple's household half a year on.
    fn quarter(&mut self) {
        let mut app = App::couple("tour");
        for (title, horizon) in [("A week in Lisbon", "short"), ("A garden", "long")] {
            let goal = serde_json::json!({ "title": title, "horizon": horizon, "area": null, "own": false });
            app.call(
                "add_goal",
                serde_json::json!({ "args": goal, "by": "start" }),
            )
            .expect("a goal");
        }
        self.agreed(&app, "Phones away at dinner");
        self.agreed(&app, "Sundays at home in turn");
        app.restart_at("2026-10-04T18:30:00Z");
        app.here(Here::Ana);
        self.walk(
            &app,
            &[
                Press("button", "Today"),
                Press("button", "Look now: Our quarter"),
                Look("quarter-before"),
                Press("button", "Begin our quarter"),
                Press("checkbox", "Phones away at dinner"),
                Look("quarter-alone"),
                Press("button", "I’m ready, Ana"),
            ],
        );
        app.here(Here::Both);
        self.walk(
            &app,
            &[
                Press("button", "I’m ready, Ben"),
                Press("button", "Open it together"),
                See("These go on as they are"),
                Look("quarter-goes-on"),
                Press("button", "Yes to each of these, Ana"),
                See("Ana said yes to each"),
                Look("quarter-one-yes"),
                Press("button", "Yes to each of these, Ben"),
                See("Ben said yes to each"),
                Press("button", "To what we ticked"),
                See("To talk about"),
                Look("quarter-to-talk-about"),
                Press("button", "Enough for today"),
                Look("quarter-ended"),
            ],
        );
    }

    /// Written alone, put away, handed over, and opened together.
    fn what_matters(&mut self) {
        let app = App::couple("tour");
        app.here(Here::Ana);
        self.walk(
            &app,
            &[
                Press("button", "Goals"),
                Press("button", "What matters to us"),
            ],
        );
        app.choose("How much Family matters to you now", "It matters a lot");
        self.walk(
            &app,
            &[
                Fill("What matters to you in Family", "Sundays that belong to us"),
                Look("what-matters-alone"),
                Press("button", "Put it away, Ana"),
                Look("put-away"),
                Press("button", "Over to Ben"),
                Look("the-hand-over"),
                Press("button", "I’m Ben"),
            ],
        );
        app.choose("How much Family matters to you now", "It comes first");
        self.walk(
            &app,
            &[
                Press("button", "Put it away, Ben"),
                Press("button", "We are both here"),
                Look("two-folded-sheets"),
                Press("button", "Open both"),
                Look("opened-together"),
            ],
        );
    }

    fn only_for_me(&mut self) {
        let app = sample();
        app.here(Here::Ana);
        self.walk(
            &app,
            &[
                Press("button", "Only for me"),
                Press("button", "Write something"),
                Press("menuitem", "A note"),
                Fill("Title", "The summer"),
                Fill("Text", "I would rather stay."),
                Look("a-note-is-written"),
                Press("button", "Keep"),
                Look("only-for-me"),
                Keys("Control+k"),
                Look("search"),
            ],
        );
        app.type_text("lisbon");
        self.look(&app, "found");
    }

    /// Set, locked, and opened again.
    fn passphrases(&mut self) {
        let app = App::couple("tour");
        for (here, name, passphrase) in [
            (Here::Ana, "Ana", "the kettle sings at six"),
            (Here::Ben, "Ben", "marmalade on the north side"),
        ] {
            app.here(here);
            self.walk(&app, &[Press("button", "Settings")]);
            app.click("button", &format!("Set a passphrase for {name}"));
            app.fill("New passphrase", passphrase);
            if name == "Ana" {
                self.look(&app, "a-passphrase");
            }
            app.press("Enter");
            app.by_role("button", "I’ve written them down");
            let code = app.execute(
                "return [...document.querySelectorAll('dialog ol li')].map((one) => one.textContent).join(' ')",
                vec![],
            );
            if name == "Ana" {
                self.look(&app, "twelve-words");
            }
            self.walk(&app, &[Press("button", "I’ve written them down")]);
            app.fill("The twelve words", code.as_str().unwrap_or_default());
            self.walk(&app, &[Press("button", "Keep it")]);
            app.gone("dialog", "Type them back");
        }
        self.walk(
            &app,
            &[
                Look("settings-with-passphrases"),
                Press("button", "Lock"),
                See("Who is it?"),
                Look("locked"),
                Press("radio", "Ben"),
                Fill("Passphrase", "not hers at all"),
                Keys("Enter"),
                See("That is not this passphrase."),
                Look("another-passphrase"),
            ],
        );
    }

    fn note(&mut self) {
        let start = Start {
            tray: true,
            size: (620, 260),
            ..Start::default()
        };
        let app = App::couple_as("tour", start);
        app.here(Here::Both);
        app.close_window("Common Ground");
        app.window_gone("Common Ground");
        app.tray().press("Note something …");
        app.turn_to_other_window();
        self.walk(
            &app,
            &[
                See("Note something"),
                Look("note"),
                Press("radio", "For Sunday"),
                Look("note-for-the-talk"),
            ],
        );
    }

    /// An agreement both said yes to, until the autumn.
    fn agreed(&self, app: &App, words: &str) {
        use serde_json::json;
        let ask = |command: &str, by: Option<&str>, args: serde_json::Value| {
            app.call(command, json!({ "args": args, "by": by }))
                .expect("the command is answered")
        };
        let new = json!({ "topic": "screens", "text": { "agreement": {
            "words": words, "why": "", "does": ["", ""], "slipped": "",
            "talk": false, "rest": 0, "ends": "2026-10-20",
        } } });
        let id = ask("write_boundary", Some("start"), new)["value"].clone();
        for by in ["start", "end"] {
            let sheet = ask("agreement", None, json!({ "id": id }));
            let seen = &sheet["agreement"];
            let yes = json!({ "version": seen["standing"]["version"], "digest": seen["digest"] });
            ask("say_yes", Some(by), yes);
        }
    }

    fn every_page(&mut self, app: &App, which: &str) {
        for page in app.pages() {
            app.go(&page);
            self.look(app, &format!("{which}-{page}"));
        }
    }

    fn walk(&mut self, app: &App, steps: &[Do]) {
        for step in steps {
            match *step {
                Press(role, name) => app.click(role, name),
                Fill(label, text) => app.fill(label, text),
                Keys(keys) => app.press(keys),
                See(words) => app.sees(words),
                Look(what) => self.look(app, what),
            }
        }
    }

    /// One picture in each look, with one number.
    fn look(&mut self, app: &App, what: &str) {
        let what = what.to_lowercase().replace([' ', '…'], "-");
        for theme in Theme::BOTH {
            app.set_theme(theme);
            app.at_rest();
            let name = format!("{:02}-{what}-{}", self.next, theme.name());
            println!("{}", app.picture_in(&self.folder, &name).display());
        }
        app.set_theme(Theme::Light);
        self.next += 1;
    }
}

/// The sample couple, both here.
fn sample() -> App {
    let start = Start {
        args: Some(vec!["--demo".into()]),
        ..Start::default()
    };
    let app = App::start_as("tour", start);
    app.by_role("navigation", "Pages");
    app.here(Here::Both);
    app
}
