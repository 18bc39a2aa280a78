//! `cargo xtask`: the one door for people and CI. `cargo xtask --help` lists what it can do.
//!
//! Each subcommand is one file; `setup` is what the others call first.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "this program talks to a person at a terminal"
)]

mod bench;
mod bundle;
mod check;
mod cli;
mod household;
mod notices;
mod prove;
mod run;
mod setup;
mod sh;
mod test;
mod tour;

use std::process::ExitCode;

use cli::{Command, Options};

/// What a subcommand ends with: nothing to add, or one sentence for the person.
type Outcome = Result<(), String>;

fn main() -> ExitCode {
    let outcome = match cli::parse() {
        Ok((
            _,
            Options {
                help: Some(text), ..
            },
        )) => {
            println!("{text}");
            Ok(())
        }
        Ok((command, options)) => sh::enter_root().and_then(|()| match command {
            Command::Run => run::run(&options),
            Command::Test => test::test(&options),
            Command::Check => check::check(&options),
            Command::Tour => tour::tour(&options),
            Command::Household => household::household(&options),
            Command::Bench => bench::bench(&options),
            Command::Prove => prove::prove(&options),
            Command::Bundle => bundle::bundle(&options),
        }),
        Err(sentence) => Err(sentence),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("\n{sentence}");
            ExitCode::FAILURE
        }
    }
}
