//! Our rules on one page: what holds now, and nothing else.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::row::RuleId;
use super::terms::RuleTerms;
use crate::agreed::Standing;
use crate::error::Result;
use crate::planner::Planner;
use crate::who::Viewer;

/// What stands on the printed page.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RulesPrint {
    /// The day it is printed.
    pub on: NaiveDate,
    /// The rules that hold, by kind and name.
    pub rules: Vec<PrintedRule>,
}

/// One rule on the page.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PrintedRule {
    /// The rule.
    pub id: RuleId,
    /// Exactly what both said yes to.
    pub terms: RuleTerms,
    /// Since when it holds.
    pub since: DateTime<Utc>,
    /// When each said yes, start and end.
    pub yes: [Option<DateTime<Utc>>; 2],
    /// Whether each one's yes is signed, not only noted.
    pub signed: [bool; 2],
    /// When the couple looks at it again.
    pub review_on: NaiveDate,
}

impl Planner {
    /// The rules that hold, for the one printed page. Whoever reads it sees the same.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn rules_print(&self, _: Viewer) -> Result<RulesPrint> {
        let rules = self
            .rule_cards()?
            .into_iter()
            .filter_map(|card| match card.standing {
                Standing::Holds { since, .. } => Some(PrintedRule {
                    id: card.id,
                    terms: card.text.terms,
                    since,
                    yes: card.text.yes,
                    signed: card.text.signed,
                    review_on: card.review_on,
                }),
                _ => None,
            })
            .collect();
        Ok(RulesPrint {
            on: self.today()?,
            rules,
        })
    }
}
