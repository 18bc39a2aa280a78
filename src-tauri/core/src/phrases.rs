//! The words: all of them for the pages, which get them from here, and the few said outside the window, in
//! notices, the tray, the calendar file and the copy one takes along.

use std::cell::OnceCell;

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        /// Every file of words, by its name.
        const FILES: &[(&str, &str)] = &[
            $(($name, include_str!(concat!("../locales/en/", $name, ".ftl")))),*
        ];
    };
}

files! {
    "backup",
    "boundaries",
    "changes",
    "decisions",
    "error",
    "export",
    "file",
    "frame",
    "goals",
    "help",
    "import",
    "leave",
    "notices",
    "parts",
    "passphrase",
    "private",
    "quarter",
    "recover",
    "reminders",
    "search",
    "set-up",
    "settings",
    "starters",
    "today",
    "trash",
    "values",
    "wording",
    "yeses",
}

/// What the program says by itself; the words of the copy one takes along are nothing the pages need.
const SOURCE: &str = concat!(
    include_str!("../locales/en/notices.ftl"),
    include_str!("../locales/paper/en.ftl")
);

/// All words of the pages, as one Fluent text. What the files say to those who write them is left out.
#[must_use]
pub fn pages() -> String {
    let lines = FILES.iter().flat_map(|(_, text)| text.lines());
    let mut all = String::new();
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        all.push_str(line);
        all.push('\n');
    }
    all
}

thread_local! {
    static WORDS: OnceCell<FluentBundle<FluentResource>> = const { OnceCell::new() };
}

/// The words for a key of what the program says by itself; the key itself where there are none, which a test forbids.
#[must_use]
pub fn phrase(key: &str) -> String {
    phrase_with(key, &[])
}

/// The same with values put into the sentence.
#[must_use]
pub fn phrase_with(key: &str, values: &[(&str, &str)]) -> String {
    let mut args = FluentArgs::new();
    for (name, value) in values {
        args.set(*name, FluentValue::from(*value));
    }
    WORDS.with(|words| {
        let words = words.get_or_init(bundle);
        let Some(pattern) = words.get_message(key).and_then(|found| found.value()) else {
            return key.to_owned();
        };
        words
            .format_pattern(pattern, Some(&args), &mut Vec::new())
            .into_owned()
    })
}

fn bundle() -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new(vec![
        LanguageIdentifier::from_bytes(b"en-GB").unwrap_or_default(),
    ]);
    // Notification services show the isolating marks as boxes, and no value here is anyone's words.
    bundle.set_use_isolating(false);
    let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(SOURCE.to_owned());
    // Adding to an empty bundle overrides nothing, so there is nothing it could refuse.
    let _ = bundle.add_resource(resource);
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_words_is_handed_to_the_pages() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/locales/en");
        let mut there: Vec<String> = std::fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|file| file.file_name().into_string().ok())
            .collect();
        there.sort();
        let mut handed: Vec<String> = FILES
            .iter()
            .map(|(name, _)| format!("{name}.ftl"))
            .collect();
        handed.sort();
        assert_eq!(there, handed);
        assert!(pages().contains("notice-now"));
    }

    #[test]
    fn every_key_that_is_used_has_words() {
        for key in [
            "notice-title",
            "notice-now",
            "notice-break-over",
            "notice-test",
            "calendar-neutral",
            "tray-open",
            "tray-note",
            "tray-break",
            "tray-pause",
            "tray-resume",
            "tray-quit",
            "reminder-about-check-in",
            "reminder-about-quarter",
            "recover-folder-title",
            "recover-copy-title",
        ] {
            assert_ne!(phrase(key), key);
        }
        let since = phrase_with("notice-since", &[("day", "Tuesday"), ("time", "20:00")]);
        assert!(since.contains("Tuesday 20:00"), "{since}");
    }
}
