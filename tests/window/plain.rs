//! The program as people get it, without the feature `e2e`: it is driven by nobody, asks no network, and
//! leaves nothing but its own files, for its owner alone.

use std::collections::BTreeMap;
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use common_ground_e2e::{App, Plain, Start, plain_program};
use common_ground_pages::{files, files_with};

const NOTE: &str = "Note something …";
const WORD: &str = "Qxcanaryzy";
/// Noted when the small window is opened a second time.
const AGAIN: &str = "Qxagainzy";

/// Ana and Ben's planner on a desktop with a tray, opened by a plain program started through `through`;
/// both come, and write one note.
fn lived_in(name: &str, through: &[&str]) -> Plain {
    let start = Start {
        tray: true,
        ..Start::default()
    };
    let app = App::couple_as(name, start);
    let plain = Plain::instead_of(app, through);
    plain.press(&["ctrl+3"]);
    for word in [WORD, AGAIN] {
        plain.tray().press(NOTE);
        plain.drawn(NOTE);
        let mut looks = 0;
        plain.until("the note should be in the file", || {
            // Nothing tells from outside when the line has the keyboard: what came too early is typed again.
            if looks % 30 == 0 {
                plain.press_in(NOTE, &["ctrl+a"]);
                plain.type_in(NOTE, word);
                plain.press_in(NOTE, &["Return"]);
            }
            looks += 1;
            let found = files_with(&plain.data_dir(), word);
            found.iter().any(|file| file.starts_with("household.db"))
        });
        plain.close(NOTE);
    }
    plain
}

fn quit(plain: &mut Plain) {
    plain.tray().press("Quit");
    plain.ends();
}

#[test]
fn nobody_drives_it_nor_looks_inside() {
    Plain::refuses_a_driver(Start::default()).expect("a driver gets no session");

    let port = TcpListener::bind(("127.0.0.1", 0))
        .and_then(|free| free.local_addr())
        .unwrap()
        .port();
    let start = Start {
        env: ["WEBKIT_INSPECTOR_SERVER", "WEBKIT_INSPECTOR_HTTP_SERVER"]
            .map(|name| (name.to_owned(), format!("127.0.0.1:{port}")))
            .to_vec(),
        ..Start::default()
    };
    let inspected = || TcpStream::connect(("127.0.0.1", port)).is_ok();
    let plain = Plain::start(start.clone(), &[]);
    plain.window();
    assert!(!inspected(), "an inspector gets in");
    drop(plain);
    // The other build lets one in: there was something to refuse.
    let driven = Plain::start_driven(start);
    driven.until("an inspector should get in where it may", inspected);
}

/// Whatever it does, it asks for no address of a network, and misses none where there is none at all.
#[test]
fn it_asks_no_network_and_needs_none() {
    let traces = tempfile::tempdir().unwrap();
    let trace = traces.path().join("trace");
    let strace = [
        "strace",
        "--follow-forks",
        "--seccomp-bpf",
        "--trace=socket,connect,bind",
        "--output",
        trace.to_str().unwrap(),
    ];
    // The search finds a network where one is asked for.
    Command::new(strace[0])
        .args(&strace[1..])
        .args(["bash", "-c", "exec 3<>/dev/udp/127.0.0.1/9"])
        .status()
        .expect("strace (Debian package strace)");
    assert!(asks_a_network(&fs::read_to_string(&trace).unwrap()).is_some());

    let alone = without_network();
    let through: Vec<&str> = alone.iter().chain(&strace).copied().collect();
    let mut plain = lived_in("it_asks_no_network", &through);
    quit(&mut plain);
    let traced = fs::read_to_string(&trace).unwrap();
    assert!(traced.contains("AF_UNIX"), "the trace saw its sockets");
    assert_eq!(asks_a_network(&traced), None);
}

fn asks_a_network(trace: &str) -> Option<&str> {
    trace.lines().find(|line| line.contains("AF_INET"))
}

/// A command that starts others where there is no network. Root may make such a place; others with a
/// user of their own in it, where the system lets them.
fn without_network() -> &'static [&'static str] {
    let ways: [&[&str]; 2] = [
        &["unshare", "--net"],
        &["unshare", "--map-root-user", "--net"],
    ];
    ways.into_iter()
        .find(|way| {
            Command::new(way[0])
                .args(&way[1..])
                .arg("true")
                .output()
                .is_ok_and(|out| out.status.success())
        })
        .unwrap_or_else(|| {
            assert!(
                std::env::var_os("CI").is_none(),
                "CI must be able to make a place without network"
            );
            println!("This system makes no place without a network for us: traced with one.");
            &["env"]
        })
}

#[test]
fn it_leaves_its_own_files_for_its_owner_and_no_word_anywhere_else() {
    // Whoever started it may have a mask that lets everybody read.
    let open_mask = ["sh", "-c", "umask 0; exec \"$@\"", "sh"];
    let mut plain = lived_in("it_leaves_its_own_files", &open_mask);
    let folder = plain.folder();
    for file in files(&plain.data_dir()) {
        assert_eq!(rights(&file), 0o600, "{}", file.display());
        for above in file
            .ancestors()
            .skip(1)
            .take_while(|above| *above != folder)
        {
            assert_eq!(rights(above), 0o700, "{}", above.display());
        }
    }
    assert!(
        plain.data_dir().join("logs/common-ground.log").is_file(),
        "the log was looked at too"
    );
    quit(&mut plain);

    assert_eq!(files_with(&folder, WORD), ["data/household.db"]);
    let left: Vec<_> = files(&folder.join("tmp"));
    assert!(left.is_empty(), "left in the temporary folder: {left:?}");
    // Of its web view nothing: no store, no cache, no cookie.
    let mut at_home: BTreeMap<String, u64> = BTreeMap::new();
    for file in files(&folder.join("home")) {
        let name = file.strip_prefix(&folder).unwrap().display().to_string();
        at_home.insert(name, fs::metadata(&file).unwrap().len());
    }
    // What the toolkit and the drawing library keep for every program: fonts, shaders, plugins.
    at_home.retain(|name, _| {
        !["mesa_shader_cache", "fontconfig", "gstreamer-1.0", "dconf"]
            .iter()
            .any(|of_the_system| name.contains(of_the_system))
    });
    assert!(at_home.is_empty(), "left at home: {at_home:#?}");
}

#[test]
fn it_is_another_program_than_the_one_that_is_driven() {
    let driven = common_ground_e2e::target().join("debug/common-ground");
    assert_ne!(
        fs::read(plain_program()).unwrap(),
        fs::read(driven).unwrap(),
        "both would be the same build"
    );
}

fn rights(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}
