//! Pictures of the window, and giving up with one.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::Ordering;

use crate::app::{App, target};

impl App {
    /// Keeps a picture as `target/e2e/<test>/<number>-<name>.png` and answers where.
    pub fn picture(&self, name: &str) -> PathBuf {
        let folder = target().join("e2e").join(&self.name);
        let number = self.pictures.fetch_add(1, Ordering::Relaxed) + 1;
        self.picture_in(&folder, &format!("{number:02}-{name}"))
    }

    /// Keeps a picture as `<folder>/<name>.png` and answers where.
    pub fn picture_in(&self, folder: &Path, name: &str) -> PathBuf {
        self.at_rest();
        self.drawn();
        let path = folder.join(format!("{name}.png"));
        assert!(
            self.take(&path),
            "a picture is taken (Debian package imagemagick)"
        );
        path
    }

    /// Waits until what was typed last is on the display too: two frames, or a moment for a window that has
    /// nothing to draw and sends none.
    fn drawn(&self) {
        self.execute_async(
            "const done = arguments[0];
             setTimeout(done, 500);
             requestAnimationFrame(() => requestAnimationFrame(done));",
            vec![],
        );
    }

    /// Asks the display, not the driver: the driver's own pictures wait for a frame that a window
    /// with nothing to draw may never send.
    fn take(&self, path: &Path) -> bool {
        let folder = path.parent().unwrap_or(path);
        std::fs::create_dir_all(folder).is_ok()
            && Command::new("import")
                .args(["-display", self.display(), "-window", "root"])
                .arg(path)
                .status()
                .is_ok_and(|status| status.success())
    }

    /// Ends the test with what was wanted, what is there instead, and a picture.
    pub(crate) fn give_up(&self, wanted: &str) -> ! {
        let picture = target().join("e2e").join(&self.name).join("gave-up.png");
        let kept = self.take(&picture);
        let seen = match self.try_everything() {
            Ok(all) => all
                .iter()
                .map(ToString::to_string)
                .collect::<Vec<_>>()
                .join("\n  "),
            Err(why) => why,
        };
        panic!(
            "{}: {wanted}\n\non the page:\n  {seen}\n{}",
            self.name,
            if kept {
                format!("picture: {}", picture.display())
            } else {
                String::new()
            }
        )
    }
}
