//! `cargo xtask tour`: every page and main flow in the real window, as numbered pictures in light
//! and dark under `target/tour/`. Their paths are printed.
#![allow(
    clippy::print_stdout,
    reason = "the paths are what a person at a terminal came for"
)]

use std::path::PathBuf;

use common_ground_e2e::{App, Here, Start, Theme, target};

fn main() {
    let folder = target().join("tour");
    // Pictures of an earlier tour would stand between those of this one.
    let _ = std::fs::remove_dir_all(&folder);
    let mut tour = Tour { folder, next: 1 };
    tour.beginning();
    tour.lived_in();
}

struct Tour {
    folder: PathBuf,
    next: u32,
}

impl Tour {
    /// The three screens, as a couple meets them on the first evening.
    fn beginning(&mut self) {
        let app = App::start("tour");
        app.by_role("heading", "Who is here?");
        app.click("radio", "Both of us");
        app.fill("The name of one of you", "Ana");
        app.fill("The name of the other", "Ben");
        self.look(&app, "who-is-here");
        app.click("button", "Next");
        app.fill(
            "One thing you’d both like this year",
            "A week by the sea, just us",
        );
        self.look(&app, "one-thing");
        app.click("button", "Next");
        self.look(&app, "when");
        app.click("button", "Open your planner");
        app.by_role("navigation", "Pages");
        self.look(&app, "the-first-page");
        self.every_page(&app, "new");
    }

    /// The sample couple: every page, the main dialogs, and what a guest sees.
    fn lived_in(&mut self) {
        let start = Start {
            args: Some(vec!["--demo".into()]),
            ..Start::default()
        };
        let app = App::start_as("tour", start);
        app.until("the sample couple should be there", || {
            app.has("navigation", "Pages") || app.has("heading", "Who is here?")
        });
        if app.has("heading", "Who is here?") {
            println!("The sample couple has not moved in yet: the tour ends here.");
            return;
        }
        app.here(Here::Both);
        self.every_page(&app, "sample");
        for (page, button) in [
            ("Today", "Plan one good time"),
            ("Today", "Prepare"),
            ("Goals", "Add a goal"),
            ("Decisions", "Write a rule"),
            ("Decisions", "Our rules on one page"),
        ] {
            app.go(page);
            if app.has("button", button) {
                app.click("button", button);
                self.look(&app, &format!("{page}-{button}"));
                // What takes the whole window has a way back of its own.
                if app.has("button", "Back") {
                    app.click("button", "Back");
                } else {
                    app.press("Escape");
                }
            }
        }
        app.go("Today");
        app.click("button", "Guests");
        self.look(&app, "guests");
        app.click("button", "Guests");
        app.here(Here::Nobody);
        self.look(&app, "nobody-here");
    }

    fn every_page(&mut self, app: &App, which: &str) {
        for page in app.pages() {
            app.go(&page);
            self.look(app, &format!("{which}-{page}"));
        }
    }

    /// One picture in each look, with one number.
    fn look(&mut self, app: &App, what: &str) {
        let what = what.to_lowercase().replace([' ', '…'], "-");
        for theme in Theme::BOTH {
            app.set_theme(theme);
            let name = format!("{:02}-{what}-{}", self.next, theme.name());
            println!("{}", app.picture_in(&self.folder, &name).display());
        }
        app.set_theme(Theme::Light);
        self.next += 1;
    }
}
