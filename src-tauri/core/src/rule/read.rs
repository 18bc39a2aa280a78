//! Reading the rules: all of them, searched, and one in full with what it said before.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::difference::{Change, changes};
use super::draft::{RuleDraft, drafts};
use super::row::{Rule, RuleId};
use super::search::Search;
use super::terms::RuleTerms;
use super::write::RuleOf;
use crate::agreed::{self, Pending, Record, Standing, Subject, SubjectId, Version, VersionId};
use crate::error::{Error, Result};
use crate::household;
use crate::planner::Planner;
use crate::who::{Author, Viewer};

/// Which rules to show.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RulesQuery {
    /// Words that all have to be in it, in any field; none shows all.
    pub search: String,
}

/// All rules, and one's own drafts.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Rules {
    /// What is shared: by kind, then by name.
    pub rules: Vec<RuleCard>,
    /// Drafts of whoever is here.
    pub drafts: Vec<RuleDraft>,
    /// Whether there is any rule or draft at all, whatever is searched for.
    pub any: bool,
    /// How many hold now: what would stand on the printed page.
    pub holding: usize,
}

/// A rule as it lies on the page.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RuleCard {
    /// Its id.
    pub id: RuleId,
    /// When the couple looks at it again.
    pub review_on: NaiveDate,
    /// What stands now.
    pub standing: Standing,
    /// A newer text, or a taking up again, that waits beside it.
    pub pending: Option<Pending>,
    /// The text that holds, held or waits.
    pub text: RuleText,
}

/// One exact text of a rule.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RuleText {
    /// The version, for a yes.
    pub version: VersionId,
    /// Its digest, for a yes.
    pub digest: String,
    /// 1, 2, 3 …
    pub number: u32,
    /// What it says.
    pub terms: RuleTerms,
    /// Whose words it is.
    pub author: Author,
    /// When it was written.
    pub written_on: NaiveDate,
    /// When each said yes to it, start and end; only yeses that count.
    pub yes: [Option<DateTime<Utc>>; 2],
    /// Whether each one's yes is signed with their passphrase, not only noted.
    pub signed: [bool; 2],
}

/// One rule in full.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RuleSheet {
    /// The rule.
    pub card: RuleCard,
    /// The newer text that waits beside what stands, if there is one.
    pub newer: Option<RuleText>,
    /// What the newer text changes.
    pub changes: Vec<Change>,
    /// What it said before, newest first, each with what came after it changed.
    pub earlier: Vec<EarlierRule>,
}

/// A text a rule had before.
#[derive(Debug, Clone, Serialize, TS)]
pub struct EarlierRule {
    /// The text.
    pub text: RuleText,
    /// What the text after it changed.
    pub changes: Vec<Change>,
}

impl Planner {
    /// All rules that have every word of the search, and the drafts of whoever is here that do.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn rules(&self, viewer: Viewer, query: RulesQuery) -> Result<Rules> {
        let names = household::partners(self.rows())?.map(|partner| partner.name);
        let search = Search::new(&query.search, &names)?;
        let mut rules = self.rule_cards()?;
        let mut drafts = drafts(self, viewer)?;
        let any = !rules.is_empty() || !drafts.is_empty();
        let holding = rules.iter().filter(|rule| rule.standing.holds()).count();
        // A newer text that waits is looked through as well: both may read it.
        let mut found = Vec::new();
        for rule in rules.drain(..) {
            let newer = self.newer_terms(&rule)?;
            if search.finds(&rule.text.terms) || newer.is_some_and(|terms| search.finds(&terms)) {
                found.push(rule);
            }
        }
        drafts.retain(|draft| search.finds(&draft.terms));
        Ok(Rules {
            rules: found,
            drafts,
            any,
            holding,
        })
    }

    /// One rule in full.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn rule(&self, _: Viewer, rule: RuleOf) -> Result<RuleSheet> {
        let row: Rule = self.rows().get(rule.id)?;
        if row.trashed_on.is_some() {
            return Err(Error::NotFound);
        }
        let record = agreed::of(self.rows(), rule.id.into())?;
        let card = self.card(&row, &record)?;
        let shown = card.text.version;
        let mut texts = record
            .versions
            .iter()
            .map(|(version, _)| text(&record, version))
            .collect::<Result<Vec<_>>>()?;
        let at = texts
            .iter()
            .position(|text| text.version == shown)
            .ok_or(Error::NotFound)?;
        let mut later = texts.split_off(at + 1);
        // Between what stands and the newest there may be texts nobody agreed on in the end: they are passed over.
        let newer = later.pop();
        let mut earlier = Vec::new();
        for pair in texts.windows(2).rev() {
            if let [before, after] = pair {
                earlier.push(EarlierRule {
                    text: before.clone(),
                    changes: changes(&before.terms, &after.terms),
                });
            }
        }
        Ok(RuleSheet {
            changes: newer
                .as_ref()
                .map(|newer| changes(&card.text.terms, &newer.terms))
                .unwrap_or_default(),
            card,
            newer,
            earlier,
        })
    }

    /// Every rule that is not in the trash, by kind and name.
    pub(super) fn rule_cards(&self) -> Result<Vec<RuleCard>> {
        let records = agreed::of_kind(self.rows(), Subject::Rule)?;
        let rows: Vec<Rule> = self.rows().select("WHERE trashed_on IS NULL", [])?;
        let mut cards = Vec::new();
        for row in rows {
            let record = records
                .get(&SubjectId::from(row.id))
                .ok_or(Error::NotFound)?;
            cards.push(self.card(&row, record)?);
        }
        cards.sort_by_cached_key(|card| {
            let terms = &card.text.terms;
            (terms.kind, crate::words::fold(&terms.about), card.id)
        });
        Ok(cards)
    }

    fn card(&self, row: &Rule, record: &Record) -> Result<RuleCard> {
        let now = self.now();
        let standing = record.standing(now)?;
        Ok(RuleCard {
            id: row.id,
            review_on: row.review_on,
            pending: record.pending(&standing, now),
            text: text(record, record.version(standing.version())?)?,
            standing,
        })
    }

    fn newer_terms(&self, card: &RuleCard) -> Result<Option<RuleTerms>> {
        card.pending
            .as_ref()
            .map(|pending| {
                let version: Version = self.rows().get(pending.version)?;
                Ok(serde_json::from_str(&version.body)?)
            })
            .transpose()
    }
}

pub(super) fn text(record: &Record, version: &Version) -> Result<RuleText> {
    Ok(RuleText {
        version: version.id,
        digest: version.digest.clone(),
        number: version.number,
        terms: serde_json::from_str(&version.body)?,
        author: version.author,
        written_on: version.written_on,
        yes: record.live(version.id).map(|yes| yes.map(|yes| yes.at)),
        signed: record
            .live(version.id)
            .map(|yes| yes.is_some_and(|yes| yes.signature.is_some())),
    })
}
