//! When *a friend's view* is offered: at most three times a year, and not again after *not now* for as long.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::commands::NoArgs;
use crate::error::{Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner};
use crate::private::{self, Item, PrivateId};
use crate::who::{Actor, Viewer};

/// Days from one to the next: three fit into a year and no fourth.
pub const FRIEND_EVERY: i64 = 122;

/// *Not now*, on a day.
#[derive(Serialize, Deserialize)]
struct NotNow {
    on: NaiveDate,
}

pub(super) const KIND: &str = "friend-not-now";

impl Planner {
    /// *Not now*: a friend's view is not offered again for four months.
    ///
    /// # Errors
    /// [`Refusal::WhoseHand`] unless one partner is here alone.
    pub fn friend_not_now(&mut self, actor: Actor, NoArgs {}: NoArgs) -> Result<Done<()>> {
        let viewer = Viewer::One(actor.one()?);
        let kept = private::all::<NotNow>(self.rows(), viewer, KIND)?;
        self.transact(actor, Op::KeepPrivate, |tx| {
            let owner = actor.author().ok_or(Refusal::NobodyHere)?;
            let id: PrivateId = kept.first().map_or_else(|| tx.new_id(), |(id, _)| *id);
            private::put(tx, id, owner, KIND, &NotNow { on: tx.today })
        })
    }
}

/// The day somebody said *not now*.
pub(super) fn not_now(item: &Item) -> Result<NaiveDate> {
    Ok(serde_json::from_value::<NotNow>(item.now.clone())?.on)
}

/// Whether it is offered on `today`, where it was written or put off on `days`.
pub(super) fn offered(days: &[NaiveDate], today: NaiveDate) -> bool {
    days.iter()
        .all(|day| (today - *day).num_days() >= FRIEND_EVERY)
}

#[cfg(test)]
mod tests {
    use chrono::Duration;

    use super::*;

    #[test]
    fn no_year_has_a_fourth() {
        let first = NaiveDate::from_ymd_opt(2026, 6, 12).unwrap_or_default();
        for late in 0..40 {
            let mut days = Vec::new();
            for n in 0..1000 {
                let day = first + Duration::days(n);
                // Written on the day it is offered, or some days later.
                if offered(&days, day) && n % 40 >= late {
                    days.push(day);
                }
            }
            for from in &days {
                let year = days
                    .iter()
                    .filter(|day| (0..365).contains(&(**day - *from).num_days()));
                assert!(year.count() <= 3, "{late}: {days:?}");
            }
        }
    }
}
