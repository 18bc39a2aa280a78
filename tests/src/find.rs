//! Finding things as people do: by role and name.

use std::fmt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use serde_json::{Value, json};

use crate::app::App;
use crate::driver::PATIENCE;

/// Something a person can perceive on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its ARIA role, such as `button`.
    pub role: String,
    /// Its accessible name.
    pub name: String,
    /// What it holds, for a field.
    pub value: String,
    /// `disabled`, `checked`, `pressed`, `expanded`, `current`, `focused`: those that are so.
    pub states: Vec<String>,
}

impl fmt::Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} \"{}\"", self.role, self.name)?;
        if !self.value.is_empty() {
            write!(f, " = \"{}\"", self.value)?;
        }
        for state in &self.states {
            write!(f, " ({state})")?;
        }
        Ok(())
    }
}

/// Everything with a role that is not hidden from assistive software and not behind an open
/// dialog, in the order of the page: `[element, seen]` each.
const PERCEIVED: &str = r"
  const dialogs = [...document.querySelectorAll('dialog:modal')];
  const top = dialogs.at(-1) ?? document.body;
  axe.setup(document.documentElement);
  try {
    const found = [];
    for (const el of [top, ...top.querySelectorAll('*')]) {
      const role = axe.commons.aria.getRole(el, { noPresentational: true });
      if (!role || ['generic', 'none', 'presentation'].includes(role)) continue;
      if (!axe.commons.dom.isVisibleToScreenReaders(el)) continue;
      if (el.closest('[inert]')) continue;
      const name = axe.commons.text.accessibleText(el)
        .replace(/[\u2066-\u2069]/g, '').replace(/\s+/g, ' ').trim();
      const states = [];
      if (el.disabled || el.ariaDisabled === 'true') states.push('disabled');
      if (el.checked || el.ariaChecked === 'true') states.push('checked');
      if (el.ariaPressed === 'true') states.push('pressed');
      if (el.ariaExpanded === 'true') states.push('expanded');
      if (el.ariaSelected === 'true') states.push('selected');
      if (el.ariaCurrent && el.ariaCurrent !== 'false') states.push('current');
      if (el === document.activeElement) states.push('focused');
      const value = ['INPUT', 'TEXTAREA', 'SELECT'].includes(el.tagName) &&
        !['checkbox', 'radio'].includes(el.type) ? el.value : '';
      found.push([el, { role, name, value, states }]);
    }
    return found;
  } finally { axe.teardown(); }
";

impl App {
    /// Everything a person can perceive now.
    pub fn everything(&self) -> Vec<Seen> {
        self.try_everything()
            .unwrap_or_else(|why| self.give_up(&format!("the page cannot be perceived: {why}")))
    }

    pub(crate) fn try_everything(&self) -> Result<Vec<Seen>, String> {
        let all = self.perceived("return all.map(([, seen]) => seen)", &[])?;
        Ok(all.as_array().into_iter().flatten().map(seen).collect())
    }

    /// Whether something with this role and name is there now.
    pub fn has(&self, role: &str, name: &str) -> bool {
        self.everything()
            .iter()
            .any(|s| s.role == role && s.name == name)
    }

    /// Waits for something with this role and name, and answers it.
    pub fn by_role(&self, role: &str, name: &str) -> Seen {
        seen(&self.found(role, name)["seen"])
    }

    /// Waits until nothing has this role and name any more.
    pub fn gone(&self, role: &str, name: &str) {
        self.until(&format!("the {role} \"{name}\" should be gone"), || {
            !self.has(role, name)
        });
    }

    /// Clicks what has this role and name, with the mouse.
    pub fn click(&self, role: &str, name: &str) {
        let wanted = format!("click the {role} \"{name}\"");
        self.until_ok(&wanted, || {
            let found = self.found(role, name)["element"].clone();
            self.execute(
                "arguments[0].scrollIntoView({ block: 'nearest' })",
                vec![found],
            );
            let element = self.element(role, name);
            self.ask(async |_| element.click().await)
        });
        self.at_rest();
    }

    /// Empties the field with this label and types `text` into it.
    pub fn fill(&self, label: &str, text: &str) {
        let role = self
            .everything()
            .into_iter()
            .find(|s| is_field(&s.role) && s.name == label)
            .map_or_else(|| "textbox".to_owned(), |s| s.role);
        self.until_ok(&format!("fill \"{label}\""), || {
            let element = self.element(&role, label);
            self.ask(async |_| {
                element.clear().await?;
                element.send_keys(text).await
            })
        });
    }

    /// Chooses `option` in the list with this label.
    pub fn choose(&self, label: &str, option: &str) {
        self.until_ok(&format!("choose \"{option}\" in \"{label}\""), || {
            let element = self.element("combobox", label);
            self.ask(async |_| element.select_by_label(option).await)
        });
        self.at_rest();
    }

    /// Moves the focus to what has this role and name.
    pub fn focus(&self, role: &str, name: &str) {
        let element = self.found(role, name)["element"].clone();
        self.execute("arguments[0].focus()", vec![element]);
    }

    /// Walks with Tab until this has the focus. Fails when a whole round does not reach it, which
    /// is what a person without a mouse would find.
    pub fn tab_to(&self, role: &str, name: &str) {
        self.found(role, name);
        for _ in 0..200 {
            self.press("Tab");
            let here = self.everything();
            if here.iter().any(|s| {
                s.role == role && s.name == name && s.states.iter().any(|state| state == "focused")
            }) {
                return;
            }
        }
        self.give_up(&format!("Tab never reaches the {role} \"{name}\""));
    }

    /// Waits until these words can be read on the page.
    pub fn sees(&self, words: &str) {
        self.until(&format!("\"{words}\" should be there to read"), || {
            self.shows(words)
        });
    }

    /// Waits until these words can no longer be read.
    pub fn sees_no(&self, words: &str) {
        self.until(&format!("\"{words}\" should not be there to read"), || {
            !self.shows(words)
        });
    }

    /// Whether these words can be read on the page now.
    pub fn shows(&self, words: &str) -> bool {
        self.text().contains(words)
    }

    /// All there is to read, with every run of white space as one blank.
    pub fn text(&self) -> String {
        let text = self.execute(
            "return document.body.innerText.replace(/[\\u2066-\\u2069]/g, '').replace(/\\s+/g, ' ')",
            vec![],
        );
        text.as_str().unwrap_or_default().to_owned()
    }

    /// What has been spoken to screen readers and still stands in a live region.
    pub fn announced(&self) -> String {
        let text = self.execute(
            "return [...document.querySelectorAll('[aria-live], [role=status], [role=alert]')]
               .map((el) => el.textContent).join(' ')
               .replace(/[\\u2066-\\u2069]/g, '').replace(/\\s+/g, ' ').trim()",
            vec![],
        );
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until `words` have been announced.
    pub fn hears(&self, words: &str) {
        self.until(&format!("\"{words}\" should be announced"), || {
            self.announced().contains(words)
        });
    }

    /// Waits until nothing on the page moves any more.
    pub fn at_rest(&self) {
        self.until("movement should end", || {
            self.execute(
                "return document.getAnimations().every((a) => a.playState !== 'running' ||
                   a.effect?.getComputedTiming().endTime === Infinity)",
                vec![],
            ) == json!(true)
        });
    }

    /// Waits until `holds`, or gives up with `wanted`.
    pub fn until(&self, wanted: &str, mut holds: impl FnMut() -> bool) {
        let started = Instant::now();
        while !holds() {
            if started.elapsed() > PATIENCE {
                self.give_up(wanted);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Tries again while the page is still changing under the hand.
    fn until_ok<E: fmt::Display>(&self, wanted: &str, mut attempt: impl FnMut() -> Result<(), E>) {
        let started = Instant::now();
        while let Err(e) = attempt() {
            if started.elapsed() > PATIENCE {
                self.give_up(&format!("{wanted}: {e}"));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Runs `then` on `all` there is to perceive.
    fn perceived(&self, then: &str, args: &[&str]) -> Result<Value, String> {
        self.load_axe()?;
        let script = format!("const all = (() => {{ {PERCEIVED} }})(); {then}");
        self.try_execute(&script, args.iter().map(|arg| json!(arg)).collect())
    }

    fn element(&self, role: &str, name: &str) -> Element {
        let element = self.found(role, name)["element"].clone();
        let id = element
            .as_object()
            .and_then(|object| object.values().next());
        let id = id
            .and_then(Value::as_str)
            .expect("the page answers an element")
            .to_owned();
        self.ask(async |window| Element::from_element_id(window.clone(), id.into()))
    }

    /// Waits for something with this role and name: `{ element, seen }`.
    fn found(&self, role: &str, name: &str) -> Value {
        let started = Instant::now();
        loop {
            let hit = self.perceived(
                "const [role, name] = arguments;
                 const hit = all.find(([, seen]) => seen.role === role && seen.name === name);
                 return hit ? { element: hit[0], seen: hit[1] } : null",
                &[role, name],
            );
            match hit {
                Ok(hit) if !hit.is_null() => return hit,
                // A page that is just being taken anew can be asked again.
                Ok(_) | Err(_) => {}
            }
            if started.elapsed() > PATIENCE {
                self.give_up(&format!("there should be a {role} \"{name}\""));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }
}

fn is_field(role: &str) -> bool {
    ["textbox", "searchbox", "spinbutton", "combobox"].contains(&role)
}

fn seen(value: &Value) -> Seen {
    let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
    Seen {
        role: text("role"),
        name: text("name"),
        value: text("value"),
        states: value["states"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|state| state.as_str().map(str::to_owned))
            .collect(),
    }
}

/// The repository, for what lies beside these tests.
pub(crate) fn repository() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests).to_path_buf()
}
