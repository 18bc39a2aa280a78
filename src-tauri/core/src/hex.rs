//! Bytes that are written as hex digits.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// Bytes, as hex in JSON.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Hex(Vec<u8>);

impl Hex {
    pub(crate) fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// As an array of exactly this length.
    pub(crate) fn array<const N: usize>(&self) -> Option<[u8; N]> {
        self.0[..].try_into().ok()
    }

    /// From hex digits.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (pairs, rest) = text.as_bytes().as_chunks::<2>();
        let digit = |byte: u8| char::from(byte).to_digit(16);
        let bytes: Option<Vec<u8>> = pairs
            .iter()
            .map(|[high, low]| u8::try_from(digit(*high)? * 16 + digit(*low)?).ok())
            .collect();
        bytes.filter(|_| rest.is_empty()).map(Self)
    }
}

impl std::fmt::Display for Hex {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl From<Vec<u8>> for Hex {
    fn from(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }
}

impl<const N: usize> From<[u8; N]> for Hex {
    fn from(bytes: [u8; N]) -> Self {
        Self(bytes.to_vec())
    }
}

impl Serialize for Hex {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Hex {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::read(&text).ok_or_else(|| de::Error::custom("not hex digits"))
    }
}
