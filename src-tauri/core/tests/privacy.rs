//! What one keeps to oneself is seen by nobody else: not by the other, nor while both or nobody are here,
//! not in an export, not in the history, by no command that reads, new ones included.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod house;
mod kept;
mod keys;

use std::collections::BTreeMap;

use common_ground_core::commands::KINDS;
use common_ground_core::export;
use common_ground_core::who::{Presence, Side, Viewer};
use house::{Home, home, ids, learn, with};
use keys::{ANA, BEN, give};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Commands whose arguments say nothing about a stored thing, given here because they cannot be learnt.
fn given(name: &str) -> Option<Value> {
    Some(match name {
        "preview_dates" => json!({ "schedule": {
            "every": { "unit": "days", "n": 1 }, "time": "19:30:00", "start": "2026-07-01", "end": null,
            "from": "schedule", "paused": []
        } }),
        "wording" => json!({ "text": { "request": { "words": "Call", "why": "" } } }),
        _ => return None,
    })
}

/// Every command that only reads, with arguments it understands.
fn reads(home: &Home) -> BTreeMap<&'static str, Value> {
    home.house.come(Presence::Both);
    KINDS
        .iter()
        .filter(|(_, kind)| matches!(*kind, "read" | "see"))
        .map(|(name, kind)| {
            let args = if *kind == "see" {
                json!({})
            } else {
                learn(&home.house, name)
                    .or_else(|| given(name))
                    .unwrap_or_else(|| {
                        panic!("`{name}` is not read by this test: give its arguments in `given`")
                    })
            };
            (*name, args)
        })
        .collect()
}

/// Everything a viewer can read, errors too, about everything whose id anybody knows.
fn everything(
    home: &Home,
    here: Presence,
    reads: &BTreeMap<&str, Value>,
    known: &[String],
) -> String {
    home.house.come(here);
    let mut all = String::new();
    for (name, args) in reads {
        let takes_id = args.to_string().contains(house::ID);
        let ids = if takes_id { known } else { &known[..1] };
        // Without words, and looking for what every canary begins with.
        let looked: &[&str] = if args.to_string().contains(house::WORDS) {
            &["", "qx"]
        } else {
            &[""]
        };
        for id in ids {
            for words in looked {
                match home.house.ask(name, with(args, id, words), None) {
                    Ok(answer) => all.push_str(&answer.to_string()),
                    Err(error) => all.push_str(&serde_json::to_string(&error).unwrap()),
                }
                all.push('\n');
            }
        }
    }
    all
}

/// One thing somebody keeps to themselves, changes, shares or lets go.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Draft,
    HiddenGoal,
    RuleDraft,
    BoundaryDraft,
    Topic,
    Slip,
    Tick,
    Value,
    Note(usize),
    Feeling,
    ShareFeeling,
    Share(usize),
    Undo,
    Redo,
    Step,
}

fn deeds() -> impl Strategy<Value = Vec<(bool, bool, Deed)>> {
    let deed = prop_oneof![
        Just(Deed::Draft),
        Just(Deed::HiddenGoal),
        Just(Deed::RuleDraft),
        Just(Deed::BoundaryDraft),
        Just(Deed::Topic),
        Just(Deed::Slip),
        Just(Deed::Tick),
        Just(Deed::Value),
        (0_usize..4).prop_map(Deed::Note),
        Just(Deed::Feeling),
        Just(Deed::ShareFeeling),
        (0_usize..8).prop_map(Deed::Share),
        Just(Deed::Undo),
        Just(Deed::Redo),
        Just(Deed::Step),
    ];
    prop::collection::vec((any::<bool>(), prop::bool::weighted(0.15), deed), 1..24)
}

/// What is kept, by its canary: whose it is, and how it is shared.
struct Kept {
    canary: String,
    owner: Presence,
    share: Option<(&'static str, Value)>,
    /// It is an answer to what matters: the newest one alone counts.
    value: bool,
    /// Whether its owner must find it: a note goes out of sight with the draft it hangs on.
    found: bool,
}

/// Shapes of a note, with how many texts each has; the last is never brought up.
const SHAPES: [(&str, usize); 4] = [
    ("note", 1),
    ("question", 2),
    ("friend", 3),
    ("putting_down", 4),
];

fn terms(about: &str) -> Value {
    json!({
        "kind": "own", "about": about, "own_words": about, "currency": null, "size": null,
        "method": "tell_first", "trial_days": null, "holder": null, "rest": 0, "ladder": [], "cannot_wait": null,
    })
}

fn newest(home: &Home, read: &str, pick: impl Fn(&Value) -> Option<Value>) -> Value {
    pick(&home.house.ask(read, json!({}), None).unwrap()).unwrap_or(Value::Null)
}

fn run(deeds: &[(bool, bool, Deed)]) {
    run_in(&home(), deeds);
}

fn run_in(home: &Home, deeds: &[(bool, bool, Deed)]) {
    let reads = reads(home);
    home.house.come(Presence::One(Side::Start));
    let area = home
        .house
        .with(|planner| planner.home(Viewer::Both))
        .unwrap()
        .areas[0]
        .id;
    // Something shared to hang things on.
    let agreement = home
        .house
        .ask(
            "write_boundary",
            json!({ "topic": "home", "text": { "agreement": {
                "words": "We cook in turns", "why": "", "does": ["", ""], "slipped": "", "talk": false, "rest": 0, "ends": "2026-09-12"
            } } }),
            None,
        )
        .unwrap()["value"]
        .clone();
    let mut kept: Vec<Kept> = Vec::new();
    let mut shared: Vec<String> = Vec::new();
    for (n, (end, both, deed)) in deeds.iter().enumerate() {
        let side = if *end { Side::End } else { Side::Start };
        let owner = if *both && matches!(deed, Deed::Draft) {
            Presence::Both
        } else {
            Presence::One(side)
        };
        home.house.come(owner);
        let canary = match deed {
            // A tick is an id, so this canary is one that nothing else has.
            Deed::Tick => format!("0000{n:04}-0000-7000-8000-{:012}", u8::from(*end)),
            _ => format!("qx{n}zy{}", if *end { "vend" } else { "wstart" }),
        };
        let ask = |name: &str, args: Value| home.house.ask(name, args, None);
        let mut keep = |share| {
            kept.push(Kept {
                canary: canary.clone(),
                owner,
                share,
                found: !matches!(deed, Deed::Slip),
                value: false,
            });
        };
        match deed {
            Deed::Draft => {
                ask(
                    "keep_draft",
                    json!({ "form": format!("goal:{n}"), "body": { "title": canary } }),
                )
                .unwrap();
                keep(None);
            }
            Deed::HiddenGoal => {
                let goal = json!({ "title": canary, "done": canary, "horizon": "short" });
                ask("keep_hidden_goal", json!({ "id": null, "goal": goal })).unwrap();
                let id = newest(home, "hidden_goals", |all| {
                    Some(
                        all.as_array()?
                            .iter()
                            .find(|one| one.to_string().contains(&canary))?["id"]
                            .clone(),
                    )
                });
                keep(Some((
                    "share_hidden_goal",
                    json!({ "id": id, "own": false }),
                )));
            }
            Deed::RuleDraft => {
                let answer = ask(
                    "keep_rule_draft",
                    json!({ "id": null, "terms": terms(&canary), "review_on": null }),
                )
                .unwrap();
                keep(Some(("share_rule", json!({ "id": answer["value"] }))));
            }
            Deed::BoundaryDraft => {
                let text = json!({ "own": { "when": canary, "will": "go for a walk", "why": "", "helps": canary } });
                let answer = ask(
                    "keep_boundary",
                    json!({ "id": null, "topic": "home", "text": text }),
                )
                .unwrap();
                keep(Some(("share_boundary", json!({ "id": answer["value"] }))));
            }
            Deed::Topic => {
                ask("add_topic", json!({ "words": canary, "wants": "listen" })).unwrap();
                keep(None);
            }
            Deed::Slip => {
                // Only what holds can slip; where it does not, nothing may be kept either.
                if ask(
                    "note_slip",
                    json!({ "agreement": agreement, "words": canary }),
                )
                .is_ok()
                {
                    keep(None);
                }
            }
            Deed::Tick => {
                ask("begin_quarter", json!({})).unwrap();
                ask(
                    "tick_quarter",
                    json!({ "subjects": [canary], "ready": false }),
                )
                .unwrap();
                // The last ticks count; those before are gone.
                kept.retain(|one| one.owner != owner || !one.canary.starts_with("0000"));
                kept.push(Kept {
                    canary,
                    owner,
                    share: None,
                    found: true,
                    value: false,
                });
            }
            Deed::Value => {
                let values = json!([{ "area": area, "weight": "first", "words": canary }]);
                // What lies there put away is taken out again, so that there is always a next one.
                ask("write_values", json!({ "values": null, "ready": false })).unwrap();
                ask(
                    "write_values",
                    json!({ "values": values, "ready": n % 2 == 0 }),
                )
                .unwrap();
                kept.retain(|one| one.owner != owner || !one.value);
                kept.push(Kept {
                    canary,
                    owner,
                    share: None,
                    found: true,
                    value: true,
                });
            }
            Deed::Note(which) => {
                let (shape, parts) = SHAPES[*which];
                let parts = vec![canary.as_str(); parts];
                let note = json!({ "id": null, "shape": shape, "title": canary, "parts": parts });
                let id = ask("keep_note", note).unwrap()["value"].clone();
                if *which < 3 && n % 2 == 0 {
                    ask("bring_up", json!({ "id": id, "wants": "listen" })).unwrap();
                }
                keep(None);
            }
            Deed::Feeling => {
                let day = format!("2026-05-{:02}", n + 1);
                ask(
                    "keep_feeling",
                    json!({ "day": day, "value": n % 11, "words": canary }),
                )
                .unwrap();
                keep(Some((
                    "share_feelings",
                    json!({ "from": day, "until": day }),
                )));
            }
            // Everything of this one's line, and nothing of the other's.
            Deed::ShareFeeling => {
                let line = |one: &Kept| {
                    one.owner == owner
                        && one
                            .share
                            .as_ref()
                            .is_some_and(|(by, _)| *by == "share_feelings")
                };
                let all = json!({ "from": "2026-05-01", "until": "2026-05-31" });
                assert_eq!(ask("share_feelings", all).is_ok(), kept.iter().any(line));
                let (mine, others) = kept.into_iter().partition(line);
                kept = others;
                shared.extend(mine.into_iter().map(|one: Kept| one.canary));
            }
            Deed::Share(which) => {
                let mine: Vec<usize> = (0..kept.len())
                    .filter(|n| kept[*n].owner == owner && kept[*n].share.is_some())
                    .collect();
                if let Some(n) = mine.get(which % mine.len().max(1)) {
                    let one = kept.remove(*n);
                    let (name, args) = one.share.unwrap();
                    ask(name, args).unwrap();
                    shared.push(one.canary);
                }
            }
            Deed::Undo => drop(ask("undo", json!({}))),
            Deed::Redo => drop(ask("redo", json!({}))),
            Deed::Step => {
                let goal = json!({ "title": format!("A shared goal {n}"), "horizon": "short", "area": null, "own": false });
                ask("add_goal", goal).unwrap();
            }
        }
    }
    check(home, &reads, &kept, &shared);
}

fn check(home: &Home, reads: &BTreeMap<&str, Value>, kept: &[Kept], shared: &[String]) {
    let viewers = [
        Presence::One(Side::Start),
        Presence::One(Side::End),
        Presence::Both,
        Presence::Nobody,
    ];
    // An id is no secret that may be rested on: everybody asks with everybody's.
    let mut known = Vec::new();
    for here in viewers {
        home.house.come(here);
        for name in [
            "drafts",
            "hidden_goals",
            "topics",
            "boundaries",
            "today_page",
        ] {
            ids(&home.house.ask(name, json!({}), None).unwrap(), &mut known);
        }
        for name in ["rules", "board"] {
            ids(
                &home
                    .house
                    .ask(name, with(&reads[name], house::ID, ""), None)
                    .unwrap(),
                &mut known,
            );
        }
    }
    known.sort();
    known.truncate(12);
    for here in viewers {
        let seen = everything(home, here, reads, &known);
        for one in kept {
            let may = one.owner == here;
            assert!(
                may || !seen.contains(&one.canary),
                "{here:?} sees {} of {:?}",
                one.canary,
                one.owner
            );
            assert!(
                !may || !one.found || seen.contains(&one.canary),
                "{here:?} does not find the own {}",
                one.canary
            );
        }
    }
    let canonical = home
        .house
        .with(|planner| export::canonical(planner))
        .unwrap();
    let rows = home.house.everything_shared().unwrap();
    for one in kept {
        assert!(
            !canonical.contains(&one.canary),
            "{} is exported",
            one.canary
        );
        assert!(
            !rows.contains(&one.canary),
            "{} stands outside the private table",
            one.canary
        );
    }
    for canary in shared {
        assert!(
            rows.contains(canary),
            "{canary} was shared and is not there"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: common_ground_core::testing::cases(), ..ProptestConfig::default() })]

    #[test]
    fn nobody_else_sees_a_private_word(deeds in deeds()) {
        run(&deeds);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    // Both passphrases were said and both keys lie in memory, whoever has the laptop.
    #[test]
    fn nor_while_they_sit_together_with_passphrases(deeds in deeds()) {
        let home = home();
        home.house.with(|planner| {
            give(planner, Side::Start, ANA)?;
            give(planner, Side::End, BEN).map(drop)
        }).unwrap();
        run_in(&home, &deeds);
        let keys = home.house.with(|planner| Ok(planner.passphrases())).unwrap();
        prop_assert_eq!(keys.sit, [true, true], "the sitting lasted");
    }
}

#[test]
fn what_is_erased_leaves_no_word_behind() {
    let home = home();
    home.house.come(Presence::One(Side::Start));
    let id = home
        .house
        .ask(
            "add_topic",
            json!({ "words": "qxerasedzy", "wants": "know" }),
            None,
        )
        .unwrap()["value"]
        .clone();
    let texts = home.house.texts().unwrap();
    assert!(texts.contains("qxerasedzy"), "it was there");
    home.house.ask("drop_topic", id, None).unwrap();
    home.clock.pass(chrono::Duration::days(1));
    assert!(
        !home
            .house
            .everything_shared()
            .unwrap()
            .contains("qxerasedzy")
    );
    let topics = home.house.ask("topics", json!({}), None).unwrap();
    assert_eq!(topics, json!([]));
    let texts = home.house.texts().unwrap();
    assert!(!texts.iter().any(|text| text.contains("qxerasedzy")));
}
