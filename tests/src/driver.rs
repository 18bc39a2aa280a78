//! `WebKitWebDriver` and the one session it can hold.

use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tokio::runtime::Runtime;

use crate::desktop::end;

/// How long anything may take before it counts as not happening. Never reached in a good run.
pub(crate) const PATIENCE: Duration = Duration::from_secs(30);

/// A running driver and the program it started.
#[derive(Debug)]
pub(crate) struct Driver {
    process: Child,
    runtime: Runtime,
    /// `None` only while ending.
    client: Option<Client>,
}

impl Driver {
    /// Starts `program` with `args` and `env` and takes hold of its window.
    pub(crate) fn start(program: &Path, args: &[String], env: &[(String, String)]) -> Self {
        match Self::try_start(program, args, env, 4 * PATIENCE) {
            Ok(driver) => driver,
            Err(e) => panic!("the window of {} cannot be driven: {e}", program.display()),
        }
    }

    /// The same, without giving up; a program that lets nobody drive it answers nothing at all.
    pub(crate) fn try_start(
        program: &Path,
        args: &[String],
        env: &[(String, String)],
        patience: Duration,
    ) -> Result<Self, String> {
        let port = free_port();
        let mut process = Command::new("WebKitWebDriver")
            .arg(format!("--port={port}"))
            .env_clear()
            .envs(env.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::null())
            .spawn()
            .expect("WebKitWebDriver starts (Debian package webkit2gtk-driver)");
        let started = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(
                started.elapsed() < PATIENCE && process.try_wait().is_ok_and(|e| e.is_none()),
                "WebKitWebDriver does not answer"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let capabilities = json!({
            "webkitgtk:browserOptions": { "binary": program, "args": args },
        });
        let session = runtime.block_on(async {
            let address = format!("http://127.0.0.1:{port}");
            let mut builder = ClientBuilder::new(HttpConnector::new());
            builder.capabilities(capabilities.as_object().expect("an object").clone());
            tokio::time::timeout(patience, builder.connect(&address)).await
        });
        let mut driver = Self {
            process,
            runtime,
            client: None,
        };
        match session {
            Ok(Ok(client)) => {
                driver.client = Some(client);
                Ok(driver)
            }
            Ok(Err(e)) => Err(e.to_string()),
            Err(_) => Err("no session came about".to_owned()),
        }
    }

    /// Runs one exchange with the window to its end; `None` when the window does not answer.
    pub(crate) fn ask<T>(&self, exchange: impl AsyncFnOnce(&Client) -> T) -> Option<T> {
        let client = self.client.as_ref().expect("the session is open");
        self.runtime.block_on(async {
            tokio::time::timeout(2 * PATIENCE, exchange(client))
                .await
                .ok()
        })
    }

    /// The program's process id: the driver has no other child.
    pub(crate) fn program(&self) -> Option<u32> {
        let children = format!("/proc/{0}/task/{0}/children", self.process.id());
        std::fs::read_to_string(children)
            .ok()?
            .split_whitespace()
            .next()?
            .parse()
            .ok()
    }

    /// Waits until the program has ended by itself.
    pub(crate) fn ended(&self, program: Option<u32>) {
        if let Some(program) = program {
            gone(program);
        }
    }

    /// Kills the program outright, as a power cut would.
    pub(crate) fn kill_program(&mut self) {
        if let Some(program) = self.program() {
            let killed = Command::new("kill")
                .args(["-9", &program.to_string()])
                .status();
            assert!(
                killed.is_ok_and(|status| status.success()),
                "the program was there to kill"
            );
            gone(program);
        }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let program = self.program();
        if let Some(client) = self.client.take() {
            // Closing the session closes the window; a program that is already gone is fine.
            let _ = self.runtime.block_on(async {
                tokio::time::timeout(Duration::from_secs(5), client.close()).await
            });
        }
        end(&mut self.process);
        if let Some(program) = program {
            let _ = Command::new("kill")
                .arg(program.to_string())
                .stderr(Stdio::null())
                .status();
            gone(program);
        }
    }
}

/// Waits until a process is gone, so that the next one finds its files free.
fn gone(process: u32) {
    let started = Instant::now();
    let threads = format!("/proc/{process}/task");
    // A zombie holds nothing any more; whoever started it will collect it. Its first thread may be one while others
    // still hold what is open.
    let lives = |thread: &std::fs::DirEntry| {
        let stat = std::fs::read_to_string(thread.path().join("stat"));
        stat.is_ok_and(|stat| !stat.contains(") Z "))
    };
    let left = || std::fs::read_dir(&threads).into_iter().flatten().flatten();
    while left().any(|thread| lives(&thread)) {
        assert!(
            started.elapsed() < PATIENCE,
            "process {process} does not end"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
}

fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0))
        .and_then(|l| l.local_addr())
        .expect("a free port")
        .port()
}
