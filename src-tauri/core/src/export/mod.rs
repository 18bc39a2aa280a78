//! Taking everything out of the file in forms other programs read.

pub mod ical;
mod json;

pub use json::canonical;
