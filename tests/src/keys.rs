//! The keyboard alone.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use crate::app::App;

impl App {
    /// Presses keys together, as one says them: `"Enter"`, `"Control+z"`, `"Alt+ArrowRight"`.
    pub fn press(&self, keys: &str) {
        let keys: Vec<char> = keys.split('+').map(key).collect();
        let down = keys.iter().map(|&value| KeyAction::Down { value });
        let up = keys.iter().rev().map(|&value| KeyAction::Up { value });
        let actions = down
            .chain(up)
            .fold(KeyActions::new("keys".into()), KeyActions::then);
        let done = self.ask(async |window| window.perform_actions(actions).await);
        if let Err(e) = done {
            self.give_up(&format!("the keys could not be pressed: {e}"));
        }
    }

    /// Presses the same keys several times.
    pub fn press_times(&self, keys: &str, times: usize) {
        for _ in 0..times {
            self.press(keys);
        }
    }

    /// Types into whatever has the focus.
    pub fn type_text(&self, text: &str) {
        let actions = text
            .chars()
            .flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }])
            .fold(KeyActions::new("keys".into()), KeyActions::then);
        let done = self.ask(async |window| window.perform_actions(actions).await);
        if let Err(e) = done {
            self.give_up(&format!("the text could not be typed: {e}"));
        }
    }
}

fn key(name: &str) -> char {
    let special = match name {
        "Control" => Key::Control,
        "Alt" => Key::Alt,
        "Shift" => Key::Shift,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        "F1" => Key::F1,
        "F5" => Key::F5,
        "F6" => Key::F6,
        "Space" => return ' ',
        other => {
            let mut letters = other.chars();
            match (letters.next(), letters.next()) {
                (Some(letter), None) => return letter,
                _ => panic!("no key is called {other}"),
            }
        }
    };
    special.into()
}
