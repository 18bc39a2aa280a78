//! The app in a real window. One file per flow; see the crate's documentation for the verbs.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test that cannot go on says so and stops"
)]

mod autostart;
mod backups;
mod boundaries;
mod changes;
mod check;
mod clock;
mod copy;
mod earlier_day;
mod fits;
mod forced_colours;
mod forgotten;
mod full_disk;
mod goals;
mod help;
mod hostile;
mod in_one_go;
mod leave;
mod local;
mod locking;
mod long_open;
mod memory;
mod not_my_yes;
mod only_for_me;
mod opening;
mod pages;
mod paper;
mod passphrases;
mod plain;
mod quarter;
mod recovery;
mod reminders;
mod rules;
mod set_up;
mod settings;
mod stopped;
mod terminal;
mod today;
mod together;
mod tray;
mod wanting;
