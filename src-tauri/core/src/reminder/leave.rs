//! The own reminders of one who leaves.

use super::row::{Occurrence, Reminder};
use crate::error::Result;
use crate::planner::Tx;
use crate::who::Side;

/// No reminder of this partner's own goes on: each is gone for good with its dates, or, to be found again by its
/// owner, paused. Neither writes a line.
pub(crate) fn end_own(tx: &Tx<'_>, side: Side, erase: bool) -> Result<()> {
    for reminder in tx.select::<Reminder>("WHERE owner=?1", [side])? {
        if erase {
            for date in tx.select::<Occurrence>("WHERE reminder=?1", [reminder.id])? {
                tx.erase_unseen::<Occurrence>(date.id)?;
            }
            tx.erase_unseen::<Reminder>(reminder.id)?;
        } else if reminder.paused_on.is_none() {
            tx.put_unseen(&Reminder {
                paused_on: Some(tx.today),
                ..reminder
            })?;
        }
    }
    Ok(())
}
