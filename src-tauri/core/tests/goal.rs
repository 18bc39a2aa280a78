//! Goals and their boards: what a yes is, what a move is, what undo may do, what is refused at the field.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

#[path = "goal/couple.rs"]
mod couple;
#[path = "goal/fields.rs"]
mod fields;
#[path = "goal/hidden.rs"]
mod hidden;
#[path = "goal/moves.rs"]
mod moves;
#[path = "goal/random.rs"]
mod random;
#[path = "goal/steps.rs"]
mod steps;
