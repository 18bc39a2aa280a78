//! What the desktop is told: at most one notice each time, with words that say nothing of anyone.

use chrono::{DateTime, NaiveTime, Utc};
use chrono_tz::Tz;

use super::due::{self, Due, Moment};
use super::row::{Occurrence, Reminder, ReminderId, State};
use super::settle::{fresh, lapse_replaced};
use super::{store, wake};
use crate::civil;
use crate::error::Result;
use crate::history::Op;
use crate::household::{self, Household, Partner};
use crate::planner::{Done, Planner, Tx};
use crate::talk;
use crate::who::Actor;

/// One notice, whatever number of things wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What it says; the words are in `notices.ftl`.
    pub words: NoticeWords,
    /// How the desktop may tell it from others: the same for the same round, known to nobody else.
    pub token: String,
}

/// What a notice says. None names a thing or a person: the screen may be anyone's to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeWords {
    /// Something is planned for now.
    Now,
    /// Something has been waiting since this local time.
    Since(chrono::NaiveDateTime),
    /// The return time of a break has come.
    BreakOver,
}

/// From this age on a notice says since when.
pub(super) const LATE: chrono::Duration = chrono::Duration::minutes(30);

impl Planner {
    /// Writes down that what is due now is being shown, and answers the notice to give for it, if any.
    /// Rows come first: a crash between writing and showing costs one notice and never makes two, and the
    /// list in the app is right either way.
    ///
    /// # Errors
    /// Where the file does not take it; then nothing shall be shown.
    pub fn take_notice(&mut self) -> Result<Option<Done<Notice>>> {
        let now = self.now();
        let Some(home) = household::set_up(self.rows())? else {
            return Ok(None);
        };
        let partners = household::partners(self.rows())?;
        let zone = home.zone()?;
        if !may_disturb(&home, zone, now) {
            return Ok(None);
        }
        let over = talk::unannounced_break(self.rows(), now)?;
        let reminders = store::reminders(self.rows())?;
        let moment = Moment::of(&home, now)?;
        let past = store::past(self.rows(), &reminders, moment)?;
        let news: Vec<(&Reminder, Due)> = due::due(&reminders, &past, moment)
            .into_iter()
            .filter(Due::unannounced)
            .filter_map(|due| {
                let reminder = reminders.iter().find(|one| one.id == due.reminder)?;
                (!muted(reminder, &partners)).then_some((reminder, due))
            })
            .collect();
        if news.is_empty() && over.is_none() {
            return Ok(None);
        }
        let done = self.transact(Actor::App, Op::Show, |tx| {
            for (reminder, due) in &news {
                put_shown(tx, reminder, due, moment)?;
            }
            if let Some(over) = &over {
                talk::announced(tx, over)?;
            }
            let earliest = news.iter().map(|(_, due)| waiting_since(due, moment)).min();
            Ok(Notice {
                words: match earliest {
                    None => NoticeWords::BreakOver,
                    Some(at) if now - at < LATE => NoticeWords::Now,
                    Some(at) => NoticeWords::Since(civil::local(at, zone)),
                },
                token: news
                    .first()
                    .map_or_else(String::new, |(_, due)| wake::token_of(due)),
            })
        })?;
        Ok(Some(done))
    }
}

/// Writes down that this date is being shown, or was.
pub(super) fn put_shown(tx: &Tx<'_>, reminder: &Reminder, due: &Due, moment: Moment) -> Result<()> {
    let row = match &due.row {
        Some(row) => row.clone(),
        None => fresh(tx, reminder, due.on_date, moment),
    };
    lapse_replaced(tx, reminder, &row)?;
    tx.put(&Occurrence {
        state: State::Shown,
        ..row
    })
}

/// What the shell compares from one look at the clock to the next: when it differs, pages read again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pulse {
    /// The household's day.
    pub today: chrono::NaiveDate,
    /// Everything that waits, whoever's it is.
    pub waiting: Vec<(ReminderId, chrono::NaiveDate)>,
    /// Whether the return time of a break has come.
    pub break_over: bool,
    /// Pause mode.
    pub paused: bool,
}

impl Planner {
    /// What there is to notice at this moment; `None` before anything is set up.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn pulse(&self) -> Result<Option<Pulse>> {
        let now = self.now();
        let Some(home) = household::set_up(self.rows())? else {
            return Ok(None);
        };
        let moment = Moment::of(&home, now)?;
        let reminders = store::reminders(self.rows())?;
        let past = store::past(self.rows(), &reminders, moment)?;
        let due = due::due(&reminders, &past, moment);
        Ok(Some(Pulse {
            today: civil::today(now, moment.zone),
            waiting: due.iter().map(|due| (due.reminder, due.on_date)).collect(),
            break_over: talk::on_break(self.rows(), now)?.is_some_and(|one| one.over),
            paused: home.paused_from.is_some(),
        }))
    }
}

/// Since when it waits, counting the dates that an absence left out.
pub(super) fn waiting_since(due: &Due, moment: Moment) -> DateTime<Utc> {
    let time = civil::local(due.due_at, moment.zone).time();
    due.earlier.first().map_or(due.at, |date| {
        civil::resolve_local(date.and_time(time), moment.zone).min(due.at)
    })
}

/// A partner's mute silences what is their own; what is for both is both's.
pub(super) fn muted(reminder: &Reminder, partners: &[Partner; 2]) -> bool {
    reminder
        .owner
        .is_some_and(|owner| partners[owner.index()].muted)
}

/// Whether notices may be given now: not in pause mode and not in quiet hours.
pub(super) fn may_disturb(home: &Household, zone: Tz, now: DateTime<Utc>) -> bool {
    home.paused_from.is_none() && !quiet(home, civil::local(now, zone).time())
}

pub(super) fn quiet(home: &Household, time: NaiveTime) -> bool {
    match (home.quiet_from, home.quiet_until) {
        (Some(from), Some(until)) if from <= until => (from..until).contains(&time),
        // Over midnight.
        (Some(from), Some(until)) => time >= from || time < until,
        _ => false,
    }
}
