//! Makes a household to measure on: `cargo xtask household --years N --seed S --out DIR` runs this.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "it talks to a person at a terminal"
)]

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::SystemTime;

use common_ground_core::sample;

fn main() -> ExitCode {
    match make() {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

fn make() -> Result<(), String> {
    let (mut years, mut seed, mut out) = (10, 1, None);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let value = args.next().ok_or(format!("Say something after {arg}."))?;
        let number = || {
            value
                .parse::<u64>()
                .map_err(|_| format!("{value} after {arg} is not a whole number."))
        };
        match arg.as_str() {
            "--years" => match number()? {
                n @ 1..=100 => years = u32::try_from(n).unwrap_or(100),
                _ => return Err("A household is 1 to 100 years old.".to_owned()),
            },
            "--seed" => seed = number()?,
            "--out" => out = Some(PathBuf::from(value)),
            _ => return Err(format!("{arg} is not understood: --years, --seed, --out.")),
        }
    }
    let out = out.ok_or("Say where with --out DIR.")?;
    let tell = |done: u32, of: u32| {
        if done.is_multiple_of(12) {
            println!("{} of {} years", done / 12, of / 12);
        }
        Ok(())
    };
    #[allow(
        clippy::disallowed_methods,
        reason = "a household to look at ends today"
    )]
    let now = SystemTime::now().into();
    sample::generate(&out, years, seed, now, tell).map_err(|error| {
        format!(
            "The household could not be made in {}: {error}.",
            out.display()
        )
    })
}
