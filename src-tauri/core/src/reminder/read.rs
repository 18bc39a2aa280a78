//! What people read of reminders: what is waiting, the list, and the next dates before saving.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::due::{self, Moment};
use super::next::next;
use super::row::{About, CatchUp, ReminderId};
use super::snooze::TONIGHT;
use super::{change, next_good_time, show, store};
use crate::civil;
use crate::error::Result;
use crate::household;
use crate::planner::Planner;
use crate::recurrence::{Schedule, occurrences};
use crate::talk::{self, BreakView};
use crate::who::{Side, Viewer};

/// Everything that waits for whoever is here. The list is the truth; a notice is only a hint.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Waiting {
    /// What waits, the longest waiting first.
    pub items: Vec<WaitingItem>,
    /// What comes next, for when nothing waits.
    pub next: Option<NextUp>,
    /// Everything is paused since this day; nothing waits then.
    pub paused_from: Option<NaiveDate>,
    /// A break that is not over.
    pub on_break: Option<BreakView>,
    /// Whether *tonight* still lies ahead.
    pub tonight: bool,
    /// The next good time, where one is planned to put something off until.
    pub good_time: Option<DateTime<Utc>>,
}

/// One thing that waits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct WaitingItem {
    /// Its reminder.
    pub reminder: ReminderId,
    /// Its date.
    pub on_date: NaiveDate,
    /// What the app reminds of, if it is the app's own.
    pub about: Option<About>,
    /// The couple's words for it otherwise.
    pub title: String,
    /// Whose own it is; nobody named: for both.
    pub owner: Option<Side>,
    /// When it was planned for.
    pub due_at: DateTime<Utc>,
    /// Since when it waits, if dates before it passed in an absence.
    pub since: Option<DateTime<Utc>>,
    /// It asks whether to look at those dates too.
    pub asks: bool,
}

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct NextUp {
    /// What the app reminds of, if it is the app's own.
    pub about: Option<About>,
    /// The couple's words for it otherwise.
    pub title: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// A reminder in the list.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ReminderView {
    /// Its id.
    pub id: ReminderId,
    /// What the app reminds of, if it is the app's own.
    pub about: Option<About>,
    /// Whose own it is; nobody named: for both.
    pub owner: Option<Side>,
    /// The couple's words for it.
    pub title: String,
    /// When.
    pub schedule: Schedule,
    /// What is waiting after an absence.
    pub catch_up: CatchUp,
    /// Paused since.
    pub paused_on: Option<NaiveDate>,
    /// When it comes next, if it does.
    pub next: Option<DateTime<Utc>>,
}

/// A schedule to look at before saving it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Preview {
    /// The schedule.
    pub schedule: Schedule,
}

/// One of the next dates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct PlannedDate {
    /// The household's date.
    pub on_date: NaiveDate,
    /// The instant.
    pub at: DateTime<Utc>,
    /// The clock change leaves that time out: it comes later by the length of the gap.
    pub moved_on: bool,
}

impl Planner {
    /// What waits for whoever is here: what is for both, and one's own while alone.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn waiting(&self, viewer: Viewer) -> Result<Waiting> {
        let now = self.now();
        let home = household::household(self.rows())?;
        let moment = Moment::of(&home, now)?;
        let mut reminders = store::reminders(self.rows())?;
        reminders.retain(|one| one.owner.is_none() || one.owner == viewer.one());
        let past = store::past(self.rows(), &reminders, moment)?;
        let found = |id: ReminderId| reminders.iter().find(|one| one.id == id);
        let items = if home.paused_from.is_some() {
            Vec::new()
        } else {
            due::due(&reminders, &past, moment)
                .into_iter()
                .filter_map(|due| {
                    let reminder = found(due.reminder)?;
                    let since = show::waiting_since(&due, moment);
                    Some(WaitingItem {
                        reminder: reminder.id,
                        on_date: due.on_date,
                        about: reminder.about,
                        title: reminder.title.clone(),
                        owner: reminder.owner,
                        due_at: due.due_at,
                        since: (!due.earlier.is_empty()).then_some(since),
                        asks: reminder.catch_up == CatchUp::Ask && !due.earlier.is_empty(),
                    })
                })
                .collect()
        };
        let next = reminders
            .iter()
            .filter_map(|reminder| {
                Some(NextUp {
                    about: reminder.about,
                    title: reminder.title.clone(),
                    at: next(reminder, past.of(reminder.id), moment)?.at,
                })
            })
            .min_by_key(|next| next.at);
        Ok(Waiting {
            items,
            next,
            paused_from: home.paused_from,
            on_break: talk::on_break(self.rows(), now)?,
            tonight: civil::local(now, moment.zone).time() < TONIGHT,
            good_time: next_good_time(self.rows(), moment)?,
        })
    }

    /// Every reminder: the app's own first, then in the order they were made.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn reminders(&self, _viewer: Viewer) -> Result<Vec<ReminderView>> {
        let moment = store::moment(self.rows(), self.now())?;
        let reminders = store::reminders(self.rows())?;
        let past = store::to_look_ahead(self.rows(), &reminders, moment)?;
        Ok(reminders
            .into_iter()
            .map(|reminder| ReminderView {
                next: next(&reminder, past.of(reminder.id), moment).map(|next| next.at),
                id: reminder.id,
                about: reminder.about,
                owner: reminder.owner,
                title: reminder.title,
                schedule: reminder.schedule.0,
                catch_up: reminder.catch_up,
                paused_on: reminder.paused_on,
            })
            .collect())
    }

    /// The next five dates a schedule would have, from now on.
    ///
    /// # Errors
    /// A schedule that cannot be kept, at the field that is wrong.
    pub fn preview_dates(&self, _viewer: Viewer, preview: Preview) -> Result<Vec<PlannedDate>> {
        change::check(&preview.schedule)?;
        let moment = store::moment(self.rows(), self.now())?;
        let schedule = &preview.schedule;
        let yesterday = civil::today(moment.now, moment.zone) - Duration::days(1);
        Ok(occurrences(schedule, yesterday)
            .map(|date| {
                let at = moment.instant(schedule, date);
                PlannedDate {
                    on_date: date,
                    at,
                    moved_on: civil::local(at, moment.zone) != date.and_time(schedule.time),
                }
            })
            .filter(|planned| planned.at > moment.now)
            .take(5)
            .collect())
    }
}
