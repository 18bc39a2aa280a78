//! Finding a rule by any of its words, whatever their case and accents.

use std::sync::OnceLock;

use fluent_bundle::{FluentBundle, FluentResource};
use unic_langid::LanguageIdentifier;

use super::terms::RuleTerms;
use crate::error::{Error, Result};
use crate::search::Wanted;

/// What people read for a choice stands in the page's own words; it is looked for there.
const WORDS: &str = include_str!("../../locales/en/decisions.ftl");

/// What is looked for.
pub(super) struct Search {
    wanted: Wanted,
    names: [String; 2],
    words: FluentBundle<&'static FluentResource>,
}

impl Search {
    /// Words that all have to be found.
    pub(super) fn new(typed: &str, names: &[String; 2]) -> Result<Self> {
        // Read once: this is asked at every key.
        static READ: OnceLock<Option<FluentResource>> = OnceLock::new();
        let resource = READ
            .get_or_init(|| FluentResource::try_new(WORDS.to_owned()).ok())
            .as_ref()
            .ok_or_else(|| Error::Row("decisions.ftl cannot be read".to_owned()))?;
        let mut words = FluentBundle::new(vec![LanguageIdentifier::default()]);
        words
            .add_resource(resource)
            .map_err(|_| Error::Row("decisions.ftl says something twice".to_owned()))?;
        Ok(Self {
            wanted: Wanted::new(typed),
            names: names.clone(),
            words,
        })
    }

    /// Whether every word is somewhere in it.
    pub(super) fn finds(&self, terms: &RuleTerms) -> bool {
        self.wanted.is_nothing() || self.wanted.finds(&self.text(terms))
    }

    /// All words of a rule, as people read them.
    fn text(&self, terms: &RuleTerms) -> String {
        let mut all = vec![
            terms.about.clone(),
            terms.own_words.clone(),
            self.said("rule-kind", terms.kind.word()),
            self.said("rule-method", terms.method.word()),
        ];
        all.extend(
            terms
                .ladder
                .iter()
                .map(|rung| self.said("rule-rung", rung.word())),
        );
        let mut sums = Vec::new();
        if let Some(size) = &terms.size {
            all.extend(size.exclusions.iter().cloned());
            sums.extend([Some(size.per_item), Some(size.per_month), size.own_money]);
        }
        if let Some(holder) = &terms.holder {
            all.push(holder.area.clone());
            all.push(self.names[holder.side.index()].clone());
        }
        if let Some(clause) = &terms.cannot_wait {
            all.push(clause.what.clone());
            sums.push(Some(clause.up_to));
        }
        all.extend(sums.into_iter().flatten().map(whole));
        all.extend(terms.currency.clone());
        all.join("\n")
    }

    fn said(&self, what: &str, word: &str) -> String {
        let key = format!("{what}-{}", word.replace('_', "-"));
        let pattern = self
            .words
            .get_message(&key)
            .and_then(|message| message.value());
        pattern.map_or_else(String::new, |pattern| {
            self.words
                .format_pattern(pattern, None, &mut Vec::new())
                .into_owned()
        })
    }
}

/// A sum in whole units and as it is kept: “200” finds 200.00 and 200 alike.
fn whole(minor: i64) -> String {
    format!("{} {minor}", minor / 100)
}
