//! The file: opening it, its schema, and how a row becomes a struct.

mod connection;
mod migrate;
mod row;

pub use connection::DataKey;
pub(crate) use connection::{
    APPLICATION_ID, PATIENCE, fits, give_another_key, open_alone, open_read_only, open_writing,
    opens, orphans, with_room,
};
pub use migrate::SCHEMA;
pub(crate) use migrate::{SCHEMAS, Schema, described, is_of_today, made_new, migrate};
pub(crate) use row::{Json, Row, Rows, Table, as_kept, id, image, put, row, text_enum};
