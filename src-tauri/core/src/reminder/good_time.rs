//! The next good time, as something to put a reminder off until.

use chrono::{DateTime, Utc};

use super::due::Moment;
use crate::db::Rows;
use crate::error::Result;

/// When the next good time is that has a date and time.
pub(crate) fn next_good_time(_rows: Rows<'_>, _moment: Moment) -> Result<Option<DateTime<Utc>>> {
    Ok(None)
}
