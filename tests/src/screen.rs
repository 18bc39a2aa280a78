//! The windows on the display, for what no driver of a web view sees: which there are, whether they show,
//! and keys and presses that come from the display's own keyboard and mouse.

use std::process::Command;

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt, EventMask, MapState, Window,
};
use x11rb::rust_connection::RustConnection;

/// A look at a display.
pub(crate) struct Screen {
    connection: RustConnection,
    root: Window,
    name: String,
}

/// A window with a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    id: Window,
    /// As its frame would say it.
    pub title: String,
    /// Whether it is on the screen now.
    pub visible: bool,
    /// Its width and height.
    pub size: (u16, u16),
    at: (i16, i16),
}

impl Shown {
    /// Where it is, as X writes it: `620x260+0+0`.
    pub(crate) fn place(&self) -> String {
        let (width, height) = self.size;
        let (x, y) = self.at;
        format!("{width}x{height}+{x}+{y}")
    }
}

impl Screen {
    pub(crate) fn of(display: &str) -> Self {
        let (connection, number) =
            RustConnection::connect(Some(display)).expect("the display answers");
        let root = connection.setup().roots[number].root;
        Self {
            connection,
            root,
            name: display.to_owned(),
        }
    }

    /// Every window of a program that has a title.
    pub(crate) fn windows(&self) -> Vec<Shown> {
        let tree = self.connection.query_tree(self.root).unwrap().reply();
        let children = tree.map(|tree| tree.children).unwrap_or_default();
        children
            .into_iter()
            .filter_map(|id| self.look(id))
            .collect()
    }

    /// `None` for a window that has no title, or has gone meanwhile.
    fn look(&self, id: Window) -> Option<Shown> {
        let utf8 = self.atom("UTF8_STRING");
        let title = self
            .connection
            .get_property(false, id, self.atom("_NET_WM_NAME"), utf8, 0, 1024)
            .ok()?
            .reply()
            .ok()?
            .value;
        // Only what asks a window manager to manage it is a window people know.
        self.connection
            .get_property(false, id, AtomEnum::WM_HINTS, AtomEnum::WM_HINTS, 0, 1)
            .ok()?
            .reply()
            .ok()
            .filter(|hints| !hints.value.is_empty())?;
        let about = self
            .connection
            .get_window_attributes(id)
            .ok()?
            .reply()
            .ok()?;
        let place = self.connection.get_geometry(id).ok()?.reply().ok()?;
        let title = String::from_utf8_lossy(&title).into_owned();
        (!title.is_empty()).then_some(Shown {
            id,
            title,
            visible: about.map_state == MapState::VIEWABLE,
            size: (place.width, place.height),
            at: (place.x, place.y),
        })
    }

    /// Asks a window to close, as its frame's button does.
    pub(crate) fn close(&self, window: &Shown) {
        let protocols = self.atom("WM_PROTOCOLS");
        let wish = self.atom("WM_DELETE_WINDOW");
        let message = ClientMessageEvent::new(32, window.id, protocols, [wish, 0, 0, 0, 0]);
        self.connection
            .send_event(false, window.id, EventMask::NO_EVENT, message)
            .unwrap()
            // Waits for the display to have it: what hangs up at once may not be heard.
            .check()
            .expect("the display takes it");
    }

    /// Presses keys in a window, named as X names them (`ctrl+1`, `Return`). Without a window manager the
    /// keyboard follows the mouse, so the mouse goes there first.
    pub(crate) fn press(&self, window: &Shown, keys: &[&str]) {
        self.point_at(window);
        let mut words = vec!["key", "--delay", "80"];
        words.extend(keys);
        self.xdotool(&words);
    }

    /// Types into a window, no faster than people do: what a dialog proposes in between is not typed over.
    pub(crate) fn type_text(&self, window: &Shown, text: &str) {
        self.point_at(window);
        self.xdotool(&["type", "--delay", "150", text]);
    }

    /// Types into a window faster than it can propose how to go on.
    pub(crate) fn type_at_once(&self, window: &Shown, text: &str) {
        self.point_at(window);
        self.xdotool(&["type", "--delay", "1", text]);
    }

    fn point_at(&self, window: &Shown) {
        // Near the foot, where nothing answers to a mouse that only rests there.
        let x = i32::from(window.at.0) + i32::from(window.size.0) / 2;
        let y = i32::from(window.at.1) + i32::from(window.size.1) - 3;
        self.xdotool(&["mousemove", &x.to_string(), &y.to_string()]);
    }

    fn xdotool(&self, words: &[&str]) {
        let done = Command::new("xdotool")
            .args(words)
            .env("DISPLAY", &self.name)
            .status();
        assert!(
            done.is_ok_and(|status| status.success()),
            "xdotool {words:?} (Debian package xdotool)"
        );
    }

    fn atom(&self, name: &str) -> Atom {
        self.connection
            .intern_atom(false, name.as_bytes())
            .unwrap()
            .reply()
            .expect("the display names its atoms")
            .atom
    }
}
