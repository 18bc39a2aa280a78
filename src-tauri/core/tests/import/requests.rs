//! What one asked comes in as a draft of their own: nothing is asked until they ask it, and the other learns of nothing.

use common_ground_core::error::Error;
use common_ground_core::export::{Copy, OwnItem};
use common_ground_core::import::{What, Why};
use common_ground_core::who::{Actor, Presence, Side};
use common_ground_core::work::Work;
use serde_json::{Value, json};

use crate::house::{Home, home};
use crate::keys::{self, give};
use crate::own::{in_the_open, own};
use crate::{ANA, BEN, all, as_copy, bring, bytes, good, incoming, new, preview, stay};

const SUBJECT: &str = "00000000-0000-4000-8000-0000000000a5";

/// A file in which Ana asked once, and nothing else is.
fn asking(words: &str) -> Copy {
    let mut copy = good();
    let shared = &mut copy.shared;
    let request = shared["boundary"]
        .iter()
        .find(|row| row["form"] == json!("request") && row["owner"] == json!("start"));
    let mut request = request.unwrap().clone();
    request.insert("id".to_owned(), json!(SUBJECT));
    let text = shared["version"]
        .iter()
        .find(|row| row["kind"] == json!("own"));
    let mut text = text.unwrap().clone();
    text.insert("subject".to_owned(), json!(SUBJECT));
    text.insert("number".to_owned(), json!(1));
    text.insert("body".to_owned(), json!({ "words": words, "why": "" }));
    for (table, rows) in shared {
        if table != "partner" && table != "household" {
            rows.clear();
        }
    }
    copy.shared.insert("boundary".to_owned(), vec![request]);
    copy.shared.insert("version".to_owned(), vec![text]);
    copy.happened.clear();
    copy.own = None;
    copy
}

/// So many came in, and so many were here.
fn came(home: &Home, copy: &Copy) -> (u32, u32) {
    let brought = bring(home, ANA, &incoming(copy), as_copy()).unwrap();
    let of = brought.arrives.iter().find(|one| one.what == What::Request);
    of.map_or((0, 0), |one| (one.new, one.here))
}

/// What somebody keeps to ask it, as their page shows it.
fn drafts(home: &Home, here: Presence) -> Vec<Value> {
    home.house.come(here);
    let page = home.house.ask("boundaries", json!({}), None).unwrap();
    let drafts = page["drafts"].as_array().unwrap().iter();
    drafts
        .filter(|draft| draft["boundary"]["text"]["request"].is_object())
        .cloned()
        .collect()
}

fn requests(home: &Home) -> usize {
    let all = all(home);
    let rows = all["boundary"].as_array().unwrap().iter();
    rows.filter(|row| row["form"] == json!("request")).count()
}

#[test]
fn each_gets_their_own_as_drafts_and_nothing_is_asked() {
    let copy = good();
    let rows = copy.shared["boundary"].iter();
    let asked = |side: Side| {
        let of = |row: &&serde_json::Map<String, Value>| {
            row["form"] == json!("request") && row["owner"] == json!(side)
        };
        rows.clone().filter(of).count()
    };
    assert!(asked(Side::Start) > 0 && asked(Side::End) > 1);
    for (actor, presence, mine) in [
        (ANA, Presence::One(Side::Start), asked(Side::Start)),
        (BEN, Presence::One(Side::End), asked(Side::End)),
        (Actor::Both, Presence::Both, 0),
    ] {
        let home = home();
        home.house.come(presence);
        let before = bytes(&home);
        let brought = bring(&home, actor, &incoming(&copy), as_copy()).unwrap();
        assert_eq!(new(&brought, What::Request) as usize, mine, "{actor:?}");
        assert_eq!(drafts(&home, presence).len(), mine, "{actor:?}");
        assert_eq!(requests(&home), 0, "{actor:?}: nothing is asked by it");
        for other in [
            Presence::One(Side::Start),
            Presence::One(Side::End),
            Presence::Both,
            Presence::Nobody,
        ] {
            if other != presence {
                assert_eq!(drafts(&home, other).len(), 0, "{actor:?} {other:?}");
            }
        }
        home.house.come(presence);
        home.house
            .with(|planner| planner.undo(actor, &Work::default()))
            .unwrap();
        assert_eq!(bytes(&home), before);
        assert_eq!(drafts(&home, presence).len(), 0, "undone with the rest");
        home.house
            .with(|planner| planner.redo(actor, &Work::default()))
            .unwrap();
        assert_eq!(drafts(&home, presence).len(), mine, "and done again");
    }
}

#[test]
fn the_newest_words_come_whatever_they_were_answered_and_are_asked_by_a_hand_only() {
    for reply in [
        json!(null),
        json!("accepted"),
        json!("not_now"),
        json!("declined"),
        json!("another"),
    ] {
        let mut copy = asking("Could we eat at six");
        let mut newer = copy.shared["version"][0].clone();
        newer.insert("number".to_owned(), json!(2));
        let newest = json!({ "words": "Could we eat at seven", "why": "So hungry" });
        newer.insert("body".to_owned(), newest.clone());
        copy.shared.get_mut("version").unwrap().insert(0, newer);
        let request = &mut copy.shared.get_mut("boundary").unwrap()[0];
        request.insert("reply".to_owned(), reply.clone());
        request.insert("declined".to_owned(), json!(2));
        let home = home();
        home.house.come(Presence::One(Side::Start));
        assert_eq!(came(&home, &copy), (1, 0), "{reply}");
        let draft = drafts(&home, Presence::One(Side::Start))[0].clone();
        assert_eq!(draft["boundary"]["topic"], json!("home"));
        assert_eq!(draft["boundary"]["text"]["request"], newest, "{reply}");
        let id = json!({ "id": draft["id"] });
        home.house.ask("share_boundary", id, None).unwrap();
        let asked = all(&home)["boundary"][0].clone();
        assert_eq!(asked["form"], json!("request"));
        assert!(asked["reply"].is_null(), "{reply}: it is asked anew");
        assert_eq!(asked["declined"], json!(0), "{reply}");
    }
}

#[test]
fn what_was_asked_or_is_kept_here_is_known_again() {
    let home = || {
        let home = home();
        home.house.come(Presence::One(Side::Start));
        home
    };
    let text =
        json!({ "request": { "words": "could we  eat at SIX", "why": "Written otherwise" } });
    let copy = asking("Could we eat at six");
    let ask = || {
        let home = home();
        let asked = json!({ "topic": "money", "text": text });
        let asked = home.house.ask("write_boundary", asked, None).unwrap();
        (home, asked["value"].clone())
    };

    let (asked, _) = ask();
    assert_eq!(came(&asked, &copy), (0, 1), "it was asked");

    let (trashed, id) = ask();
    let delete = json!({ "id": id });
    trashed.house.ask("delete_boundary", delete, None).unwrap();
    assert_eq!(came(&trashed, &copy), (0, 1), "it lies in the trash");

    let (declined, id) = ask();
    let digest = crate::house::calls::newest(&all(&declined), &id)["digest"].clone();
    let no = json!({ "id": id, "digest": digest, "answer": "decline" });
    declined.house.come(Presence::One(Side::End));
    declined.house.ask("answer_request", no, None).unwrap();
    declined.house.come(Presence::One(Side::Start));
    assert_eq!(came(&declined, &copy), (0, 1), "it was declined");

    let kept = home();
    let keep = json!({ "id": null, "topic": "money", "text": text });
    kept.house.ask("keep_boundary", keep, None).unwrap();
    let before = drafts(&kept, Presence::One(Side::Start));
    assert_eq!(came(&kept, &copy), (0, 1), "it is kept to be asked");
    assert_eq!(drafts(&kept, Presence::One(Side::Start)), before);

    let twice = home();
    assert_eq!(came(&twice, &copy), (1, 0));
    assert_eq!(came(&twice, &copy), (0, 1), "it came before");

    // What Ben asked in these words is not what Ana asks.
    let other = home();
    other.house.come(Presence::One(Side::End));
    let his = json!({ "topic": "money", "text": text });
    other.house.ask("write_boundary", his, None).unwrap();
    other.house.come(Presence::One(Side::Start));
    assert_eq!(came(&other, &copy), (1, 0));
}

#[test]
fn a_draft_of_the_same_words_in_the_file_comes_once() {
    let mut copy = asking("Could we eat at six");
    let mut own = good().own.unwrap();
    own.reminder.clear();
    own.items = vec![OwnItem {
        kind: "boundary".to_owned(),
        item: json!({ "topic": "home", "text": { "request": { "words": "Could we eat at six", "why": "Mine" } } }),
    }];
    copy.own = Some(own);
    let home = home();
    home.house.come(Presence::One(Side::Start));
    assert_eq!(came(&home, &copy), (0, 1));
    let kept = drafts(&home, Presence::One(Side::Start));
    assert_eq!(kept.len(), 1);
    assert_eq!(
        kept[0]["boundary"]["text"]["request"]["why"],
        json!("Mine"),
        "what one kept oneself goes before"
    );
}

#[test]
fn nobody_else_learns_that_it_came() {
    let copy = incoming(&asking("Could we eat at six"));
    let home = home();
    let seen = |presence| {
        home.house.come(presence);
        ["what_changed", "boundaries", "today_page", "trash"].map(|read| {
            let args = match read {
                "what_changed" => json!({ "of": null, "before": null }),
                _ => json!({}),
            };
            home.house.ask(read, args, None).unwrap()
        })
    };
    let others = [Presence::One(Side::End), Presence::Both, Presence::Nobody];
    let before = (bytes(&home), others.map(seen));
    home.house.come(Presence::One(Side::Start));
    let told = preview(&home, ANA, &copy, as_copy()).unwrap();
    assert_eq!(bring(&home, ANA, &copy, as_copy()).unwrap(), told);
    assert!(!told.nothing_new());
    assert_eq!(before, (bytes(&home), others.map(seen)));
    // Whoever they are in the file, what is not theirs stays there.
    home.house.come(Presence::One(Side::End));
    let brought = bring(&home, BEN, &copy, as_copy()).unwrap();
    assert_eq!(new(&brought, What::Request), 0);
    assert_eq!(stay(&brought, Why::Theirs), 1);
}

#[test]
fn under_a_passphrase_what_was_asked_comes_in_sealed() {
    for passphrase in [false, true] {
        let (_place, mut planner) = keys::Place::new();
        if passphrase {
            give(&mut planner, Side::Start, keys::ANA).unwrap();
        }
        let copy = incoming(&asking("Could we eat at six"));
        planner
            .bring_in(ANA, &copy, as_copy(), &Work::default())
            .unwrap();
        assert_eq!(own(&planner, Side::Start).len(), 1);
        assert_eq!(in_the_open(&planner, "eat at six"), !passphrase);
    }
}

#[test]
fn a_request_that_is_not_whole_is_refused_with_its_place() {
    for body in [
        json!({ "words": " ", "why": "" }),
        json!({ "words": "x".repeat(600), "why": "" }),
        json!({ "words": "A", "why": "", "more": 1 }),
        json!("Could we"),
        json!(null),
    ] {
        let mut copy = asking("Could we eat at six");
        copy.shared.get_mut("version").unwrap()[0].insert("body".to_owned(), body.clone());
        refused(&copy, &body.to_string());
    }
    let mut copy = asking("Could we eat at six");
    copy.shared.get_mut("version").unwrap().clear();
    refused(&copy, "without words");
}

fn refused(copy: &Copy, why: &str) {
    let home = home();
    home.house.come(Presence::One(Side::Start));
    let before = bytes(&home);
    let answer = bring(&home, ANA, &incoming(copy), as_copy());
    assert!(
        matches!(&answer, Err(Error::Import(problem)) if format!("{problem:?}").contains("boundary 1")),
        "{why}: {answer:?}"
    );
    assert_eq!(bytes(&home), before);
    assert!(drafts(&home, Presence::One(Side::Start)).is_empty());
}
