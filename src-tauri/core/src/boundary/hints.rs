//! The wording helper's hints for what is being written. It only suggests; nothing of it is kept.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::row::Form;
use super::text::Text;
use super::wording::{self, Audience, Hint, Names, Texts};
use crate::error::Result;
use crate::household;
use crate::planner::Planner;
use crate::who::{Side, Viewer};

/// What is being written; nothing of it is checked or kept.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfText {
    /// The words so far.
    pub text: Text,
    /// Who writes, while both are here.
    pub author: Option<Side>,
}

/// The hints, and the partner's name they speak of.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Hints {
    /// What the other is called.
    pub partner: String,
    /// The hints, in the order of the fields.
    pub hints: Vec<Hint>,
}

/// More than this is not read over: no boundary is that long.
const MOST: usize = 4_000;

impl From<Form> for wording::Kind {
    fn from(form: Form) -> Self {
        match form {
            Form::Own => Self::Own,
            Form::Agreement => Self::Agreement,
            Form::Request => Self::Request,
        }
    }
}

impl Planner {
    /// The wording helper's hints. What only the author shall read is left out unless the author is here alone.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn wording(&self, viewer: Viewer, of: OfText) -> Result<Hints> {
        let author = viewer.one().or(of.author).unwrap_or(Side::Start);
        let partners = household::partners(self.rows())?;
        let name = |side: Side| partners[side.index()].name.as_str();
        let mut texts = Texts::default();
        match &of.text {
            Text::Own(text) => {
                texts.when = cut(&text.when);
                texts.will = cut(&text.will);
            }
            Text::Agreement(text) => {
                texts.text = cut(&text.words);
                texts.each = [author, author.other()].map(|side| cut(&text.does[side.index()]));
            }
            Text::Request(text) => texts.text = cut(&text.words),
        }
        let names = Names {
            author: name(author),
            partner: name(author.other()),
        };
        let mut hints = wording::look(of.text.form().into(), &texts, names);
        if viewer.one().is_none() {
            hints.retain(|hint| hint.audience == Audience::Both);
        }
        Ok(Hints {
            partner: names.partner.to_owned(),
            hints,
        })
    }
}

fn cut(text: &str) -> &str {
    text.char_indices()
        .nth(MOST)
        .map_or(text, |(end, _)| text.get(..end).unwrap_or_default())
}
