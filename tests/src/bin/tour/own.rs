//! What is one's own: notes, passphrases, the note from the tray.

use common_ground_e2e::{App, Here, Start};

use super::Do::{Fill, Keys, Look, Press, See};
use super::{Tour, sample};

impl Tour {
    pub(super) fn only_for_me(&mut self) {
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
    pub(super) fn passphrases(&mut self) {
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
            app.by_role("button", "I have them on paper");
            let code = app.execute(
                "return [...document.querySelectorAll('dialog ol li')].map((one) => one.textContent).join(' ')",
                vec![],
            );
            if name == "Ana" {
                self.look(&app, "twelve-words");
            }
            self.walk(&app, &[Press("button", "I have them on paper")]);
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

    pub(super) fn note(&mut self) {
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
}
