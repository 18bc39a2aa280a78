//! Whether a request is the same one again in slightly other words.

use unicode_segmentation::UnicodeSegmentation;

/// How much of the words that matter must be shared: three of four.
const SHARED: f64 = 0.75;

/// Words of politeness and grammar: with or without them it is the same request.
const SMALL: &[&str] = &[
    "a", "an", "the", "i", "me", "my", "you", "your", "we", "us", "our", "it", "this", "that",
    "to", "of", "in", "on", "at", "for", "and", "or", "so", "be", "is", "are", "am", "do", "does",
    "did", "can", "could", "would", "will", "shall", "should", "may", "might", "please", "pls",
    "like", "love", "want", "wish", "hope", "ask", "really", "just", "maybe", "perhaps", "again",
    "if", "let", "let's", "i'd", "i'll", "you'd", "we'd", "i'm", "okay", "ok", "mind", "once",
    "more", "very", "much", "kindly", "also", "still", "have", "there",
];
/// Words that turn a request into another one: never overlooked.
const TURNING: &[&str] = &[
    "not", "no", "never", "without", "less", "instead", "stop", "except",
];

/// Whether `a` and `b` ask for nearly the same.
///
/// Compared are the words that matter: small letters, without politeness and grammar, without
/// plural and verb endings, a slip of one letter forgiven (two in words of eight and more; none in
/// numbers). Nearly the same means that three quarters of all such words are in both, so a changed
/// order or one more word of seven is no new request, while another day in a short request is. A
/// *not* or *without* in only one of them always makes two requests.
pub fn near_identical(a: &str, b: &str) -> bool {
    Asked::new(b).again(a)
}

/// What is asked, to be held against much that was asked before: its own words are taken apart once.
pub(crate) struct Asked {
    all: Vec<String>,
    turning: Vec<bool>,
    content: Vec<Word>,
}

impl Asked {
    pub(crate) fn new(text: &str) -> Self {
        let all = words(text);
        Self {
            turning: turning(&all),
            content: content(&all),
            all,
        }
    }

    /// Whether `before` asked for nearly the same: see [`near_identical`].
    pub(crate) fn again(&self, before: &str) -> bool {
        let all = words(before);
        if all == self.all {
            return true;
        }
        if turning(&all) != self.turning {
            return false;
        }
        let content = content(&all);
        if content.is_empty() || self.content.is_empty() {
            return false;
        }
        let mut left: Vec<&Word> = self.content.iter().collect();
        let mut shared = 0_u32;
        for word in &content {
            // An exact partner first, so that a slip does not use up another word's.
            let partner = left
                .iter()
                .position(|other| other.stem == word.stem)
                .or_else(|| {
                    left.iter()
                        .position(|other| slip(&word.typed, &other.typed))
                });
            if let Some(partner) = partner {
                left.swap_remove(partner);
                shared += 1;
            }
        }
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let all = count(content.len()) + count(left.len());
        f64::from(shared) >= SHARED * f64::from(all)
    }
}

/// Which of the turning words are there.
fn turning(all: &[String]) -> Vec<bool> {
    let there = |turn: &&str| all.iter().any(|word| word == turn);
    TURNING.iter().map(there).collect()
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .replace('’', "'")
        .unicode_words()
        .map(|word| match word {
            "cannot" => "not".to_owned(),
            word if word.ends_with("n't") => "not".to_owned(),
            word => word.to_owned(),
        })
        .collect()
}

struct Word {
    typed: String,
    stem: String,
}

/// The words that matter, each once.
fn content(words: &[String]) -> Vec<Word> {
    let mut content: Vec<Word> = words
        .iter()
        .filter(|word| !SMALL.contains(&word.as_str()))
        .map(|typed| Word {
            stem: stem(typed),
            typed: typed.clone(),
        })
        .collect();
    content.sort_by(|a, b| a.stem.cmp(&b.stem));
    content.dedup_by(|a, b| a.stem == b.stem);
    content
}

/// Without the commonest endings; short words stay.
fn stem(word: &str) -> String {
    for ending in ["'s", "ing", "ed", "es", "s"] {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.chars().count() >= 3
        {
            return stem.trim_end_matches('e').to_owned();
        }
    }
    if word.chars().count() > 3 {
        word.trim_end_matches('e').to_owned()
    } else {
        word.to_owned()
    }
}

/// Whether two words differ by a slip of the fingers only.
fn slip(a: &str, b: &str) -> bool {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    if a.iter().chain(&b).any(|c| c.is_numeric()) {
        return false;
    }
    let allowed = match a.len().min(b.len()) {
        0..=4 => 0,
        5..=7 => 1,
        _ => 2,
    };
    a.len().abs_diff(b.len()) <= allowed
        && (distance(&a, &b) <= allowed || (allowed > 0 && swapped(&a, &b)))
}

/// Whether two neighbouring letters changed places and nothing else.
fn swapped(a: &[char], b: &[char]) -> bool {
    let differ: Vec<usize> = (0..a.len().max(b.len()))
        .filter(|at| a.get(*at) != b.get(*at))
        .collect();
    matches!(differ[..], [i, j] if j == i + 1 && a.get(i) == b.get(j) && a.get(j) == b.get(i))
}

/// How many letters to change, add or leave out.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for ((y, above_left), above) in b.iter().zip(&row).zip(row.iter().skip(1)) {
            let left = next.last().copied().unwrap_or_default();
            next.push(
                (above_left + usize::from(x != y))
                    .min(above + 1)
                    .min(left + 1),
            );
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
