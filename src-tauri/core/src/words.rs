//! Words people type: trimmed, checked for length and for characters that cannot be shown.
//! Everything else (any script, emoji, right-to-left, combining marks) is kept as typed.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::error::{Error, Problem, Result};

/// The longest single line: a title, a name of something, a next step.
pub const LINE: usize = 200;
/// The longest text with paragraphs.
pub const TEXT: usize = 10_000;

/// A single line that must not be empty; line breaks and runs of blanks become one blank.
///
/// # Errors
/// Empty, longer than `max` characters, or with characters that cannot be shown.
pub fn line(field: &str, typed: &str, max: usize) -> Result<String> {
    let line = optional_line(field, typed, max)?;
    if line.is_empty() {
        return Err(Error::field(field, Problem::Empty));
    }
    Ok(line)
}

/// A single line that may be empty.
///
/// # Errors
/// Longer than `max` characters, or with characters that cannot be shown.
pub fn optional_line(field: &str, typed: &str, max: usize) -> Result<String> {
    check_size(field, typed, max)?;
    let line = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    check(field, &line, max)?;
    Ok(line)
}

/// A text with paragraphs that must not be empty.
///
/// # Errors
/// Empty, longer than [`TEXT`], or with characters that cannot be shown.
pub fn text(field: &str, typed: &str) -> Result<String> {
    let text = optional_text(field, typed)?;
    if text.is_empty() {
        return Err(Error::field(field, Problem::Empty));
    }
    Ok(text)
}

/// A text with paragraphs that may be empty.
///
/// # Errors
/// Longer than [`TEXT`], or with characters that cannot be shown.
pub fn optional_text(field: &str, typed: &str) -> Result<String> {
    check_size(field, typed, TEXT)?;
    let text = typed.replace("\r\n", "\n").trim().to_owned();
    check(field, &text, TEXT)?;
    Ok(text)
}

/// Words as they are looked for: without case, accents or width, in any script.
#[must_use]
pub fn fold(words: &str) -> String {
    words
        .nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// Ten megabytes are refused before anything walks over them: no character is longer than 4 bytes,
/// and nobody means more blanks than words.
fn check_size(field: &str, typed: &str, max: usize) -> Result<()> {
    if typed.len() > max.saturating_mul(8) {
        Err(Error::field(field, Problem::TooLong(max)))
    } else {
        Ok(())
    }
}

fn check(field: &str, words: &str, max: usize) -> Result<()> {
    if words.chars().count() > max {
        return Err(Error::field(field, Problem::TooLong(max)));
    }
    if words
        .chars()
        .any(|c| c.is_control() && c != '\n' && c != '\t')
    {
        return Err(Error::field(field, Problem::OddCharacters));
    }
    // Only blanks, joiners and marks that draw nothing: people would see an empty line.
    if !words.is_empty() && words.chars().all(draws_nothing) {
        return Err(Error::field(field, Problem::Empty));
    }
    Ok(())
}

const fn draws_nothing(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{00AD}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_trimmed_and_kept_as_typed() -> Result<()> {
        assert_eq!(
            line("title", "  A week\n in   Lisbon ", LINE)?,
            "A week in Lisbon"
        );
        assert_eq!(line("title", "שלום 👩‍👩‍👧 e\u{301}", LINE)?, "שלום 👩‍👩‍👧 e\u{301}");
        Ok(())
    }

    #[test]
    fn what_cannot_be_shown_is_refused() {
        for typed in ["", "   ", "\u{200B}\u{200B}", "\u{FEFF}"] {
            assert_eq!(
                line("title", typed, LINE).unwrap_err().code(),
                "empty",
                "{typed:?}"
            );
        }
        assert_eq!(
            line("title", "a\0b", LINE).unwrap_err().code(),
            "odd-characters"
        );
        assert_eq!(
            line("title", &"x".repeat(201), LINE).unwrap_err().code(),
            "too-long"
        );
        assert_eq!(
            optional_text("notes", &" ".repeat(10_000_000))
                .unwrap_err()
                .code(),
            "too-long"
        );
    }
}
