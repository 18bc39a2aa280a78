//! What stands in the memory of a running process, for tests that look for what should be wiped (Linux).

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::os::unix::fs::FileExt;

const PAGE: u64 = 4096;
/// Pages looked at in one go.
const PART: u64 = 1024;
/// Of an entry of the page map: the page is in memory, or in the swap space.
const THERE: u64 = 3 << 62;

/// What is looked for, by a name for it.
#[derive(Debug, Default)]
pub struct Sought(Vec<(String, Vec<u8>)>);

impl Sought {
    /// Words, as text is written and as a web view may write it: two bytes a letter.
    #[must_use]
    pub fn words(mut self, name: &str, words: &str) -> Self {
        let wide = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        self.0.push((name.to_owned(), words.as_bytes().to_vec()));
        self.0.push((name.to_owned(), wide));
        self
    }

    /// Bytes, and the same as the hex digits a key is handed to the database as.
    #[must_use]
    pub fn bytes(mut self, name: &str, bytes: &[u8]) -> Self {
        let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        self.0.push((name.to_owned(), bytes.to_vec()));
        self.0.push((name.to_owned(), digits.into_bytes()));
        self
    }

    /// What of it stands anywhere in a process's memory, and where.
    pub fn in_memory_of(&self, process: u32) -> BTreeMap<String, Vec<String>> {
        let of = |file: &str| format!("/proc/{process}/{file}");
        let maps = fs::read_to_string(of("maps")).expect("the process runs");
        let [memory, pages] = ["mem", "pagemap"]
            .map(|file| File::open(of(file)).expect("whoever started it may look into it"));
        let mut found: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let begins = self.begins();
        let longest = self.0.iter().map(|(_, bytes)| bytes.len()).max();
        let mut part = Vec::new();
        for map in maps.lines() {
            let Some((first, last)) = readable(map) else {
                continue;
            };
            for (from, to) in used(&pages, first, last) {
                part.clear();
                for at in (from..to).step_by(PART as usize) {
                    // What may go on from the part before is looked at again.
                    let kept = part.len().min(longest.unwrap_or_default() - 1);
                    part.drain(..part.len() - kept);
                    let more = PART.min(to - at) * PAGE;
                    part.resize(kept + more as usize, 0);
                    // What cannot be read (a device's) is nobody's memory.
                    if memory.read_exact_at(&mut part[kept..], at * PAGE).is_err() {
                        part.clear();
                        continue;
                    }
                    for (name, place) in self.look(&part, &begins) {
                        let place = at * PAGE + place as u64 - kept as u64;
                        let places = found.entry(name.to_owned()).or_default();
                        places.push(format!("{place:x} in {map}"));
                    }
                }
            }
        }
        found
    }

    /// Which pairs of bytes something begins with: nearly every place is passed over by them.
    fn begins(&self) -> Vec<bool> {
        let mut begins = vec![false; 1 << 16];
        for (_, bytes) in &self.0 {
            begins[pair(bytes)] = true;
        }
        begins
    }

    fn look<'a>(&'a self, part: &'a [u8], begins: &[bool]) -> Vec<(&'a str, usize)> {
        let mut found = Vec::new();
        for at in 0..part.len().saturating_sub(1) {
            if begins[pair(&part[at..])] {
                let here = self.0.iter().filter(|(_, it)| part[at..].starts_with(it));
                found.extend(here.map(|(name, _)| (name.as_str(), at)));
            }
        }
        found
    }
}

fn pair(bytes: &[u8]) -> usize {
    usize::from(bytes[0]) << 8 | usize::from(bytes[1])
}

/// The first page of a mapping that can be read, and the one after its last.
fn readable(map: &str) -> Option<(u64, u64)> {
    let mut words = map.split(' ');
    let (from, to) = words.next()?.split_once('-')?;
    let page = |address| Some(u64::from_str_radix(address, 16).ok()? / PAGE);
    words.next()?.starts_with('r').then_some(())?;
    Some((page(from)?, page(to)?))
}

/// The pages in use between two: a web view sets aside far more than there is memory.
fn used(pages: &File, first: u64, last: u64) -> Vec<(u64, u64)> {
    let mut used: Vec<(u64, u64)> = Vec::new();
    let mut entries = vec![0; 8 << 20];
    let mut at = first;
    while at < last {
        let many = (last - at).min(1 << 20);
        let entries = &mut entries[..8 * many as usize];
        if pages.read_exact_at(entries, at * 8).is_err() {
            break;
        }
        for (n, entry) in (at..).zip(entries.as_chunks::<8>().0) {
            if u64::from_le_bytes(*entry) & THERE == 0 {
                continue;
            }
            match used.last_mut() {
                Some((_, to)) if *to == n => *to = n + 1,
                _ => used.push((n, n + 1)),
            }
        }
        at += many;
    }
    used
}
