//! A partner's passphrase: setting one, changing it, taking it away, and being let in with it.
//!
//! Nothing counts before the recovery code was typed back once. The first passphrase seals what its owner had
//! hidden; once everybody has one, the file itself locks.

mod begin;
mod change;
mod let_in;
mod new_key;

pub(crate) use begin::Begun;
pub use begin::{BeginPassphrase, NewCode, Words};
pub use change::ChangePassphrase;
