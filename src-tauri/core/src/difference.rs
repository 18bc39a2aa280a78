//! The readable difference between two texts, word by word.

use serde::Serialize;
use similar::{ChangeTag, TextDiff};
use ts_rs::TS;

use crate::db::text_enum;

text_enum! {
    /// What became of a few words.
    pub enum PieceKind {
        /// They stand in both texts.
        Same = "same",
        /// They stood in the older one only.
        Gone = "gone",
        /// They stand in the newer one only.
        New = "new",
    }
}

/// A few words of a difference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Piece {
    /// What became of them.
    pub kind: PieceKind,
    /// The words, with their blanks.
    pub text: String,
}

/// What was taken out of `older` and put in to make `newer`. All pieces but the new ones are `older`,
/// all but the gone ones are `newer`.
#[must_use]
pub fn between(older: &str, newer: &str) -> Vec<Piece> {
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

    fn side(pieces: &[Piece], without: PieceKind) -> String {
        pieces
            .iter()
            .filter(|piece| piece.kind != without)
            .map(|piece| piece.text.as_str())
            .collect()
    }

    #[test]
    fn both_texts_can_be_read_back() {
        for (older, newer) in [
            ("No phones at dinner", "No phones at breakfast or dinner"),
            ("", "Something"),
            ("שלום 👩‍👩‍👧 e\u{301}", "שלום e\u{301}!"),
            ("one\ntwo", "one\n\ntwo"),
        ] {
            let pieces = between(older, newer);
            assert_eq!(side(&pieces, PieceKind::New), older);
            assert_eq!(side(&pieces, PieceKind::Gone), newer);
        }
    }

    #[test]
    fn only_the_words_that_changed_are_told() {
        let pieces = between("No phones at dinner", "No phones at breakfast");
        let told: Vec<_> = pieces.iter().map(|p| (p.kind, p.text.as_str())).collect();
        assert_eq!(
            told,
            [
                (PieceKind::Same, "No phones at "),
                (PieceKind::Gone, "dinner"),
                (PieceKind::New, "breakfast"),
            ]
        );
    }
}
