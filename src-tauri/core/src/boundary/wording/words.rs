//! A text as sentences of words, ready to be compared.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

/// One word, or one half of a contraction ("don't" is *do* and *not*).
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// In small letters, with straight apostrophes.
    pub(super) plain: String,
    /// As typed; names are told from words by their capital.
    pub(super) typed: String,
    /// Bytes of the text.
    span: Range<usize>,
    /// Whether a comma or the like stands before it.
    pub(super) after_break: bool,
}

/// A sentence without what is quoted in it.
#[derive(Debug, Clone)]
pub(super) struct Sentence {
    pub(super) words: Vec<Word>,
}

impl Sentence {
    /// Whether any of `plain` words occurs.
    pub(super) fn has_any(&self, plain: &[&str]) -> bool {
        self.has_any_from(0, plain)
    }

    pub(super) fn has_any_from(&self, at: usize, plain: &[&str]) -> bool {
        self.words
            .iter()
            .skip(at)
            .any(|word| plain.contains(&word.plain.as_str()))
    }

    /// Whether the word before `at` is one of `plain`; `^` stands for the beginning.
    pub(super) fn follows(&self, at: usize, plain: &[&str]) -> bool {
        match at.checked_sub(1).and_then(|before| self.words.get(before)) {
            Some(word) => plain.contains(&word.plain.as_str()),
            None => plain.contains(&"^"),
        }
    }

    /// Whether the word at `at` is one of `plain`.
    pub(super) fn precedes(&self, at: usize, plain: &[&str]) -> bool {
        self.words
            .get(at)
            .is_some_and(|word| plain.contains(&word.plain.as_str()))
    }

    /// The bytes that a range of words covers.
    pub(super) fn span(&self, words: Range<usize>) -> Range<usize> {
        let covered = self.words.get(words).unwrap_or_default();
        match (covered.first(), covered.last()) {
            (Some(first), Some(last)) => first.span.start..last.span.end,
            _ => 0..0,
        }
    }
}

/// The sentences of a text, in order. A line end ends a sentence, too.
pub(super) fn sentences(text: &str) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut words: Vec<Word> = Vec::new();
    let mut quotes = Quotes::default();
    let mut after_break = true;
    for (start, piece) in text.split_word_bound_indices() {
        let span = start..start + piece.len();
        if piece.chars().any(char::is_alphanumeric) {
            if !quotes.open() {
                for plain in halves(&piece.to_lowercase().replace('’', "'")) {
                    words.push(Word {
                        plain,
                        typed: piece.to_owned(),
                        span: span.clone(),
                        after_break,
                    });
                    after_break = false;
                }
            }
            continue;
        }
        after_break |= !piece.trim().is_empty();
        quotes.see(piece, text, &span);
        if piece.contains(['.', '!', '?', ';', '\n', '…']) && !quotes.open() {
            sentences.push(Sentence {
                words: std::mem::take(&mut words),
            });
            after_break = true;
        }
    }
    sentences.push(Sentence { words });
    sentences.retain(|sentence| !sentence.words.is_empty());
    sentences
}

/// Contractions as the words they stand for, so that a rule is written once.
fn halves(word: &str) -> Vec<String> {
    let two = |first: &str, second: &str| vec![first.to_owned(), second.to_owned()];
    match word {
        "cannot" | "can't" => return two("can", "not"),
        "won't" => return two("will", "not"),
        "shan't" => return two("shall", "not"),
        _ => {}
    }
    for (ending, whole) in [
        ("n't", "not"),
        ("'re", "are"),
        ("'ll", "will"),
        ("'ve", "have"),
        ("'d", "would"),
    ] {
        if let Some(stem) = word.strip_suffix(ending)
            && !stem.is_empty()
        {
            return two(stem, whole);
        }
    }
    vec![word.to_owned()]
}

/// Which quotation mark is open, if any. One that is never closed opens nothing.
#[derive(Default)]
struct Quotes {
    closing: Option<&'static str>,
}

impl Quotes {
    fn open(&self) -> bool {
        self.closing.is_some()
    }

    fn see(&mut self, mark: &str, text: &str, at: &Range<usize>) {
        if let Some(closing) = self.closing {
            // An apostrophe inside a word is no closing mark; those never arrive here.
            if mark == closing {
                self.closing = None;
            }
            return;
        }
        let closing = match mark {
            "“" | "„" => "”",
            "\"" => "\"",
            "«" => "»",
            "‘" => "’",
            "'" => "'",
            _ => return,
        };
        let beside_letter = |side: Option<char>| side.is_some_and(char::is_alphanumeric);
        let (before, rest) = (text.get(..at.start), text.get(at.end..));
        let (before, rest) = (before.unwrap_or_default(), rest.unwrap_or_default());
        // "my parents' house" opens nothing.
        if beside_letter(before.chars().next_back()) {
            return;
        }
        let closes = |at: usize| !beside_letter(rest.get(at..).and_then(|r| r.chars().nth(1)));
        if rest.match_indices(closing).any(|(at, _)| closes(at)) {
            self.closing = Some(closing);
        }
    }
}
