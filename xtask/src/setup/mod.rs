//! What must be on the machine before anything is built: toolchains first, because nothing
//! helps without them, then the system's packages, then the interface.

mod interface;
mod packages;
mod toolchains;

pub(crate) use packages::Need;

use crate::Outcome;
use crate::cli::Options;

/// Checks and installs everything `need` asks for. Does nothing, quickly, when all is there.
pub(crate) fn setup(need: Need, options: &Options) -> Outcome {
    toolchains::check()?;
    packages::install(need, options.yes)?;
    interface::install()?;
    interface::build()
}
