//! What really stands in a household's file, for tests that look for words which should be gone.
//!
//! A query shows what the tables hold. Here every page is decrypted as it lies on the disk, by nothing
//! of ours and nothing of SQLite's: tables, free pages, the slack between rows, and each frame of the
//! write-ahead log, also those that no longer count. The format is SQLCipher's: AES-256 in CBC, 80 bytes
//! kept at the end of a page of which the first 16 are its initial vector, and 16 bytes of salt in place of
//! the first page's header.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a test that cannot go on says so and stops"
)]

#[cfg(target_os = "linux")]
mod memory;

use std::fs;
use std::path::{Path, PathBuf};

use aes::cipher::block_padding::NoPadding;
use aes::cipher::{BlockDecryptMut, KeyIvInit};

#[cfg(target_os = "linux")]
pub use memory::Sought;

const PAGE: usize = 4096;
const KEPT: usize = 80;
const VECTOR: usize = 16;
const SALT: usize = 16;
const LOG_HEADER: usize = 32;
const FRAME_HEADER: usize = 24;

/// Every file below `folder` in which `word` stands, in the open or, in a household's file or log,
/// inside its pages. Each is named from `folder`.
pub fn files_with(folder: &Path, word: &str) -> Vec<String> {
    look(folder, word, None)
}

/// The same where the household locks, with the key that its passphrases lead to. What lies in the open beside a
/// file counts before: an older backup has its own.
pub fn files_with_by(key: &[u8; 32], folder: &Path, word: &str) -> Vec<String> {
    look(folder, word, Some(key))
}

fn look(folder: &Path, word: &str, known: Option<&[u8; 32]>) -> Vec<String> {
    let mut found = Vec::new();
    for file in files(folder) {
        // What disappears while one looks (a temporary file) holds nothing any more.
        let Ok(bytes) = fs::read(&file) else { continue };
        if holds(&bytes, word)
            || inside(&file, &bytes, known)
                .iter()
                .any(|page| holds(page, word))
        {
            let name = file.strip_prefix(folder).unwrap_or(&file);
            found.push(name.to_string_lossy().into_owned());
        }
    }
    found
}

/// Every ordinary file below a folder, however deep.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => all.extend(files(&entry.path())),
            Ok(kind) if kind.is_file() => all.push(entry.path()),
            _ => {}
        }
    }
    all.sort();
    all
}

/// The decrypted pages of a household's file or of its log, with the key that lies beside it or is known; none for
/// any other file.
fn inside(file: &Path, bytes: &[u8], known: Option<&[u8; 32]>) -> Vec<Vec<u8>> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let log = name == "household.db-wal";
    if !(log || name == "household.db") {
        return Vec::new();
    }
    let key = key(&file.with_file_name("keys.json"))
        .or(known.copied())
        .expect("a key in the open, or a known one");
    if log {
        let frames = bytes.get(LOG_HEADER..).unwrap_or_default();
        return frames
            .chunks_exact(FRAME_HEADER + PAGE)
            .map(|frame| {
                let first = frame[..4] == [0, 0, 0, 1];
                decrypt(&key, &frame[FRAME_HEADER..], first)
            })
            .collect();
    }
    bytes
        .chunks_exact(PAGE)
        .enumerate()
        .map(|(n, page)| decrypt(&key, page, n == 0))
        .collect()
}

fn decrypt(key: &[u8; 32], page: &[u8], first: bool) -> Vec<u8> {
    let text = page.len() - KEPT;
    let vector = &page[text..text + VECTOR];
    let mut open = page[if first { SALT } else { 0 }..text].to_vec();
    cbc::Decryptor::<aes::Aes256>::new(key.into(), vector.into())
        .decrypt_padded_mut::<NoPadding>(&mut open)
        .expect("a page is whole blocks");
    open
}

/// The data key, while it lies in the open.
fn key(file: &Path) -> Option<[u8; 32]> {
    let keys: serde_json::Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let hex = keys["ring"]["open"].as_str()?.as_bytes();
    let mut key = [0; 32];
    for (byte, digits) in key.iter_mut().zip(hex.chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(digits).unwrap(), 16).unwrap();
    }
    Some(key)
}

/// As text is written, and as a web view writes it: two bytes a letter.
fn holds(bytes: &[u8], word: &str) -> bool {
    let wide: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [word.as_bytes(), &wide]
        .iter()
        .any(|word| bytes.windows(word.len()).any(|part| part == *word))
}
