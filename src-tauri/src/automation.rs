//! A program that can be driven from outside reads everything its owners can: a release refuses it.

/// Variables with which a web view lets itself be driven or inspected.
const VARIABLES: &[&str] = &[
    "TAURI_WEBVIEW_AUTOMATION",
    "TAURI_AUTOMATION",
    "WEBKIT_INSPECTOR_SERVER",
    "WEBKIT_INSPECTOR_HTTP_SERVER",
    "WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS",
    "WEBVIEW2_BROWSER_EXECUTABLE_FOLDER",
    "WEBVIEW2_USER_DATA_FOLDER",
];

/// Forgets those variables. The first thing `main` does.
#[allow(
    unsafe_code,
    reason = "removing a variable is only sound while there is one thread: there is one"
)]
pub fn refuse_automation() {
    for name in VARIABLES {
        // SAFETY: called first in `main`; no other thread can be reading the environment yet.
        unsafe { std::env::remove_var(name) };
    }
}
