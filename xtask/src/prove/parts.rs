//! What there is to prove, part by part.

use super::mutants::Module;

/// One part of `cargo xtask prove`.
pub(crate) struct Part {
    pub(crate) name: &'static str,
    /// What `--help` says of it.
    pub(crate) about: &'static str,
    pub(super) how: How,
    /// The variable that says how often, and how often.
    pub(super) times: (&'static str, usize),
    /// What is tried so often.
    pub(super) what: &'static str,
}

/// How it is tried.
pub(super) enum How {
    /// By tests.
    Tests(&'static [Tests]),
    /// By changing the program and seeing whether its tests notice.
    Mutants(&'static Module),
}

/// Tests of one binary: those with these names, or all.
pub(super) enum Tests {
    /// Of the core.
    Core(&'static str, &'static [&'static str]),
    /// In the real window.
    Window(&'static [&'static str]),
}

use How::{Mutants, Tests as By};
use Tests::{Core, Window};

const CASES: &str = "PROPTEST_CASES";
const KILLS: &str = "COMMON_GROUND_KILLS";

pub(crate) const PARTS: &[Part] = &[
    Part {
        name: "undo",
        about: "2500 sequences of edits, undone and redone to the letter",
        how: By(&[Core("goal", &["random"])]),
        times: (CASES, 2500),
        what: "sequences of edits, undone and redone",
    },
    Part {
        name: "two-hands",
        about: "2500 sequences of one partner's commands: nothing comes to hold",
        how: By(&[Core("two_hands", &[])]),
        times: (CASES, 2500),
        what: "sequences of one partner's commands",
    },
    Part {
        name: "privacy",
        about: "2500 sequences, read by everybody else through every command",
        how: By(&[Core("privacy", &["nobody_else_sees_a_private_word"])]),
        times: (CASES, 2500),
        what: "sequences, read by everybody else",
    },
    Part {
        name: "kills",
        about: "1000 kills of a program that writes",
        how: By(&[Core("kills", &[])]),
        times: (KILLS, 1000),
        what: "kills of a program that writes",
    },
    Part {
        name: "vault-kills",
        about: "200 kills while passphrases are given, changed, renewed, taken away, and\n                   200 while the first are set",
        how: By(&[Core("vault_kills", &[])]),
        times: (KILLS, 200),
        what: "kills while passphrases are given, changed, renewed, taken away, and as many while the first are set",
    },
    Part {
        name: "opening-kills",
        about: "200 kills while answers are put away and opened together",
        how: By(&[Core("opening_kills", &[])]),
        times: (KILLS, 200),
        what: "kills while answers are put away and opened together",
    },
    Part {
        name: "migration-kills",
        about: "100 kills in the middle of a migration",
        how: By(&[Core("migration", &["killed_in_the_middle"])]),
        times: (KILLS, 100),
        what: "kills in the middle of a migration",
    },
    Part {
        name: "backup-kills",
        about: "200 kills while backups are made and thinned",
        how: By(&[Core("backup_kills", &[])]),
        times: (KILLS, 200),
        what: "kills while backups are made and thinned",
    },
    Part {
        name: "faults",
        about: "a disk that refuses the first to the 200th call of a kind",
        how: By(&[Core("disk_faults", &[])]),
        times: ("COMMON_GROUND_FAULTS_TRIED", 200),
        what: "places of each kind of call where the disk refuses",
    },
    Part {
        name: "full-disk",
        about: "60 disks of about a megabyte that run full, each at another moment",
        how: By(&[Core("full_disk", &[]), Core("gone", &[])]),
        times: ("COMMON_GROUND_DISKS", 60),
        what: "small disks that run full, and folders taken away from an open planner",
    },
    Part {
        name: "damage",
        about: "500 places flipped or cut off in the household, its log, the keys, a\n                   backup, the small files beside them; 40 older logs",
        how: By(&[
            Core("folder", &["a_flipped_byte", "a_file_cut_short"]),
            Core("flips", &[]),
        ]),
        times: ("COMMON_GROUND_FLIPS", 500),
        what: "places of each file where a byte is flipped or the rest cut off",
    },
    Part {
        name: "backups",
        about: "1000 backups beside a writer at full speed, the clock a year off",
        how: By(&[Core("backup_speed", &[])]),
        times: ("COMMON_GROUND_BACKUPS", 1000),
        what: "backups beside a writer at full speed, the clock a year off both ways",
    },
    Part {
        name: "starts",
        about: "twenty programs at once at one household, a hundred times",
        how: By(&[
            Core("folder", &["of_twenty_starts"]),
            Window(&["a_second_start"]),
        ]),
        times: ("COMMON_GROUND_RACES", 100),
        what: "races of twenty starts, and second starts beside the window",
    },
    Part {
        name: "canaries",
        about: "words that were found first, then let go: 300 times in the file and all\n                   that lies beside it, once more in the window's folder and its logs",
        how: By(&[Core("forgotten", &[]), Window(&["ten_seconds_after"])]),
        times: ("COMMON_GROUND_CANARIES", 300),
        what: "words found first, then emptied or erased in any order",
    },
    Part {
        name: "import",
        about: "10000 changed copies: refused with the place, or whole and binding nobody;\n                   files of every wrong kind, size and depth",
        how: By(&[Core("import", &["a_mutated_file", "files::"])]),
        times: (CASES, 10_000),
        what: "changed copies that were brought in",
    },
    Part {
        name: "fuzz",
        about: "a million changed cases, or five minutes, for each of ten readers",
        how: By(&[Core("fuzz", &[])]),
        times: ("COMMON_GROUND_FUZZ", 1_000_000),
        what: "changed cases at most for each reader: keys, about, wake, schedule, wording, search, commands, copies, tables, locked files",
    },
    Part {
        name: "long-open",
        about: "480 edits over 32 days in one window, with sleeps: told once, and no\n                   memory, open files or log pile up",
        how: By(&[Window(&["open_for_weeks"])]),
        times: ("COMMON_GROUND_EDITS", 480),
        what: "edits in one window, the days passing by a moved clock",
    },
    Part {
        name: "mutants-standing",
        about: "what holds, changed in every place by cargo-mutants",
        how: Mutants(&Module {
            files: &["agreed/standing.rs"],
            tests: &["agreed"],
        }),
        times: ("", 1),
        what: "module, changed in every place by cargo-mutants",
    },
    Part {
        name: "mutants-dates",
        about: "when something comes back, changed so",
        how: Mutants(&Module {
            files: &[
                "recurrence/dates.rs",
                "recurrence/mod.rs",
                "recurrence/validate.rs",
            ],
            tests: &["time"],
        }),
        times: ("", 3),
        what: "modules, changed in every place by cargo-mutants",
    },
    Part {
        name: "mutants-grid",
        about: "the grid of weeks and months it comes back on, changed so",
        how: Mutants(&Module {
            files: &["recurrence/grid.rs"],
            tests: &["time"],
        }),
        times: ("", 1),
        what: "module, changed in every place by cargo-mutants",
    },
    Part {
        name: "mutants-due",
        about: "what is due, changed so",
        how: Mutants(&Module {
            files: &["reminder/due.rs"],
            tests: &["reminder", "reminder_time"],
        }),
        times: ("", 1),
        what: "module, changed in every place by cargo-mutants",
    },
    Part {
        name: "mutants-thinning",
        about: "when backups are made and which are let go, changed so",
        how: Mutants(&Module {
            files: &["backup/thin.rs", "backup/when.rs"],
            tests: &["backup"],
        }),
        times: ("", 2),
        what: "modules, changed in every place by cargo-mutants",
    },
    Part {
        name: "mutants-undo",
        about: "undo and the order of cards, changed so",
        how: Mutants(&Module {
            files: &["history/undo.rs", "order.rs"],
            tests: &["goal", "spine", "gather"],
        }),
        times: ("", 2),
        what: "modules, changed in every place by cargo-mutants",
    },
    Part {
        name: "mutants-code",
        about: "the recovery code, changed so",
        how: Mutants(&Module {
            files: &["vault/code.rs"],
            tests: &["vault"],
        }),
        times: ("", 1),
        what: "module, changed in every place by cargo-mutants",
    },
];
