//! Prints the interface's TypeScript: `cargo run -p common-ground-core --example bindings`.
#![allow(clippy::print_stdout, reason = "printing is what it is for")]

fn main() {
    print!("{}", common_ground_core::commands::bindings::typescript());
}
