//! Every way for words to get into the file, and how they go again.

use std::path::PathBuf;

use common_ground_core::who::{Presence, Side};
use serde_json::{Value, json};

use crate::house::{self, Home, WORDS, with};

/// Stands for the id of what was written first.
pub(crate) const IT: &str = house::ID;
pub(crate) const ANA: Presence = Presence::One(Side::Start);
pub(crate) const BEN: Presence = Presence::One(Side::End);

/// A way for words to get into the file: commands of Ana's, `WORDS` for them and `IT` for the first one's
/// answer.
pub(crate) struct Way {
    pub(crate) name: &'static str,
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

pub(crate) fn ways() -> Vec<Way> {
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

pub(crate) fn ask(home: &Home, here: Presence, name: &str, args: Value) -> Value {
    home.house.come(here);
    home.house
        .ask(name, args.clone(), None)
        .unwrap_or_else(|error| panic!("{name} {args}: {error}"))["value"]
        .take()
}

pub(crate) fn folder(home: &Home) -> PathBuf {
    home._dir.path().to_owned()
}

/// Writes the words, and answers the first command's id.
pub(crate) fn write(home: &Home, way: &Way, words: &str) -> String {
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

pub(crate) fn take_away(home: &Home, way: &Way, it: &str) {
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
