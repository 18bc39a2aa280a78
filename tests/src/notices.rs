//! A notification service that only listens, for tests of what is said and how often.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use zbus::blocking::{Connection, connection};
use zbus::zvariant::OwnedValue;

struct Service {
    heard: Arc<Mutex<Vec<String>>>,
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Service {
    #[allow(clippy::too_many_arguments, reason = "the interface has as many")]
    fn notify(
        &self,
        _app: String,
        _replaces: u32,
        _icon: String,
        _summary: String,
        body: String,
        _actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _timeout: i32,
    ) -> u32 {
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        heard.push(body);
        u32::try_from(heard.len()).unwrap_or(u32::MAX)
    }

    fn get_capabilities(&self) -> Vec<String> {
        vec!["body".to_owned()]
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        let word = |word: &str| word.to_owned();
        (word("listener"), word("tests"), word("1"), word("1.2"))
    }

    fn close_notification(&self, _id: u32) {}
}

/// The running service.
#[derive(Debug)]
pub(crate) struct Listener {
    heard: Arc<Mutex<Vec<String>>>,
    _bus: Connection,
}

impl Listener {
    pub(crate) fn start(address: &str) -> Self {
        let heard = Arc::<Mutex<Vec<String>>>::default();
        let service = Service {
            heard: Arc::clone(&heard),
        };
        let bus = connection::Builder::address(address)
            .and_then(|builder| builder.serve_at("/org/freedesktop/Notifications", service))
            .and_then(|builder| builder.name("org.freedesktop.Notifications"))
            .and_then(connection::Builder::build)
            .expect("the listener is on the bus");
        Self { heard, _bus: bus }
    }

    /// The words of each notice so far.
    pub(crate) fn heard(&self) -> Vec<String> {
        let heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        heard.clone()
    }
}
