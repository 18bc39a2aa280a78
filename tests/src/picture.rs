//! Pictures of the window, and giving up with one.

use std::path::PathBuf;
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
    pub fn picture_in(&self, folder: &std::path::Path, name: &str) -> PathBuf {
        std::fs::create_dir_all(folder).unwrap();
        let path = folder.join(format!("{name}.png"));
        let png = self
            .ask(async |window| window.screenshot().await)
            .expect("a picture is taken");
        std::fs::write(&path, png).unwrap();
        path
    }

    /// Ends the test with what was wanted, what is there instead, and a picture.
    pub(crate) fn give_up(&self, wanted: &str) -> ! {
        let png = self.ask(async |window| window.screenshot().await);
        let folder = target().join("e2e").join(&self.name);
        let picture = folder.join("gave-up.png");
        let kept = std::fs::create_dir_all(&folder).is_ok()
            && png.is_ok_and(|png| std::fs::write(&picture, png).is_ok());
        let seen: Vec<String> = self.everything().iter().map(ToString::to_string).collect();
        panic!(
            "{}: {wanted}\n\non the page:\n  {}\n{}",
            self.name,
            seen.join("\n  "),
            if kept {
                format!("picture: {}", picture.display())
            } else {
                String::new()
            }
        )
    }
}
