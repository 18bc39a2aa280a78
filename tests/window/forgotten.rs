//! Words that were typed, and then emptied or erased, are nowhere ten seconds later.

use std::time::Duration;

use common_ground_e2e::{App, Here};
use common_ground_pages::files_with;
use serde_json::json;

const WORD: &str = "Qxcanaryzy";

#[test]
fn ten_seconds_after_they_were_let_go_the_words_are_nowhere() {
    let app = App::couple("ten_seconds_after");
    app.here(Here::Ana);
    app.go("Goals");
    app.click("button", "Add a goal");
    app.type_text(&format!("{WORD} in May"));
    app.press("Enter");
    app.by_role("button", &format!("{WORD} in May"));
    // Half typed, and kept as a draft a second after the last key.
    app.type_text(&format!("{WORD} half typed"));
    app.until("the draft should be kept", || {
        app.call("drafts", json!({ "args": {} }))
            .is_ok_and(|drafts| drafts.to_string().contains("half typed"))
    });
    let write = |command: &str, args: serde_json::Value| {
        let done = app.call(command, json!({ "args": args }));
        done.unwrap_or_else(|e| panic!("{command}: {e}"))["value"].take()
    };
    let own = json!({ "when": WORD, "will": WORD, "why": WORD, "helps": WORD });
    let boundary = write(
        "write_boundary",
        json!({ "topic": "home", "text": { "own": own } }),
    );
    let topic = write("add_topic", json!({ "words": WORD, "wants": "listen" }));
    let stood = files_with(&app.folder(), WORD);
    assert!(
        stood.iter().any(|file| file == "data/household.db-wal"),
        "first they are found: {stood:?}"
    );

    // The draft goes by itself once its form is sent or emptied.
    write(
        "keep_draft",
        json!({ "form": "goal:new:short", "body": null }),
    );
    write("drop_topic", topic);
    write("delete_boundary", json!({ "id": boundary }));
    write("empty", json!({ "noun": "boundary", "id": boundary }));
    app.press("Escape");
    app.click("button", &format!("{WORD} in May"));
    app.click("button", "More");
    app.click("button", "Put in the trash");
    app.gone("button", &format!("{WORD} in May"));
    let trash = app.call("trash", json!({ "args": {} })).unwrap();
    let goal = trash[0]["id"].clone();
    write("empty", json!({ "noun": "goal", "id": goal }));
    app.here(Here::Ben);
    write("empty", json!({ "noun": "goal", "id": goal }));
    app.reload();
    app.by_role("navigation", "Pages");
    // The promise is ten seconds by the wall clock.
    std::thread::sleep(Duration::from_secs(10));
    assert_eq!(files_with(&app.folder(), WORD), [""; 0]);
}

#[test]
fn the_log_says_what_failed_and_no_word_that_was_typed() {
    let app = App::couple("the_log_says_what_failed");
    app.here(Here::Ana);
    // A folder lies where the program wants to write about each reminder.
    let in_the_way = app.data_dir().join("wake.json");
    let _ = std::fs::remove_file(&in_the_way);
    std::fs::create_dir_all(in_the_way.join("in-the-way")).unwrap();
    let daily = json!({ "every": { "unit": "days", "n": 1 }, "time": "19:30:00", "start": "2026-07-01",
        "end": null, "from": "schedule", "paused": [] });
    let reminder = json!({ "title": WORD, "own": false, "schedule": daily, "catch_up": "latest" });
    app.call("add_reminder", json!({ "args": reminder }))
        .unwrap();
    let log = app.data_dir().join("logs/common-ground.log");
    let said = || std::fs::read_to_string(&log).unwrap_or_default();
    app.until("what failed should be in the log", || {
        said().contains("reminders: ")
    });
    assert!(!said().contains(WORD), "{}", said());
}
