//! `cargo xtask tour`: every page and main flow in the real window, as numbered pictures in light
//! and dark under `target/tour/`. Their paths are printed.
//!
//! Each chapter starts the program anew. One that cannot go on says why and costs the others nothing; the
//! tour then ends badly.
#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    reason = "the paths are what a person at a terminal came for"
)]

mod first;
mod lost;
mod own;
mod shared;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;

use common_ground_e2e::{App, Here, Start, Theme, target};

fn main() -> ExitCode {
    let folder = target().join("tour");
    // Pictures of an earlier tour would stand between those of this one.
    let _ = std::fs::remove_dir_all(&folder);
    let mut tour = Tour { folder, next: 1 };
    let chapters: [Chapter; 12] = [
        ("both set up", Tour::both_set_up),
        ("one sets up alone", Tour::one_sets_up_alone),
        ("the sample couple's pages", Tour::sample_pages),
        ("goals", Tour::goals),
        ("boundaries", Tour::boundaries),
        ("decisions", Tour::decisions),
        ("our quarter", Tour::quarter),
        ("what matters to us", Tour::what_matters),
        ("only for me, and everything found", Tour::only_for_me),
        ("passphrases", Tour::passphrases),
        ("nothing is lost", Tour::nothing_lost),
        ("a note from the tray", Tour::note),
    ];
    let broken: Vec<_> = chapters
        .into_iter()
        .filter(|(_, walk)| catch_unwind(AssertUnwindSafe(|| walk(&mut tour))).is_err())
        .map(|(name, _)| name)
        .collect();
    if broken.is_empty() {
        println!("{} pictures, each in light and dark.", tour.next - 1);
        return ExitCode::SUCCESS;
    }
    println!("Could not be walked to its end: {}.", broken.join(", "));
    ExitCode::FAILURE
}

/// A part of the tour, by its name.
type Chapter = (&'static str, fn(&mut Tour));

/// What there is to do to a thing on the page.
#[derive(Clone, Copy)]
enum Do {
    /// Press what has this role and name.
    Press(&'static str, &'static str),
    /// Fill the field with this label.
    Fill(&'static str, &'static str),
    /// Press keys.
    Keys(&'static str),
    /// Wait for these words.
    See(&'static str),
    /// Take the pictures, under this name.
    Look(&'static str),
}
use Do::{Fill, Keys, Look, Press, See};

struct Tour {
    folder: PathBuf,
    next: u32,
}

impl Tour {
    fn every_page(&mut self, app: &App, which: &str) {
        for page in app.pages() {
            app.go(&page);
            self.look(app, &format!("{which}-{page}"));
        }
    }

    fn walk(&mut self, app: &App, steps: &[Do]) {
        for step in steps {
            match *step {
                Press(role, name) => app.click(role, name),
                Fill(label, text) => app.fill(label, text),
                Keys(keys) => app.press(keys),
                See(words) => app.sees(words),
                Look(what) => self.look(app, what),
            }
        }
    }

    /// One picture in each look, with one number.
    fn look(&mut self, app: &App, what: &str) {
        let what = what.to_lowercase().replace([' ', '…'], "-");
        for theme in Theme::BOTH {
            app.set_theme(theme);
            app.at_rest();
            let name = format!("{:02}-{what}-{}", self.next, theme.name());
            println!("{}", app.picture_in(&self.folder, &name).display());
        }
        app.set_theme(Theme::Light);
        self.next += 1;
    }
}

/// The sample couple, both here.
fn sample() -> App {
    let start = Start {
        args: Some(vec!["--demo".into()]),
        ..Start::default()
    };
    let app = App::start_as("tour", start);
    app.by_role("navigation", "Pages");
    app.here(Here::Both);
    app
}
