//! How we decide: one rule for each kind of question, agreed on by both before the question comes.
//!
//! Everything a rule says is its [`RuleTerms`], kept as a version that both say yes to. The row itself
//! only knows when the couple looks at it again: a review rolls on, and no rule ends at one.

mod bring;
mod difference;
mod draft;
mod print;
mod read;
mod row;
mod search;
mod terms;
mod write;

pub(crate) use bring::bring;
pub(crate) use difference::changes as difference;
pub use difference::{Change, RuleField};
pub(crate) use draft::{KIND as DRAFT, brought as draft_brought, draft_of};
pub use draft::{KeepRuleDraft, RuleDraft, RuleDraftOf};
pub use print::{PrintedRule, RulesPrint};
pub use read::{EarlierRule, RuleCard, RuleSheet, RuleText, Rules, RulesQuery};
pub use row::{Rule, RuleId};
pub use terms::{
    CannotWait, RuleHolder, RuleKind, RuleMethod, RuleRung, RuleSize, RuleTerms, checked,
};
pub use write::{RuleOf, WriteRule};
