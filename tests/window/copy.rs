//! Taking everything along and bringing it in: a copy is saved through the system's own dialog, locked if one likes,
//! and comes into another planner as ideas and drafts, by keyboard; a table comes in after its columns were told.

use common_ground_e2e::{App, Here, Theme};
use serde_json::json;

use crate::stopped::{NOTHING, canonical, differing};

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
pub(crate) fn answer(app: &App, title: &str, file: &str) {
    name(app, title, file);
    app.window_gone(title);
}

/// The same where a file of that name is there already, which the dialog asks about.
pub(crate) fn answer_with_one_that_is_there(app: &App, title: &str, file: &str) {
    name(app, title, file);
    app.press_until_gone(title, &["alt+r"]);
}

fn name(app: &App, title: &str, file: &str) {
    for decoy in ["1", "2"] {
        std::fs::create_dir_all(app.home().join(decoy)).unwrap();
    }
    app.window(title);
    app.press_in(title, &["ctrl+a"]);
    app.type_in(title, &format!("~/{file}"));
    app.press_in(title, &["Return"]);
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
    app.agree("Phones away at dinner", "2026-09-12");
    app.here(Here::Ana);
    add_goal(&app, "A boat with a red sail");
    let note = json!({ "args": { "id": null, "shape": "note", "title": "Before the talk", "parts": ["Breathe"] } });
    app.call("keep_note", note).unwrap();
    app.go("Settings");
    app.click("radio", "Everything, for programs");
    app.click("checkbox", "With what is mine alone");
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

    let app = App::couple_in_small("everything_comes_in");
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
    app.sees("One thing that only you are shown: a note, a draft, a feeling or the like");
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
    app.go("Only for me");
    app.sees("Before the talk");
    app.go("Boundaries");
    app.click("button", "Phones away at dinner");
    app.click("button", "Its past");
    app.sees("From the file this came in with. It binds nobody here.");
    app.sees("Ana said yes, 12 June 2026");
    app.is_for_everyone("an agreement with what its file tells");
    app.press("Escape");
    app.go("Goals");
    app.sees("A boat with a red sail");
    app.press("Control+z");
    app.until("undo should take it back", || {
        app.call("boundaries", json!(null)).unwrap()["agreements"] == json!([])
    });
    app.go("Only for me");
    app.sees_no("Before the talk");
}

#[test]
fn what_one_asked_comes_in_as_a_draft_of_ones_own_and_is_asked_anew() {
    const ASKED: &str = "Could we eat at seven?";
    let app = App::couple("what_one_asked_goes_along");
    app.here(Here::Ana);
    let asked = json!({ "topic": "home", "text": { "request": { "words": ASKED, "why": "" } } });
    app.call("write_boundary", json!({ "args": asked }))
        .unwrap();
    app.here(Here::Ben);
    app.go("Boundaries");
    app.click("button", "No");
    app.sees("Asked before");
    app.here(Here::Ana);
    app.go("Settings");
    app.click("radio", "Everything, for programs");
    app.click("button", "Save a copy …");
    answer(&app, "Save a copy of everything", "c");
    app.hears("The copy is saved.");
    let bytes = std::fs::read(app.home().join("c")).unwrap();
    drop(app);

    let app = App::couple_in_small("what_one_asked_comes_in");
    app.here(Here::Ana);
    std::fs::write(app.home().join("c"), bytes).unwrap();
    let shared = canonical(&app);
    app.go("Settings");
    app.tab_to("button", "Choose a file …");
    app.press("Enter");
    answer(&app, "Bring in a file", "c");
    app.sees("One request of yours, as a draft only you are shown: you ask it anew, or not");
    app.is_for_everyone("a request comes in");
    app.tab_to("button", "Bring it in");
    app.press("Enter");
    app.hears("It is in. Undo takes all of it back in one step.");

    // Nobody is asked by it: it lies where one keeps what one has not said.
    assert_eq!(differing(&shared, &canonical(&app)), NOTHING);
    app.go("Boundaries");
    app.sees("Kept for yourself");
    app.sees(ASKED);
    app.is_for_everyone("a request that came in");
    app.here(Here::Ben);
    app.sees_no(ASKED);
    app.here(Here::Both);
    app.sees_no(ASKED);
    app.here(Here::Ana);
    app.sees(ASKED);
    app.press("Control+z");
    app.sees_no(ASKED);
    app.press("Control+Shift+z");
    app.sees(ASKED);
    app.tab_to("button", "Ask Ben");
    app.press("Enter");
    app.sees("Waits for Ben");
    app.sees_no("Kept for yourself");
    app.here(Here::Ben);
    app.sees(ASKED);
    app.by_role("button", "No");
}

/// What lies in a file that cannot come in, and what is said to it. The names stay out of the dialog's way.
#[test]
fn a_file_that_cannot_come_in_is_said_and_changes_nothing() {
    let app = App::couple("a_file_that_cannot_come_in");
    app.here(Here::Ana);
    add_goal(&app, "A boat with a red sail");
    app.go("Settings");
    app.click("radio", "Everything, for programs");
    app.click("button", "Save a copy …");
    answer(&app, "Save a copy of everything", "c");
    app.hears("The copy is saved.");
    let copy = std::fs::read_to_string(app.home().join("c")).unwrap();
    let newer = copy.replacen("\"version\": 1", "\"version\": 2", 1);
    assert_ne!(newer, copy, "it says which version it is");

    let put = |name: &str, bytes: &[u8]| std::fs::write(app.home().join(name), bytes).unwrap();
    put("n", newer.as_bytes());
    put("h", copy.as_bytes().split_at(copy.len() / 2).0);
    put("j", br#"{ "cards": [], "lists": [] }"#);
    put("p", &[0x89, b'P', b'N', b'G', 0, 1, 2, 0xff]);
    put("e", b" ");
    // 100 MB, of which the disk holds nothing; and as much as may be looked into, of no sense at all.
    let large = std::fs::File::create(app.home().join("l")).unwrap();
    large.set_len(100_000_000).unwrap();
    put("w", &b"Words without end, ".repeat(3_300_000));
    put("o", &b"a;b\n".repeat(15_000_000));

    let changed = || {
        app.call(
            "what_changed",
            json!({ "args": { "of": null, "before": null } }),
        )
    };
    let (past, kept) = (changed().unwrap(), backups(&app));
    let before = canonical(&app);
    for (file, said) in [
        ("l", "This file is larger than 64 megabytes."),
        ("w", "This is neither a copy of a planner nor a table."),
        ("o", "This table has more than"),
        (
            "n",
            "This copy was made by a newer version of Common Ground.",
        ),
        (
            "h",
            "This file is cut off or was changed, so nothing of it came in.",
        ),
        ("j", "This file belongs to another program."),
        ("p", "This file is not a text the planner can read."),
        ("e", "Nothing stands in this file."),
    ] {
        app.click("button", "Choose a file …");
        answer(&app, "Bring in a file", file);
        app.sees(said);
        assert!(!app.has("button", "Bring it in"), "{said}");
    }
    app.is_for_everyone("a file that cannot come in");
    assert_eq!(changed().unwrap(), past, "nothing changed");
    assert_eq!(differing(&before, &canonical(&app)), NOTHING);
    assert_eq!(backups(&app), kept, "and nothing had to be kept");
}

#[test]
fn a_pair_and_a_reminder_of_ones_own_come_in() {
    let app = App::couple("a_pair_goes_along");
    let add = |title: &str, by: &str| {
        let new = json!({ "title": title, "horizon": "short", "area": null, "own": false });
        app.call("add_goal", json!({ "args": new, "by": by }))
            .unwrap()["value"]
            .clone()
    };
    let hinge = json!({ "start": add("Two weekends in a month", "start"),
        "end": add("One trip every two months", "end") });
    app.call("hinge_goals", json!({ "args": hinge, "by": "start" }))
        .unwrap();
    for (by, title) in [("start", "Call the plumber"), ("end", "Ben alone")] {
        let schedule = json!({ "every": { "unit": "days", "n": 1 }, "time": "09:00:00",
            "start": "2026-06-12", "end": null, "from": "schedule", "paused": [] });
        let new =
            json!({ "title": title, "own": true, "schedule": schedule, "catch_up": "latest" });
        app.call("add_reminder", json!({ "args": new, "by": by }))
            .unwrap();
    }
    app.here(Here::Ana);
    app.go("Settings");
    app.click("radio", "Everything, for programs");
    app.click("checkbox", "With what is mine alone");
    app.click("button", "Save a copy …");
    answer(&app, "Save a copy of everything", "c");
    app.hears("The copy is saved.");
    let bytes = std::fs::read(app.home().join("c")).unwrap();
    drop(app);

    let app = App::couple("a_pair_comes_in");
    app.here(Here::Ana);
    std::fs::write(app.home().join("c"), bytes).unwrap();
    app.go("Settings");
    app.click("button", "Choose a file …");
    answer(&app, "Bring in a file", "c");
    app.sees("2 goals, as ideas");
    app.sees("One reminder of your own");
    app.sees_no("pair, because");
    app.is_for_everyone("a pair comes in");
    app.click("button", "Bring it in");
    app.hears("It is in.");
    app.go("Goals");
    let hinged = "return [...document.querySelectorAll('[data-place] li')].some((one) =>
        one.innerText.includes('Two weekends') && one.innerText.includes('One trip'))";
    app.sees("Two weekends in a month");
    assert_eq!(app.execute(hinged, vec![]), true, "they hang together");
    app.picture("a pair that came in");
    app.go("Reminders");
    app.sees("Call the plumber");
    assert!(!app.shows("Ben alone"));
    app.press("Control+z");
    app.sees_no("Call the plumber");
    app.go("Goals");
    app.sees_no("Two weekends");
}

#[test]
fn a_table_comes_in_after_its_columns_were_told() {
    let app = App::couple_in_small("a_table_comes_in");
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
