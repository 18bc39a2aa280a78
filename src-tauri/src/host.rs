//! Answering the interface: every call goes through the core's one list of commands.

use common_ground_core::commands::{
    self, Autostart, Call, Host, NoArgs, SetAutostart, SetGuests, SetPresence, Start,
};
use common_ground_core::error::{Error, Result};
use common_ground_core::planner::Planner;
use common_ground_core::set_up::SetUp;
use common_ground_core::who::{Presence, Side};
use serde_json::Value;
use tauri::ipc::{Invoke, InvokeBody, InvokeError};
use tauri::{Manager, Wry};

use crate::session::Shell;

/// Answers one call of the window, off the window's own thread. Tauri has checked by then that the
/// window is granted this command.
pub(crate) fn answer(invoke: Invoke<Wry>) -> bool {
    let Invoke {
        message, resolver, ..
    } = invoke;
    tauri::async_runtime::spawn_blocking(move || {
        let name = message.command();
        let shell = message.webview_ref().state::<Shell>();
        match read(name, message.payload())
            .and_then(|call| commands::call(shell.inner(), name, call))
        {
            Ok(answer) => resolver.resolve(answer),
            Err(error) => {
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
    });
    true
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

    fn start(&self, _: NoArgs, _: Option<Side>) -> Result<Start> {
        Self::start(self)
    }

    fn set_presence(&self, args: SetPresence, _: Option<Side>) -> Result<Start> {
        self.with_planner(|planner| planner.may_be_here(args.presence))?;
        Self::set_presence(self, args.presence);
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

    fn set_up(&self, args: SetUp, _: Option<Side>) -> Result<Start> {
        Self::set_up(self, args)?;
        Self::start(self)
    }
}
