//! The wording helper against real sentences, of both kinds of mistake.

#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used)] // A test that cannot go on should stop.

use std::collections::{HashMap, HashSet};

use common_ground_core::boundary::starters::{STARTERS, TOPICS, starters};
use common_ground_core::boundary::wording::{
    Audience, Code, Field, Kind, Names, Texts, look, near_identical,
};
use fluent_bundle::{FluentBundle, FluentResource};

const NAMES: Names<'static> = Names {
    author: "Ana",
    partner: "Ben",
};

fn code(code: Code) -> String {
    serde_json::to_value(code)
        .unwrap()
        .as_str()
        .unwrap()
        .to_owned()
}

fn kind(word: &str) -> Kind {
    serde_json::from_value(word.into()).unwrap()
}

#[test]
fn each_sentence_gets_the_hints_it_should_and_no_other() {
    let mut wrong = Vec::new();
    let (mut with, mut without) = (0, 0);
    for line in include_str!("sentences.tsv").lines() {
        if line.starts_with('#') {
            continue;
        }
        let [which, expected, when, will, text] = line.split('\t').collect::<Vec<_>>()[..] else {
            panic!("five columns: {line}");
        };
        let texts = Texts {
            when,
            will,
            text,
            ..Texts::default()
        };
        let hints = look(kind(which), &texts, NAMES);
        let got: Vec<_> = hints.iter().map(|hint| code(hint.code)).collect();
        let got = if got.is_empty() {
            "-".to_owned()
        } else {
            got.join(",")
        };
        if expected == "-" {
            without += 1
        } else {
            with += 1
        }
        if got != expected {
            let words: Vec<_> = hints.iter().map(|hint| &hint.words).collect();
            wrong.push(format!("{line}\n    got {got} {words:?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(
        with >= 40 && without >= 40,
        "both kinds of mistake are looked for: {with}, {without}"
    );
}

#[test]
fn a_condition_is_for_the_author_alone_and_one_sided_terms_for_both() {
    let own = Texts {
        when: "you see your ex",
        will: "take your phone",
        ..Texts::default()
    };
    let hints = look(Kind::Own, &own, NAMES);
    assert_eq!(hints.len(), 1, "one condition, however many words show it");
    assert_eq!(
        (hints[0].code, hints[0].audience),
        (Code::Condition, Audience::Author)
    );
    // The same words are no condition where they can be declined or need both.
    for kind in [Kind::Request, Kind::Agreement] {
        assert!(
            look(kind, &own, NAMES)
                .iter()
                .all(|hint| hint.code != Code::Condition)
        );
    }

    let one = Texts {
        each: ["", "cooks"],
        text: "We eat at seven.",
        ..Texts::default()
    };
    let hints = look(Kind::Agreement, &one, NAMES);
    assert_eq!(
        hints
            .iter()
            .map(|hint| (hint.code, hint.field, hint.audience))
            .collect::<Vec<_>>(),
        [(Code::BindsOne, Field::Each, Audience::Both)]
    );
    let two = Texts {
        each: ["washes up", "cooks"],
        ..one
    };
    assert_eq!(look(Kind::Agreement, &two, NAMES), []);
}

#[test]
fn the_marked_words_are_where_the_hint_says_counted_as_the_interface_counts() {
    let text = "🙂 Hm. Ben always sings.";
    let texts = Texts {
        text,
        ..Texts::default()
    };
    let hints = look(Kind::Request, &texts, NAMES);
    let units: Vec<u16> = text.encode_utf16().collect();
    let marked = String::from_utf16(&units[hints[0].start..hints[0].end]).unwrap();
    assert_eq!(
        (marked.as_str(), hints[0].words.as_str()),
        ("Ben always", "Ben always")
    );
}

#[test]
fn a_name_that_is_a_word_is_told_by_its_capital() {
    for (partner, text) in [
        ("Will", "I will always sing."),
        ("May", "I may never sing."),
    ] {
        let texts = Texts {
            text,
            ..Texts::default()
        };
        assert_eq!(
            look(
                Kind::Request,
                &texts,
                Names {
                    author: "Ana",
                    partner
                }
            ),
            []
        );
    }
}

#[test]
fn long_and_hostile_words_are_read_to_the_end() {
    for text in [
        "“".repeat(3_000),
        "you ".repeat(5_000),
        "'".repeat(3_000),
        "you must \u{0}\u{202e}".to_owned(),
    ] {
        let texts = Texts {
            when: &text,
            will: &text,
            text: &text,
            each: [&text, &text],
        };
        for kind in [Kind::Own, Kind::Agreement, Kind::Request] {
            look(kind, &texts, NAMES);
        }
    }
    assert!(!near_identical(
        &"word ".repeat(2_000),
        &"other ".repeat(2_000)
    ));
}

// ---- the same request again

#[test]
fn the_same_request_in_other_clothes_is_the_same() {
    for (a, b) in [
        (
            "Could we visit my parents every Sunday?",
            "could we visit my parents every sunday",
        ),
        (
            "Could we visit my parents every Sunday?",
            "Please, I’d really like us to visit my parents every Sunday!",
        ),
        (
            "Could we visit my parents every Sunday?",
            "Visiting my parents each and every Sunday, please",
        ),
        (
            "Come to my sister’s birthday",
            "I would love you to come to my sister's birthdays",
        ),
        (
            "I’d like an evening without screens",
            "I'd like one evening without screens again",
        ),
        (
            "Stop smoking in the kitchen",
            "Please stop smokign in the kitchen",
        ),
        (
            "Move to Lisbon next spring",
            "Next spring, could we move to Lisbon?",
        ),
        ("…", "…"),
        ("我想要一个安静的晚上", "我想要一个安静的晚上"),
    ] {
        assert!(near_identical(a, b), "{a} / {b}");
        assert!(near_identical(b, a), "{b} / {a}");
    }
}

#[test]
fn another_request_is_another() {
    for (a, b) in [
        (
            "Could we visit my parents every Sunday?",
            "Could we visit my parents every month?",
        ),
        (
            "Could we visit my parents on Sunday?",
            "Could we visit my parents on Monday?",
        ),
        (
            "Could we visit my parents?",
            "Could we visit your parents at Christmas, for one night?",
        ),
        ("An evening with screens", "An evening without screens"),
        ("Could you come along?", "Could you not come along?"),
        ("Spend 100 on the trip", "Spend 200 on the trip"),
        (
            "I’d like an hour alone on Saturdays",
            "I’d like a weekend away with my sister",
        ),
        ("", "Come along"),
        ("please", "could you"),
    ] {
        assert!(!near_identical(a, b), "{a} / {b}");
        assert!(!near_identical(b, a), "{b} / {a}");
    }
}

// ---- words and starters

fn bundle() -> FluentBundle<FluentResource> {
    let mut bundle = FluentBundle::default();
    for file in [
        include_str!("../../locales/en/wording.ftl"),
        include_str!("../../locales/en/starters.ftl"),
    ] {
        bundle
            .add_resource(FluentResource::try_new(file.to_owned()).unwrap())
            .unwrap();
    }
    bundle
}

/// The words of a starter as the helper is given them.
fn words(bundle: &FluentBundle<FluentResource>, key: &str, kind: Kind) -> [String; 3] {
    let message = bundle
        .get_message(key)
        .unwrap_or_else(|| panic!("no words for {key}"));
    let say = |pattern: Option<&_>| {
        let pattern = pattern.unwrap_or_else(|| panic!("{key} lacks a part"));
        bundle
            .format_pattern(pattern, None, &mut vec![])
            .into_owned()
    };
    if kind == Kind::Own {
        let part = |name| {
            say(message
                .get_attribute(name)
                .map(|attribute| attribute.value())
                .as_ref()
                .copied())
        };
        [part("when"), part("will"), String::new()]
    } else {
        [String::new(), String::new(), say(message.value())]
    }
}

#[test]
fn no_starter_gets_a_hint_in_any_kind_it_could_be_turned_into() {
    let bundle = bundle();
    for starter in STARTERS {
        let [when, will, text] = words(&bundle, starter.key, starter.kind);
        let texts = Texts {
            when: &when,
            will: &will,
            text: &text,
            ..Texts::default()
        };
        assert_eq!(look(starter.kind, &texts, NAMES), [], "{}", starter.key);
        let conditions = look(Kind::Own, &texts, NAMES);
        assert!(
            conditions.iter().all(|hint| hint.code != Code::Condition),
            "{}: {conditions:?}",
            starter.key
        );
    }
}

#[test]
fn every_topic_has_a_name_and_two_or_three_starters_with_words() {
    let bundle = bundle();
    for topic in TOPICS {
        assert!(bundle.has_message(topic.key()));
        let of_topic: Vec<_> = [Kind::Own, Kind::Agreement, Kind::Request]
            .into_iter()
            .flat_map(|kind| starters(*topic, kind))
            .collect();
        assert!((2..=3).contains(&of_topic.len()), "{topic:?}");
    }
    let keys: HashSet<_> = STARTERS.iter().map(|starter| starter.key).collect();
    assert_eq!(keys.len(), STARTERS.len(), "each key once");
    // No words lie about unused.
    let listed = include_str!("../../locales/en/starters.ftl")
        .lines()
        .filter(|line| line.starts_with("starter-"))
        .count();
    assert_eq!(listed, STARTERS.len());
}

#[test]
fn every_hint_and_suggestion_has_words() {
    let bundle = bundle();
    let mut seen: HashMap<String, String> = HashMap::new();
    for line in include_str!("sentences.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let [which, _, when, will, text] = line.split('\t').collect::<Vec<_>>()[..] else {
            continue;
        };
        let texts = Texts {
            when,
            will,
            text,
            ..Texts::default()
        };
        for hint in look(kind(which), &texts, NAMES) {
            seen.insert(hint.reason, hint.suggestion);
        }
    }
    assert_eq!(seen.len(), 7, "every code occurs in the sentences");
    for key in seen.iter().flat_map(|(why, other_way)| [why, other_way]) {
        assert!(bundle.has_message(key), "{key}");
    }
}
