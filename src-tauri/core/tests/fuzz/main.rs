//! Anything may stand in a file somebody hands us, in what a page sends, and in what is typed. Each reader is given
//! real bytes that were changed in a few places, again and again: it answers or refuses, and never panics; and where
//! it answers, what it read is what somebody wrote.
//!
//! This runs on the stable toolchain and in our own tests, so that everybody who runs them fuzzes, without learning
//! from the paths a case took as libFuzzer does: what makes up for it is that the changes know the grammar (a JSON
//! value is replaced by another, a field doubled, left out or moved) and that a property is looked at, not only a
//! panic. A case that broke one is kept under `found/` by its target and tried first ever after.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test's panic is its answer"
)]

mod change;
#[path = "../dice/mod.rs"]
mod dice;
mod files;
#[path = "../house/mod.rs"]
mod house;
mod import;
#[path = "../kept/mod.rs"]
mod kept;
#[path = "../keys/mod.rs"]
mod keys;
mod words;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use dice::Dice;

/// How many cases a target is given; `cargo xtask prove fuzz` gives a million.
const CASES: &str = "COMMON_GROUND_FUZZ";
/// What a target that takes long is given at most instead, in the long form.
const LONGEST: Duration = Duration::from_secs(300);
const SHORT: u64 = 600;

fn cases() -> u64 {
    std::env::var(CASES).map_or(SHORT, |cases| cases.parse().unwrap())
}

fn found(target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fuzz/found")
        .join(target)
}

/// Gives `read` every kept case, every seed, and then seeds that were changed. `read` says whether it took the case.
pub(crate) fn fuzz(target: &str, seeds: &[Vec<u8>], mut read: impl FnMut(&[u8]) -> bool) {
    let mut try_one = |case: &[u8]| {
        let outcome = catch_unwind(AssertUnwindSafe(|| read(case)));
        outcome.unwrap_or_else(|_| {
            let folder = found(target);
            std::fs::create_dir_all(&folder).unwrap();
            let path = folder.join(format!("{:016x}", change::mark(case)));
            std::fs::write(&path, case).unwrap();
            panic!("{target}: kept in {}", path.display());
        })
    };
    for entry in std::fs::read_dir(found(target)).into_iter().flatten() {
        try_one(&std::fs::read(entry.unwrap().path()).unwrap());
    }
    for seed in seeds {
        try_one(seed);
    }
    let mut dice = Dice::new();
    let (began, mut tried, mut taken) = (Instant::now(), 0_u64, 0_u64);
    while tried < cases() && began.elapsed() < LONGEST {
        let case = change::changed(&mut dice, seeds);
        tried += 1;
        taken += u64::from(try_one(&case));
    }
    println!("found: {target} {tried} cases, {taken} taken, 0 panics");
}
