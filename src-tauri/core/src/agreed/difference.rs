//! What changed between two texts, word by word, for people to read before they say yes.

use serde::Serialize;
use serde_json::Value;
use similar::{ChangeTag, TextDiff};
use ts_rs::TS;

use crate::db::text_enum;

text_enum! {
    /// What became of a run of words.
    pub enum PieceKind {
        /// In both texts.
        Same = "same",
        /// Only in the older one.
        Gone = "gone",
        /// Only in the newer one.
        New = "new",
    }
}

/// A run of words that were kept, left out or added.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Piece {
    /// What became of it.
    pub kind: PieceKind,
    /// The words, with the blanks after them.
    pub text: String,
}

/// One field of the text that is not what it was.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Changed {
    /// The field: its key in the body; entries of a list by their number (`does.0`).
    pub field: String,
    /// Words against words. Empty where the field is not words.
    pub pieces: Vec<Piece>,
    /// What stood there: a number, a date, yes or no.
    #[ts(type = "unknown")]
    pub from: Value,
    /// What stands there now.
    #[ts(type = "unknown")]
    pub to: Value,
}

/// The fields that differ between two bodies, in the order of their keys. The same body gives none.
#[must_use]
pub fn difference(older: &Value, newer: &Value) -> Vec<Changed> {
    let mut changed = Vec::new();
    walk(String::new(), older, newer, &mut changed);
    changed
}

fn walk(field: String, older: &Value, newer: &Value, changed: &mut Vec<Changed>) {
    let within = |part: &str| {
        if field.is_empty() {
            part.to_owned()
        } else {
            format!("{field}.{part}")
        }
    };
    match (older, newer) {
        _ if older == newer => {}
        (Value::Object(a), Value::Object(b)) => {
            let mut keys: Vec<&String> = a.keys().chain(b.keys()).collect();
            keys.sort();
            keys.dedup();
            for key in keys {
                let [a, b] = [a, b].map(|body| body.get(key).unwrap_or(&Value::Null));
                walk(within(key), a, b, changed);
            }
        }
        (Value::Array(a), Value::Array(b)) => {
            for n in 0..a.len().max(b.len()) {
                let [a, b] = [a, b].map(|list| list.get(n).unwrap_or(&Value::Null));
                walk(within(&n.to_string()), a, b, changed);
            }
        }
        (Value::String(a), Value::String(b)) if !is_date(a) || !is_date(b) => {
            changed.push(Changed {
                field,
                pieces: words(a, b),
                from: older.clone(),
                to: newer.clone(),
            });
        }
        _ => changed.push(Changed {
            field,
            pieces: Vec::new(),
            from: older.clone(),
            to: newer.clone(),
        }),
    }
}

fn is_date(words: &str) -> bool {
    words.parse::<chrono::NaiveDate>().is_ok()
}

/// Two texts against each other, word by word, neighbours of one kind joined.
fn words(older: &str, newer: &str) -> Vec<Piece> {
    let diff = TextDiff::from_unicode_words(older, newer);
    let mut pieces: Vec<Piece> = Vec::new();
    for change in diff.iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Equal => PieceKind::Same,
            ChangeTag::Delete => PieceKind::Gone,
            ChangeTag::Insert => PieceKind::New,
        };
        match pieces.last_mut() {
            Some(last) if last.kind == kind => last.text.push_str(change.value()),
            _ => pieces.push(Piece {
                kind,
                text: change.value().to_owned(),
            }),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn only_what_changed_is_told_word_by_word() {
        let older = json!({"words": "Phones away at dinner", "does": ["I cook", "I wash up"], "rest": 24, "ends": "2026-09-12"});
        let newer = json!({"words": "Phones away after dinner", "does": ["I cook", "I dry"], "rest": 24, "ends": "2026-12-12"});
        let changed = difference(&older, &newer);
        let fields: Vec<&str> = changed.iter().map(|c| c.field.as_str()).collect();
        assert_eq!(fields, ["does.1", "ends", "words"]);
        assert!(changed[1].pieces.is_empty(), "a date is told as two dates");
        let piece = |kind, text: &str| Piece {
            kind,
            text: text.into(),
        };
        assert_eq!(
            changed[2].pieces,
            [
                piece(PieceKind::Same, "Phones away "),
                piece(PieceKind::Gone, "at"),
                piece(PieceKind::New, "after"),
                piece(PieceKind::Same, " dinner"),
            ]
        );
        assert_eq!(difference(&newer, &newer), []);
    }

    proptest! {
        #[test]
        fn the_pieces_give_both_texts_back(older in "[a-c \u{301}é]{0,40}", newer in "[a-c \u{301}é]{0,40}") {
            let pieces = words(&older, &newer);
            let without = |gone: PieceKind| pieces.iter().filter(|p| p.kind != gone).map(|p| p.text.as_str()).collect::<String>();
            prop_assert_eq!(without(PieceKind::New), older);
            prop_assert_eq!(without(PieceKind::Gone), newer);
        }
    }
}
