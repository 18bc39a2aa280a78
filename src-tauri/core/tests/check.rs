//! *Check our file*: damaged in each way there is, the check says that very thing; lived in however it may be, it
//! says that everything is in order. What it puts right loses nothing.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod house;
mod kept;
mod keys;

use std::fs;
use std::os::unix::fs::FileExt;

use common_ground_core::check::{CheckedFile, Wrong};
use common_ground_core::moment::NewGoodMoment;
use common_ground_core::testing::{House, friday, with_tools};
use common_ground_core::vault::Passphrase;
use common_ground_core::who::{Actor, Presence, Side};
use common_ground_core::work::Work;
use common_ground_core::world::World;
use common_ground_core::{Planner, Result, export, sample};
use keys::{ANA, CANARY, Place, give, note};
use serde_json::{Value, json};

fn check(planner: &Planner) -> CheckedFile {
    let checked = planner.check().unwrap().run(&Work::default()).unwrap();
    checked.expect("nobody stopped it")
}

fn found(planner: &Planner) -> Vec<Wrong> {
    let checked = check(planner);
    checked.findings.iter().map(|one| one.wrong).collect()
}

/// Ana and Ben with something of every kind the check looks at: a signed agreement, goals with steps, dates
/// of a reminder, something of each that is nobody else's.
fn lived_in() -> (Place, Planner) {
    let (place, mut planner) = Place::new();
    give(&mut planner, Side::Start, ANA).unwrap();
    note(&mut planner, Side::Start, CANARY);
    note(&mut planner, Side::End, "Ben's own");
    let house = House::new(planner);
    house.come(Presence::Both);
    let ask = |name: &str, args| house.ask(name, args, Some(Side::Start)).unwrap()["value"].clone();
    let goal = |title: &str, horizon: &str| json!({ "title": title, "horizon": horizon, "area": null, "own": false });
    let long = ask("add_goal", goal("A house", "long"));
    let short = ask("add_goal", goal("The deposit", "short"));
    ask("feed_goal", json!({ "goal": short, "parent": long }));
    ask(
        "add_step",
        json!({ "goal": short, "words": "Ask the bank", "due": null }),
    );
    let text = house::calls::agreement("Phones rest in the hall", "2026-09-30");
    let agreement = ask(
        "write_boundary",
        json!({ "topic": "screens", "text": text }),
    );
    let all: Value =
        serde_json::from_str(&house.with(|planner| export::canonical(planner)).unwrap()).unwrap();
    let yes = house::calls::newest(&all, &agreement);
    for side in Side::BOTH {
        let hand = |planner: &mut Planner| match side {
            Side::Start => planner.prove_hand(side, Passphrase::new(ANA.to_owned())),
            Side::End => Ok(()),
        };
        house.with(hand).unwrap();
        house.ask("say_yes", yes.clone(), Some(side)).unwrap();
    }
    place.clock.pass(chrono::Duration::days(3));
    let mut planner = house.into_planner();
    planner.take_notice().unwrap();
    (place, planner)
}

#[test]
fn a_file_in_order_says_so_and_what_was_looked_at() {
    let (_place, planner) = lived_in();
    let checked = check(&planner);
    assert_eq!(checked.findings, []);
    assert_eq!(checked.yeses, 2);
    // The wish of the first day, two goals, a step, an agreement, four parts of life, two reminders.
    assert_eq!(checked.things, 11);
    assert_eq!(checked.day.to_string(), "2026-06-15");
}

#[test]
fn two_lived_in_years_are_in_order() {
    let dir = tempfile::tempdir().unwrap();
    sample::demo(dir.path(), friday().now(), "Europe/Berlin").unwrap();
    let planner = Planner::open(dir.path(), &dir.path().join("copy"), Box::new(friday())).unwrap();
    let checked = check(&planner);
    assert_eq!(checked.findings, []);
    assert!(checked.things > 50 && checked.yeses > 10, "{checked:?}");
}

#[test]
fn each_kind_of_damage_is_found_and_nothing_else() {
    // Each by somebody with tools, who leaves the record of what changed as it was.
    let by_tools: &[(&str, &[Wrong])] = &[
        ("DELETE FROM history WHERE seq=4", &[Wrong::Gaps, Wrong::Unknown]),
        ("UPDATE history SET step=seq+1 WHERE seq=4", &[Wrong::Gaps]),
        ("DELETE FROM goal_step", &[Wrong::Missing]),
        ("UPDATE goal_step SET words='Rob the bank'", &[Wrong::Differs]),
        (
            "INSERT INTO goal_step SELECT 'd0000000-0000-4000-8000-000000000000', goal, words, position||'5', due, done_on, taken_by FROM goal_step",
            &[Wrong::Unknown],
        ),
        (
            "UPDATE goal SET target='soon' WHERE horizon='long'",
            &[Wrong::Unreadable, Wrong::Differs],
        ),
        (
            "UPDATE goal_step SET goal='d0000000-0000-4000-8000-000000000000'",
            &[Wrong::Differs, Wrong::Parts],
        ),
        (
            "UPDATE sign_off SET version='d0000000-0000-4000-8000-000000000000' WHERE partner='end'",
            &[Wrong::Differs, Wrong::Parts],
        ),
        (
            "UPDATE goal SET parent='d0000000-0000-4000-8000-000000000000' WHERE horizon='short'",
            &[Wrong::Differs, Wrong::Links],
        ),
        (
            "UPDATE goal SET position='Z!' WHERE horizon='short'",
            &[Wrong::Differs, Wrong::Order],
        ),
        (
            "UPDATE version SET body=replace(body, 'Phones', 'Shoes')",
            &[Wrong::Differs, Wrong::Words, Wrong::Signatures],
        ),
        (
            "UPDATE version SET number=3 WHERE kind='agreement'",
            &[Wrong::Differs, Wrong::Versions],
        ),
        (
            "UPDATE sign_off SET digest='00' WHERE partner='end'",
            &[Wrong::Differs, Wrong::Yeses],
        ),
        (
            "UPDATE sign_off SET at='2026-06-11T09:00:00Z' WHERE partner='start'",
            &[Wrong::Differs, Wrong::Signatures],
        ),
        (
            "UPDATE private_item SET body=CAST(body||'x' AS BLOB) WHERE sealed",
            &[Wrong::Private],
        ),
        (
            "UPDATE private_item SET body=zeroblob(256) WHERE NOT sealed",
            &[Wrong::Private],
        ),
        (
            "CREATE TRIGGER watch AFTER UPDATE ON goal BEGIN DELETE FROM withdrawal; END",
            &[Wrong::Schema],
        ),
        ("DROP INDEX goal_pair", &[Wrong::Schema]),
        (
            "CREATE TABLE twice AS SELECT * FROM occurrence; DROP TABLE occurrence; ALTER TABLE twice RENAME TO occurrence;
             INSERT INTO occurrence SELECT * FROM occurrence LIMIT 1",
            &[Wrong::Schema, Wrong::Unknown, Wrong::Dates],
        ),
    ];
    let (place, planner) = lived_in();
    drop(planner);
    for (sql, expected) in by_tools {
        let (again, planner) = (tempfile::tempdir().unwrap(), place.data());
        keys::put(&planner, &again.path().join("data"));
        let planner = Planner::open(
            &again.path().join("data"),
            &again.path().join("copy"),
            Box::new(place.clock.clone()),
        )
        .unwrap();
        with_tools(&planner, sql).unwrap();
        assert_eq!(found(&planner), *expected, "{sql}");
    }
}

#[test]
fn a_planner_whose_parts_hang_on_nothing_is_backed_up_all_the_same() {
    let (_place, planner) = lived_in();
    with_tools(
        &planner,
        "UPDATE sign_off SET version='d0000000-0000-4000-8000-000000000000' WHERE partner='end'",
    )
    .unwrap();
    assert!(found(&planner).contains(&Wrong::Parts));
    let made = planner.backup().make().unwrap();
    assert!(made.path.join("household.db").is_file());
}

#[test]
fn a_text_that_was_changed_is_named() {
    let (_place, planner) = lived_in();
    with_tools(
        &planner,
        "UPDATE version SET body=replace(body, 'Phones', 'Shoes')",
    )
    .unwrap();
    let words = check(&planner).findings;
    let words = words.iter().find(|one| one.wrong == Wrong::Words).unwrap();
    assert_eq!(words.about.as_deref(), Some("Shoes rest in the hall"));
    assert!(!words.mends, "only the two know what they said yes to");
}

#[test]
fn pages_that_are_not_whole_are_a_finding_and_no_error() {
    let (place, planner) = lived_in();
    drop(planner);
    let planner = place.find().unwrap().open().unwrap();
    let file = fs::File::options()
        .write(true)
        .read(true)
        .open(place.data().join("household.db"))
        .unwrap();
    let pages = file.metadata().unwrap().len() / 4096;
    let mut told = 0;
    for page in 2..pages {
        let at = page * 4096 + 1000;
        let mut byte = [0];
        file.read_exact_at(&mut byte, at).unwrap();
        file.write_all_at(&[byte[0] ^ 1], at).unwrap();
        told += usize::from(found(&planner).contains(&Wrong::Pages));
        file.write_all_at(&byte, at).unwrap();
    }
    // A page that is not in use says nothing.
    assert!(told as u64 >= (pages - 2) / 2, "{told} of {pages}");
    assert_eq!(found(&planner), []);
}

#[test]
fn the_keys_are_looked_at_too() {
    let (place, mut planner) = lived_in();
    let [keys, kept] = ["keys.json", "keys.json.kept"].map(|name| place.data().join(name));
    let whole = fs::read(&keys).unwrap();
    fs::write(&kept, "{}").unwrap();
    assert_eq!(found(&planner), [Wrong::KeysCopy]);
    planner.mend().unwrap();
    assert_eq!(found(&planner), []);
    assert_eq!(
        fs::read(&kept).unwrap(),
        whole,
        "written anew from the other"
    );

    for path in [&keys, &kept] {
        fs::write(path, "{}").unwrap();
    }
    assert_eq!(found(&planner), [Wrong::Keys]);
}

#[test]
fn changes_that_were_acknowledged_and_are_missing_are_counted() {
    let (place, planner) = lived_in();
    drop(planner);
    let earlier = fs::read(place.data().join("household.db")).unwrap();
    let mut planner = place.find().unwrap().open().unwrap();
    let words = "Coffee on the steps".to_owned();
    planner
        .add_good_moment(Actor::Both, NewGoodMoment { words })
        .unwrap();
    drop(planner);
    fs::write(place.data().join("household.db"), earlier).unwrap();
    let planner = place.find().unwrap().open().unwrap();
    assert_eq!(found(&planner), [Wrong::Behind]);
}

#[test]
fn what_is_mended_loses_nothing_and_is_in_the_record() {
    let (_place, mut planner) = lived_in();
    let titles = |planner: &Planner| -> Result<Vec<String>> {
        let all: Value = serde_json::from_str(&export::canonical(planner)?).unwrap();
        let mut goals = all["goal"].as_array().unwrap().clone();
        goals.sort_by_key(|goal| goal["position"].as_str().unwrap().to_owned());
        Ok(goals.iter().map(|goal| goal["id"].to_string()).collect())
    };
    let sql = "UPDATE goal SET position='Z!' WHERE horizon='short'; UPDATE goal SET position='Z' WHERE horizon='long';
         UPDATE goal SET parent='d0000000-0000-4000-8000-000000000000' WHERE horizon='short'";
    with_tools(&planner, sql).unwrap();
    let before = titles(&planner).unwrap();
    let findings = check(&planner).findings;
    let mends = |wrong| findings.iter().any(|one| one.wrong == wrong && one.mends);
    assert!(mends(Wrong::Links) && mends(Wrong::Order), "{findings:?}");
    planner.mend().unwrap();
    assert_eq!(found(&planner), []);
    assert_eq!(titles(&planner).unwrap(), before, "the order stays");
    assert!(
        planner.mend().unwrap().changes.is_empty(),
        "nothing is left"
    );
}

#[test]
fn a_check_that_is_stopped_ends_without_an_answer() {
    let (_place, planner) = lived_in();
    let work = Work::default();
    work.stop();
    assert_eq!(planner.check().unwrap().run(&work).unwrap(), None);
    let told = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let hears = told.clone();
    let work = Work::told(move |hundredths| hears.lock().unwrap().push(hundredths));
    planner.check().unwrap().run(&work).unwrap().unwrap();
    let told = told.lock().unwrap();
    assert!(
        told.is_sorted() && told.first() == Some(&0) && told.last() == Some(&100),
        "{told:?}"
    );
}

/// Nobody learns from a check how much the other keeps to themselves.
#[test]
fn a_check_counts_nothing_private() {
    let (_place, mut planner) = lived_in();
    let before = check(&planner);
    for n in 0..5 {
        note(&mut planner, Side::End, &format!("{CANARY} {n}"));
    }
    assert_eq!(check(&planner), before);
}

/// Leaving is nobody's business: neither what is erased nor what stops without a line is a finding.
#[test]
fn a_check_does_not_tell_that_somebody_left() {
    for erase in [false, true] {
        let us = house::calls::lived_again();
        let house = &us.home.house;
        house.come(Presence::One(Side::Start));
        let own = house::calls::arguments(&us, "add_reminder");
        assert_eq!(own["own"], true);
        house.ask("add_reminder", own, None).unwrap();
        house.ask("leave", json!({ "erase": erase }), None).unwrap();
        let checked = house.with(|planner| Ok(check(planner))).unwrap();
        assert_eq!(checked.findings, [], "erase: {erase}");
    }
}

#[test]
fn with_one_copy_of_the_keys_left_backups_go_on_and_it_is_mended() {
    let wrecks: [fn(&std::path::Path); 2] = [
        |keys| fs::write(keys, "{").unwrap(),
        |keys| fs::remove_file(keys).unwrap(),
    ];
    for wreck in wrecks {
        let (place, planner) = lived_in();
        drop(planner);
        let keys = place.data().join("keys.json");
        wreck(&keys);
        let mut planner = place.find().unwrap().open().unwrap();
        assert_eq!(found(&planner), [Wrong::KeysCopy]);
        let made = planner.back_up().expect("a backup before it is mended");
        let opened = common_ground_core::recover::open_to_read(
            &made,
            &place.dir.path().join("reading"),
            Box::new(place.clock.clone()),
        );
        opened
            .unwrap()
            .open()
            .expect("it opens with the keys it got");
        planner.mend().unwrap();
        assert_eq!(found(&planner), []);
    }
}
