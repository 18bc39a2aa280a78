//! Reminders: made, due, put off, done; and whether notices can reach anybody.

use common_ground_e2e::{App, Here, Notifications, Start};

#[test]
fn a_reminder_comes_due_is_put_off_and_done() {
    let mut app = App::couple("a_reminder_comes_due");
    app.here(Here::Ana);
    app.go("Reminders");
    app.is_for_everyone("reminders");
    app.click("button", "New reminder");
    app.fill("What for?", "Water the balcony");
    app.choose("How often?", "Weeks");
    app.until("the next five dates should be there", || {
        app.execute(
            "return document.querySelectorAll('[aria-labelledby=next-dates] time').length",
            vec![],
        ) == 5
    });
    app.is_for_everyone("a new reminder");
    app.click("button", "Keep it");
    app.sees("Water the balcony");
    app.go("Today");
    assert!(
        !app.has("button", "Done: Water the balcony"),
        "it is not due before its time"
    );

    // Friday at nine in the evening; it was due at eight.
    app.restart_at("2026-06-12T19:00:00Z");
    app.here(Here::Ben);
    app.go("Today");
    app.by_role("button", "Done: Water the balcony");
    app.is_for_everyone("something waits");
    app.click("button", "Later");
    app.click("menuitem", "Tomorrow");
    app.gone("button", "Done: Water the balcony");

    // It waits again on the next day, once, and done it is gone.
    app.restart_at("2026-06-13T19:00:00Z");
    app.here(Here::Both);
    app.go("Today");
    app.click("button", "Done: Water the balcony");
    app.gone("button", "Done: Water the balcony");
    app.restart();
    app.here(Here::Both);
    app.go("Reminders");
    app.sees("Water the balcony");
    app.go("Today");
    app.sees("Waiting for you");
    app.sees("Nothing is waiting.");
}

#[test]
fn a_test_notice_says_that_it_was_shown() {
    let app = App::couple_as(
        "a_test_notice_is_shown",
        Start {
            notifications: Notifications::Dunst,
            ..Start::default()
        },
    );
    app.go("Reminders");
    app.click("button", "Show one as a test");
    app.hears("Yes. This computer shows them.");
    app.sees("Yes. This computer shows them.");
}

#[test]
fn without_a_notification_service_the_page_says_so() {
    let app = App::couple("without_a_notification_service");
    app.go("Reminders");
    app.click("button", "Show one as a test");
    app.sees("Not outside this window: nothing on this computer shows notices.");
    app.sees("The list on Today is right either way.");
}
