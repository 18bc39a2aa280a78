//! Making, changing, pausing and deleting a reminder.

use serde::Deserialize;
use ts_rs::TS;

use super::reach::PauseAll;
use super::row::{CatchUp, Occurrence, Reminder, ReminderId, State};
use super::store;
use crate::civil;
use crate::db::Json;
use crate::error::{Error, Problem, Refusal, Result};
use crate::history::Op;
use crate::household::{self, Household};
use crate::planner::{Done, Planner, Tx};
use crate::recurrence::{Fault, Schedule};
use crate::who::{Actor, Side};
use crate::words;

/// A new reminder.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewReminder {
    /// What it is for.
    pub title: String,
    /// Only for the one who makes it; otherwise for both.
    pub own: bool,
    /// When.
    pub schedule: Schedule,
    /// What is waiting after an absence.
    pub catch_up: CatchUp,
}

/// What can be changed of a reminder.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditReminder {
    /// Which.
    pub id: ReminderId,
    /// What it is for; the app's own keep theirs.
    pub title: String,
    /// When.
    pub schedule: Schedule,
    /// What is waiting after an absence.
    pub catch_up: CatchUp,
}

/// Pausing one reminder, or going on with it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PauseReminder {
    /// Which.
    pub id: ReminderId,
    /// Paused, or not.
    pub paused: bool,
}

/// One reminder.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OneReminder {
    /// Which.
    pub id: ReminderId,
}

/// More than anyone keeps, less than what makes asking slow.
const MOST: usize = 500;

/// A shared reminder that comes in from a file. Dates before now are not waiting; what was paused is.
pub(crate) fn bring(
    tx: &Tx<'_>,
    id: ReminderId,
    owner: Option<Side>,
    title: &str,
    schedule: Schedule,
    catch_up: CatchUp,
    paused: bool,
) -> Result<()> {
    check(&schedule)?;
    if store::reminders(**tx)?.len() >= MOST {
        return Err(Error::field("title", Problem::TooLarge));
    }
    tx.put(&Reminder {
        id,
        about: None,
        owner,
        title: words::line("title", title, words::LINE)?,
        schedule: Json(schedule),
        catch_up,
        since: tx.now,
        paused_on: paused.then_some(tx.today),
        trashed_on: None,
    })
}

impl Planner {
    /// Makes a reminder. Dates before now are not waiting.
    ///
    /// # Errors
    /// A schedule that cannot be kept, at the field that is wrong.
    pub fn add_reminder(&mut self, actor: Actor, new: NewReminder) -> Result<Done<ReminderId>> {
        let owner = new.own.then(|| actor.one()).transpose()?;
        let title = words::line("title", &new.title, words::LINE)?;
        check(&new.schedule)?;
        self.transact(actor, Op::AddReminder, |tx| {
            if store::reminders(**tx)?.len() >= MOST {
                return Err(Error::field("title", Problem::TooLarge));
            }
            let id = tx.new_id();
            tx.put(&Reminder {
                id,
                about: None,
                owner,
                title,
                schedule: Json(new.schedule),
                catch_up: new.catch_up,
                since: tx.now,
                paused_on: None,
                trashed_on: None,
            })?;
            Ok(id)
        })
    }

    /// Changes a reminder. What waits keeps waiting; what is planned for later today comes at its new time.
    ///
    /// # Errors
    /// As making one; [`Refusal::NotYours`] for the other's own.
    pub fn edit_reminder(&mut self, actor: Actor, edit: EditReminder) -> Result<Done<()>> {
        check(&edit.schedule)?;
        self.transact(actor, Op::EditReminder, |tx| {
            let before = own(tx, edit.id)?;
            let title = match before.about {
                Some(_) => before.title.clone(),
                None => words::line("title", &edit.title, words::LINE)?,
            };
            let replanned = before.schedule.0 != edit.schedule;
            let after = Reminder {
                title,
                since: if replanned { tx.now } else { before.since },
                schedule: Json(edit.schedule),
                catch_up: edit.catch_up,
                ..before
            };
            if replanned {
                replan_today(tx, &after)?;
            }
            tx.put(&after)
        })
    }

    /// Pauses a reminder or goes on with it. What was planned for the pause is no backlog.
    ///
    /// # Errors
    /// [`Refusal::NotYours`] for the other's own.
    pub fn pause_reminder(&mut self, actor: Actor, pause: PauseReminder) -> Result<Done<()>> {
        self.transact(actor, Op::PauseReminder, |tx| {
            let before = own(tx, pause.id)?;
            match (before.paused_on, pause.paused) {
                (None, true) => tx.put(&Reminder {
                    paused_on: Some(tx.today),
                    ..before
                }),
                (Some(_), false) => tx.put(&Reminder {
                    paused_on: None,
                    since: tx.now,
                    ..before
                }),
                _ => Ok(()),
            }
        })
    }

    /// Pauses everything, or goes on: the same as in the settings, but from the tray, where nobody said who
    /// they are. It ends without backlog.
    ///
    /// # Errors
    /// Where the file does not take it.
    pub fn pause_all(&mut self, pause: PauseAll) -> Result<Done<()>> {
        self.transact(Actor::App, Op::PauseAll, |tx| {
            let before = household::household(**tx)?;
            match (before.paused_from, pause.paused) {
                (None, true) => tx.put(&Household {
                    paused_from: Some(tx.today),
                    ..before
                }),
                (Some(_), false) => tx.put(&Household {
                    paused_from: None,
                    resumed_at: Some(tx.now),
                    ..before
                }),
                _ => Ok(()),
            }
        })
    }

    /// Puts a reminder in the trash. The app's own can only be paused.
    ///
    /// # Errors
    /// [`Refusal::NotYours`] for the other's own, [`Refusal::NotNow`] for the app's.
    pub fn delete_reminder(&mut self, actor: Actor, one: OneReminder) -> Result<Done<()>> {
        self.transact(actor, Op::Delete, |tx| {
            let before = own(tx, one.id)?;
            if before.about.is_some() {
                return Err(Refusal::NotNow.into());
            }
            tx.put(&Reminder {
                trashed_on: Some(tx.today),
                ..before
            })
        })
    }
}

/// A reminder that is not in the trash and that the actor may change.
pub(super) fn own(tx: &Tx<'_>, id: ReminderId) -> Result<Reminder> {
    let reminder: Reminder = tx.get(id)?;
    if reminder.trashed_on.is_some() {
        return Err(Error::NotFound);
    }
    match (reminder.owner, tx.actor) {
        (Some(owner), Actor::One(side)) if owner != side => Err(Refusal::NotYours.into()),
        (Some(_), Actor::Both) => Err(Refusal::WhoseHand.into()),
        _ => Ok(reminder),
    }
}

/// Today's open date moves to the new time, if that is still to come: it is announced then.
fn replan_today(tx: &Tx<'_>, reminder: &Reminder) -> Result<()> {
    let moment = store::moment(**tx, tx.now)?;
    let due_at = moment.instant(&reminder.schedule.0, tx.today);
    match store::on(**tx, reminder, tx.today)? {
        Some(row) if row.state.open() && due_at > tx.now => tx.put(&Occurrence {
            due_at,
            state: State::Due,
            until: None,
            round: row.round + 1,
            ..row
        }),
        _ => Ok(()),
    }
}

/// Checks a schedule, and says what is wrong at the field it is wrong in.
pub(super) fn check(schedule: &Schedule) -> Result<()> {
    schedule.validate().map_err(|error| {
        let problem = match error.fault {
            Fault::OutOfRange { min, max } => Problem::OutOfRange(min, max),
            Fault::Empty => Problem::NothingChosen,
            Fault::Repeated | Fault::Overlap => Problem::Same,
            Fault::OnlyOne => Problem::OnlyOne,
            Fault::Year | Fault::NotWholeMinutes => Problem::NotADate,
            Fault::EndBeforeStart => Problem::TooEarly,
            Fault::TooMany => Problem::TooLarge,
            Fault::Never => Problem::Never,
        };
        Error::field(&format!("schedule.{}", error.field), problem)
    })
}

/// The instant of a local date and time that must lie ahead, within a year.
pub(super) fn ahead(
    tx: &Tx<'_>,
    field: &str,
    local: chrono::NaiveDateTime,
) -> Result<chrono::DateTime<chrono::Utc>> {
    let zone = store::moment(**tx, tx.now)?.zone;
    let at = civil::resolve_local(local, zone);
    if at <= tx.now {
        Err(Error::field(field, Problem::TooEarly))
    } else if at > tx.now + chrono::Duration::days(366) {
        Err(Error::field(field, Problem::TooLate))
    } else {
        Ok(at)
    }
}
