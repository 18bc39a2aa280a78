//! What is told of what happened, by example.

use chrono::Duration;
use serde_json::{Value, json};

use crate::house::calls::{agreement, goal, lived_again, newest, terms};
use crate::house::{Home, home};
use crate::{ANA, BEN, ask, does, past, told};

fn add(home: &Home, title: &str) -> Value {
    let new = json!({ "title": title, "horizon": "short", "area": null, "own": false });
    does(home, ANA, "add_goal", new)
}

/// A difference as one reads it: what went in brackets, what came in braces.
fn read(words: &Value) -> String {
    let pieces = words.as_array().unwrap().iter();
    pieces
        .map(|piece| {
            let text = piece["text"].as_str().unwrap();
            match piece["kind"].as_str().unwrap() {
                "gone" => format!("[{text}]"),
                "new" => format!("{{{text}}}"),
                _ => text.to_owned(),
            }
        })
        .collect()
}

#[test]
fn a_goal_s_own_past_tells_its_parts_and_its_words_before_and_after() {
    let home = home();
    let lisbon = add(&home, "Lisbon in May");
    add(&home, "A garden");
    let step = json!({ "goal": lisbon, "words": "Ask about the flat", "due": null });
    does(&home, BEN, "add_step", step);
    let mut changed = goal(&lisbon, "Lisbon in June");
    changed["target"] = json!("2027-06");
    does(&home, BEN, "edit_goal", changed);
    let all = past(&home, &lisbon);
    assert_eq!(
        told(&all),
        [
            "edited: Lisbon in June",
            "step-added: Lisbon in June",
            "added: Lisbon in June"
        ]
    );
    assert_eq!(all[1]["step"], "Ask about the flat");
    let fields = all[0]["fields"].as_array().unwrap();
    assert_eq!(fields[0]["field"], "title");
    assert_eq!(read(&fields[0]["words"]), "Lisbon in [May]{June}");
    let target = fields.iter().find(|one| one["field"] == "target").unwrap();
    assert_eq!(
        (&target["before"], &target["after"]),
        (&Value::Null, &json!({ "as": "target", "value": "2027-06" }))
    );
    let whole = past(&home, &Value::Null);
    assert_eq!(
        told(&whole)[2],
        "added: A garden",
        "in between, of everything"
    );
}

#[test]
fn changes_to_one_thing_that_follow_one_another_are_told_as_one() {
    let home = home();
    let lisbon = add(&home, "Lisbon");
    for (who, title) in [
        (ANA, "Lisbon, us"),
        (BEN, "Lisbon, just us"),
        (ANA, "Porto, just us"),
    ] {
        does(&home, who, "edit_goal", goal(&lisbon, title));
        home.clock.pass(Duration::hours(1));
    }
    let all = past(&home, &lisbon);
    assert_eq!(
        told(&all),
        ["edited: Porto, just us", "added: Porto, just us"]
    );
    assert_eq!(
        read(&all[0]["fields"][0]["words"]),
        "[Lisbon]{Porto, just us}"
    );
    home.clock.pass(Duration::days(1));
    does(&home, BEN, "edit_goal", goal(&lisbon, "Porto"));
    assert_eq!(
        past(&home, &lisbon).len(),
        3,
        "another day is another entry"
    );
}

#[test]
fn what_was_changed_and_changed_back_is_no_change() {
    let home = home();
    let lisbon = add(&home, "Lisbon");
    does(&home, ANA, "edit_goal", goal(&lisbon, "Lisbon"));
    let before = past(&home, &lisbon).len();
    home.clock.pass(Duration::days(1));
    does(&home, ANA, "edit_goal", goal(&lisbon, "Porto"));
    does(&home, ANA, "edit_goal", goal(&lisbon, "Lisbon"));
    assert_eq!(past(&home, &lisbon).len(), before);
}

#[test]
fn a_move_says_where_to_and_an_undo_says_so() {
    let home = home();
    let lisbon = add(&home, "Lisbon");
    let to = json!({ "goal": lisbon, "to": "paused", "before": null, "texts": [] });
    does(&home, ANA, "move_goal", to);
    ask(&home, "undo", json!({}));
    let all = past(&home, &lisbon);
    assert_eq!(
        told(&all),
        ["undone: Lisbon", "moved: Lisbon", "added: Lisbon"]
    );
    assert_eq!(all[1]["to"], "paused");
    let place = &all[0]["fields"][0];
    assert_eq!(
        place["after"],
        json!({ "as": "phrase", "value": "place-idea" })
    );
    ask(&home, "undo", json!({}));
    let all = past(&home, &lisbon);
    assert_eq!(told(&all)[0], "undone-away: Lisbon", "it keeps its name");
    assert_eq!(all[0]["thing"]["whereabouts"], "gone");
}

#[test]
fn wordings_of_agreements_and_rules_are_told_part_by_part() {
    let home = home();
    let text = agreement("Phones away", "2026-09-30");
    let id = does(
        &home,
        ANA,
        "write_boundary",
        json!({ "topic": "home", "text": text }),
    );
    let text = agreement("Phones in a drawer", "2026-12-31");
    does(
        &home,
        BEN,
        "edit_boundary",
        json!({ "id": id, "topic": "home", "text": text }),
    );
    let all = past(&home, &id);
    let changes = all[0]["agreement"]["changes"].as_array().unwrap();
    assert_eq!(read(&changes[0]["words"]), "Phones [away]{in a drawer}");
    assert_eq!(changes[1]["field"], "ends");
    assert_eq!(all[0]["agreement"]["after"]["ends"], "2026-12-31");
    let rule = json!({ "id": null, "terms": terms("Big things"), "review_on": null });
    let id = does(&home, ANA, "write_rule", rule);
    let rule = json!({ "id": id, "terms": terms("Bigger things"), "review_on": null });
    does(&home, ANA, "write_rule", rule);
    let all = past(&home, &id);
    assert_eq!(
        read(&all[0]["rule"]["changes"][0]["words"]),
        "[Big]{Bigger} things"
    );
    assert_eq!(
        told(&all),
        ["edited: Bigger things", "added: Bigger things"]
    );
}

#[test]
fn yeses_and_endings_are_told_without_a_hand() {
    let home = home();
    let text = agreement("Phones away", "2026-09-30");
    let id = does(
        &home,
        ANA,
        "write_boundary",
        json!({ "topic": "home", "text": text }),
    );
    for who in [ANA, BEN] {
        home.house.come(who);
        ask(
            &home,
            "say_yes",
            newest(&crate::house::calls::canonical(&home), &id),
        );
    }
    does(&home, BEN, "step_back", json!({ "subject": id }));
    let all = past(&home, &id);
    assert_eq!(
        told(&all),
        [
            "ended: Phones away",
            "yes: Phones away",
            "yes: Phones away",
            "added: Phones away"
        ]
    );
}

#[test]
fn every_command_that_is_told_says_something_of_one_thing_or_of_all() {
    // A household that was lived in: every kind of thing has a past that can be read, page by page.
    let us = lived_again();
    for here in [ANA, BEN, common_ground_core::who::Presence::Both] {
        us.home.house.come(here);
        let all = past(&us.home, &Value::Null);
        let mut seen: Vec<i64> = all.iter().map(|one| one["seq"].as_i64().unwrap()).collect();
        let count = seen.len();
        seen.sort_unstable_by(|a, b| b.cmp(a));
        seen.dedup();
        assert_eq!(
            seen.len(),
            count,
            "no entry stands on two pages, and none out of order"
        );
        for entry in &all {
            let of_thing = [
                "began",
                "areas",
                "settings",
                "look",
                "opened",
                "quarter-began",
            ];
            let said = entry["said"].as_str().unwrap();
            assert!(
                of_thing.contains(&said) || !entry["thing"].is_null(),
                "{said} is about something"
            );
        }
    }
    for word in [
        "goal",
        "agreement",
        "own",
        "request",
        "rule",
        "reminder",
        "good time",
        "good moment",
        "value",
        "shared feeling",
    ] {
        us.home.house.come(ANA);
        assert!(
            !past(&us.home, &us.id(word)).is_empty(),
            "the {word} has a past"
        );
    }
}

#[test]
fn a_long_past_comes_page_by_page_and_nothing_is_left_out() {
    let home = home();
    for n in 0..95 {
        does(
            &home,
            ANA,
            "add_good_moment",
            json!({ "words": format!("Moment {n}") }),
        );
    }
    let first = ask(&home, "what_changed", json!({ "of": null, "before": null }));
    assert_eq!(first["entries"].as_array().unwrap().len(), 40);
    let all = told(&past(&home, &Value::Null));
    let wanted: Vec<_> = (0..95)
        .rev()
        .map(|n| format!("added: Moment {n}"))
        .collect();
    assert_eq!(all[..95], wanted);
    assert_eq!(all[95..], ["began"]);
}
