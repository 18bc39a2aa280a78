//! Words that were emptied or erased are nowhere any more: not in a free page, not in the log, not in what
//! lies beside the household, not in a backup made later. Each is looked for where it stood, and found, before
//! it goes: a search that finds nothing anywhere proves nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test's panic is its answer"
)]

#[path = "../dice/mod.rs"]
mod dice;
#[path = "../house/mod.rs"]
mod house;
mod many;
mod ways;

use common_ground_pages::files_with;
use house::home;
use serde_json::json;
use ways::{ANA, BEN, ask, folder, take_away, ways, write};

#[test]
fn emptied_and_erased_words_are_nowhere() {
    for way in ways() {
        let home = home();
        let word = "qxcanaryzy";
        let it = write(&home, &way, word);
        // Other things lie around them, in the same pages and after them in the log.
        for n in 0..5 {
            ask(
                &home,
                ANA,
                "add_good_moment",
                json!({ "words": format!("Another thing {n}") }),
            );
        }
        let stood = files_with(&folder(&home), word);
        assert!(
            stood.iter().any(|file| file.ends_with("household.db-wal")),
            "{}: the search finds the words where they were just written: {stood:?}",
            way.name
        );
        // Into the file itself as well.
        home.house
            .with(|planner| planner.back_up().map(drop))
            .unwrap();
        take_away(&home, &way, &it);
        assert!(
            home.house
                .with(|planner| Ok(planner.has_words_to_forget()))
                .unwrap(),
            "{}: the shell is told that something is to be forgotten",
            way.name
        );
        assert!(home.house.with(|planner| planner.forget_words()).unwrap());
        let earlier = |file: &String| file.contains("backups");
        let mut stands = files_with(&folder(&home), word);
        assert!(
            stands.iter().any(earlier),
            "{}: an earlier backup has them",
            way.name
        );
        stands.retain(|file| !earlier(file));
        let shared = home.house.everything_shared().unwrap();
        let rows: Vec<_> = shared.lines().filter(|line| line.contains(word)).collect();
        assert_eq!(rows, [""; 0], "{}: rows still have them", way.name);
        assert!(
            stands.is_empty(),
            "{}: the words still stand in {stands:?}",
            way.name
        );

        home.clock.pass(chrono::Duration::hours(1));
        let later = home.house.with(|planner| planner.back_up()).unwrap();
        assert_eq!(
            files_with(&later, word),
            [""; 0],
            "{}: a later backup has them",
            way.name
        );
    }
}

#[test]
fn what_the_log_held_when_the_program_was_killed_is_forgotten_at_the_next_start() {
    let home = home();
    let way = &ways()[7];
    let it = write(&home, way, "qxcanaryzy");
    take_away(&home, way, &it);
    // Killed between erasing and forgetting: the files as they lie there, without a proper end.
    let killed = tempfile::tempdir().unwrap();
    for file in ["household.db", "household.db-wal", "keys.json"] {
        std::fs::copy(
            folder(&home).join("data").join(file),
            killed.path().join(file),
        )
        .unwrap();
    }
    assert_eq!(
        files_with(killed.path(), "qxcanaryzy"),
        ["household.db-wal"]
    );
    let scratch = killed.path().join("scratch");
    let planner =
        common_ground_core::Planner::open(killed.path(), &scratch, Box::new(home.clock.clone()))
            .unwrap();
    assert!(planner.has_words_to_forget());
    assert!(planner.forget_words().unwrap());
    assert_eq!(files_with(killed.path(), "qxcanaryzy"), [""; 0]);
    assert!(!planner.has_words_to_forget());
}

#[test]
fn while_somebody_reads_the_log_it_is_forgotten_a_little_later() {
    let home = home();
    let way = &ways()[7];
    let it = write(&home, way, "qxcanaryzy");
    take_away(&home, way, &it);
    let reading = home
        .house
        .with(|planner| planner.read_beside())
        .expect("a reader beside the writer");
    assert!(
        !home.house.with(|planner| planner.forget_words()).unwrap(),
        "the log cannot be cut under a reader's feet"
    );
    assert!(
        home.house
            .with(|planner| Ok(planner.has_words_to_forget()))
            .unwrap()
    );
    drop(reading);
    assert!(home.house.with(|planner| planner.forget_words()).unwrap());
    assert_eq!(files_with(&folder(&home), "qxcanaryzy"), [""; 0]);
}

/// Pages that fill up are split and joined, and rows carried from one to another: no copy stays behind.
#[test]
fn words_that_were_carried_between_pages_are_nowhere_either() {
    let home = home();
    let word = |n: usize| format!("qxcanary{n}zy");
    let mut kept = Vec::new();
    for n in 0..240 {
        let words = format!("{} {}", word(n), "words ".repeat((n * 7) % 60));
        let topic = json!({ "words": words, "wants": "listen" });
        kept.push((n, ask(&home, ANA, "add_topic", topic)));
        // Now and then one goes while others still come, so that pages shrink and grow.
        if n % 3 == 2 {
            let (gone, id) = kept.remove((n * 31) % kept.len());
            ask(&home, ANA, "drop_topic", id);
            assert!(home.house.with(|planner| planner.forget_words()).unwrap());
            assert_eq!(
                files_with(&folder(&home), &word(gone)),
                [""; 0],
                "topic {gone}"
            );
        }
    }
    while !kept.is_empty() {
        let (gone, id) = kept.remove(kept.len() / 2);
        ask(&home, ANA, "drop_topic", id);
        if gone % 8 == 0 {
            assert!(home.house.with(|planner| planner.forget_words()).unwrap());
            assert_eq!(
                files_with(&folder(&home), &word(gone)),
                [""; 0],
                "topic {gone}"
            );
        }
    }
    assert!(home.house.with(|planner| planner.forget_words()).unwrap());
    assert_eq!(files_with(&folder(&home), "qxcanary"), [""; 0]);
}

#[test]
fn a_shared_feeling_taken_back_is_nowhere() {
    let home = home();
    let day = "2026-06-12";
    ask(
        &home,
        ANA,
        "keep_feeling",
        json!({ "day": day, "value": 3, "words": "qxcanaryzy" }),
    );
    ask(
        &home,
        ANA,
        "share_feelings",
        json!({ "from": day, "until": day }),
    );
    home.house.come(BEN);
    let found = |words: &str| {
        home.house
            .ask("search", json!({ "words": words }), None)
            .unwrap()["hits"]
            .clone()
    };
    assert_eq!(found("qxcanary")[0]["of"], "feeling");
    let id = found("qxcanary")[0]["id"].clone();
    assert!(
        home.house
            .ask("take_back_feeling", id.clone(), None)
            .is_err(),
        "it is not his"
    );
    ask(&home, ANA, "take_back_feeling", id);
    assert!(home.house.with(|planner| planner.forget_words()).unwrap());
    assert_eq!(files_with(&folder(&home), "qxcanaryzy"), [""; 0]);
    assert_eq!(found("qxcanary"), json!([]));
}

/// The index has words in the order of the alphabet, far from the rows they came from, and repeats where one page of
/// it begins; what is taken out leaves nothing there either.
#[test]
fn words_that_filled_many_pages_of_the_index_are_nowhere_either() {
    let home = home();
    let word = |n: usize| format!("qxcanary{:05}zy", (n * 7919) % 10_007);
    let mut goals = Vec::new();
    for n in 0..400 {
        let title = format!("{} {}", word(n), word(n + 400));
        let goal = json!({ "title": title, "horizon": "long", "area": null, "own": false });
        goals.push(ask(&home, ANA, "add_goal", goal));
    }
    assert!(!files_with(&folder(&home), &word(7)).is_empty());
    for (n, id) in goals.into_iter().enumerate() {
        ask(&home, ANA, "delete_goal", json!({ "goal": id }));
        for who in [ANA, BEN] {
            ask(&home, who, "empty", json!({ "noun": "goal", "id": id }));
        }
        if n % 50 == 49 {
            assert!(home.house.with(|planner| planner.forget_words()).unwrap());
            for word in [word(n), word(n + 400)] {
                assert_eq!(files_with(&folder(&home), &word[..12]), [""; 0], "{n}");
            }
        }
    }
    assert!(home.house.with(|planner| planner.forget_words()).unwrap());
    assert_eq!(files_with(&folder(&home), "qxcanary"), [""; 0]);
}
