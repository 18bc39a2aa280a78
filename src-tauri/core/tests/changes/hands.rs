//! Never by person: whoever did it, the answer is the same.

use std::collections::BTreeMap;

use chrono::Duration;
use common_ground_core::who::Presence;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::house::calls::{agreement, canonical, goal, newest, terms};
use crate::house::{Home, home};
use crate::{ANA, BEN, past};

/// Something either may do to what both share. What is refused to one would be refused to the other.
#[derive(Debug, Clone)]
enum Deed {
    AddGoal(usize),
    EditGoal(usize, usize),
    Move(usize, usize),
    AddStep(usize),
    EditStep(usize, usize),
    CheckStep(usize, bool),
    Progress(usize, usize),
    Feed(usize),
    Delete(usize),
    Restore(usize),
    Moment(usize),
    Time(usize),
    EditTime(usize, usize),
    Reminder(usize),
    EditReminder(usize, usize),
    Agreement(usize),
    EditAgreement(usize, usize),
    Rule(usize),
    EditRule(usize, usize),
    Settings(usize),
    Areas(usize),
    Pass(usize),
}

/// What is one's own act: the same only if everything is done by the other hand.
#[derive(Debug, Clone)]
enum Act {
    Deed(Deed),
    Yes(usize),
    TakeBack(usize),
    StepBack(usize),
    Pause(usize),
    TakeStep(usize, bool),
    Arrange(usize, bool),
    Own(usize),
    Undo,
    Redo,
}

fn deed() -> impl Strategy<Value = Deed> {
    let n = || 0_usize..4;
    prop_oneof![
        n().prop_map(Deed::AddGoal),
        (n(), n()).prop_map(|(a, b)| Deed::EditGoal(a, b)),
        (n(), n()).prop_map(|(a, b)| Deed::EditGoal(a, b)),
        (n(), n()).prop_map(|(a, b)| Deed::Move(a, b)),
        n().prop_map(Deed::AddStep),
        (n(), n()).prop_map(|(a, b)| Deed::EditStep(a, b)),
        (n(), any::<bool>()).prop_map(|(a, b)| Deed::CheckStep(a, b)),
        (n(), n()).prop_map(|(a, b)| Deed::Progress(a, b)),
        n().prop_map(Deed::Feed),
        n().prop_map(Deed::Delete),
        n().prop_map(Deed::Restore),
        n().prop_map(Deed::Moment),
        n().prop_map(Deed::Time),
        (n(), n()).prop_map(|(a, b)| Deed::EditTime(a, b)),
        n().prop_map(Deed::Reminder),
        (n(), n()).prop_map(|(a, b)| Deed::EditReminder(a, b)),
        n().prop_map(Deed::Agreement),
        (n(), n()).prop_map(|(a, b)| Deed::EditAgreement(a, b)),
        n().prop_map(Deed::Rule),
        (n(), n()).prop_map(|(a, b)| Deed::EditRule(a, b)),
        n().prop_map(Deed::Settings),
        n().prop_map(Deed::Areas),
        n().prop_map(Deed::Pass),
    ]
}

fn act() -> impl Strategy<Value = Act> {
    let n = || 0_usize..4;
    prop_oneof![
        6 => deed().prop_map(Act::Deed),
        2 => n().prop_map(Act::Yes),
        1 => n().prop_map(Act::TakeBack),
        1 => n().prop_map(Act::StepBack),
        1 => n().prop_map(Act::Pause),
        1 => (n(), any::<bool>()).prop_map(|(a, b)| Act::TakeStep(a, b)),
        1 => (n(), any::<bool>()).prop_map(|(a, b)| Act::Arrange(a, b)),
        1 => n().prop_map(Act::Own),
        3 => Just(Act::Undo),
        1 => Just(Act::Redo),
    ]
}

/// A household and what was made in it, by kind.
struct Life {
    home: Home,
    made: BTreeMap<&'static str, Vec<Value>>,
}

impl Life {
    fn begin() -> Self {
        Self {
            home: home(),
            made: BTreeMap::new(),
        }
    }

    fn pick(&self, kind: &str, n: usize) -> Value {
        let all = self.made.get(kind).map_or(&[][..], Vec::as_slice);
        all.get(n % all.len().max(1))
            .cloned()
            .unwrap_or(json!(crate::house::ID))
    }

    fn time(&self, n: usize, title: &str, arrange: bool) -> Value {
        json!({ "id": self.pick("time", n), "title": title, "day": "2026-06-21", "time": "10:00:00", "arrange": arrange })
    }

    fn ask(&mut self, who: Presence, name: &str, args: Value) -> Value {
        self.home.house.come(who);
        let answer = self.home.house.ask(name, args, None);
        answer.map_or(Value::Null, |done| done["value"].clone())
    }

    fn make(&mut self, who: Presence, kind: &'static str, name: &str, args: Value) {
        let id = self.ask(who, name, args);
        if !id.is_null() {
            self.made.entry(kind).or_default().push(id);
        }
    }

    fn does(&mut self, who: Presence, deed: &Deed) {
        let words = |n: usize| ["One way", "Another way", "A third way", "No way"][n % 4];
        let schedule = |n: usize| json!({ "every": { "unit": "days", "n": n + 1 }, "time": "09:00:00", "start": "2026-07-01", "end": null, "from": "schedule", "paused": [] });
        match *deed {
            Deed::AddGoal(n) => self.make(who, "goal", "add_goal", json!({ "title": words(n), "horizon": if n == 3 { "long" } else { "short" }, "area": null, "own": false })),
            Deed::EditGoal(a, n) => {
                let mut args = goal(&self.pick("goal", a), words(n));
                args["notes"] = json!(words(n + a));
                drop(self.ask(who, "edit_goal", args));
            }
            Deed::Move(a, n) => {
                let to = ["idea", "paused", "let_go", "idea"][n % 4];
                let args = json!({ "goal": self.pick("goal", a), "to": to, "before": self.pick("goal", n), "texts": [] });
                drop(self.ask(who, "move_goal", args));
            }
            Deed::AddStep(n) => {
                let args = json!({ "goal": self.pick("goal", n), "words": words(n), "due": null });
                self.make(who, "step", "add_step", args);
            }
            Deed::EditStep(a, n) => {
                let args = json!({ "step": self.pick("step", a), "words": words(n), "due": "2026-07-01", "before": null });
                drop(self.ask(who, "edit_step", args));
            }
            Deed::CheckStep(n, done) => drop(self.ask(who, "check_step", json!({ "step": self.pick("step", n), "done": done }))),
            Deed::Progress(a, n) => {
                let args = json!({ "goal": self.pick("goal", a), "entry": null, "day": "2026-06-12", "value": 100 * n, "note": words(n) });
                drop(self.ask(who, "log_progress", args));
            }
            Deed::Feed(n) => {
                let args = json!({ "goal": self.pick("goal", n), "parent": self.pick("goal", n + 1) });
                drop(self.ask(who, "feed_goal", args));
            }
            Deed::Delete(n) => drop(self.ask(who, "delete_goal", json!({ "goal": self.pick("goal", n) }))),
            Deed::Restore(n) => {
                let args = json!({ "noun": "goal", "id": self.pick("goal", n) });
                drop(self.ask(who, "restore", args));
            }
            Deed::Moment(n) => self.make(who, "moment", "add_good_moment", json!({ "words": words(n) })),
            Deed::Time(n) => self.make(who, "time", "add_good_time", json!({ "title": words(n), "day": "2026-06-20", "time": null, "arrange": false })),
            Deed::EditTime(a, n) => {
                drop(self.ask(who, "edit_good_time", self.time(a, words(n), false)));
            }
            Deed::Reminder(n) => self.make(who, "reminder", "add_reminder", json!({ "title": words(n), "own": false, "schedule": schedule(n), "catch_up": "latest" })),
            Deed::EditReminder(a, n) => {
                let args = json!({ "id": self.pick("reminder", a), "title": words(n), "schedule": schedule(n), "catch_up": "latest" });
                drop(self.ask(who, "edit_reminder", args));
            }
            Deed::Agreement(n) => self.make(who, "text", "write_boundary", json!({ "topic": "home", "text": agreement(words(n), "2026-09-30") })),
            Deed::EditAgreement(a, n) => {
                let args = json!({ "id": self.pick("text", a), "topic": "work", "text": agreement(words(n), "2026-12-31") });
                drop(self.ask(who, "edit_boundary", args));
            }
            Deed::Rule(n) => self.make(who, "rule", "write_rule", json!({ "id": null, "terms": terms(words(n)), "review_on": null })),
            Deed::EditRule(a, n) => {
                let args = json!({ "id": self.pick("rule", a), "terms": terms(words(n)), "review_on": null });
                drop(self.ask(who, "write_rule", args));
            }
            Deed::Settings(n) => {
                let zone = ["Europe/Berlin", "Europe/Lisbon", "Europe/Berlin", "Europe/Paris"][n % 4];
                let args = json!({ "zone": zone, "talk_weekday": "sat", "talk_time": "10:00:00", "theme": "dark", "quiet_from": null, "quiet_until": null, "paused": false });
                drop(self.ask(who, "edit_household", args));
            }
            Deed::Areas(n) => drop(self.ask(who, "edit_areas", json!({ "areas": [{ "id": null, "name": words(n) }] }))),
            Deed::Pass(n) => self.home.clock.pass(Duration::seconds([1, 50, 70, 90_000][n % 4])),
        }
    }

    fn acts(&mut self, who: Presence, act: &Act) {
        let text = |life: &Self, n: usize| {
            newest(
                &canonical(&life.home),
                &life.pick(["goal", "text", "rule", "text"][n % 4], n),
            )
        };
        match *act {
            Act::Deed(ref deed) => self.does(who, deed),
            Act::Yes(n) => drop(self.ask(who, "say_yes", text(self, n))),
            Act::TakeBack(n) => drop(self.ask(who, "take_back", text(self, n))),
            Act::StepBack(n) => drop(self.ask(who, "step_back", json!({ "subject": self.pick("text", n) }))),
            Act::Pause(n) => drop(self.ask(who, "pause", json!({ "subject": self.pick("goal", n) }))),
            Act::TakeStep(n, taken) => drop(self.ask(who, "take_step", json!({ "step": self.pick("step", n), "taken": taken }))),
            Act::Arrange(a, arrange) => drop(self.ask(who, "edit_good_time", self.time(a, "One way", arrange))),
            Act::Own(n) => self.make(who, "goal", "add_goal", json!({ "title": format!("Own {n}"), "horizon": "short", "area": null, "own": true })),
            Act::Undo => drop(self.ask(who, "undo", json!({}))),
            Act::Redo => drop(self.ask(who, "redo", json!({}))),
        }
    }

    /// What both read of everything, and of each thing.
    fn told(&self) -> Vec<Vec<Value>> {
        self.home.house.come(Presence::Both);
        let things = self.made.values().flatten();
        std::iter::once(&Value::Null)
            .chain(things)
            .map(|of| past(&self.home, of))
            .collect()
    }
}

fn who(end: bool) -> Presence {
    if end { BEN } else { ANA }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(common_ground_core::testing::cases() / 3))]

    #[test]
    fn whichever_hands_did_it_the_answer_is_the_same(
        deeds in prop::collection::vec((deed(), any::<bool>(), any::<bool>()), 1..24)
    ) {
        let (mut one, mut other) = (Life::begin(), Life::begin());
        for (deed, hand, another) in &deeds {
            one.does(who(*hand), deed);
            other.does(who(*another), deed);
        }
        prop_assert_eq!(one.told(), other.told());
    }

    #[test]
    fn and_so_it_is_where_each_did_what_the_other_did(
        acts in prop::collection::vec((act(), any::<bool>()), 1..24)
    ) {
        let (mut one, mut other) = (Life::begin(), Life::begin());
        for (act, hand) in &acts {
            one.acts(who(*hand), act);
            other.acts(who(!hand), act);
        }
        prop_assert_eq!(one.told(), other.told());
    }
}
