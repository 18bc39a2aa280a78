//! Locking by what the desktop says: which signals do, what is kept of what is being typed, and that a talk is not
//! interrupted.

use common_ground_e2e::{App, Here, Leaving};
use serde_json::json;

use crate::passphrases::{ANA, BEN, set};

const TYPING: &str = "Something good …";

fn both(name: &str) -> App {
    let app = App::couple(name);
    app.here(Here::Ben);
    set(&app, "Ben", BEN);
    app.here(Here::Ana);
    set(&app, "Ana", ANA);
    app
}

fn open_as_ana(app: &App) {
    app.sees("Who is it?");
    app.click("radio", "Ana");
    app.fill("Passphrase", ANA);
    app.press("Enter");
    app.by_role("button", "Here now Ana change");
}

#[test]
fn what_was_typed_right_before_a_signal_is_in_its_form_after_unlocking() {
    let app = both("typed_right_before");
    for (leaving, words) in [
        (Leaving::Lid, "The lid fell"),
        (Leaving::Switch, "A guest at the laptop"),
        (Leaving::Lock, "A key of the desktop"),
        (Leaving::Sleep, "It went to sleep"),
    ] {
        app.go("Today");
        app.fill(TYPING, words);
        app.leave_by(leaving);
        if leaving == Leaving::Sleep {
            app.lets_sleep();
            let refused = app.call("today_page", json!(null)).unwrap_err();
            assert_eq!(refused["code"], "locked", "before it may sleep");
        }
        open_as_ana(&app);
        app.until(&format!("{words:?} should stand there again"), || {
            let typed = "return [...document.querySelectorAll('input')].map((one) => one.value)";
            let typed = app.execute(typed, vec![]);
            typed
                .as_array()
                .is_some_and(|all| all.contains(&json!(words)))
        });
    }
    app.leave_by(Leaving::LockOfOthers);
    app.heard_leaving();
    app.by_role("button", "Here now Ana change");
}

#[test]
fn a_talk_is_interrupted_by_the_lid_and_by_nothing_else_of_these() {
    let app = both("a_talk_is_interrupted");
    app.press("Control+3");
    app.fill("Passphrase", BEN);
    app.click("button", "I’m here");
    app.by_role("button", "Here now Ana and Ben change");
    let agreement = json!({ "topic": "screens", "text": { "agreement": {
        "words": "Phones away at dinner", "why": "", "does": ["", ""], "slipped": "",
        "talk": false, "rest": 0, "ends": "2026-10-20",
    } } });
    app.call(
        "write_boundary",
        json!({ "args": agreement, "by": "start" }),
    )
    .unwrap();
    app.call("begin_quarter", json!(null)).unwrap();
    app.go("Today");
    app.click("button", "Look now: Our quarter");
    app.click("button", "I’m ready, Ana");
    app.click("button", "I’m ready, Ben");
    app.click("button", "Open it together");
    app.by_role("heading", "These go on as they are");
    app.leave_by(Leaving::Switch);
    app.leave_by(Leaving::Lock);
    app.lock_screen();
    app.heard_leaving();
    app.by_role("heading", "These go on as they are");
    app.leave_by(Leaving::Lid);
    open_as_ana(&app);
    // Alone she talks with nobody.
    app.leave_by(Leaving::Lock);
    app.sees("Who is it?");
}

#[test]
fn a_first_passphrase_takes_nobodys_pause_away() {
    let app = App::couple("a_first_passphrase_takes_nobodys_pause");
    app.here(Here::Ana);
    set(&app, "Ana", ANA);
    app.here(Here::Ben);
    let guess = || {
        let ana = json!({ "here": "one", "side": "start" });
        let come = json!({ "presence": ana, "passphrases": ["not hers at all", null] });
        let refused = app
            .call("set_presence", json!({ "args": come }))
            .unwrap_err();
        refused["code"].as_str().unwrap().to_owned()
    };
    for _ in 0..4 {
        assert_eq!(guess(), "wrong-passphrase");
    }
    assert_eq!(guess(), "wait");
    let first = json!({ "args": { "passphrase": BEN, "now": null }, "by": "end" });
    app.call("begin_passphrase", first).unwrap();
    app.until("she may be tried again", || guess() == "wrong-passphrase");
    assert_eq!(guess(), "wait", "it was the fifth in a row");
    // Nor is hers found by being refused as one of his.
    let other = || {
        let other = json!({ "args": { "passphrase": "four quiet garden lamps", "now": null }, "by": "end" });
        app.call("begin_passphrase", other)
    };
    for _ in 0..3 {
        other().unwrap();
    }
    assert_eq!(other().unwrap_err()["code"], "wait");
}
