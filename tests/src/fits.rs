//! Whether what is shown fits: nothing sticks out sideways, is cut off, or lies over something else.

use serde_json::Value;

use crate::app::App;

impl App {
    /// A sentence for each thing shown that does not fit.
    pub fn misfits(&self) -> Vec<String> {
        self.at_rest();
        let found = self.execute(include_str!("fits.js"), Vec::new());
        found
            .as_array()
            .unwrap_or_else(|| self.give_up(&format!("the page could not be measured: {found}")))
            .iter()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect()
    }
}
