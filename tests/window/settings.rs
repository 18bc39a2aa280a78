//! The settings stay over a restart, and the trash gives back or lets go.

use common_ground_e2e::{App, Here};
use serde_json::json;

fn checked(app: &App, role: &str, name: &str) -> bool {
    app.by_role(role, name)
        .states
        .iter()
        .any(|state| state == "checked")
}

fn root(app: &App, what: &str) -> String {
    let found = app.execute(
        &format!("return String(document.documentElement.{what})"),
        vec![],
    );
    found.as_str().unwrap_or_default().to_owned()
}

#[test]
fn what_is_set_stays_set() {
    let mut app = App::couple("what_is_set_stays_set");
    app.here(Here::Ana);
    app.go("Settings");
    app.is_for_everyone("settings");
    app.sees("Ben changes this when Ben is here.");
    app.fill("Name", "Anna");
    app.click("button", "Save: Ana");
    app.by_role("button", "Here now Anna change");
    app.click("radio", "Dark");
    app.until("the page should be dark", || {
        root(&app, "dataset.theme") == "dark"
    });
    app.click("checkbox", "Guests");
    app.hears("Titles are covered while guests are here.");
    app.click("checkbox", "Guests");
    app.hears("Titles are back.");
    app.click("radio", "150 %");
    let scale = "style.getPropertyValue('--text-scale')";
    app.until("the text should grow", || root(&app, scale) == "1.5");
    app.execute(
        "for (const [label, value] of [['From', '22:00'], ['Until', '07:00']]) {
           const field = [...document.querySelectorAll('input[type=time]')]
             .find((one) => one.labels[0]?.textContent.trim().startsWith(label));
           field.value = value;
           field.dispatchEvent(new Event('input', { bubbles: true }));
         }",
        vec![],
    );
    app.click("button", "Save: Quiet");
    app.hears("Saved.");
    app.is_for_everyone("settings, dark, one and a half times the text");

    app.restart();
    app.by_role("navigation", "Pages");
    app.press("Control+1");
    app.by_role("button", "Here now Anna change");
    app.go("Settings");
    app.by_role("button", "Save: Anna");
    assert!(checked(&app, "radio", "Dark"));
    assert!(checked(&app, "radio", "150 %"));
    assert_eq!(root(&app, "dataset.theme"), "dark");
    assert_eq!(root(&app, scale), "1.5");
    let start = app.call("start", json!(null)).expect("answered");
    let text = start.to_string();
    assert!(
        text.contains("\"22:00:00\"") && text.contains("\"07:00:00\""),
        "the quiet hours stay: {text}"
    );
}

#[test]
fn the_trash_gives_back_and_lets_go_with_both_halves() {
    let mut app = App::couple("the_trash_gives_back");
    app.here(Here::Ana);
    app.go("Goals");
    app.click("button", "Add a goal");
    app.type_text("Lisbon in May");
    app.press("Enter");
    app.by_role("button", "Lisbon in May");
    app.press("Escape");
    let throw = |app: &App| {
        app.go("Goals");
        app.click("button", "Lisbon in May");
        app.click("button", "More");
        app.click("button", "Put in the trash");
        app.gone("button", "Lisbon in May");
        app.go("Settings");
        app.click("button", "Trash");
        app.sees("Lisbon in May");
    };
    throw(&app);
    app.is_for_everyone("the trash");
    app.click("button", "Take out Lisbon in May, back from the trash");
    app.sees("Nothing is here.");
    throw(&app);

    // It belongs to both: Ana's press alone leaves it there, also over a restart.
    app.click("button", "Delete for good: Lisbon in May");
    app.is_for_everyone("emptying");
    app.click("button", "Delete for good, Ana");
    app.sees("Ana pressed");
    app.restart();
    app.here(Here::Ben);
    app.go("Settings");
    app.click("button", "Trash");
    app.sees("It goes for good once Ben presses too.");
    app.click("button", "Delete for good: Lisbon in May");
    app.click("button", "Delete for good, Ben");
    app.sees("Nothing is here.");
    app.sees_no("Lisbon in May");
    app.restart();
    app.here(Here::Both);
    app.go("Goals");
    app.by_role("button", "Add a goal");
    app.sees_no("Lisbon in May");
}
