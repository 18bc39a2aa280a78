//! How we decide: what can be written, what holds, what only its author sees, what is found and printed.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "a test's panic is its answer"
)]

mod fields;
mod holds;
mod seen;

use chrono::{Duration, NaiveDate};
use common_ground_core::agreed::{GoOn, Standing, Stop, SubjectId, Yes};
use common_ground_core::difference::PieceKind;
use common_ground_core::rule::*;
use common_ground_core::testing::{Clock, friday, quick_household};
use common_ground_core::trash::InTrash;
use common_ground_core::who::{Actor, Side, Viewer};
use common_ground_core::{Planner, export};

const ANA: Actor = Actor::One(Side::Start);
const BEN: Actor = Actor::One(Side::End);

struct Couple {
    planner: Planner,
    clock: Clock,
    _dir: tempfile::TempDir,
}

fn couple() -> Couple {
    let dir = tempfile::tempdir().unwrap();
    let clock = friday();
    let planner = quick_household(dir.path(), &clock).unwrap();
    Couple {
        planner,
        clock,
        _dir: dir,
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn purchases() -> RuleTerms {
    RuleTerms {
        kind: RuleKind::Purchases,
        about: "Bigger purchases".into(),
        own_words: "Nothing big is bought on the day it was seen.".into(),
        currency: Some("EUR".into()),
        size: Some(RuleSize {
            per_item: 20_000,
            per_month: 50_000,
            exclusions: vec!["groceries".into(), "the rent".into()],
            gifts_exempt: true,
            own_money: Some(15_000),
        }),
        method: RuleMethod::BothYes,
        trial_days: None,
        holder: None,
        rest: 48,
        ladder: vec![
            RuleRung::Needs,
            RuleRung::SmallerTrial,
            RuleRung::LiveWithDifference,
        ],
        cannot_wait: Some(CannotWait {
            what: "The boiler, the car, the vet".into(),
            up_to: 80_000,
        }),
    }
}

fn own() -> RuleTerms {
    RuleTerms {
        kind: RuleKind::Own,
        about: "The garden".into(),
        own_words: String::new(),
        currency: None,
        size: None,
        method: RuleMethod::TellFirst,
        trial_days: None,
        holder: Some(RuleHolder {
            area: "Home".into(),
            side: Side::End,
            until: day("2026-12-31"),
        }),
        rest: 0,
        ladder: vec![RuleRung::Holder],
        cannot_wait: None,
    }
}

impl Couple {
    fn write(&mut self, id: Option<RuleId>, terms: RuleTerms) -> RuleId {
        let write = WriteRule {
            id,
            terms,
            review_on: None,
        };
        self.planner.write_rule(ANA, write).unwrap().value
    }

    fn refused(&mut self, terms: RuleTerms) -> (String, String) {
        let before = export::canonical(&self.planner).unwrap();
        let write = WriteRule {
            id: None,
            terms,
            review_on: None,
        };
        let error = self.planner.write_rule(ANA, write).unwrap_err();
        assert_eq!(
            export::canonical(&self.planner).unwrap(),
            before,
            "nothing is half-saved"
        );
        let json = serde_json::to_value(&error).unwrap();
        (
            json["code"].as_str().unwrap().into(),
            json["data"]["field"].as_str().unwrap_or_default().into(),
        )
    }

    fn sheet(&self, id: RuleId) -> RuleSheet {
        self.planner.rule(Viewer::Nobody, RuleOf { id }).unwrap()
    }

    /// The yes to the newest text.
    fn yes(&mut self, actor: Actor, id: RuleId) {
        let sheet = self.sheet(id);
        let text = sheet.newer.unwrap_or(sheet.card.text);
        let yes = Yes {
            version: text.version,
            digest: text.digest,
        };
        self.planner.say_yes(actor, yes).unwrap();
    }

    fn holding(&mut self, terms: RuleTerms) -> RuleId {
        let rest = terms.rest;
        let id = self.write(None, terms);
        self.yes(ANA, id);
        self.yes(BEN, id);
        self.clock.pass(Duration::hours(rest));
        assert!(self.sheet(id).card.standing.holds());
        id
    }

    fn found(&self, viewer: Viewer, search: &str) -> Vec<String> {
        let query = RulesQuery {
            search: search.into(),
        };
        let rules = self.planner.rules(viewer, query).unwrap();
        let shared = rules.rules.into_iter().map(|rule| rule.text.terms.about);
        let drafts = rules.drafts.into_iter().map(|draft| draft.terms.about);
        shared.chain(drafts).collect()
    }

    fn held(&self, id: RuleId) -> Option<RuleTerms> {
        let printed = self.planner.rules_print(Viewer::Both).unwrap();
        let rule = printed.rules.into_iter().find(|rule| rule.id == id);
        rule.map(|rule| rule.terms)
    }
}
