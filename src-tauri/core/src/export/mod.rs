//! Taking everything out of the file in forms other programs read.

mod json;

pub use json::canonical;
