//! `docs/measurements.md`: one section a part, written anew each time the part is measured.

use crate::cli::Options;
use crate::{Outcome, sh};

/// Where the figures are kept.
pub(super) const FILE: &str = "docs/measurements.md";

const HEAD: &str = "# Measurements

Each figure is a ratio of two things measured in the same run, taking turns, with its spread; times stand beside
it only to be read along. Each section is written by the command in it.
";

/// Writes the section of a part.
pub(super) fn write(part: &str, options: &Options, table: &str) -> Outcome {
    let old = std::fs::read_to_string(FILE).unwrap_or_else(|_| HEAD.to_owned());
    let commit = sh::answer("git", &["rev-parse", "--short=10", "HEAD"]).unwrap_or_default();
    let changed = sh::answer("git", &["status", "--porcelain", "--untracked-files=no"])
        .is_some_and(|changes| !changes.is_empty());
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("unknown").to_owned();
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let section = format!(
        "`cargo xtask bench {part}{}` at {commit}{}, on {cores} cores with a load of {load} at the end.\n\n{}\n",
        if options.quick { " --quick" } else { "" },
        if changed {
            " and what was not committed yet"
        } else {
            ""
        },
        table.trim()
    );
    let new = replaced(&old, part, &section);
    std::fs::write(FILE, new).map_err(|e| format!("{FILE}: {e}."))
}

/// The file with the section of this part in place of its older one, or at the end. What is under
/// `### Notes` was written by hand and stays.
fn replaced(file: &str, part: &str, section: &str) -> String {
    let title = format!("## {part}\n");
    let Some(at) = file.find(&title) else {
        return format!("{}\n\n{title}\n{section}", file.trim_end());
    };
    let (before, rest) = file.split_at(at);
    let rest = &rest[title.len()..];
    let end = rest.find("\n## ").map_or(rest.len(), |end| end + 1);
    let (old, after) = rest.split_at(end);
    let notes = old.find("### Notes").map_or("", |notes| &old[notes..]);
    let gap = if notes.is_empty() { "" } else { "\n" };
    let gap_after = if after.is_empty() || notes.ends_with("\n\n") {
        ""
    } else {
        "\n"
    };
    format!("{before}{title}\n{section}{gap}{notes}{gap_after}{after}")
}

#[cfg(test)]
mod tests {
    use super::replaced;

    #[test]
    fn a_section_takes_the_place_of_its_older_one_and_keeps_the_notes() {
        let one = replaced("# Head\n", "core", "1.2\n");
        let two = replaced(&one, "size", "3\n");
        assert_eq!(two, "# Head\n\n## core\n\n1.2\n\n## size\n\n3\n");
        let noted = two.replace("1.2\n", "1.2\n\n### Notes\n\nWhy.\n");
        assert_eq!(
            replaced(&noted, "core", "1.1\n"),
            "# Head\n\n## core\n\n1.1\n\n### Notes\n\nWhy.\n\n## size\n\n3\n"
        );
        assert_eq!(
            replaced(&two, "core", "1.1\n"),
            "# Head\n\n## core\n\n1.1\n\n## size\n\n3\n"
        );
    }
}
