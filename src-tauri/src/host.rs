//! Answering the interface: every call goes through the core's one list of commands.

use common_ground_core::backup::{
    BackedUp, BackupOf, Backups, EarlierDay, LookBack, RenewBackup, SetBackupFolder,
};
use common_ground_core::check::CheckedFile;
use common_ground_core::commands::{
    self, Autostart, Call, Host, NoArgs, ProveHand, Recovered, RemovePassphrase, SetAutostart,
    SetGuests, SetPresence, Start, Stir, TypedBack, Unlock,
};
use common_ground_core::error::{Error, Refusal, Result};
use common_ground_core::export::{self, CopyWanted};
use common_ground_core::import::{Brought, Chosen, Incoming, OpenLocked, ReadAs};
use common_ground_core::memory::forget_stack;
use common_ground_core::passphrase::{BeginPassphrase, ChangePassphrase, NewCode, Words};
use common_ground_core::phrases::phrase;
use common_ground_core::planner::Planner;
use common_ground_core::recover::{Recover, Ways};
use common_ground_core::reminder::{Calendar, Health, Reach, SetClosing};
use common_ground_core::set_up::SetUp;
use common_ground_core::who::{Presence, Side};
use common_ground_core::work::Work;
use serde_json::Value;
use tauri::ipc::{Invoke, InvokeBody, InvokeError, InvokeResponseBody};
use tauri::{Manager, Wry};
use tauri_plugin_dialog::DialogExt;

use crate::scheduler::Scheduler;
use crate::session::Shell;
use crate::tray::Tray;

/// Answers one call of the window, off the window's own thread. Tauri has checked by then that the
/// window is granted this command.
pub(crate) fn answer(invoke: Invoke<Wry>) -> bool {
    tauri::async_runtime::spawn_blocking(move || {
        answer_here(invoke);
        // Nobody waits for this.
        forget_stack();
    });
    true
}

#[inline(never)]
fn answer_here(invoke: Invoke<Wry>) {
    let Invoke {
        message, resolver, ..
    } = invoke;
    let name = message.command();
    let shell = message.webview_ref().state::<Shell>();
    let answer = read(name, message.payload()).and_then(|call| {
        shell.make_ready(name, &call)?;
        let answer = commands::call(shell.inner(), name, call);
        shell.clear_ready(name);
        answer
    });
    match answer {
        Ok(answer) => {
            resolver.resolve(InvokeResponseBody::Json(answer));
            // Nobody waits for this; where it cannot be done now, the clock's thread does it soon.
            if !shell.forget_words()
                && let Some(scheduler) = shell.app().try_state::<Scheduler>()
            {
                scheduler.look();
            }
        }
        Err(error) => {
            shell.stop_on_damage(&error);
            if matches!(
                error,
                Error::Database(_) | Error::Row(_) | Error::File(_) | Error::System(_)
            ) {
                log::warn!("{name}: {}", error.code());
            }
            resolver.invoke_error(InvokeError(
                serde_json::to_value(&error).unwrap_or_default(),
            ));
        }
    }
}

fn read(name: &str, body: &InvokeBody) -> Result<Call> {
    let why = |why: String| Error::Arguments {
        command: name.to_owned(),
        why,
    };
    match body {
        InvokeBody::Json(Value::Null) => Ok(Call {
            args: Value::Null,
            by: None,
        }),
        InvokeBody::Json(json) => {
            serde_json::from_value(json.clone()).map_err(|error| why(error.to_string()))
        }
        InvokeBody::Raw(_) => Err(why("bytes where JSON belongs".to_owned())),
    }
}

impl Host for Shell {
    fn presence(&self) -> Presence {
        Self::presence(self)
    }

    fn planner<T>(&self, use_it: impl FnOnce(&mut Planner) -> Result<T>) -> Result<T> {
        self.with_planner(use_it)
    }

    fn while_telling<T>(&self, does: impl FnOnce(&Work) -> Result<T>) -> Result<T> {
        self.long_at_times(does)
    }

    fn start(&self, _: NoArgs, _: Option<Side>) -> Result<Start> {
        Self::start(self)
    }

    fn set_presence(&self, args: SetPresence, _: Option<Side>) -> Result<Start> {
        self.come(args)?;
        Self::start(self)
    }

    fn unlock(&self, args: Unlock, _: Option<Side>) -> Result<Start> {
        Self::unlock(self, args)?;
        Self::start(self)
    }

    fn lock(&self, _: NoArgs, _: Option<Side>) -> Result<Start> {
        Self::lock(self)?;
        Self::start(self)
    }

    fn stir(&self, args: Stir, _: Option<Side>) -> Result<()> {
        self.stirs(Some(args.talking));
        Ok(())
    }

    fn suggest_passphrase(&self, _: NoArgs, _: Option<Side>) -> Result<Words> {
        self.with_planner(|planner| Ok(planner.suggest_passphrase()))
    }

    fn begin_passphrase(&self, args: BeginPassphrase, by: Option<Side>) -> Result<Words> {
        Self::begin_passphrase(self, self.hand(by)?, args)
    }

    fn begin_code(&self, args: NewCode, by: Option<Side>) -> Result<Words> {
        Self::begin_code(self, self.hand(by)?, args)
    }

    fn confirm_code(&self, args: TypedBack, by: Option<Side>) -> Result<Start> {
        Self::confirm_code(self, self.hand(by)?, &args.code)?;
        Self::start(self)
    }

    fn change_passphrase(&self, args: ChangePassphrase, by: Option<Side>) -> Result<Start> {
        Self::change_passphrase(self, self.hand(by)?, args)?;
        Self::start(self)
    }

    fn prove_hand(&self, args: ProveHand, by: Option<Side>) -> Result<()> {
        Self::prove_hand(self, self.hand(by)?, args.passphrase)
    }

    fn remove_passphrase(&self, args: RemovePassphrase, by: Option<Side>) -> Result<Start> {
        Self::remove_passphrase(self, self.hand(by)?, args.passphrase)?;
        Self::start(self)
    }

    fn set_guests(&self, args: SetGuests, _: Option<Side>) -> Result<Start> {
        Self::set_guests(self, args.guests);
        Self::start(self)
    }

    fn autostart(&self, _: NoArgs, _: Option<Side>) -> Result<Autostart> {
        Self::autostart(self)
    }

    fn set_autostart(&self, args: SetAutostart, _: Option<Side>) -> Result<Autostart> {
        Self::set_autostart(self, args.on)
    }

    fn recovery(&self, _: NoArgs, _: Option<Side>) -> Result<Ways> {
        Self::recovery(self)
    }

    fn recover(&self, args: Recover, _: Option<Side>) -> Result<Recovered> {
        Ok(Recovered {
            done: Self::recover(self, args.way)?,
            start: Self::start(self)?,
        })
    }

    fn backups(&self, _: NoArgs, _: Option<Side>) -> Result<Backups> {
        Self::backups(self)
    }

    fn back_up_now(&self, _: NoArgs, _: Option<Side>) -> Result<BackedUp> {
        Self::back_up_now(self)
    }

    fn set_backup_folder(&self, args: SetBackupFolder, _: Option<Side>) -> Result<bool> {
        // Where everybody's words go is not changed by nobody.
        if Self::presence(self) == Presence::Nobody {
            return Err(Refusal::NobodyHere.into());
        }
        Self::set_backup_folder(self, &args)
    }

    fn look_back(&self, args: LookBack, _: Option<Side>) -> Result<EarlierDay> {
        Self::look_back(self, &args)
    }

    fn renew_backup(&self, args: RenewBackup, by: Option<Side>) -> Result<()> {
        Self::renew_backup(self, self.hand(by)?, args)
    }

    fn delete_backup(&self, args: BackupOf, by: Option<Side>) -> Result<()> {
        // One hand, whoever's: what is deleted is both's.
        self.hand(by)?;
        Self::delete_backup(self, &args)
    }

    fn check_file(&self, _: NoArgs, _: Option<Side>) -> Result<Option<CheckedFile>> {
        Self::check_file(self)
    }

    fn mend_file(&self, _: NoArgs, _: Option<Side>) -> Result<Option<CheckedFile>> {
        Self::mend_file(self)
    }

    fn stop_work(&self, _: NoArgs, _: Option<Side>) -> Result<()> {
        Self::stop_work(self);
        Ok(())
    }

    fn set_up(&self, args: SetUp, _: Option<Side>) -> Result<Start> {
        Self::set_up(self, args)?;
        Self::start(self)
    }

    fn reminder_health(&self, _: NoArgs, _: Option<Side>) -> Result<Health> {
        Ok(self.health(self.desktop.reach()))
    }

    fn test_notice(&self, _: NoArgs, _: Option<Side>) -> Result<Health> {
        Ok(self.health(self.desktop.show(&phrase("notice-test"))))
    }

    fn set_closing(&self, args: SetClosing, _: Option<Side>) -> Result<Health> {
        Self::set_closing(self, args.closing);
        Ok(self.health(self.desktop.reach()))
    }

    fn export_calendar(&self, args: Calendar, _: Option<Side>) -> Result<bool> {
        let viewer = self.presence().viewer();
        let text = self.with_planner(|planner| planner.calendar_text(viewer, &args))?;
        let chosen = self
            .app
            .dialog()
            .file()
            .set_title(phrase("calendar-save"))
            .add_filter(phrase("calendar-kind"), &["ics"])
            .set_file_name("common-ground.ics")
            .blocking_save_file();
        let Some(place) = chosen else {
            return Ok(false);
        };
        let file = place
            .into_path()
            .map_err(|error| Error::System(error.to_string()))?;
        export::write_calendar(&text, &file)?;
        Ok(true)
    }

    fn choose_import(&self, _: NoArgs, _: Option<Side>) -> Result<Option<Chosen>> {
        self.choose()
    }

    fn open_import(&self, args: OpenLocked, _: Option<Side>) -> Result<Chosen> {
        self.presence().actor(None)?;
        let locked = self.incoming.get()?;
        let opened = locked.open(&args)?;
        let chosen = opened.chosen();
        self.incoming.opened(&locked, opened)?;
        Ok(chosen)
    }

    fn preview_import(&self, args: ReadAs, by: Option<Side>) -> Result<Brought> {
        let actor = self.presence().actor(by)?;
        let incoming = self.incoming.get()?;
        self.at_length(|work| {
            self.with_planner(|planner| planner.preview_import(actor, &incoming, args, work))
        })
    }

    fn bring_in(&self, args: ReadAs, by: Option<Side>) -> Result<Brought> {
        let actor = self.presence().actor(by)?;
        let incoming = self.incoming.get()?;
        let done = self.at_length(|work| {
            // What is here now can be had back whole, whatever comes in.
            self.with_planner(|planner| Ok(planner.backup()))?.keep()?;
            self.with_planner(|planner| planner.bring_in(actor, &incoming, args, work))
        })?;
        self.incoming.put(None);
        self.changed(&done.changes);
        Ok(done.value)
    }

    fn save_copy(&self, args: CopyWanted, _: Option<Side>) -> Result<bool> {
        let viewer = self.presence().viewer();
        // What may be taken is settled before anybody is asked where to.
        let copying = self.with_planner(|planner| {
            planner.may_lock_copy(&args)?;
            planner.copying(viewer, args.own)
        })?;
        let name = args.file_name(&phrase("copy-name"));
        let mut asking = self.app.dialog().file().set_title(phrase("copy-save"));
        if let Some((_, ending)) = name.rsplit_once('.') {
            asking = asking.add_filter(ending, &[ending]);
        }
        let Some(place) = asking.set_file_name(name).blocking_save_file() else {
            return Ok(false);
        };
        let place = place
            .into_path()
            .map_err(|error| Error::System(error.to_string()))?;
        // Beside the planner, on this thread: nobody's click waits for it.
        self.at_length(|work| {
            let copy = copying.read(work)?;
            export::write(&copy, &args, &place, work)
        })?;
        Ok(true)
    }
}

impl Shell {
    /// Asks for a file and keeps what stands in it until somebody says what to do with it.
    fn choose(&self) -> Result<Option<Chosen>> {
        self.presence().actor(None)?;
        self.incoming.put(None);
        let asking = self.app.dialog().file().set_title(phrase("import-choose"));
        let asking =
            asking.add_filter(phrase("import-kind"), &["json", "csv", "tsv", "txt", "age"]);
        let Some(place) = asking.blocking_pick_file() else {
            return Ok(None);
        };
        let file = place
            .into_path()
            .map_err(|error| Error::System(error.to_string()))?;
        let incoming = Incoming::read(&file)?;
        let chosen = incoming.chosen();
        self.incoming.put(Some(incoming));
        Ok(Some(chosen))
    }

    /// The one partner whose hand it is.
    fn hand(&self, by: Option<Side>) -> Result<Side> {
        Self::presence(self).actor(by)?.one()
    }

    fn health(&self, reach: Reach) -> Health {
        let tray = self.app.try_state::<Tray>().is_some();
        Health {
            reach,
            tray,
            closing: self.closing(tray),
        }
    }
}
