//! What is one partner's alone in a copy: it comes in by their own hand, for them alone.

use std::collections::BTreeSet;

use serde_json::Value;

use super::arrive::{Arriving, placed};
use super::copied::{Who, here, place};
use super::{What, Why};
use crate::boundary;
use crate::error::Result;
use crate::export::OwnItem;
use crate::feeling;
use crate::goal;
use crate::note;
use crate::private;
use crate::rule;
use crate::topic;
use crate::who::Side;

/// Brings it in, with what they `asked` there; what was being typed, put away to be opened or folded stays behind.
pub(super) fn all(
    arriving: &mut Arriving<'_, '_>,
    side: Side,
    items: &[OwnItem],
    asked: Vec<Value>,
    who: &Who,
) -> Result<()> {
    if items.is_empty() && asked.is_empty() {
        return Ok(());
    }
    let kept = private::everything(**arriving.tx, side)?;
    let mut known: BTreeSet<String> = kept.iter().map(|(kind, item)| key(kind, item)).collect();
    let mut new = Vec::new();
    for (n, OwnItem { kind, item }) in (1..).zip(items) {
        arriving.next()?;
        let read = read(arriving, kind, item, who);
        let Some(item) = read.map_err(|error| placed(error, &place("own", n)))? else {
            arriving.stays(Why::Between, 1);
            continue;
        };
        if known.insert(key(kind, &item)) {
            new.push((kind.clone(), item));
            arriving.new_one(What::Private);
        } else {
            arriving.here(What::Private);
        }
    }
    let drafts = kept.iter().chain(&new);
    let mut asks: BTreeSet<String> = drafts
        .filter_map(|(kind, item)| boundary::asks(kind, item))
        .collect();
    for draft in asked {
        let words = boundary::asks(boundary::KEPT, &draft);
        if words.is_none_or(|words| asks.insert(words)) {
            new.push((boundary::KEPT.to_owned(), draft));
            arriving.new_one(What::Request);
        } else {
            arriving.here(What::Request);
        }
    }
    private::bring(arriving.tx, side, new)
}

/// What it is known again by: a day has one feeling, everything else says what it says.
fn key(kind: &str, item: &Value) -> String {
    match kind {
        feeling::KIND => format!("{kind} {}", item["day"]),
        _ => format!("{kind} {item}"),
    }
}

/// It as it is kept here; none where it has no place.
fn read(arriving: &Arriving<'_, '_>, kind: &str, item: &Value, who: &Who) -> Result<Option<Value>> {
    let today = arriving.tx.today;
    let item = item.clone();
    match kind {
        note::KIND => note::brought(item, today),
        feeling::KIND => feeling::brought(item, today),
        topic::KIND => topic::brought(item),
        goal::HIDDEN => goal::hidden_brought(item),
        boundary::KEPT => boundary::kept_brought(item, today, who.swapped),
        rule::DRAFT => rule::draft_brought(item, today, who.swapped),
        boundary::SLIPPED => {
            let on = |id| here(arriving, "boundary", id);
            return boundary::slip_brought(item, today, on);
        }
        _ => return Ok(None),
    }
    .map(Some)
}
