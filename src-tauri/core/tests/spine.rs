//! The spine in a real file: setting up, undo across a restart, the keys, the backup, the erasing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test's panic is its answer"
)]

use common_ground_core::household::{Colour, EditPartner};
use common_ground_core::testing::{House, friday, household};
use common_ground_core::who::{Actor, Presence, Side, Viewer};
use common_ground_core::work::Work;
use common_ground_core::world::World as _;
use common_ground_core::{Planner, export};

fn rename(name: &str) -> EditPartner {
    EditPartner {
        name: name.into(),
        letters: "A".into(),
        colour: Colour::Plum,
        text_size: 100,
        muted: false,
    }
}

#[test]
fn undo_goes_on_after_a_restart_and_gives_the_start() {
    let dir = tempfile::tempdir().unwrap();
    let clock = friday();
    let mut planner = household(dir.path(), &clock).unwrap();
    let start = export::canonical(&planner).unwrap();
    planner
        .edit_partner(Actor::One(Side::Start), rename("Anna"))
        .unwrap();
    clock.pass(chrono::Duration::hours(1));
    planner
        .edit_partner(Actor::One(Side::Start), rename("Anne"))
        .unwrap();
    let end = export::canonical(&planner).unwrap();
    drop(planner);

    let mut planner = Planner::open(dir.path(), &dir.path().join("copy"), Box::new(clock)).unwrap();
    assert_eq!(
        planner
            .undo(Actor::One(Side::End), &Work::default())
            .unwrap_err()
            .code(),
        "nothing-to-undo",
        "not the other's to undo"
    );
    planner
        .undo(Actor::One(Side::Start), &Work::default())
        .unwrap();
    planner
        .undo(Actor::One(Side::Start), &Work::default())
        .unwrap();
    assert_eq!(export::canonical(&planner).unwrap(), start);
    assert_eq!(
        planner
            .undo(Actor::One(Side::Start), &Work::default())
            .unwrap_err()
            .code(),
        "nothing-to-undo"
    );
    planner
        .redo(Actor::One(Side::Start), &Work::default())
        .unwrap();
    planner
        .redo(Actor::One(Side::Start), &Work::default())
        .unwrap();
    assert_eq!(export::canonical(&planner).unwrap(), end);
    let home = planner.home(Viewer::One(Side::Start)).unwrap();
    assert_eq!(home.undo.unwrap().thing.as_deref(), Some("Anne"));
}

#[cfg(unix)]
#[test]
fn only_the_owner_of_the_account_can_read_the_files() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    let data = dir.path().join("data");
    let planner = household(&data, &friday()).unwrap();
    let mode =
        |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&data), 0o700);
    for entry in std::fs::read_dir(&data).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
    drop(planner);
}

/// A clock whose dice run out in the middle of setting up, as a power cut would.
struct CutShort(
    common_ground_core::testing::Clock,
    std::sync::atomic::AtomicU32,
);

impl common_ground_core::world::World for CutShort {
    fn now(&self) -> chrono::DateTime<chrono::Utc> {
        self.0.now()
    }
    fn since_boot(&self) -> Option<chrono::Duration> {
        self.0.since_boot()
    }
    fn uuid(&self) -> uuid::Uuid {
        let left = self.1.fetch_sub(1, std::sync::atomic::Ordering::Relaxed);
        assert!(left > 0, "cut short");
        self.0.uuid()
    }
    fn secret(&self) -> [u8; 32] {
        self.0.secret()
    }
}

#[test]
fn a_set_up_that_breaks_off_leaves_no_household_and_can_be_begun_again() {
    let dir = tempfile::tempdir().unwrap();
    let cut = CutShort(friday(), 3.into());
    let set_up = common_ground_core::testing::ana_and_ben();
    let broke_off = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        Planner::set_up(dir.path(), Box::new(cut), set_up).map(|_| ())
    }));
    assert!(broke_off.is_err(), "it was cut short");
    assert!(!dir.path().join("household.db").exists());
    let planner = household(dir.path(), &friday()).unwrap();
    assert_eq!(planner.home(Viewer::Both).unwrap().partners[0].name, "Ana");
}

#[test]
fn two_partners_with_one_name_are_refused_at_the_field() {
    let place = tempfile::tempdir().unwrap();
    let mut same = common_ground_core::testing::ana_and_ben();
    same.partners[1].name = " ANA ".into();
    let refused = Planner::set_up(place.path(), Box::new(friday()), same);
    assert_eq!(refused.err().unwrap().code(), "same");
    assert!(!place.path().join("household.db").exists());
    let mut planner = household(place.path(), &friday()).unwrap();
    let before = export::canonical(&planner).unwrap();
    let refused = planner.edit_partner(Actor::One(Side::Start), rename("bEN"));
    assert_eq!(refused.unwrap_err().code(), "same");
    assert_eq!(export::canonical(&planner).unwrap(), before);
}

#[test]
fn a_clock_that_was_moved_while_nobody_looked_is_written_down_when_somebody_does() {
    let (dir, clock) = (tempfile::tempdir().unwrap(), friday());
    let open = || {
        Planner::open(
            dir.path(),
            &dir.path().join("copy"),
            Box::new(clock.clone()),
        )
    };
    let mut planner = household(dir.path(), &clock).unwrap();
    assert!(!planner.watch_clock().unwrap());
    let closed = planner.close().unwrap();
    clock.pass(chrono::Duration::hours(9));
    let mut planner = closed.open().unwrap();
    assert!(!planner.watch_clock().unwrap(), "time passed, as it does");

    let closed = planner.close().unwrap();
    clock.set(clock.now() + chrono::Duration::days(3));
    let mut planner = closed.open().unwrap();
    assert!(planner.watch_clock().unwrap(), "while it was locked");
    assert!(!planner.watch_clock().unwrap(), "once");

    drop(planner);
    clock.set(clock.now() - chrono::Duration::days(3));
    let mut planner = open().unwrap();
    assert!(planner.watch_clock().unwrap(), "while it was closed");

    drop(planner);
    clock.set(clock.now() + chrono::Duration::days(3));
    clock.boot_again();
    let mut planner = open().unwrap();
    assert!(
        !planner.watch_clock().unwrap(),
        "a machine that was off has nothing to compare with"
    );
}

#[test]
fn a_clock_that_was_moved_is_written_down_once_and_sleep_is_not() {
    let (dir, clock) = (tempfile::tempdir().unwrap(), friday());
    let mut planner = household(dir.path(), &clock).unwrap();
    planner
        .add_good_moment(
            Actor::Both,
            serde_json::from_value(serde_json::json!({ "words": "Pancakes" })).unwrap(),
        )
        .unwrap();
    assert!(
        !planner.watch_clock().unwrap(),
        "there is nothing to compare with"
    );
    clock.pass(chrono::Duration::hours(9));
    assert!(!planner.watch_clock().unwrap(), "it slept");
    let then = planner.now();
    clock.set(then + chrono::Duration::days(400));
    assert!(planner.watch_clock().unwrap());
    assert!(!planner.watch_clock().unwrap(), "once");
    clock.set(then);
    assert!(planner.watch_clock().unwrap(), "back is a jump too");
    let house = House::new(planner);
    let all = house.everything_shared().unwrap();
    assert_eq!(
        all.matches("history: Text(\"clock\")").count(),
        4,
        "op and row, twice"
    );
    house.come(Presence::Both);
    house
        .ask("undo", serde_json::json!({}), None)
        .expect("no line about the clock stands in the way of an undo");
}
