//! Ana and Ben, who came back together two years ago and mean it this time.

use super::decisions::{balcony, life_changes, purchases, weekends, when_we_disagree};
use super::story::{ANA, BEN, BOTH, Story};
use crate::boundary::Topic;
use crate::error::Result;
use crate::goal::{Ending, FeedGoal, GoalId, HingeGoals, Horizon, Measure, Place, TakeStep};
use crate::rule::{RuleKind, WriteRule};
use crate::who::Viewer;

/// Their two years, in the order they went.
pub(super) fn live(story: &mut Story<'_>) -> Result<()> {
    first_year(story)?;
    second_year(story)?;
    now(story)
}

fn first_year(story: &mut Story<'_>) -> Result<()> {
    story.ago(728);
    story.moment(
        ANA,
        "We carried the blue chair up four floors and then sat in it, both of us.",
    )?;
    let flat = story.goal(
        ANA,
        Horizon::Short,
        "The first month in the new flat",
        "Home",
        false,
    )?;
    story.both_move(flat, Place::Doing)?;
    for step in ["Keys", "Kitchen shelves", "Invite the neighbours"] {
        story.step(BEN, flat, step, true)?;
    }
    story.ago(690);
    story.end_as(
        BEN,
        flat,
        Place::Reached,
        Some(Ending {
            celebrate: "Soup on the floor, by candle".to_owned(),
            expected: "Boxes everywhere until summer".to_owned(),
            came: "We cooked on the third evening".to_owned(),
            learned: String::new(),
        }),
    )?;
    story.moment(
        BEN,
        "Soup on the kitchen floor. No table yet, no hurry either.",
    )?;

    story.ago(660);
    let talk = story.agreement(
        Topic::Talk,
        "No interrupting. No raised voices. We ask what was meant before we answer it. Nothing hard after ten at night.",
        "Because that is how it went wrong the first time.",
        true,
        700,
    )?;
    story.both_yes(talk)?;
    story.ago(640);
    story.own(
        ANA,
        Topic::Alone,
        [
            "I come home late",
            "take half an hour alone before we talk",
            "I carry the day in with me.",
            "a hello, then quiet",
        ],
    )?;
    story.own(
        BEN,
        Topic::Work,
        [
            "work calls on a free day",
            "answer after lunch or not at all",
            "",
            "",
        ],
    )?;
    story.ago(600);
    let disagree = story.rule(ANA, when_we_disagree())?;
    story.both_yes(disagree)?;
    story.moment(
        BEN,
        "Ana laughed at my map. We were lost for two hours and it was the best part.",
    )?;

    story.ago(540);
    let boat = story.goal(BEN, Horizon::Long, "A small boat together", "Fun", false)?;
    story.both_move(boat, Place::Wanted)?;
    story.ago(430);
    story.end_as(
        ANA,
        boat,
        Place::LetGo,
        Some(Ending {
            learned: "We like being near water more than owning a boat.".to_owned(),
            ..Ending::default()
        }),
    )?;
    story.ago(420);
    let parents = story.goal(
        ANA,
        Horizon::Short,
        "A dinner with both our parents",
        "Family",
        false,
    )?;
    story.both_move(parents, Place::Doing)?;
    story.step(ANA, parents, "Ask which Sunday suits", true)?;
    story.step(BEN, parents, "The long table from the cellar", true)?;
    story.ago(390);
    story.end_as(ANA, parents, Place::Reached, None)?;
    story.moment(
        ANA,
        "All six of us at one table, and my father asked Ben for the recipe.",
    )?;
    Ok(())
}

fn second_year(story: &mut Story<'_>) -> Result<()> {
    story.ago(366);
    story.moment(BEN, "First swim of the year. Cold, loud, together.")?;
    story.ago(360);
    let garden = story.goal(ANA, Horizon::Long, "A place with a garden", "Home", false)?;
    let mut sheet = story.sheet(garden, Horizon::Long, "A place with a garden", "Home")?;
    sheet.done = "We have breakfast outside on our own steps.".to_owned();
    sheet.why = "Ana grew up with one; Ben wants to grow tomatoes.".to_owned();
    sheet.measure = Measure::Money;
    sheet.measure_from = Some(0);
    sheet.measure_to = Some(4_000_000);
    sheet.unit = "EUR".to_owned();
    story.planner.edit_goal(ANA, sheet)?;
    story.both_move(garden, Place::Doing)?;
    let savings = [
        2_000, 3_100, 4_900, 6_200, 7_000, 9_400, 10_200, 11_900, 13_500, 14_300, 16_800,
    ];
    for (month, sum) in (0_i64..).zip(savings) {
        story.ago(345 - month * 28);
        story.progress(BOTH, garden, sum * 100)?;
        match month {
            1 => {
                let purchases = story.rule(BEN, purchases())?;
                story.both_yes(purchases)?;
            }
            2 => story.moment(ANA, "Ben noticed I was quiet before I did.")?,
            3 => {
                let life = story.rule(ANA, life_changes())?;
                story.both_yes(life)?;
            }
            4 => story.moment(
                BEN,
                "Four hours of rain, one tent, a whole book read aloud.",
            )?,
            6 => {
                let weekends = story.rule(BOTH, weekends())?;
                story.both_yes(weekends)?;
                story.moment(ANA, "We said the hard thing and then made pancakes.")?;
            }
            8 => plans(story, garden)?,
            9 => story.moment(BEN, "The lemon tree has a lemon. One. We named it.")?,
            _ => {}
        }
    }
    Ok(())
}

/// What they are in the middle of.
fn plans(story: &mut Story<'_>, garden: GoalId) -> Result<()> {
    let lisbon = wish(story)?;
    let mut sheet = story.sheet(lisbon, Horizon::Short, "A week in Lisbon, just us", "Fun")?;
    sheet.done = "Seven mornings without an alarm.".to_owned();
    sheet.why = "The last journey was a wedding, and not ours.".to_owned();
    sheet.stuck = "If the dates don’t fit, then we take five days in autumn.".to_owned();
    sheet.target = Some(story.day(150).format("%Y-%m").to_string());
    story.planner.edit_goal(BEN, sheet)?;
    story.both_move(lisbon, Place::Doing)?;
    for (words, done) in [
        ("Choose the week", true),
        ("Ask Marta to water the plants", true),
        ("Book the little hotel on the hill", false),
        ("Learn to order two coffees", false),
    ] {
        story.step(BEN, lisbon, words, done)?;
    }
    let saving = story.goal(
        BEN,
        Horizon::Short,
        "Two hundred aside every month",
        "Money",
        false,
    )?;
    story.both_move(saving, Place::Doing)?;
    story.planner.feed_goal(
        BEN,
        FeedGoal {
            goal: saving,
            parent: Some(garden),
        },
    )?;
    story.step(ANA, saving, "A standing order on the first", true)?;
    story.step(ANA, saving, "Look at the insurance again", false)?;

    let trips = story.goal(
        ANA,
        Horizon::Short,
        "A trip every second month",
        "Fun",
        false,
    )?;
    let home = story.goal(
        BEN,
        Horizon::Short,
        "Two weekends a month at home",
        "Home",
        false,
    )?;
    story.planner.hinge_goals(
        BOTH,
        HingeGoals {
            start: trips,
            end: home,
        },
    )?;
    story.both_yes(trips)?;
    story.both_yes(home)?;
    story.move_to(ANA, trips, Place::Wanted)?;

    let run = story.goal(BEN, Horizon::Short, "Run ten kilometres", "Health", true)?;
    let mut sheet = story.sheet(run, Horizon::Short, "Run ten kilometres", "Health")?;
    sheet.support = "Don’t ask how far it was. Ask how it was.".to_owned();
    sheet.measure = Measure::Number;
    sheet.measure_from = Some(200);
    sheet.measure_to = Some(1_000);
    sheet.unit = "km".to_owned();
    story.planner.edit_goal(BEN, sheet)?;
    story.move_to(BEN, run, Place::Doing)?;
    story.progress(BEN, run, 4_50)?;
    let diploma = story.goal(ANA, Horizon::Long, "Finish the diploma", "Growth", true)?;
    let mut sheet = story.sheet(diploma, Horizon::Long, "Finish the diploma", "Growth")?;
    sheet.support = "Thursday evenings without me, and without a face.".to_owned();
    story.planner.edit_goal(ANA, sheet)?;
    story.move_to(ANA, diploma, Place::Doing)?;
    story.step(ANA, diploma, "Third chapter to Dr Weiss", false)?;
    story.own(
        ANA,
        Topic::Talk,
        [
            "a talk gets loud",
            "stop and say when I’ll be back",
            "",
            "not following me to the door",
        ],
    )?;
    story.own(
        BEN,
        Topic::Family,
        [
            "my family asks about us",
            "say: we’re well, ask Ana too",
            "",
            "",
        ],
    )?;
    Ok(())
}

fn now(story: &mut Story<'_>) -> Result<()> {
    story.ago(62);
    let phones = story.agreement(
        Topic::Screens,
        "Phones away at dinner",
        "It is the half hour of the day that is ours.",
        false,
        92,
    )?;
    story.both_yes(phones)?;
    let sundays = story.agreement(
        Topic::Family,
        "Sundays with our parents in turn, one free in four",
        "So that nobody’s mother has to ask.",
        false,
        150,
    )?;
    story.both_yes(sundays)?;
    let evenings = story.agreement(Topic::Home, "Whoever cooks doesn’t wash up", "", false, 66)?;
    story.both_yes(evenings)?;
    story.ago(45);
    look_again(story)?;
    let road = story.goal(BEN, Horizon::Long, "Six weeks on the road", "Fun", false)?;
    story.both_move(road, Place::Wanted)?;
    let pasta = story.goal(
        ANA,
        Horizon::Short,
        "Learn to make fresh pasta",
        "Everyday",
        false,
    )?;
    story.both_move(pasta, Place::Wanted)?;
    story.step(BEN, pasta, "Borrow the machine from Lea", false)?;
    let choir = story.goal(
        ANA,
        Horizon::Short,
        "Choir on Tuesdays, both of us",
        "Growth",
        false,
    )?;
    story.both_move(choir, Place::Doing)?;
    story.ago(33);
    story.move_to(BEN, choir, Place::Paused)?;
    story.moment(
        ANA,
        "Ben hummed the alto line doing the dishes. My alto line.",
    )?;
    let garden_rule = story.rule(ANA, balcony(story))?;
    story.both_yes(garden_rule)?;
    story.ago(18);
    let dog = story.goal(
        ANA,
        Horizon::Long,
        "An old dog from the shelter",
        "Family",
        false,
    )?;
    story.move_to(ANA, dog, Place::Wanted)?;
    story.goal(
        BEN,
        Horizon::Short,
        "Paint the hall a colour with a name",
        "Home",
        false,
    )?;
    story.request(
        ANA,
        Topic::Other,
        "Could we tell each other the evening before when plans change?",
        "I plan my quiet around them.",
    )?;
    story.ago(9);
    change_of_rule(story)?;
    story.moment(
        BEN,
        "Ana fell asleep on the tram and I rode to the last stop and back.",
    )?;
    story.ago(4);
    let take = story.step(ANA, dog, "Visit on a Saturday, without deciding", false)?;
    story.planner.take_step(
        ANA,
        TakeStep {
            step: take,
            taken: true,
        },
    )?;
    story.ago(2);
    story.good_time(ANA, "The market, just us", 1, 10)?;
    story.good_time(BEN, "Concert in the old mill", 9, 20)?;
    story.ago(1);
    story.moment(ANA, "Coffee on the steps before the street woke up.")?;
    Ok(())
}

/// They looked at their rules and kept them: the next look is in the quarter to come.
fn look_again(story: &mut Story<'_>) -> Result<()> {
    let next = story.day(43);
    for rule in story.planner.rules_print(Viewer::Both)?.rules {
        let write = WriteRule {
            id: Some(rule.id),
            terms: rule.terms,
            review_on: Some(next),
        };
        story.planner.write_rule(BOTH, write)?;
    }
    Ok(())
}

/// Ben would like other words; Ana has not answered, so the old ones hold.
fn change_of_rule(story: &mut Story<'_>) -> Result<()> {
    let rules = story.planner.rules_print(Viewer::Both)?.rules;
    let Some(rule) = rules
        .into_iter()
        .find(|rule| rule.terms.kind == RuleKind::Purchases)
    else {
        return Ok(());
    };
    let mut terms = rule.terms;
    terms.own_words = "We sleep on big things, and buy them together or not at all.".to_owned();
    terms.rest = 72;
    story.planner.write_rule(
        BEN,
        WriteRule {
            id: Some(rule.id),
            terms,
            review_on: None,
        },
    )?;
    story.yes(BEN, rule.id)
}

fn wish(story: &Story<'_>) -> Result<GoalId> {
    story
        .planner
        .rows()
        .value("SELECT id FROM goal ORDER BY rowid LIMIT 1", [])?
        .ok_or(crate::error::Error::NotFound)
}
