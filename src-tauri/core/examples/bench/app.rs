//! The planner, asked as the window asks it: a command by name, its arguments and answer as JSON.

use std::cell::{Cell, RefCell};
use std::path::Path;

use chrono::{DateTime, Duration, Utc};
use common_ground_core::backup::Backup;
use common_ground_core::check::CheckedFile;
use common_ground_core::commands::{self, Autostart, Call, Host, NoArgs, SetAutostart};
use common_ground_core::commands::{ProveHand, Recovered, RemovePassphrase, TypedBack, Unlock};
use common_ground_core::commands::{SetGuests, SetPresence, Start, State};
use common_ground_core::error::{Refusal, Result};
use common_ground_core::passphrase::{BeginPassphrase, ChangePassphrase, NewCode, Words};
use common_ground_core::planner::Planner;
use common_ground_core::recover::{Recover, Ways};
use common_ground_core::reminder::{Calendar, Health, SetClosing};
use common_ground_core::set_up::SetUp;
use common_ground_core::testing::Clock;
use common_ground_core::who::{Presence, Side};
use serde_json::Value;

/// What only the shell answers: it is not measured here.
macro_rules! shells {
    ($($name:ident : $args:ty => $out:ty),* $(,)?) => {
        $(fn $name(&self, _: $args, _: Option<Side>) -> Result<$out> {
            Err(Refusal::NotNow.into())
        })*
    };
}

/// What the shell is in the window, without one.
pub(crate) struct App {
    planner: RefCell<Planner>,
    clock: Clock,
    presence: Cell<Presence>,
}

impl App {
    pub(crate) fn open(dir: &Path, now: DateTime<Utc>) -> Result<Self> {
        let clock = Clock::at(now);
        let scratch = dir.join("scratch");
        Ok(Self {
            planner: RefCell::new(Planner::open(dir, &scratch, Box::new(clock.clone()))?),
            clock,
            presence: Cell::new(Presence::One(Side::Start)),
        })
    }

    /// Says who is here from now on.
    pub(crate) fn is_here(&self, presence: Presence) {
        self.presence.set(presence);
    }

    /// Lets time go by.
    pub(crate) fn pass(&self, by: Duration) {
        self.clock.pass(by);
    }

    /// The answer of a command, as the bytes that go to the window.
    pub(crate) fn answer(&self, name: &str, args: Value) -> Result<String> {
        commands::call(self, name, Call { args, by: None })
    }

    /// The answer of a command, to go on with.
    pub(crate) fn value(&self, name: &str, args: Value) -> Result<Value> {
        Ok(serde_json::from_str(&self.answer(name, args)?)?)
    }

    /// Lets go of words that were erased, as the window does after each answer.
    pub(crate) fn forget_words(&self) -> Result<bool> {
        self.planner.borrow().forget_words()
    }

    /// A backup to be made beside the planner.
    pub(crate) fn backup(&self) -> Backup {
        self.planner.borrow().backup()
    }
}

impl Host for App {
    fn presence(&self) -> Presence {
        self.presence.get()
    }

    fn planner<T>(&self, use_it: impl FnOnce(&mut Planner) -> Result<T>) -> Result<T> {
        use_it(&mut self.planner.borrow_mut())
    }

    fn start(&self, _: NoArgs, _: Option<Side>) -> Result<Start> {
        let planner = self.planner.borrow();
        Ok(Start {
            state: State::Open,
            presence: self.presence(),
            guests: false,
            demo: false,
            behind: planner.behind(),
            home: Some(planner.home(self.presence().viewer())?),
            passphrases: planner.passphrases(),
            zone: "Europe/Berlin".to_owned(),
        })
    }

    fn set_presence(&self, set: SetPresence, by: Option<Side>) -> Result<Start> {
        self.presence.set(set.presence);
        self.start(NoArgs {}, by)
    }

    fn set_guests(&self, _: SetGuests, by: Option<Side>) -> Result<Start> {
        self.start(NoArgs {}, by)
    }

    fn set_up(&self, _: SetUp, _: Option<Side>) -> Result<Start> {
        Err(Refusal::AlreadySetUp.into())
    }

    shells! {
        unlock: Unlock => Start,
        lock: NoArgs => Start,
        stir: common_ground_core::commands::Stir => (),
        suggest_passphrase: NoArgs => Words,
        begin_passphrase: BeginPassphrase => Words,
        begin_code: NewCode => Words,
        confirm_code: TypedBack => Start,
        change_passphrase: ChangePassphrase => Start,
        prove_hand: ProveHand => (),
        remove_passphrase: RemovePassphrase => Start,
        autostart: NoArgs => Autostart,
        set_autostart: SetAutostart => Autostart,
        recovery: NoArgs => Ways,
        recover: Recover => Recovered,
        backups: NoArgs => common_ground_core::backup::Backups,
        back_up_now: NoArgs => common_ground_core::backup::BackedUp,
        set_backup_folder: common_ground_core::backup::SetBackupFolder => bool,
        look_back: common_ground_core::backup::LookBack => common_ground_core::backup::EarlierDay,
        renew_backup: common_ground_core::backup::RenewBackup => (),
        delete_backup: common_ground_core::backup::BackupOf => (),
        check_file: NoArgs => Option<CheckedFile>,
        mend_file: NoArgs => Option<CheckedFile>,
        stop_work: NoArgs => (),
        reminder_health: NoArgs => Health,
        test_notice: NoArgs => Health,
        set_closing: SetClosing => Health,
        export_calendar: Calendar => bool,
        save_copy: common_ground_core::export::CopyWanted => bool,
        choose_import: NoArgs => Option<common_ground_core::import::Chosen>,
        open_import: common_ground_core::import::OpenLocked => common_ground_core::import::Chosen,
        preview_import: common_ground_core::import::ReadAs => common_ground_core::import::Brought,
        bring_in: common_ground_core::import::ReadAs => common_ground_core::import::Brought,
    }
}
