//! A passphrase: how it is read, and when it is too easy to guess. Symbols are never asked for; length is.

use serde::Deserialize;
use ts_rs::TS;
use unicode_normalization::UnicodeNormalization;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// What somebody typed as their passphrase. Wiped when dropped; never shown, kept or logged.
#[derive(Clone, Deserialize, TS, Zeroize, ZeroizeOnDrop)]
#[serde(transparent)]
pub struct Passphrase(String);

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase")
    }
}

/// Why a passphrase is too easy to guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    /// Fewer than twelve characters.
    Short,
    /// Endless.
    Long,
    /// What is left without repeats, runs of neighbours and words everybody tries is short.
    Common,
    /// It is mostly one of the two names.
    Name,
}

/// Characters that have to be left once what is easily guessed is taken out.
const LEFT: usize = 8;

/// Parts everybody tries first.
const TRIED_FIRST: &[&str] = &[
    "password",
    "passwort",
    "passphrase",
    "letmein",
    "welcome",
    "iloveyou",
    "loveyou",
    "sunshine",
    "princess",
    "dragon",
    "monkey",
    "football",
    "baseball",
    "superman",
    "master",
    "shadow",
    "secret",
    "admin",
    "login",
    "hello",
    "trustno",
    "whatever",
    "starwars",
    "correcthorsebatterystaple",
    "commonground",
];
/// Rows of keys, walked forwards or back.
const ROWS: &[&str] = &[
    "qwertyuiop",
    "qwertzuiop",
    "azertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "yxcvbnm",
    "1234567890",
    "abcdefghijklmnopqrstuvwxyz",
];

impl Passphrase {
    /// Characters one has at least.
    pub const LEAST: usize = 12;
    /// Far above what anybody remembers.
    pub const MOST: usize = 1000;

    /// From what was typed.
    #[must_use]
    pub const fn new(typed: String) -> Self {
        Self(typed)
    }

    /// As it was typed: for the words of a recovery code.
    #[must_use]
    pub fn as_typed(&self) -> &str {
        &self.0
    }

    /// Whether it is the same one, however it was composed.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.secret() == other.secret()
    }

    /// The same bytes on every keyboard and system: compatibility forms and the kinds of space made one.
    pub(super) fn secret(&self) -> zeroize::Zeroizing<Vec<u8>> {
        zeroize::Zeroizing::new(self.0.nfkc().collect::<String>().into_bytes())
    }

    /// Whether it is too easy to guess, and why; `names` are the two partners'.
    #[must_use]
    pub fn weak(&self, names: &[&str]) -> Option<Weak> {
        let length = self.0.chars().count();
        if length < Self::LEAST {
            return Some(Weak::Short);
        }
        if length > Self::MOST {
            return Some(Weak::Long);
        }
        let mut left: String = self
            .0
            .nfkc()
            .flat_map(char::to_lowercase)
            .filter(|c| !c.is_whitespace())
            .collect();
        for part in TRIED_FIRST {
            left = left.replace(part, "");
        }
        let named = names
            .iter()
            .map(|name| name.to_lowercase().replace(char::is_whitespace, ""))
            .filter(|name| name.chars().count() > 2)
            .fold(left.clone(), |left, name| left.replace(&name, ""));
        let weak = if guessable(&named) >= LEFT {
            None
        } else if named == left {
            Some(Weak::Common)
        } else {
            Some(Weak::Name)
        };
        left.zeroize();
        weak
    }
}

/// How many characters of a text a guesser has to find: one that repeats an earlier pair, or is a neighbour of
/// the one before on a row of keys, tells nothing new.
fn guessable(text: &str) -> usize {
    let chars: Vec<char> = text.chars().collect();
    let mut seen = std::collections::HashSet::new();
    chars
        .windows(2)
        .filter(|pair| {
            pair[0] != pair[1] && !neighbours(pair[0], pair[1]) && seen.insert([pair[0], pair[1]])
        })
        .count()
}

fn neighbours(one: char, other: char) -> bool {
    ROWS.iter().any(|row| {
        let at = |c| row.chars().position(|key| key == c);
        matches!((at(one), at(other)), (Some(a), Some(b)) if a.abs_diff(b) == 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weak(typed: &str) -> Option<Weak> {
        Passphrase::new(typed.to_owned()).weak(&["Ana", "Benjamin"])
    }

    #[test]
    fn what_is_easily_guessed_is_said_with_why() {
        for (typed, why) in [
            ("", Weak::Short),
            ("tulip-elm", Weak::Short),
            ("aaaaaaaaaaaaaaaa", Weak::Common),
            ("abcabcabcabcabc", Weak::Common),
            ("1234567890123", Weak::Common),
            ("qwertyuiopasdf", Weak::Common),
            ("passwordpassword", Weak::Common),
            ("Password 1234567", Weak::Common),
            ("iloveyou iloveyou 12", Weak::Common),
            ("benjaminbenjamin", Weak::Name),
            ("benjamin 2024 benjamin", Weak::Name),
        ] {
            assert_eq!(weak(typed), Some(why), "{typed}");
        }
        assert_eq!(weak(&"endless ".repeat(200)), Some(Weak::Long));
    }

    #[test]
    fn what_takes_somebody_to_know_passes_without_symbols() {
        for typed in [
            "the kettle sings at six",
            "marmalade on the north side",
            "kein regen ueber lissabon",
            "яблоко падает недалеко",
            "四月の雨は静かに降る夜の庭",
        ] {
            assert_eq!(weak(typed), None, "{typed}");
        }
    }

    #[test]
    fn is_the_same_however_it_was_composed() {
        let one = Passphrase::new("caf\u{e9} \u{ff52}ain".to_owned());
        let other = Passphrase::new("cafe\u{301} rain".to_owned());
        assert_eq!(one.secret(), other.secret());
    }
}
