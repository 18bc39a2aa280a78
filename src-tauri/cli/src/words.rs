//! What it says, from Fluent files: its own, and the core's for what the app says too.

use common_ground_core::error::Error;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

const SOURCES: [&str; 4] = [
    include_str!("../locales/en/cli.ftl"),
    include_str!("../../core/locales/en/error.ftl"),
    include_str!("../../core/locales/en/file.ftl"),
    include_str!("../../core/locales/en/notices.ftl"),
];

thread_local! {
    static WORDS: FluentBundle<FluentResource> = bundle();
}

/// The words for a key.
pub(crate) fn say(key: &str) -> String {
    say_with(key, &[])
}

/// The same with values put into the sentence.
pub(crate) fn say_with(key: &str, values: &[(&str, &str)]) -> String {
    let mut args = FluentArgs::new();
    for (name, value) in values {
        args.set(*name, FluentValue::from(*value));
    }
    filled(key, &args).unwrap_or_else(|| key.to_owned())
}

/// The same with numbers.
pub(crate) fn say_counted(key: &str, counts: &[(&str, u32)], day: &str) -> String {
    let mut args = FluentArgs::new();
    for (name, count) in counts {
        args.set(*name, FluentValue::from(*count));
    }
    args.set("day", FluentValue::from(day));
    filled(key, &args).unwrap_or_else(|| key.to_owned())
}

/// What a problem says to people: the words of its code.
pub(crate) fn say_error(error: &Error) -> String {
    let mut args = FluentArgs::new();
    args.set("code", FluentValue::from(error.code()));
    // What was typed into a form is kept there; here there is none.
    args.set("typed", FluentValue::from("no"));
    filled(&format!("cli-error-{}", error.code()), &args)
        .or_else(|| filled(&format!("error-{}", error.code()), &args))
        .unwrap_or_else(|| error.code().to_owned())
}

fn filled(key: &str, args: &FluentArgs<'_>) -> Option<String> {
    WORDS.with(|words| {
        let pattern = words.get_message(key)?.value()?;
        let text = words.format_pattern(pattern, Some(args), &mut Vec::new());
        // Titles are somebody's words: nothing in them may act on a terminal.
        let shown = |c: &char| *c == '\n' || !c.is_control();
        Some(text.chars().filter(shown).collect())
    })
}

fn bundle() -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::new(vec![
        LanguageIdentifier::from_bytes(b"en-GB").unwrap_or_default(),
    ]);
    // Terminals show the isolating marks as boxes.
    bundle.set_use_isolating(false);
    for source in SOURCES {
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(source.to_owned());
        // A test sees that no key is there twice.
        let _ = bundle.add_resource(resource);
    }
    bundle
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_understood_and_no_key_is_there_twice() {
        let mut bundle: FluentBundle<FluentResource> = FluentBundle::default();
        for source in SOURCES {
            let Ok(resource) = FluentResource::try_new(source.to_owned()) else {
                panic!("a file is not understood");
            };
            assert!(
                bundle.add_resource(resource).is_ok(),
                "a key is there twice"
            );
        }
    }

    #[test]
    fn nothing_in_somebody_s_words_acts_on_a_terminal() {
        let said = say_with(
            "cli-waits",
            &[("title", "\u{1b}[2Jgone\u{7}"), ("since", "x")],
        );
        assert!(
            said.contains("[2Jgone") && !said.contains(char::is_control),
            "{said:?}"
        );
    }
}
