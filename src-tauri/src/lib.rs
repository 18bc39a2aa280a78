//! The shell: one window around the core. It holds the session, the clock and the folder, and answers the
//! interface's calls with the core's.

mod automation;
mod autostart;
#[cfg(target_os = "linux")]
mod away;
mod backups;
#[cfg(target_os = "linux")]
mod bus;
mod clock;
mod closing;
mod host;
mod idle;
mod locking;
mod memory;
mod notifications;
mod options;
mod paths;
mod recovering;
mod scheduler;
mod session;
mod tray;
mod tries;
mod window;
mod working;

use std::path::Path;
use std::process::ExitCode;

use tauri::{Manager, RunEvent, WindowEvent};
use tauri_plugin_log::{RotationStrategy, Target, TargetKind};

pub use automation::refuse_automation;
use backups::Backups;
use options::Options;
use scheduler::Scheduler;
use session::Shell;
use tray::Tray;

/// Opens the planner and stays until it is closed.
#[must_use]
pub fn run() -> ExitCode {
    // Whatever is written, by us or a library, is for this account alone; and no crash writes memory.
    #[cfg(unix)]
    {
        rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
        memory::keep_off_the_disk();
    }
    let options = match Options::read(std::env::args_os().skip(1)) {
        Ok(options) => options,
        Err(sentence) => {
            tell(&sentence);
            return ExitCode::from(2);
        }
    };
    let mut builder = tauri::Builder::default();
    if options.shares_the_default_folder() {
        // First of all plugins: a second start brings the first forward and ends.
        builder = builder.plugin(tauri_plugin_single_instance::init(|app, _, _| {
            window::bring_forward(app)
        }));
        builder = builder.plugin(autostart::plugin());
    }
    let app = builder
        .plugin(tauri_plugin_dialog::init())
        .plugin(window::remembered(&options))
        .invoke_handler(host::answer)
        .setup(move |app| {
            let shell = Shell::new(options, app.handle())?;
            // A place that cannot be written keeps no log; the planner opens all the same.
            let _ = app.handle().plugin(log_in(&shell.dir()));
            let Options { demo, hidden, .. } = shell.options;
            app.manage(shell);
            window::open(app.handle())?;
            app.state::<Shell>().find();
            // After the window: asking the desktop for a tray takes a moment, and the pages load meanwhile.
            if !demo && let Some(tray) = Tray::put(app.handle()) {
                app.manage(tray);
            } else {
                if hidden {
                    window::show_minimised(app.handle());
                }
                #[cfg(target_os = "linux")]
                if !demo {
                    tray::await_place(app.handle());
                }
            }
            if !demo {
                app.manage(Backups::start(app.handle())?);
            }
            app.manage(Scheduler::start(app.handle())?);
            #[cfg(target_os = "linux")]
            away::listen(app.handle());
            Ok(())
        })
        .build(tauri::generate_context!());
    match app {
        Ok(app) => {
            app.run(|app, event| match event {
                RunEvent::WindowEvent {
                    label,
                    event: WindowEvent::CloseRequested { api, .. },
                    ..
                } => {
                    api.prevent_close();
                    if label == window::NOTE {
                        window::put_note_away(app);
                    } else if !closing::stays(app) {
                        // The small window may be there, hidden: it does not keep the program alive.
                        app.exit(0);
                    }
                }
                // Whoever comes back to the window may have been away for a night.
                RunEvent::WindowEvent {
                    event: WindowEvent::Focused(true),
                    ..
                } => {
                    if let Some(scheduler) = app.try_state::<Scheduler>() {
                        scheduler.look();
                    }
                }
                RunEvent::Exit => app.state::<Shell>().close(),
                _ => {}
            });
            ExitCode::SUCCESS
        }
        Err(error) => {
            tell(&format!("Common Ground could not open its window: {error}"));
            ExitCode::FAILURE
        }
    }
}

/// The log: what failed, by its code. Never a word anyone typed, and nothing below a warning.
fn log_in(dir: &Path) -> tauri::plugin::TauriPlugin<tauri::Wry> {
    let folder = TargetKind::Folder {
        path: dir.join("logs"),
        file_name: Some("common-ground".to_owned()),
    };
    tauri_plugin_log::Builder::new()
        .level(log::LevelFilter::Warn)
        .max_file_size(200_000)
        .rotation_strategy(RotationStrategy::KeepOne)
        .clear_targets()
        .target(Target::new(folder))
        .build()
}

#[allow(clippy::print_stderr, reason = "there is no window yet to say it in")]
fn tell(sentence: &str) {
    eprintln!("{sentence}");
}
