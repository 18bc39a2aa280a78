//! What takes long on a big household says how far it is, and *Stop* stops it: no half backup counts, and the household is
//! as it was.

use std::path::Path;

use common_ground_core::sample;
use common_ground_core::testing::friday;
use common_ground_core::world::World;
use common_ground_core::{Closed, export};
use common_ground_e2e::{App, Here, Start};
use serde_json::{Map, Value, json};

use crate::copy::answer;

/// So many years take long enough that somebody can press *Stop*.
const YEARS: u32 = 5;
pub(crate) const NOTHING: [&str; 0] = [];
const MAKING: &str = "Making and checking the backup";
const OPENING: &str = "Opening and checking the backup";

/// Ana and Ben after some years, an hour after the last of them; the first backup is made by itself.
fn after_years(name: &str) -> (App, tempfile::TempDir) {
    let ground = tempfile::tempdir().unwrap();
    let data = ground.path().join("data");
    sample::generate(&data, YEARS, 1, friday().now(), |_, _| Ok(())).unwrap();
    let start = Start {
        now: "2026-06-12T13:00:00Z".into(),
        data_dir: Some(data),
        ..Start::default()
    };
    let app = App::start_as(name, start);
    app.here(Here::Ana);
    app.go("Settings");
    app.click("button", "Backups");
    app.sees("The last backup was made today at");
    (app, ground)
}

/// What both could read, read beside the open window.
pub(crate) fn canonical(app: &App) -> String {
    let scratch = tempfile::tempdir().unwrap();
    let closed = Closed::find_to_read(&app.data_dir(), scratch.path(), Box::new(friday()));
    export::canonical(&closed.unwrap().open().unwrap()).unwrap()
}

/// The tables in which they differ.
pub(crate) fn differing(before: &str, after: &str) -> Vec<String> {
    let [before, after]: [Map<String, Value>; 2] =
        [before, after].map(|all| serde_json::from_str(all).unwrap());
    let differ =
        |(name, rows): (&String, &Value)| (after.get(name) != Some(rows)).then(|| name.clone());
    before.iter().filter_map(differ).collect()
}

/// What lies in the folder of backups, whole or not.
fn lying(backups: &Path) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(backups)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn remember(app: &App, words: &str) {
    let written = json!({ "args": { "words": words }, "by": "start" });
    app.call("add_good_moment", written).unwrap();
}

/// Presses *Stop* as soon as it stands there, and the line beside it, where there is one, has got somewhere: whoever
/// looks for it first on a long page is too late.
fn stop_at_once(app: &App) {
    let script = "new MutationObserver((_, watch) => {
        const line = document.querySelector('[role=progressbar]');
        const stop = [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === 'Stop');
        if (!stop || (line && !(Number(line.ariaValueNow) > 0))) return;
        watch.disconnect();
        const { top, bottom } = stop.getBoundingClientRect();
        window.stopWasSeen = top >= 0 && bottom <= innerHeight;
        stop.click();
      }).observe(document.body, { subtree: true, childList: true, attributes: true })";
    app.execute(script, vec![]);
}

fn is_stopped(app: &App, line: &str) {
    let said = "return document.querySelector('main').innerText.includes('It was stopped. Nothing was written.')";
    app.until("that it was stopped stands on the page", || {
        app.execute(said, vec![]) == true
    });
    app.gone("progressbar", line);
    app.gone("button", "Stop");
}

#[test]
fn a_backup_and_going_back_are_stopped_and_everything_is_as_it_was() {
    let (app, _ground) = after_years("stopped");
    let backups = app.data_dir().join("backups");
    remember(&app, "Coffee on the steps");
    let (before, lay) = (canonical(&app), lying(&backups));
    stop_at_once(&app);
    app.click("button", "Back up now");
    is_stopped(&app, MAKING);
    app.is_for_everyone("a backup that was stopped");
    assert_eq!(lying(&backups), lay, "no half backup stays");
    assert_eq!(differing(&before, &canonical(&app)), NOTHING);
    // It is as due as before, and the same press makes it.
    app.click("button", "Back up now");
    app.hears("The backup is made and checked.");
    assert_eq!(lying(&backups).len(), lay.len() + 1);

    // Looking at a day is stopped, and tried again.
    remember(&app, "Rain on the tent");
    app.here(Here::Both);
    app.go("Settings");
    app.click("button", "Backups");
    stop_at_once(&app);
    app.click("button", "Look at it: the backup of today at 15:00");
    is_stopped(&app, OPENING);
    app.click("button", "Try again");
    app.sees("Go back to this day with everything");

    let (before, lay) = (canonical(&app), lying(&backups));
    app.click("button", "Go back, Ana");
    app.sees("Ana pressed");
    stop_at_once(&app);
    app.click("button", "Go back, Ben");
    is_stopped(&app, OPENING);
    let seen = app.execute("return window.stopWasSeen", vec![]);
    assert_eq!(
        seen, true,
        "it stands where one looks, however long the page"
    );
    assert_eq!(differing(&before, &canonical(&app)), NOTHING);
    assert_eq!(lying(&backups), lay, "today is not kept by halves");
    assert!(!app.data_dir().join("earlier-day-ready").exists());
    app.is_for_everyone("going back that was stopped");
    // Ana's press still counts: with Ben's once more it goes back.
    app.click("button", "Go back, Ben");
    app.by_role("progressbar", OPENING);
    app.picture("going back is under way");
    app.hears("Your planner is as it was today at 15:00.");
    let moments = app.call("today_page", json!(null)).unwrap()["good_moment"]["words"].clone();
    assert_eq!(moments, "Coffee on the steps");
}

#[test]
fn ten_thousand_goals_are_undone_by_one_press_that_can_be_stopped() {
    let app = App::couple("ten_thousand_goals");
    app.here(Here::Ana);
    let cards: String = (1..=10_000).map(|n| format!("Card {n}\n")).collect();
    std::fs::write(app.home().join("t"), format!("Card\n{cards}")).unwrap();
    let before = canonical(&app);
    app.go("Settings");
    app.click("button", "Choose a file …");
    answer(&app, "Bring in a file", "t");
    app.sees("A table with 10,000 rows.");
    app.choose("What is wanted", "Card");
    app.click("button", "See what would come in");
    app.sees("10,000 goals, as ideas");
    app.click("button", "Bring it in");
    app.hears("It is in.");
    let brought = canonical(&app);
    assert_eq!(differing(&before, &brought), ["goal", "version"]);

    stop_at_once(&app);
    app.press("Control+z");
    app.hears("It was stopped. Nothing was written.");
    assert_eq!(differing(&brought, &canonical(&app)), NOTHING);

    app.press("Control+z");
    app.sees("Under way:");
    app.picture("ten thousand goals are undone");
    app.hears("Undone: bring in a file");
    assert_eq!(differing(&before, &canonical(&app)), NOTHING);
}
