//! What a rule says, and whether it can be said.

use std::collections::HashSet;

use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::db::text_enum;
use crate::error::{Error, Problem, Result};
use crate::who::Side;
use crate::words;

text_enum! {
    /// The kind of question a rule is for.
    pub enum RuleKind {
        /// When the two disagree.
        Disagreements = "disagreements",
        /// Bigger purchases.
        Purchases = "purchases",
        /// Moving, jobs, children: what changes a life.
        Life = "life",
        /// A kind of their own, named by them.
        Own = "own",
    }
}

text_enum! {
    /// How a question of this kind is decided.
    pub enum RuleMethod {
        /// Whoever stands before it decides.
        YourCall = "your_call",
        /// … and tells the other before.
        TellFirst = "tell_first",
        /// … and asks the other before.
        AskThenDecide = "ask_then_decide",
        /// Nobody has to love it: it is tried for a while, then looked at.
        LiveWithIt = "live_with_it",
        /// Nothing without both.
        BothYes = "both_yes",
    }
}

text_enum! {
    /// One way on when the two cannot agree. Chosen calmly, in an order; only the next is ever shown.
    pub enum RuleRung {
        /// Name each one's need.
        Needs = "needs",
        /// Get the missing fact.
        MissingFact = "missing_fact",
        /// A smaller trial that can be undone.
        SmallerTrial = "smaller_trial",
        /// Split it, or take turns.
        SplitOrAlternate = "split_or_alternate",
        /// The one whose area it is decides, after hearing the other.
        Holder = "holder",
        /// Ask someone outside.
        SomeoneOutside = "someone_outside",
        /// Park it until a date.
        Park = "park",
        /// We see this differently and live with it.
        LiveWithDifference = "live_with_difference",
    }
}

/// Which purchases a rule counts. The sums are for both together, and the same for both.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RuleSize {
    /// From this sum on, one thing is a bigger purchase. Minor units.
    pub per_item: i64,
    /// From this sum on, all that was bought in a month together is. Minor units.
    pub per_month: i64,
    /// What is never counted: groceries, the rent.
    pub exclusions: Vec<String>,
    /// Gifts are not counted.
    pub gifts_exempt: bool,
    /// What each may spend in a month, no questions. Minor units.
    pub own_money: Option<i64>,
}

/// Who holds a part of life, and until when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RuleHolder {
    /// The part of life, in the words both said yes to: renaming it later changes nothing.
    pub area: String,
    /// Who.
    pub side: Side,
    /// The last day. After it nobody holds it.
    pub until: NaiveDate,
}

/// If it can't wait: act first, tell soon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CannotWait {
    /// What counts.
    pub what: String,
    /// The most it may cost. Minor units.
    pub up_to: i64,
}

/// Everything a rule says. These bytes are what both say yes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RuleTerms {
    /// The kind of question.
    pub kind: RuleKind,
    /// What the couple calls it.
    pub about: String,
    /// The rule in their own words; may be empty.
    pub own_words: String,
    /// ISO 4217 code of every sum in it; only where there is a sum.
    pub currency: Option<String>,
    /// Which purchases count; for purchases only.
    pub size: Option<RuleSize>,
    /// How it is decided.
    pub method: RuleMethod,
    /// How many days a trial lasts, for *I can live with it* only.
    pub trial_days: Option<i64>,
    /// Who holds the part of life it is about, if anyone.
    pub holder: Option<RuleHolder>,
    /// Hours to sleep on it: before this rule starts, and before anything decided by it does.
    pub rest: i64,
    /// If we can't agree: in this order.
    pub ladder: Vec<RuleRung>,
    /// If it can't wait.
    pub cannot_wait: Option<CannotWait>,
}

/// The longest name of a kind of question, and of a part of life.
const NAME: usize = 80;
/// The longest rule in own words: a dozen of them must fit on a page.
const WORDS: usize = 500;
/// The longest thing that is not counted.
const EXCLUSION: usize = 40;
const MOST_EXCLUSIONS: usize = 12;
/// The largest sum, in minor units: far above any household's, far below where numbers lose digits.
pub(crate) const LARGEST: i64 = 100_000_000_000;
/// The longest rest, in hours: thirty days.
const LONGEST_REST: i64 = 720;
/// The longest trial, in days.
const LONGEST_TRIAL: i64 = 366;
/// The longest time a part of life can be held, in days.
const LONGEST_HOLDING: i64 = 731;

/// What stays with both, whoever holds a part of life: moving, jobs, children, health, body.
const BOTH_ALWAYS: &[&str] = &[
    "move",
    "moves",
    "moving",
    "relocate",
    "relocating",
    "relocation",
    "emigrate",
    "emigrating",
    "job",
    "jobs",
    "career",
    "careers",
    "employment",
    "child",
    "children",
    "kid",
    "kids",
    "baby",
    "babies",
    "pregnancy",
    "pregnant",
    "adoption",
    "parenting",
    "school",
    "schools",
    "health",
    "doctor",
    "doctors",
    "medicine",
    "medicines",
    "therapy",
    "illness",
    "vaccination",
    "body",
    "bodies",
    "weight",
    "sex",
    "contraception",
];

/// The terms as they are kept, or what is the matter with them. Fields are named as in the argument,
/// `size.per_item` for a part of a part.
///
/// # Errors
/// A [`Problem`] at the first field that cannot be taken.
pub fn checked(terms: RuleTerms, today: NaiveDate) -> Result<RuleTerms> {
    let about = words::line("about", &terms.about, NAME)?;
    let own_words = words::optional_text("own_words", &terms.own_words)?;
    if own_words.chars().count() > WORDS {
        return Err(Error::field("own_words", Problem::TooLong(WORDS)));
    }
    let size = match (terms.kind, terms.size) {
        (RuleKind::Purchases, Some(size)) => Some(checked_size(size)?),
        (RuleKind::Purchases, None) => {
            return Err(Error::field("size.per_item", Problem::Empty));
        }
        (_, Some(_)) => return Err(Error::field("size.per_item", Problem::NotAChoice)),
        (_, None) => None,
    };
    let trial_days = match (terms.method, terms.trial_days) {
        (RuleMethod::LiveWithIt, None) => {
            return Err(Error::field("trial_days", Problem::Empty));
        }
        (RuleMethod::LiveWithIt, Some(days)) => {
            Some(between("trial_days", days, 1, LONGEST_TRIAL)?)
        }
        (_, _) => None,
    };
    let holder = terms
        .holder
        .map(|holder| checked_holder(holder, terms.kind, &about, today))
        .transpose()?;
    let mut rungs = HashSet::new();
    if !terms.ladder.iter().all(|rung| rungs.insert(*rung)) {
        return Err(Error::field("ladder", Problem::Same));
    }
    if holder.is_none() && rungs.contains(&RuleRung::Holder) {
        return Err(Error::field("ladder", Problem::NobodyHolds));
    }
    let cannot_wait = terms.cannot_wait.map(checked_emergency).transpose()?;
    let has_sum = size.is_some() || cannot_wait.is_some();
    Ok(RuleTerms {
        kind: terms.kind,
        about,
        own_words,
        currency: checked_currency(terms.currency.filter(|_| has_sum), has_sum)?,
        size,
        method: terms.method,
        trial_days,
        holder,
        rest: between_or_none("rest", terms.rest, LONGEST_REST)?,
        ladder: terms.ladder,
        cannot_wait,
    })
}

fn checked_size(size: RuleSize) -> Result<RuleSize> {
    let per_item = money("size.per_item", size.per_item)?;
    let per_month = money("size.per_month", size.per_month)?;
    if per_month < per_item {
        return Err(Error::field("size.per_month", Problem::BelowItem));
    }
    let own_money = size
        .own_money
        .map(|sum| money("size.own_money", sum))
        .transpose()?;
    let mut exclusions: Vec<String> = Vec::new();
    for typed in &size.exclusions {
        let word = words::optional_line("size.exclusions", typed, EXCLUSION)?;
        let known = exclusions
            .iter()
            .any(|kept| words::fold(kept) == words::fold(&word));
        if !word.is_empty() && !known {
            exclusions.push(word);
        }
    }
    if exclusions.len() > MOST_EXCLUSIONS {
        return Err(Error::field("size.exclusions", Problem::TooLarge));
    }
    Ok(RuleSize {
        per_item,
        per_month,
        exclusions,
        own_money,
        gifts_exempt: size.gifts_exempt,
    })
}

fn checked_holder(
    holder: RuleHolder,
    kind: RuleKind,
    about: &str,
    today: NaiveDate,
) -> Result<RuleHolder> {
    let area = words::line("holder.area", &holder.area, NAME)?;
    // Life changes are for both, and so is everything above the limit: that is what a purchase rule is about.
    if matches!(kind, RuleKind::Life | RuleKind::Purchases)
        || for_both_always(&area)
        || for_both_always(about)
    {
        return Err(Error::field("holder.area", Problem::NotForOne));
    }
    if holder.until <= today {
        return Err(Error::field("holder.until", Problem::TooEarly));
    }
    if holder.until - today > Duration::days(LONGEST_HOLDING) {
        return Err(Error::field("holder.until", Problem::TooLate));
    }
    Ok(RuleHolder { area, ..holder })
}

fn for_both_always(typed: &str) -> bool {
    words::fold(typed)
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| BOTH_ALWAYS.contains(&word))
}

fn checked_emergency(clause: CannotWait) -> Result<CannotWait> {
    let what = words::line("cannot_wait.what", &clause.what, words::LINE)?;
    let up_to = money("cannot_wait.up_to", clause.up_to)?;
    Ok(CannotWait { what, up_to })
}

fn checked_currency(code: Option<String>, needed: bool) -> Result<Option<String>> {
    match code {
        None if needed => Err(Error::field("currency", Problem::NothingChosen)),
        Some(code) if code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase()) => {
            Err(Error::field("currency", Problem::NotAChoice))
        }
        code => Ok(code),
    }
}

fn money(field: &str, minor: i64) -> Result<i64> {
    between(field, minor, 1, LARGEST)
}

fn between(field: &str, number: i64, least: i64, most: i64) -> Result<i64> {
    if number < least {
        Err(Error::field(field, Problem::NotPositive))
    } else if number > most {
        Err(Error::field(field, Problem::TooLarge))
    } else {
        Ok(number)
    }
}

fn between_or_none(field: &str, number: i64, most: i64) -> Result<i64> {
    if number == 0 {
        Ok(0)
    } else {
        between(field, number, 1, most)
    }
}
