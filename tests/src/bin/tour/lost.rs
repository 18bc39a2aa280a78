//! What one looks for when something is lost, in the smallest window: what changed, the trash, an earlier day, the
//! planner that did not open.

use common_ground_e2e::{App, Here, Start};
use serde_json::{Value, json};

use super::Do::{Fill, Keys, Look, Press, See};
use super::Tour;

impl Tour {
    pub(super) fn nothing_lost(&mut self) {
        let mut app = lived();
        app.restart_at("2026-06-13T09:00:00Z");
        app.here(Here::Ana);
        write(
            &app,
            "add_good_moment",
            &json!({ "words": "Rain on the tent" }),
        );
        self.walk(
            &app,
            &[
                Press("button", "Settings"),
                Look("small-settings"),
                Press("button", "What changed"),
                See("A bench by the door"),
                Look("small-what-changed"),
                Press("button", "Settings"),
                Press("button", "Trash"),
                See("A bench by the door"),
                Look("small-trash"),
                Press("button", "Delete for good: A bench by the door"),
                See("once both of you have pressed"),
                Look("deleted-for-good-by-both"),
                Keys("Escape"),
                Press("button", "Settings"),
                Press("button", "Backups"),
                See("The last backup was made"),
                Look("small-backups"),
                Press("button", "Look at it: the backup of yesterday at 11:00"),
                See("A bench by the door"),
                Look("an-earlier-day"),
                Press("button", "Go back, Ana"),
                See("Ana pressed"),
                Look("going-back-by-both"),
                Press("button", "Settings"),
                Press("button", "Check our file"),
                See("Everything is in order"),
                Look("our-file-is-checked"),
                Press("radio", "Everything, for programs"),
                Press("checkbox", "Lock it with a passphrase"),
                Fill("Passphrase for the copy", "a lantern in the orchard"),
                Look("a-copy-to-take-along"),
                Press("button", "Settings"),
                Press("button", "Leave"),
                Look("small-leave"),
                Keys("Control+k"),
            ],
        );
        app.type_text("rain");
        self.walk(
            &app,
            &[
                See("Rain on the tent"),
                Look("small-search"),
                Keys("Escape"),
            ],
        );
        app.restart_with(|app| {
            let file = app.data_dir().join("household.db");
            let _ = std::fs::remove_file(app.data_dir().join("household.db-wal"));
            let mut bytes = std::fs::read(&file).expect("the planner's file");
            bytes[100..164].fill(9);
            std::fs::write(&file, &bytes).expect("the planner's file is wrecked");
        });
        self.walk(
            &app,
            &[See("Your planner did not open"), Look("did-not-open")],
        );
    }
}

/// Things that were in a backup and lie in the trash since.
fn lived() -> App {
    let start = Start {
        size: (900, 600),
        ..Start::default()
    };
    let app = App::couple_as("tour", start);
    app.agree("Phones away at dinner", "2026-09-12");
    app.here(Here::Ana);
    let titles = [
        "A bench by the door",
        "Donaudampfschifffahrtsgesellschaftskapitänskajütenfensterputzen",
    ];
    let goals = titles.map(|title| {
        let goal = json!({ "title": title, "horizon": "short", "area": null, "own": false });
        write(&app, "add_goal", &goal)
    });
    write(
        &app,
        "add_good_moment",
        &json!({ "words": "Coffee on the steps" }),
    );
    app.call("back_up_now", json!(null)).expect("a backup");
    for goal in goals {
        write(&app, "delete_goal", &json!({ "goal": goal }));
    }
    app
}

fn write(app: &App, name: &str, args: &Value) -> Value {
    let done = app.call(name, json!({ "args": args, "by": "start" }));
    done.expect("what is written is kept")["value"].clone()
}
