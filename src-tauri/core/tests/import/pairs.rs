//! Two goals hinged as yours and mine are one card again, where both come in; else each comes in singly, and that is said.

use common_ground_core::export::Copy;
use common_ground_core::import::Why;
use common_ground_core::who::{Presence, Side};
use serde_json::{Value, json};

use crate::house::{Home, home};
use crate::{ANA, BEN, all, as_copy, bring, good, incoming, stay, turned, words};

/// The title of the goal that is this half of a pair.
fn title(tables: &Value, half: Side) -> Option<String> {
    let goals = tables["goal"].as_array().unwrap();
    let goal = goals.iter().find(|goal| goal["half"] == json!(half))?;
    let mut versions = tables["version"].as_array().unwrap().iter();
    let text = versions.rfind(|text| text["subject"] == goal["id"])?;
    // In a copy the text is JSON itself, in the file a line of it.
    let body = match &text["body"] {
        Value::String(body) => serde_json::from_str(body).unwrap(),
        body => body.clone(),
    };
    body["title"].as_str().map(str::to_owned)
}

fn shared(copy: &Copy) -> Value {
    serde_json::to_value(&copy.shared).unwrap()
}

fn halves(home: &Home) -> [Option<String>; 2] {
    let here = all(home);
    Side::BOTH.map(|side| title(&here, side))
}

#[test]
fn each_half_stays_the_half_of_the_same_person() {
    let copy = good();
    let told = Side::BOTH.map(|side| title(&shared(&copy), side));
    assert!(told.iter().all(Option::is_some) && told[0] != told[1]);
    let straight = home();
    straight.house.come(Presence::One(Side::Start));
    bring(&straight, ANA, &incoming(&copy), as_copy()).unwrap();
    assert_eq!(halves(&straight), told);

    let home = home();
    home.house.come(Presence::One(Side::End));
    bring(&home, BEN, &incoming(&turned()), as_copy()).unwrap();
    let [start, end] = told;
    assert_eq!(halves(&home), [end, start]);
}

#[test]
fn a_goal_whose_other_half_does_not_come_in_comes_in_singly() {
    let known = |copy: &Copy, home: &Home| {
        let here = json!({ "title": title(&shared(copy), Side::End), "horizon": "short", "area": null, "own": false });
        home.house.ask("add_goal", here, None).unwrap();
    };
    let nothing = |_: &Copy, _: &Home| {};
    let reached = |copy: &mut Copy| {
        let goals = copy.shared.get_mut("goal").unwrap().iter_mut();
        for goal in goals.filter(|goal| goal.get("half") == Some(&json!("end"))) {
            goal.insert("place".to_owned(), json!("reached"));
            goal.insert("ended_at".to_owned(), json!("2026-06-12T09:00:00Z"));
        }
    };
    let gone = |copy: &mut Copy| {
        let goals = copy.shared.get_mut("goal").unwrap();
        goals.retain(|goal| goal.get("half") != Some(&json!("end")));
    };
    let as_it_is = |_: &mut Copy| {};
    type Change<'a> = &'a dyn Fn(&mut Copy);
    type Before<'a> = &'a dyn Fn(&Copy, &Home);
    let ways: [(&str, Change<'_>, Before<'_>); 3] = [
        ("it has ended", &reached, &nothing),
        ("it is not in the file", &gone, &nothing),
        ("it is here already", &as_it_is, &known),
    ];
    for (why, change, before) in ways {
        let mut copy = good();
        let mine = title(&shared(&copy), Side::Start).unwrap();
        change(&mut copy);
        let home = home();
        home.house.come(Presence::One(Side::Start));
        before(&copy, &home);
        let brought = bring(&home, ANA, &incoming(&copy), as_copy()).unwrap();
        assert_eq!(stay(&brought, Why::Pair), 1, "{why}");
        assert_eq!(halves(&home), [None, None], "{why}");
        let titles = words(&all(&home), &[("version", &["title"])]);
        let mine = format!("title: {mine}");
        assert!(titles.contains(&mine), "{why}: it comes in: {titles:?}");
    }
}
