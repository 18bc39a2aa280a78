//! A small disk of its own, mounted for a test and filled on purpose.
#![allow(dead_code, reason = "each test takes what it needs")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use common_ground_core::Result;
use common_ground_core::error::{Error, FolderProblem};

/// A disk of some kilobytes. It goes with the test.
pub(crate) struct Disk {
    folder: tempfile::TempDir,
}

impl Disk {
    /// None where mounting is not allowed, which is said; where tests must be whole it is.
    pub(crate) fn of(kilobytes: u64) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = mount(folder.path(), &format!("size={kilobytes}k,mode=700"));
        if !mounted {
            assert!(
                std::env::var_os("CI").is_none(),
                "CI must be able to mount a small disk"
            );
            println!("Mounting is not allowed here: the full disk was not tried.");
        }
        mounted.then_some(Self { folder })
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// As somebody makes room: enough for everything.
    pub(crate) fn make_room(&self) {
        assert!(mount(self.folder.path(), "remount,size=64m"));
    }

    /// Pulled out, whoever still uses it.
    pub(crate) fn pull(&self) {
        let _ = Command::new("umount")
            .arg("-l")
            .arg(self.folder.path())
            .output();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        self.pull();
    }
}

fn mount(folder: &Path, options: &str) -> bool {
    Command::new("mount")
        .args(["-t", "tmpfs", "-o", options, "tmpfs"])
        .arg(folder)
        .output()
        .is_ok_and(|out| out.status.success())
}

/// Opens something. Another test that starts a program (mounting is one) holds every lock for the moment between fork
/// and exec; that passes.
pub(crate) fn patiently<T>(open: impl Fn() -> Result<T>) -> Result<T> {
    for _ in 0..500 {
        match open() {
            Err(Error::Folder(FolderProblem::InUse)) => {
                std::thread::sleep(Duration::from_millis(10));
            }
            other => return other,
        }
    }
    open()
}
