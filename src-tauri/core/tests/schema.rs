//! Every schema that shipped is kept as a household and opened by the newest program. Until one ships, a
//! change to it makes its fixture anew (`cargo run -p common-ground-core --example fixture DIR`).
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test's panic is its answer"
)]

mod kept;

use std::fs;
use std::path::Path;

use common_ground_core::Planner;
use common_ground_core::export;
use common_ground_core::testing::{House, friday, household};
use common_ground_core::who::{Presence, Side};
use kept::kept;
use serde_json::json;

fn open(data: &Path) -> common_ground_core::Result<Planner> {
    Planner::open(data, &data.join("copy"), Box::new(friday()))
}

#[test]
fn the_first_schema_opens_and_is_the_same_as_a_fresh_one() {
    let place = tempfile::tempdir().unwrap();
    let house = House::new(open(&kept(1, place.path())).unwrap());
    let fresh = tempfile::tempdir().unwrap();
    let fresh = House::new(household(fresh.path(), &friday()).unwrap());
    assert_eq!(
        house.schema().unwrap(),
        fresh.schema().unwrap(),
        "upgraded and fresh differ"
    );

    let shared = house.with(|planner| export::canonical(planner)).unwrap();
    for words in [
        "The attic, dry and light",
        "Phones rest in the hall",
        "voices rise",
        "The market",
    ] {
        assert!(shared.contains(words), "{words} is lost");
    }
    house.come(Presence::One(Side::Start));
    let topics = house.ask("topics", json!({}), None).unwrap();
    assert_eq!(topics[0]["words"], "The spare key");
    let goal = json!({ "title": "New", "horizon": "short", "area": null, "own": false });
    house
        .ask("add_goal", goal, None)
        .expect("it can be written");
}

#[test]
fn a_newer_schema_is_refused_untouched() {
    let place = tempfile::tempdir().unwrap();
    let data = kept(1, place.path());
    let house = House::new(open(&data).unwrap());
    house.pretend_schema(99).unwrap();
    drop(house);
    let before = fs::read(data.join("household.db")).unwrap();
    assert_eq!(open(&data).err().unwrap().code(), "newer");
    assert_eq!(fs::read(data.join("household.db")).unwrap(), before);
    assert!(!data.join("backups").exists());
}
