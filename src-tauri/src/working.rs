//! Long work beside the window: one at a time, telling how far it is, and stopped by a press.

use std::sync::{Arc, Mutex, PoisonError};

use common_ground_core::check::CheckedFile;
use common_ground_core::error::{ImportProblem, Refusal, Result};
use common_ground_core::import::Incoming;
use common_ground_core::work::Work;
use tauri::Emitter;

use crate::session::Shell;

/// The work that is under way.
#[derive(Default)]
pub(crate) struct UnderWay(Mutex<Option<Arc<Work>>>);

impl UnderWay {
    /// False while other work is under way.
    fn begin(&self, work: &Arc<Work>) -> bool {
        let mut under_way = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let free = under_way.is_none();
        if free {
            *under_way = Some(work.clone());
        }
        free
    }

    fn end(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// A file somebody chose: what stands in it waits in memory for them to say what it is.
#[derive(Default)]
pub(crate) struct Waits(Mutex<Option<Arc<Incoming>>>);

impl Waits {
    pub(crate) fn put(&self, incoming: Option<Incoming>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = incoming.map(Arc::new);
    }

    /// What lay under its passphrase waits in its place.
    ///
    /// # Errors
    /// [`ImportProblem::Gone`] where something else waits by now, or nothing: it may have been locked meanwhile.
    pub(crate) fn opened(&self, locked: &Arc<Incoming>, opened: Incoming) -> Result<()> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |waits: &&mut Arc<Incoming>| Arc::ptr_eq(waits, locked);
        let place = waiting.as_mut().filter(same).ok_or(ImportProblem::Gone)?;
        *place = Arc::new(opened);
        Ok(())
    }

    /// # Errors
    /// [`ImportProblem::Gone`] where none waits any more.
    pub(crate) fn get(&self) -> Result<Arc<Incoming>> {
        let waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.clone().ok_or(ImportProblem::Gone.into())
    }
}

impl Shell {
    /// Does long work: the window hears how far it is, and may stop it.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] while other work is under way; the work's own.
    pub(crate) fn at_length<T>(&self, does: impl FnOnce(&Arc<Work>) -> Result<T>) -> Result<T> {
        let work = self.begin().ok_or(Refusal::NotNow)?;
        let done = does(&work);
        self.under_way.end();
        done
    }

    /// Does what is long at times. While other work is under way it tells nothing, and is done all the same.
    pub(crate) fn long_at_times<T>(&self, does: impl FnOnce(&Work) -> Result<T>) -> Result<T> {
        let Some(work) = self.begin() else {
            return does(&Work::default());
        };
        let done = does(&work);
        self.under_way.end();
        done
    }

    /// Work that is under way from now on; none while other work is.
    fn begin(&self) -> Option<Arc<Work>> {
        let app = self.app.clone();
        let work = Arc::new(Work::told(move |hundredths| {
            // A window that is not there needs no telling.
            let _ = app.emit("progress", hundredths);
        }));
        self.under_way.begin(&work).then_some(work)
    }

    /// Stops the work that is under way, if any is.
    pub(crate) fn stop_work(&self) {
        let work = self.under_way.0.lock();
        if let Some(work) = &*work.unwrap_or_else(PoisonError::into_inner) {
            work.stop();
        }
    }

    /// Looks through the whole file, beside whoever uses it.
    ///
    /// # Errors
    /// Where none is open, or it cannot be read at all.
    pub(crate) fn check_file(&self) -> Result<Option<CheckedFile>> {
        let check = self.with_planner(|planner| planner.check())?;
        self.at_length(|work| check.run(work))
    }

    /// Puts right what can be put right without losing anything, after a verified backup, and looks again.
    ///
    /// # Errors
    /// Where the backup or the change cannot be written; nothing was changed then.
    pub(crate) fn mend_file(&self) -> Result<Option<CheckedFile>> {
        self.with_planner(|planner| Ok(planner.backup()))?.keep()?;
        let mended = self.with_planner(|planner| planner.mend())?;
        self.changed(&mended.changes);
        self.check_file()
    }
}
