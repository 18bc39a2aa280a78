//! The parts of life: family, home, money … as the couple names them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::row::Area;
use crate::db::{Rows, id};
use crate::error::{Error, Problem, Result};
use crate::history::Op;
use crate::order;
use crate::planner::{Done, Planner, Tx};
use crate::who::Actor;
use crate::words;

id! {
    /// A part of life's id.
    pub AreaId
}

/// A part of life as it is shown.
#[derive(Debug, Clone, Serialize, TS)]
pub struct AreaView {
    /// Its id.
    pub id: AreaId,
    /// Its name.
    pub name: String,
}

/// The whole list as the form has it: what is missing from it goes, what has no id is new.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditAreas {
    /// In the order they shall stand.
    pub areas: Vec<NewArea>,
}

/// One line of that list.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewArea {
    /// The part it was, if it is not new.
    pub id: Option<AreaId>,
    /// Its name.
    pub name: String,
}

const LONGEST: usize = 40;
const MOST: usize = 24;

pub(super) fn areas(rows: Rows<'_>) -> Result<Vec<AreaView>> {
    let areas = rows.select::<Area>("WHERE trashed_on IS NULL ORDER BY position", [])?;
    Ok(areas
        .into_iter()
        .map(|area| AreaView {
            id: area.id,
            name: area.name,
        })
        .collect())
}

/// The parts of life a new household starts with.
pub(crate) fn start_with<'a>(tx: &Tx<'_>, names: impl IntoIterator<Item = &'a str>) -> Result<()> {
    let mut last = None;
    for name in names {
        let position = order::between(last.as_deref(), None);
        tx.put(&Area {
            id: tx.new_id(),
            name: name.to_owned(),
            position: position.clone(),
            trashed_on: None,
        })?;
        last = Some(position);
    }
    Ok(())
}

/// The part of life of this name, added where there is none yet; none where there is no room for it.
pub(crate) fn named(tx: &Tx<'_>, name: &str) -> Result<Option<(AreaId, bool)>> {
    let Ok(name) = words::line("area", name, LONGEST) else {
        return Ok(None);
    };
    let known = tx.select::<Area>("WHERE trashed_on IS NULL ORDER BY position", [])?;
    let same = |area: &&Area| words::fold(&area.name) == words::fold(&name);
    if let Some(area) = known.iter().find(same) {
        return Ok(Some((area.id, false)));
    }
    if known.len() >= MOST {
        return Ok(None);
    }
    let id = tx.new_id();
    tx.put(&Area {
        id,
        name,
        position: order::between(known.last().map(|area| area.position.as_str()), None),
        trashed_on: None,
    })?;
    Ok(Some((id, true)))
}

impl Planner {
    /// Adds, renames, orders and takes away parts of life. Goals in a part that goes keep their own place.
    ///
    /// # Errors
    /// A name that is empty, too long or there twice; more than two dozen.
    pub fn edit_areas(&mut self, actor: Actor, edit: EditAreas) -> Result<Done<()>> {
        if edit.areas.len() > MOST {
            return Err(Error::field("areas", Problem::TooLarge));
        }
        let mut names = std::collections::BTreeSet::new();
        for (n, area) in edit.areas.iter().enumerate() {
            let field = format!("areas.{n}.name");
            let name = words::line(&field, &area.name, LONGEST)?;
            if !names.insert(name.to_lowercase()) {
                return Err(Error::field(&field, Problem::Same));
            }
        }
        self.transact(actor, Op::EditArea, |tx| {
            let before = areas(**tx)?;
            let mut last: Option<String> = None;
            for (n, area) in edit.areas.iter().enumerate() {
                let name = words::line(&format!("areas.{n}.name"), &area.name, LONGEST)?;
                let position = order::between(last.as_deref(), None);
                let id = match area.id {
                    Some(id) => tx.get::<Area>(id)?.id,
                    None => tx.new_id(),
                };
                tx.put(&Area {
                    id,
                    name,
                    position: position.clone(),
                    trashed_on: None,
                })?;
                last = Some(position);
            }
            for gone in before
                .iter()
                .filter(|area| !edit.areas.iter().any(|kept| kept.id == Some(area.id)))
            {
                let area: Area = tx.get(gone.id)?;
                tx.put(&Area {
                    trashed_on: Some(tx.today),
                    ..area
                })?;
            }
            Ok(())
        })
    }
}
