//! The next good time, as something to put a reminder off until.

use chrono::{DateTime, Utc};

use super::due::Moment;
use super::snooze::TONIGHT;
use crate::civil;
use crate::db::Rows;
use crate::error::Result;
use crate::moment;

/// More good times than these on one day are nobody's plan.
const SAME_DAY: u32 = 12;

/// When the next good time is; one without a time of day is in the evening.
pub(crate) fn next_good_time(rows: Rows<'_>, now: Moment) -> Result<Option<DateTime<Utc>>> {
    let today = civil::today(now.now, now.zone);
    Ok(moment::coming(rows, today, SAME_DAY)?
        .into_iter()
        .map(|good| civil::resolve_local(good.day.and_time(good.time.unwrap_or(TONIGHT)), now.zone))
        .filter(|at| *at > now.now)
        .min())
}
