//! The one thread that looks at the clock. It remembers nothing that matters: each look asks the planner
//! what waits by the wall clock, so a look that never happened, because the machine slept, costs nothing.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use chrono::{DateTime, Datelike, NaiveDateTime, Utc, Weekday};
use common_ground_core::Planner;
use common_ground_core::error::{Error, Refusal, Result};
use common_ground_core::memory::forget_stack;
use common_ground_core::phrases::{phrase, phrase_with};
use common_ground_core::reminder::{Notice, NoticeWords, Pulse, WakeNotice};
use tauri::{AppHandle, Manager};

use crate::backups::Backups;
use crate::session::{Session, Shell, machine_zone};

/// Between two looks. Timers stand still while a machine sleeps, so this is also how late waking is seen.
const BETWEEN: Duration = Duration::from_secs(20);
/// The same while erased words still stand in the log, because something reads it.
const WHILE_FORGETTING: Duration = Duration::from_secs(4);
/// A wall clock that moved by more than this between two looks slept or was set.
const JUMP: chrono::Duration = chrono::Duration::seconds(60);

/// Makes the thread look at once; dropping it ends the thread.
pub(crate) struct Scheduler(Sender<()>);

impl Scheduler {
    /// Starts the thread.
    ///
    /// # Errors
    /// Where the system has no thread to give.
    pub(crate) fn start(app: &AppHandle) -> std::io::Result<Self> {
        let (look, looks) = channel();
        let app = app.clone();
        thread::Builder::new()
            .name("reminders".to_owned())
            .spawn(move || run(&app, &looks))?;
        Ok(Self(look))
    }

    /// Looks at the clock now.
    pub(crate) fn look(&self) {
        // The thread ends only with the program.
        let _ = self.0.send(());
    }
}

/// What the thread compares one look with the next by.
struct Looked {
    at: DateTime<Utc>,
    pulse: Pulse,
    wake: Vec<WakeNotice>,
}

fn run(app: &AppHandle, looks: &Receiver<()>) {
    let mut before = Looked {
        at: app.state::<Shell>().now(),
        pulse: Pulse::default(),
        wake: Vec::new(),
    };
    loop {
        let shell = app.state::<Shell>();
        if let Err(error) = look(&shell, &mut before) {
            log::warn!("reminders: {}", error.code());
        }
        forget_stack();
        let between = if shell.forget_words() {
            BETWEEN
        } else {
            WHILE_FORGETTING
        };
        if matches!(
            looks.recv_timeout(between),
            Err(RecvTimeoutError::Disconnected)
        ) {
            return;
        }
    }
}

fn look(shell: &Shell, before: &mut Looked) -> Result<()> {
    let now = shell.now();
    let jumped = (now - before.at).abs() > JUMP;
    before.at = now;
    shell.go_if_idle();
    // Whatever keeps the reminders from being looked at keeps no backup from being made.
    if shell
        .with_planner(|planner| Ok(planner.backup_due()))
        .unwrap_or_default()
        && let Some(backups) = shell.app().try_state::<Backups>()
    {
        backups.due();
    }
    let mut notice = None;
    let pulse = match shell.with_planner(|planner| {
        if !shell.options.demo && !planner.read_only() {
            planner.watch_clock()?;
            notice = planner.take_notice()?;
            keep_wake(planner, &mut before.wake)?;
        }
        planner.pulse()
    }) {
        Ok(Some(pulse)) => pulse,
        // Not set up, or it could not be opened: the window says so, and there is nothing to remind of.
        Ok(None) | Err(Error::Refused(Refusal::NotSetUp)) => return Ok(()),
        Err(Error::Refused(Refusal::Locked)) => return while_locked(shell),
        Err(error) => return Err(error),
    };
    if jumped || pulse.today != before.pulse.today {
        shell.changed(&["today", "occurrence"]);
    } else if pulse != before.pulse {
        shell.changed(&["occurrence"]);
    }
    if pulse.paused != before.pulse.paused {
        shell.changed(&["household"]);
    }
    shell.show_paused(pulse.paused);
    before.pulse = pulse;
    if let Some(Notice { words, .. }) = notice.map(|done| done.value) {
        // After the planner was let go: a desktop that does not answer must not hold up a click.
        let reach = shell.desktop.show(&say(words));
        log::info!("notice: {}", reach.word());
        shell.changed(&["occurrence", "reach"]);
    }
    Ok(())
}

/// Reminds while the file is locked.
fn while_locked(shell: &Shell) -> Result<()> {
    let zone = machine_zone().parse().unwrap_or(chrono_tz::Tz::UTC);
    let words = shell.change_session(|session| match session {
        Session::Locked(closed) => closed.take_notice(zone),
        _ => Ok(None),
    })?;
    if let Some(words) = words {
        shell.desktop.show(&say(words));
    }
    Ok(())
}

/// Writes `wake.json` when what it would say has changed.
fn keep_wake(planner: &Planner, before: &mut Vec<WakeNotice>) -> Result<()> {
    let Some(wake) = planner.wake()? else {
        return Ok(());
    };
    if wake.notices != *before {
        planner.write_wake(&wake)?;
        *before = wake.notices;
    }
    Ok(())
}

fn say(words: NoticeWords) -> String {
    match words {
        NoticeWords::Now => phrase("notice-now"),
        NoticeWords::BreakOver => phrase("notice-break-over"),
        NoticeWords::Since(at) => since(at),
    }
}

fn since(at: NaiveDateTime) -> String {
    let day = match at.weekday() {
        Weekday::Mon => "notice-mon",
        Weekday::Tue => "notice-tue",
        Weekday::Wed => "notice-wed",
        Weekday::Thu => "notice-thu",
        Weekday::Fri => "notice-fri",
        Weekday::Sat => "notice-sat",
        Weekday::Sun => "notice-sun",
    };
    let time = at.format("%H:%M").to_string();
    phrase_with("notice-since", &[("day", &phrase(day)), ("time", &time)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_says_since_when_and_nothing_else() {
        let tuesday = "2026-06-16T20:00:00".parse().unwrap_or_default();
        assert_eq!(
            say(NoticeWords::Since(tuesday)),
            "Something has been waiting since Tuesday 20:00."
        );
    }
}
