//! Every kind of command that writes, against one bare transaction that writes the same rows, those of
//! the history included, into a second copy of the household on the same disk.

use std::collections::BTreeMap;
use std::fmt::Write;

use common_ground_core::who::{Presence, Side};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::app::App;
use crate::bare::Watch;
use crate::figures::{Pairs, timed, verdict};
use crate::{Outcome, bare};

const REACH: f64 = 1.3;
const ROUNDS: u32 = 25;

const S: Side = Side::Start;
const E: Side = Side::End;

struct Writes<'a> {
    app: &'a App,
    watch: Watch<'a>,
    floor: &'a Connection,
    pairs: BTreeMap<String, Pairs>,
    refused: BTreeMap<String, String>,
    first: bool,
}

pub(crate) fn measure(app: &App, seen: &Connection, floor: &Connection) -> Outcome<String> {
    let mut writes = Writes {
        app,
        watch: Watch::new(seen)?,
        floor,
        pairs: BTreeMap::new(),
        refused: BTreeMap::new(),
        first: true,
    };
    for round in 0..=ROUNDS {
        // The first fills the caches of both.
        writes.first = round == 0;
        writes.goals(round)?;
        writes.agreements(round)?;
        writes.own_and_requests(round)?;
        writes.rules(round)?;
        writes.small_things(round)?;
        writes.reminders(round)?;
    }
    writes.table()
}

impl Writes<'_> {
    /// Runs a command of one partner, then writes the same rows bare.
    fn by(&mut self, side: Side, name: &str, args: Value) -> Outcome<Value> {
        self.app.is_here(Presence::One(side));
        let (ours, answer) = timed(|| self.app.value(name, args));
        let answer = match answer {
            Ok(answer) => answer,
            Err(error) => {
                self.refused.insert(name.to_owned(), error.to_string());
                return Ok(Value::Null);
            }
        };
        let rows = self.watch.since()?;
        let (theirs, done) = timed(|| bare::write(self.floor, &rows));
        done.map_err(|error| format!("the rows of {name}: {error}"))?;
        if !self.first && !rows.is_empty() {
            self.pairs
                .entry(name.to_owned())
                .or_default()
                .push(ours, theirs);
        }
        Ok(answer["value"].clone())
    }

    fn see(&self, side: Side, name: &str, args: Value) -> Outcome<Value> {
        self.app.is_here(Presence::One(side));
        Ok(self.app.value(name, args)?)
    }

    /// The text that asks for a yes, as it is on the card.
    fn text_of(&self, goal: &Value) -> Outcome<Value> {
        let sheet = self.see(S, "goal", goal.clone())?;
        let half = &sheet["card"]["halves"][0];
        Ok(json!({ "version": half["version"], "digest": half["digest"] }))
    }

    fn goal(&mut self, horizon: &str, title: &str) -> Outcome<Value> {
        let goal = json!({ "title": title, "horizon": horizon, "area": null, "own": false });
        self.by(S, "add_goal", goal)
    }

    fn goals(&mut self, round: u32) -> Outcome<()> {
        let long = self.goal("long", &format!("A house with a garden {round}"))?;
        let goal = self.goal("short", &format!("Paint the hall {round}"))?;
        let sheet = json!({
            "goal": goal, "title": format!("Paint the hall green {round}"), "done": "No white left",
            "sum": null, "horizon": "short", "area": null, "target": null, "support": "", "why": "It is dark",
            "stuck": "", "who_does": "", "notes": "", "measure": "feeling", "measure_from": null,
            "measure_to": null, "unit": "",
        });
        self.by(S, "edit_goal", sheet)?;
        self.by(S, "feed_goal", json!({ "goal": goal, "parent": long }))?;
        let step = self.by(
            S,
            "add_step",
            json!({ "goal": goal, "words": "Choose a green", "due": null }),
        )?;
        self.by(S, "undo", json!({}))?;
        self.by(S, "redo", json!({}))?;
        let edit =
            json!({ "step": step, "words": "Choose the green", "due": null, "before": null });
        self.by(S, "edit_step", edit)?;
        self.by(S, "take_step", json!({ "step": step, "taken": true }))?;
        self.by(S, "check_step", json!({ "step": step, "done": true }))?;
        self.by(S, "delete_step", json!({ "step": step }))?;
        let entry =
            json!({ "goal": goal, "entry": null, "day": "2026-06-12", "value": 500, "note": "" });
        let entry = self.by(S, "log_progress", entry)?;
        self.by(S, "delete_progress", json!({ "entry": entry }))?;
        let text = self.text_of(&goal)?;
        self.by(S, "say_yes", text.clone())?;
        self.by(S, "take_back", text.clone())?;
        let go = |to: &str, texts: Value| json!({ "goal": goal, "to": to, "before": null, "texts": texts });
        for side in [S, E] {
            self.by(side, "move_goal", go("doing", json!([text])))?;
        }
        let ending = json!({ "celebrate": "Tea in the hall", "expected": "", "came": "Green", "learned": "" });
        self.by(S, "move_goal", go("reached", json!([])))?;
        self.by(S, "tell_ending", json!({ "goal": goal, "ending": ending }))?;
        let other = self.goal("long", &format!("A flat by the sea {round}"))?;
        self.by(S, "hinge_goals", json!({ "start": long, "end": other }))?;
        self.by(S, "unhinge_goals", json!({ "goal": long }))?;
        self.by(S, "delete_goal", json!({ "goal": other }))?;
        let trashed = json!({ "noun": "goal", "id": other });
        self.by(S, "restore", trashed.clone())?;
        self.by(S, "delete_goal", json!({ "goal": other }))?;
        for side in [S, E] {
            self.by(side, "empty", trashed.clone())?;
        }
        let hidden = json!({ "id": null, "goal": { "title": "A surprise", "done": "", "horizon": "short" } });
        let hidden = self.by(S, "keep_hidden_goal", hidden)?;
        let id = if hidden.is_null() {
            self.see(S, "hidden_goals", json!({}))?[0]["id"].clone()
        } else {
            hidden
        };
        self.by(S, "share_hidden_goal", json!({ "id": id, "own": false }))?;
        Ok(())
    }

    fn agreements(&mut self, round: u32) -> Outcome<()> {
        let words = |words: &str| {
            json!({ "topic": "home", "text": { "agreement": {
                "words": words, "why": "", "does": ["", ""], "slipped": "", "talk": false, "rest": 0,
                "ends": "2027-03-01",
            } } })
        };
        let id = self.by(
            S,
            "write_boundary",
            words(&format!("Phones away at dinner {round}")),
        )?;
        let text = |sheet: &Value| {
            json!({
                "version": sheet["agreement"]["standing"]["version"], "digest": sheet["agreement"]["digest"],
            })
        };
        let pending = |sheet: &Value| {
            json!({
                "version": sheet["agreement"]["pending"]["version"], "digest": sheet["agreement"]["pending"]["digest"],
            })
        };
        let sheet = self.see(S, "agreement", json!({ "id": id }))?;
        let yes = self.by(S, "say_yes", text(&sheet))?;
        self.by(S, "my_yes", yes)?;
        let yes = self.by(E, "say_yes", text(&sheet))?;
        let slip = json!({ "agreement": id, "words": "It was the train" });
        let slip = self.by(S, "note_slip", slip)?;
        self.by(S, "drop_slip", json!({ "id": slip }))?;
        self.by(S, "pause", json!({ "subject": id }))?;
        for side in [S, E] {
            self.by(
                side,
                "go_on",
                json!({ "subject": id, "until": "2027-04-01" }),
            )?;
        }
        self.by(S, "step_back", json!({ "subject": id }))?;
        for side in [S, E] {
            self.by(
                side,
                "go_on",
                json!({ "subject": id, "until": "2027-05-01" }),
            )?;
        }
        let mut new = words(&format!("Phones away after eight {round}"));
        new["id"] = id.clone();
        self.by(S, "edit_boundary", new)?;
        self.by(S, "keep_old_words", json!({ "id": id }))?;
        self.by(S, "end", json!({ "subject": id }))?;
        // A yes that was never said, on another one.
        let id = self.by(
            S,
            "write_boundary",
            words(&format!("One free Sunday {round}")),
        )?;
        let sheet = self.see(S, "agreement", json!({ "id": id }))?;
        let said = self.by(E, "say_yes", text(&sheet))?;
        self.by(E, "not_my_yes", said)?;
        self.by(S, "delete_boundary", json!({ "id": id }))?;
        let _ = (yes, pending);
        Ok(())
    }

    fn own_and_requests(&mut self, round: u32) -> Outcome<()> {
        let own = json!({ "topic": "alone", "text": { "own": {
            "when": format!("the day was long ({round})"), "will": "take a walk before I answer", "why": "",
            "helps": "",
        } } });
        let id = self.by(S, "write_boundary", own.clone())?;
        let page = self.see(E, "boundaries", json!({}))?;
        let found = [0, 1].iter().find_map(|side| {
            page["own"][*side]
                .as_array()?
                .iter()
                .find(|own| own["id"] == id)
                .cloned()
        });
        if let Some(found) = found {
            let (version, digest) = (&found["version"], &found["digest"]);
            let mark = json!({ "id": id, "version": version, "digest": digest, "read": true });
            self.by(E, "mark_read", mark)?;
            let differ = json!({ "id": id, "version": version, "digest": digest, "words": "I would rather talk" });
            self.by(E, "see_differently", differ)?;
        }
        self.by(E, "fold_boundary", json!({ "id": id, "folded": true }))?;
        self.by(S, "end_own", json!({ "id": id }))?;
        self.by(S, "resume_own", json!({ "id": id }))?;
        let mut kept = own;
        kept["id"] = Value::Null;
        let mine = self.by(S, "keep_boundary", kept.clone())?;
        self.by(S, "share_boundary", json!({ "id": mine }))?;
        let mine = self.by(S, "keep_boundary", kept)?;
        self.by(S, "drop_boundary", json!({ "id": mine }))?;

        let ask = |words: &str| json!({ "words": words, "why": "" });
        let request = |words: &str| json!({ "topic": "home", "text": { "request": ask(words) } });
        for (words, answer) in [
            (
                "Could you call when you are late?",
                json!({ "another": "I can write when I am late" }),
            ),
            ("Could we eat at seven?", json!("decline")),
        ] {
            let words = format!("{words} ({round})");
            let id = self.by(S, "write_boundary", request(&words))?;
            self.answer(&id, answer.clone())?;
            if answer.is_object() {
                self.by(S, "take_other_wording", json!({ "id": id }))?;
            } else {
                self.by(
                    S,
                    "ask_again",
                    json!({ "id": id, "text": ask(&format!("{words} Please")) }),
                )?;
                self.answer(&id, json!("decline"))?;
                self.by(E, "reopen_request", json!({ "id": id }))?;
            }
        }
        Ok(())
    }

    fn answer(&mut self, id: &Value, answer: Value) -> Outcome<()> {
        let page = self.see(E, "boundaries", json!({}))?;
        let digest = page["requests"]
            .as_array()
            .into_iter()
            .flatten()
            .find(|one| one["id"] == *id)
            .map(|one| one["digest"].clone())
            .unwrap_or_default();
        self.by(
            E,
            "answer_request",
            json!({ "id": id, "digest": digest, "answer": answer }),
        )?;
        Ok(())
    }

    fn rules(&mut self, round: u32) -> Outcome<()> {
        let terms = |about: &str| {
            json!({
                "kind": "own", "about": about, "own_words": "Whoever cooks does not wash up", "currency": null,
                "size": null, "method": "ask_then_decide", "trial_days": null, "holder": null, "rest": 24,
                "ladder": ["needs", "split_or_alternate", "park"], "cannot_wait": null,
            })
        };
        let write =
            |id: Value, about: &str| json!({ "id": id, "terms": terms(about), "review_on": null });
        let id = self.by(
            S,
            "write_rule",
            write(Value::Null, &format!("the kitchen ({round})")),
        )?;
        self.by(
            S,
            "write_rule",
            write(id.clone(), &format!("the small kitchen ({round})")),
        )?;
        self.by(S, "delete_rule", json!({ "id": id }))?;
        let draft = self.by(
            S,
            "keep_rule_draft",
            write(Value::Null, &format!("the hall ({round})")),
        )?;
        self.by(S, "share_rule", json!({ "id": draft }))?;
        let draft = self.by(
            S,
            "keep_rule_draft",
            write(Value::Null, &format!("the cellar ({round})")),
        )?;
        self.by(S, "drop_rule_draft", json!({ "id": draft }))?;
        Ok(())
    }

    fn small_things(&mut self, round: u32) -> Outcome<()> {
        let moment = self.by(
            S,
            "add_good_moment",
            json!({ "words": format!("Coffee on the steps {round}") }),
        )?;
        self.by(S, "delete_good_moment", moment)?;
        let mut time = json!({ "title": "Dancing", "day": self.app_day_after()?, "time": null, "arrange": true });
        let id = self.by(S, "add_good_time", time.clone())?;
        time["id"] = id.clone();
        time["title"] = json!("Dancing in the park");
        self.by(S, "edit_good_time", time)?;
        self.by(S, "delete_good_time", id)?;
        let topic = self.by(
            S,
            "add_topic",
            json!({ "words": "The cellar", "wants": "listen" }),
        )?;
        self.by(S, "drop_topic", topic)?;
        let draft =
            json!({ "form": "goal", "body": { "title": format!("Swim before wo {round}") } });
        self.by(S, "keep_draft", draft)?;
        let home = json!({
            "zone": "Europe/Berlin", "talk_weekday": "sun", "theme": "system", "quiet_from": null,
            "talk_time": format!("19:{:02}:00", 30 + round % 20), "quiet_until": null, "paused": false,
        });
        self.by(S, "edit_household", home)?;
        let partner = json!({
            "name": "Ana", "letters": "A", "colour": if round.is_multiple_of(2) { "teal" } else { "blue" },
            "text_size": 100, "muted": false,
        });
        self.by(S, "edit_partner", partner)?;
        let areas = self.see(S, "start", json!({}))?["home"]["areas"].clone();
        let mut areas = areas.as_array().cloned().unwrap_or_default();
        if let Some(last) = areas.last_mut() {
            last["name"] = json!(format!("Fun {round}"));
        }
        self.by(S, "edit_areas", json!({ "areas": areas }))?;
        self.by(S, "start_break", json!({ "minutes": 30 }))?;
        self.by(S, "end_break", json!({}))?;
        Ok(())
    }

    fn reminders(&mut self, round: u32) -> Outcome<()> {
        let schedule = json!({
            "every": { "unit": "days", "n": 2 }, "time": "08:00:00", "start": "2026-06-12", "end": null,
            "from": "schedule", "paused": [],
        });
        let new = json!({
            "title": format!("Water the balcony {round}"), "own": false, "schedule": schedule,
            "catch_up": "latest",
        });
        let id = self.by(S, "add_reminder", new)?;
        let edit = json!({
            "id": id, "title": format!("Water the roses {round}"), "schedule": schedule, "catch_up": "latest",
        });
        self.by(S, "edit_reminder", edit)?;
        // Each kind of answer on a date of its own, once it has come.
        let answers = [
            ("snooze", json!({ "until": { "kind": "hour" } })),
            ("reminder_done", json!({})),
            ("move_reminder", json!({ "to": "2026-12-30T08:00:00" })),
            ("reminder_skip", json!({})),
        ];
        for (name, mut args) in answers {
            self.app.pass(chrono::Duration::days(2));
            let waiting = self.see(S, "waiting", json!({}))?;
            let date = waiting["items"]
                .as_array()
                .into_iter()
                .flatten()
                .find(|item| item["reminder"] == id)
                .map(|item| item["on_date"].clone());
            let Some(date) = date else { continue };
            args["reminder"] = id.clone();
            args["on_date"] = date.clone();
            if name == "move_reminder" {
                let to = self.app_day_after()?;
                args["to"] = json!(format!("{to}T08:00:00"));
            }
            self.by(S, name, args)?;
        }
        self.by(S, "pause_reminder", json!({ "id": id, "paused": true }))?;
        self.by(S, "pause_reminder", json!({ "id": id, "paused": false }))?;
        self.by(S, "delete_reminder", json!({ "id": id }))?;
        Ok(())
    }

    fn app_day_after(&self) -> Outcome<String> {
        let today = self.see(S, "today_page", json!({}))?["day"].clone();
        let today: chrono::NaiveDate = serde_json::from_value(today)?;
        Ok((today + chrono::Duration::days(1)).to_string())
    }

    fn table(&self) -> Outcome<String> {
        let mut text = String::new();
        writeln!(
            text,
            "| write | ratio, median | middle half | medians | pairs | ≤ {REACH} |\n|---|---|---|---|---|---|"
        )?;
        for (name, pairs) in &self.pairs {
            writeln!(
                text,
                "| `{name}` | {} | {} |",
                pairs.cells(),
                verdict(pairs.ratio(), REACH)
            )?;
        }
        let mut all: Vec<_> = self.pairs.values().map(Pairs::ratio).collect();
        all.sort_by(f64::total_cmp);
        let middle = all.get(all.len() / 2).copied().unwrap_or(f64::NAN);
        let reached = all.iter().filter(|ratio| **ratio <= REACH).count();
        writeln!(
            text,
            "\n{reached} of {} kinds of write reach it; the median of all is {middle:.2}.",
            all.len()
        )?;
        for (name, why) in &self.refused {
            if self.pairs.get(name).is_none_or(|pairs| pairs.len() == 0) {
                writeln!(text, "\nNot measured: `{name}` ({why}).")?;
            }
        }
        Ok(text)
    }
}
