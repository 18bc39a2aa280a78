//! A planner that does not open: one page says what is the matter and offers what is safe, by keyboard alone.

use std::path::Path;

use common_ground_e2e::{App, Here, Start};
use serde_json::json;

use crate::backups::{choose_folder, others_backups};
use crate::passphrases::{ANA, BEN, set};

/// Ana and Ben's planner with a good moment that is in a backup, and one that is not.
fn with_a_backup(name: &str, size: (u32, u32)) -> App {
    let start = Start {
        size,
        ..Start::default()
    };
    let app = App::couple_as(name, start);
    app.here(Here::Both);
    let by = |words: &str| json!({ "args": { "words": words }, "by": "start" });
    app.call("add_good_moment", by("Coffee on the steps"))
        .unwrap();
    // What is mended is backed up first; this is the shortest way to a backup here.
    app.call("mend_file", json!(null)).unwrap();
    app.call("add_good_moment", by("Rain on the tent")).unwrap();
    app
}

/// Changes the household's file between two starts. The log that was left would cover it.
fn wreck(app: &App, change: impl FnOnce(&mut Vec<u8>)) {
    let file = app.data_dir().join("household.db");
    let _ = std::fs::remove_file(app.data_dir().join("household.db-wal"));
    let mut bytes = std::fs::read(&file).unwrap();
    change(&mut bytes);
    std::fs::write(&file, &bytes).unwrap();
}

/// Presses the first way that is offered, by keyboard alone.
fn first_way(app: &App) {
    app.press("Tab");
    app.press("Enter");
}

fn moments(app: &App) -> String {
    app.go("Today");
    app.by_role("textbox", "Something good …");
    app.call("trash", json!(null)).unwrap();
    app.call("today_page", json!(null)).unwrap().to_string()
}

#[test]
fn a_wrecked_file_is_helped_with_the_newest_backup() {
    let mut app = with_a_backup("a_wrecked_file", (1280, 800));
    app.restart_with(|app| wreck(app, |bytes| bytes[100..164].fill(9)));
    let wrecked = std::fs::read(app.data_dir().join("household.db")).unwrap();
    app.sees("Your planner did not open");
    app.sees("The keys beside your planner don’t open it");
    app.sees("Open the backup of 12 June 2026");
    app.is_for_everyone("a wrecked file");
    assert!(
        app.call("set_up", json!({ "args": {} })).is_err(),
        "no new household is made beside it"
    );
    first_way(&app);
    app.hears("The backup is in place.");
    app.by_role("navigation", "Pages");
    app.here(Here::Both);
    let there = moments(&app);
    assert!(
        there.contains("Coffee on the steps") && !there.contains("Rain"),
        "{there}"
    );
    let aside = std::fs::read_dir(app.data_dir().join("set-aside")).unwrap();
    let kept: Vec<_> = aside
        .map(|entry| entry.unwrap().path().join("household.db"))
        .collect();
    assert_eq!(std::fs::read(&kept[0]).unwrap(), wrecked, "kept as it was");
    app.restart();
    app.by_role("navigation", "Pages");
}

#[test]
fn a_page_that_is_damaged_while_it_is_open_leads_to_reading() {
    let mut app = with_a_backup("damaged_while_open", (900, 600));
    app.restart_with(|app| {
        wreck(app, |bytes| {
            for page in (30 * 4096..bytes.len()).step_by(4096) {
                bytes[page + 2000] ^= 1;
            }
        });
    });
    app.sees("Part of your planner’s file is damaged. It is kept as it is.");
    app.is_for_everyone("a damaged page");
    let scale = "document.documentElement.style.setProperty('--text-scale', '2')";
    app.execute(scale, vec![]);
    app.is_accessible("a damaged page at twice the text");
    app.picture("a-damaged-page-200");
    app.sees("Open the backup of 12 June 2026");
}

#[test]
fn keys_that_are_missing_come_from_the_backup_and_nothing_is_lost() {
    let mut app = with_a_backup("keys_that_are_missing", (900, 600));
    app.restart_with(|app| {
        for name in ["keys.json", "keys.json.kept"] {
            std::fs::remove_file(app.data_dir().join(name)).unwrap();
        }
    });
    app.sees("The keys file is missing beside your planner.");
    app.is_for_everyone("missing keys");
    app.sees("Use the keys of 12 June 2026");
    first_way(&app);
    app.hears("The keys of your backup open it.");
    app.here(Here::Both);
    assert!(moments(&app).contains("Rain on the tent"));
}

#[test]
fn changes_that_were_lost_are_said_before_anything_else() {
    let mut app = with_a_backup("changes_that_were_lost", (900, 600));
    let file = app.data_dir().join("household.db");
    app.restart();
    let earlier = std::fs::read(&file).unwrap();
    app.by_role("navigation", "Pages");
    app.here(Here::Both);
    let lost = json!({ "args": { "words": "Lost" }, "by": "start" });
    app.call("add_good_moment", lost).unwrap();
    app.restart_with(|app| wreck(app, |bytes| bytes.clone_from(&earlier)));
    app.sees("Something is missing");
    app.is_for_everyone("lost changes");
    first_way(&app);
    app.by_role("navigation", "Pages");
}

/// Nobody looks into a locked planner's backups before a passphrase is said: one that rotted is passed over all the
/// same, each time.
#[test]
fn of_a_locked_planner_a_backup_that_rotted_is_passed_over_each_time() {
    let mut app = App::couple_in_small("a_rotten_backup_of_a_locked_planner");
    app.here(Here::Ana);
    set(&app, "Ana", ANA);
    app.here(Here::Ben);
    set(&app, "Ben", BEN);
    let keep = |app: &App, words: &str| {
        let written = json!({ "args": { "words": words } });
        app.call("add_good_moment", written).unwrap();
        app.call("back_up_now", json!(null)).unwrap();
    };
    let open = |app: &App| {
        app.sees("Who is it?");
        app.click("radio", "Ana");
        app.fill("Passphrase", ANA);
        app.press("Enter");
    };
    keep(&app, "Coffee on the steps");
    app.restart_at("2026-06-13T09:00:00Z");
    open(&app);
    app.by_role("button", "Here now Ana change");
    keep(&app, "Rain on the tent");
    app.restart_with(|app| {
        for backup in std::fs::read_dir(app.data_dir().join("backups")).unwrap() {
            let backup = backup.unwrap().path();
            if backup.to_string_lossy().contains("2026-06-13") {
                rot(&backup.join("household.db"));
            }
        }
        std::fs::remove_file(app.data_dir().join("household.db")).unwrap();
        let _ = std::fs::remove_file(app.data_dir().join("household.db-wal"));
    });
    app.sees("Your planner’s file is missing from its folder");
    app.sees("Open the backup of 12 June 2026");
    app.sees_no("13 June");
    app.is_for_everyone("a locked planner without its file");
    first_way(&app);
    open(&app);
    app.by_role("button", "Here now Ana change");
    let there = moments(&app);
    assert!(there.contains("Coffee on the steps"), "{there}");

    // The rotten one is still there, and still no help.
    app.restart_with(|app| wreck(app, |bytes| bytes[100..164].fill(9)));
    open(&app);
    app.sees("Your planner did not open");
    app.sees("The keys beside your planner don’t open it");
    app.sees("Open the backup of");
    first_way(&app);
    open(&app);
    app.by_role("button", "Here now Ana change");
    let there = moments(&app);
    assert!(
        there.contains("Coffee on the steps") && !there.contains("Rain"),
        "{there}"
    );
}

/// Changes what lies in the middle of a file, as an old disk does.
fn rot(file: &Path) {
    let mut bytes = std::fs::read(file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 64].fill(9);
    std::fs::write(file, &bytes).unwrap();
}

/// The folder that was chosen for backups is known though the file is not: and where it is not plugged in, one points
/// at the stick.
#[test]
fn a_wrecked_file_is_helped_from_the_folder_that_was_chosen() {
    let mut app = App::couple_in_small("helped_from_a_chosen_folder");
    app.here(Here::Both);
    let by = |words: &str| json!({ "args": { "words": words }, "by": "start" });
    app.call("add_good_moment", by("Coffee on the steps"))
        .unwrap();
    let disk = app.folder().join("disk");
    std::fs::create_dir(&disk).unwrap();
    app.go("Settings");
    app.click("button", "Backups");
    app.click("button", "Choose a folder …");
    choose_folder(&app, "A folder for your backups", &disk, "d");
    app.hears("Backups are made there from now on.");
    app.call("add_good_moment", by("Rain on the tent")).unwrap();
    let drawer = app.folder().join("drawer");
    app.restart_with(|app| {
        wreck(app, |bytes| bytes[100..164].fill(9));
        let _ = std::fs::remove_dir_all(app.data_dir().join("backups"));
        std::fs::rename(&disk, &drawer).unwrap();
    });
    app.sees("Your planner did not open");
    app.sees("which is not there now. Connect its disk or stick, then try again.");
    app.sees_no("Open the backup of");
    app.is_for_everyone("a wrecked file and a disk that is not there");

    // The drawer as a stick: an empty folder says so, the right one helps.
    let pick = "The folder your backups lie in";
    let home = app.home().join("empty");
    std::fs::create_dir(&home).unwrap();
    app.click("button", "Look for a backup");
    choose_folder(&app, pick, &home, "e");
    app.sees("There is no whole backup in this folder.");
    app.click("button", "Look for a backup");
    choose_folder(&app, pick, &others_backups(&app.folder()), "o");
    app.sees("Another couple’s backups lie in this folder.");
    app.click("button", "Look for a backup");
    choose_folder(&app, pick, &drawer, "w");
    app.hears("A backup of your planner is there. It is offered first now.");
    app.sees("Open the backup of 12 June 2026");
    app.sees("It lies in");
    app.is_for_everyone("a backup somebody pointed at");

    // Plugged in again it is found by itself.
    std::fs::rename(&drawer, &disk).unwrap();
    app.click("button", "Try again");
    app.hears("It is as before.");
    app.sees_no("which is not there now");
    app.click("button", "Open the backup of 12 June 2026 at 09:00");
    app.hears("The backup is in place.");
    app.here(Here::Both);
    let there = moments(&app);
    assert!(
        there.contains("Coffee on the steps") && !there.contains("Rain"),
        "{there}"
    );
}

/// Whoever points at the folder of another couple is told so, wherever they do it, and no planner changes by it.
#[test]
fn another_couples_folder_is_said_and_the_household_is_as_it_was() {
    let mut app = with_a_backup("another_couples_folder", (900, 600));
    let backups = others_backups(&app.folder());
    let theirs = app.folder().join("theirs");
    let empty = app.folder().join("empty");
    std::fs::create_dir(&empty).unwrap();
    app.restart_with(|app| wreck(app, |bytes| bytes[100..164].fill(9)));
    app.sees("Your planner did not open");
    let ours = app.data_dir();
    let as_it_is = || {
        [&ours, &theirs].map(|folder| {
            ["household.db", "keys.json"].map(|name| std::fs::read(folder.join(name)).unwrap())
        })
    };
    let before = as_it_is();

    let pick = "The folder your backups lie in";
    const THEIRS: &str = "Another couple’s backups lie in this folder.";
    for (folder, link, said) in [
        (&backups, "b", THEIRS),
        (&empty, "n", "There is no whole backup in this folder."),
        (&theirs, "t", THEIRS),
    ] {
        app.click("button", "Look for a backup");
        choose_folder(&app, pick, folder, link);
        app.sees(said);
        app.by_role("button", "Open the backup of 12 June 2026 at 09:00");
    }
    app.click("button", "Open another folder");
    choose_folder(&app, "The folder of a planner", &empty, "e");
    app.sees("There is no planner in that folder.");
    app.sees("Your planner did not open");
    app.is_for_everyone("another couple's folder");
    assert!(before == as_it_is(), "neither planner was touched");
    assert!(!ours.join("set-aside").exists(), "nothing was moved");

    // Ours is helped as before.
    app.click("button", "Open the backup of 12 June 2026 at 09:00");
    app.hears("The backup is in place.");
    app.here(Here::Both);
    assert!(moments(&app).contains("Coffee on the steps"));
}

#[test]
fn on_a_new_laptop_the_planner_comes_from_a_stick() {
    let old = with_a_backup("an_old_laptop", (900, 600));
    let app = App::start_as(
        "a_new_laptop",
        Start {
            size: (900, 600),
            ..Start::default()
        },
    );
    app.click("button", "We have a planner already: take it from a backup");
    let pick = "The folder your backups lie in";
    choose_folder(&app, pick, &old.data_dir().join("backups"), "o");
    app.hears("Your planner is here, as it was in the backup.");
    app.here(Here::Both);
    let there = moments(&app);
    assert!(there.contains("Coffee on the steps"), "{there}");
}
