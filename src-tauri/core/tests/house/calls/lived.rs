//! The household that was lived in: one of everything.

use super::*;

/// Ana and Ben's household with one of everything, in the evening of its third day. Ana (the start side) is here.
pub(super) fn lived() -> Lived {
    let mut us = Lived {
        home: home(),
        ids: Vec::new(),
    };
    let ana = Presence::One(Side::Start);
    let ben = Presence::One(Side::End);
    us.home.house.come(ana);
    for (word, title) in [
        ("goal", "A garden"),
        ("other goal", "A dog"),
        ("idea", "A boat"),
        ("half", "Trips"),
        ("other half", "Weekends in"),
        ("reached", "A shelf"),
    ] {
        us.make(
            word,
            "add_goal",
            json!({ "title": title, "horizon": "short", "area": null, "own": false }),
        );
    }
    us.make(
        "long goal",
        "add_goal",
        json!({ "title": "A house", "horizon": "long", "area": null, "own": false }),
    );
    us.make(
        "own goal",
        "add_goal",
        json!({ "title": "Run ten kilometres", "horizon": "short", "area": null, "own": true }),
    );
    us.make(
        "step",
        "add_step",
        json!({ "goal": us.id("goal"), "words": "Buy seeds", "due": null }),
    );
    let measured = goal(&us.id("goal"), "A garden");
    us.home.house.ask("edit_goal", measured, None).unwrap();
    us.make("progress", "log_progress", json!({ "goal": us.id("goal"), "entry": null, "day": "2026-06-12", "value": 200, "note": "Begun" }));
    us.make(
        "agreement",
        "write_boundary",
        json!({ "topic": "home", "text": agreement("We cook in turns", "2026-06-18") }),
    );
    us.make(
        "draft agreement",
        "write_boundary",
        json!({ "topic": "home", "text": agreement("Phones away", "2026-09-30") }),
    );
    us.make("own", "write_boundary", json!({ "topic": "talk", "text": { "own": { "when": "voices rise", "will": "go for a walk", "why": "", "helps": "" } } }));
    us.make("ended own", "write_boundary", json!({ "topic": "talk", "text": { "own": { "when": "it rains", "will": "stay in", "why": "", "helps": "" } } }));
    us.home
        .house
        .ask("end_own", json!({ "id": us.id("ended own") }), None)
        .unwrap();
    us.make(
        "rule",
        "write_rule",
        json!({ "id": null, "terms": terms("Bigger purchases"), "review_on": null }),
    );
    us.make(
        "draft rule",
        "write_rule",
        json!({ "id": null, "terms": terms("Small purchases"), "review_on": null }),
    );
    us.make(
        "reworded agreement",
        "write_boundary",
        json!({ "topic": "home", "text": agreement("We are punctual", "2026-09-30") }),
    );
    us.make(
        "rule draft",
        "keep_rule_draft",
        json!({ "id": null, "terms": terms("A draft"), "review_on": null }),
    );
    us.make("boundary draft", "keep_boundary", json!({ "id": null, "topic": "home", "text": { "own": { "when": "late", "will": "sleep", "why": "", "helps": "" } } }));
    let hidden =
        json!({ "id": null, "goal": { "title": "A surprise", "done": "", "horizon": "short" } });
    us.home.house.ask("keep_hidden_goal", hidden, None).unwrap();
    let hidden = us.home.house.ask("hidden_goals", json!({}), None).unwrap();
    us.keep("hidden goal", hidden[0]["id"].clone());
    us.make(
        "topic",
        "add_topic",
        json!({ "words": "The spare key", "wants": "know" }),
    );
    us.make(
        "note",
        "keep_note",
        json!({ "id": null, "shape": "note", "title": "For me", "parts": ["Half a thought"] }),
    );
    us.home
        .house
        .ask(
            "keep_note",
            json!({ "id": us.id("note"), "shape": "note", "title": "For me", "parts": ["A thought"] }),
            None,
        )
        .unwrap();
    us.make(
        "feeling",
        "keep_feeling",
        json!({ "day": "2026-06-11", "value": 6, "words": "Tired" }),
    );
    let span = json!({ "from": "2026-06-11", "until": "2026-06-11" });
    us.home.house.ask("share_feelings", span, None).unwrap();
    let feelings = us.home.house.ask("feelings", json!({}), None).unwrap();
    us.keep("shared feeling", feelings["shared"][0][0]["id"].clone());
    us.make(
        "last feeling",
        "keep_feeling",
        json!({ "day": "2026-06-12", "value": 7, "words": "Rested" }),
    );
    us.make(
        "good moment",
        "add_good_moment",
        json!({ "words": "Rain on the tent" }),
    );
    us.make(
        "good time",
        "add_good_time",
        json!({ "title": "The market", "day": "2026-06-20", "time": "10:00:00", "arrange": false }),
    );
    us.make("reminder", "add_reminder", json!({ "title": "Water the fig tree", "own": false, "schedule": schedule("2026-06-12"), "catch_up": "ask" }));
    us.make(
        "trashed",
        "add_good_moment",
        json!({ "words": "Not so good" }),
    );
    us.home
        .house
        .ask("delete_good_moment", us.id("trashed"), None)
        .unwrap();
    us.home.house.come(ben);
    us.make("his boundary", "write_boundary", json!({ "topic": "talk", "text": { "own": { "when": "I come home", "will": "sit for a while", "why": "", "helps": "" } } }));
    for word in ["request", "refused request"] {
        us.make(word, "write_boundary", json!({ "topic": "home", "text": { "request": { "words": format!("Could you take the {word}"), "why": "" } } }));
    }
    us.home.house.come(ana);
    us.make("her request", "write_boundary", json!({ "topic": "home", "text": { "request": { "words": "Could we eat earlier", "why": "" } } }));
    let decline = json!({ "id": us.id("refused request"), "digest": us.text("refused request")["digest"], "answer": "decline" });
    us.home.house.ask("answer_request", decline, None).unwrap();
    us.home.house.come(ben);
    let another = json!({ "id": us.id("her request"), "digest": us.text("her request")["digest"], "answer": { "another": "At seven on weekdays" } });
    us.home.house.ask("answer_request", another, None).unwrap();
    for here in [ana, ben] {
        us.home.house.come(here);
        for word in [
            "agreement",
            "reworded agreement",
            "rule",
            "goal",
            "other goal",
            "reached",
        ] {
            us.home.house.ask("say_yes", us.text(word), None).unwrap();
        }
    }
    us.home.house.come(ana);
    let hinge = json!({ "start": us.id("half"), "end": us.id("other half") });
    us.home.house.ask("hinge_goals", hinge, None).unwrap();
    let reached = json!({ "goal": us.id("reached"), "to": "reached", "before": null, "texts": [] });
    us.home.house.ask("move_goal", reached, None).unwrap();
    us.home
        .house
        .ask("say_yes", us.text("long goal"), None)
        .unwrap();
    let reworded = json!({ "id": us.id("reworded agreement"), "topic": "home", "text": agreement("We are nearly punctual", "2026-09-30") });
    us.home.house.ask("edit_boundary", reworded, None).unwrap();
    us.home
        .house
        .ask(
            "note_slip",
            json!({ "agreement": us.id("agreement"), "words": "Twice" }),
            None,
        )
        .unwrap();
    let sheet = us
        .home
        .house
        .ask("agreement", json!({ "id": us.id("agreement") }), None)
        .unwrap();
    us.keep("slip", sheet["slips"][0]["id"].clone());
    us.home.house.ask("begin_quarter", json!({}), None).unwrap();
    // What matters was opened once, and Ana has put the next answer away.
    for side in [Side::End, Side::Start] {
        put_away(&us, side);
    }
    us.home.house.come(Presence::Both);
    us.home.house.ask("open_values", json!({}), None).unwrap();
    let opened = us.home.house.ask("values", json!({}), None).unwrap();
    us.keep("value", opened["opened"][0]["sheets"][0][0]["id"].clone());
    put_away(&us, Side::Start);
    us.home.clock.pass(chrono::Duration::hours(50));
    us.home
        .house
        .with(common_ground_core::Planner::take_notice)
        .unwrap();
    us
}
