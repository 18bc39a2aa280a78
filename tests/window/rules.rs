//! How we decide: a rule holds after two presses, a change waits while the old words hold, and what
//! holds can be printed.

use common_ground_e2e::{App, Here, Start};

/// A rule about weekends, written in both, with no waiting.
fn write_rule(app: &App, about: &str, words: &str) {
    app.go("Decisions");
    app.click("button", "Write one for bigger purchases");
    app.click("radio", "Something of our own");
    app.fill("What do you call it?", about);
    app.fill("In your own words, if you like", words);
    app.choose("Sleep on it", "No waiting");
}

#[test]
fn a_rule_holds_after_two_presses_and_its_old_words_until_two_more() {
    let mut app = App::couple("a_rule_holds_after_two_presses");
    app.go("Decisions");
    app.is_for_everyone("decisions, empty");
    write_rule(&app, "Weekends", "We take turns planning them.");
    app.is_for_everyone("writing a rule");
    app.click("button", "Keep it");
    app.by_role("dialog", "Weekends");
    app.is_for_everyone("a rule that waits");

    // One yes is not two.
    app.click("button", "Yes, Ana");
    app.hears("Ana said yes.");
    app.sees("Waits for Ben");
    app.click("button", "Yes, Ben");
    app.hears("Both said yes.");
    app.sees("Holds since");
    app.is_for_everyone("a rule that holds");

    // New words wait; the old ones hold.
    app.click("button", "Change the words");
    app.fill("In your own words, if you like", "Ana plans them all.");
    app.click("button", "Share the new words");
    app.sees("Until both say yes to it, the words above go on holding.");
    app.sees("We take turns planning them.");
    app.is_for_everyone("a rule with new words");
    app.click("button", "Yes, Ana");
    app.hears("Ana said yes.");
    app.sees("Holds since");
    app.press("Escape");

    // Alone, through a restart and undo, Ana brings nothing to hold.
    app.restart_at("2026-07-01T09:00:00Z");
    app.here(Here::Ana);
    app.go("Decisions");
    app.press("Control+z");
    app.click("button", "Our rules on one page");
    app.sees("We take turns planning them.");
    app.sees_no("Ana plans them all.");
    app.is_for_everyone("our rules on one page");
}

#[test]
fn stepping_back_needs_one_hand_and_no_reason() {
    let app = App::couple("stepping_back");
    write_rule(&app, "Weekends", "We take turns planning them.");
    app.click("button", "Keep it");
    app.click("button", "Yes, Ana");
    app.click("button", "Yes, Ben");
    app.sees("Holds since");
    app.press("Escape");
    app.here(Here::Ben);
    app.click("button", "Open “Weekends”");
    app.click("button", "More for this rule");
    app.click(
        "menuitem",
        "Step back It stops holding now. No reason asked, and the record doesn’t say who.",
    );
    app.by_role("dialog", "Step back from this rule?");
    app.is_for_everyone("stepping back");
    app.click("button", "Step back");
    app.sees("It doesn’t hold now");
    assert!(
        !app.text().contains("Ben stepped back"),
        "the record says when it ended, not who ended it"
    );
}

#[test]
fn a_rule_that_is_slept_on_starts_by_itself() {
    let mut app = App::couple_as(
        "a_rule_that_is_slept_on",
        Start {
            now: "2026-06-12T09:00:00Z".into(),
            ..Start::default()
        },
    );
    write_rule(&app, "Weekends", "We take turns planning them.");
    app.choose("Sleep on it", "One night");
    app.click("button", "Keep it");
    app.click("button", "Yes, Ana");
    app.click("button", "Yes, Ben");
    app.sees("Until then either of you can say: rather not.");
    app.restart_at("2026-06-13T10:00:00Z");
    app.here(Here::Both);
    app.go("Decisions");
    app.click("button", "Open “Weekends”");
    app.sees("Holds since");
}
