//! *Check our file* in the settings: a calm answer, what is found in words, and mended after a backup.

use common_ground_e2e::{App, Here, Start};

#[test]
fn the_file_is_checked_and_what_loses_nothing_is_put_right() {
    let start = Start {
        size: (900, 600),
        ..Start::default()
    };
    let app = App::couple_as("the_file_is_checked", start);
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
