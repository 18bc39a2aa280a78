//! Every page of the rail, for everyone.

use common_ground_e2e::{App, Here};

#[test]
fn every_page_of_the_rail_is_for_everyone() {
    let app = App::couple("every_page_of_the_rail");
    for who in [Here::Both, Here::Ben, Here::Nobody] {
        app.here(who);
        let pages = app.pages();
        assert!(pages.len() >= 2, "the rail has pages: {pages:?}");
        for page in pages {
            app.go(&page);
            app.is_for_everyone(&format!("{page} with {who:?}"));
        }
    }
}

#[test]
fn guests_read_no_titles() {
    let app = App::couple("guests_read_no_titles");
    app.go("Today");
    app.fill("Something good …", "Pancakes in the rain");
    app.click("button", "Keep");
    app.sees("“Pancakes in the rain”");
    app.click("button", "Guests");
    app.sees_no("Pancakes");
    app.is_for_everyone("today with guests");
}
