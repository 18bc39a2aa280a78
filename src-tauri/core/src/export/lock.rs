//! A copy under a passphrase of its own, in the age format (age-encryption.org/v1, one scrypt recipient), which other
//! programs open on any system: for whoever takes it along without the planner.

use std::io::Write;

use age::secrecy::SecretString;
use age::{Encryptor, scrypt};
use unicode_normalization::UnicodeNormalization;

use crate::error::{Error, Result};
use crate::vault::Passphrase;

/// What a locked file ends in.
pub(super) const ENDING: &str = "age";

/// The text under the passphrase. It takes about a second, as long as the format's own programs let a guess take.
pub(super) fn lock(text: &str, passphrase: &Passphrase) -> Result<Vec<u8>> {
    let recipient = scrypt::Recipient::new(secret(passphrase));
    let refused = |error: age::EncryptError| Error::System(error.to_string());
    let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
        .map_err(refused)?;
    let mut locked = Vec::with_capacity(text.len() + 1024);
    let mut writer = encryptor.wrap_output(&mut locked)?;
    writer.write_all(text.as_bytes())?;
    writer.finish()?;
    Ok(locked)
}

/// The bytes other programs read from a keyboard: composed where a letter and its mark can be one.
fn secret(passphrase: &Passphrase) -> SecretString {
    SecretString::from(passphrase.as_typed().nfc().collect::<String>())
}
