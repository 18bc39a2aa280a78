//! Reminders: a schedule, its dates, and what became of each.
//!
//! Waiting is a fact, not an event: [`due`](due::due) works it out from the rows and the wall clock each
//! time it is asked. Rows are written before anything is shown, so that sleep, a closed app or a moved
//! clock neither loses a date nor shows it twice.

mod asleep;
mod calendar;
mod change;
mod due;
mod good_time;
mod leave;
mod next;
mod reach;
mod read;
mod row;
mod settle;
mod show;
mod snooze;
mod start;
mod store;
mod wake;

pub use calendar::{Calendar, CalendarTitles};
pub(crate) use change::bring;
pub use change::{EditReminder, NewReminder, OneReminder, PauseReminder};
pub(crate) use good_time::next_good_time;
pub(crate) use leave::end_own;
pub(crate) use next::next_talk;
pub use next::{NextTalk, TalkDate};
pub use reach::{Closing, Health, PauseAll, Reach, SetClosing};
pub use read::{NextUp, PlannedDate, Preview, ReminderView, Waiting, WaitingItem};
pub use row::{About, CatchUp, OccurrenceId, ReminderId, State};
pub(crate) use row::{Occurrence, Reminder};
pub(crate) use settle::held;
pub use settle::{CatchUpOn, LookAt, MoveTo, OnDate};
pub use show::{Notice, NoticeWords, Pulse};
pub use snooze::{Snooze, SnoozeUntil};
pub(crate) use start::{follow_talk, start_with};
pub(crate) use store::moment;
pub use wake::{Wake, WakeNotice};
