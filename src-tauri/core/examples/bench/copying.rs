//! A verified backup against a bare copy that is checked the same way, and what commands notice of it; and the index
//! made anew once something is emptied, which the next command waits for.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

use common_ground_core::backup::Backup;
use common_ground_core::who::{Presence, Side};
use serde_json::json;

use crate::app::App;
use crate::figures::{Pairs, share_of, timed, verdict};
use crate::{Outcome, bare};

const REACH: f64 = 1.1;
const FRAME: Duration = Duration::from_micros(16_667);
/// The share of commands that may take no longer than a frame.
const WITHIN: f64 = 0.99;

pub(crate) fn measure(app: &App, household: &Path, dir: &Path, times: usize) -> Outcome<String> {
    let pairs = against_bare(app, household, dir, times)?;
    let mut text = String::new();
    writeln!(
        text,
        "| backup | ratio, median | middle half | medians | pairs | ≤ {REACH} |"
    )?;
    writeln!(text, "|---|---|---|---|---|---|")?;
    writeln!(
        text,
        "| verified, against `VACUUM INTO` + `quick_check` + `foreign_key_check` | {} | {} |",
        pairs.cells(),
        verdict(pairs.ratio(), REACH)
    )?;
    writeln!(
        text,
        "\n| commands of somebody at the window | how many | median | 99 % within | wait less than a frame | ≥ 99 % |"
    )?;
    writeln!(text, "|---|---|---|---|---|---|")?;
    let begun = Instant::now();
    let alone = commands(app, || begun.elapsed() > Duration::from_secs(10))?;
    app.pass(chrono::Duration::seconds(2));
    let backup = app.backup();
    let making = std::thread::spawn(move || (0..times).try_for_each(|_| again(&backup)));
    let beside = commands(app, || making.is_finished())?;
    making
        .join()
        .map_err(|_| "the thread of the backup ended early")??;
    row(&mut text, "with nothing beside them", &alone, &alone)?;
    row(&mut text, "while backups are made", &beside, &alone)?;
    let pairs = forgotten(app, household, times)?;
    writeln!(
        text,
        "\n| after something is emptied | ratio, median | middle half | medians | pairs |"
    )?;
    writeln!(text, "|---|---|---|---|---|")?;
    writeln!(
        text,
        "| its words let go everywhere, against FTS5's `rebuild` + `wal_checkpoint(TRUNCATE)` | {} |",
        pairs.cells()
    )?;
    Ok(text)
}

/// What comes right after the answer that a thing is emptied, and what the next command waits for.
fn forgotten(app: &App, household: &Path, times: usize) -> Outcome<Pairs> {
    let db = bare::open(household)?;
    let mut pairs = Pairs::default();
    for n in 0..times {
        app.is_here(Presence::One(Side::Start));
        let moment = json!({ "words": format!("A lighthouse, and nobody else ({n})") });
        let id = app.value("add_good_moment", moment)?["value"].clone();
        app.value("delete_good_moment", id.clone())?;
        for side in [Side::Start, Side::End] {
            app.is_here(Presence::One(side));
            app.value("empty", json!({ "noun": "good_moment", "id": id }))?;
        }
        let (ours, forgotten) = timed(|| app.forget_words());
        if !forgotten? {
            return Err("the words still stand in the log".into());
        }
        let (floor, done) = timed(|| {
            db.execute_batch(
                "INSERT INTO search (search) VALUES ('rebuild'); PRAGMA wal_checkpoint(TRUNCATE)",
            )
        });
        done?;
        pairs.push(ours, floor);
    }
    Ok(pairs)
}

fn against_bare(app: &App, household: &Path, dir: &Path, times: usize) -> Outcome<Pairs> {
    let mut pairs = Pairs::default();
    let copy = dir.join("copy");
    for n in 0..=times {
        // Each backup is named after its second.
        app.pass(chrono::Duration::seconds(2));
        std::fs::create_dir_all(&copy)?;
        std::fs::copy(household.join("keys.json"), copy.join("keys.json"))?;
        let backup = app.backup();
        let ours = || timed(|| backup.make());
        let floor = || -> Outcome<_> {
            let (took, done) = timed(|| checked_copy(household, &copy));
            done?;
            Ok(took)
        };
        let (ours, floor) = if n % 2 == 0 {
            let ours = ours();
            (ours, floor()?)
        } else {
            let floor = floor()?;
            (ours(), floor)
        };
        std::fs::remove_dir_all(ours.1?.path)?;
        std::fs::remove_dir_all(&copy)?;
        // The first fills the caches of both.
        if n > 0 {
            pairs.push(ours.0, floor);
        }
    }
    Ok(pairs)
}

fn checked_copy(household: &Path, copy: &Path) -> Outcome<()> {
    let source = bare::open(household)?;
    source.execute(
        "VACUUM INTO ?1",
        [copy.join("household.db").to_string_lossy()],
    )?;
    let copy = bare::open(copy)?;
    let answer: String = copy.query_row("PRAGMA quick_check", [], |row| row.get(0))?;
    if answer != "ok" || copy.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Err("the bare copy is damaged".into());
    }
    Ok(())
}

fn again(backup: &Backup) -> Result<(), String> {
    let made = backup.make().map_err(|error| error.to_string())?;
    std::fs::remove_dir_all(made.path).map_err(|error| error.to_string())
}

/// What somebody does at the window, and how long each took, by the command.
type Took = BTreeMap<&'static str, Vec<f64>>;

/// One thing after the other, until it is over.
fn commands(app: &App, over: impl Fn() -> bool) -> Outcome<Took> {
    app.is_here(Presence::One(Side::Start));
    let mut took = Took::new();
    for n in 0_u32.. {
        if over() {
            break;
        }
        let words = json!({ "words": format!("Coffee on the steps ({n})") });
        for (name, args) in [
            ("add_good_moment", words),
            ("today_page", json!({})),
            ("waiting", json!({})),
            ("start", json!({})),
        ] {
            let (time, done) = timed(|| app.value(name, args));
            done?;
            took.entry(name).or_default().push(time.as_secs_f64());
        }
        // Nobody presses faster than this.
        std::thread::sleep(Duration::from_millis(20));
    }
    for times in took.values_mut() {
        times.sort_by(f64::total_cmp);
    }
    Ok(took)
}

/// A command waits for as long as it takes longer than it mostly does when it is `alone`.
fn row(text: &mut String, what: &str, took: &Took, alone: &Took) -> Outcome<()> {
    let mut all: Vec<f64> = took.values().flatten().copied().collect();
    all.sort_by(f64::total_cmp);
    let prompt: usize = took
        .iter()
        .map(|(name, times)| {
            let usual = alone.get(name).map_or(0.0, |times| share_of(times, 0.5));
            times.partition_point(|time| time - usual < FRAME.as_secs_f64())
        })
        .sum();
    #[allow(clippy::cast_precision_loss, reason = "some thousands")]
    let share = prompt as f64 / all.len().max(1) as f64;
    writeln!(
        text,
        "| {what} | {} | {:.2} ms | {:.2} ms | {:.1} % | {} |",
        all.len(),
        share_of(&all, 0.5) * 1e3,
        share_of(&all, 0.99) * 1e3,
        share * 100.0,
        if share >= WITHIN { "yes" } else { "**no**" }
    )?;
    Ok(())
}
