//! The first evening, and the sample couple's pages.

use common_ground_e2e::{App, Here};

use super::Do::{Fill, Keys, Look, Press, See};
use super::{Tour, sample};

impl Tour {
    /// The three screens, as a couple meets them on the first evening; every page while it is new.
    pub(super) fn both_set_up(&mut self) {
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
    pub(super) fn one_sets_up_alone(&mut self) {
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

    pub(super) fn sample_pages(&mut self) {
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
                See("back"),
                Look("on-a-break"),
                Press("button", "Another time"),
                Look("a-break"),
                Press("button", "An hour"),
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
}
