//! Starting, again and twice.

use common_ground_e2e::App;

#[test]
fn the_window_opens_and_can_be_read() {
    let app = App::start("the_window_opens_and_can_be_read");
    app.until("something should be there to read", || {
        !app.text().trim().is_empty()
    });
    app.is_accessible("the first page");
}
