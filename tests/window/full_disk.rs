//! A disk that is full: it is said in a sentence, what was typed stays, and with room the same press works.

use std::path::{Path, PathBuf};
use std::process::Command;

use common_ground_e2e::{App, Here, Start};

/// A disk of a few megabytes, mounted for a test. It needs root, which CI has; elsewhere the test says that
/// it did not run.
pub(crate) struct SmallDisk {
    pub(crate) folder: tempfile::TempDir,
}

impl SmallDisk {
    pub(crate) fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=6m,mode=700", "tmpfs"])
            .arg(folder.path())
            .output()
            .is_ok_and(|out| out.status.success());
        if !mounted {
            assert!(
                std::env::var_os("CI").is_none(),
                "CI must be able to mount a small disk"
            );
            println!("Mounting is not allowed here: the full disk was not tried.");
        }
        mounted.then_some(Self { folder })
    }

    fn ballast(&self) -> PathBuf {
        self.folder.path().join("ballast")
    }

    /// Fills it to the last byte.
    pub(crate) fn fill(&self) {
        use std::io::Write;
        let mut ballast = std::fs::File::create(self.ballast()).unwrap();
        while ballast.write_all(&[0; 4096]).is_ok() {}
    }

    /// From now on nobody writes there, or everybody again.
    pub(crate) fn read_only(&self, only: bool) {
        let how = if only { "remount,ro" } else { "remount,rw" };
        let done = Command::new("mount")
            .args(["-o", how])
            .arg(self.folder.path())
            .status();
        assert!(done.unwrap().success(), "the disk can be mounted anew");
    }

    pub(crate) fn make_room(&self) {
        std::fs::remove_file(self.ballast()).unwrap();
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        unmount(self.folder.path());
    }
}

fn unmount(folder: &Path) {
    let _ = Command::new("umount").arg("-l").arg(folder).output();
}

#[test]
fn what_was_typed_stays_until_there_is_room() {
    let Some(disk) = SmallDisk::mount() else {
        return;
    };
    let start = Start {
        data_dir: Some(disk.folder.path().join("data")),
        ..Start::default()
    };
    let mut app = App::couple_as("what_was_typed_stays", start);
    app.here(Here::Ana);
    app.go("Goals");
    app.click("button", "Add a goal");
    app.by_role("textbox", "What would you like?");
    let long = format!(
        "A week by the sea, {}",
        "and a walk each evening, ".repeat(5)
    );
    let long = long.trim_end_matches([',', ' ']);
    disk.fill();
    app.type_text(long);
    app.press("Enter");
    app.hears("The disk is full, so this was not kept.");
    app.is_for_everyone("a full disk");
    assert_eq!(app.by_role("textbox", "What would you like?").value, long);

    disk.make_room();
    app.press("Enter");
    app.by_role("button", long);
    app.restart();
    app.here(Here::Ana);
    app.go("Goals");
    app.by_role("button", long);
}
