//! Words, their differences, the trash, and bad input.

use super::*;

#[test]
fn the_sheet_tells_what_a_new_wording_changes() {
    let mut home = home();
    let id = home
        .write(ANA, Text::Agreement(agreement("We cook in turn")))
        .unwrap();
    let see = |home: &Home| {
        home.planner
            .agreement(Viewer::Both, OneBoundary { id })
            .unwrap()
    };
    for who in [ANA, BEN] {
        let sheet = see(&home);
        let yes = common_ground_core::agreed::Yes {
            version: sheet.agreement.standing.version(),
            digest: sheet.agreement.digest,
        };
        home.planner.say_yes(who, yes).unwrap();
    }
    assert!(see(&home).agreement.standing.holds());
    let newer = AgreementText {
        does: ["cook on Tuesdays".into(), "cook on Thursdays".into()],
        rest: 48,
        ..agreement("We cook in turn, and at weekends together")
    };
    home.edit(BEN, id, Text::Agreement(newer)).unwrap();
    let sheet = see(&home);
    let fields: Vec<_> = sheet.changes.iter().map(|change| change.field).collect();
    assert_eq!(
        fields,
        [
            AgreementField::Words,
            AgreementField::DoesStart,
            AgreementField::Rest
        ]
    );
    assert_eq!(sheet.versions.len(), 2);
    assert_eq!(sheet.versions[0].changes, sheet.changes, "newest first");
    assert!(sheet.versions[1].yes.iter().all(Option::is_some));
    assert_eq!(
        sheet.agreement.text.words, "We cook in turn",
        "the old words stand"
    );
    assert!(!sheet.binds_one);
    assert_eq!(
        code(home.planner.delete_boundary(ANA, OneBoundary { id })),
        "holds"
    );
    let stop = common_ground_core::agreed::Stop { subject: id.into() };
    home.planner.end(ANA, stop).unwrap();
    assert_eq!(
        code(home.planner.delete_boundary(ANA, OneBoundary { id })),
        "once-agreed",
        "what was agreed stays readable"
    );
}

#[test]
fn deleting_waits_in_the_trash_and_emptying_an_own_one_takes_its_owner() {
    let mut home = home();
    let id = home.write(ANA, own("take half an hour alone")).unwrap();
    home.planner
        .delete_boundary(ANA, OneBoundary { id })
        .unwrap();
    assert!(home.page(AS_BEN).own[0].is_empty());
    assert_eq!(code(home.edit(ANA, id, own("x"))), "not-found");
    assert!(
        home.planner.trash(AS_BEN).unwrap().is_empty(),
        "not in the other's trash"
    );
    assert_eq!(
        home.planner.trash(AS_ANA).unwrap()[0].title,
        "take half an hour alone"
    );
    let lies = InTrash {
        noun: "boundary".into(),
        id: id.0,
    };
    assert_eq!(code(home.planner.empty(BEN, lies.clone())), "not-yours");
    home.planner.restore(ANA, lies.clone()).unwrap();
    assert_eq!(home.page(AS_BEN).own[0].len(), 1);
    home.planner
        .delete_boundary(ANA, OneBoundary { id })
        .unwrap();
    home.planner.empty(ANA, lies).unwrap();
    let left = export::canonical(&home.planner).unwrap();
    assert!(!left.contains("half an hour"), "emptied words are nowhere");
}

#[test]
fn bad_input_is_answered_at_its_field_and_nothing_is_half_written() {
    let mut home = home();
    let before = export::canonical(&home.planner).unwrap();
    let text = |change: fn(&mut AgreementText)| {
        let mut text = agreement("We cook in turn");
        change(&mut text);
        Text::Agreement(text)
    };
    let bad: Vec<(Text, &str)> = vec![
        (own(""), "empty"),
        (own("\u{200B}"), "empty"),
        (own("a\0b"), "odd-characters"),
        (own(&"x".repeat(501)), "too-long"),
        (own(&"x".repeat(10_000_000)), "too-long"),
        (request(" "), "empty"),
        (text(|t| t.words.clear()), "empty"),
        (text(|t| t.does[1] = "x".repeat(501)), "too-long"),
        (text(|t| t.slipped = "x".repeat(10_001)), "too-long"),
        (text(|t| t.rest = 24 * 15), "too-large"),
        (text(|t| t.rest = u32::MAX), "too-large"),
        (
            text(|t| t.ends = "2026-06-12".parse().unwrap()),
            "too-early",
        ),
        (
            text(|t| (t.rest, t.ends) = (24 * 7, "2026-06-14".parse().unwrap())),
            "too-early",
        ),
        (text(|t| t.ends = "2036-06-13".parse().unwrap()), "too-late"),
        (text(|t| t.ends = chrono::NaiveDate::MAX), "too-late"),
    ];
    for (text, expected) in bad {
        let shown = format!("{text:?}");
        let shown = shown.chars().take(80).collect::<String>();
        assert_eq!(code(home.write(ANA, text)), expected, "{shown}");
    }
    assert_eq!(export::canonical(&home.planner).unwrap(), before);

    let id = home
        .write(ANA, request("Could we tell each other?"))
        .unwrap();
    assert_eq!(
        code(home.edit(ANA, id, own("be something else"))),
        "not-found"
    );
    let stranger = BoundaryId(uuid());
    assert_eq!(
        code(home.edit(ANA, stranger, own("nothing there"))),
        "not-found"
    );
}

#[test]
fn words_are_kept_as_typed() {
    let mut home = home();
    for typed in [
        "<img src=x onerror=alert(1)>",
        "'; DROP TABLE boundary; --",
        "שלום \u{202E}abc\u{202C} 👩‍👩‍👧",
        "{ $name } NEAR( \"*\" )",
    ] {
        let id = home.write(ANA, own(typed)).unwrap();
        let page = home.page(Viewer::Both);
        let kept = page.own[0].iter().find(|own| own.id == id).unwrap();
        assert_eq!(kept.text.will, typed);
    }
}

fn uuid() -> uuid::Uuid {
    uuid::Uuid::from_u128(7)
}
