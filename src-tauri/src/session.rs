//! The session: which household is open, and who is here.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};

use common_ground_core::Closed;
use common_ground_core::commands::{Passphrases, Start, State};
use common_ground_core::error::{Error, Refusal, Result};
use common_ground_core::planner::Planner;
use common_ground_core::sample;
use common_ground_core::set_up::SetUp;
use common_ground_core::vault::Secret;
use common_ground_core::who::{Presence, Side};
use common_ground_core::world::World;
use tauri::{AppHandle, Emitter};

use crate::clock::SystemWorld;
use crate::idle::Stirred;
use crate::notifications::Desktop;
use crate::options::Options;
use crate::paths::{Place, place};
use crate::tries::Tries;
use crate::working::{UnderWay, Waits};

/// What the shell holds for as long as it runs.
pub(crate) struct Shell {
    pub(crate) app: AppHandle,
    session: Mutex<Session>,
    here: Mutex<Here>,
    pub(crate) tries: Tries,
    pub(crate) under_way: UnderWay,
    /// A file that waits to be brought in.
    pub(crate) incoming: Waits,
    pub(crate) world: SystemWorld,
    pub(crate) place: Place,
    pub(crate) options: Options,
    /// The way to the desktop's notices.
    pub(crate) desktop: Desktop,
}

/// The household's state.
pub(crate) enum Session {
    /// None yet: the three screens.
    Empty,
    /// It cannot be opened; why.
    Closed(Error),
    /// It opens with a passphrase.
    Locked(Box<Closed>),
    /// Open.
    Open(Box<Planner>),
}

impl Session {
    /// The household in the folder, as far as it opens without anybody.
    pub(crate) fn of(found: Result<Closed>) -> Self {
        match found {
            Ok(closed) if closed.locked() => Self::Locked(Box::new(closed)),
            Ok(closed) => Self::opened(closed.open()),
            Err(error) => Self::opened(Err(error)),
        }
    }

    fn opened(planner: Result<Planner>) -> Self {
        match planner {
            Ok(mut planner) => {
                empty_what_is_due(&mut planner);
                Self::Open(Box::new(planner))
            }
            Err(Error::Refused(Refusal::NotSetUp)) => Self::Empty,
            Err(error) => Self::Closed(error),
        }
    }
}

/// Who is at the laptop.
#[derive(Clone, Copy)]
pub(crate) struct Here {
    presence: Presence,
    guests: bool,
    /// When somebody stirred last.
    pub(crate) stirred: Stirred,
}

impl Shell {
    /// Finds this run's folder. Its household is not looked for yet (see [`Shell::find`]).
    pub(crate) fn new(options: Options, app: &AppHandle) -> std::io::Result<Self> {
        let place = place(&options, app)?;
        let world = SystemWorld::new();
        if options.demo {
            sample::demo(&place.dir(), world.now(), &machine_zone())
                .map_err(std::io::Error::other)?;
        }
        Ok(Self {
            app: app.clone(),
            session: Mutex::new(Session::Empty),
            here: Mutex::new(Here {
                presence: Presence::Nobody,
                guests: false,
                stirred: Stirred::at(world.now(), world.since_boot(), false),
            }),
            tries: Tries::default(),
            under_way: UnderWay::default(),
            incoming: Waits::default(),
            world,
            place,
            options,
            desktop: Desktop::default(),
        })
    }

    /// Opens the household of this run's folder, if there is one. The window is asked for before: its pages
    /// load in a process of their own meanwhile, and nothing answers them until this is done.
    pub(crate) fn find(&self) {
        let corner = self.place.corner("reading");
        let found = Closed::find(&self.place.dir(), &corner, Box::new(self.world));
        *self.session() = Session::of(found);
    }

    /// Closes the household, so that its log is written back before the process ends, and takes away what
    /// was there for this run only.
    pub(crate) fn close(&self) {
        *self.session() = Session::Empty;
        self.place.leave();
    }

    /// The running program.
    pub(crate) const fn app(&self) -> &AppHandle {
        &self.app
    }

    /// The folder of this run.
    pub(crate) fn dir(&self) -> PathBuf {
        self.place.dir()
    }

    /// A corner for this run only.
    pub(crate) fn corner(&self, name: &str) -> PathBuf {
        self.place.corner(name)
    }

    /// Uses the open planner.
    ///
    /// # Errors
    /// Whatever `use_it` answers, or why none is open.
    pub(crate) fn with_planner<T>(
        &self,
        use_it: impl FnOnce(&mut Planner) -> Result<T>,
    ) -> Result<T> {
        match &mut *self.session() {
            Session::Open(planner) => use_it(planner),
            Session::Locked(_) => Err(Refusal::Locked.into()),
            Session::Empty | Session::Closed(_) => Err(Refusal::NotSetUp.into()),
        }
    }

    /// Lets the log forget what was erased. True when nothing is left to forget.
    pub(crate) fn forget_words(&self) -> bool {
        match &*self.session() {
            Session::Open(planner) => planner.forget_words().unwrap_or_else(|error| {
                log::warn!("forgetting: {}", error.code());
                false
            }),
            Session::Empty | Session::Locked(_) | Session::Closed(_) => true,
        }
    }

    /// Uses the session, whatever it is.
    pub(crate) fn change_session<T>(&self, change: impl FnOnce(&mut Session) -> T) -> T {
        change(&mut self.session())
    }

    /// Closes the open household; it opens only with a passphrase then.
    pub(crate) fn close_open(&self) -> Result<()> {
        let mut session = self.session();
        match std::mem::replace(&mut *session, Session::Empty) {
            Session::Open(planner) => match planner.close() {
                Ok(closed) => *session = Session::Locked(Box::new(closed)),
                Err(error) => *session = Session::Closed(error),
            },
            other => *session = other,
        }
        Ok(())
    }

    /// Opens the locked household with somebody's secret. A wrong one leaves it as it is.
    pub(crate) fn open_locked(&self, side: Side, secret: &Secret) -> Result<()> {
        let mut session = self.session();
        let Session::Locked(closed) = &*session else {
            return Err(Refusal::NotNow.into());
        };
        let unlocked = closed.unlock(side, secret)?;
        if let Session::Locked(closed) = std::mem::replace(&mut *session, Session::Empty) {
            *session = Session::opened(closed.open_with(unlocked));
        }
        Ok(())
    }

    /// Whether a household is open.
    pub(crate) fn is_open(&self) -> bool {
        matches!(*self.session(), Session::Open(_))
    }

    /// The wall clock.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.world.now()
    }

    /// The wall clock, and the time since the machine started.
    pub(crate) fn clocks(&self) -> (DateTime<Utc>, Option<chrono::Duration>) {
        (self.world.now(), self.world.since_boot())
    }

    /// Who is here.
    pub(crate) fn presence(&self) -> Presence {
        self.here().presence
    }

    /// Says who is here.
    pub(crate) fn set_presence(&self, presence: Presence) {
        // Whoever chose a file is not here any more; what stands in it is not for others.
        self.incoming.put(None);
        self.here().presence = presence;
        self.changed(&["presence"]);
    }

    /// Everybody left, and the page is drawn anew.
    pub(crate) fn nobody_here(&self) {
        self.here().guests = false;
        self.set_presence(Presence::Nobody);
        self.changed(&["session"]);
    }

    /// Hides titles from guests, or shows them again.
    pub(crate) fn set_guests(&self, guests: bool) {
        self.here().guests = guests;
        self.changed(&["presence"]);
    }

    /// Makes the household.
    ///
    /// # Errors
    /// As [`Planner::set_up`].
    pub(crate) fn set_up(&self, set_up: SetUp) -> Result<()> {
        let mut session = self.session();
        if !matches!(*session, Session::Empty) {
            return Err(Refusal::AlreadySetUp.into());
        }
        let both = set_up.both;
        let planner = Planner::set_up(&self.place.dir(), Box::new(self.world), set_up)?;
        *session = Session::Open(Box::new(planner));
        drop(session);
        // Whoever answered the three screens is here.
        let first = Presence::One(common_ground_core::who::Side::Start);
        self.set_presence(if both { Presence::Both } else { first });
        Ok(())
    }

    /// What the interface asks first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub(crate) fn start(&self) -> Result<Start> {
        let Here {
            presence, guests, ..
        } = *self.here();
        let session = self.session();
        let closed = |state| (state, None, Passphrases::default(), false);
        let (state, home, passphrases, behind) = match &*session {
            Session::Empty => closed(State::Empty),
            Session::Closed(error) => closed(State::Closed(error.code().to_owned())),
            Session::Locked(locked) => closed(State::Locked(locked.names())),
            Session::Open(planner) => (
                State::Open,
                Some(planner.home(presence.viewer())?),
                planner.passphrases(),
                planner.behind(),
            ),
        };
        let zone = machine_zone();
        Ok(Start {
            state,
            presence,
            guests,
            demo: self.options.demo,
            behind,
            home,
            passphrases,
            zone,
        })
    }

    /// Tells the window that these nouns changed without it.
    pub(crate) fn changed(&self, nouns: &[&str]) {
        // A window that is not there hears nothing and reads afresh when it opens.
        let _ = self.app.emit("changed", nouns);
    }

    fn session(&self) -> MutexGuard<'_, Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn here(&self) -> MutexGuard<'_, Here> {
        self.here.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Takes out of the trash for good what has lain there for its time. Where the disk does not take it now,
/// the next start or midnight does.
pub(crate) fn empty_what_is_due(planner: &mut Planner) {
    if planner.read_only() {
        return;
    }
    if let Err(error) = planner.purge() {
        log::warn!("purge: {}", error.code());
    }
}

/// The time zone the machine is set to.
pub(crate) fn machine_zone() -> String {
    iana_time_zone::get_timezone().unwrap_or_else(|_| "UTC".to_owned())
}
