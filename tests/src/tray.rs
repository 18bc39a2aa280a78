//! A tray of one's own: what a desktop's panel is to the program, on the test's session bus.
//!
//! It takes the registration of a StatusNotifierItem, reads its menu over `com.canonical.dbusmenu` as a panel
//! does, and presses its entries. What is drawn and where is the desktop's business and not tried.

use std::collections::HashMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use zbus::blocking::{Connection, Proxy, connection};
use zbus::message::Header;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

use crate::driver::PATIENCE;

const WATCHER: &str = "org.kde.StatusNotifierWatcher";
const ITEM: &str = "org.kde.StatusNotifierItem";
const MENU: &str = "com.canonical.dbusmenu";

/// One entry of the menu, as people read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    id: i32,
    /// Its words; nothing for a line between two entries.
    pub label: String,
    /// Whether it can be pressed.
    pub enabled: bool,
}

/// A registered item: who, and where its object lies.
#[derive(Clone, Debug)]
struct Item {
    owner: String,
    path: String,
}

struct Watcher {
    registered: Sender<Item>,
}

#[zbus::interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, service: &str, #[zbus(header)] header: Header<'_>) {
        let sender = header.sender().map(ToString::to_string).unwrap_or_default();
        // Either a name on the bus, or the path of an object of the caller's.
        let item = if service.starts_with('/') {
            Item {
                owner: sender,
                path: service.to_owned(),
            }
        } else {
            Item {
                owner: service.to_owned(),
                path: "/StatusNotifierItem".to_owned(),
            }
        };
        // The test may have ended.
        let _ = self.registered.send(item);
    }

    fn register_status_notifier_host(&self, _service: &str) {}

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        Vec::new()
    }

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }
}

/// The layout as dbusmenu hands it over: an id, its properties, its children.
type Layout = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

/// The running tray.
pub struct Tray {
    bus: Connection,
    registrations: Mutex<Receiver<Item>>,
    item: Mutex<Option<Item>>,
}

impl std::fmt::Debug for Tray {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tray").finish_non_exhaustive()
    }
}

impl Tray {
    pub(crate) fn start(address: &str) -> Self {
        let (registered, registrations) = channel();
        let bus = connection::Builder::address(address)
            .and_then(|builder| builder.serve_at("/StatusNotifierWatcher", Watcher { registered }))
            .and_then(|builder| builder.name(WATCHER))
            .and_then(connection::Builder::build)
            .expect("the tray is on the bus");
        Self {
            bus,
            registrations: Mutex::new(registrations),
            item: Mutex::default(),
        }
    }

    /// The menu of whoever registered last, waiting for a first one.
    pub fn menu(&self) -> Vec<Entry> {
        let (_, _, entries) = self.layout();
        entries
            .into_iter()
            .filter_map(|entry| Layout::try_from(entry).ok())
            .map(|(id, about, _)| {
                let label: Option<String> = get(&about, "label");
                Entry {
                    id,
                    // An underline marks a key in it.
                    label: label.unwrap_or_default().replace('_', ""),
                    enabled: get(&about, "enabled").unwrap_or(true),
                }
            })
            .collect()
    }

    /// What stands beside the icon when the mouse rests on it.
    pub fn title(&self) -> String {
        let item = self.item();
        self.proxy(&item.path, ITEM)
            .get_property("Title")
            .unwrap_or_default()
    }

    /// Waits for the entry and presses it.
    pub fn press(&self, label: &str) {
        let started = Instant::now();
        let entry = loop {
            let menu = self.menu();
            if let Some(entry) = menu.iter().find(|entry| entry.label == label) {
                break entry.clone();
            }
            assert!(
                started.elapsed() < PATIENCE,
                "there should be \"{label}\" in the tray's menu: {menu:?}"
            );
            std::thread::sleep(std::time::Duration::from_millis(50));
        };
        assert!(entry.enabled, "\"{label}\" can be pressed");
        self.menu_proxy()
            .call_method("Event", &(entry.id, "clicked", Value::from(0_i32), 0_u32))
            .expect("the menu takes a press");
    }

    fn layout(&self) -> Layout {
        let menu = self.menu_proxy();
        let started = std::time::Instant::now();
        loop {
            // A menu may fill itself only when it is about to be shown.
            let _ = menu.call_method("AboutToShow", &(0_i32,));
            match menu.call("GetLayout", &(0_i32, -1_i32, Vec::<String>::new())) {
                Ok::<(u32, Layout), _>((_, layout)) => return layout,
                // The icon is registered a moment before its menu is there.
                Err(problem) => assert!(
                    started.elapsed() < PATIENCE,
                    "the menu shows its entries: {problem}"
                ),
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
    }

    fn menu_proxy(&self) -> Proxy<'static> {
        let item = self.item();
        let path: OwnedObjectPath = self
            .proxy(&item.path, ITEM)
            .get_property("Menu")
            .expect("the item has a menu");
        self.proxy(path.as_str(), MENU)
    }

    fn proxy(&self, path: &str, interface: &'static str) -> Proxy<'static> {
        let owner = self.item().owner;
        Proxy::new(&self.bus, owner, path.to_owned(), interface).expect("a proxy")
    }

    /// Whoever registered last.
    fn item(&self) -> Item {
        let registrations = self
            .registrations
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let mut item = self.item.lock().unwrap_or_else(PoisonError::into_inner);
        if item.is_none() {
            *item = Some(
                registrations
                    .recv_timeout(PATIENCE)
                    .expect("the program registers its icon with the tray"),
            );
        }
        if let Some(newer) = registrations.try_iter().last() {
            *item = Some(newer);
        }
        item.clone().expect("it is there by now")
    }
}

fn get<T: TryFrom<OwnedValue>>(about: &HashMap<String, OwnedValue>, name: &str) -> Option<T> {
    about
        .get(name)
        .and_then(|value| value.try_clone().ok())
        .and_then(|value| T::try_from(value).ok())
}
