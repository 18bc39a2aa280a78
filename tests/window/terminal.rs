//! The terminal beside the open window: one writer, and both are right about what is there.

use std::process::{Command, Output};

use common_ground_e2e::{App, Here, target};
use serde_json::json;

fn ask(app: &App, words: &[&str]) -> Output {
    let program = target().join("debug/common-ground-cli");
    assert!(
        program.is_file(),
        "{} is missing: cargo build -p common-ground-cli",
        program.display()
    );
    let mut command = Command::new(program);
    command.args(words).arg("--data-dir").arg(app.data_dir());
    command.output().unwrap()
}

#[test]
fn the_terminal_reads_beside_the_window_and_does_not_restore_under_it() {
    let app = App::couple("the_terminal_beside_the_window");
    app.here(Here::Both);
    let written = json!({ "args": { "words": "Coffee on the steps" }, "by": "start" });
    app.call("add_good_moment", written).unwrap();

    assert_eq!(ask(&app, &["check"]).status.code(), Some(0));
    let to = app.folder().join("ours.json");
    let said = ask(&app, &["export", "json", &to.to_string_lossy()]);
    assert_eq!(said.status.code(), Some(0), "{said:?}");
    let exported = std::fs::read_to_string(&to).unwrap();
    assert!(
        exported.contains("Coffee on the steps"),
        "what is still in the log too"
    );
    let stick = app.folder().join("stick");
    let said = ask(&app, &["backup", &stick.to_string_lossy()]);
    assert_eq!(said.status.code(), Some(0), "{said:?}");
    let backup = std::fs::read_dir(&stick)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();

    let said = ask(&app, &["restore", &backup.to_string_lossy()]);
    assert_eq!(said.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&said.stderr).contains("Common Ground is open"));

    let after = json!({ "args": { "words": "Rain on the tent" }, "by": "start" });
    app.call("add_good_moment", after)
        .expect("the window goes on writing");
    app.go("Settings");
    app.click("button", "Check our file");
    app.hears("Everything is in order");
}
