//! The time zones one can choose from.

use chrono_tz::{TZ_VARIANTS, Tz};

use crate::error::Result;
use crate::planner::Planner;
use crate::who::Viewer;

impl Planner {
    /// The IANA names of the zones people live in, by name: those with a place in them, and UTC. The one
    /// the household has stands in it too, whatever it is called.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn zones(&self, _: Viewer) -> Result<Vec<&'static str>> {
        let own = self.zone()?;
        let mut names: Vec<_> = TZ_VARIANTS
            .iter()
            .filter(|zone| **zone == own || lived_in(**zone))
            .map(|zone| zone.name())
            .collect();
        names.sort_unstable();
        Ok(names)
    }
}

/// The database also holds bare offsets and names kept for old programs.
fn lived_in(zone: Tz) -> bool {
    let name = zone.name();
    name == "UTC" || (name.contains('/') && !name.starts_with("Etc/"))
}
