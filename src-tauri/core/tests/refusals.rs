//! Bad calls: every command answers with a typed error or does what was asked, never half of it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod house;

use common_ground_core::commands::{KINDS, NAMES};
use common_ground_core::error::Error;
use common_ground_core::export;
use common_ground_core::who::{Presence, Side};
use house::{Home, ID, home, learn};
use serde_json::{Value, json};

fn canonical(home: &Home) -> String {
    home.house
        .with(|planner| export::canonical(planner))
        .unwrap()
}

fn nested(depth: usize) -> Value {
    (0..depth).fold(json!(1), |inside, _| json!([inside]))
}

/// Calls, and holds the answer to: an error leaves everything as it was.
fn refuse(home: &Home, name: &str, args: Value) -> Result<Value, Error> {
    let before = canonical(home);
    let answer = home.house.ask(name, args, None);
    if let Err(error) = &answer {
        assert!(!error.code().is_empty());
        assert_eq!(
            canonical(home),
            before,
            "{name} changed something and answered {error}"
        );
    }
    answer
}

#[test]
fn arguments_of_a_wrong_shape_are_refused_by_every_command() {
    let home = home();
    home.house.come(Presence::One(Side::Start));
    let large = "x".repeat(10_000_000);
    for name in NAMES {
        for wrong in [
            json!(7),
            json!(true),
            json!([1, 2]),
            json!(large),
            nested(100),
            json!({ "no_such_field": 1 }),
            json!({ "no_such_field": large }),
            json!({ "no_such_field": nested(100) }),
        ] {
            let answer = refuse(&home, name, wrong);
            assert!(
                matches!(answer, Err(Error::Arguments { .. })),
                "{name} takes arguments of any shape: {answer:?}"
            );
        }
    }
    assert_eq!(
        refuse(&home, "no_such_command", json!({}))
            .unwrap_err()
            .code(),
        "no-command"
    );
}

#[test]
fn fields_that_are_missing_extra_wrong_or_endless_are_refused_whole() {
    let home = home();
    home.house.come(Presence::One(Side::Start));
    let mut learnt = 0;
    for (name, kind) in KINDS {
        if matches!(*kind, "host" | "own" | "see" | "step") {
            continue;
        }
        let Some(Value::Object(good)) = learn(&home.house, name) else {
            continue;
        };
        learnt += 1;
        for field in good.keys() {
            let mut less = good.clone();
            less.remove(field);
            // An optional field may be left out; then the rest decides.
            let _ = refuse(&home, name, Value::Object(less));
            for wrong in [
                json!(null),
                json!(-1),
                json!(1e308),
                json!(u64::MAX),
                json!("x".repeat(10_000_000)),
                json!(""),
                json!("\u{0}"),
                json!([]),
                json!({}),
                nested(100),
                json!("9999-99-99"),
                json!("99:99"),
                json!(vec!["x"; 100_000]),
            ] {
                let mut bad = good.clone();
                bad.insert(field.clone(), wrong);
                let _ = refuse(&home, name, Value::Object(bad));
            }
        }
        let mut more = good.clone();
        more.insert("no_such_field".into(), json!(1));
        assert!(
            matches!(
                refuse(&home, name, Value::Object(more)),
                Err(Error::Arguments { .. })
            ),
            "{name} takes a field nobody knows"
        );
    }
    assert!(learnt > 40, "only {learnt} commands were understood");
}

#[test]
fn what_nobody_knows_is_not_found() {
    let home = home();
    home.house.come(Presence::One(Side::Start));
    for (name, kind) in KINDS {
        if *kind == "write" {
            let Some(args) = learn(&home.house, name) else {
                continue;
            };
            if args.to_string().contains(ID) {
                let _ = refuse(&home, name, args);
            }
        }
    }
}

/// A disk of one megabyte that is full: nothing is half kept, and once there is room it goes on.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_keeps_nothing_half_and_goes_on_with_room() {
    use common_ground_core::testing::{House, friday, household};

    let dir = tempfile::tempdir().unwrap();
    let mounted = std::process::Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=1m", "tmpfs"])
        .arg(dir.path())
        .output()
        .is_ok_and(|out| out.status.success());
    if !mounted {
        // Mounting needs root. Without it the disk faults of the long tests are what there is.
        return;
    }
    let full = || {
        let house = House::new(household(&dir.path().join("data"), &friday()).unwrap());
        house.come(Presence::One(Side::Start));
        let state = || house.with(|planner| export::canonical(planner)).unwrap();
        let add = |n: usize| {
            let title = format!("{n} {}", "words ".repeat(20));
            let goal = json!({ "title": title, "horizon": "short", "area": null, "own": false });
            house.ask("add_goal", goal, None)
        };
        let ballast = dir.path().join("ballast");
        std::fs::write(&ballast, vec![0_u8; 200_000]).unwrap();
        let mut kept = state();
        let mut refused = None;
        for n in 0..5_000 {
            match add(n) {
                Ok(_) => kept = state(),
                Err(error) => {
                    refused = Some(error);
                    break;
                }
            }
        }
        assert_eq!(
            refused.expect("a megabyte holds no 5,000 goals").code(),
            "disk-full"
        );
        assert_eq!(state(), kept, "something was half kept");
        assert_eq!(add(0).unwrap_err().code(), "disk-full");
        assert_eq!(state(), kept);
        std::fs::remove_file(&ballast).unwrap();
        add(9_999).expect("there is room again");
        assert!(state().contains("9999 words"));
    };
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(full));
    let _ = std::process::Command::new("umount")
        .arg("-l")
        .arg(dir.path())
        .output();
    if let Err(panic) = outcome {
        std::panic::resume_unwind(panic);
    }
}
