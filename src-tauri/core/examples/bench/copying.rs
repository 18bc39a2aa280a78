//! A verified backup against a bare copy that is checked the same way.

use std::fmt::Write;
use std::path::Path;

use crate::app::App;
use crate::figures::{Pairs, timed, verdict};
use crate::{Outcome, bare};

const REACH: f64 = 1.1;
const TIMES: usize = 9;

pub(crate) fn measure(app: &App, household: &Path, dir: &Path) -> Outcome<String> {
    let mut pairs = Pairs::default();
    let copy = dir.join("copy");
    for n in 0..=TIMES {
        // Each backup is named after its second.
        app.pass(chrono::Duration::seconds(2));
        std::fs::create_dir_all(&copy)?;
        std::fs::copy(household.join("keys.json"), copy.join("keys.json"))?;
        let ours = || -> Outcome<_> { Ok(timed(|| app.back_up())) };
        let floor = || -> Outcome<_> {
            let (took, done) = timed(|| checked_copy(household, &copy));
            done?;
            Ok(took)
        };
        let (ours, floor) = if n % 2 == 0 {
            let ours = ours()?;
            (ours, floor()?)
        } else {
            let floor = floor()?;
            (ours()?, floor)
        };
        std::fs::remove_dir_all(ours.1?)?;
        std::fs::remove_dir_all(&copy)?;
        if n > 0 {
            pairs.push(ours.0, floor);
        }
    }
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
    Ok(text)
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
