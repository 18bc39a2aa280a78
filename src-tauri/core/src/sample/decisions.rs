//! What Ana and Ben decided about deciding.

use super::story::Story;
use crate::rule::{CannotWait, RuleHolder, RuleKind, RuleMethod, RuleRung, RuleSize, RuleTerms};
use crate::who::Side;

pub(super) fn when_we_disagree() -> RuleTerms {
    RuleTerms {
        kind: RuleKind::Disagreements,
        about: "When we disagree".to_owned(),
        own_words: "We say what each of us needs before we say what we want.".to_owned(),
        currency: None,
        size: None,
        method: RuleMethod::LiveWithIt,
        trial_days: Some(30),
        holder: None,
        rest: 24,
        ladder: vec![
            RuleRung::Needs,
            RuleRung::MissingFact,
            RuleRung::SmallerTrial,
            RuleRung::SplitOrAlternate,
            RuleRung::Park,
            RuleRung::LiveWithDifference,
        ],
        cannot_wait: None,
    }
}

pub(super) fn purchases() -> RuleTerms {
    RuleTerms {
        kind: RuleKind::Purchases,
        about: "Bigger purchases".to_owned(),
        own_words: "We sleep on big things, and buy them together.".to_owned(),
        currency: Some("EUR".to_owned()),
        size: Some(RuleSize {
            per_item: 20_000,
            per_month: 50_000,
            exclusions: ["groceries", "the rent", "medicine"]
                .map(str::to_owned)
                .to_vec(),
            gifts_exempt: true,
            own_money: Some(15_000),
        }),
        method: RuleMethod::BothYes,
        trial_days: None,
        rest: 48,
        cannot_wait: Some(CannotWait {
            what: "The boiler, the car, the vet".to_owned(),
            up_to: 80_000,
        }),
        ..when_we_disagree()
    }
}

pub(super) fn life_changes() -> RuleTerms {
    RuleTerms {
        kind: RuleKind::Life,
        about: "Moving, jobs, children".to_owned(),
        own_words:
            "Nothing that changes both our lives is decided by one of us, or in one evening."
                .to_owned(),
        method: RuleMethod::BothYes,
        trial_days: None,
        rest: 168,
        ..when_we_disagree()
    }
}

pub(super) fn weekends() -> RuleTerms {
    RuleTerms {
        kind: RuleKind::Own,
        about: "Weekends".to_owned(),
        own_words: "We take turns planning them, and the other comes along with good grace."
            .to_owned(),
        method: RuleMethod::YourCall,
        trial_days: None,
        rest: 0,
        ladder: vec![RuleRung::SplitOrAlternate],
        ..when_we_disagree()
    }
}

pub(super) fn balcony(story: &Story<'_>) -> RuleTerms {
    RuleTerms {
        kind: RuleKind::Own,
        about: "The balcony".to_owned(),
        own_words: "Ben plants, Ana sits in it.".to_owned(),
        method: RuleMethod::TellFirst,
        trial_days: None,
        holder: Some(RuleHolder {
            area: "Home".to_owned(),
            side: Side::End,
            until: story.day(200),
        }),
        rest: 0,
        ladder: vec![RuleRung::Holder, RuleRung::Park],
        ..when_we_disagree()
    }
}
