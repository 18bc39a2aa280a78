//! The interface's packages and its built files, each only when out of date.

use std::path::Path;
use std::time::SystemTime;

use crate::{Outcome, sh};

const LOCK: &str = "ui/package-lock.json";
/// A copy of the lock file the installed packages came from.
const INSTALLED: &str = "ui/node_modules/.installed-from.json";
const BUILT: &str = "ui/dist/index.html";

/// `npm ci` unless the installed packages came from this very lock file.
pub(crate) fn install() -> Outcome {
    let wanted = std::fs::read(LOCK).map_err(|e| format!("{LOCK} cannot be read: {e}."))?;
    if std::fs::read(INSTALLED).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    sh::run(
        sh::npm().args(["ci", "--no-audit", "--no-fund"]),
        "The interface's packages could not be installed; npm says why above.",
    )?;
    std::fs::write(INSTALLED, wanted).map_err(|e| format!("{INSTALLED} cannot be written: {e}."))
}

/// `npm run build` unless what was built is newer than everything it was made from.
pub(crate) fn build() -> Outcome {
    let built = std::fs::metadata(BUILT)
        .and_then(|file| file.modified())
        .ok();
    let sources = [
        "ui/src",
        "ui/public",
        "ui/index.html",
        "ui/package-lock.json",
        "ui/vite.config.ts",
        "ui/tsconfig.json",
        "src-tauri/core/locales",
    ];
    let changed = sources
        .iter()
        .filter_map(|path| newest(Path::new(path)))
        .max();
    if built.is_some() && built >= changed {
        return Ok(());
    }
    sh::run(
        sh::npm().args(["run", "build"]),
        "The interface could not be built; the reason stands above.",
    )
}

/// The latest change at or below `path`. Folders count too: a deleted file changes its folder.
fn newest(path: &Path) -> Option<SystemTime> {
    let own = std::fs::metadata(path)
        .and_then(|meta| meta.modified())
        .ok()?;
    let below = std::fs::read_dir(path)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| newest(&entry.path()))
        .max();
    below.max(Some(own))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;
    use std::time::Duration;

    #[test]
    fn a_change_deep_below_counts() {
        let dir = std::env::temp_dir().join(format!("xtask-newest-{}", std::process::id()));
        std::fs::create_dir_all(dir.join("a/b")).unwrap();
        let file = File::create(dir.join("a/b/c.ts")).unwrap();
        let now = std::fs::metadata(dir.join("a/b/c.ts"))
            .unwrap()
            .modified()
            .unwrap();
        let later = now + Duration::from_secs(3600);
        file.set_modified(later).unwrap();
        assert_eq!(newest(&dir), Some(later));
        assert_eq!(newest(&dir.join("absent")), None);
        std::fs::remove_dir_all(&dir).unwrap();
    }
}
