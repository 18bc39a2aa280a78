//! Our quarter: each ticks alone, the rest goes on by each one's press, it is left and taken up again.

use common_ground_e2e::{App, Here};
use serde_json::{Value, json};

fn write(app: &App, command: &str, args: Value, by: &str) -> Value {
    match app.call(command, json!({ "args": args, "by": by })) {
        Ok(done) => done["value"].clone(),
        Err(error) => panic!("{command}: {error}"),
    }
}

/// An agreement both said yes to, until the twentieth of October.
fn agree(app: &App, words: &str) -> Value {
    app.agree(words, "2026-10-20")
}

fn sheet(app: &App, id: &Value) -> Value {
    app.call("agreement", json!({ "args": { "id": id }, "by": null }))
        .expect("the agreement is there")
}

/// Until when it holds.
fn until(app: &App, id: &Value) -> String {
    let standing = &sheet(app, id)["agreement"]["standing"];
    standing["until"].as_str().unwrap_or_default().to_owned()
}

/// A goal both are doing.
fn do_goal(app: &App, title: &str) {
    let goal = json!({ "title": title, "horizon": "short", "area": null, "own": false });
    let id = write(app, "add_goal", goal, "start");
    for by in ["start", "end"] {
        let view = app
            .call("goal", json!({ "args": id, "by": null }))
            .expect("the goal is there");
        let texts: Vec<Value> = view["card"]["halves"]
            .as_array()
            .expect("a card has halves")
            .iter()
            .map(|half| json!({ "version": half["version"], "digest": half["digest"] }))
            .collect();
        let to = json!({ "goal": id, "to": "doing", "before": null, "texts": texts });
        write(app, "move_goal", to, by);
    }
}

/// Takes the way from Today, where our quarter waits since its day came, or since it was begun.
fn open(app: &App) {
    app.go("Today");
    app.click("button", "Look now: Our quarter");
    app.by_role("heading", "Our quarter");
}

fn ticked(app: &App, text: &str) -> bool {
    app.by_role("checkbox", text)
        .states
        .iter()
        .any(|state| state == "checked")
}

#[test]
fn a_quarter_from_alone_to_the_next_dates() {
    let mut app = App::couple("a_quarter_from_alone_to_the_next_dates");
    app.here(Here::Both);
    let phones = agree(&app, "Phones away at dinner");
    let sundays = agree(&app, "Sundays at home in turn");
    do_goal(&app, "A week in Lisbon");
    assert_eq!(until(&app, &phones), "2026-10-20");

    // Ana ticks on the evening it comes due, and leaves.
    app.restart_at("2026-10-04T18:30:00Z");
    app.here(Here::Ana);
    open(&app);
    app.is_for_everyone("before our quarter");
    app.click("button", "Begin our quarter");
    app.click("checkbox", "Phones away at dinner");
    app.until("the tick should be kept", || {
        ticked(&app, "Phones away at dinner")
    });
    app.is_for_everyone("ticking alone");

    // Ben finds it where it was left, and nothing of what she ticked.
    app.restart_at("2026-10-04T18:45:00Z");
    app.here(Here::Ben);
    open(&app);
    assert!(
        !ticked(&app, "Phones away at dinner"),
        "Ben reads what Ana ticked"
    );
    app.click("checkbox", "A week in Lisbon");
    app.until("the tick should be kept", || {
        ticked(&app, "A week in Lisbon")
    });
    app.click("button", "I’m ready, Ben");
    app.sees("You’re ready. It opens once both are, and are both here.");

    // At the table she is ready, too; what each ticked opens together.
    app.here(Here::Both);
    app.click("button", "I’m ready, Ana");
    app.click("button", "Open it together");
    app.by_role("button", "Yes to each of these, Ana");
    assert_eq!(
        pile(&app, "These go on as they are"),
        ["Sundays at home in turn"]
    );
    assert_eq!(
        pile(&app, "To talk about"),
        ["A week in Lisbon", "Phones away at dinner"]
    );
    app.is_for_everyone("what goes on");
    app.click("button", "Yes to each of these, Ana");
    app.sees("Ana said yes to each");
    assert_eq!(
        until(&app, &sundays),
        "2026-10-20",
        "one press renews nothing"
    );

    // Left in between; Ana's press is still there, and Ben's makes it two.
    app.restart_at("2026-10-04T19:00:00Z");
    app.here(Here::Both);
    open(&app);
    app.sees("Ana said yes to each");
    app.click("button", "Yes to each of these, Ben");
    app.sees("Ben said yes to each");
    assert_eq!(until(&app, &sundays), "2027-01-03");

    app.click("button", "To what we ticked");
    app.by_role("heading", "To talk about");
    app.sees("Phones away at dinner");
    app.is_for_everyone("what is talked about");
    app.click("button", "It’s reached: A week in Lisbon");
    app.fill("How shall we celebrate?", "Custard tarts on the steps");
    app.is_for_everyone("how it ended");
    app.click("button", "Reached");
    app.sees("Reached.");
    app.click("button", "Keep it, Ana");
    app.sees("Ana wants to keep it.");
    app.click("button", "Keep it, Ben");
    app.sees("Kept.");
    assert_eq!(until(&app, &phones), "2027-01-03");

    app.click("button", "Enough for today");
    app.by_role("textbox", "Something good …");
    app.go("Boundaries");
    app.sees("until 3 January");
    app.restart_at("2026-10-05T18:00:00Z");
    app.here(Here::Both);
    app.go("Boundaries");
    app.sees("until 3 January");
}

/// What stands in the pile with this heading, sheet by sheet, by its first line of their own words.
fn pile(app: &App, title: &str) -> Vec<String> {
    let all = app.execute(
        "const heading = [...document.querySelectorAll('main h2')]
           .find((one) => one.textContent === arguments[0]);
         return [...heading.closest('section').querySelectorAll('li')]
           .map((li) => li.querySelector('.words').textContent.replace(/[\\u2066-\\u2069]/g, ''))",
        vec![json!(title)],
    );
    let all = all.as_array().into_iter().flatten();
    all.filter_map(|one| one.as_str().map(str::to_owned))
        .collect()
}

/// The first line of their own words of the sheet that has the focus; the heading where that has it.
fn focused(app: &App) -> String {
    let words = app.execute(
        "const one = document.activeElement;
         const words = one.matches('li') ? one.querySelector('.words') : one;
         return words.matches('h2, .words')
           ? words.textContent.replace(/[\\u2066-\\u2069]/g, '') : words.tagName",
        vec![],
    );
    words.as_str().unwrap_or_default().to_owned()
}

/// Both ticked; the sitting is at what goes on.
fn ticked_by(app: &App, ana: &[&str], ben: &[&str]) {
    let of = |titles: &[&str]| {
        let quarter = app
            .call("quarter", json!({ "args": {}, "by": null }))
            .expect("there is a quarter");
        let texts = quarter["texts"].as_array().cloned().unwrap_or_default();
        titles
            .iter()
            .map(|title| {
                let text = texts.iter().find(|text| text["title"] == *title);
                text.expect("it stands in the quarter")["subject"].clone()
            })
            .collect::<Vec<_>>()
    };
    write(app, "begin_quarter", json!({}), "start");
    for (by, titles) in [("start", ana), ("end", ben)] {
        app.here(if by == "start" { Here::Ana } else { Here::Ben });
        let ticks = json!({ "subjects": of(titles), "ready": true });
        write(app, "tick_quarter", ticks, by);
    }
    app.here(Here::Both);
    let open = json!({ "args": { "step": "go_on" }, "by": null });
    app.call("quarter_to", open).expect("both are here");
}

#[test]
fn where_nothing_is_to_look_at_one_button_begins() {
    let app = App::couple("where_nothing_is_to_look_at");
    app.here(Here::Ana);
    app.go("Boundaries");
    app.by_role("button", "Write one");
    app.is_for_everyone("no boundary yet");
    app.press("Control+k");
    app.type_text("Our quarter");
    app.press("Enter");
    app.by_role("heading", "Our quarter");
    app.is_for_everyone("nothing to look at");
    app.click("button", "Write an agreement");
    app.until("the form of an agreement should be open", || {
        app.has("textbox", "What we both keep")
    });
}

#[test]
fn each_choice_leads_where_it_is_finished_and_back_again() {
    let mut app = App::couple("each_choice_leads_and_back");
    app.here(Here::Both);
    let titles = [
        "Phones away at dinner",
        "Sundays at home in turn",
        "Whoever cooks does not wash up",
        "Visitors are agreed the day before",
    ];
    for words in titles {
        agree(&app, words);
    }
    ticked_by(&app, &titles[..2], &titles[2..]);
    app.restart_at("2026-06-12T09:30:00Z");
    app.here(Here::Both);
    open(&app);
    app.sees("Everything is to be talked about this time.");
    app.click("button", "To what we ticked");
    assert_eq!(pile(&app, "To talk about").len(), 3);
    assert_eq!(pile(&app, "Later"), [titles[3]]);
    app.sees_no("Take it up now");

    // To its words, where the editor stands open, and back to the sitting.
    app.click("button", "Change its words: Phones away at dinner");
    app.fill("What we both keep", "Phones in the hall at dinner");
    app.press("Escape");
    app.click("button", "Back to our quarter");
    app.sees("To be changed. Until you both say yes to new words, these hold.");
    app.is_for_everyone("what became of the first");

    // There is room for what was to come later, and something else is for another day.
    app.click("button", &format!("Take it up now: {}", titles[3]));
    app.until("it lies on the table", || pile(&app, "Later").is_empty());
    // What was pressed is gone each time: by the keyboard one goes on at its sheet, or at its pile.
    app.until("the focus is at the sheet", || focused(&app) == titles[3]);
    app.focus("button", &format!("Not today: {}", titles[1]));
    app.press("Enter");
    app.until("it lies under later", || pile(&app, "Later") == [titles[1]]);
    app.until("the focus is at the pile", || {
        focused(&app) == "To talk about"
    });
    app.focus("button", &format!("Pause it: {}", titles[2]));
    app.press("Enter");
    app.sees("Paused.");
    app.until("the focus is at the sheet", || focused(&app) == titles[2]);

    // Letting go asks once, and the way out is safe.
    app.click("button", &format!("Let it go: {}", titles[3]));
    app.is_for_everyone("letting go asks");
    app.press("Escape");
    app.by_role("button", &format!("Let it go: {}", titles[3]));

    // Left and resumed at the same step, also after a restart.
    app.click("button", "Go on another day");
    app.by_role("heading", "Friday, 12 June");
    app.restart_at("2026-06-12T10:00:00Z");
    app.here(Here::Both);
    open(&app);
    app.by_role("heading", "To talk about");
    assert_eq!(pile(&app, "Later"), [titles[1]]);
    app.click("button", "Enough for today");
    app.sees("That was our quarter. What is left stays as it is.");
    let held: Vec<String> = titles[..2]
        .iter()
        .chain(&titles[3..])
        .map(|one| (*one).to_owned())
        .collect();
    app.go("Boundaries");
    for words in held {
        app.sees(&words);
    }
    app.sees_no("until 3 January");
}

#[test]
fn twelve_texts_and_long_names_fit_in_every_window() {
    let long = "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenantrag";
    for (size, scale) in [((1280, 800), "1"), ((900, 600), "1"), ((900, 600), "2")] {
        let app = App::couple_as(
            "twelve_texts_and_long_names",
            common_ground_e2e::Start {
                size,
                ..common_ground_e2e::Start::default()
            },
        );
        app.here(Here::Both);
        let titles: Vec<String> = (1..=12).map(|n| format!("{long} {n}")).collect();
        for words in &titles {
            agree(&app, words);
        }
        let text_at = |scale: &str| {
            app.execute(
                "document.documentElement.style.setProperty('--text-scale', arguments[0])",
                vec![json!(scale)],
            );
        };
        let fits = |step: &str| {
            text_at(scale);
            for direction in ["rtl", "ltr"] {
                app.set_direction(direction);
            }
            app.is_for_everyone(step);
            text_at("1");
        };
        write(&app, "begin_quarter", json!({}), "start");
        app.go("Goals");
        open(&app);
        fits("before anybody ticked");
        let all: Vec<&str> = titles.iter().map(String::as_str).collect();
        ticked_by(&app, &all[..3], &all[3..6]);
        app.by_role("heading", "These go on as they are");
        fits("what goes on");
        app.click("button", "To what we ticked");
        fits("what is talked about");
    }
}

#[test]
fn our_quarter_by_keyboard_alone() {
    let app = App::couple("our_quarter_by_keyboard_alone");
    app.here(Here::Both);
    agree(&app, "Phones away at dinner");
    agree(&app, "Sundays at home in turn");
    write(&app, "begin_quarter", json!({}), "start");
    app.go("Goals");
    open(&app);
    app.tab_to("button", "Ana ticks now");
    app.press("Enter");
    app.tab_to("checkbox", "Phones away at dinner");
    app.press("Space");
    app.until("the tick should be kept", || {
        ticked(&app, "Phones away at dinner")
    });
    app.tab_to("button", "I’m ready, Ana");
    app.press("Enter");
    app.tab_to("button", "Over to Ben");
    app.press("Enter");
    app.by_role("button", "I’m Ben");
    app.press("Enter");
    app.tab_to("button", "I’m ready, Ben");
    app.press("Enter");
    app.tab_to("button", "We are both here");
    app.press("Enter");
    app.tab_to("button", "Open it together");
    app.press("Enter");
    for name in ["Ana", "Ben"] {
        app.tab_to("button", &format!("Yes to each of these, {name}"));
        app.press("Enter");
        app.sees(&format!("{name} said yes to each"));
    }
    app.tab_to("button", "To what we ticked");
    app.press("Enter");
    app.tab_to("button", "Not today: Phones away at dinner");
    app.press("Enter");
    app.until("it lies under later", || {
        pile(&app, "Later") == ["Phones away at dinner"]
    });
    app.tab_to("button", "Enough for today");
    app.press("Enter");
    app.sees("That was our quarter.");
}
