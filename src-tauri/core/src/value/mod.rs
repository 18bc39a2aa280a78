//! What matters to each partner, per part of life: a weight and a sentence, written alone and opened together.

mod read;
mod row;
mod write;

use crate::db::Rows;
use crate::error::Result;
use crate::household;
use crate::opening::{Asked, Question};

pub use read::{OpenedValues, SharedArea, ValueView, WhatMatters};
pub(crate) use row::Value;
pub use row::{ValueId, Weight};
pub use write::{NewValue, WriteValues};

/// There is one such question, about the whole of their life.
fn asked(rows: Rows<'_>) -> Result<Asked> {
    Ok(Asked {
        question: Question::WhatMatters,
        about: household::household(rows)?.id.0,
    })
}
