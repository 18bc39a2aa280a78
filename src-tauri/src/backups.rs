//! Backups by themselves, on a thread of their own. It sleeps until the scheduler's look at the clock says that one
//! is due, or somebody asks: it never wakes anything by itself, and never holds the planner while it works.

use std::io::ErrorKind;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use common_ground_core::backup::{
    Away, BackedUp, BackupOf, Backups as Page, EarlierDay, LookBack, Made, RenewBackup,
    SetBackupFolder, TakeOut,
};
use common_ground_core::commands::Call;
use common_ground_core::error::{Error, Refusal, Result};
use common_ground_core::memory::forget_stack;
use common_ground_core::who::Side;
use common_ground_core::work::Work;
use serde::Deserialize;
use tauri::{AppHandle, Manager};

use crate::session::Shell;
use crate::tries::Guess;

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
        self.back_up_for(&Arc::default())
    }

    fn back_up_for(&self, work: &Arc<Work>) -> Result<Option<Made>> {
        let backup = self.with_planner(|planner| match planner.read_only() {
            true => Err(Error::ReadOnly),
            false => Ok(planner.backup().waited_for(work)),
        })?;
        let made = backup.make_if_changed();
        if work.stopped() {
            // One that was stopped is as due as before, and nothing is the matter.
            return made;
        }
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
        self.at_length(|work| {
            let had_all = self.back_up_for(work)?.is_none();
            let backup = self.with_planner(|planner| Ok(planner.backup().waited_for(work)))?;
            let away = match backup.make_away(true) {
                Err(error @ Error::Refused(Refusal::Stopped)) => return Err(error),
                Err(error) => {
                    log::warn!("copy: {}", error.code());
                    Some(Away::Refused)
                }
                Ok(away) => away,
            };
            self.changed(&["backup"]);
            Ok(BackedUp { had_all, away })
        })
    }

    /// Makes an earlier day ready beside the planner, where this call is going to need one: taking a thing out of it,
    /// or the press that goes back to it.
    ///
    /// # Errors
    /// What the call itself would answer; [`Refusal::Stopped`].
    pub(crate) fn make_ready(&self, name: &str, call: &Call) -> Result<()> {
        let actor = || self.presence().actor(call.by);
        let readying = match name {
            // What is not understood the call itself says.
            "take_out" => match TakeOut::deserialize(&call.args) {
                Ok(take) => {
                    let actor = actor()?;
                    Some(self.with_planner(|planner| planner.readying_to_take(actor, &take))?)
                }
                Err(_) => None,
            },
            "go_back" => match BackupOf::deserialize(&call.args) {
                Ok(to) => {
                    let actor = actor()?;
                    self.with_planner(|planner| planner.readying_to_go_back(actor, &to))?
                }
                Err(_) => None,
            },
            _ => None,
        };
        let Some(readying) = readying else {
            return Ok(());
        };
        let ready = self.at_length(|work| readying.run(&self.ready_corner(), work));
        if ready.is_err() {
            self.clear_ready(name);
        }
        let ready = ready?;
        self.with_planner(|planner| {
            planner.ready(Some(ready));
            Ok(())
        })
    }

    /// Takes away what was made ready for a call that was answered.
    pub(crate) fn clear_ready(&self, name: &str) {
        if !matches!(name, "take_out" | "go_back") {
            return;
        }
        // One that was locked meanwhile has nothing ready.
        let _ = self.with_planner(|planner| {
            planner.ready(None);
            Ok(())
        });
        match std::fs::remove_dir_all(self.ready_corner()) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                log::warn!("earlier day: {}", error.kind());
            }
            _ => {}
        }
    }

    fn ready_corner(&self) -> PathBuf {
        self.corner("earlier-day-ready")
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

    /// Brings a backup of an earlier key under today's.
    ///
    /// # Errors
    /// As [`common_ground_core::Planner::renew_backup`]; after wrong passphrases the next one waits.
    pub(crate) fn renew_backup(&self, side: Side, renew: RenewBackup) -> Result<()> {
        let says_one = renew.passphrase.is_some();
        let renews = |shell: &Self| shell.with_planner(|planner| planner.renew_backup(side, renew));
        // Without a passphrase nothing is guessed, and no pause ends.
        if says_one {
            self.try_guess(Guess::Older(side), renews)?;
        } else {
            renews(self)?;
        }
        self.changed(&["backup"]);
        Ok(())
    }

    /// Takes a backup of an earlier key away.
    ///
    /// # Errors
    /// As [`common_ground_core::Planner::delete_backup`].
    pub(crate) fn delete_backup(&self, of: &BackupOf) -> Result<()> {
        self.with_planner(|planner| planner.delete_backup(of))?;
        self.changed(&["backup"]);
        Ok(())
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
