//! The vault: who can open the file, what each can open of their own, and the yeses they sign.
//!
//! Each partner who has a passphrase has three keys of their own ([`Own`]): one that seals private things, one
//! the data key is handed over to, one that signs. They lie in `keys.json`, wrapped by the passphrase and by the
//! recovery code. The data key, which the household's file is encrypted with, is handed over to each
//! partner's public key: so either can make a new one alone without closing the other's way in.
//! `docs/vault.md` describes the formats and what they protect against.

mod code;
mod cost;
mod keys;
mod lock;
mod own;
mod passphrase;

pub use code::Code;
pub(crate) use code::suggest;
pub use cost::Cost;
#[cfg(any(test, feature = "testing"))]
pub(crate) use keys::with_a_good_sum;
pub(crate) use keys::{Keys, Ring};
pub(crate) use lock::NewLock;
pub use lock::Secret;
pub use own::Own;
pub(crate) use own::signed_by;
pub use passphrase::{Passphrase, Weak};
