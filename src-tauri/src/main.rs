//! The window's program.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> std::process::ExitCode {
    #[cfg(not(feature = "e2e"))]
    common_ground::refuse_automation();
    common_ground::run()
}
