//! The recovery code: twelve words (BIP 39, English list), the last of which checks the others. It opens what
//! its owner's passphrase opens, and is meant for paper.

use bip39::{Language, Mnemonic};
use zeroize::Zeroizing;

use crate::error::{Error, Result};
use crate::world::World;

/// A recovery code. Wiped when dropped.
#[derive(Clone)]
pub struct Code(Mnemonic);

impl Code {
    /// A new one: 128 random bits.
    pub(crate) fn new(world: &dyn World) -> Result<Self> {
        let secret = Zeroizing::new(world.secret());
        Mnemonic::from_entropy(&secret[..16])
            .map(Self)
            .map_err(|error| Error::System(error.to_string()))
    }

    /// As somebody typed it: any spaces, any case. `None` where a word is none of the list's or the words do
    /// not check.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        let typed = Zeroizing::new(typed.to_lowercase());
        let words = Zeroizing::new(typed.split_whitespace().collect::<Vec<_>>().join(" "));
        Mnemonic::parse_in_normalized(Language::English, &words)
            .ok()
            .filter(|code| code.word_count() == 12)
            .map(Self)
    }

    /// The words, as they are shown once and printed.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        self.0.words()
    }

    /// Whether it is the same code.
    pub(crate) fn is(&self, other: &Self) -> bool {
        self.secret() == other.secret()
    }

    pub(super) fn secret(&self) -> Zeroizing<Vec<u8>> {
        let (bytes, length) = self.0.to_entropy_array();
        let bytes = Zeroizing::new(bytes);
        Zeroizing::new(bytes[..length].to_vec())
    }
}

/// Some words from the list, for a passphrase to be suggested: eleven bits each.
pub(crate) fn suggest(words: usize, world: &dyn World) -> Vec<&'static str> {
    let list = Language::English.word_list();
    let dice = Zeroizing::new(world.secret());
    dice.as_chunks::<2>()
        .0
        .iter()
        .take(words)
        .map(|pair| list[usize::from(u16::from_le_bytes(*pair)) % list.len()])
        .collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test's panic is its answer")]
    use super::*;
    use crate::testing::friday;

    #[test]
    fn is_read_however_it_is_typed() {
        let code = Code::new(&friday()).unwrap();
        let words: Vec<_> = code.words().collect();
        assert_eq!(words.len(), 12);
        let typed = format!("  {}\n", words.join("   ").to_uppercase());
        assert_eq!(Code::read(&typed).unwrap().secret(), code.secret());
    }

    #[test]
    fn a_word_that_was_misread_is_noticed() {
        let words: Vec<_> = Code::new(&friday()).unwrap().words().collect();
        let mut slips = 0;
        for n in 0..12 {
            let mut typed = words.clone();
            typed[n] = if typed[n] == "zoo" { "zone" } else { "zoo" };
            slips += usize::from(Code::read(&typed.join(" ")).is_some());
        }
        assert!(slips <= 3, "four bits check: one slip in sixteen passes");
        assert!(Code::read("").is_none());
        assert!(Code::read(&words[..11].join(" ")).is_none());
        assert!(Code::read(&vec!["zoo"; 24].join(" ")).is_none());
    }

    #[test]
    fn suggested_words_are_plain_words() {
        let five = suggest(5, &friday());
        assert_eq!(five.len(), 5);
        assert!(
            five.iter()
                .all(|word| word.chars().all(|c| c.is_ascii_lowercase()))
        );
    }
}
