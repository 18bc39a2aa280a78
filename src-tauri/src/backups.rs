//! Backups by themselves, on a thread of their own. It sleeps until the scheduler's look at the clock says that one
//! is due, or somebody asks: it never wakes anything by itself, and never holds the planner while it works.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use common_ground_core::backup::{
    Away, BackedUp, Backups as Page, EarlierDay, LookBack, Made, SetBackupFolder,
};
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
        let backup = self.with_planner(|planner| match planner.read_only() {
            true => Err(Error::ReadOnly),
            false => Ok(planner.backup()),
        })?;
        let made = backup.make_if_changed();
        // It may have been locked meanwhile; the next opening looks anew.
        let _ = self.with_planner(|planner| {
            planner.backup_ended(&backup, made.as_ref().err().map(Error::code));
            Ok(())
        });
        if let Ok(Some(_)) = made
            && let Err(error) = backup.thin()
        {
            log::warn!("thinning: {}", error.code());
        }
        if made.is_ok()
            && let Err(error) = backup.make_away(false)
        {
            log::warn!("copy: {}", error.code());
        }
        self.changed(&["backup"]);
        made
    }

    /// Where backups lie, and which there are. The planner is held only to ask it where to look.
    ///
    /// # Errors
    /// Where no household is open.
    pub(crate) fn backups(&self) -> Result<Page> {
        Ok(self.with_planner(|planner| Ok(planner.looking()))?.look())
    }

    /// Makes a backup now unless the newest has everything, and a copy in the second folder.
    ///
    /// # Errors
    /// As [`Shell::back_up`]; that the second folder does not take its copy is part of the answer.
    pub(crate) fn back_up_now(&self) -> Result<BackedUp> {
        let had_all = self.back_up()?.is_none();
        let backup = self.with_planner(|planner| Ok(planner.backup()))?;
        let away = backup.make_away(true).unwrap_or_else(|error| {
            log::warn!("copy: {}", error.code());
            Some(Away::Refused)
        });
        self.changed(&["backup"]);
        Ok(BackedUp { had_all, away })
    }

    /// What both could read on an earlier day. It is read beside the planner, from a copy nobody else can read.
    ///
    /// # Errors
    /// Where it cannot be read; [`Refusal::Stopped`].
    pub(crate) fn look_back(&self, look: &LookBack) -> Result<EarlierDay> {
        let viewer = self.presence().viewer();
        let looking = self.with_planner(|planner| planner.looking_back(viewer, look))?;
        let corner = self.corner("earlier-day");
        self.at_length(|work| looking.look(&corner, work))
    }

    /// Asks for a folder and makes the first backup there, or goes without one. False where nobody said which.
    ///
    /// # Errors
    /// Why the folder cannot be one; everything is as before then.
    pub(crate) fn set_backup_folder(&self, wanted: &SetBackupFolder) -> Result<bool> {
        // Whose folder it is to be is settled before anybody is asked where.
        let backup = self.with_planner(|planner| Ok(planner.backup()))?;
        let folder = if wanted.ask {
            let Some(folder) = self.ask_for_folder("backups-folder-ask")? else {
                return Ok(false);
            };
            Some(folder)
        } else {
            None
        };
        backup.choose(wanted.place, folder.as_deref())?;
        self.changed(&["backup"]);
        Ok(true)
    }
}
