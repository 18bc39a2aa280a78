//! Reading the two tables together.

use super::due::{Moment, Past};
use super::row::{Occurrence, Reminder};
use crate::db::Rows;
use crate::error::{Refusal, Result};
use crate::household;
use chrono::{DateTime, Utc};

/// Every reminder that is not in the trash, in the order they were made.
pub(crate) fn reminders(rows: Rows<'_>) -> Result<Vec<Reminder>> {
    rows.select("WHERE trashed_on IS NULL ORDER BY rowid", [])
}

/// What became of every reminder's dates.
pub(crate) fn past(rows: Rows<'_>) -> Result<Past> {
    let mut past = Past::new();
    for row in rows.select::<Occurrence>("ORDER BY on_date", [])? {
        past.entry(row.reminder).or_default().push(row);
    }
    Ok(past)
}

/// What became of one reminder's dates.
pub(crate) fn past_of(rows: Rows<'_>, reminder: &Reminder) -> Result<Vec<Occurrence>> {
    rows.select("WHERE reminder=?1 ORDER BY on_date", [reminder.id])
}

/// Zone, clock, and when the household's pause ended.
pub(crate) fn moment(rows: Rows<'_>, now: DateTime<Utc>) -> Result<Moment> {
    Ok(Moment {
        zone: household::zone(rows)?.ok_or(Refusal::NotSetUp)?,
        now,
        resumed_at: household::household(rows)?.resumed_at,
    })
}
