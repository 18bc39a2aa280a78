//! On paper: what is printed from the window, and the page one takes along, as they come out of a printer.

use std::process::Command;

use common_ground_e2e::{App, Paper, kept, printed, target};
use serde_json::{Value, json};

/// Eight rules as couples write them: what each is about, and their own words.
const RULES: [(&str, &str); 8] = [
    (
        "Bigger purchases",
        "We sleep on big things, and whoever found it does the reading.",
    ),
    (
        "Weekends",
        "We take turns planning them, and the other one comes along gladly.",
    ),
    (
        "When we fall out",
        "Either says red tram, and we go on after a walk.",
    ),
    (
        "Visits of parents",
        "Two nights in the small room, and we cook on the second.",
    ),
    (
        "Telephones",
        "They lie in the hall from supper on, both of them.",
    ),
    ("The car", "Whoever drives last fills it up."),
    (
        "Lending to friends",
        "Only what we could also give away, and never behind a back.",
    ),
    (
        "Moving house",
        "Not in a winter, and not before both have slept there once.",
    ),
];

/// A rule that holds at once, with all a rule can say.
fn hold(app: &App, about: &str, words: &str) {
    let ask = |command: &str, body: Value| app.call(command, body).expect(command);
    let purchases = about == "Bigger purchases";
    let size = json!({ "per_item": 30_000, "per_month": 60_000, "gifts_exempt": true,
        "exclusions": ["groceries", "the rent", "medicine"], "own_money": 15_000 });
    let terms = json!({
        "kind": if purchases { "purchases" } else { "own" },
        "about": about, "own_words": words,
        "currency": "EUR",
        "size": if purchases { size } else { json!(null) },
        "method": "both_yes", "trial_days": null, "holder": null, "rest": 0,
        "ladder": ["needs", "missing_fact", "smaller_trial", "park"],
        "cannot_wait": { "what": "a broken stove", "up_to": 20_000 },
    });
    let new = json!({ "args": { "id": null, "terms": terms, "review_on": null }, "by": "start" });
    let id = ask("write_rule", new)["value"].clone();
    let text = ask("rule", json!({ "args": { "id": id } }))["card"]["text"].clone();
    let yes = json!({ "version": text["version"], "digest": text["digest"] });
    for by in ["start", "end"] {
        ask("say_yes", json!({ "args": yes, "by": by }));
    }
}

/// The words of everything shown that `which` selects, an entry for each.
fn words_of(app: &App, which: &str) -> Vec<String> {
    let all = app.execute(
        "return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)",
        vec![json!(which)],
    );
    let all = all.as_array().into_iter().flatten();
    all.filter_map(|one| one.as_str().map(letters))
        .filter(|one| !one.is_empty())
        .collect()
}

/// Where lines end is the paper's to say, and what sets a name apart from its sentence is not seen.
fn letters(text: &str) -> String {
    let unseen = |c: char| c.is_whitespace() || ('\u{2066}'..='\u{2069}').contains(&c);
    text.chars().filter(|&c| !unseen(c)).collect()
}

#[test]
fn eight_rules_are_one_sheet_and_nothing_else() {
    let app = App::couple("eight_rules_are_one_sheet");
    for (about, words) in RULES {
        hold(&app, about, words);
    }
    app.go("Decisions");
    app.click("button", "Our rules on one page");
    app.sees("Not in a winter");
    let paper = words_of(&app, "article :is(h1, h2, p, li, footer)");
    let around: Vec<_> = words_of(&app, "button, [data-screen-only] p")
        .into_iter()
        .filter(|name| !paper.iter().any(|words| words.contains(name)))
        .collect();
    for name in ["Back", "Print"] {
        assert!(around.iter().any(|one| one == name), "{name}: {around:?}");
    }

    for size in ["A4", "letter"] {
        let page = app.copy_of_page(
            &format!("rules on {size}"),
            &format!("@page {{ size: {size} }}"),
        );
        let sheets = printed(&page);
        assert!(sheets.size.ends_with(&format!("({size})")), "{sheets:?}");
        assert_eq!(sheets.pages.len(), 1, "one sheet of {size}: {sheets:?}");
        let printed = letters(&sheets.pages[0]);
        for words in RULES.iter().flat_map(|(about, words)| [about, words]) {
            assert!(printed.contains(&letters(words)), "{words} in {printed}");
        }
        for words in &paper {
            assert!(printed.contains(words), "{words} in {printed}");
        }
        for name in &around {
            assert!(!printed.contains(name), "{name} is no part of {printed}");
        }
    }
}

#[test]
fn what_one_takes_along_leaves_no_title_behind_on_a_sheet() {
    let home = tempfile::tempdir().unwrap();
    let now = "2026-06-12T09:00:00Z".parse().unwrap();
    common_ground_core::sample::demo(home.path(), now, "Europe/Vienna").unwrap();
    let page = kept("what_one_takes_along", "ours.html");
    let said = Command::new(target().join("debug/common-ground-cli"))
        .args(["export", "html"])
        .arg(&page)
        .arg("--data-dir")
        .arg(home.path())
        .output()
        .expect("cargo build -p common-ground-cli");
    assert!(said.status.success(), "{said:?}");
    let written = std::fs::read_to_string(&page).unwrap();
    for alive in [
        "<script", "<link", "<img", " src=", " href=", "url(", "@import", "http:", "https:",
    ] {
        assert!(!written.contains(alive), "{alive} has no place in it");
    }

    let sheets = printed(&page);
    assert!(sheets.size.ends_with("(A4)"), "{}", sheets.size);
    assert!(sheets.pages.len() > 4, "{} sheets", sheets.pages.len());
    let all = letters(&sheets.pages.join(" "));
    for words in [
        "Coffee on the steps before the street woke up.",
        "Visit on a Saturday, without deciding",
    ] {
        assert!(all.contains(&letters(words)), "{words} in {all}");
    }
    let titles = titles(&written);
    assert!(titles.len() > 40, "{titles:?}");
    for title in &titles {
        assert!(all.contains(title), "{title} in {all}");
    }
    assert_eq!(left_behind(&sheets, &titles), Vec::<String>::new());
}

/// The words of every heading of a page the program wrote.
fn titles(page: &str) -> Vec<String> {
    let headings = ["h2", "h3", "h4"].map(|kind| (format!("<{kind}>"), format!("</{kind}>")));
    headings
        .iter()
        .flat_map(|(open, close)| {
            page.split(open.as_str())
                .skip(1)
                .zip(std::iter::repeat(close))
        })
        .filter_map(|(rest, close)| rest.split_once(close.as_str()))
        .map(|(words, _)| letters(&words.replace("<bdi>", "").replace("</bdi>", "")))
        .map(|words| {
            words
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&amp;", "&")
        })
        .collect()
}

/// The sheets whose last lines are a title, each with the title.
fn left_behind(sheets: &Paper, titles: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for (n, page) in sheets.pages.iter().enumerate() {
        let lines: Vec<_> = page
            .lines()
            .filter(|line| !line.trim().is_empty())
            .collect();
        assert!(!lines.is_empty(), "sheet {} is empty", n + 1);
        for taken in 1..=lines.len().min(3) {
            let last = letters(&lines[lines.len() - taken..].join(" "));
            if titles.contains(&last) {
                found.push(format!("sheet {}: {last}", n + 1));
            }
        }
    }
    found
}
