//! Start, memory and wake-ups, against a blank window of the same versions. Neither is driven or asked: what
//! they paint is read from the screen, the rest from `/proc`.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::bench::figures::{Turns, reached};
use crate::bench::screen::Screen;
use crate::bench::{folder, report, size};
use crate::cli::Options;
use crate::{Outcome, sh};

const START: f64 = 1.25;
const MEMORY: f64 = 1.15;
/// Wake-ups of our own threads a minute: one in twenty seconds.
const WAKE_UPS: f64 = 3.0;
/// The names our own threads have.
const OUR_THREADS: &[&str] = &["reminders", "notice", "tray"];

/// One of the two programs.
struct Subject {
    program: PathBuf,
    args: Vec<String>,
    home: PathBuf,
    /// A key it answers so that it shows.
    key: &'static str,
}

pub(super) fn measure(options: &Options) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Err("The window is measured on Linux only.".to_owned());
    }
    size::build()?;
    let dir = folder("window")?;
    let ten = dir.join("ten");
    sh::run(
        sh::cargo()
            .args([
                "run",
                "--release",
                "--quiet",
                "--package",
                "common-ground-core",
            ])
            .args(["--example", "household", "--", "--years", "10", "--out"])
            .arg(&ten),
        "The household could not be made; the reason stands above.",
    )?;
    let subject = |program: &str, args: Vec<String>, key| -> Result<Subject, String> {
        let home = dir.join(program);
        std::fs::create_dir_all(home.join("run"))
            .map_err(|e| format!("{}: {e}.", home.display()))?;
        Ok(Subject {
            program: sh::root().join("target/release").join(program),
            args,
            home,
            key,
        })
    };
    let data = vec!["--data-dir".to_owned(), ten.display().to_string()];
    let ours = subject("common-ground", data, "ctrl+1")?;
    let blank = subject("blank-window", Vec::new(), "a")?;
    let screen = Screen::open(&dir)?;
    let mut rows = starts(&screen, &ours, &blank, if options.quick { 7 } else { 15 })?;
    rows.push_str(&at_rest(&screen, &ours, &blank, options.quick)?);
    report::write(
        "window",
        options,
        &format!(
            "| what | ratio of medians | ours (middle half) | blank (middle half) | times | reach | reached |\n\
             |---|---|---|---|---|---|---|\n{rows}"
        ),
    )
}

/// From the start of the process until the first page stands as it will stay, and until a key is answered.
fn starts(
    screen: &Screen,
    ours: &Subject,
    blank: &Subject,
    times: usize,
) -> Result<String, String> {
    let (mut painted, mut answered) = (Turns::default(), Turns::default());
    // What each shows once it is at rest; these starts also fill the caches of the disk.
    let pages = [ours.first_page(screen)?, blank.first_page(screen)?];
    for n in 0..times * 2 {
        let first = n % 2 == 0;
        let (subject, page) = if first {
            (ours, &pages[0])
        } else {
            (blank, &pages[1])
        };
        let (paint, answer) = subject.start(screen, page)?;
        for (turns, value) in [(&mut painted, paint), (&mut answered, answer)] {
            let side = if first {
                &mut turns.ours
            } else {
                &mut turns.floor
            };
            side.push(value.as_secs_f64() * 1000.0);
        }
    }
    let row = |what: &str, turns: &Turns| {
        format!(
            "| {what}, ms | {} | ≤ {START} | {} |\n",
            turns.cells(),
            reached(turns.ratio() <= START)
        )
    };
    Ok(row("start to the first page painted", &painted)
        + &row("start to a key answered", &answered))
}

/// A minute after the start, and while nobody touches it.
fn at_rest(
    screen: &Screen,
    ours: &Subject,
    blank: &Subject,
    quick: bool,
) -> Result<String, String> {
    let mut memory = Turns::default();
    let idle = Duration::from_secs(if quick { 120 } else { 600 });
    let mut lines = String::new();
    let rounds = if quick { 1 } else { 3 };
    for round in 0..rounds {
        let floor = blank.open(screen)?;
        std::thread::sleep(Duration::from_secs(60));
        memory.floor.push(floor.pss()?);
        let worked = floor.worked();
        if round == 0 {
            std::thread::sleep(idle);
        }
        let floor_worked = floor.worked() - worked;
        drop(floor);
        let window = ours.open(screen)?;
        std::thread::sleep(Duration::from_secs(60));
        memory.ours.push(window.pss()?);
        if round == 0 {
            let (woken, worked) = (window.wake_ups(), window.worked());
            std::thread::sleep(idle);
            let woken = window.wake_ups().saturating_sub(woken);
            let minutes = idle.as_secs_f64() / 60.0;
            let a_minute = f64::from(u32::try_from(woken).unwrap_or(u32::MAX)) / minutes;
            let names = OUR_THREADS.join("`, `");
            lines = format!(
                "| wake-ups of our own threads (`{names}`) in {minutes:.0} idle minutes | – | {woken} | – | 1 | ≤ {:.0} | {} |\n\
                 | processor time of all processes in them, ms | – | {:.0} | {floor_worked:.0} | 1 | within the blank window's noise | – |\n",
                WAKE_UPS * minutes,
                reached(a_minute <= WAKE_UPS),
                window.worked() - worked,
            );
        }
    }
    Ok(format!(
        "| memory after a minute, Pss of all processes, MB | {} | ≤ {MEMORY} | {} |\n{lines}",
        memory.cells(),
        reached(memory.ratio() <= MEMORY)
    ))
}

impl Subject {
    fn open(&self, screen: &Screen) -> Result<Running, String> {
        let command = |program: &Path| {
            let mut command = Command::new(program);
            command
                .env_clear()
                .env("PATH", std::env::var_os("PATH").unwrap_or_default())
                .env("HOME", &self.home)
                .env("XDG_RUNTIME_DIR", self.home.join("run"))
                .env("DISPLAY", &screen.name)
                .env("LANG", "C.UTF-8")
                .env("GDK_BACKEND", "x11")
                .env("NO_AT_BRIDGE", "1")
                .env("GTK_A11Y", "none")
                .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
                .env("LIBGL_ALWAYS_SOFTWARE", "1")
                // No bus at all, so that neither waits for a service that is not there.
                .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::null());
            command
        };
        command(&self.program)
            .args(&self.args)
            .spawn()
            .map(Running)
            .map_err(|e| format!("{} could not be started: {e}.", self.program.display()))
    }

    fn first_page(&self, screen: &Screen) -> Result<Vec<u8>, String> {
        let dark = screen.picture();
        let running = self.open(screen)?;
        screen
            .until(&dark, false, Instant::now())
            .ok_or("The window never came.")?;
        let page = screen.at_rest();
        drop(running);
        self.gone(screen, &dark)?;
        Ok(page)
    }

    /// How long until the page stands, and until a key is answered.
    fn start(&self, screen: &Screen, page: &[u8]) -> Result<(Duration, Duration), String> {
        let dark = screen.picture();
        let begun = Instant::now();
        let running = self.open(screen)?;
        let name = self.program.display();
        let painted = screen
            .until(page, true, begun)
            .ok_or(format!("{name} did not paint its first page again."))?;
        Command::new("xdotool")
            .args(["key", self.key])
            .env("DISPLAY", &screen.name)
            .status()
            .map_err(|e| format!("xdotool could not be started: {e}."))?;
        let answered = screen
            .until(page, false, begun)
            .ok_or(format!("{name} did not answer a key."))?;
        drop(running);
        self.gone(screen, &dark)?;
        Ok((painted, answered))
    }

    fn gone(&self, screen: &Screen, dark: &[u8]) -> Outcome {
        screen
            .until(dark, true, Instant::now())
            .map(|_| ())
            .ok_or(format!("{} stays on the screen.", self.program.display()))
    }
}

/// A running program with all it started; ended when dropped.
struct Running(Child);

impl Running {
    /// The process and all its descendants.
    fn all(&self) -> Vec<u32> {
        let mut all = vec![self.0.id()];
        let mut seen = 0;
        while let Some(parent) = all.get(seen).copied() {
            seen += 1;
            let tasks = std::fs::read_dir(format!("/proc/{parent}/task"));
            for task in tasks.into_iter().flatten().flatten() {
                let children = std::fs::read_to_string(task.path().join("children"));
                all.extend(
                    children
                        .unwrap_or_default()
                        .split_whitespace()
                        .filter_map(|id| id.parse::<u32>().ok()),
                );
            }
        }
        all
    }

    /// Pss of all processes, in MB.
    fn pss(&self) -> Result<f64, String> {
        let mut kilobytes = 0;
        for process in self.all() {
            let path = format!("/proc/{process}/smaps_rollup");
            let text = std::fs::read_to_string(&path).map_err(|e| format!("{path}: {e}."))?;
            kilobytes += field(&text, "Pss:").unwrap_or(0);
        }
        Ok(f64::from(u32::try_from(kilobytes).unwrap_or(u32::MAX)) / 1000.0)
    }

    /// How often our own threads went to sleep, which is how often they were woken.
    fn wake_ups(&self) -> u64 {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", self.0.id()));
        tasks
            .into_iter()
            .flatten()
            .flatten()
            .filter_map(|task| {
                let name = std::fs::read_to_string(task.path().join("comm")).ok()?;
                let ours = OUR_THREADS.contains(&name.trim());
                let status = std::fs::read_to_string(task.path().join("status")).ok()?;
                ours.then(|| field(&status, "voluntary_ctxt_switches:").unwrap_or(0))
            })
            .sum()
    }

    /// Processor time of all processes so far, in ms.
    fn worked(&self) -> f64 {
        let ticks: u32 = self
            .all()
            .iter()
            .filter_map(|process| {
                let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
                // After the name in brackets: state, then numbers; user and system time are the 12th and 13th.
                let after = stat.rsplit_once(')')?.1.to_owned();
                let numbers: Vec<&str> = after.split_whitespace().collect();
                Some(numbers.get(11)?.parse::<u32>().ok()? + numbers.get(12)?.parse::<u32>().ok()?)
            })
            .sum();
        // A tick is a hundredth of a second on every Linux people have.
        f64::from(ticks) * 10.0
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn field(text: &str, name: &str) -> Option<u64> {
    text.lines()
        .find_map(|line| line.strip_prefix(name))?
        .split_whitespace()
        .next()?
        .parse()
        .ok()
}
