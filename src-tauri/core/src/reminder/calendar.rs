//! The reminders as a calendar file. Titles are neutral unless somebody asks for their own.

use chrono::Duration;
use serde::Deserialize;
use ts_rs::TS;

use super::{due, store};
use crate::civil;
use crate::db::text_enum;
use crate::error::Result;
use crate::export::ical::{CalendarItem, Titles, When, calendar};
use crate::phrases::phrase;
use crate::planner::Planner;
use crate::recurrence::CountFrom;
use crate::who::Viewer;

text_enum! {
    /// Which words stand in the calendar.
    pub enum CalendarTitles {
        /// The same for every entry, saying nothing.
        Neutral = "neutral",
        /// The reminders' own.
        Own = "own",
    }
}

/// What to write into the calendar file.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// Which words.
    pub titles: CalendarTitles,
}

/// A talk of the couple takes about this long.
const MINUTES: u16 = 30;

impl Planner {
    /// The text of a calendar file with everything planned for whoever is here: what is for both, and
    /// one's own while alone. Paused reminders are left out.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn calendar_text(&self, viewer: Viewer, wanted: &Calendar) -> Result<String> {
        let moment = store::moment(self.rows(), self.now())?;
        let reminders = store::reminders(self.rows())?;
        let past = store::past(self.rows(), &reminders, moment)?;
        let today = civil::today(moment.now, moment.zone);
        let items: Vec<CalendarItem> = reminders
            .into_iter()
            .filter(|one| one.paused_on.is_none())
            .filter(|one| one.owner.is_none() || one.owner == viewer.one())
            .map(|one| {
                let rows = past.get(&one.id).map_or(&[][..], Vec::as_slice);
                let schedule = one.schedule.0;
                let time = schedule.time;
                CalendarItem {
                    id: one.id.0,
                    title: match one.about {
                        Some(about) => phrase(about.phrase()),
                        None => one.title,
                    },
                    when: match schedule.from {
                        CountFrom::Schedule => When::Repeats(schedule),
                        CountFrom::Completion => When::Dates(
                            due::next_counted(&schedule, rows, today)
                                .filter(|date| *date >= today - Duration::days(1))
                                .into_iter()
                                .collect(),
                            time,
                        ),
                    },
                    minutes: MINUTES,
                }
            })
            .collect();
        let neutral = phrase("calendar-neutral");
        let titles = match wanted.titles {
            CalendarTitles::Neutral => Titles::Neutral(&neutral),
            CalendarTitles::Own => Titles::Own,
        };
        Ok(calendar(&items, moment.zone, titles, moment.now))
    }
}
