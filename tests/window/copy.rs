//! Taking everything along, where the desktop's own dialog says.

use common_ground_e2e::{App, Here};

const LOCK: &str = "a lantern in the orchard";

#[test]
fn a_copy_is_saved_under_a_passphrase_of_its_own() {
    let app = App::couple("a_copy_is_saved");
    app.here(Here::Both);
    app.go("Settings");
    app.click("radio", "Everything, for programs");
    app.click("checkbox", "Lock it with a passphrase");
    app.fill("Passphrase for the copy", "short");
    app.click("button", "Save a copy …");
    app.sees("Please take at least 12 characters.");
    app.is_for_everyone("a copy that is locked");
    app.fill("Passphrase for the copy", LOCK);
    app.click("button", "Save a copy …");
    let dialog = "Save a copy of everything";
    app.window(dialog);
    app.press_in(dialog, &["ctrl+a"]);
    app.type_in(dialog, "~/c");
    app.press_in(dialog, &["Return"]);
    app.window_gone(dialog);
    app.hears("The copy is saved.");
    let copy = std::fs::read(app.home().join("c")).unwrap();
    assert!(copy.starts_with(b"age-encryption.org/v1\n"));

    // A form that is a folder has no lock, and says that it is open.
    app.click("radio", "A folder of tables");
    app.gone("checkbox", "Lock it with a passphrase");
    app.sees("whoever has it can read it");
}
