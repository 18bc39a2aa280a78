//! What a locked planner leaves in the memory of the process that had it open: no passphrase, no key, no word. A
//! process of its own does what the shell does, with the shell's allocator, and is looked at from outside.
#![cfg(target_os = "linux")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test's panic is its answer"
)]

mod kept;
mod keys;

use std::hash::{BuildHasher, Hasher, RandomState};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use common_ground_core::memory::{Wiping, forget_stack};
use common_ground_core::testing::{House, friday, secrets};
use common_ground_core::vault::{Passphrase, Secret};
use common_ground_core::who::{Presence, Side};
use common_ground_core::{Closed, Unlocked};
use common_ground_pages::Sought;
use keys::{BEN, Place, give, said};
use serde_json::{Value, json};

#[global_allocator]
static MEMORY: Wiping = Wiping;

const FOLDER: &str = "COMMON_GROUND_LOOKED_INTO";

/// Opens, writes, reads, waits; locks, waits. What it says it is told by a file.
fn live(folder: &Path) {
    let closed = open_and_lock(folder);
    forget_stack();
    wait("locked");
    drop(closed);
}

#[inline(never)]
fn open_and_lock(folder: &Path) -> Closed {
    let told: Value = serde_json::from_slice(&std::fs::read(folder.join("told")).unwrap()).unwrap();
    let words = |name: &str| told[name].as_str().unwrap().to_owned();
    let secret = Secret::Passphrase(Passphrase::new(words("passphrase")));
    let world = Box::new(friday());
    let closed = Closed::find(&folder.join("data"), &folder.join("copy"), world).unwrap();
    let unlocked = closed.unlock(Side::Start, &secret).unwrap();
    let house = House::new(closed.open_with(unlocked).unwrap());
    house.come(Presence::One(Side::Start));
    let ask = |name: &str, args: Value| {
        let answer = house.ask(name, args, None).unwrap();
        // As it goes to the page.
        answer.to_string().len()
    };
    let shared = words("shared");
    ask(
        "add_goal",
        json!({ "title": shared, "horizon": "short", "area": null, "own": false }),
    );
    let private = words("private");
    ask("add_topic", json!({ "words": private, "wants": "listen" }));
    ask(
        "keep_draft",
        json!({ "form": "topic:new", "body": { "words": private } }),
    );
    for read in ["drafts", "today_page", "private_space"] {
        ask(read, Value::Null);
    }
    ask("search", json!({ "words": private }));
    ask("search", json!({ "words": shared }));
    wait("open");
    let mut planner = house.into_planner();
    planner.keep_only(Presence::Nobody);
    planner.close().unwrap()
}

/// Says how far it is, and waits until it was looked at.
fn wait(how_far: &str) {
    println!("now {how_far}");
    let mut looked = [0];
    std::io::stdin().read_exact(&mut looked).unwrap();
}

#[test]
fn a_locked_planner_leaves_no_key_and_no_word_behind() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        return live(&PathBuf::from(folder));
    }
    // A constant of this program would be in its memory whatever it does.
    let dice = RandomState::new().build_hasher().finish();
    let [passphrase, private, shared] =
        ["kettle", "private", "shared"].map(|word| format!("Qx{word} {dice:x} zy"));
    let (place, mut planner) = Place::new();
    give(&mut planner, Side::Start, &passphrase).unwrap();
    give(&mut planner, Side::End, BEN).unwrap();
    drop(planner);
    let unlocked: Unlocked = place
        .find()
        .unwrap()
        .unlock(Side::Start, &said(&passphrase))
        .unwrap();
    let mut sought = Sought::default()
        .words("passphrase", &passphrase)
        .words("private words", &private)
        .words("shared words", &shared);
    let mut names = vec!["passphrase", "private words", "shared words"];
    for (name, secret) in secrets(&unlocked) {
        sought = sought.bytes(name, &secret);
        names.push(name);
    }
    let told = json!({ "passphrase": passphrase, "private": private, "shared": shared });
    std::fs::write(place.dir.path().join("told"), told.to_string()).unwrap();

    let mut child = Command::new(std::env::current_exe().unwrap())
        .args([
            "--exact",
            "a_locked_planner_leaves_no_key_and_no_word_behind",
        ])
        .arg("--nocapture")
        .env(FOLDER, place.dir.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut says = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut until = |how_far: &str| {
        let said = says.any(|line| line.unwrap().ends_with(how_far));
        assert!(said, "it came as far as {how_far}");
    };
    until("now open");
    let found = sought.in_memory_of(child.id());
    for name in names {
        assert!(
            found.contains_key(name),
            "{name} while it is open: {found:#?}"
        );
    }
    child.stdin.as_mut().unwrap().write_all(b"l").unwrap();
    until("now locked");
    let left = sought.in_memory_of(child.id());
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(left.is_empty(), "still in its memory: {left:#?}");
}
