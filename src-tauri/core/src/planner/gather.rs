//! Keystrokes and moves that follow one another are one step to undo: changes of the same parts of the same rows, by
//! the same hand, within a minute of each other. What they were is kept in memory only, so a start begins anew.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, Utc};
use serde_json::{Map, Value};

use crate::error::Result;
use crate::history::{self, Kind, Op};
use crate::who::Author;

use super::{Planner, Step};

/// Longer than this nobody pauses in the middle of a sentence.
const PAUSE: Duration = Duration::minutes(1);

/// Which parts of which rows a change touched, where it may be one step with the next; none where it added or took
/// away a row.
pub(super) type Shape = BTreeMap<(&'static str, String), BTreeSet<String>>;

/// The newest change, for as long as another may join it.
pub(super) struct Last {
    op: Op,
    author: Author,
    shape: Shape,
    /// The step it belongs to, and its last number.
    step: i64,
    seq: i64,
    at: DateTime<Utc>,
}

/// What a change of this kind begins with.
pub(super) fn begin(step: Step) -> Option<Shape> {
    (matches!(step.kind, Kind::Edit) && step.op.comes_in_one_go()).then(Shape::new)
}

/// Adds a row. One that came or went ends it: adding something and changing it are two steps.
pub(super) fn add(
    shape: &mut Option<Shape>,
    op: Op,
    row: (&'static str, &str),
    before: Option<&Map<String, Value>>,
    after: Option<&Map<String, Value>>,
) {
    let (Some(parts), Some(before), Some(after)) = (&mut *shape, before, after) else {
        *shape = None;
        return;
    };
    let parts = parts.entry((row.0, row.1.to_owned())).or_default();
    // Of a card that is moved only the place changes, now the column and now what it lies before.
    if op != Op::MoveGoal {
        parts.extend(differing(before, after));
    }
}

/// The columns that differ. Of a text that is kept as JSON the parts of it; who wrote it when follows from it.
fn differing(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<String> {
    let text = |image: &Map<String, Value>| -> Option<Map<String, Value>> {
        serde_json::from_str(image.get("body")?.as_str()?).ok()
    };
    let (older, newer) = match (text(before), text(after)) {
        (Some(older), Some(newer)) => (older, newer),
        _ => (before.clone(), after.clone()),
    };
    let keys: BTreeSet<&String> = older.keys().chain(newer.keys()).collect();
    let differ = keys
        .into_iter()
        .filter(|key| older.get(*key) != newer.get(*key));
    differ.cloned().collect()
}

impl Planner {
    /// Makes a change one step with the one before, if it goes on with it; `first` and `last` are its numbers.
    pub(super) fn gather(
        &self,
        op: Op,
        author: Option<Author>,
        shape: Option<Shape>,
        (first, last): (i64, i64),
        now: DateTime<Utc>,
    ) -> Result<()> {
        if last < first {
            return Ok(());
        }
        let before = self.last.take();
        let (Some(author), Some(shape), false) = (author, shape, self.batch) else {
            return Ok(());
        };
        let goes_on = before.filter(|before| {
            before.seq == first - 1
                && (before.op, before.author) == (op, author)
                && before.shape == shape
                && (Duration::zero()..=PAUSE).contains(&(now - before.at))
        });
        let step = goes_on.map_or(first, |before| before.step);
        if step != first {
            history::join(&self.db, first, step)?;
        }
        self.last.set(Some(Last {
            op,
            author,
            shape,
            step,
            seq: last,
            at: now,
        }));
        Ok(())
    }
}
