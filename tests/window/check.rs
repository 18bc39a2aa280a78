//! *Check our file* in the settings: a calm answer, what is found in words, and mended after a backup.

use common_ground_core::Closed;
use common_ground_core::testing::{friday, with_tools};
use common_ground_e2e::{App, Here};
use serde_json::json;

#[test]
fn the_file_is_checked_and_what_loses_nothing_is_put_right() {
    let app = App::couple_in_small("the_file_is_checked");
    app.here(Here::Ana);
    app.go("Settings");
    app.click("button", "Check our file");
    app.hears("Everything is in order");
    app.sees("checked today");
    app.is_for_everyone("a file in order");

    // Damage that somebody with tools or a bad disk does, while the planner is open.
    let kept = app.data_dir().join("keys.json.kept");
    std::fs::write(&kept, "{}").unwrap();
    // The keyboard is where the answer was.
    app.press("Enter");
    app.sees("One of the two copies of your keys is damaged. The other is whole.");
    app.is_for_everyone("a file with a finding");
    assert!(!app.data_dir().join("backups").exists());
    app.by_role("button", "Put right what can be");
    app.press("Enter");
    app.hears("Put right. Everything is in order");
    let keys = std::fs::read(app.data_dir().join("keys.json")).unwrap();
    assert_eq!(std::fs::read(&kept).unwrap(), keys);
    let backups = std::fs::read_dir(app.data_dir().join("backups")).unwrap();
    assert_eq!(backups.count(), 1, "a backup was made before");
}

/// A foreign tool took away what others hang on. It is said in words, and what is whole is backed up all the same.
#[test]
fn what_hangs_on_nothing_is_named_and_backups_go_on() {
    const NOBODY: &str = "d0000000-0000-4000-8000-000000000000";
    let mut app = App::couple_in_small("what_hangs_on_nothing");
    app.agree("Phones away at dinner", "2026-09-12");
    app.here(Here::Ana);
    let goal = json!({ "title": "Lisbon in May", "horizon": "long", "area": null, "own": false });
    app.call("add_goal", json!({ "args": goal })).unwrap();
    app.restart_with(|app| {
        let scratch = app.folder().join("tmp/copy");
        let closed = Closed::find(&app.data_dir(), &scratch, Box::new(friday())).unwrap();
        let planner = closed.open().unwrap();
        let astray = format!(
            "UPDATE sign_off SET version='{NOBODY}' WHERE partner='end'; UPDATE goal SET area='{NOBODY}'"
        );
        with_tools(&planner, &astray).unwrap();
    });
    app.here(Here::Ana);
    app.go("Settings");
    app.focus("button", "Check our file");
    app.press("Enter");
    app.hears("Not everything is as this program wrote it. Nothing was changed.");
    app.sees("One part belongs to something that is not there.");
    app.sees("One link leads to something that is not there.");
    app.is_for_everyone("what hangs on nothing");
    app.by_role("button", "Put right what can be");
    app.press("Enter");
    app.hears("Put right. Not everything is as this program wrote it.");
    app.sees_no("One link leads");
    app.sees("One part belongs to something that is not there.");

    app.go("Settings");
    app.click("button", "Backups");
    app.sees("The last backup was made today at");
    let written = json!({ "args": { "words": "Coffee on the steps" } });
    app.call("add_good_moment", written).unwrap();
    app.click("button", "Back up now");
    app.hears("The backup is made and checked.");
    app.sees("one goal, one boundary or agreement, one good moment");
}
