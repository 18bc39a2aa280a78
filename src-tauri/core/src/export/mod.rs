//! Taking everything out of the file in forms other programs read.

mod copy;
mod csv;
mod html;
pub mod ical;
mod json;
pub(crate) mod lock;
mod markdown;
mod paper;
mod told;
mod write;

pub use copy::{Copy, Copying, FORMAT, Happened, OwnItem, OwnPart, VERSION};
pub use json::canonical;
pub(crate) use paper::{Paper, Thing, paper, told_of};
pub use write::{CopyForm, CopyWanted, write, write_calendar};

/// Typed words without what would act on the text around them: marks that turn its direction and are not closed,
/// and characters that cannot be shown. The data form keeps them as they are.
fn plain(typed: &str) -> String {
    let acts = |c: char| {
        matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
            || (c.is_control() && c != '\n' && c != '\t')
    };
    typed.chars().filter(|c| !acts(*c)).collect()
}
