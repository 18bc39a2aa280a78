//! Reminding while the file is locked: from `wake.json`, which knows instants and nothing else.
//!
//! A notice is marked there before it is given; whoever unlocks takes the marks over, so that nothing is
//! announced twice. What the file says about later dates is as it was when it was locked.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::due::{self, Due, Moment};
use super::show::{LATE, NoticeWords, put_shown};
use super::store;
use super::wake::{self, NAME, Wake};
use crate::civil;
use crate::error::Result;
use crate::folder::Folder;
use crate::history::Op;
use crate::household;
use crate::open::Closed;
use crate::planner::Planner;
use crate::talk;
use crate::who::Actor;

impl Closed {
    /// What is to be announced now, if anything: one notice, whatever number of things wait. It is marked as
    /// given before it is answered.
    ///
    /// # Errors
    /// Where the folder does not take the mark; then nothing shall be shown.
    pub fn take_notice(&self, zone: Tz) -> Result<Option<NoticeWords>> {
        let now = self.world().now();
        let Some(mut wake) = read(self.folder())? else {
            return Ok(None);
        };
        let mut earliest: Option<DateTime<Utc>> = None;
        for notice in &mut wake.notices {
            if notice.at <= now && !notice.shown {
                notice.shown = true;
                earliest = Some(earliest.map_or(notice.at, |at| at.min(notice.at)));
            }
        }
        let Some(at) = earliest else {
            return Ok(None);
        };
        self.folder()
            .replace(NAME, &serde_json::to_vec_pretty(&wake)?)?;
        Ok(Some(if now - at < LATE {
            NoticeWords::Now
        } else {
            NoticeWords::Since(civil::local(at, zone))
        }))
    }
}

impl Planner {
    /// Writes down what was announced while the file was locked.
    ///
    /// # Errors
    /// Where the file does not take it.
    pub(crate) fn take_over_wake(&mut self) -> Result<()> {
        let (Some(wake), Some(home)) = (read(self.folder())?, household::set_up(self.rows())?)
        else {
            return Ok(());
        };
        let given = |token: &str| {
            wake.notices
                .iter()
                .any(|notice| notice.shown && notice.token == token)
        };
        let moment = Moment::of(&home, self.now())?;
        let reminders = store::reminders(self.rows())?;
        let past = store::past(self.rows(), &reminders, moment)?;
        let shown: Vec<Due> = due::due(&reminders, &past, moment)
            .into_iter()
            .filter(|due| due.unannounced() && given(&wake::token_of(due)))
            .collect();
        let over = talk::unannounced_break(self.rows(), self.now())?
            .filter(|one| given(&wake::token_of_break(one)));
        if shown.is_empty() && over.is_none() {
            return Ok(());
        }
        self.transact(Actor::App, Op::Show, |tx| {
            for due in &shown {
                let Some(reminder) = reminders.iter().find(|one| one.id == due.reminder) else {
                    continue;
                };
                put_shown(tx, reminder, due, moment)?;
            }
            over.as_ref()
                .map_or(Ok(()), |over| talk::announced(tx, over))
        })?;
        Ok(())
    }
}

/// The file, if it is there and is one this program can read: without it nothing is announced while locked.
fn read(folder: &Folder) -> Result<Option<Wake>> {
    let bytes = folder.read(NAME)?;
    Ok(bytes
        .and_then(|bytes| serde_json::from_slice::<Wake>(&bytes).ok())
        .filter(|wake| wake.version == 1))
}
