//! Rust and Node, by version.

use crate::{Outcome, sh};

const RUST: (u32, u32) = (1, 90);
const NODE: (u32, u32) = (20, 0);

/// One sentence when Rust, Node or npm is missing or too old.
pub(crate) fn check() -> Outcome {
    rust(sh::answer("rustc", &["--version"]).as_deref())?;
    node(sh::answer("node", &["--version"]).as_deref())?;
    if !sh::has("npm") && !sh::has("npm.cmd") {
        return Err("Node is here but npm is not; it comes with Node from https://nodejs.org/en/download, or as Debian's package npm.".into());
    }
    Ok(())
}

fn rust(said: Option<&str>) -> Outcome {
    let (major, minor) = RUST;
    match said.and_then(version) {
        Some(found) if found >= RUST => Ok(()),
        Some((a, b)) => Err(format!(
            "Rust {major}.{minor} or newer is needed and this is {a}.{b}; `rustup update stable` brings the newest."
        )),
        None => Err(format!(
            "Rust {major}.{minor} or newer is needed and `rustc` was not found; https://rustup.rs installs it."
        )),
    }
}

fn node(said: Option<&str>) -> Outcome {
    let (major, _) = NODE;
    match said.and_then(version) {
        Some(found) if found >= NODE => Ok(()),
        Some((a, b)) => Err(format!(
            "Node {major} or newer is needed to build the interface and this is {a}.{b}; https://nodejs.org/en/download has it."
        )),
        None => Err(format!(
            "Node {major} or newer is needed to build the interface and was not found; https://nodejs.org/en/download has it."
        )),
    }
}

/// The first `N.N` in a version sentence, such as `rustc 1.90.0 (…)` or `v20.20.2`.
fn version(said: &str) -> Option<(u32, u32)> {
    let word = said.split_whitespace().find_map(|word| {
        let word = word.trim_start_matches('v');
        word.starts_with(|c: char| c.is_ascii_digit())
            .then_some(word)
    })?;
    let mut parts = word.split('.');
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_as_numbers() {
        assert!(rust(Some("rustc 1.90.0 (1159e78c4 2025-09-14)")).is_ok());
        assert!(rust(Some("rustc 1.100.0-nightly (abc 2026-01-01)")).is_ok());
        assert!(rust(Some("rustc 1.9.0 (abc 2016-05-18)")).is_err());
        assert!(node(Some("v20.20.2")).is_ok());
        assert!(node(Some("v18.19.0")).is_err());
    }

    #[test]
    fn what_is_wrong_takes_one_line_and_names_both_versions() {
        let old = rust(Some("rustc 1.85.1 (abc)")).unwrap_err();
        assert!(old.contains("1.90") && old.contains("1.85") && !old.contains('\n'));
        assert!(node(None).unwrap_err().contains("nodejs.org"));
    }
}
