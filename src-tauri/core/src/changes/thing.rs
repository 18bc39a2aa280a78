//! What a changed row hangs on: what it is known by, whether it is still there, and who may see its past.

use std::collections::HashMap;

use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;
use uuid::Uuid;

use super::Row;
use crate::agreed;
use crate::db::{Rows, text_enum};
use crate::error::{Error, Result};
use crate::history::{self, Image, Op, THINGS};
use crate::phrases::phrase;
use crate::search::Of;
use crate::who::Viewer;

text_enum! {
    /// Where something is now.
    pub enum Whereabouts {
        /// Where it always was.
        There = "there",
        /// In the trash.
        Trash = "trash",
        /// Taken away by an undo; a redo may bring it back.
        Gone = "gone",
    }
}

/// Something whose past can be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[ts(rename = "PastThing")]
pub struct Thing {
    /// What it is.
    pub of: Of,
    /// Its id.
    #[ts(type = "string")]
    pub id: Uuid,
    /// The words it is known by; none where it has none of its own.
    pub title: String,
    /// Where it is now.
    pub whereabouts: Whereabouts,
}

/// A thing with its newest image, for what only the core reads.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub(super) thing: Thing,
    pub(super) image: Image,
}

/// Things by their ids, each looked up once. What this viewer may not see is none.
pub(super) struct Things<'a> {
    rows: Rows<'a>,
    viewer: Viewer,
    known: HashMap<String, Option<Known>>,
}

impl<'a> Things<'a> {
    pub(super) fn new(rows: Rows<'a>, viewer: Viewer) -> Self {
        Self {
            rows,
            viewer,
            known: HashMap::new(),
        }
    }

    /// The thing with this id, if this viewer may see its past.
    pub(super) fn get(&mut self, id: &str) -> Result<Option<Known>> {
        if let Some(known) = self.known.get(id) {
            return Ok(known.clone());
        }
        let known = self.find(id)?;
        self.known.insert(id.to_owned(), known.clone());
        Ok(known)
    }

    fn find(&self, id: &str) -> Result<Option<Known>> {
        for noun in THINGS {
            let now = history::table(noun)?.image(self.rows.db, id)?;
            let is_there = now.is_some();
            let image = match now {
                Some(image) => Some(image),
                None => history::last_image(self.rows.db, noun, id)?,
            };
            let Some(image) = image else { continue };
            let whereabouts = match (is_there, image.get("trashed_on")) {
                (false, _) => Whereabouts::Gone,
                (true, None | Some(Value::Null)) => Whereabouts::There,
                (true, Some(_)) => Whereabouts::Trash,
            };
            if !self.may_see(noun, &image, whereabouts) {
                return Ok(None);
            }
            let thing = Thing {
                of: of(noun, &image),
                id: id
                    .parse()
                    .map_err(|_| Error::Row("an id is not a uuid".to_owned()))?,
                title: self.title(noun, id, &image)?,
                whereabouts,
            };
            return Ok(Some(Known { thing, image }));
        }
        Ok(None)
    }

    /// Reminders of one's own are one's own affair; and so is what one took away of one's own.
    fn may_see(&self, noun: &str, image: &Image, whereabouts: Whereabouts) -> bool {
        let owner = image.get("owner").and_then(Value::as_str);
        let viewer = self.viewer.one().map(|side| side.word());
        owner.is_none()
            || owner == viewer
            || (noun != "reminder" && whereabouts == Whereabouts::There)
    }

    fn title(&self, noun: &str, id: &str, image: &Image) -> Result<String> {
        let word = |column| image.get(column).and_then(Value::as_str);
        if let Some(about) = word("about") {
            return Ok(phrase(&format!(
                "reminder-about-{}",
                about.replace('_', "-")
            )));
        }
        let column = match noun {
            "good_time" | "reminder" => "title",
            "good_moment" => "words",
            "goal" | "boundary" | "rule" => {
                return Ok(match agreed::title(self.rows, id)? {
                    Some(title) => title,
                    None => self.last_title(id)?,
                });
            }
            _ => return Ok(String::new()),
        };
        Ok(word(column).unwrap_or_default().to_owned())
    }

    fn last_title(&self, id: &str) -> Result<String> {
        let text = history::last_part(self.rows.db, "version", id)?;
        let known = text.and_then(|text| agreed::known_by_kept(text.get("body")?.as_str()?));
        Ok(known.unwrap_or_default())
    }
}

fn of(noun: &str, image: &Image) -> Of {
    match (noun, image.get("form").and_then(Value::as_str)) {
        ("goal", _) => Of::Goal,
        ("boundary", Some("own")) => Of::Own,
        ("boundary", Some("agreement")) => Of::Agreement,
        ("boundary", _) => Of::Request,
        ("rule", _) => Of::Rule,
        ("good_time", _) => Of::GoodTime,
        ("good_moment", _) => Of::GoodMoment,
        ("reminder", _) => Of::Reminder,
        ("feeling", _) => Of::Feeling,
        _ => Of::Value,
    }
}

/// The id of the thing a change was about. Some are about none, or about the planner as a whole.
pub(super) fn about(op: Op, rows: &[Row]) -> Option<&str> {
    if matches!(
        op,
        Op::SetUp
            | Op::KeepInQuarter
            | Op::Quarter
            | Op::GoBack
            | Op::Mend
            | Op::Clock
            | Op::OpenTogether
    ) {
        return None;
    }
    let one = match op {
        // A pair goes together, and an answer makes an agreement of a request: the row that says it comes first.
        Op::Delete | Op::Restore => rows.iter().find(|row| row.differs("trashed_on")),
        Op::AnswerRequest => rows
            .iter()
            .find(|row| row.noun == "boundary" && row.before.is_some()),
        _ => None,
    };
    one.into_iter().chain(rows).find_map(Row::thing)
}
