//! A child of a test, killed at some moment.

use std::ffi::OsString;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

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
    dice: u64,
}

impl Killer {
    pub(crate) fn of(test: &'static str) -> Self {
        let dice = RandomState::new().build_hasher().finish();
        println!("began with {dice}");
        Self { test, dice }
    }

    /// Lets a child work in `data` for at least `from` milliseconds and fewer than `within` more.
    pub(crate) fn kill(&mut self, data: &Path, from: u64, within: u64) {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", self.test])
            .env(FOLDER, data)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        self.dice = self
            .dice
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        std::thread::sleep(Duration::from_millis(from + (self.dice >> 33) % within));
        assert!(child.try_wait().unwrap().is_none(), "it was still at it");
        child.kill().unwrap();
        child.wait().unwrap();
    }
}
