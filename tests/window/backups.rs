//! The page of backups: made now, elsewhere, and on a stick that comes and goes. The folder is chosen in the desktop's
//! own dialog.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use common_ground_core::backup::Place;
use common_ground_core::testing::{friday, household};
use common_ground_e2e::{App, Here};
use serde_json::json;

use crate::full_disk::SmallDisk;
use crate::passphrases::{ANA, BEN, set};

/// Says in the desktop's dialog which folder. Its field completes what is typed in its own time, so the way there is
/// two characters and one more: a link in the home folder.
pub(crate) fn choose_folder(app: &App, title: &str, folder: &Path, link: &str) {
    let _ = std::os::unix::fs::symlink(folder, app.home().join(link));
    app.window(title);
    app.type_in(title, &format!("~/{link}"));
    // Where all that lies in it begins alike, the dialog goes on writing; that is marked, and goes again.
    app.press_in(title, &["Delete"]);
    app.press_in(title, &["Return"]);
    app.window_gone(title);
}

#[test]
fn backups_are_made_now_and_elsewhere() {
    let app = App::couple("backups_are_made_now");
    app.here(Here::Both);
    app.go("Settings");
    app.click("button", "Backups");
    app.is_for_everyone("backups at first");
    let written = json!({ "args": { "words": "Coffee on the steps" }, "by": "start" });
    app.call("add_good_moment", written).unwrap();
    app.click("button", "Back up now");
    app.hears("The backup is made and checked.");
    app.sees("The last backup was made today at");
    app.sees("one good moment");
    app.sees_no("0 goals");
    app.click("button", "Back up now");
    app.hears("It has everything.");

    let disk = app.folder().join("Dropbox");
    std::fs::create_dir(&disk).unwrap();
    app.click("button", "Choose a folder …");
    choose_folder(&app, "A folder for your backups", &disk, "d");
    app.hears("Backups are made there from now on.");
    app.sees("Dropbox keeps this folder in step with other machines");
    let stick = app.folder().join("stick");
    std::fs::create_dir(&stick).unwrap();
    app.click("button", "Choose a second folder …");
    choose_folder(&app, "A folder for your backups", &stick, "s");
    app.hears("Copies go there from now on.");
    app.is_for_everyone("backups in three places");

    // Within the planner's own folder, a backup, or another couple's planner, with which they would go one day: refused,
    // and everything is as before.
    let their_planner = household(&app.folder().join("their-planner"), &friday()).unwrap();
    let within = [
        ("i", app.data_dir().join("backups")),
        ("b", made_in(&stick)),
        ("p", app.folder().join("their-planner")),
        ("l", app.folder().join("their-planner/letters")),
    ];
    for (link, folder) in &within {
        std::fs::create_dir_all(folder).unwrap();
        let lay = names_in(folder);
        app.click("button", "Another folder …");
        choose_folder(&app, "A folder for your backups", folder, link);
        app.sees("This folder lies inside a planner’s own folder or a backup");
        app.sees("Dropbox keeps this folder");
        assert_eq!(names_in(folder), lay, "{}", folder.display());
    }
    app.is_for_everyone("a folder inside a planner");

    // Where another couple's backups lie already: the same, and none of theirs is offered as an earlier day.
    let theirs = app.folder().join("theirs-too");
    std::fs::create_dir(&theirs).unwrap();
    let backup = their_planner.backup();
    backup.choose(Place::Chosen, Some(&theirs)).unwrap();
    let days = app.call("backups", json!(null)).unwrap();
    app.click("button", "Another folder …");
    choose_folder(&app, "A folder for your backups", &theirs, "t");
    app.sees("Another couple’s backups lie in this folder.");
    app.sees("Dropbox keeps this folder");
    assert_eq!(app.call("backups", json!(null)).unwrap(), days);
    app.click("button", "With the planner again");
    app.hears("Backups are made with the planner again.");
    app.sees_no("Dropbox keeps this folder");
}

/// The newest backup in a folder that was chosen.
fn made_in(chosen: &Path) -> PathBuf {
    let backups = chosen.join("Common Ground backups");
    backups.join(names_in(&backups).pop_last().unwrap())
}

fn names_in(folder: &Path) -> BTreeSet<OsString> {
    let names = std::fs::read_dir(folder).unwrap();
    names.map(|entry| entry.unwrap().file_name()).collect()
}

/// A folder of another couple's backups, in this folder.
pub(crate) fn others_backups(within: &Path) -> std::path::PathBuf {
    let theirs = household(&within.join("theirs"), &friday()).unwrap();
    let backup = theirs.back_up().unwrap();
    backup.parent().unwrap().to_owned()
}

#[test]
fn a_folder_that_takes_no_backup_is_said_and_everything_goes_on() {
    let Some(disk) = SmallDisk::mount() else {
        return;
    };
    let app = App::couple("a_folder_that_takes_no_backup");
    app.here(Here::Ana);
    let remember = |words: &str| {
        let written = json!({ "args": { "words": words } });
        app.call("add_good_moment", written).unwrap();
    };
    app.go("Settings");
    app.click("button", "Backups");
    let folder = disk.folder.path().join("kept");
    std::fs::create_dir(&folder).unwrap();
    app.click("button", "Choose a folder …");
    choose_folder(&app, "A folder for your backups", &folder, "s");
    app.hears("Backups are made there from now on.");
    let lying = || -> Vec<_> {
        let names = std::fs::read_dir(folder.join("Common Ground backups")).unwrap();
        names.map(|entry| entry.unwrap().file_name()).collect()
    };
    let kept = lying();
    assert_eq!(kept.len(), 1);

    remember("Coffee on the steps");
    disk.fill();
    app.click("button", "Back up now");
    app.sees("The disk your backups lie on is full, so no backup was made.");
    app.sees_no("what you typed");
    app.is_for_everyone("a full folder for backups");
    disk.make_room();
    disk.read_only(true);
    app.click("button", "Back up now");
    app.sees("The folder can’t be written to.");
    disk.read_only(false);
    assert_eq!(lying(), kept, "nothing half stays, and nothing went");
    let drawer = disk.folder.path().join("drawer");
    std::fs::rename(&folder, &drawer).unwrap();
    app.click("button", "Back up now");
    app.sees("The folder for backups is not there.");
    assert!(!folder.exists(), "none is made in its place");
    app.is_for_everyone("a folder for backups that is gone");
    // What is kept before much changes lies with the planner then.
    let beside = || {
        let backups = std::fs::read_dir(app.data_dir().join("backups"));
        backups.map_or(0, Iterator::count)
    };
    let before = beside();
    app.call("mend_file", json!(null)).unwrap();
    assert_eq!(beside(), before + 1);

    // What is written goes on meanwhile, and with the folder there again the same press works.
    remember("Rain on the tent");
    std::fs::rename(&drawer, &folder).unwrap();
    app.click("button", "Back up now");
    app.hears("The backup is made and checked.");
    app.sees("2 good moments");
    assert_eq!(lying().len(), 2);
}

/// What the calendar says is too much goes by itself, but not with something in it that somebody laid there.
#[test]
fn what_somebody_laid_into_a_backup_keeps_it_as_time_passes() {
    let mut app = App::couple_in_small("laid_into_a_backup");
    let keep = |app: &App, words: &str| {
        app.here(Here::Ana);
        let written = json!({ "args": { "words": words } });
        app.call("add_good_moment", written).unwrap();
        app.call("back_up_now", json!(null)).unwrap();
    };
    keep(&app, "Coffee on the steps");
    let backups = app.data_dir().join("backups");
    let letter = backups
        .join(names_in(&backups).pop_last().unwrap())
        .join("A letter to Ben.odt");
    std::fs::write(&letter, "Dear Ben").unwrap();
    for (now, words) in [
        ("2026-06-12T10:00:00Z", "Rain on the tent"),
        ("2026-06-12T11:00:00Z", "Snow in June"),
    ] {
        app.restart_at(now);
        keep(&app, words);
    }
    let open = |app: &App| {
        app.go("Settings");
        app.click("button", "Backups");
        app.sees("The last backup was made today at");
    };
    let looks = |app: &App, day: &str| {
        app.until("what hides is opened", || {
            let all = "const all = [...document.querySelectorAll('main details')];
                for (const one of all) one.open = true; return true";
            app.execute(all, vec![]) == true
        });
        let all = app.everything().into_iter().map(|seen| seen.name);
        all.filter(|name| name.starts_with("Look at it: ") && name.contains(day))
            .map(|name| name.rsplit(' ').next().unwrap_or_default().to_owned())
            .collect::<BTreeSet<_>>()
    };
    open(&app);
    let of_then = ["11:00", "12:00", "13:00"].map(str::to_owned);
    assert_eq!(looks(&app, "today"), of_then.clone().into());

    // Eight days on only the last of that day would stay.
    app.restart_at("2026-06-20T09:00:00Z");
    for day in 1..=8 {
        keep(&app, &format!("Walk number {day}"));
    }
    open(&app);
    let [laid, _, last] = of_then;
    assert_eq!(looks(&app, "12 June"), [laid, last.clone()].into());
    app.execute(
        "document.querySelector('#backups-days').scrollIntoView()",
        vec![],
    );
    app.is_for_everyone("a backup somebody laid something into");
    assert_eq!(std::fs::read_to_string(&letter).unwrap(), "Dear Ben");

    // Taken out again, it is a backup like any other.
    std::fs::rename(&letter, app.home().join("A letter to Ben.odt")).unwrap();
    keep(&app, "Walk number nine");
    open(&app);
    assert_eq!(looks(&app, "12 June"), [last].into());
}

#[test]
fn a_copy_that_is_long_away_is_said_gently() {
    let mut app = App::couple_in_small("a_copy_that_is_long_away");
    app.here(Here::Ana);
    app.restart_with(|app| {
        let places =
            json!({ "away": app.folder().join("stick"), "away_since": "2026-05-01T10:00:00Z" });
        std::fs::write(app.data_dir().join("backups.json"), places.to_string()).unwrap();
    });
    app.here(Here::Ana);
    app.go("Today");
    app.is_for_everyone("today after thirty days without a copy");
    app.click("button", "Look at the backups");
    app.sees("No copy has come here for thirty days.");
    app.sees("It is not there now.");
    app.click("button", "Back up now");
    app.hears("The second folder is not there now.");
    let scale = "document.documentElement.style.setProperty('--text-scale', '2')";
    app.execute(scale, vec![]);
    app.is_accessible("backups at twice the text");
    app.picture("backups-200");
    std::fs::create_dir_all(app.folder().join("stick/Common Ground backups")).unwrap();
    app.click("button", "Back up now");
    app.hears("The second folder has everything too.");
    app.go("Today");
    app.by_role("textbox", "Something good …");
    app.sees_no("no backup has left the laptop");
}

/// Somebody knows Ben's passphrase: what it still opens is put under today's key or deleted.
#[test]
fn what_an_earlier_passphrase_opens_is_put_under_todays_key_or_deleted() {
    let app = App::couple_in_small("what_an_earlier_passphrase_opens");
    app.here(Here::Ana);
    set(&app, "Ana", ANA);
    app.here(Here::Ben);
    set(&app, "Ben", BEN);
    let known = json!({ "args": { "passphrase": "seven slow tortoises", "now": BEN } });
    let words = app.call("begin_passphrase", known).unwrap();
    let words: Vec<String> = serde_json::from_value(words["words"].clone()).unwrap();
    let code = json!({ "args": { "code": words.join(" ") } });
    app.call("confirm_code", code).unwrap();
    app.reload();

    app.go("Settings");
    app.click("button", "Backups");
    app.sees("Under an earlier key");
    app.sees("If somebody knows a passphrase of then");
    app.is_for_everyone("backups under an earlier key");
    let names = |act: &str| {
        let all = app.everything().into_iter().map(|seen| seen.name);
        all.filter(|name| name.starts_with(&format!("{act}: the backup of")))
            .collect::<Vec<_>>()
    };
    let (renew, delete) = ("Put it under today’s key", "Delete it");
    // Some are of one minute and share a name.
    let all = names(renew);
    app.click("button", &all[0]);
    app.is_for_everyone("put under today's key");
    app.fill("Your passphrase of that day", "not his at all");
    app.press("Enter");
    app.sees("That is not this passphrase.");
    app.fill("Your passphrase of that day", BEN);
    app.press("Enter");
    app.hears("It opens with today’s passphrases now, and with no earlier one.");
    app.until("that one stands with the others", || {
        names(renew).len() < all.len()
    });

    let mut left = names(delete);
    app.click("button", &left[0]);
    app.sees("is gone for good then, for both of you");
    app.click("button", "Rather not");
    assert_eq!(
        names(delete),
        left,
        "a question that was not answered with yes"
    );
    while let Some(one) = left.pop() {
        app.click("button", &one);
        app.click("button", delete);
        app.until("it is gone", || names(delete).len() == left.len());
    }
    app.hears("The backup is deleted.");
    app.sees_no("Under an earlier key");
    app.sees("It was opened and checked before it counted.");
}
