//! One partner leaves, by keyboard alone: what was agreed ends, and the other reads that it ended.

use common_ground_e2e::{App, Here, Notifications, Start};
use serde_json::json;

use crate::passphrases::{ANA, set};

#[test]
fn one_leaves_and_the_other_reads_that_things_ended() {
    let start = Start {
        notifications: Notifications::Heard,
        ..Start::default()
    };
    let app = App::couple_as("one_leaves", start);
    app.agree("Phones away at dinner", "2026-09-12");
    app.here(Here::Ana);
    let note = json!({ "args": { "words": "The spare key", "wants": "listen" } });
    app.call("add_topic", note).unwrap();
    set(&app, "Ana", ANA);

    app.here(Here::Both);
    app.go("Settings");
    app.click("button", "Leave");
    app.sees("Say at the top of the rail that you alone are here.");
    app.here(Here::Ana);
    app.sees("What Ben will see");
    app.is_for_everyone("leave");
    app.tab_to("checkbox", "Erase what is mine alone");
    app.press("Space");
    app.tab_to("button", "Leave");
    app.press("Enter");
    app.is_for_everyone("leave, asked once");
    app.press("Escape");
    app.tab_to("button", "Leave");
    app.press("Enter");
    app.press("Shift+Tab");
    app.press("Enter");
    // Her passphrase, as for every act that is hers alone.
    app.fill("Passphrase", ANA);
    app.press("Enter");
    app.sees("What you shared holds no more.");
    app.is_for_everyone("left");

    app.here(Here::Ben);
    app.go("Today");
    assert!(app.notices().is_empty(), "no notice is shown");
    app.go("Boundaries");
    app.sees("Phones away at dinner");
    app.by_role("button", "take it up again?");
    app.sees("ended");
    assert!(!app.text().contains("Ana ended"), "{}", app.text());
    // What was hers alone is gone, and her way in is not.
    app.press("Control+1");
    app.fill("Passphrase", ANA);
    app.press("Enter");
    app.by_role("button", "Here now Ana change");
    assert_eq!(app.call("topics", json!(null)).unwrap(), json!([]));
}
