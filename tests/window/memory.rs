//! Once the program people get is locked, no key and no passphrase is in its memory; and no crash writes that to a
//! disk. What is left of words is looked for in `core/tests/memory.rs`.

use std::collections::BTreeSet;
use std::fs;

use common_ground_core::Closed;
use common_ground_core::testing::{friday, secrets};
use common_ground_core::vault::{Passphrase, Secret};
use common_ground_core::who::Side;
use common_ground_e2e::{App, Here, Plain};
use common_ground_pages::Sought;
use serde_json::json;

use crate::passphrases::{ANA, BEN, set};

const PRIVATE: &str = "Qxprivatecanaryzy";
const SHARED: &str = "Qxsharedcanaryzy";
const NAMES: [&str; 6] = [
    "data key",
    "private",
    "take",
    "sign",
    "private words",
    "shared words",
];

#[test]
fn once_locked_no_key_and_no_passphrase_is_in_its_memory() {
    let app = App::couple("once_locked");
    app.here(Here::Ana);
    set(&app, "Ana", ANA);
    app.here(Here::Ben);
    set(&app, "Ben", BEN);
    let goal =
        json!({ "args": { "title": SHARED, "horizon": "short", "area": null, "own": false } });
    app.call("add_goal", goal).unwrap();
    let plain = Plain::instead_of(app, &[]);
    let data = plain.data_dir();
    let ana = Secret::Passphrase(Passphrase::new(ANA.to_owned()));
    let closed = || Closed::find_to_read(&data, &plain.folder().join("tmp"), Box::new(friday()));
    let unlocked = closed().unwrap().unlock(Side::Start, &ana).unwrap();
    let mut sought = Sought::default()
        .words("passphrase", ANA)
        .words("private words", PRIVATE)
        .words("shared words", SHARED);
    for (name, secret) in secrets(&unlocked) {
        sought = sought.bytes(name, &secret);
    }
    let found = || sought.in_memory_of(plain.process());
    let finds = |names: &[&str]| {
        let found: BTreeSet<_> = found().into_keys().collect();
        names.iter().all(|name| found.contains(*name))
    };
    let open = || data.join("household.db-wal").exists();

    plain.window();
    plain.type_in("Common Ground", ANA);
    plain.press(&["Return"]);
    plain.until("the passphrase should be found while it is tried", || {
        finds(&["passphrase"])
    });
    plain.until("the planner should open", open);
    plain.window();
    // Nothing tells from outside when the page takes keys: what came too early is typed again.
    let write = |what: &str, words: &str, known: &[&str]| {
        let mut looks = 0;
        plain.until(
            &format!("{known:?} should be found while it is open"),
            || {
                if looks % 10 == 0 {
                    plain.press(&["Escape", "Escape", "ctrl+k"]);
                    plain.type_in("Common Ground", what);
                    plain.press(&["Return"]);
                    plain.type_in("Common Ground", words);
                    plain.press(&["Return"]);
                }
                looks += 1;
                finds(known)
            },
        );
    };
    write("Write something only for me", PRIVATE, &NAMES);

    plain.press(&["ctrl+l"]);
    plain.until("the planner should lock", || !open());
    let mut left = found();
    // What went between page and program passed through the web view's own library in this process, and that
    // does not wipe: words are looked for where nothing of it is, in the core's own test.
    left.retain(|name, _| !name.ends_with("words"));
    assert!(left.is_empty(), "still in its memory: {left:#?}");
}

#[test]
fn a_crash_writes_no_memory_to_a_disk() {
    let app = App::couple("a_crash");
    let process = app.process().expect("it runs");
    let about = |file: &str| fs::read_to_string(format!("/proc/{process}/{file}")).unwrap();
    let limits = about("limits");
    let core = limits
        .lines()
        .find_map(|line| line.strip_prefix("Max core file size"))
        .expect("the system has such a limit");
    let values: Vec<_> = core.split_whitespace().take(2).collect();
    assert_eq!(values, ["0", "0"], "nor can it be raised again");
    let parts = about("coredump_filter");
    assert_eq!(
        u32::from_str_radix(parts.trim(), 16),
        Ok(0),
        "no part of it goes to a program that collects crashes"
    );
}
