//! Nothing leaves the laptop, nothing foreign gets in.

use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use common_ground_e2e::App;
use serde_json::{Value, json};

#[test]
fn no_page_can_reach_a_server() {
    let app = App::couple("no_page_can_reach_a_server");
    // Each way out is tried by itself, so that one that throws does not hide the others.
    let ways = [
        "fetch(url, { mode: 'no-cors' })",
        "navigator.sendBeacon(url, 'words')",
        "new WebSocket(url.replace('http', 'ws'))",
        "new EventSource(url)",
        "new Image().src = url",
        "window.open(url)",
        "(() => { const a = document.createElement('a'); a.href = url; a.ping = url; document.body.append(a); a.click(); })()",
        "(() => { const f = document.createElement('form'); f.action = url; document.body.append(f); f.submit(); })()",
        "(() => { const l = document.createElement('link'); l.rel = 'prefetch'; l.href = url; document.head.append(l); })()",
        "(() => { const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = url; document.head.append(l); })()",
        "(() => { const i = document.createElement('iframe'); i.src = url; document.body.append(i); })()",
        "(() => { const m = document.createElement('meta'); m.httpEquiv = 'refresh'; m.content = '0;url=' + url; document.head.append(m); })()",
        "document.body.style.setProperty('background-image', `url(${url})`)",
        "location.assign(url)",
        "location.assign(location.origin + '/?said=' + encodeURIComponent(document.body.innerText))",
    ];
    // A server for each way says which one got through, even if nothing but a connection did.
    let servers: Vec<TcpListener> = ways.iter().map(|_| server()).collect();
    for (way, server) in ways.iter().zip(&servers) {
        let url = format!("http://{}/", server.local_addr().unwrap());
        app.execute(
            &format!("const url = arguments[0]; try {{ {way} }} catch {{ /* refused at once */ }}"),
            vec![json!(url)],
        );
    }
    // Another exchange with the page gives refused requests the time in which others go out.
    app.by_role("navigation", "Pages");
    let reached: Vec<_> = ways
        .iter()
        .zip(&servers)
        .filter(|(_, server)| server.accept().is_ok())
        .collect();
    assert!(reached.is_empty(), "a server was reached by {reached:#?}");
    let here = app.execute("return location.href", vec![]);
    assert!(here.as_str().unwrap().starts_with("tauri://"));

    // A server that is asked does hear it: the test could have failed.
    let server = server();
    TcpStream::connect(server.local_addr().unwrap()).unwrap();
    app.until("the server should hear a real connection", || {
        server.accept().is_ok()
    });
}

fn server() -> TcpListener {
    let server = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    server.set_nonblocking(true).unwrap();
    server
}

#[test]
fn a_command_that_is_not_granted_is_refused() {
    let app = App::couple("a_command_that_is_not_granted");
    for command in [
        "plugin:fs|read_text_file",
        "plugin:shell|execute",
        "plugin:window|close",
        "quit",
    ] {
        let refused = app.call(command, json!({}));
        assert!(refused.is_err(), "{command} was answered: {refused:?}");
    }
    assert!(
        app.call("start", Value::Null).is_ok(),
        "one that is granted is answered"
    );
}

#[test]
fn wrong_arguments_are_answered_with_a_code_and_change_nothing() {
    let app = App::couple("wrong_arguments");
    let deep = (0..200).fold(json!(1), |inner, _| json!([inner]));
    let wrong = [
        Value::Null,
        json!({ "args": {} }),
        json!({ "args": { "presence": { "here": "everyone" } } }),
        json!({ "args": { "presence": { "here": "both" }, "more": 1 } }),
        json!({ "args": { "presence": "x".repeat(1_000_000) } }),
        json!({ "args": { "presence": deep } }),
        json!({ "args": { "presence": { "here": "both" } }, "by": "nobody" }),
    ];
    let before = app.call("start", Value::Null).unwrap();
    for body in wrong {
        let answer = app.call("set_presence", body.clone());
        let error = answer.expect_err(&body.to_string().chars().take(80).collect::<String>());
        // What Tauri itself cannot read it refuses with a sentence; the interface knows both.
        assert!(
            error["code"].is_string() || error.is_string(),
            "an answer without a code: {error}"
        );
    }
    assert_eq!(app.call("start", Value::Null).unwrap(), before);
}

#[test]
fn the_files_are_their_owners_alone() {
    let app = App::couple("the_files_are_their_owners_alone");
    assert_eq!(rights(&app.data_dir()), 0o700);
    let mut seen = 0;
    for entry in std::fs::read_dir(app.data_dir()).unwrap().flatten() {
        // The web view's own folder is a test's; a release keeps none.
        if entry.file_name() == "webview" {
            continue;
        }
        seen += 1;
        let wanted = if entry.path().is_dir() { 0o700 } else { 0o600 };
        assert_eq!(rights(&entry.path()), wanted, "{}", entry.path().display());
    }
    assert!(seen >= 2, "the household and its lock are there");
}

#[test]
fn the_household_on_the_disk_cannot_be_read_as_text() {
    let app = App::couple("cannot_be_read_as_text");
    for entry in std::fs::read_dir(app.data_dir()).unwrap().flatten() {
        if entry.path().is_file() {
            let bytes = std::fs::read(entry.path()).unwrap();
            assert!(
                !bytes.windows(16).any(|w| w == b"SQLite format 3\0"),
                "{} is a plain database",
                entry.path().display()
            );
        }
    }
}

fn rights(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}
