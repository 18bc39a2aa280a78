//! An earlier day made ready beside the planner: used by the next press for that day alone, kept for nothing else, and
//! stopped without a trace. Backing up is stopped the same way.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod house;

use std::fs;
use std::path::PathBuf;
use std::sync::Arc;

use common_ground_core::Result;
use common_ground_core::backup::{BackupOf, Place, Ready, TakeOut};
use common_ground_core::who::{Actor, Presence, Side};
use common_ground_core::work::Work;
use house::calls::canonical;
use house::{Home, home};
use serde_json::json;

fn keep(home: &Home) -> (BackupOf, PathBuf) {
    let made = home.house.with(|planner| planner.back_up()).unwrap();
    let name = made.file_name().unwrap().to_str().unwrap().to_owned();
    let place = Place::Own;
    (BackupOf { place, name }, made)
}

fn remember(home: &Home, words: &str) -> uuid::Uuid {
    home.house.come(Presence::One(Side::Start));
    let made = home
        .house
        .ask("add_good_moment", json!({ "words": words }), None);
    serde_json::from_value(made.unwrap()["value"].clone()).unwrap()
}

fn backups(home: &Home) -> usize {
    let own = home
        .house
        .with(|planner| Ok(planner.folder().path().join("backups")));
    fs::read_dir(own.unwrap()).unwrap().count()
}

/// Makes the last press towards this day ready.
fn ready(home: &Home, to: &BackupOf, work: &Arc<Work>) -> Result<(tempfile::TempDir, Ready)> {
    let readying = home
        .house
        .with(|planner| planner.readying_to_go_back(Actor::One(Side::End), to))?
        .expect("Ana has pressed");
    let corner = tempfile::tempdir().unwrap();
    let ready = readying.run(&corner.path().join("corner"), work)?;
    Ok((corner, ready))
}

fn press(home: &Home, to: &BackupOf, side: Side) -> Result<serde_json::Value> {
    home.house.come(Presence::Both);
    Ok(home.house.ask("go_back", json!(to), Some(side))?["value"].clone())
}

#[test]
fn the_last_press_uses_what_is_ready_and_keeps_today_once() {
    let home = home();
    remember(&home, "Snow");
    let (to, made) = keep(&home);
    let then = canonical(&home);
    remember(&home, "Rain");
    let first = home
        .house
        .with(|planner| planner.readying_to_go_back(Actor::One(Side::Start), &to));
    assert!(first.unwrap().is_none(), "it waits for the other's");
    let both = home
        .house
        .with(|planner| planner.readying_to_go_back(Actor::Both, &to));
    assert_eq!(both.err().unwrap().code(), "whose-hand");
    assert_eq!(press(&home, &to, Side::Start).unwrap(), "waits");
    let again = home
        .house
        .with(|planner| planner.readying_to_go_back(Actor::One(Side::Start), &to));
    assert!(
        again.unwrap().is_none(),
        "her own press once more is no other's"
    );

    let (_corner, ready) = ready(&home, &to, &Arc::default()).unwrap();
    assert_eq!(backups(&home), 2, "today is kept");
    // What is ready was checked: the file it came from is not read once more.
    let household = made.join("household.db");
    let whole = fs::read(&household).unwrap();
    fs::write(&household, [7; 9000]).unwrap();
    home.house
        .with(|planner| {
            planner.ready(Some(ready));
            Ok(())
        })
        .unwrap();
    assert_eq!(press(&home, &to, Side::End).unwrap(), "there");
    assert_eq!(canonical(&home), then);
    assert_eq!(backups(&home), 2, "and kept once");

    // For the next there is nothing ready any more.
    assert_eq!(press(&home, &to, Side::Start).unwrap(), "waits");
    let damaged = press(&home, &to, Side::End).unwrap_err();
    assert_eq!(damaged.code(), "backup-damaged");
    fs::write(&household, whole).unwrap();
}

#[test]
fn what_is_written_meanwhile_is_kept_too() {
    let home = home();
    remember(&home, "Snow");
    let (to, _) = keep(&home);
    remember(&home, "Rain");
    assert_eq!(press(&home, &to, Side::Start).unwrap(), "waits");
    let (_corner, ready) = ready(&home, &to, &Arc::default()).unwrap();
    remember(&home, "Hail");
    let now = canonical(&home);
    home.house
        .with(|planner| {
            planner.ready(Some(ready));
            Ok(())
        })
        .unwrap();
    assert_eq!(press(&home, &to, Side::End).unwrap(), "there");
    assert_eq!(backups(&home), 3, "today is kept as it was at the press");
    let newest = home
        .house
        .with(|planner| Ok(planner.looking().look().days[0].backups[0].of.clone()))
        .unwrap();
    assert_eq!(press(&home, &newest, Side::Start).unwrap(), "waits");
    assert_eq!(press(&home, &newest, Side::End).unwrap(), "there");
    assert_eq!(canonical(&home), now);
}

#[test]
fn another_day_is_not_taken_for_the_one_that_is_ready() {
    let home = home();
    let snow = remember(&home, "Snow");
    let (early, _) = keep(&home);
    home.clock.pass(chrono::Duration::hours(1));
    let rain = remember(&home, "Rain");
    let (late, _) = keep(&home);
    let take = |of: &BackupOf, id| TakeOut {
        of: of.clone(),
        noun: "good_moment".to_owned(),
        id,
    };
    let corner = tempfile::tempdir().unwrap();
    let readying = home
        .house
        .with(|planner| planner.readying_to_take(Actor::One(Side::Start), &take(&early, snow)));
    let ready = readying
        .unwrap()
        .run(&corner.path().join("corner"), &Arc::default())
        .unwrap();
    // Of the early day there is no rain.
    let taken = home.house.with(|planner| {
        planner.ready(Some(ready));
        planner.take_out(Actor::One(Side::Start), take(&late, rain))
    });
    assert!(taken.is_ok());
    let nobody = home
        .house
        .with(|planner| planner.readying_to_take(Actor::App, &take(&early, snow)));
    assert_eq!(nobody.err().unwrap().code(), "nobody-here");
}

#[test]
fn whoever_waits_can_stop_and_nothing_of_it_counts() {
    let home = home();
    remember(&home, "Snow");
    let (to, _) = keep(&home);
    remember(&home, "Rain");
    let before = canonical(&home);
    assert_eq!(press(&home, &to, Side::Start).unwrap(), "waits");
    // Stopped at each of its stages in turn.
    for stage in 0..5 {
        let stopped = Arc::new_cyclic(|work: &std::sync::Weak<Work>| {
            let (work, told) = (work.clone(), std::sync::atomic::AtomicU8::new(0));
            Work::told(move |_| {
                if told.fetch_add(1, std::sync::atomic::Ordering::Relaxed) == stage
                    && let Some(work) = work.upgrade()
                {
                    work.stop();
                }
            })
        });
        if let Err(error) = ready(&home, &to, &stopped) {
            assert_eq!(error.code(), "stopped");
        } else {
            assert!(stage > 3, "stopping at {stage} did nothing");
        }
        if stage < 4 {
            assert_eq!(backups(&home), 1, "no half backup");
        }
    }
    let stopped = Arc::<Work>::default();
    stopped.stop();
    let backup = home
        .house
        .with(|planner| Ok(planner.backup().waited_for(&stopped)))
        .unwrap();
    let there = backups(&home);
    assert_eq!(backup.make().unwrap_err().code(), "stopped");
    assert_eq!(backups(&home), there);
    assert_eq!(canonical(&home), before);
    assert_eq!(press(&home, &to, Side::End).unwrap(), "there");
}
