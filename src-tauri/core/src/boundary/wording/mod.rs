//! The wording helper: a friend who reads over a boundary's words before it is shared.
//!
//! It hints and never blocks, works from the rules in [`rules`](self) alone, and is built to stay
//! silent when in doubt: a hint at harmless words teaches people to look past hints. What somebody
//! said, in quotation marks, is nobody's rule and is passed over.
//!
//! It reads English; in other languages it stays silent.

mod matching;
mod near;
mod one_sided;
mod rules;
mod words;

pub(crate) use near::Asked;
pub use near::near_identical;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use matching::Pattern;
use rules::{RULES, Rule};
use words::Sentence;

/// What is being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "WordingKind")]
pub enum Kind {
    /// A boundary of one's own.
    Own,
    /// Something both keep.
    Agreement,
    /// Something asked, which may be declined.
    Request,
}

/// The words, field by field; what a kind does not have stays empty.
#[derive(Debug, Clone, Copy, Default)]
pub struct Texts<'a> {
    /// Own: what comes after "When …".
    pub when: &'a str,
    /// Own: what comes after "I will …".
    pub will: &'a str,
    /// The text of an agreement or a request.
    pub text: &'a str,
    /// Agreement: what each does, the author's first.
    pub each: [&'a str; 2],
}

/// What the two are called.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    /// Who writes.
    pub author: &'a str,
    /// Who will read it.
    pub partner: &'a str,
}

/// Where words stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "WordingField")]
pub enum Field {
    /// [`Texts::when`].
    When,
    /// [`Texts::will`].
    Will,
    /// [`Texts::text`].
    Text,
    /// [`Texts::each`].
    Each,
}

/// What a hint is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "WordingCode")]
pub enum Code {
    /// "You must".
    Must,
    /// "You may not".
    MayNot,
    /// "You always".
    Always,
    /// "You never".
    Never,
    /// "Ask me first".
    AskMeFirst,
    /// An own boundary that sets a condition on the other's life.
    Condition,
    /// An agreement whose terms bind one of the two only.
    BindsOne,
}

impl Code {
    /// The Fluent key of its words.
    const fn key(self) -> &'static str {
        match self {
            Code::Must => "wording-must",
            Code::MayNot => "wording-may-not",
            Code::Always => "wording-always",
            Code::Never => "wording-never",
            Code::AskMeFirst => "wording-ask-me-first",
            Code::Condition => "wording-condition",
            Code::BindsOne => "wording-binds-one",
        }
    }
}

/// Who a hint is shown to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
#[ts(rename = "WordingAudience")]
pub enum Audience {
    /// Whoever writes, before sharing. Never the reader.
    Author,
    /// Both, quietly.
    Both,
}

/// One hint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Hint {
    /// What it is about.
    pub code: Code,
    /// Where.
    pub field: Field,
    /// Where the words begin in the field, in UTF-16 units as the interface counts.
    pub start: usize,
    /// Where they end.
    pub end: usize,
    /// The words.
    pub words: String,
    /// The Fluent key of why; takes `$words` and `$partner`.
    pub reason: String,
    /// The Fluent key of another way to say it.
    pub suggestion: String,
    /// Who sees it.
    pub audience: Audience,
}

/// The hints for a text, in the order of its fields and words. An empty list is the usual answer.
pub fn look(kind: Kind, texts: &Texts<'_>, names: Names<'_>) -> Vec<Hint> {
    let mut hints = Vec::new();
    for (field, text) in [
        (Field::When, texts.when),
        (Field::Will, texts.will),
        (Field::Text, texts.text),
    ] {
        for sentence in words::sentences(text) {
            look_at(kind, field, text, &sentence, names, &mut hints);
        }
    }
    // One condition is one thing to think about, however many words show it.
    let mut conditions = 0;
    hints.retain(|hint| {
        conditions += usize::from(hint.code == Code::Condition);
        hint.code != Code::Condition || conditions == 1
    });
    if kind == Kind::Agreement
        && let Some(field) = one_sided::binds_one(texts, names)
    {
        let text = if field == Field::Text { texts.text } else { "" };
        hints.push(hint(kind, Code::BindsOne, field, text, 0..text.len()));
    }
    hints
}

fn look_at(
    kind: Kind,
    field: Field,
    text: &str,
    sentence: &Sentence,
    names: Names<'_>,
    hints: &mut Vec<Hint>,
) {
    let mut taken: Vec<std::ops::Range<usize>> = Vec::new();
    let mut found = Vec::new();
    for rule in RULES.iter().filter(|rule| rule.applies(kind, field)) {
        for span in rule.find(sentence, names) {
            // Earlier rules say it better: "must not" is not also "must".
            if !taken
                .iter()
                .any(|t| t.start < span.end && span.start < t.end)
            {
                taken.push(span.clone());
                found.push(hint(kind, rule.code, field, text, span));
            }
        }
    }
    found.sort_by_key(|hint| hint.start);
    hints.append(&mut found);
}

impl Rule {
    fn applies(&self, kind: Kind, field: Field) -> bool {
        match self.code {
            Code::Condition => kind == Kind::Own && self.fields.contains(&field),
            _ => self.fields.contains(&field),
        }
    }

    /// The byte spans in the text where the rule holds.
    fn find(&self, sentence: &Sentence, names: Names<'_>) -> Vec<std::ops::Range<usize>> {
        if sentence.has_any(self.unless) {
            return Vec::new();
        }
        Pattern::new(self.pattern, names.partner)
            .matches(sentence)
            .into_iter()
            .filter(|at| !sentence.follows(at.start, self.not_after))
            .filter(|at| !sentence.precedes(at.end, self.not_before))
            .filter(|at| !sentence.has_any_from(at.end, self.unless_later))
            .map(|at| sentence.span(at))
            .collect()
    }
}

fn hint(kind: Kind, code: Code, field: Field, text: &str, span: std::ops::Range<usize>) -> Hint {
    let units = |to: usize| text.get(..to).map_or(0, |part| part.encode_utf16().count());
    let suggestion = match (code, kind) {
        (Code::Condition, _) => "wording-try-as-request",
        (Code::BindsOne, _) => "wording-try-both",
        (_, Kind::Own) => "wording-try-own",
        (_, Kind::Agreement) => "wording-try-agreement",
        (_, Kind::Request) => "wording-try-request",
    };
    Hint {
        code,
        field,
        start: units(span.start),
        end: units(span.end),
        words: text.get(span).unwrap_or_default().to_owned(),
        reason: code.key().to_owned(),
        suggestion: suggestion.to_owned(),
        audience: if code == Code::BindsOne {
            Audience::Both
        } else {
            Audience::Author
        },
    }
}
