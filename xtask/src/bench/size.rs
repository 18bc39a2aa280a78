//! Package, program and interface.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::bench::figures::reached;
use crate::bench::report;
use crate::cli::Options;
use crate::{Outcome, bundle, notices, sh};

/// Both programs, packaged.
pub(super) fn build() -> Outcome {
    notices::notices()?;
    bundle::terminal()?;
    tauri(&sh::root())?;
    let blank = blank();
    // The same versions of everything.
    std::fs::copy("Cargo.lock", blank.join("Cargo.lock"))
        .map_err(|e| format!("Cargo.lock could not be copied: {e}."))?;
    tauri(&blank)
}

fn blank() -> PathBuf {
    sh::root().join("xtask/blank-window")
}

fn tauri(folder: &Path) -> Outcome {
    sh::run(
        Command::new(sh::root().join("ui/node_modules/.bin/tauri"))
            .args(["build", "--bundles", "deb"])
            .env("CARGO_TARGET_DIR", sh::root().join("target"))
            .current_dir(folder),
        "A package could not be made; the reason stands above.",
    )
}

/// Measures them.
pub(super) fn measure(options: &Options) -> Outcome {
    build()?;
    let ours = installed("Common Ground")?;
    let floor = installed("Blank Window")?;
    let binary = std::fs::metadata("target/release/common-ground")
        .map_err(|e| format!("target/release/common-ground: {e}."))?
        .len();
    let bundle = gzipped(Path::new("ui/dist"))?;
    #[allow(clippy::cast_precision_loss, reason = "kilobytes of a program")]
    let ratio = ours as f64 / floor as f64;
    let kb = |bytes: u64| bytes.div_ceil(1000);
    report::write(
        "size",
        options,
        &format!(
            "| what | figure | reach | reached |\n|---|---|---|---|\n\
             | installed size of the .deb against the blank window's | {ratio:.2} ({ours} / {floor} kB) | ≤ 2 | {} |\n\
             | interface: html, scripts and styles, gzip | {} kB | ≤ 150 kB | {} |\n\
             | program | {:.1} MB | ≤ 20 MB | {} |\n",
            reached(ratio <= 2.0),
            kb(bundle),
            reached(bundle <= 150_000),
            f64::from(u32::try_from(kb(binary)).unwrap_or(u32::MAX)) / 1000.0,
            reached(binary <= 20_000_000),
        ),
    )
}

/// The size a package says it has once installed, in kB.
fn installed(product: &str) -> Result<u64, String> {
    let folder = Path::new("target/release/bundle/deb");
    let package = std::fs::read_dir(folder)
        .map_err(|e| format!("{}: {e}.", folder.display()))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(product) && name.ends_with(".deb")
        })
        .max_by_key(|path| path.metadata().and_then(|meta| meta.modified()).ok())
        .ok_or(format!("There is no package of {product}."))?;
    let size = sh::answer(
        "dpkg-deb",
        &["--field", &package.to_string_lossy(), "Installed-Size"],
    );
    size.and_then(|size| size.parse().ok())
        .ok_or(format!("{} does not say its size.", package.display()))
}

/// What scripts, styles and pages weigh one by one through gzip, as they would be sent.
fn gzipped(folder: &Path) -> Result<u64, String> {
    let say = |e: std::io::Error| format!("{}: {e}.", folder.display());
    let mut total = 0;
    for entry in std::fs::read_dir(folder).map_err(say)? {
        let path = entry.map_err(say)?.path();
        if path.is_dir() {
            total += gzipped(&path)?;
        } else if ["js", "css", "html"]
            .iter()
            .any(|kind| path.extension().is_some_and(|end| end == *kind))
        {
            let out = Command::new("gzip")
                .args(["-9", "--stdout"])
                .arg(&path)
                .stderr(Stdio::null())
                .output()
                .map_err(say)?;
            total += out.stdout.len() as u64;
        }
    }
    Ok(total)
}
