//! Bad input: refused at the field, nothing half-saved. Links and measures.

use common_ground_core::export;
use common_ground_core::goal::{
    EditGoal, FeedGoal, Horizon, LogProgress, Measure, Measured, Place, Sum,
};
use common_ground_core::work::Work;

use crate::couple::{ANA, BEN, Couple, couple};

fn refused(change: impl FnOnce(&mut EditGoal)) -> (String, String) {
    let mut couple = couple();
    let goal = couple.add(ANA, "Lisbon");
    let mut form = couple.form(goal);
    form.notes = "this must not be kept alone".to_owned();
    change(&mut form);
    let before = export::canonical(&couple.planner).unwrap();
    let error = couple.planner.edit_goal(ANA, form).unwrap_err();
    assert_eq!(export::canonical(&couple.planner).unwrap(), before);
    let error = serde_json::to_value(&error).unwrap();
    let field = error["data"]["field"].as_str().unwrap_or_default();
    (field.to_owned(), error["code"].as_str().unwrap().to_owned())
}

fn at(field: &str, code: &str) -> (String, String) {
    (field.to_owned(), code.to_owned())
}

#[test]
fn bad_input_is_refused_at_its_field() {
    assert_eq!(
        refused(|f| f.title = " \u{200B} ".into()),
        at("title", "empty")
    );
    assert_eq!(
        refused(|f| f.title = "x".repeat(201)),
        at("title", "too-long")
    );
    assert_eq!(
        refused(|f| f.title = "a\0b".into()),
        at("title", "odd-characters")
    );
    assert_eq!(
        refused(|f| f.notes = "x".repeat(5_000_000)),
        at("notes", "too-long")
    );
    assert_eq!(
        refused(|f| f.support = "Quiet".into()),
        at("support", "not-a-choice")
    );
    for (target, code) in [
        ("2026-02-30", "not-a-date"),
        ("2026-13", "not-a-date"),
        ("soon", "not-a-date"),
        ("2026-06-11", "too-early"),
        ("2026-05", "too-early"),
        ("9999-01-01", "too-late"),
    ] {
        assert_eq!(
            refused(|f| f.target = Some(target.into())),
            at("target", code),
            "{target}"
        );
    }
    let sum = |minor, currency: &str| {
        Some(Sum {
            minor,
            currency: currency.to_owned(),
        })
    };
    assert_eq!(
        refused(|f| f.sum = sum(0, "EUR")),
        at("sum", "not-positive")
    );
    assert_eq!(
        refused(|f| f.sum = sum(-1, "EUR")),
        at("sum", "not-positive")
    );
    assert_eq!(
        refused(|f| f.sum = sum(i64::MAX, "EUR")),
        at("sum", "too-large")
    );
    assert_eq!(
        refused(|f| f.sum = sum(1, "euro")),
        at("sum", "not-a-choice")
    );
    let money = |from, to| {
        move |f: &mut EditGoal| {
            f.measure = Measure::Money;
            f.unit = "EUR".into();
            f.measure_from = from;
            f.measure_to = to;
        }
    };
    assert_eq!(
        refused(money(None, Some(0))),
        at("measure_to", "not-positive")
    );
    assert_eq!(
        refused(money(Some(-5), None)),
        at("measure_from", "not-positive")
    );
    assert_eq!(refused(money(Some(5), Some(5))), at("measure_to", "same"));
}

#[test]
fn a_month_is_a_target_until_its_last_day() {
    let mut couple = couple();
    let goal = couple.add(ANA, "Lisbon");
    let mut form = couple.form(goal);
    form.target = Some("2026-06".into());
    couple.planner.edit_goal(ANA, form).unwrap();
    assert_eq!(couple.card(goal).target.unwrap().to_string(), "2026-06");
}

#[test]
fn a_goal_is_looked_at_again_in_the_quarter_three_months_out() {
    let mut couple = couple();
    let goal = couple.add(ANA, "Lisbon");
    // Added on 12 June: September is three months out, the next quarter's first Sunday is 4 October.
    assert_eq!(couple.view(goal).review_on.to_string(), "2026-10-04");
}

#[test]
fn short_goals_feed_long_ones_and_never_in_a_circle() {
    let mut couple = couple();
    let long = couple.long(ANA, "A house with a garden");
    let short = couple.add(BEN, "Three months put aside");
    let feed = |goal, parent| FeedGoal {
        goal,
        parent: Some(parent),
    };
    for (goal, parent) in [(long, short), (long, long), (short, short)] {
        let refused = couple
            .planner
            .feed_goal(ANA, feed(goal, parent))
            .unwrap_err();
        assert_eq!(refused.code(), "not-a-choice");
    }
    couple.planner.feed_goal(ANA, feed(short, long)).unwrap();
    assert_eq!(
        couple.view(long).family.children[0].title,
        "Three months put aside"
    );
    assert_eq!(
        couple.view(short).family.parent.unwrap().title,
        "A house with a garden"
    );
    assert_eq!(couple.card(long).fed, 1);

    let mut form = couple.form(long);
    form.horizon = Horizon::Short;
    couple.planner.edit_goal(ANA, form).unwrap();
    assert!(
        couple.view(short).family.parent.is_none(),
        "the link no longer makes sense"
    );
    couple.planner.undo(ANA, &Work::default()).unwrap();
    assert_eq!(couple.card(long).fed, 1);
}

fn log(
    couple: &mut Couple,
    goal: common_ground_core::goal::GoalId,
    day: &str,
    value: i64,
) -> String {
    let entry = LogProgress {
        goal,
        entry: None,
        day: day.to_owned(),
        value,
        note: String::new(),
    };
    match couple.planner.log_progress(BEN, entry) {
        Ok(_) => "kept".to_owned(),
        Err(error) => error.code().to_owned(),
    }
}

#[test]
fn progress_is_told_in_the_goals_own_measure() {
    let mut couple = couple();
    let goal = couple.add(ANA, "Three months put aside");
    assert_eq!(
        log(&mut couple, goal, "2026-06-12", 1),
        "not-a-choice",
        "not measured yet"
    );
    couple.measure(goal, Measure::Money, "eur");
    assert_eq!(log(&mut couple, goal, "2026-06-12", 43_000), "kept");
    assert_eq!(log(&mut couple, goal, "2026-06-12", 44_000), "kept");
    assert_eq!(log(&mut couple, goal, "2026-05-01", 10_000), "kept");
    assert_eq!(
        log(&mut couple, goal, "2026-06-13", 1),
        "too-late",
        "not today yet"
    );
    assert_eq!(log(&mut couple, goal, "2026-06-31", 1), "not-a-date");
    assert_eq!(log(&mut couple, goal, "", 1), "empty");
    assert_eq!(log(&mut couple, goal, "2026-06-12", -1), "not-positive");
    assert_eq!(
        couple.card(goal).halves[0].measured,
        Some(Measured::Money {
            now: Some(44_000),
            from: None,
            to: None,
            currency: "EUR".to_owned(),
        }),
        "the newest of the newest day"
    );
    couple.measure(goal, Measure::Feeling, "");
    assert_eq!(log(&mut couple, goal, "2026-06-12", 1001), "too-large");
    assert_eq!(log(&mut couple, goal, "2026-06-12", 700), "kept");
}

#[test]
fn ending_words_belong_to_an_end() {
    let mut couple = couple();
    let goal = couple.add(ANA, "Lisbon");
    let tell = common_ground_core::goal::TellEnding {
        goal,
        ending: common_ground_core::goal::Ending {
            learned: "Book the tram".into(),
            ..Default::default()
        },
    };
    let early = couple.planner.tell_ending(ANA, tell.clone()).unwrap_err();
    assert_eq!(early.code(), "not-now");
    couple.put(ANA, goal, Place::LetGo);
    couple.planner.tell_ending(BEN, tell).unwrap();
    assert_eq!(couple.view(goal).ending.learned, "Book the tram");
}
