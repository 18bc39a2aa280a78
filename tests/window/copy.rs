//! Taking everything along and bringing it in: a copy is saved through the system's own dialog, locked if one likes,
//! and comes into another planner as ideas and drafts, by keyboard; a table comes in after its columns were told.

use common_ground_e2e::{App, Here, Start, Theme};
use serde_json::json;

const LOCK: &str = "a lantern in the orchard";

#[test]
fn a_copy_is_saved_under_a_passphrase_of_its_own() {
    let app = App::couple("a_copy_is_saved");
    app.here(Here::Ana);
    add_goal(&app, "A boat with a red sail");
    app.go("Settings");
    app.click("radio", "Everything, for programs");
    app.click("checkbox", "Lock it with a passphrase");
    app.fill("Passphrase for the copy", "short");
    app.click("button", "Save a copy …");
    app.sees("Please take at least 12 characters.");
    app.is_for_everyone("a copy that is locked");
    app.fill("Passphrase for the copy", LOCK);
    app.click("button", "Save a copy …");
    answer(&app, "Save a copy of everything", "c");
    app.hears("The copy is saved.");
    let copy = std::fs::read(app.home().join("c")).unwrap();
    assert!(copy.starts_with(b"age-encryption.org/v1\n"));

    // It opens with its passphrase alone; with another one it says so and stays.
    app.click("button", "Choose a file …");
    answer(&app, "Bring in a file", "c");
    app.sees("This file is locked with a passphrase of its own.");
    app.fill("Passphrase of this file", "a lantern in the garden");
    app.click("button", "Open it");
    app.sees("That is not this passphrase.");
    in_every_look(&app, "a locked file");
    app.fill("Passphrase of this file", LOCK);
    app.press("Enter");
    app.sees("Nothing in it is new: it is all here already.");
    app.gone("textbox", "Passphrase of this file");

    // A form that is a folder has no lock, and says that it is open.
    app.click("radio", "A folder of tables");
    app.gone("checkbox", "Lock it with a passphrase");
    app.sees("whoever has it can read it");
}

/// Names a file in the home of this desktop. The dialog goes on writing by itself where all it shows begins alike with
/// what was typed; so there are two folders that do not, and names it does not show: without an ending.
fn answer(app: &App, title: &str, file: &str) {
    for decoy in ["1", "2"] {
        std::fs::create_dir_all(app.home().join(decoy)).unwrap();
    }
    app.window(title);
    app.press_in(title, &["ctrl+a"]);
    app.type_in(title, &format!("~/{file}"));
    app.press_in(title, &["Return"]);
    app.window_gone(title);
}

/// In the dark, and with the largest text.
fn in_every_look(app: &App, name: &str) {
    app.picture(name);
    app.set_theme(Theme::Dark);
    app.picture(&format!("{name}, dark"));
    app.set_theme(Theme::Light);
    let size = |of: &str| {
        app.click("radio", of);
        app.until("the text should be as large", || {
            let scale = "return document.documentElement.style.getPropertyValue('--text-scale')";
            let percent = scale_in_percent(app.execute(scale, vec![]).as_str());
            format!("{percent} %") == of
        });
    };
    size("200 %");
    app.execute(
        "document.querySelector('h3[tabindex]').scrollIntoView()",
        vec![],
    );
    app.is_for_everyone(&format!("{name}, twice the text"));
    app.set_direction("rtl");
    app.set_direction("ltr");
    for page in ["", ", further down", ", at the end"] {
        app.picture(&format!("{name}, twice the text{page}"));
        app.execute("document.querySelector('main').scrollBy(0, 480)", vec![]);
    }
    size("100 %");
}

fn scale_in_percent(scale: Option<&str>) -> f64 {
    scale
        .and_then(|scale| scale.parse::<f64>().ok())
        .unwrap_or(1.0)
        * 100.0
}

/// How many backups lie in the planner's folder.
fn backups(app: &App) -> usize {
    std::fs::read_dir(app.data_dir().join("backups")).map_or(0, Iterator::count)
}

fn add_goal(app: &App, title: &str) {
    let goal =
        json!({ "args": { "title": title, "horizon": "short", "area": null, "own": false } });
    app.call("add_goal", goal).unwrap();
}

#[test]
fn everything_goes_along_and_comes_into_another_planner() {
    let app = App::couple("everything_goes_along");
    app.here(Here::Ana);
    add_goal(&app, "A boat with a red sail");
    let agreement = json!({ "args": { "topic": "screens", "text": { "agreement": {
        "words": "Phones away at dinner", "why": "", "does": ["", ""], "slipped": "",
        "talk": false, "rest": 0, "ends": "2026-09-12" } } } });
    app.call("write_boundary", agreement).unwrap();
    let page = app.call("boundaries", json!(null)).unwrap();
    let text = &page["agreements"][0];
    let yes =
        json!({ "args": { "version": text["standing"]["version"], "digest": text["digest"] } });
    app.call("say_yes", yes.clone()).unwrap();
    app.here(Here::Ben);
    app.call("say_yes", yes).unwrap();
    app.here(Here::Ana);
    app.go("Settings");
    app.click("radio", "Everything, for programs");
    app.click("button", "Save a copy …");
    let file = app.home().join("c");
    answer(&app, "Save a copy of everything", "c");
    app.hears("The copy is saved.");
    let bytes = std::fs::read(&file).unwrap();

    // Its own copy changes nothing.
    app.click("button", "Choose a file …");
    answer(&app, "Bring in a file", "c");
    app.sees("Nothing in it is new: it is all here already.");
    app.is_for_everyone("a copy that is here already");
    drop(app);

    let start = Start {
        size: (900, 600),
        ..Start::default()
    };
    let app = App::couple_as("everything_comes_in", start);
    app.here(Here::Ana);
    let file = app.home().join("c");
    std::fs::write(&file, bytes).unwrap();
    app.go("Settings");
    app.by_role("button", "Choose a file …");
    app.tab_to("button", "Choose a file …");
    app.press("Enter");
    answer(&app, "Bring in a file", "c");
    app.sees("The planner of Ana and Ben");
    app.sees("One agreement, as a draft: nobody has said yes to it here");
    app.sees("2 yeses. A yes is said anew, or not at all.");
    app.is_for_everyone("what comes in");
    in_every_look(&app, "what comes in");
    let before = app.call("boundaries", json!(null)).unwrap();
    assert_eq!(before["agreements"], json!([]), "looking brings nothing in");
    let kept = backups(&app);
    app.tab_to("button", "Bring it in");
    app.press("Enter");
    app.hears("It is in. Undo takes all of it back in one step.");
    assert!(backups(&app) > kept, "a backup was made before");
    let page = app.call("boundaries", json!(null)).unwrap();
    assert_eq!(page["agreements"][0]["standing"]["state"], "waiting");
    app.go("Goals");
    app.sees("A boat with a red sail");
    app.press("Control+z");
    app.until("undo should take it back", || {
        app.call("boundaries", json!(null)).unwrap()["agreements"] == json!([])
    });
}

#[test]
fn a_table_comes_in_after_its_columns_were_told() {
    let start = Start {
        size: (900, 600),
        ..Start::default()
    };
    let app = App::couple_as("a_table_comes_in", start);
    app.here(Here::Ana);
    let table = app.home().join("t");
    let long = "with a very long description ".repeat(6);
    std::fs::write(
        &table,
        format!("Nr;Card;Description;Due\r\n1;Learn to sail;{long};2027-05\r\n2;;nothing;\r\n3;سفر إلى لشبونة;كلمات;\r\n"),
    )
    .unwrap();
    let spoilt = app.home().join("s");
    std::fs::write(&spoilt, b"Card;Why\nCaf\xe9;x\n").unwrap();
    app.go("Settings");
    app.click("button", "Choose a file …");
    answer(&app, "Bring in a file", "s");
    app.hears("This file is not a text the planner can read.");
    app.click("button", "Choose a file …");
    answer(&app, "Bring in a file", "t");
    app.sees("A table with 3 rows.");
    app.is_for_everyone("columns to be told");
    in_every_look(&app, "columns");
    app.choose("What is wanted", "Card");
    app.click("button", "See what would come in");
    app.sees("2 goals, as ideas");
    app.sees("line 3");
    app.click("button", "Bring it in");
    app.hears("It is in.");
    app.go("Goals");
    app.sees("Learn to sail");
}
