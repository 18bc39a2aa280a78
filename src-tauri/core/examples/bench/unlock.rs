//! Opening a locked household by its passphrase, against the one stretching of it that nobody can do without.

use std::fmt::Write;
use std::path::Path;

use chrono::{DateTime, Utc};
use common_ground_core::passphrase::BeginPassphrase;
use common_ground_core::testing::Clock;
use common_ground_core::vault::{Cost, Passphrase, Secret};
use common_ground_core::who::Side;
use common_ground_core::{Closed, Planner};

use crate::Outcome;
use crate::figures::{Pairs, timed, verdict};

const REACH: f64 = 1.2;
const SAID: [&str; 2] = ["the kettle sings at six", "marmalade on the north side"];

/// Both in `dir` get a passphrase that costs what it costs in the window where that machine is quick enough; then
/// it is opened so many times.
pub(crate) fn measure(dir: &Path, now: DateTime<Utc>, times: usize) -> Outcome<String> {
    let clock = || Box::new(Clock::at(now));
    let scratch = dir.join("scratch");
    let mut planner = Planner::open(dir, &scratch, clock())?;
    for (side, said) in Side::BOTH.into_iter().zip(SAID) {
        let begin = BeginPassphrase {
            passphrase: Passphrase::new(said.to_owned()),
            now: None,
        };
        let code = planner.begin_passphrase(side, begin)?.words.join(" ");
        planner.confirm_code(side, &code, Cost::FULL)?;
    }
    let mut closed = planner.close()?;
    let mut pairs = Pairs::default();
    for n in 0..=times {
        let secret = Secret::Passphrase(Passphrase::new(SAID[0].to_owned()));
        let ours = |closed: Closed| {
            timed(|| {
                let unlocked = closed.unlock(Side::Start, &secret)?;
                closed.open_with(unlocked)
            })
        };
        let floor = || timed(|| Cost::FULL.try_once());
        let (ours, floor) = if n % 2 == 0 {
            let ours = ours(closed);
            (ours, floor())
        } else {
            let floor = floor();
            (ours(closed), floor)
        };
        floor.1?;
        closed = ours.1?.close()?;
        // The first fills the caches of both.
        if n > 0 {
            pairs.push(ours.0, floor.0);
        }
    }
    let mut text = String::new();
    writeln!(
        text,
        "| unlock | ratio, median | middle half | medians | pairs | ≤ {REACH} |"
    )?;
    writeln!(text, "|---|---|---|---|---|---|")?;
    writeln!(
        text,
        "| ten years opened by a passphrase, against one Argon2id of {} MiB and {} passes | {} | {} |",
        Cost::FULL.memory / 1024,
        Cost::FULL.passes,
        pairs.cells(),
        verdict(pairs.ratio(), REACH)
    )?;
    Ok(text)
}
