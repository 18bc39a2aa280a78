//! `cargo xtask tour`: the sample couple on a virtual display, as numbered pictures.

use std::process::Command;

use crate::cli::Options;
use crate::setup::{self, Need};
use crate::{Outcome, sh, test};

/// Builds the app as the window tests want it and walks through it.
pub(crate) fn tour(options: &Options) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err("The tour needs Linux: only WebKitGTK can be driven from outside.".into());
    }
    setup::setup(Need::Window, options)?;
    test::build_for_the_window()?;
    sh::run(
        sh::cargo().args(["build", "--package", "common-ground-e2e", "--bin", "tour"]),
        "The tour could not be built; the reason stands above.",
    )?;
    sh::run(
        &mut walk(),
        "The tour could not be finished; the reason stands above.",
    )
}

/// The tour as a command. Where the system makes a place without a network for us it is taken there, which
/// shows that no page misses one; only the loopback is up, over which the driver is talked to.
fn walk() -> Command {
    let tour = sh::root().join("target/debug/tour");
    let alone = ["unshare --net", "unshare --map-root-user --net"]
        .into_iter()
        .find(|way| sh::answer("sh", &["-c", &format!("{way} ip link set lo up")]).is_some());
    let Some(alone) = alone else {
        println!(
            "This system makes no place without a network for us: the tour is taken with one."
        );
        return Command::new(tour);
    };
    let mut walk = Command::new("sh");
    walk.args([
        "-c",
        &format!("exec {alone} sh -c 'ip link set lo up; exec \"$0\"' \"$0\""),
    ]);
    walk.arg(tour);
    walk
}
