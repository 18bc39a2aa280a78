//! Whether an agreement binds one of the two only.

use super::words::{self, Sentence, Word};
use super::{Field, Names, Texts};

/// Words that speak of both, or of whoever it may be.
const BOTH: &[&str] = &[
    "we",
    "us",
    "our",
    "both",
    "each",
    "either",
    "neither",
    "whoever",
    "everyone",
    "everybody",
    "nobody",
    "one",
    "anyone",
    "together",
    "turns",
    "other",
];
/// After these a name is not the one who does something: "tell Ben", "with Ben".
const NOT_SUBJECT: &[&str] = &[
    "to", "with", "for", "of", "from", "by", "about", "at", "than", "on", "tell", "tells", "ask",
    "asks", "let", "lets", "give", "gives", "show", "shows", "call", "calls", "help", "helps",
    "text", "see", "sees", "remind", "reminds", "pay", "pays", "thank", "like",
];

#[derive(PartialEq)]
enum Bound {
    Author,
    Partner,
    Both,
    Nobody,
}

/// The field to show a note at when the terms bind one only: either exactly one of "what each does"
/// is filled in, or every sentence of the text that says who does something names the same one.
pub(super) fn binds_one(texts: &Texts<'_>, names: Names<'_>) -> Option<Field> {
    let [author, partner] = texts.each.map(|part| !part.trim().is_empty());
    if author != partner {
        return Some(Field::Each);
    }
    if author && partner {
        return None;
    }
    let bound: Vec<Bound> = words::sentences(texts.text)
        .iter()
        .map(|sentence| bound_by(sentence, names))
        .collect();
    let one = (bound.contains(&Bound::Author) != bound.contains(&Bound::Partner))
        && !bound.contains(&Bound::Both);
    one.then_some(Field::Text)
}

fn bound_by(sentence: &Sentence, names: Names<'_>) -> Bound {
    let is = |word: &Word, name: &str| {
        name.split_whitespace()
            .next()
            .is_some_and(|first| word.typed == first)
    };
    let who = |word: &Word| match word.plain.as_str() {
        plain if BOTH.contains(&plain) => Some(Bound::Both),
        _ if is(word, names.partner) => Some(Bound::Partner),
        "you" => Some(Bound::Partner),
        _ if is(word, names.author) => Some(Bound::Author),
        "i" => Some(Bound::Author),
        _ => None,
    };
    let words = &sentence.words;
    if words.iter().any(|word| who(word) == Some(Bound::Both)) {
        return Bound::Both;
    }
    let subjects: Vec<Bound> = words
        .iter()
        .enumerate()
        .filter(|(at, _)| !sentence.follows(*at, NOT_SUBJECT))
        .filter_map(|(_, word)| who(word))
        .collect();
    match (
        subjects.contains(&Bound::Author),
        subjects.contains(&Bound::Partner),
    ) {
        (true, true) => main_subject(sentence, &who),
        (true, false) => Bound::Author,
        (false, true) => Bound::Partner,
        (false, false) => Bound::Nobody,
    }
}

/// In "When Ana is away, Ben cooks" only Ben does something: the last clause's subject, unless both
/// stand in it.
fn main_subject(sentence: &Sentence, who: &dyn Fn(&Word) -> Option<Bound>) -> Bound {
    let conditional = [
        "when", "if", "before", "after", "while", "whenever", "once", "as",
    ];
    let opens = sentence
        .words
        .first()
        .is_some_and(|word| conditional.contains(&word.plain.as_str()));
    let Some(main) = sentence.words.iter().rposition(|word| word.after_break) else {
        return Bound::Both;
    };
    if !opens || main == 0 {
        return Bound::Both;
    }
    sentence
        .words
        .iter()
        .skip(main)
        .find_map(who)
        .unwrap_or(Bound::Both)
}
