//! The one shared space: the household, its two partners, the parts of life.

mod area;
mod edit;
mod row;
mod zones;

pub use area::{AreaId, AreaView, EditAreas, NewArea};
pub(crate) use area::{named as area_named, start_with};
pub(crate) use edit::check_partner;
pub use edit::{EditHousehold, EditPartner, Welcome};
pub use row::{Area, Colour, Household, Partner, Theme, Weekday};

pub use crate::folder::HouseholdId;

use chrono::Duration;
use chrono_tz::Tz;
use serde::Serialize;
use ts_rs::TS;

use crate::civil;
use crate::db::Rows;
use crate::error::{Error, Refusal, Result};
use crate::history::StepName;
use crate::planner::Planner;
use crate::who::{Presence, Viewer};

/// What every page needs to know: who the two are, the household's settings, what undo would do.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Home {
    /// The two partners, start and end.
    pub partners: [PartnerView; 2],
    /// The household's settings.
    pub household: HouseholdView,
    /// The parts of life, in their order.
    pub areas: Vec<AreaView>,
    /// What undo would undo for whoever is here.
    pub undo: Option<StepName>,
    /// What redo would do again.
    pub redo: Option<StepName>,
    /// Today in the household's zone.
    pub today: chrono::NaiveDate,
    /// Whether the place allows reading only.
    pub read_only: bool,
    /// Whether the laptop's clock says a day before this planner was begun. Two zones lie at most a day apart.
    pub clock_behind: bool,
}

/// A partner as the pages draw them.
#[derive(Debug, Clone, Serialize, TS)]
pub struct PartnerView {
    /// Their side.
    pub side: crate::who::Side,
    /// Their name; empty for a second person who has not been here yet and was not named.
    pub name: String,
    /// One or two letters for where there is no room.
    pub letters: String,
    /// Their colour.
    pub colour: Colour,
    /// Drawn as a ring instead of solid, so that a pair is apart without colour.
    pub ringed: bool,
    /// Their text size in per cent.
    pub text_size: u32,
    /// Whether they have had their own welcome.
    pub welcomed: bool,
    /// Whether their own reminders are muted.
    pub muted: bool,
}

/// The household's settings as the pages show them.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HouseholdView {
    /// IANA zone name.
    pub zone: String,
    /// Whether it was set up by one alone and the other has not been welcomed.
    pub alone: bool,
    /// The weekday of the talks.
    pub talk_weekday: Weekday,
    /// The time of the talks.
    pub talk_time: chrono::NaiveTime,
    /// The look.
    pub theme: Theme,
    /// No notices from …
    pub quiet_from: Option<chrono::NaiveTime>,
    /// … until.
    pub quiet_until: Option<chrono::NaiveTime>,
    /// Everything paused since.
    pub paused_from: Option<chrono::NaiveDate>,
}

/// The household's zone; `None` before it is set up.
pub(crate) fn zone(rows: Rows<'_>) -> Result<Option<Tz>> {
    let zone: Option<String> = rows.value("SELECT zone FROM household", [])?;
    zone.map(|zone| named(&zone)).transpose()
}

fn named(zone: &str) -> Result<Tz> {
    zone.parse()
        .map_err(|_| Error::Row(format!("no time zone {zone}")))
}

/// The household's own row; `None` before it is set up.
pub(crate) fn set_up(rows: Rows<'_>) -> Result<Option<Household>> {
    Ok(rows.select::<Household>("", [])?.pop())
}

/// The household's own row.
pub(crate) fn household(rows: Rows<'_>) -> Result<Household> {
    set_up(rows)?.ok_or(Error::Refused(Refusal::NotSetUp))
}

/// The two partners, start and end.
pub(crate) fn partners(rows: Rows<'_>) -> Result<[Partner; 2]> {
    Ok([rows.get("start")?, rows.get("end")?])
}

impl Planner {
    /// What every page needs to know.
    ///
    /// # Errors
    /// [`Refusal::NotSetUp`].
    pub fn home(&self, viewer: Viewer) -> Result<Home> {
        let household = household(self.rows())?;
        let [undo, redo] = self.undo_names(viewer)?;
        let today = civil::today(self.now(), household.zone()?);
        Ok(Home {
            partners: partners(self.rows())?.map(Partner::view),
            today,
            clock_behind: today < household.since - Duration::days(1),
            areas: area::areas(self.rows())?,
            household: household.view(),
            undo,
            redo,
            read_only: self.read_only(),
        })
    }

    /// Whether these can be said to be here: both only once both have had their own welcome.
    ///
    /// # Errors
    /// [`Refusal::NeedsBoth`].
    pub fn may_be_here(&self, presence: Presence) -> Result<()> {
        let welcomed = partners(self.rows())?
            .iter()
            .all(|partner| partner.welcomed);
        if presence == Presence::Both && !welcomed {
            Err(Refusal::NeedsBoth.into())
        } else {
            Ok(())
        }
    }

    /// The household's zone.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn zone(&self) -> Result<Tz> {
        zone(self.rows())?.ok_or(Error::Refused(Refusal::NotSetUp))
    }

    /// The day it is in the household's zone.
    pub(crate) fn today(&self) -> Result<chrono::NaiveDate> {
        Ok(civil::today(self.now(), self.zone()?))
    }
}
