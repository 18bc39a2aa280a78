//! What is one partner's own: the key of their private things, the key things are handed over to, the key
//! that signs. Made with the first passphrase, and again when somebody may know it.

use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use hkdf::Hkdf;
use sha2::Sha256;
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use crate::seal::{self, Key};
use crate::world::World;

/// A partner's own keys, open. Wiped when dropped.
#[derive(Clone, ZeroizeOnDrop)]
pub struct Own {
    private: Key,
    take: StaticSecret,
    sign: SigningKey,
}

/// How long the three are together.
const BYTES: usize = 96;

impl Own {
    /// New ones.
    pub(crate) fn new(world: &dyn World) -> Self {
        Self {
            private: Key(world.secret()),
            take: StaticSecret::from(world.secret()),
            sign: SigningKey::from_bytes(&world.secret()),
        }
    }

    /// What seals the owner's private things.
    pub(crate) const fn private(&self) -> &Key {
        &self.private
    }

    /// As a slot wraps them.
    pub(crate) fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(BYTES));
        bytes.extend_from_slice(&self.private.0);
        bytes.extend_from_slice(self.take.as_bytes());
        bytes.extend_from_slice(self.sign.as_bytes());
        bytes
    }

    pub(super) fn from_bytes(mut bytes: Vec<u8>) -> Option<Self> {
        let mut parts = bytes.as_chunks::<32>().0.iter().copied();
        let own = match (parts.next(), parts.next(), parts.next()) {
            (Some(private), Some(take), Some(sign)) if bytes.len() == BYTES => Some(Self {
                private: Key(private),
                take: StaticSecret::from(take),
                sign: SigningKey::from_bytes(&sign),
            }),
            _ => None,
        };
        bytes.zeroize();
        own
    }

    /// Where things are handed over to.
    pub(super) fn address(&self) -> [u8; 32] {
        PublicKey::from(&self.take).to_bytes()
    }

    /// What checks this partner's signatures.
    pub(super) fn seen(&self) -> [u8; 32] {
        self.sign.verifying_key().to_bytes()
    }

    /// Signs these bytes.
    pub(crate) fn sign(&self, bytes: &[u8]) -> [u8; 64] {
        self.sign.sign(bytes).to_bytes()
    }

    /// Takes what was handed over to this partner; `None` where it was not, or not for this.
    pub(super) fn take(&self, bound: &str, handed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let (from, sealed) = handed.split_first_chunk::<32>()?;
        let shared = self.take.diffie_hellman(&PublicKey::from(*from));
        let key = between(shared.as_bytes(), from, &self.address());
        seal::open(&key, bound, sealed).map(Zeroizing::new)
    }
}

/// Hands something over: only the partner with this address can take it, whoever hands it over.
pub(super) fn hand_over(address: [u8; 32], bound: &str, what: &[u8], world: &dyn World) -> Vec<u8> {
    let once = StaticSecret::from(world.secret());
    let from = PublicKey::from(&once).to_bytes();
    let shared = once.diffie_hellman(&PublicKey::from(address));
    let key = between(shared.as_bytes(), &from, &address);
    let mut handed = from.to_vec();
    handed.extend(seal::seal(&key, bound, what, world));
    handed
}

/// The key two ends of a hand-over share (X25519, HKDF-SHA-256 over both public ends).
fn between(shared: &[u8; 32], from: &[u8; 32], to: &[u8; 32]) -> Key {
    let mut key = Key([0; 32]);
    let both = [*from, *to].concat();
    // Thirty-two bytes are never too many for SHA-256.
    let _ =
        Hkdf::<Sha256>::new(Some(&both), shared).expand(b"common-ground hand-over 1", &mut key.0);
    key
}

/// Whether a signature is this key's over exactly these bytes.
pub(crate) fn signed_by(seen: &[u8; 32], bytes: &[u8], signature: &[u8; 64]) -> bool {
    VerifyingKey::from_bytes(seen).is_ok_and(|key| {
        key.verify_strict(bytes, &Signature::from_bytes(signature))
            .is_ok()
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test's panic is its answer")]
    use super::*;
    use crate::testing::friday;

    #[test]
    fn come_back_from_their_bytes() {
        let own = Own::new(&friday());
        let back = Own::from_bytes(own.to_bytes().to_vec()).unwrap();
        assert_eq!(own.address(), back.address());
        assert_eq!(own.seen(), back.seen());
        assert_eq!(own.private.0, back.private.0);
        assert!(Own::from_bytes(vec![0; 95]).is_none());
        assert!(Own::from_bytes(vec![0; 128]).is_none());
    }

    #[test]
    fn only_the_one_it_is_handed_to_can_take_it_and_only_as_what_it_is() {
        let world = friday();
        let (ana, ben) = (Own::new(&world), Own::new(&world));
        let handed = hand_over(ana.address(), "data", b"the key", &world);
        assert_eq!(*ana.take("data", &handed).unwrap(), b"the key");
        assert!(ben.take("data", &handed).is_none());
        assert!(ana.take("other", &handed).is_none());
        for n in 0..handed.len() {
            let mut flipped = handed.clone();
            flipped[n] ^= 4;
            assert!(ana.take("data", &flipped).is_none(), "byte {n}");
        }
    }

    #[test]
    fn a_signature_is_one_persons_over_exactly_these_bytes() {
        let world = friday();
        let (ana, ben) = (Own::new(&world), Own::new(&world));
        let signature = ana.sign(b"phones away at dinner");
        assert!(signed_by(&ana.seen(), b"phones away at dinner", &signature));
        assert!(!signed_by(&ana.seen(), b"phones away at lunch", &signature));
        assert!(!signed_by(
            &ben.seen(),
            b"phones away at dinner",
            &signature
        ));
    }
}
