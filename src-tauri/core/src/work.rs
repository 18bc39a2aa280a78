//! Long work, as whoever waits for it sees it: how far it is, and a way to stop it.

use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use std::sync::{Mutex, PoisonError};

use rusqlite::{Connection, InterruptHandle};

use crate::error::{Error, Refusal, Result};

/// A piece of work that takes a while. The one who does it tells; the one who waits may stop it.
#[derive(Default)]
pub struct Work {
    stopped: AtomicBool,
    /// How far it was when it told last.
    told: AtomicU8,
    /// What interrupts a long question to the file.
    asking: Mutex<Option<InterruptHandle>>,
    tell: Option<Box<dyn Fn(u8) + Send + Sync>>,
}

impl Work {
    /// Work that tells how far it is, in hundredths.
    #[must_use]
    pub fn told(tell: impl Fn(u8) + Send + Sync + 'static) -> Self {
        Self {
            tell: Some(Box::new(tell)),
            ..Self::default()
        }
    }

    /// Stops it as soon as it can be stopped; nothing it did counts.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
        if let Some(asking) = &*self.asking.lock().unwrap_or_else(PoisonError::into_inner) {
            asking.interrupt();
        }
    }

    /// What came of a part of it: that it was stopped, if it was, whatever else the part answers then.
    ///
    /// # Errors
    /// [`Refusal::Stopped`]; the part's own.
    pub(crate) fn or_stopped<T, E: Into<Error>>(
        &self,
        part: std::result::Result<T, E>,
    ) -> Result<T> {
        if self.stopped() {
            Err(Refusal::Stopped.into())
        } else {
            part.map_err(Into::into)
        }
    }

    /// Whether it was stopped.
    #[must_use]
    pub fn stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// So many hundredths are done. A part of something larger begins low: that is not told again.
    pub(crate) fn at(&self, hundredths: u8) {
        let before = self.told.fetch_max(hundredths, Ordering::Relaxed);
        if let Some(tell) = &self.tell
            && before <= hundredths
        {
            tell(hundredths);
        }
    }

    /// Whether it goes on.
    ///
    /// # Errors
    /// [`Refusal::Stopped`] once somebody said stop.
    pub(crate) fn going_on(&self) -> Result<()> {
        self.or_stopped(Ok::<_, Error>(()))
    }

    /// Whether it goes on to the next of `all` things once `done` of them are done; tells each new hundredth.
    ///
    /// # Errors
    /// As [`Work::going_on`].
    pub(crate) fn next(&self, done: usize, all: usize) -> Result<()> {
        self.going_on()?;
        let hundredths = |n: usize| u8::try_from(n.min(all) * 100 / all).unwrap_or(100);
        if done == 0 || hundredths(done) != hundredths(done + 1) {
            self.at(hundredths(done + 1));
        }
        Ok(())
    }

    /// Stopping it stops what this connection is asked too.
    pub(crate) fn asks(&self, db: &Connection) {
        *self.asking.lock().unwrap_or_else(PoisonError::into_inner) =
            Some(db.get_interrupt_handle());
    }
}
