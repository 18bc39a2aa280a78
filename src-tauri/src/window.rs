//! The main window and the small one for a note. Each shows our own pages and nothing else: it goes nowhere, opens nothing, loads nothing.

use common_ground_core::phrases::{self, phrase};
use tauri::plugin::TauriPlugin;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Manager, Url, WebviewUrl, WebviewWindowBuilder};

use tauri_plugin_window_state::StateFlags;

use crate::options::Options;
use crate::session::Shell;

/// The main window's label.
pub(crate) const MAIN: &str = "main";

/// Where everything the web view would ask of a network ends.
const NOWHERE: &str = "socks5://127.0.0.1:9";

/// The label of the tray's small window for noting something.
pub(crate) const NOTE: &str = "note";

/// Opens the main window.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<()> {
    let shell = app.state::<Shell>();
    let title = if shell.options.demo {
        "Common Ground: Sample couple"
    } else {
        "Common Ground"
    };
    guarded(app, MAIN, "index.html")
        .title(title)
        .inner_size(1280.0, 800.0)
        .min_inner_size(900.0, 600.0)
        .visible(!shell.options.hidden)
        .build()?;
    Ok(())
}

/// Started with the computer it waits in the tray. Without one nobody would find it there: it waits
/// minimised. A window system that does not minimise shows it, which is no harm.
pub(crate) fn show_minimised(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.minimize();
        let _ = window.show();
    }
}

/// Opens the small window for noting something, or brings it forward. Once opened it is hidden instead of
/// closed: Tauri gives our pages to the first incognito view of a context only, and WebKit keeps a process
/// for each context ever made.
///
/// # Errors
/// Where the window system gives no window.
pub(crate) fn open_note(app: &AppHandle) -> tauri::Result<()> {
    if let Some(window) = app.get_webview_window(NOTE) {
        window.show()?;
        return window.set_focus();
    }
    guarded(app, NOTE, "index.html#note")
        .title(phrase("tray-note"))
        .inner_size(620.0, 260.0)
        .min_inner_size(420.0, 240.0)
        .build()?;
    Ok(())
}

/// A window that shows the pages at `place` of ours, and can go nowhere else.
fn guarded<'a>(
    app: &'a AppHandle,
    label: &str,
    place: &str,
) -> WebviewWindowBuilder<'a, tauri::Wry, AppHandle> {
    let window = WebviewWindowBuilder::new(app, label, WebviewUrl::App(place.into()))
        .devtools(cfg!(debug_assertions))
        .initialization_script(words())
        .disable_drag_drop_handler()
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, _| false);
    // A pressed link opens a connection before anybody may refuse it: through a proxy where nobody
    // listens (the discard port of this machine) it comes nowhere.
    let window = match NOWHERE.parse() {
        Ok(nowhere) => window.proxy_url(nowhere),
        Err(_) => window,
    };
    keep_nothing(app, label, window)
}

/// Hands the pages their words before they are read. The program has them anyway, for what it says itself.
fn words() -> String {
    // A JSON string is a JavaScript string.
    let words = serde_json::Value::from(phrases::pages());
    format!("Object.defineProperty(window, 'words', {{ value: {words} }});")
}

/// A content policy does not stop a page from leaving with data in its address: this does.
fn is_ours(url: &Url) -> bool {
    let ours = match (url.scheme(), url.host_str()) {
        ("tauri", Some("localhost")) => true,
        // How Windows names the same thing.
        ("http" | "https", Some("tauri.localhost")) => cfg!(windows),
        _ => false,
    };
    ours && url.query().is_none()
}

/// The web view leaves nothing on the disk. An incognito view knows our pages only if it has a context of
/// its own, and contexts are told apart by a folder, which such a view never writes to.
#[cfg(not(feature = "e2e"))]
fn keep_nothing<'a>(
    app: &AppHandle,
    label: &str,
    window: WebviewWindowBuilder<'a, tauri::Wry, AppHandle>,
) -> WebviewWindowBuilder<'a, tauri::Wry, AppHandle> {
    let corner = app.state::<Shell>().corner(label);
    window.incognito(true).data_directory(corner)
}

/// A driver gets no session from an incognito view: a folder of this run's own instead, for all windows,
/// or it would see only the first.
#[cfg(feature = "e2e")]
fn keep_nothing<'a>(
    app: &AppHandle,
    _label: &str,
    window: WebviewWindowBuilder<'a, tauri::Wry, AppHandle>,
) -> WebviewWindowBuilder<'a, tauri::Wry, AppHandle> {
    window.data_directory(app.state::<Shell>().corner("web-view"))
}

/// Size and place from the last time. Whether it was visible is no part of it: started by hand it is seen.
pub(crate) fn remembered(options: &Options) -> TauriPlugin<tauri::Wry> {
    let flags = StateFlags::all() & !StateFlags::VISIBLE;
    let mut remembered = tauri_plugin_window_state::Builder::default().with_state_flags(flags);
    // A folder of one's own holds this too; an absolute name is taken as it is.
    if let Some(dir) = options
        .data_dir
        .as_ref()
        .and_then(|dir| std::path::absolute(dir).ok())
    {
        remembered = remembered.with_filename(dir.join("window-state.json").to_string_lossy());
    }
    if options.demo {
        remembered = remembered.with_denylist(&[MAIN]);
    }
    remembered.build()
}

/// Hides the small window. Where the window system refuses it stays.
pub(crate) fn put_note_away(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(NOTE) {
        let _ = window.hide();
    }
}

/// Shows the window and gives it the keyboard.
pub(crate) fn bring_forward(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        // Each may be refused by the window system; there is nothing better to do then.
        let _ = window.show();
        let _ = window.unminimize();
        let _ = window.set_focus();
    }
}
