//! A copy under a passphrase of its own, in the age format (age-encryption.org/v1, one scrypt recipient), which other
//! programs open on any system: for whoever takes it along without the planner.

use std::io::{Read, Write};

use age::secrecy::SecretString;
use age::{DecryptError, Decryptor, Encryptor, scrypt};
use unicode_normalization::UnicodeNormalization;
use zeroize::Zeroizing;

use crate::error::{Error, ImportProblem, Problem, Result};
use crate::vault::Passphrase;

/// What a locked file begins with.
pub(crate) const BEGINS: &[u8] = b"age-encryption.org/";
/// The same, written as text: other programs can.
pub(crate) const BEGINS_AS_TEXT: &[u8] = b"-----BEGIN AGE ENCRYPTED FILE-----";
/// The work of a guess, as a power of two: a quarter of a gigabyte of memory, about a second.
const WORK: u8 = 18;
/// The work a file of another program may ask for: a gigabyte, some seconds.
const MOST_WORK: u8 = 20;

/// What a locked file ends in.
pub(super) const ENDING: &str = "age";

/// The text under the passphrase. It takes about a second, as long as the format's own programs let a guess take.
/// How much work that is does not follow from this machine: a fast one would lock what a small one cannot open.
pub(super) fn lock(text: &str, passphrase: &Passphrase) -> Result<Vec<u8>> {
    let mut recipient = scrypt::Recipient::new(secret(passphrase));
    recipient.set_work_factor(WORK);
    let refused = |error: age::EncryptError| Error::System(error.to_string());
    let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient))
        .map_err(refused)?;
    let mut locked = Vec::with_capacity(text.len() + 1024);
    let mut writer = encryptor.wrap_output(&mut locked)?;
    writer.write_all(text.as_bytes())?;
    writer.finish()?;
    Ok(locked)
}

/// What lies under the passphrase.
///
/// # Errors
/// A field's problem for another passphrase; [`ImportProblem::Locked`] for a lock that no passphrase opens, or that asks
/// for more work than any of ours; [`ImportProblem::Broken`] for a file that is cut off or was changed.
pub(crate) fn unlock(locked: &[u8], passphrase: &Passphrase) -> Result<Zeroizing<Vec<u8>>> {
    let mut identity = scrypt::Identity::new(secret(passphrase));
    identity.set_max_work_factor(MOST_WORK);
    let opened = Decryptor::new_buffered(locked)
        .and_then(|locked| locked.decrypt(std::iter::once(&identity as &dyn age::Identity)));
    let mut reader = opened.map_err(|error| match error {
        DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => {
            Error::field("passphrase", Problem::WrongPassphrase)
        }
        DecryptError::NoMatchingKeys
        | DecryptError::ExcessiveWork { .. }
        | DecryptError::UnknownFormat => ImportProblem::Locked.into(),
        _ => ImportProblem::Broken("1".to_owned()).into(),
    })?;
    let mut text = Zeroizing::new(Vec::with_capacity(locked.len()));
    if reader.read_to_end(&mut text).is_err() {
        let line = 1 + text.iter().filter(|byte| **byte == b'\n').count();
        return Err(ImportProblem::Broken(line.to_string()).into());
    }
    Ok(text)
}

/// The bytes other programs read from a keyboard: composed where a letter and its mark can be one.
fn secret(passphrase: &Passphrase) -> SecretString {
    SecretString::from(passphrase.as_typed().nfc().collect::<String>())
}
