//! A child of a test, killed at some moment.

#[path = "../dice/mod.rs"]
mod dice;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use dice::Dice;

const FOLDER: &str = "COMMON_GROUND_KILLED_IN";

/// The data folder, where this process is the child.
pub(crate) fn child() -> Option<PathBuf> {
    std::env::var_os(FOLDER).map(|data: OsString| PathBuf::from(data))
}

/// How often.
pub(crate) fn kills() -> u32 {
    std::env::var("COMMON_GROUND_KILLS").map_or(20, |kills| kills.parse().unwrap())
}

/// Starts the test of this name again and again, and kills it each time after another while.
pub(crate) struct Killer {
    test: &'static str,
    dice: Dice,
}

impl Killer {
    pub(crate) fn of(test: &'static str) -> Self {
        Self {
            test,
            dice: Dice::new(),
        }
    }

    /// Lets a child work in `data` for at least `from` milliseconds and fewer than `within` more.
    pub(crate) fn kill(&mut self, data: &Path, from: u64, within: usize) {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", self.test])
            .env(FOLDER, data)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let more = self.dice.below(within) as u64;
        std::thread::sleep(Duration::from_millis(from + more));
        assert!(child.try_wait().unwrap().is_none(), "it was still at it");
        child.kill().unwrap();
        child.wait().unwrap();
    }
}
