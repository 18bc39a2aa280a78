//! axe-core in the page: barriers for people, and roles and names as assistive software sees them.

use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::app::App;
use crate::find::repository;
use crate::theme::Theme;

/// One thing axe holds to be a barrier.
#[derive(Clone, Debug)]
pub struct Violation {
    /// The rule's id, such as `color-contrast`.
    pub rule: String,
    /// What is wrong, where.
    pub text: String,
}

impl App {
    /// Fails unless axe finds nothing wrong with what is shown in light, in dark, and read from
    /// right to left, and nothing is cut off at the side. Keeps a picture of each.
    pub fn is_for_everyone(&self, page: &str) {
        let picture = page.replace(' ', "-");
        for theme in Theme::BOTH {
            self.set_theme(theme);
            self.is_accessible(&format!("{page} ({})", theme.name()));
            self.picture(&format!("{picture}-{}", theme.name()));
        }
        self.set_theme(Theme::Light);
        self.set_direction("rtl");
        self.is_accessible(&format!("{page} (right to left)"));
        self.picture(&format!("{picture}-rtl"));
        self.set_direction("ltr");
    }

    /// Fails unless axe finds nothing wrong with what is shown. `page` names it in the message.
    pub fn is_accessible(&self, page: &str) {
        let found = self.violations();
        if !found.is_empty() {
            let lines: Vec<_> = found
                .iter()
                .map(|v| format!("[{}] {}", v.rule, v.text))
                .collect();
            self.give_up(&format!("{page} has barriers:\n  {}", lines.join("\n  ")));
        }
    }

    /// What axe holds to be wrong with what is shown.
    pub fn violations(&self) -> Vec<Violation> {
        if let Err(why) = self.load_axe() {
            self.give_up(&format!("axe could not be put into the page: {why}"));
        }
        let result = self.ask(async |window| {
            window
                .execute_async(
                    "const done = arguments[0];
                     axe.run(document, { resultTypes: ['violations'] }).then(
                       (r) => done({ found: r.violations.map((v) => ({
                         rule: v.id,
                         text: v.help + '\\n' + v.nodes.map((n) =>
                           '      ' + n.html.slice(0, 200) + '\\n        ' +
                           n.failureSummary.replaceAll('\\n', ' ')).join('\\n'),
                       })), passed: r.passes.length }),
                       (e) => done({ broken: String(e) }));",
                    Vec::new(),
                )
                .await
        });
        let result = match result {
            Ok(result) if result["broken"].is_null() => result,
            Ok(result) => self.give_up(&format!("axe broke: {}", result["broken"])),
            Err(e) => self.give_up(&format!("axe did not answer: {e}")),
        };
        assert!(result["passed"].as_u64() > Some(0), "axe looked at nothing");
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        result["found"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|v| Violation {
                rule: text(&v["rule"]),
                text: text(&v["text"]),
            })
            .collect()
    }

    /// Puts axe into the page, once for as long as the page lives.
    pub(crate) fn load_axe(&self) -> Result<(), String> {
        if self.try_execute("return typeof window.axe === 'object'", vec![])? != json!(true) {
            self.try_execute(axe(), vec![])?;
        }
        Ok(())
    }
}

/// The library, from the interface's own packages.
fn axe() -> &'static str {
    static AXE: OnceLock<String> = OnceLock::new();
    AXE.get_or_init(|| {
        let path = repository().join("ui/node_modules/axe-core/axe.min.js");
        std::fs::read_to_string(&path)
            .unwrap_or_else(|e| panic!("{}: {e} (npm ci --prefix ui)", path.display()))
    })
}
