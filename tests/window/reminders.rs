//! Reminders: made, due, put off, done; and whether notices can reach anybody.

use common_ground_e2e::{App, Here, Notifications, Start};

use crate::copy::{answer, answer_with_one_that_is_there};
use crate::full_disk::SmallDisk;
use crate::stopped::{NOTHING, canonical, differing};

#[test]
fn a_reminder_comes_due_is_put_off_and_done() {
    let mut app = App::couple("a_reminder_comes_due");
    app.here(Here::Ana);
    app.go("Reminders");
    app.is_for_everyone("reminders");
    app.click("button", "New reminder");
    app.fill("What for?", "Water the balcony");
    app.choose("How often?", "By weeks");
    app.until("the next five dates should be there", || {
        app.execute(
            "return document.querySelectorAll('[aria-labelledby=next-dates] time').length",
            vec![],
        ) == 5
    });
    app.is_for_everyone("a new reminder");
    app.click("button", "Keep it");
    app.hears("Kept.");
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
    app.click("button", "Later: Water the balcony");
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

/// The next five dates as the editor says them.
fn next_dates(app: &App) -> Vec<String> {
    let all = app.execute(
        "return [...document.querySelectorAll('[aria-labelledby=next-dates] li')]
           .map((li) => li.querySelector('[aria-hidden]')?.textContent.replace(/[\\u2066-\\u2069]/g, '') ?? '')",
        vec![],
    );
    let all = all.as_array().into_iter().flatten();
    all.filter_map(|one| one.as_str().map(str::to_owned))
        .collect()
}

#[test]
fn a_time_the_clock_skips_is_explained_before_it_is_kept() {
    let mut app = App::couple("a_time_the_clock_skips");
    // The week before summer time begins in Vienna, on Sunday the 28th of March.
    app.restart_at("2027-03-22T09:00:00Z");
    app.here(Here::Both);
    app.go("Reminders");
    app.click("button", "New reminder");
    app.fill("What for?", "Turn the bread");
    app.choose("How often?", "By days");
    app.fill("Beginning", "27 March 2027");
    app.fill("Time", "02:30");
    app.until("the skipped time is explained", || {
        next_dates(&app)
            == [
                "Saturday at 02:30",
                "Sunday at 03:30, later because the clocks change",
                "29 March at 02:30",
                "30 March at 02:30",
                "31 March at 02:30",
            ]
    });
    app.is_for_everyone("a time the clock skips");
    app.click("button", "Keep it");
    app.hears("Kept.");
    app.sees("Next: Saturday at 02:30");
    // It is written down as planned, and comes due at the later time.
    app.restart_at("2027-03-28T01:29:30Z");
    app.here(Here::Both);
    app.by_role("button", "Done: Turn the bread");
}

#[test]
fn what_cannot_be_kept_is_said_at_its_field_and_nothing_typed_is_lost() {
    let mut app = App::couple("what_cannot_be_kept");
    app.here(Here::Both);
    app.go("Reminders");
    app.click("button", "New reminder");
    app.click("button", "Keep it");
    app.sees("Please write something here.");
    app.is_for_everyone("a reminder for nothing");
    app.fill("What for?", "Call the bank");
    app.fill("Every how many weeks?", "0");
    app.sees("Please choose a number from 1 to 520.");
    app.sees("None yet: something above is still missing.");
    app.click("button", "Keep it");
    app.sees("Please choose a number from 1 to 520.");
    app.fill("Every how many weeks?", "2");
    app.fill("Beginning", "31 February 2027");
    app.click("button", "Keep it");
    app.sees("This can’t be read as a date");
    assert_eq!(
        app.by_role("textbox", "Beginning").value,
        "31 February 2027"
    );
    app.is_for_everyone("a day that does not exist");
    app.press("Escape");

    // Left in the middle, also by quitting: what was typed is still there.
    app.restart();
    app.here(Here::Both);
    app.go("Reminders");
    app.click("button", "New reminder");
    app.until("what was typed is there", || {
        app.by_role("textbox", "What for?").value == "Call the bank"
    });
    app.fill("Beginning", "20 June 2026");
    app.click("button", "Keep it");
    app.hears("Kept.");
    app.sees("Call the bank");
}

#[test]
fn a_calendar_file_the_stick_does_not_take_is_said_and_the_earlier_one_stays() {
    let Some(stick) = SmallDisk::mount() else {
        return;
    };
    let app = App::couple_in_small("a_calendar_on_a_full_stick");
    app.here(Here::Ana);
    std::os::unix::fs::symlink(stick.folder.path(), app.home().join("s")).unwrap();
    app.go("Reminders");
    const TITLE: &str = "Save a calendar file";
    app.click("button", "Save for a calendar …");
    answer(&app, TITLE, "s/c");
    app.hears("The calendar file is saved.");
    let save = || {
        app.click("button", "Save for a calendar …");
        answer_with_one_that_is_there(&app, TITLE, "s/c");
    };
    let file = stick.folder.path().join("c");
    let earlier = std::fs::read_to_string(&file).unwrap();
    let before = canonical(&app);
    let full = "There is no room for this on that disk, so nothing was written there.";
    let refused = [(full, false), ("The folder can’t be written to.", true)];
    for (said, read_only) in refused {
        if read_only {
            stick.read_only(true);
        } else {
            stick.fill();
        }
        save();
        app.hears(said);
        assert!(beside_the_button(&app, said), "it is said where one looks");
        app.is_for_everyone(if read_only {
            "a stick that takes nothing"
        } else {
            "a stick that is full"
        });
        assert_eq!(std::fs::read_to_string(&file).unwrap(), earlier);
        if read_only {
            stick.read_only(false);
        } else {
            stick.make_room();
        }
    }
    assert_eq!(differing(&before, &canonical(&app)), NOTHING);
    let left = std::fs::read_dir(stick.folder.path()).unwrap().count();
    assert_eq!(left, 1, "nothing half lies about");
    save();
    app.sees("The calendar file is saved.");
}

/// Whether these words stand in the window as it is, not further up the page.
fn beside_the_button(app: &App, words: &str) -> bool {
    let script = "const note = [...document.querySelectorAll('main .line')]
        .find((one) => one.innerText.includes(arguments[0]));
      if (!note) return false;
      const { top, bottom } = note.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight";
    app.execute(script, vec![words.into()]) == true
}

#[test]
fn reminders_fit_in_a_small_window_with_large_text() {
    let app = App::couple_in_small("reminders_with_large_text");
    app.here(Here::Ana);
    app.go("Reminders");
    let large = "document.documentElement.style.setProperty('--text-scale', '2')";
    app.execute(large, vec![]);
    for direction in ["rtl", "ltr"] {
        app.set_direction(direction);
    }
    app.is_for_everyone("reminders at twice the text");
    app.click("button", "New reminder");
    app.is_for_everyone("the editor at twice the text");
}
