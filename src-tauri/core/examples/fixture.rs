//! Makes the small household that is kept for ever as the fixture of the schema of today:
//! `cargo run -p common-ground-core --example fixture DIR`. Once a schema has shipped its fixture is never
//! made again.
#![allow(clippy::print_stderr, reason = "a tool for the terminal")]

use std::path::Path;
use std::process::ExitCode;

use common_ground_core::error::Result;
use common_ground_core::testing::{House, friday, household};
use common_ground_core::who::{Presence, Side};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let Some(dir) = std::env::args().nth(1) else {
        eprintln!("Say the folder it shall lie in.");
        return ExitCode::from(2);
    };
    match make(Path::new(&dir)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn make(dir: &Path) -> Result<()> {
    let house = House::new(household(dir, &friday())?);
    house.come(Presence::Both);
    let ask = |name: &str, args: Value, by| house.ask(name, args, by);
    let goal = json!({ "title": "The attic, dry and light", "horizon": "long", "area": null, "own": false });
    ask("add_goal", goal, None)?;
    let text = json!({ "agreement": {
        "words": "Phones rest in the hall while we eat", "why": "To hear each other", "does": ["", ""],
        "slipped": "", "talk": true, "rest": 24, "ends": "2026-09-12"
    } });
    ask(
        "write_boundary",
        json!({ "topic": "screens", "text": text }),
        None,
    )?;
    let own = json!({ "own": { "when": "voices rise", "will": "go for a walk round the block", "why": "", "helps": "" } });
    ask(
        "write_boundary",
        json!({ "topic": "talk", "text": own }),
        Some(Side::End),
    )?;
    ask(
        "add_good_moment",
        json!({ "words": "Rain, and the whole Sunday in bed" }),
        None,
    )?;
    let time =
        json!({ "title": "The market", "day": "2026-06-20", "time": "10:00:00", "arrange": false });
    ask("add_good_time", time, Some(Side::Start))?;
    house.come(Presence::One(Side::Start));
    ask(
        "add_topic",
        json!({ "words": "The spare key", "wants": "know" }),
        None,
    )?;
    Ok(())
}
