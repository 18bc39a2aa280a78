//! A display of one's own.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A running `Xvfb`.
#[derive(Debug)]
pub(crate) struct Display {
    server: Child,
    /// `:7`, as `DISPLAY` wants it.
    pub(crate) name: String,
}

impl Display {
    /// Starts a display of this size; the server itself picks a free number and says which.
    pub(crate) fn start(width: u32, height: u32) -> Self {
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                &format!("{width}x{height}x24"),
            ])
            .args(["-nolisten", "tcp", "-noreset"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts (Debian package xvfb)");
        let mut number = String::new();
        BufReader::new(server.stdout.take().expect("piped"))
            .read_line(&mut number)
            .expect("Xvfb names its display");
        Self {
            server,
            name: format!(":{}", number.trim()),
        }
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        end(&mut self.server);
    }
}

/// Ends a program that we started and waits until it is gone.
pub(crate) fn end(child: &mut Child) {
    // Both may say that it already ended by itself, which is what is wanted.
    let _ = child.kill();
    let _ = child.wait();
}
