//! Sealing bytes: XChaCha20-Poly1305 with a random nonce in front, and what they belong to bound in.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::world::World;

/// Thirty-two secret bytes, wiped when dropped.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct Key(pub(crate) [u8; 32]);

/// Bytes of the nonce, which stands in front of what is sealed.
pub(crate) const NONCE: usize = 24;
/// Bytes a sealed text is longer than the text.
pub(crate) const LONGER: usize = NONCE + 16;

/// Seals `text`; it opens only with the same `bound`.
pub(crate) fn seal(key: &Key, bound: &str, text: &[u8], world: &dyn World) -> Vec<u8> {
    let mut nonce = [0; NONCE];
    nonce.copy_from_slice(&world.secret()[..NONCE]);
    seal_with(key, bound, text, nonce)
}

/// The same with a nonce of the caller's: never twice with one key.
pub(crate) fn seal_with(key: &Key, bound: &str, text: &[u8], nonce: [u8; NONCE]) -> Vec<u8> {
    let mut sealed = nonce.to_vec();
    let nonce = XNonce::from(nonce);
    let payload = Payload {
        msg: text,
        aad: bound.as_bytes(),
    };
    // Refused only beyond 256 GB.
    let text = XChaCha20Poly1305::new(&key.0.into())
        .encrypt(&nonce, payload)
        .unwrap_or_default();
    sealed.extend(text);
    sealed
}

/// Opens what was sealed; `None` with another key, another `bound`, or a changed byte.
pub(crate) fn open(key: &Key, bound: &str, sealed: &[u8]) -> Option<Vec<u8>> {
    let (nonce, text) = sealed.split_at_checked(NONCE)?;
    let payload = Payload {
        msg: text,
        aad: bound.as_bytes(),
    };
    XChaCha20Poly1305::new(&key.0.into())
        .decrypt(&XNonce::try_from(nonce).ok()?, payload)
        .ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test's panic is its answer")]
    use super::*;
    use crate::testing::friday;

    #[test]
    fn opens_only_whole_with_its_key_and_what_it_belongs_to() {
        let (key, world) = (Key([1; 32]), friday());
        let sealed = seal(&key, "Ana's", b"the spare key", &world);
        assert_eq!(open(&key, "Ana's", &sealed).unwrap(), b"the spare key");
        assert_eq!(sealed.len(), b"the spare key".len() + LONGER);
        assert!(open(&Key([2; 32]), "Ana's", &sealed).is_none());
        assert!(open(&key, "Ben's", &sealed).is_none());
        assert!(open(&key, "Ana's", &[]).is_none());
        for n in 0..sealed.len() {
            let mut flipped = sealed.clone();
            flipped[n] ^= 1;
            assert!(open(&key, "Ana's", &flipped).is_none(), "byte {n}");
        }
    }
}
