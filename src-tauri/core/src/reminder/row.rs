//! The two tables of reminders.

use chrono::{DateTime, NaiveDate, Utc};

use crate::db::{Json, id, row, text_enum};
use crate::recurrence::Schedule;
use crate::who::Side;

id! {
    /// A reminder's id.
    pub ReminderId
}
id! {
    /// An occurrence's id.
    pub OccurrenceId
}

text_enum! {
    /// What the app itself reminds of; its words are the interface's, not the couple's.
    pub enum About {
        /// The check-in, on the household's weekday and time.
        CheckIn = "check_in",
        /// Our quarter: every review in one sitting.
        Quarter = "quarter",
    }
}

impl About {
    /// The key of its words.
    pub(crate) const fn phrase(self) -> &'static str {
        match self {
            Self::CheckIn => "reminder-about-check-in",
            Self::Quarter => "reminder-about-quarter",
        }
    }
}

text_enum! {
    /// What is waiting after an absence in which more than one date passed.
    pub enum CatchUp {
        /// Only the latest; the others have lapsed.
        Latest = "latest",
        /// Each of them.
        Each = "each",
        /// The latest, with the question whether to look at the others too.
        Ask = "ask",
    }
}

text_enum! {
    /// Where one date of a reminder stands.
    pub enum State {
        /// Due, and not shown yet.
        Due = "due",
        /// Shown; it waits.
        Shown = "shown",
        /// Put off until a later instant.
        Snoozed = "snoozed",
        /// Done.
        Done = "done",
        /// Not this time.
        Skipped = "skipped",
        /// Takes place on another date, which has its own row.
        Moved = "moved",
        /// A later date took its place, or its time passed in an absence.
        Lapsed = "lapsed",
    }
}

impl State {
    /// Whether it still waits for someone.
    #[must_use]
    pub const fn open(self) -> bool {
        matches!(self, Self::Due | Self::Shown | Self::Snoozed)
    }
}

row! {
    /// A reminder.
    pub(crate) struct Reminder in "reminder" {
        pub(crate) id: ReminderId,
        pub(crate) about: Option<About>,
        /// Whom it reminds; nobody named: both.
        pub(crate) owner: Option<Side>,
        pub(crate) title: String,
        pub(crate) schedule: Json<Schedule>,
        pub(crate) catch_up: CatchUp,
        /// What was planned before this instant is not waiting: the reminder did not exist yet, was
        /// planned otherwise, or was paused.
        pub(crate) since: DateTime<Utc>,
        pub(crate) paused_on: Option<NaiveDate>,
        pub(crate) trashed_on: Option<NaiveDate>,
    }
}

row! {
    /// One date of a reminder.
    pub(crate) struct Occurrence in "occurrence" part_of reminder {
        pub(crate) id: OccurrenceId,
        pub(crate) reminder: ReminderId,
        /// The household's date it belongs to: unique within the reminder.
        pub(crate) on_date: NaiveDate,
        pub(crate) due_at: DateTime<Utc>,
        pub(crate) state: State,
        /// Snoozed until.
        pub(crate) until: Option<DateTime<Utc>>,
        /// How often it was put off: each round is announced at most once.
        pub(crate) round: u32,
        /// The day it was done or skipped, for schedules that count from there.
        pub(crate) settled_on: Option<NaiveDate>,
    }
}

impl Occurrence {
    /// The instant from which it waits.
    pub(crate) fn at(&self) -> DateTime<Utc> {
        self.until.unwrap_or(self.due_at)
    }

    /// Whether it waits at `now`. What was shown once stays in the list if the clock goes back a little.
    pub(crate) fn waits(&self, now: DateTime<Utc>) -> bool {
        match self.state {
            State::Snoozed => self.at() <= now,
            state => state.open() && self.due_at <= now,
        }
    }
}
