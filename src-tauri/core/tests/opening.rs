//! Opening together: nobody can tell from *ready* what was answered, either can take an answer back before, it
//! takes both with what opens theirs, and both open or neither.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod house;
mod kept;
mod keys;

use common_ground_core::error::Result;
use common_ground_core::testing::{House, private_bytes, spoil_private};
use common_ground_core::who::{Presence, Side};
use common_ground_pages::files_with;
use house::{Home, home};
use keys::{ANA, BEN, Place, code_of, give, said};
use serde_json::{Value, json};

const HERE_ANA: Presence = Presence::One(Side::Start);
const HERE_BEN: Presence = Presence::One(Side::End);

fn areas(house: &House) -> Vec<Value> {
    let all = house.with(|planner| common_ground_core::export::canonical(planner));
    let all: Value = serde_json::from_str(&all.unwrap()).unwrap();
    let mut areas = all["area"].as_array().unwrap().clone();
    areas.sort_by_key(|area| area["position"].to_string());
    areas.into_iter().map(|area| area["id"].clone()).collect()
}

/// What somebody says about the first parts of life.
fn answer(house: &House, values: &[(&str, &str)], ready: bool) -> Value {
    let values: Vec<_> = areas(house)
        .into_iter()
        .zip(values)
        .map(|(area, (weight, words))| json!({ "area": area, "weight": weight, "words": words }))
        .collect();
    json!({ "values": values, "ready": ready })
}

fn write(house: &House, here: Presence, values: &[(&str, &str)], ready: bool) {
    house.come(here);
    let answer = answer(house, values, ready);
    house.ask("write_values", answer, None).unwrap();
}

fn ask(house: &House, here: Presence, name: &str) -> Result<Value> {
    house.come(here);
    house.ask(name, json!({}), None)
}

fn values(house: &House, here: Presence) -> Value {
    ask(house, here, "values").unwrap()
}

/// Everything shared, and what each other viewer is answered.
fn what_others_notice(home: &Home) -> String {
    let mut all = home
        .house
        .with(|planner| common_ground_core::export::canonical(planner))
        .unwrap();
    for here in [HERE_BEN, Presence::Both, Presence::Nobody] {
        for read in [
            "values",
            "today_page",
            "waiting",
            "trash",
            "drafts",
            "quarter",
        ] {
            all.push_str(&ask(&home.house, here, read).unwrap().to_string());
        }
    }
    all
}

#[test]
fn ready_tells_nothing_of_the_answer() {
    let noticed = |values: &[(&str, &str)], ready: bool| {
        let home = home();
        if !values.is_empty() {
            write(&home.house, HERE_ANA, values, ready);
        }
        what_others_notice(&home)
    };
    let little = [("some", "x")];
    let much = [
        ("first", "qxcanaryzy"),
        ("wait", "many more words"),
        ("lot", "and more"),
    ];
    assert_eq!(
        noticed(&[], false),
        noticed(&much, false),
        "an answer that is being written"
    );
    // Ids are given out one by one: where one more was given out before, the next is another.
    let ready = noticed(&little, true);
    assert_eq!(ready, noticed(&much, true), "one that is put away");
    assert_ne!(ready, noticed(&much, false), "that it is ready can be seen");
    assert!(!ready.contains("qxcanaryzy"));
}

#[test]
fn an_answer_taken_back_before_the_opening_leaves_nothing_but_a_nameless_line() {
    let home = home();
    write(&home.house, HERE_ANA, &[("first", "qxcanaryzy")], false);
    let before = what_others_notice(&home);
    let take_out = json!({ "values": null, "ready": false });
    write(&home.house, HERE_BEN, &[("lot", "Quiet")], true);
    for again in [json!(null), take_out.clone()] {
        write(&home.house, HERE_ANA, &[("first", "qxcanaryzy")], true);
        assert_eq!(
            values(&home.house, Presence::Both)["ready"],
            json!([true, true])
        );
        home.house.come(HERE_ANA);
        let other_words = answer(&home.house, &[("lot", "Something else")], true);
        let refused = home.house.ask("write_values", other_words, None);
        assert_eq!(code_of(refused), "not-now", "it is put away");
        if again.is_null() {
            ask(&home.house, HERE_ANA, "drop_values").unwrap();
            assert_eq!(values(&home.house, HERE_ANA)["mine"], json!(null));
        } else {
            home.house.ask("write_values", again, None).unwrap();
            assert_eq!(
                values(&home.house, HERE_ANA)["mine"][0]["words"],
                "qxcanaryzy"
            );
        }
        assert_eq!(
            values(&home.house, Presence::Both)["ready"],
            json!([false, true])
        );
        assert_eq!(
            code_of(ask(&home.house, Presence::Both, "open_values")),
            "not-now"
        );
    }
    ask(&home.house, HERE_BEN, "drop_values").unwrap();
    assert!(
        what_others_notice(&home) == before,
        "it is as if nobody had been ready"
    );
    let shared = home.house.everything_shared().unwrap();
    assert!(
        !shared.contains("ready_start"),
        "no image tells whose it was: {shared}"
    );
}

#[test]
fn it_opens_by_both_who_are_here_and_not_by_one() {
    let home = home();
    write(
        &home.house,
        HERE_ANA,
        &[("first", "Sundays"), ("lot", "The garden")],
        true,
    );
    assert_eq!(
        code_of(ask(&home.house, Presence::Both, "open_values")),
        "not-now",
        "half an answer"
    );
    write(
        &home.house,
        HERE_BEN,
        &[("first", "Rest"), ("wait", "Not now")],
        true,
    );
    for here in [HERE_ANA, HERE_BEN] {
        assert_eq!(
            code_of(ask(&home.house, here, "open_values")),
            "not-both-here"
        );
        assert_eq!(values(&home.house, here)["opened"], json!([]));
    }
    assert_eq!(
        code_of(ask(&home.house, Presence::Nobody, "open_values")),
        "nobody-here"
    );
    home.house.come(Presence::Both);
    for by in Side::BOTH {
        let alone = home.house.ask("open_values", json!({}), Some(by));
        assert_eq!(code_of(alone), "not-both-here", "one half is not both");
    }
    ask(&home.house, Presence::Both, "open_values").unwrap();
    let opened = values(&home.house, HERE_BEN);
    assert_eq!(opened["ready"], json!([false, false]));
    let sheets = &opened["opened"][0]["sheets"];
    assert_eq!(sheets[0][0]["words"], "Sundays");
    assert_eq!(sheets[1][1]["words"], "Not now");
    // Where they agree stands first, whatever the parts of life are called.
    let shared = &opened["opened"][0]["shared"];
    assert_eq!(
        (&shared[0]["agree"], &shared[1]["agree"]),
        (&json!(true), &json!(false))
    );
    let bodies = home.house.with(|planner| private_bytes(planner)).unwrap();
    assert!(
        bodies.is_empty(),
        "no answer stays among the private things"
    );
    assert_eq!(
        code_of(ask(&home.house, Presence::Both, "open_values")),
        "not-now",
        "once"
    );
}

#[test]
fn where_one_answer_cannot_be_opened_both_stay_closed() {
    let home = home();
    write(&home.house, HERE_BEN, &[("lot", "Quiet")], true);
    home.house.with(spoil_private).unwrap();
    write(&home.house, HERE_ANA, &[("first", "qxcanaryzy")], true);
    ask(&home.house, Presence::Both, "open_values").expect_err("Ben's answer is damaged");
    assert!(
        !home
            .house
            .everything_shared()
            .unwrap()
            .contains("qxcanaryzy")
    );
    let mine = values(&home.house, HERE_ANA);
    assert_eq!(
        mine["mine"][0]["words"], "qxcanaryzy",
        "hers is still hers alone"
    );
    assert_eq!(mine["opened"], json!([]));
}

#[test]
fn what_was_written_on_the_way_and_what_is_taken_back_is_nowhere() {
    let home = home();
    let folder = home._dir.path().to_owned();
    let stands = |word: &str| {
        while !home.house.with(|planner| planner.forget_words()).unwrap() {}
        files_with(&folder, word)
    };
    write(&home.house, HERE_ANA, &[("lot", "qxfirstzy")], false);
    write(&home.house, HERE_ANA, &[("lot", "qxsecondzy")], true);
    assert_ne!(
        files_with(&folder, "qxfirstzy"),
        [""; 0],
        "the search finds it where it was"
    );
    write(&home.house, HERE_BEN, &[("lot", "Quiet")], true);
    ask(&home.house, Presence::Both, "open_values").unwrap();
    assert_eq!(
        stands("qxfirstzy"),
        [""; 0],
        "only what was put away is opened"
    );
    assert_ne!(stands("qxsecondzy"), [""; 0]);
    assert_eq!(
        stands("\"question\":\"what_matters\""),
        [""; 0],
        "no private item is left"
    );

    let id = values(&home.house, HERE_ANA)["opened"][0]["sheets"][0][0]["id"].clone();
    home.house.come(HERE_BEN);
    let others = home.house.ask("take_back_value", id.clone(), None);
    assert_eq!(code_of(others), "not-yours");
    home.house.come(HERE_ANA);
    home.house.ask("take_back_value", id, None).unwrap();
    assert_eq!(stands("qxsecondzy"), [""; 0]);
    let line = &values(&home.house, HERE_BEN)["opened"][0]["sheets"][0][0];
    assert_eq!(
        (&line["taken_back"], &line["words"]),
        (&json!(true), &json!(""))
    );
    assert_eq!(
        code_of(home.house.ask("undo", json!({}), None)),
        "nothing-to-undo"
    );
}

/// Ana's and Ben's household, each with a passphrase said in this sitting.
fn sitting() -> (Place, House) {
    let (place, mut planner) = Place::new();
    give(&mut planner, Side::Start, ANA).unwrap();
    give(&mut planner, Side::End, BEN).unwrap();
    (place, House::new(planner))
}

#[test]
fn in_a_sitting_each_reads_only_their_own_and_turning_the_laptop_costs_nothing() {
    let (_place, house) = sitting();
    write(&house, HERE_ANA, &[("first", "qxanazy")], true);
    write(&house, HERE_BEN, &[("first", "qxbenzy")], false);
    for (here, own) in [
        (HERE_ANA, "qxanazy"),
        (HERE_BEN, "qxbenzy"),
        (HERE_ANA, "qxanazy"),
    ] {
        let seen = values(&house, here).to_string();
        assert!(seen.contains(own), "{here:?} finds the own words");
        assert_eq!(
            seen.matches("qx").count(),
            1,
            "{here:?} sees another's: {seen}"
        );
        let keys = house.with(|planner| Ok(planner.passphrases())).unwrap();
        assert_eq!(keys.here, [here == HERE_ANA, here == HERE_BEN]);
        assert_eq!(keys.sit, [true, true], "nobody has to say it again");
    }
    for here in [Presence::Both, Presence::Nobody] {
        assert!(!values(&house, here).to_string().contains("qx"), "{here:?}");
    }
    // Even asked in the other's name, while Ben has the laptop.
    house.come(HERE_BEN);
    let viewer = common_ground_core::who::Viewer::One(Side::Start);
    let hers = house.with(|planner| planner.values(viewer).map(drop));
    assert_eq!(code_of(hers), "needs-passphrase");
}

#[test]
fn it_takes_both_keys_and_leaves_no_sealed_answer() {
    let (place, house) = sitting();
    write(&house, HERE_ANA, &[("first", "Sundays")], true);
    write(&house, HERE_BEN, &[("first", "Rest")], true);
    let sealed = house.with(|planner| private_bytes(planner)).unwrap();
    assert_eq!(sealed.len(), 2);
    assert!(sealed.iter().all(|body| body.len() % 256 == 0));
    // Ben has gone and said that both are here: his key is missing.
    house
        .with(|planner| {
            planner.keep_only(HERE_ANA);
            assert_eq!(
                code_of(planner.were_let_in(Presence::Both)),
                "needs-passphrase"
            );
            Ok(())
        })
        .unwrap();
    let alone = ask(&house, Presence::Both, "open_values");
    assert_eq!(code_of(alone), "not-both-here");
    assert_eq!(
        house.with(|planner| private_bytes(planner)).unwrap(),
        sealed
    );

    house
        .with(|planner| planner.let_in(Side::End, &said(BEN)))
        .unwrap();
    ask(&house, Presence::Both, "open_values").unwrap();
    assert!(
        house
            .with(|planner| private_bytes(planner))
            .unwrap()
            .is_empty()
    );
    let opened = values(&house, HERE_ANA)["opened"].to_string();
    assert!(opened.contains("Sundays") && opened.contains("Rest"));

    // Shared is shared: either alone opens the file and reads it.
    drop(house);
    let planner = place.unlock(Side::End, &said(BEN)).unwrap();
    let house = House::new(planner);
    assert!(values(&house, HERE_BEN).to_string().contains("Sundays"));
}

#[test]
fn nobody_here_ends_a_sitting() {
    let (_place, house) = sitting();
    write(&house, HERE_ANA, &[("first", "Sundays")], true);
    let mut planner = house.into_planner();
    planner.hand_to(HERE_BEN);
    planner.keep_only(Presence::Nobody);
    assert_eq!(planner.passphrases().sit, [false, false]);
    planner.hand_to(HERE_ANA);
    assert_eq!(code_of(planner.were_let_in(HERE_ANA)), "needs-passphrase");
    // Leaving it with one here wipes the other's.
    planner.let_in(Side::Start, &said(ANA)).unwrap();
    planner.let_in(Side::End, &said(BEN)).unwrap();
    planner.hand_to(HERE_BEN);
    planner.keep_only(HERE_BEN);
    assert_eq!(planner.passphrases().sit, [false, true]);
}

#[test]
fn whoever_leaves_takes_their_answer_out_again() {
    let home = home();
    for here in [HERE_ANA, HERE_BEN] {
        write(&home.house, here, &[("lot", "Quiet")], true);
    }
    home.house.come(HERE_ANA);
    let leave = json!({ "erase": true });
    home.house.ask("leave", leave, None).unwrap();
    let left = values(&home.house, HERE_ANA);
    assert_eq!(left["ready"], json!([false, true]));
    assert_eq!(left["mine"], json!(null));
    let refused = ask(&home.house, Presence::Both, "open_values");
    assert_eq!(code_of(refused), "not-now");
}
