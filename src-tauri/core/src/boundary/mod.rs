//! Boundaries: one's own, agreements both keep, and requests.

pub mod starters;
pub mod wording;
