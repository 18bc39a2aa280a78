//! What matters, as people read it.

use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use super::asked;
use super::row::{Value, ValueId, Weight};
use super::write::NewValue;
use crate::db::Rows;
use crate::error::Result;
use crate::household::{Area, AreaId};
use crate::planner::Planner;
use crate::who::{Side, Viewer};

/// What matters to the two, and what the one who is here has prepared.
#[derive(Debug, Clone, Serialize, TS)]
pub struct WhatMatters {
    /// Who put an answer away that is not opened yet, start and end.
    pub ready: [bool; 2],
    /// What the one who is here alone wrote and nobody opened yet.
    pub mine: Option<Vec<NewValue>>,
    /// What was opened together, newest first.
    pub opened: Vec<OpenedValues>,
}

/// The two answers of one opening.
#[derive(Debug, Clone, Serialize, TS)]
pub struct OpenedValues {
    /// The day it was.
    pub day: NaiveDate,
    /// Each one's words, start and end, in the order of the parts of life.
    pub sheets: [Vec<ValueView>; 2],
    /// The parts of life both said how much they matter: where they say the same first.
    pub shared: Vec<SharedArea>,
}

/// One partner's opened words about one part of life.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ValueView {
    /// Its id.
    pub id: ValueId,
    /// The name of the part of life.
    pub area: String,
    /// How much it matters.
    pub weight: Option<Weight>,
    /// What matters there.
    pub words: String,
    /// Its author took it back.
    pub taken_back: bool,
}

/// A part of life both said how much it matters.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SharedArea {
    /// Its name.
    pub area: String,
    /// What each said, start and end.
    pub weights: [Weight; 2],
    /// Both said the same.
    pub agree: bool,
}

impl Planner {
    /// What matters to the two, and what whoever is here alone has prepared.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn values(&self, viewer: Viewer) -> Result<WhatMatters> {
        let rows = self.rows();
        let asked = asked(rows)?;
        Ok(WhatMatters {
            ready: asked.ready(rows)?,
            mine: match viewer.one() {
                Some(side) => asked.answer(rows, side)?,
                None => None,
            },
            opened: opened(rows)?,
        })
    }
}

fn opened(rows: Rows<'_>) -> Result<Vec<OpenedValues>> {
    let areas = rows.select::<Area>("ORDER BY position, id", [])?;
    let place = |id: AreaId| areas.iter().position(|area| area.id == id);
    let mut values = rows.select::<Value>("", [])?;
    values.sort_by_key(|value| (std::cmp::Reverse(value.opening), place(value.area)));
    Ok(values
        .chunk_by(|one, next| one.opening == next.opening)
        .map(|round| {
            let name = |id| place(id).map_or_else(String::new, |n| areas[n].name.clone());
            let of = |side| round.iter().filter(move |value| value.partner == side);
            let view = |value: &Value| ValueView {
                id: value.id,
                area: name(value.area),
                weight: value.weight,
                words: value.words.clone(),
                taken_back: value.taken_back,
            };
            let mut shared: Vec<_> = of(Side::Start)
                .filter_map(|one| {
                    let other = of(Side::End).find(|other| other.area == one.area)?;
                    let weights = [one.weight?, other.weight?];
                    Some(SharedArea {
                        area: name(one.area),
                        weights,
                        agree: weights[0] == weights[1],
                    })
                })
                .collect();
            shared.sort_by_key(|one| !one.agree);
            OpenedValues {
                day: round[0].opened_on,
                sheets: Side::BOTH.map(|side| of(side).map(view).collect()),
                shared,
            }
        })
        .collect())
}
