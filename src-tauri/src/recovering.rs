//! A planner that does not open: what is the matter, and doing what is safe.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use common_ground_core::Closed;
use common_ground_core::error::{Error, FolderProblem, Refusal, Result};
use common_ground_core::phrases::phrase;
use common_ground_core::recover::{self, Way, Ways};
use common_ground_core::world::World;
use tauri_plugin_dialog::DialogExt;

use crate::session::{Session, Shell};

impl Shell {
    /// What is the matter, and the ways that are safe now.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] where nothing is the matter.
    pub(crate) fn recovery(&self) -> Result<Ways> {
        let dir = self.dir();
        self.change_session(|session| match session {
            Session::Closed(why) => {
                let (elsewhere, corner) = (self.place.elsewhere(), self.corner("recovery"));
                let world = || Box::new(self.world) as Box<dyn World>;
                Ok(recover::ways(
                    &dir,
                    elsewhere.as_deref(),
                    &corner,
                    why,
                    world,
                ))
            }
            Session::Open(planner) if planner.behind() => Ok(recover::ways_behind(planner)),
            _ => Err(Refusal::NotNow.into()),
        })
    }

    /// A file in which something damaged was met is not written to any more, and the window says what can be done.
    pub(crate) fn stop_on_damage(&self, error: &Error) {
        if !matches!(error, Error::Folder(FolderProblem::Damaged)) {
            return;
        }
        let stopped = self.change_session(|session| {
            let met = matches!(session, Session::Open(planner) if !planner.read_only());
            if met {
                *session = Session::Closed(FolderProblem::Damaged.into());
            }
            met
        });
        if stopped {
            self.changed(&["session"]);
        }
    }

    /// Goes one of the ways. Whatever does not work leaves things as they are. Answers whether it was done:
    /// not where nobody said where.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] where nothing is the matter; why it does not work.
    pub(crate) fn recover(&self, way: Way) -> Result<bool> {
        let troubled = self.change_session(|session| match session {
            Session::Closed(_) => true,
            // One that was opened to be read is tried again from here too.
            Session::Open(planner) => planner.behind() || planner.read_only(),
            // On a new laptop the planner may come from a stick.
            Session::Empty => way == Way::Elsewhere,
            Session::Locked(_) => false,
        });
        if !troubled {
            return Err(Refusal::NotNow.into());
        }
        let dir = self.dir();
        match way {
            Way::Again => {
                self.place.look_elsewhere(None);
                self.reopen(|| Ok(()))?;
            }
            Way::Keys => {
                let from = self.place.elsewhere();
                self.reopen(|| recover::put_keys(&dir, from.as_deref(), self.now()).map(|_| ()))?;
            }
            Way::Backup => {
                let from = self.place.elsewhere();
                self.reopen(|| recover::put_backup(&dir, from.as_deref(), self.now()).map(|_| ()))?;
            }
            Way::Elsewhere => {
                let Some(folder) = self.ask_for_folder("recover-elsewhere-title")? else {
                    return Ok(false);
                };
                recover::look_elsewhere(&dir, &folder)?;
                if self.change_session(|session| matches!(session, Session::Empty)) {
                    // There is nothing it could be weighed against.
                    let put = || recover::put_backup(&dir, Some(&folder), self.now()).map(|_| ());
                    self.bring(put)?;
                } else {
                    self.place.look_elsewhere(Some(folder));
                }
            }
            Way::Read => {
                let closed = recover::open_to_read(&dir, &self.reading(), Box::new(self.world))?;
                self.change_session(|session| *session = Session::of(Ok(closed)));
            }
            Way::Folder => {
                let Some(chosen) = self.ask_for_folder("recover-folder-title")? else {
                    return Ok(false);
                };
                let closed = recover::open_chosen(&chosen, &self.reading(), Box::new(self.world))?;
                self.place.turn_to(chosen);
                self.change_session(|session| *session = Session::of(Ok(closed)));
            }
            Way::Copy => {
                let Some(to) = self.ask_for_folder("recover-copy-title")? else {
                    return Ok(false);
                };
                recover::save_copy(&dir, &to, self.now())?;
            }
        }
        self.changed(&["session"]);
        Ok(true)
    }

    /// Closes what is open, lets `put` put something in its place, and opens what is there then, whether or not
    /// that worked.
    fn reopen(&self, put: impl FnOnce() -> Result<()>) -> Result<()> {
        self.change_session(|session| {
            // The folder is let go first.
            *session = Session::Empty;
            let put = put();
            let found = Closed::find(&self.dir(), &self.reading(), Box::new(self.world));
            *session = match Session::of(found) {
                // Something was there before: three screens are no answer to that.
                Session::Empty => Session::Closed(FolderProblem::HouseholdMissing.into()),
                found => found,
            };
            put
        })
    }

    /// The same where there was nothing: whatever does not work leaves it so.
    fn bring(&self, put: impl FnOnce() -> Result<()>) -> Result<()> {
        self.change_session(|session| {
            put()?;
            let found = Closed::find(&self.dir(), &self.reading(), Box::new(self.world));
            *session = Session::of(found);
            Ok(())
        })
    }

    /// A corner of its own each time: what is read from one copy is not written over by the next.
    fn reading(&self) -> PathBuf {
        static COPIES: AtomicU32 = AtomicU32::new(0);
        let copy = COPIES.fetch_add(1, Ordering::Relaxed);
        self.corner(&format!("reading-{copy}"))
    }

    /// Asks for a folder; none where nobody chose one.
    pub(crate) fn ask_for_folder(&self, title: &str) -> Result<Option<PathBuf>> {
        let dialog = self.app.dialog().file().set_title(phrase(title));
        dialog
            .blocking_pick_folder()
            .map(|folder| {
                folder
                    .into_path()
                    .map_err(|error| Error::System(error.to_string()))
            })
            .transpose()
    }
}
