//! The sample couple and the generator: they come to be through the commands, and are what they say.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test's panic is its answer"
)]

use common_ground_core::goal::{BoardQuery, Horizon};
use common_ground_core::rule::RulesQuery;
use common_ground_core::testing::friday;
use common_ground_core::who::{Side, Viewer};
use common_ground_core::world::World;
use common_ground_core::{Planner, export, sample};

fn open(dir: &std::path::Path) -> Planner {
    Planner::open(dir, &dir.join("copy"), Box::new(friday())).unwrap()
}

#[test]
fn the_sample_couple_is_in_the_middle_of_something() {
    let dir = tempfile::tempdir().unwrap();
    sample::demo(dir.path(), friday().now(), "Europe/Lisbon").unwrap();
    let planner = open(dir.path());
    let rules = planner
        .rules(
            Viewer::Both,
            RulesQuery {
                search: String::new(),
            },
        )
        .unwrap();
    assert_eq!(rules.rules.len(), 5);
    assert_eq!(
        rules.holding, 5,
        "a new wording that waits leaves the old one"
    );
    assert!(rules.rules.iter().any(|rule| rule.pending.is_some()));
    let boundaries = planner.boundaries(Viewer::One(Side::End)).unwrap();
    let boundaries = serde_json::to_string(&boundaries).unwrap();
    for words in [
        "Phones away at dinner",
        "Could we tell each other",
        "come home late",
    ] {
        assert!(boundaries.contains(words), "{words}");
    }
    for horizon in [Horizon::Short, Horizon::Long] {
        let board = planner
            .board(
                Viewer::Both,
                BoardQuery {
                    horizon: Some(horizon),
                },
            )
            .unwrap();
        let board = serde_json::to_string(&board).unwrap();
        assert!(board.contains(if horizon == Horizon::Short {
            "A week in Lisbon"
        } else {
            "A place with a garden"
        }));
    }
}

#[test]
fn the_sample_couple_can_live_anywhere_at_any_time() {
    for (now, zone) in [
        ("2028-02-29T23:59:00Z", "Pacific/Apia"),
        ("2027-03-28T00:30:00Z", "Europe/Berlin"),
        ("2026-12-31T23:30:00Z", "America/St_Johns"),
    ] {
        let dir = tempfile::tempdir().unwrap();
        sample::demo(dir.path(), now.parse().unwrap(), zone).unwrap();
    }
}

#[test]
fn the_same_seed_gives_the_same_household() {
    let made = |seed| {
        let dir = tempfile::tempdir().unwrap();
        sample::generate(dir.path(), 1, seed, friday().now(), |_, _| Ok(())).unwrap();
        export::canonical(&open(dir.path())).unwrap()
    };
    let one = made(7);
    assert!(one == made(7), "the same seed");
    assert!(one != made(8), "another seed");
    let tables: serde_json::Value = serde_json::from_str(&one).unwrap();
    let rows = |table: &str| tables[table].as_array().unwrap().len();
    // A tenth of what ten years have, and a little more for the beginning.
    assert!((38..=48).contains(&rows("goal")), "{}", rows("goal"));
    assert!((270..=400).contains(&rows("goal_step")));
    assert!((900..=1_100).contains(&rows("goal_progress")));
    assert!((150..=250).contains(&rows("good_moment")));
    assert_eq!(rows("rule"), 4);
    assert_eq!(rows("boundary"), 6);
    assert_eq!(rows("good_time"), 24);
    assert!(
        (450..=550).contains(&rows("occurrence")),
        "{}",
        rows("occurrence")
    );
    let versions = tables["version"].as_array().unwrap();
    let of_boundaries = versions
        .iter()
        .filter(|version| {
            let subject = &version["subject"];
            let boundaries = tables["boundary"].as_array().unwrap();
            boundaries.iter().any(|boundary| boundary["id"] == *subject)
        })
        .count();
    assert!((17..=23).contains(&of_boundaries), "{of_boundaries}");
    let requests = tables["boundary"].as_array().unwrap();
    let requests = requests.iter().filter(|one| one["form"] == "request");
    assert_eq!(requests.count(), 2);
}

#[test]
fn the_generator_can_be_stopped() {
    let dir = tempfile::tempdir().unwrap();
    let stopped = sample::generate(dir.path(), 3, 1, friday().now(), |done, _| {
        if done == 2 {
            Err(common_ground_core::Error::DiskFull)
        } else {
            Ok(())
        }
    });
    assert_eq!(stopped.unwrap_err().code(), "disk-full");
}
