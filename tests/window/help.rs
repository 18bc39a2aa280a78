//! Help, and the page for when something feels wrong: it leaves no trace.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use common_ground_e2e::{App, Here};

use crate::passphrases::{ANA, BEN, set};

const WRONG: &str = "If something feels wrong";

/// Every file below a folder, with its bytes and the time it was written.
fn files(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, std::time::SystemTime)> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path));
        } else {
            let written = path.metadata().unwrap().modified().unwrap();
            all.insert(path.clone(), (std::fs::read(&path).unwrap(), written));
        }
    }
    all
}

fn changed(
    before: &BTreeMap<PathBuf, (Vec<u8>, std::time::SystemTime)>,
    app: &App,
) -> Vec<PathBuf> {
    let after = files(&app.data_dir());
    let names = before.keys().chain(after.keys());
    let mut changed: Vec<_> = names
        .filter(|name| before.get(*name) != after.get(*name))
        .cloned()
        .collect();
    changed.dedup();
    changed
}

/// Opens the page, reads it to its end, and leaves it by Escape.
fn read_it(app: &App) {
    app.tab_to("button", WRONG);
    app.press("Enter");
    app.by_role("heading", WRONG);
    app.press("Tab");
    app.press("End");
    app.press("Escape");
    app.gone("heading", WRONG);
}

#[test]
fn the_page_for_when_something_feels_wrong_leaves_no_trace() {
    let mut app = App::couple("something_feels_wrong");
    app.here(Here::Nobody);
    app.go("Help");
    app.sees("a good sign and not a last resort");
    app.sees("Ctrl Z");
    app.is_for_everyone("help");
    app.click("button", WRONG);
    // The very first thing one reads.
    let text = app.text();
    let first = text.find("This laptop may be watched.").unwrap();
    assert!(first < text.find("Who can help").unwrap());
    app.is_for_everyone("something feels wrong");
    app.click("button", "Close this page");
    app.by_role("heading", "Friday, 12 June");
    // No way leads back to it, nor to the page it was opened from.
    app.press("Alt+ArrowLeft");
    app.by_role("heading", "Friday, 12 June");

    app.go("Help");
    let before = files(&app.data_dir());
    assert!(before.keys().any(|name| name.ends_with("household.db")));
    read_it(&app);
    assert_eq!(changed(&before, &app), Vec::<PathBuf>::new());

    app.go("Help");
    app.click("button", WRONG);
    app.restart();
    app.by_role("navigation", "Pages");
    assert!(
        !app.has("heading", WRONG),
        "it is not there after a restart"
    );

    // Without unlocking.
    for (here, name, passphrase) in [(Here::Ana, "Ana", ANA), (Here::Ben, "Ben", BEN)] {
        app.here(here);
        set(&app, name, passphrase);
    }
    app.press("Control+l");
    app.sees("Who is it?");
    let before = files(&app.data_dir());
    read_it(&app);
    app.sees("Who is it?");
    assert_eq!(changed(&before, &app), Vec::<PathBuf>::new());
    // A page that is left standing is gone once the planner opens.
    app.click("button", WRONG);
    app.is_for_everyone("something feels wrong, locked");
}
