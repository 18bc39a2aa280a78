//! Words that were emptied or erased are nowhere any more: not in a free page, not in the log, not in what
//! lies beside the household, not in a backup made later. Each is looked for where it stood, and found, before
//! it goes: a search that finds nothing anywhere proves nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod house;

use std::path::PathBuf;

use common_ground_core::who::{Presence, Side};
use common_ground_pages::files_with;
use house::{Home, WORDS, home, with};
use serde_json::{Value, json};

/// Stands for the id of what was written first.
const IT: &str = house::ID;
const ANA: Presence = Presence::One(Side::Start);
const BEN: Presence = Presence::One(Side::End);

/// A way for words to get into the file: commands of Ana's, `WORDS` for them and `IT` for the first one's
/// answer.
struct Way {
    name: &'static str,
    written: Vec<(&'static str, Value)>,
    gone: Gone,
}

/// How they go again.
enum Gone {
    /// Through the trash: the command that puts it there, its table, and whether both must press.
    Emptied(&'static str, Value, &'static str, bool),
    /// At once, by this command.
    Erased(&'static str, Value),
}

fn ways() -> Vec<Way> {
    let goal = json!({ "title": WORDS, "horizon": "long", "area": null, "own": false });
    let agreement = json!({ "words": WORDS, "why": WORDS, "does": [WORDS, WORDS], "slipped": WORDS,
        "talk": false, "rest": 0, "ends": "2026-09-12" });
    let own = json!({ "when": WORDS, "will": WORDS, "why": WORDS, "helps": WORDS });
    let terms = json!({ "kind": "own", "about": WORDS, "own_words": WORDS, "currency": null, "size": null,
        "method": "tell_first", "trial_days": null, "holder": null, "rest": 0, "ladder": [], "cannot_wait": null });
    let daily = json!({ "every": { "unit": "days", "n": 1 }, "time": "19:30:00", "start": "2026-07-01",
        "end": null, "from": "schedule", "paused": [] });
    vec![
        Way {
            name: "a goal, its step, what is being typed about it",
            written: vec![
                ("add_goal", goal),
                (
                    "add_step",
                    json!({ "goal": IT, "words": WORDS, "due": null }),
                ),
                (
                    "keep_draft",
                    json!({ "form": format!("goal:step:{IT}"), "body": { "words": WORDS } }),
                ),
            ],
            gone: Gone::Emptied("delete_goal", json!({ "goal": IT }), "goal", true),
        },
        Way {
            name: "a boundary of one's own",
            written: vec![(
                "write_boundary",
                json!({ "topic": "home", "text": { "own": own } }),
            )],
            gone: Gone::Emptied("delete_boundary", json!({ "id": IT }), "boundary", false),
        },
        Way {
            name: "an agreement, its second wording, a note that it slipped",
            written: vec![
                (
                    "write_boundary",
                    json!({ "topic": "home", "text": { "agreement": agreement } }),
                ),
                (
                    "edit_boundary",
                    json!({ "id": IT, "topic": "work", "text": { "agreement": agreement } }),
                ),
                ("note_slip", json!({ "agreement": IT, "words": WORDS })),
            ],
            gone: Gone::Emptied("delete_boundary", json!({ "id": IT }), "boundary", true),
        },
        Way {
            name: "a request",
            written: vec![(
                "write_boundary",
                json!({ "topic": "home", "text": { "request": { "words": WORDS, "why": WORDS } } }),
            )],
            gone: Gone::Emptied("delete_boundary", json!({ "id": IT }), "boundary", false),
        },
        Way {
            name: "a rule",
            written: vec![(
                "write_rule",
                json!({ "id": null, "terms": terms, "review_on": null }),
            )],
            gone: Gone::Emptied("delete_rule", json!({ "id": IT }), "rule", true),
        },
        Way {
            name: "a reminder",
            written: vec![(
                "add_reminder",
                json!({ "title": WORDS, "own": false, "schedule": daily, "catch_up": "latest" }),
            )],
            gone: Gone::Emptied("delete_reminder", json!({ "id": IT }), "reminder", true),
        },
        Way {
            name: "a good moment",
            written: vec![("add_good_moment", json!({ "words": WORDS }))],
            gone: Gone::Emptied("delete_good_moment", json!(IT), "good_moment", true),
        },
        Way {
            name: "a topic for the talk",
            written: vec![("add_topic", json!({ "words": WORDS, "wants": "listen" }))],
            gone: Gone::Erased("drop_topic", json!(IT)),
        },
        Way {
            name: "what is being typed",
            written: vec![(
                "keep_draft",
                json!({ "form": "goal:new:short", "body": { "title": WORDS } }),
            )],
            gone: Gone::Erased(
                "keep_draft",
                json!({ "form": "goal:new:short", "body": null }),
            ),
        },
        Way {
            name: "a boundary kept for oneself",
            written: vec![(
                "keep_boundary",
                json!({ "id": null, "topic": "home", "text": { "own": own } }),
            )],
            gone: Gone::Erased("drop_boundary", json!({ "id": IT })),
        },
        Way {
            name: "a note for oneself, changed once",
            written: vec![
                (
                    "keep_note",
                    json!({ "id": null, "shape": "note", "title": "", "parts": [WORDS] }),
                ),
                (
                    "keep_note",
                    json!({ "id": IT, "shape": "note", "title": "Now", "parts": ["something else"] }),
                ),
            ],
            gone: Gone::Erased("drop_note", json!(IT)),
        },
        Way {
            name: "a point of one's own line",
            written: vec![(
                "keep_feeling",
                json!({ "day": "2026-06-12", "value": 4, "words": WORDS }),
            )],
            gone: Gone::Erased("drop_feeling", json!(IT)),
        },
        Way {
            name: "a draft of a rule",
            written: vec![(
                "keep_rule_draft",
                json!({ "id": null, "terms": terms, "review_on": null }),
            )],
            gone: Gone::Erased("drop_rule_draft", json!({ "id": IT })),
        },
    ]
}

fn ask(home: &Home, here: Presence, name: &str, args: Value) -> Value {
    home.house.come(here);
    home.house
        .ask(name, args.clone(), None)
        .unwrap_or_else(|error| panic!("{name} {args}: {error}"))["value"]
        .take()
}

fn folder(home: &Home) -> PathBuf {
    home._dir.path().to_owned()
}

/// Writes the words, and answers the first command's id.
fn write(home: &Home, way: &Way, words: &str) -> String {
    let mut it = String::from(IT);
    for (n, (command, args)) in way.written.iter().enumerate() {
        let args = args.to_string().replace(IT, &it).replace(WORDS, words);
        let answer = ask(home, ANA, command, serde_json::from_str(&args).unwrap());
        if n == 0
            && let Some(id) = answer.as_str()
        {
            it = id.to_owned();
        }
    }
    it
}

fn take_away(home: &Home, way: &Way, it: &str) {
    match &way.gone {
        Gone::Erased(command, args) => {
            ask(home, ANA, command, with(args, it, ""));
        }
        Gone::Emptied(command, args, noun, both) => {
            ask(home, ANA, command, with(args, it, ""));
            let thing = json!({ "noun": noun, "id": it });
            ask(home, ANA, "empty", thing.clone());
            if *both {
                ask(home, BEN, "empty", thing);
            }
        }
    }
}

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
