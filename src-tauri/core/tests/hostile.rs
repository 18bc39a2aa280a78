//! x
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]
mod house;
use house::calls::{call, writes};

#[test]
fn every_command_has_a_call_that_fits() {
    for name in writes() {
        let (us, args) = call(name);
        if let Err(error) = us.home.house.ask(name, args.clone(), None) {
            panic!("{name} {args}: {error}");
        }
    }
}
