//! A display whose pixels can be read as they change, without asking anyone: what is measured does not know.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Bytes of a picture.
const PICTURE: usize = 1280 * 800 * 4;
/// Only every so many lines are looked at: looking takes time away from what is measured.
const LINES: usize = 4;
const LINE: usize = 1280 * 4;

/// A running `Xvfb` that keeps its screen in a file.
pub(super) struct Screen {
    server: Child,
    pub(super) name: String,
    pixels: File,
    start: u64,
}

impl Screen {
    pub(super) fn open(folder: &Path) -> Result<Self, String> {
        let say = |e: std::io::Error| format!("Xvfb could not be started: {e}.");
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1280x800x24", "-fbdir"])
            .arg(folder)
            .args(["-nolisten", "tcp", "-noreset"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(say)?;
        let mut number = String::new();
        if let Some(out) = server.stdout.take() {
            BufReader::new(out).read_line(&mut number).map_err(say)?;
        }
        let mut pixels = File::open(folder.join("Xvfb_screen0")).map_err(say)?;
        // An XWD header: its own length first, the number of colours at 76, twelve bytes a colour.
        let mut head = [0; 80];
        pixels.read_exact(&mut head).map_err(say)?;
        let field = |at: usize| {
            u64::from(u32::from_be_bytes([
                head[at],
                head[at + 1],
                head[at + 2],
                head[at + 3],
            ]))
        };
        Ok(Self {
            server,
            name: format!(":{}", number.trim()),
            start: field(0) + field(76) * 12,
            pixels,
        })
    }

    /// What is shown now.
    pub(super) fn picture(&self) -> Vec<u8> {
        let mut picture = vec![0; PICTURE];
        // A picture that cannot be read is black, and equals nothing.
        let mut pixels = &self.pixels;
        let _ = pixels
            .seek(SeekFrom::Start(self.start))
            .and_then(|_| pixels.read_exact(&mut picture));
        picture
    }

    /// Waits until nothing has changed for a while, and answers what is shown then.
    pub(super) fn at_rest(&self) -> Vec<u8> {
        let mut last = self.picture();
        let mut since = Instant::now();
        let started = Instant::now();
        while since.elapsed() < Duration::from_secs(3)
            && started.elapsed() < Duration::from_secs(60)
        {
            std::thread::sleep(Duration::from_millis(100));
            let now = self.picture();
            if !alike(&now, &last) {
                since = Instant::now();
                last = now;
            }
        }
        last
    }

    /// How long after `from` the screen shows this (`true`), or something else (`false`).
    pub(super) fn until(&self, picture: &[u8], shows: bool, from: Instant) -> Option<Duration> {
        while from.elapsed() < Duration::from_secs(60) {
            if alike(&self.picture(), picture) == shows {
                return Some(from.elapsed());
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        None
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// Whether two pictures show the same but for a blinking caret: at most one pixel in a thousand differs.
fn alike(one: &[u8], other: &[u8]) -> bool {
    let lines = || {
        one.chunks(LINE)
            .zip(other.chunks(LINE))
            .step_by(LINES)
            .filter(|(one, other)| one != other)
    };
    let differ: usize = lines()
        .map(|(one, other)| {
            one.chunks(4)
                .zip(other.chunks(4))
                .filter(|(one, other)| one != other)
                .count()
        })
        .sum();
    differ <= PICTURE / 4 / LINES / 1000
}
