//! Words that would do something if a page took them for more than words, in everything people can name: they are
//! shown as typed, nothing in them runs, and they hold no page wider than it is.

use common_ground_e2e::{App, Here};
use serde_json::{Value, json};

/// The core's own tests try two hundred; here is one of each kind, and one that is long without a break.
fn hostile() -> Vec<String> {
    [
        "<img src=x onerror=window.ran=1>",
        "</p><script>window.ran=1</script>",
        "<svg onload=window.ran=1><a href=javascript:window.ran=1>a</a>",
        "'; DROP TABLE goal; --",
        "{ $name } { -brand } {\"{\"}",
        "\u{202e}txt.exe \u{2066}rtl",
        "❤️ á̧̈ ﷽ שלום \u{200b}zero",
    ]
    .map(str::to_owned)
    .into_iter()
    .chain(["W".repeat(60)])
    .collect()
}

fn write(app: &App, by: &str, name: &str, args: Value) -> Value {
    match app.call(name, json!({ "args": args, "by": by })) {
        Ok(done) => done["value"].clone(),
        Err(error) => panic!("{name}: {error}"),
    }
}

fn fill(app: &App, words: &str) {
    let w = || words.to_owned();
    let goal = json!({ "title": w(), "horizon": "short", "area": null, "own": false });
    let goal = write(app, "start", "add_goal", goal);
    write(
        app,
        "start",
        "add_step",
        json!({ "goal": goal, "words": w() }),
    );
    let own = json!({ "own": { "when": w(), "will": w(), "why": w(), "helps": w() } });
    let agreement = json!({ "agreement": { "words": w(), "why": w(), "does": [w(), w()],
        "slipped": w(), "talk": true, "rest": 0, "ends": "2026-09-12" } });
    let request = json!({ "request": { "words": w(), "why": w() } });
    for text in [own, agreement, request] {
        let new = json!({ "topic": "home", "text": text });
        write(app, "start", "write_boundary", new);
    }
    let terms = json!({
        "kind": "purchases", "about": w(), "own_words": w(), "currency": "EUR",
        "size": { "per_item": 10_000, "per_month": 20_000, "exclusions": [words.chars().take(40).collect::<String>()],
            "gifts_exempt": true, "own_money": 5_000 },
        "method": "both_yes", "trial_days": null, "holder": null, "rest": 0, "ladder": ["needs"],
        "cannot_wait": { "what": w(), "up_to": 5_000 }
    });
    let rule = json!({ "id": null, "terms": terms, "review_on": null });
    write(app, "start", "write_rule", rule);
    write(
        app,
        "start",
        "add_topic",
        json!({ "words": w(), "wants": "listen" }),
    );
    write(app, "start", "add_good_moment", json!({ "words": w() }));
    let good = json!({ "title": w(), "day": "2026-06-20", "time": null, "arrange": false });
    write(app, "start", "add_good_time", good);
    let schedule = json!({ "every": { "unit": "days", "n": 1 }, "time": "09:00:00",
        "start": "2026-06-12", "end": null, "from": "schedule", "paused": [] });
    let reminder =
        json!({ "title": w(), "own": false, "schedule": schedule, "catch_up": "latest" });
    write(app, "start", "add_reminder", reminder);
}

/// What must be so of every page, whatever stands on it.
fn holds(app: &App, page: &str) {
    app.at_rest();
    let found = app.execute(
        "const main = document.querySelector('main');
         return [window.ran ?? null, document.querySelectorAll('img, main script, main svg a').length,
           main.scrollWidth - main.clientWidth, document.documentElement.scrollWidth - innerWidth]",
        vec![],
    );
    assert_eq!(found[0], Value::Null, "{page}: something ran");
    assert_eq!(found[1], json!(0), "{page}: words became elements");
    for wide in [&found[2], &found[3]] {
        assert!(wide.as_i64() <= Some(0), "{page} is {wide} px too wide");
    }
}

#[test]
fn words_that_would_do_something_are_shown_as_typed_on_every_page() {
    let app = App::couple("hostile_words");
    let all = hostile();
    for words in &all {
        fill(&app, words);
    }
    app.reload();
    for who in [Here::Both, Here::Ana] {
        app.here(who);
        for page in app.pages() {
            app.go(&page);
            holds(&app, &format!("{page} with {who:?}"));
        }
    }
    app.go("Goals");
    // Also what lies below the edge, which is not drawn before it is scrolled to.
    let text = app.execute("return document.querySelector('main').textContent", vec![]);
    let text = text.as_str().unwrap();
    for words in &all {
        assert!(text.contains(words.as_str()), "{words} is not as typed");
    }
    app.click("radio", "List");
    holds(&app, "Goals as a list");
    app.click("button", &all[0]);
    holds(&app, "the sheet of a goal");
    app.press("Escape");
    app.go("Today");
    app.click("button", "Prepare");
    holds(&app, "what is to be brought up");
    app.sees(&all[1]);
    app.press("Escape");
    app.go("Settings");
    app.is_for_everyone("settings beside hostile words");
}
