//! Running other programs, always with their own output in sight.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The repository, whatever folder the person stands in.
pub(crate) fn root() -> PathBuf {
    let xtask = Path::new(env!("CARGO_MANIFEST_DIR"));
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// Makes every relative path in this program mean "from the repository".
pub(crate) fn enter_root() -> Result<(), String> {
    std::env::set_current_dir(root())
        .map_err(|e| format!("Cannot enter {}: {e}.", root().display()))
}

/// The same cargo that started this program.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// npm, inside `ui/`.
pub(crate) fn npm() -> Command {
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.args(["--prefix", "ui"]);
    npm
}

/// Says what is about to run, as one could type it.
fn announce(command: &Command) {
    let words: Vec<_> = std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(|word| {
            let shown = Path::new(word);
            // The full path of cargo says nothing that its name does not.
            let shown = if shown.is_absolute() && shown.file_stem() == Some(OsStr::new("cargo")) {
                Path::new("cargo")
            } else {
                shown
            };
            shown.display().to_string()
        })
        .collect();
    println!("\n$ {}", words.join(" "));
}

/// Runs to the end, showing all it prints. `Err` is `sentence` when it did not go well.
pub(crate) fn run(command: &mut Command, sentence: &str) -> Result<(), String> {
    announce(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(sentence.to_owned()),
        Err(e) => Err(format!(
            "{sentence} ({} could not be started: {e})",
            name(command)
        )),
    }
}

/// Runs to the end, showing each line of standard output as it comes and handing it to `line`.
/// Answers whether the program ended well.
pub(crate) fn follow(command: &mut Command, mut line: impl FnMut(&str)) -> Result<bool, String> {
    announce(command);
    let cannot = |e: std::io::Error, c: &Command| format!("{} could not be started: {e}.", name(c));
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|e| cannot(e, command))?;
    if let Some(out) = child.stdout.take() {
        for bytes in BufReader::new(out).split(b'\n') {
            let Ok(bytes) = bytes else { break };
            let text = String::from_utf8_lossy(&bytes);
            println!("{text}");
            line(&text);
        }
    }
    child
        .wait()
        .map(|status| status.success())
        .map_err(|e| cannot(e, command))
}

/// What a program prints, or `None` when it is not there or did not end well.
pub(crate) fn answer(program: &str, args: &[&str]) -> Option<String> {
    let out = Command::new(program)
        .args(args)
        .stderr(Stdio::null())
        .output()
        .ok()?;
    out.status
        .success()
        .then(|| String::from_utf8_lossy(&out.stdout).trim().to_owned())
}

/// Whether a program can be found and started.
pub(crate) fn has(program: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| {
        std::env::split_paths(&path).any(|folder| {
            folder.join(program).is_file() || folder.join(format!("{program}.exe")).is_file()
        })
    })
}

fn name(command: &Command) -> String {
    command.get_program().to_string_lossy().into_owned()
}
