//! What is looked for, and whether something in memory has it.

use serde::Serialize;
use ts_rs::TS;
use unicode_segmentation::UnicodeSegmentation;

use crate::words::fold;

/// A few words, and whether they were looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Bit {
    /// The words, with their blanks.
    pub words: String,
    /// Whether they are what was looked for.
    pub found: bool,
}

/// Nothing has a thousand different words; an endless search is cut, not refused.
const LONGEST: usize = 500;
/// Words shown before and after the first that was found.
const AROUND: (usize, usize) = (8, 24);

/// Words that all have to be found, whatever their case and accents.
pub(crate) struct Wanted {
    typed: Vec<String>,
    folded: Vec<String>,
}

impl Wanted {
    pub(crate) fn new(typed: &str) -> Self {
        let typed: String = typed
            .chars()
            .take(LONGEST)
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        let typed: Vec<String> = typed.split_whitespace().map(str::to_owned).collect();
        Self {
            folded: typed
                .iter()
                .map(|word| fold(word))
                .filter(|word| !word.is_empty())
                .collect(),
            typed,
        }
    }

    /// Whether nothing is looked for.
    pub(crate) const fn is_nothing(&self) -> bool {
        self.folded.is_empty()
    }

    /// Whether every word is somewhere in it.
    pub(crate) fn finds(&self, text: &str) -> bool {
        let all = fold(text);
        self.folded.iter().all(|word| all.contains(word.as_str()))
    }

    /// The same for the index: each word as the beginning of one, taken literally whatever signs are in it.
    pub(super) fn for_the_index(&self) -> String {
        let each = self.typed.iter();
        let quoted = each.map(|word| format!("\"{}\"*", word.replace('"', "\"\"")));
        quoted.collect::<Vec<_>>().join(" ")
    }

    /// The words of a text around the first that was looked for.
    pub(super) fn around(&self, text: &str) -> Vec<Bit> {
        let parts: Vec<&str> = text.split_word_bounds().collect();
        let looked_for = |part: &str| {
            let part = fold(part);
            self.folded.iter().any(|word| part.contains(word.as_str()))
        };
        let first = parts
            .iter()
            .position(|part| looked_for(part))
            .unwrap_or_default();
        let from = first.saturating_sub(AROUND.0);
        let until = (first + AROUND.1).min(parts.len());
        let mut bits = Vec::new();
        if from > 0 {
            push(&mut bits, "…", false);
        }
        for part in &parts[from..until] {
            push(&mut bits, part, looked_for(part));
        }
        if until < parts.len() {
            push(&mut bits, "…", false);
        }
        bits
    }
}

fn push(bits: &mut Vec<Bit>, words: &str, found: bool) {
    match bits.last_mut() {
        Some(last) if last.found == found => last.words.push_str(words),
        _ => bits.push(Bit {
            words: words.to_owned(),
            found,
        }),
    }
}

/// Stand around what was found in a piece of the index; nobody can type them.
pub(super) const MARKS: [char; 2] = ['\u{2}', '\u{3}'];

/// A piece of the index with what was found marked in it.
pub(super) fn marked(piece: &str) -> Vec<Bit> {
    let mut bits = Vec::new();
    for (n, part) in piece.split(MARKS).enumerate() {
        if !part.is_empty() {
            push(&mut bits, part, n % 2 == 1);
        }
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sign_is_taken_as_it_was_typed() {
        let wanted = Wanted::new("say \"no\" AND\0NOT (x*)");
        assert_eq!(
            wanted.for_the_index(),
            r#""say"* """no"""* "AND"* "NOT"* "(x*)"*"#
        );
        assert!(Wanted::new(" \u{301} ").is_nothing());
    }

    #[test]
    fn what_was_found_is_marked_without_case_and_accents() {
        let bits = Wanted::new("cafe").around("In the Café, at noon");
        let found: Vec<_> = bits.iter().filter(|bit| bit.found).collect();
        assert_eq!(found[0].words, "Café");
        let whole: String = bits.iter().map(|bit| bit.words.as_str()).collect();
        assert_eq!(whole, "In the Café, at noon");
    }

    #[test]
    fn marks_of_the_index_become_bits() {
        let bits = marked("a \u{2}b\u{3} c");
        assert_eq!(
            bits.iter().map(|bit| bit.found).collect::<Vec<_>>(),
            [false, true, false]
        );
        assert_eq!(marked("\u{2}b\u{3}").len(), 1);
    }
}
