//! The couple the flows are about, already set up.

use serde_json::{Value, json};

use crate::app::{App, Start};

/// The three values of `set_presence` the flows need.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Here {
    /// Ana, the first partner, alone.
    Ana,
    /// Ben, the second partner, alone.
    Ben,
    /// Ana and Ben together.
    Both,
    /// Nobody.
    Nobody,
}

impl Here {
    /// The key that says so from anywhere.
    fn keys(self) -> &'static str {
        match self {
            Self::Ana => "Control+1",
            Self::Ben => "Control+2",
            Self::Both => "Control+3",
            Self::Nobody => "Control+0",
        }
    }

    /// What the rail then says.
    fn said(self) -> &'static str {
        match self {
            Self::Ana => "Ana",
            Self::Ben => "Ben",
            Self::Both => "Ana and Ben",
            Self::Nobody => "Nobody",
        }
    }
}

impl App {
    /// Starts with Ana and Ben set up and both here. Their set-up by hand is a flow of its own.
    pub fn couple(name: &str) -> Self {
        Self::couple_as(name, Start::default())
    }

    /// The same, in the smallest window.
    pub fn couple_in_small(name: &str) -> Self {
        let start = Start {
            size: (900, 600),
            ..Start::default()
        };
        Self::couple_as(name, start)
    }

    /// The same, started otherwise than by default.
    pub fn couple_as(name: &str, start: Start) -> Self {
        let app = Self::start_as(name, start);
        let set_up = json!({ "args": {
            "both": true,
            "partners": [
                { "name": "Ana", "letters": "A", "colour": "blue" },
                { "name": "Ben", "letters": "B", "colour": "clay" },
            ],
            "wish": "",
            "talk_weekday": "sun",
            "talk_time": "19:30:00",
            "zone": "Europe/Vienna",
            "areas": ["Family", "Finances", "Home", "Fun"],
        } });
        app.until("the page should be ready for commands", || {
            app.try_execute("return !!window.__TAURI_INTERNALS__", vec![])
                .is_ok_and(|v| v == true)
        });
        if let Err(error) = app.call("set_up", set_up) {
            app.give_up(&format!("the couple could not be set up: {error}"));
        }
        app.reload();
        app.by_role("navigation", "Pages");
        app
    }

    /// Says who is here now, by its key, and waits until the window says so too.
    pub fn here(&self, who: Here) {
        self.by_role("navigation", "Pages");
        self.press(who.keys());
        self.until(&format!("{who:?} should be here"), || {
            self.has("button", &format!("Here now {} change", who.said()))
        });
        self.at_rest();
    }

    /// An agreement both say yes to, until this day. Both have to be here.
    pub fn agree(&self, words: &str, ends: &str) -> Value {
        self.agree_to(&json!({ "topic": "screens", "text": { "agreement": {
            "words": words, "why": "", "does": ["", ""], "slipped": "",
            "talk": false, "rest": 0, "ends": ends,
        } } }))
    }

    /// The same with everything `write_boundary` takes.
    pub fn agree_to(&self, new: &Value) -> Value {
        let ask = |command: &str, args: &Value, by: Option<&str>| {
            let answer = self.call(command, json!({ "args": args, "by": by }));
            answer.unwrap_or_else(|error| self.give_up(&format!("{command}: {error}")))
        };
        let id = ask("write_boundary", new, Some("start"))["value"].clone();
        for by in ["start", "end"] {
            let seen = &ask("agreement", &json!({ "id": id }), None)["agreement"];
            let yes = json!({ "version": seen["standing"]["version"], "digest": seen["digest"] });
            ask("say_yes", &yes, Some(by));
        }
        id
    }

    /// The names of the pages in the rail, from top to foot.
    pub fn pages(&self) -> Vec<String> {
        let names = self.execute(
            "return [...document.querySelectorAll('.rail nav li button')].map((b) => b.textContent.trim())",
            vec![],
        );
        let names = names.as_array().into_iter().flatten();
        names
            .filter_map(|name| name.as_str().map(str::to_owned))
            .collect()
    }

    /// Goes to a page by its name in the rail.
    pub fn go(&self, page: &str) {
        self.click("button", page);
    }
}
