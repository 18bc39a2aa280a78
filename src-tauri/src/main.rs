//! Entry.
fn main() {
    common_ground::run();
}
