//! Backups by themselves, on a thread of their own. It sleeps until the scheduler's look at the clock says that one
//! is due, or somebody asks: it never wakes anything by itself, and never holds the planner while it works.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use common_ground_core::backup::Made;
use common_ground_core::error::{Error, Refusal, Result};
use common_ground_core::memory::forget_stack;
use tauri::{AppHandle, Manager};

use crate::session::Shell;

/// Makes the thread make a backup if anything changed; dropping it ends the thread.
pub(crate) struct Backups(Sender<()>);

impl Backups {
    /// Starts the thread.
    ///
    /// # Errors
    /// Where the system has no thread to give.
    pub(crate) fn start(app: &AppHandle) -> std::io::Result<Self> {
        let (ask, asked) = channel();
        let app = app.clone();
        thread::Builder::new()
            .name("backups".to_owned())
            .spawn(move || run(&app, &asked))?;
        Ok(Self(ask))
    }

    /// One is due.
    pub(crate) fn due(&self) {
        // The thread ends only with the program.
        let _ = self.0.send(());
    }
}

fn run(app: &AppHandle, asked: &Receiver<()>) {
    while asked.recv().is_ok() {
        // The scheduler asks with each look until it is made: one answers them all.
        while asked.try_recv().is_ok() {}
        let shell = app.state::<Shell>();
        match shell.back_up() {
            // Locked or not there any more: no key, no backup.
            Ok(_) | Err(Error::Refused(Refusal::Locked | Refusal::NotSetUp)) => {}
            Err(error) => log::warn!("backup: {}", error.code()),
        }
        forget_stack();
    }
}

impl Shell {
    /// Makes a backup if anything changed since the newest, and takes away what the calendar says is too much. The
    /// planner is held only to begin and to write down how it ended.
    ///
    /// # Errors
    /// Where no household is open; a full disk, a place that cannot be written, a copy that does not check out.
    pub(crate) fn back_up(&self) -> Result<Option<Made>> {
        let backup = self.with_planner(|planner| Ok(planner.backup()))?;
        let made = backup.make_if_changed();
        // It may have been locked meanwhile; the next opening looks anew.
        let _ = self.with_planner(|planner| {
            planner.backup_ended(&backup, made.is_ok());
            Ok(())
        });
        if let Ok(Some(_)) = made
            && let Err(error) = backup.thin()
        {
            log::warn!("thinning: {}", error.code());
        }
        made
    }
}
