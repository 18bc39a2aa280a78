//! The system's own packages. On Debian and Ubuntu they are installed; elsewhere the exact
//! command is named, since guessing at another system's packages breaks it.

use std::io::{BufRead, IsTerminal, Write};
use std::process::Command;

use crate::{Outcome, sh};

/// How much is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// To build and open the app.
    Build,
    /// To drive it in a real window on a virtual display as well.
    Window,
}

const BUILD: &[&str] = &[
    "build-essential",
    "libayatana-appindicator3-dev",
    "librsvg2-dev",
    "libwebkit2gtk-4.1-dev",
    "libxdo-dev",
    "perl",
    "pkg-config",
];

const WINDOW: &[&str] = &[
    "age",
    "at-spi2-core",
    "chromium",
    "dbus-x11",
    "dunst",
    "faketime",
    "fonts-noto-core",
    "imagemagick",
    "iproute2",
    "poppler-utils",
    "strace",
    "webkit2gtk-driver",
    "xauth",
    "xdotool",
    "xvfb",
];

/// Installs or names what is missing for `need`; `yes` installs without asking.
pub(crate) fn install(need: Need, yes: bool) -> Outcome {
    match System::here() {
        System::Debian => debian(need, yes),
        System::Fedora => named(
            sh::answer("pkg-config", &["--exists", "webkit2gtk-4.1"]).is_some(),
            "sudo dnf install webkit2gtk4.1-devel librsvg2-devel libappindicator-gtk3-devel libxdo-devel gcc-c++ make perl pkgconf-pkg-config",
        ),
        System::Arch => named(
            sh::answer("pkg-config", &["--exists", "webkit2gtk-4.1"]).is_some(),
            "sudo pacman -S --needed webkit2gtk-4.1 librsvg libayatana-appindicator xdotool base-devel perl",
        ),
        System::Mac => named(
            sh::answer("xcode-select", &["-p"]).is_some(),
            "xcode-select --install",
        ),
        System::Windows => windows(),
        System::Other => named(
            sh::answer("pkg-config", &["--exists", "webkit2gtk-4.1"]).is_some(),
            "your system's packages for WebKitGTK 4.1, librsvg, Ayatana appindicator and xdo (the ones with headers), a C++ compiler, make, perl and pkg-config",
        ),
    }?;
    if need == Need::Window && !cfg!(target_os = "linux") {
        println!(
            "The tests in the real window run on Linux only; docs/platforms.md says what that leaves open."
        );
    }
    Ok(())
}

#[derive(Debug, PartialEq, Eq)]
enum System {
    Debian,
    Fedora,
    Arch,
    Mac,
    Windows,
    Other,
}

impl System {
    fn here() -> Self {
        if cfg!(target_os = "macos") {
            Self::Mac
        } else if cfg!(windows) {
            Self::Windows
        } else {
            Self::from_os_release(&std::fs::read_to_string("/etc/os-release").unwrap_or_default())
        }
    }

    /// Reads `ID` and `ID_LIKE`, so that a system built on Debian counts as Debian.
    fn from_os_release(text: &str) -> Self {
        let ids: Vec<&str> = text
            .lines()
            .filter_map(|line| {
                line.strip_prefix("ID=")
                    .or_else(|| line.strip_prefix("ID_LIKE="))
            })
            .flat_map(|ids| ids.trim_matches('"').split_whitespace())
            .collect();
        let is = |id: &str| ids.contains(&id);
        if is("debian") || is("ubuntu") {
            Self::Debian
        } else if is("fedora") || is("rhel") {
            Self::Fedora
        } else if is("arch") {
            Self::Arch
        } else {
            Self::Other
        }
    }
}

fn debian(need: Need, yes: bool) -> Outcome {
    let wanted: Vec<&str> = match need {
        Need::Build => BUILD.to_vec(),
        Need::Window => [BUILD, WINDOW].concat(),
    };
    let missing = not_installed(&wanted);
    if missing.is_empty() {
        return Ok(());
    }
    println!("These packages are missing:\n  {}", missing.join(" "));
    let by_hand = format!(
        "Install them and start again:\n  sudo apt-get update && sudo apt-get install {}",
        missing.join(" ")
    );
    if !yes && !agreed()? {
        return Err(by_hand);
    }
    let sudo = sh::answer("id", &["-u"]).as_deref() != Some("0");
    if sudo && !sh::has("sudo") {
        return Err(format!("This needs root, and sudo is not here. {by_hand}"));
    }
    let apt = |args: &[&str]| {
        let mut apt = if sudo {
            let mut apt = Command::new("sudo");
            apt.args(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
            apt
        } else {
            let mut apt = Command::new("apt-get");
            apt.env("DEBIAN_FRONTEND", "noninteractive");
            apt
        };
        apt.args(args);
        apt
    };
    sh::run(
        &mut apt(&["update"]),
        "The list of packages could not be brought up to date.",
    )?;
    let mut words = vec!["install", "--yes", "--no-install-recommends"];
    words.extend(&missing);
    sh::run(
        &mut apt(&words),
        &format!("The packages could not be installed. {by_hand}"),
    )
}

/// The packages of `wanted` that dpkg does not report as installed.
fn not_installed<'a>(wanted: &[&'a str]) -> Vec<&'a str> {
    let mut args = vec!["-W", "-f=${Package} ${db:Status-Status}\n"];
    args.extend(wanted);
    // dpkg-query ends badly as soon as one name is unknown, and still prints the others.
    let printed = Command::new("dpkg-query")
        .args(args)
        .stderr(std::process::Stdio::null())
        .output()
        .map(|out| String::from_utf8_lossy(&out.stdout).into_owned())
        .unwrap_or_default();
    missing_from(&printed, wanted)
}

fn missing_from<'a>(printed: &str, wanted: &[&'a str]) -> Vec<&'a str> {
    wanted
        .iter()
        .copied()
        .filter(|name| {
            !printed
                .lines()
                .any(|line| line == format!("{name} installed"))
        })
        .collect()
}

/// Asks at a terminal; without one the answer is no.
fn agreed() -> Result<bool, String> {
    let stdin = std::io::stdin();
    if !stdin.is_terminal() {
        return Ok(false);
    }
    print!("Install them now with apt-get? [Y/n] ");
    std::io::stdout().flush().map_err(|e| e.to_string())?;
    let mut said = String::new();
    stdin
        .lock()
        .read_line(&mut said)
        .map_err(|e| e.to_string())?;
    Ok(matches!(
        said.trim().to_lowercase().as_str(),
        "" | "y" | "yes"
    ))
}

fn named(there: bool, command: &str) -> Outcome {
    if there {
        return Ok(());
    }
    Err(format!(
        "Something the build needs is missing. Install it and start again:\n  {command}"
    ))
}

fn windows() -> Outcome {
    if !sh::has("perl") {
        return Err("Perl is needed to build OpenSSL: https://strawberryperl.com has it. Also needed are the \"Desktop development with C++\" tools from https://visualstudio.microsoft.com/visual-cpp-build-tools/ and, before Windows 11, WebView2 from https://developer.microsoft.com/microsoft-edge/webview2/.".into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_built_on_debian_counts_as_debian() {
        let of = System::from_os_release;
        assert_eq!(
            of("NAME=\"Linux Mint\"\nID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"),
            System::Debian
        );
        assert_eq!(of("ID=debian\n"), System::Debian);
        assert_eq!(
            of("ID=\"rocky\"\nID_LIKE=\"rhel centos fedora\"\n"),
            System::Fedora
        );
        assert_eq!(of("ID=manjaro\nID_LIKE=arch\n"), System::Arch);
        assert_eq!(of("ID=nixos\n"), System::Other);
    }

    #[test]
    fn a_package_that_was_removed_but_left_its_settings_is_missing() {
        let printed = "xvfb installed\nperl config-files\n";
        assert_eq!(
            missing_from(printed, &["perl", "strace", "xvfb"]),
            ["perl", "strace"]
        );
    }
}
