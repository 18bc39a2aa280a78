//! The little language the rules are written in.
//!
//! A pattern is words with blanks between: `a|b` is either, a final `?` may be missing, `..` stands
//! for up to three words of one clause, `^` for the beginning of a clause, and `@` begins a list of
//! [`super::rules::LISTS`]. `@other` and `@others` take the partner's name in, too.

use std::ops::Range;

use super::rules::LISTS;
use super::words::{Sentence, Word};

/// How many words `..` may pass over.
const GAP: usize = 3;
/// Words `..` does not pass over: with them the sentence has turned to somebody else.
const TURNS: &[&str] = &[
    "me", "us", "my", "our", "i", "we", "about", "and", "but", "because",
];

enum Part<'a> {
    Words {
        any: Vec<&'a str>,
        other: bool,
        others: bool,
        optional: bool,
    },
    Gap,
    ClauseStart,
}

/// A pattern, ready to be looked for.
pub(super) struct Pattern<'a> {
    parts: Vec<Part<'a>>,
    name: Option<&'a str>,
}

impl<'a> Pattern<'a> {
    pub(super) fn new(pattern: &'a str, partner: &'a str) -> Self {
        Self {
            parts: pattern.split_whitespace().map(part).collect(),
            name: partner.split_whitespace().next(),
        }
    }

    /// Every place where the pattern begins, with the words it covers there.
    pub(super) fn matches(&self, sentence: &Sentence) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < sentence.words.len() {
            match self.from(&self.parts, &sentence.words, at) {
                Some(end) if end > at => {
                    found.push(at..end);
                    at = end;
                }
                _ => at += 1,
            }
        }
        found
    }

    /// Where the parts end when they begin at `at`.
    fn from(&self, parts: &[Part<'a>], words: &[Word], at: usize) -> Option<usize> {
        let Some((part, rest)) = parts.split_first() else {
            return Some(at);
        };
        match part {
            Part::ClauseStart => words
                .get(at)?
                .after_break
                .then(|| self.from(rest, words, at))?,
            Part::Words { optional, .. } => {
                let here = words.get(at).is_some_and(|word| self.is(part, word));
                let taken = if here {
                    self.from(rest, words, at + 1)
                } else {
                    None
                };
                taken.or_else(|| optional.then(|| self.from(rest, words, at))?)
            }
            Part::Gap => (0..=GAP)
                .map_while(|skipped| {
                    let passed = words.get(at..at + skipped)?;
                    passed.iter().all(may_pass).then_some(at + skipped)
                })
                // What comes after the gap belongs to the same clause.
                .filter(|next| words.get(*next).is_some_and(|word| !word.after_break))
                .find_map(|next| self.from(rest, words, next)),
        }
    }

    fn is(&self, part: &Part<'a>, word: &Word) -> bool {
        let Part::Words {
            any, other, others, ..
        } = part
        else {
            return false;
        };
        any.contains(&word.plain.as_str())
            || self.name.is_some_and(|name| {
                (*other && word.typed == name)
                    || (*others
                        && word
                            .typed
                            .strip_prefix(name)
                            .is_some_and(|rest| ["'s", "’s", "'", "’"].contains(&rest)))
            })
    }
}

fn may_pass(word: &Word) -> bool {
    !word.after_break && !TURNS.contains(&word.plain.as_str())
}

fn part(text: &str) -> Part<'_> {
    match text {
        ".." => return Part::Gap,
        "^" => return Part::ClauseStart,
        _ => {}
    }
    let (text, optional) = match text.strip_suffix('?') {
        Some(text) => (text, true),
        None => (text, false),
    };
    let mut any = Vec::new();
    for choice in text.split('|') {
        match LISTS.iter().find(|(name, _)| *name == choice) {
            Some((_, words)) => any.extend(words.split_whitespace()),
            None => any.push(choice),
        }
    }
    let names = |list| text.split('|').any(|choice| choice == list);
    Part::Words {
        any,
        other: names("@other") || names("@name"),
        others: names("@others"),
        optional,
    }
}
