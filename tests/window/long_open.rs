//! Left open for weeks: days pass, the laptop sleeps, people write and look at every page. Each reminder is told once,
//! nothing piles up in memory, in open files or in the log. The clock is moved, so that it takes minutes.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use common_ground_e2e::{App, Here, Notifications, Start};
use serde_json::json;

/// How many edits; `cargo xtask prove long-open` makes 480.
const EDITS: &str = "COMMON_GROUND_EDITS";
const SHORT: usize = 30;
const EACH_DAY: usize = 15;
/// What the memory may grow by in the long form, in hundredths. The short one is too short to tell.
const GROWTH: u64 = 10;
const LOG: u64 = 4 << 20;

/// The program and everything it started.
fn family(program: u32) -> BTreeSet<u32> {
    let mut family = BTreeSet::from([program]);
    loop {
        let before = family.len();
        for entry in fs::read_dir("/proc").unwrap().flatten() {
            let Ok(process) = entry.file_name().to_string_lossy().parse() else {
                continue;
            };
            let stat = fs::read_to_string(entry.path().join("stat")).unwrap_or_default();
            let parent = stat.rsplit(')').next().unwrap_or_default();
            let parent = parent.split_whitespace().nth(1);
            if parent
                .and_then(|parent| parent.parse().ok())
                .is_some_and(|parent| family.contains(&parent))
            {
                family.insert(process);
            }
        }
        if family.len() == before {
            return family;
        }
    }
}

/// The memory of all of them in kilobytes, what they share counted once.
fn memory(app: &App) -> u64 {
    family(app.process().unwrap())
        .into_iter()
        .filter_map(|process| fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok())
        .filter_map(|text| {
            let line = text
                .lines()
                .find(|line| line.starts_with("Pss:"))?
                .to_owned();
            line.split_whitespace().nth(1)?.parse::<u64>().ok()
        })
        .sum()
}

/// How many files the program itself holds open. A backup or a check holds some for a moment: the fewest of some looks.
fn handles(app: &App) -> usize {
    let folder = format!("/proc/{}/fd", app.process().unwrap());
    let look = || {
        std::thread::sleep(Duration::from_millis(300));
        fs::read_dir(&folder).unwrap().count()
    };
    (0..10).map(|_| look()).min().unwrap()
}

fn signal(app: &App, name: &str) {
    let program = app.process().unwrap().to_string();
    let sent = Command::new("kill").args([name, &program]).status();
    assert!(sent.is_ok_and(|status| status.success()), "kill {name}");
}

/// Waits until a notice was given, as long as the program takes to look at the clock.
fn told(app: &App, wanted: usize) {
    let began = Instant::now();
    while app.notices().len() < wanted && began.elapsed() < Duration::from_secs(90) {
        std::thread::sleep(Duration::from_millis(200));
    }
    assert_eq!(app.notices().len(), wanted, "{:?}", app.notices());
}

#[test]
fn open_for_weeks_it_tells_once_and_nothing_piles_up() {
    let edits = std::env::var(EDITS).map_or(SHORT, |edits| edits.parse().unwrap());
    let days = edits.div_ceil(EACH_DAY);
    let app = App::couple_as(
        "open_for_weeks",
        Start {
            clock_moves: true,
            notifications: Notifications::Heard,
            ..Start::default()
        },
    );
    let call = |command: &str, args: serde_json::Value| {
        let done = app.call(command, json!({ "args": args, "by": null }));
        done.unwrap_or_else(|e| panic!("{command}: {e}"))["value"].take()
    };
    app.here(Here::Ana);
    let daily = json!({ "every": { "unit": "days", "n": 1 }, "time": "12:00:00", "start": "2026-06-12",
        "end": null, "from": "schedule", "paused": [] });
    call(
        "add_reminder",
        json!({ "title": "Water the balcony", "own": false, "schedule": daily, "catch_up": "latest" }),
    );
    let pages = app.pages();
    let (mut made, mut sleeps, mut log) = (0, 0, 0);
    let mut first = None;
    for day in 1..=days {
        // Eleven in the morning again: yesterday's noon has passed.
        let asleep = day % 4 == 0;
        if asleep {
            signal(&app, "-STOP");
            sleeps += 1;
        }
        app.move_clock(&format!("+{day}d"));
        if asleep {
            std::thread::sleep(Duration::from_secs(3));
            signal(&app, "-CONT");
        }
        told(&app, day);
        app.here(if day % 2 == 0 { Here::Ana } else { Here::Ben });
        for _ in 0..EACH_DAY.min(edits - made) {
            made += 1;
            match made % 5 {
                0 => drop(app.call("undo", json!({ "args": {}, "by": null }))),
                1 => drop(call(
                    "add_goal",
                    json!({ "title": format!("Goal {made}"), "horizon": "short", "area": null, "own": false }),
                )),
                _ => drop(call(
                    "add_good_moment",
                    json!({ "words": format!("Coffee on the steps, {made}") }),
                )),
            }
        }
        for page in &pages {
            app.go(page);
        }
        app.go("Today");
        let length =
            fs::metadata(app.data_dir().join("household.db-wal")).map_or(0, |meta| meta.len());
        log = log.max(length);
        assert_eq!(app.notices().len(), day, "told again: {:?}", app.notices());
        if day == days.div_ceil(4) {
            first = Some((memory(&app), handles(&app)));
        }
    }
    let (memory_then, handles_then) = first.unwrap();
    let (memory_now, handles_now) = (memory(&app), handles(&app));
    let grown = (memory_now * 1000 / memory_then) as f64 / 10.0;
    println!(
        "found: {made} edits, {days} midnights, {sleeps} sleeps, {} notices for as many reminders, memory {grown} % of \
         what it was after a quarter, open files {handles_then} and {handles_now}, longest log {} kB",
        app.notices().len(),
        log / 1024
    );
    assert!(
        handles_now <= handles_then,
        "open files: {handles_then}, then {handles_now}"
    );
    assert!(log < LOG, "the log grew to {log}");
    assert!(
        made < 480 || memory_now * 100 <= memory_then * (100 + GROWTH),
        "memory: {memory_then} kB, then {memory_now}"
    );
}
