//! One window with one line in it, which answers a key by changing its colour.

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}
