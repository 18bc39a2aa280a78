//! `cargo xtask tour`.
fn main() {}
