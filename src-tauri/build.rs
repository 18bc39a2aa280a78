//! Makes the window's permissions from the one list of commands: each is granted by name, nothing else is.

use std::{env, fs, path::Path};

/// What the window may ask Tauri itself for.
const OF_TAURI: &[&str] = &["core:event:allow-listen", "core:event:allow-unlisten"];

macro_rules! commands {
    ($($(#[$doc:meta])* $kind:ident $name:ident ( $($args:ty)? ) -> $out:ty ;)*) => {
        const COMMANDS: &[&str] = &[$(stringify!($name)),*];
    };
}

include!("core/src/commands/list.rs");

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo:rerun-if-changed=src-tauri/core/src/commands/list.rs");
    println!("cargo:rerun-if-changed=ui/dist");
    let root = env::var("CARGO_MANIFEST_DIR")?;
    let of_ours = COMMANDS
        .iter()
        .map(|name| format!("allow-{}", name.replace('_', "-")));
    let permissions: Vec<String> = OF_TAURI
        .iter()
        .map(|name| (*name).to_owned())
        .chain(of_ours)
        .map(|name| format!("    \"{name}\""))
        .collect();
    let capability = format!(
        "{{\n  \"identifier\": \"window\",\n  \"description\": \"What the windows of the planner may ask for\",\n  \
         \"windows\": [\"main\", \"note\"],\n  \"permissions\": [\n{}\n  ]\n}}\n",
        permissions.join(",\n")
    );
    let folder = Path::new(&root).join("gen/capabilities");
    let file = folder.join("window.json");
    fs::create_dir_all(&folder)?;
    if fs::read_to_string(&file).ok().as_deref() != Some(&capability) {
        fs::write(&file, capability)?;
    }
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    let attributes = tauri_build::Attributes::new()
        .app_manifest(manifest)
        .capabilities_path_pattern("./gen/capabilities/*.json");
    tauri_build::try_build(attributes)?;
    Ok(())
}
