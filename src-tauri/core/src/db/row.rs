//! How a row becomes a struct and back. A noun declares its struct once, with [`row!`]; its columns,
//! its image in the history and its mapping follow from that.

use rusqlite::types::{
    FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, Value as Sql, ValueRef,
};
use rusqlite::{Connection, OptionalExtension, Params};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use crate::error::{Error, Result};
use crate::seal::Key;

/// A struct that is one row of one table. The first column is `id`.
pub(crate) trait Row: Sized {
    /// The table's name.
    const TABLE: &'static str;
    /// Its columns, in the order of [`Row::values`].
    const COLUMNS: &'static [&'static str];
    /// All of them, as a query names them, each followed by a comma.
    const LIST: &'static str;
    /// The column with the id of the row this one hangs on, if it does.
    const PART_OF: Option<&'static str>;

    /// From a row selected with [`Row::COLUMNS`], in that order.
    fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self>;
    /// The columns' values.
    fn values(&self) -> Vec<rusqlite::Result<ToSqlOutput<'_>>>;
}

/// What undo, erasing and export need to know of a table.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) columns: &'static [&'static str],
    pub(crate) list: &'static str,
    pub(crate) part_of: Option<&'static str>,
    /// Reads one row the way its noun does: what does not have the noun's shape is an error.
    pub(crate) reads: fn(&Connection, &str) -> Result<()>,
}

fn reads<R: Row>(db: &Connection, id: &str) -> Result<()> {
    let rows = Rows {
        db,
        own: [None, None],
    };
    rows.find::<R>(id).map(|_| ())
}

impl Table {
    pub(crate) const fn of<R: Row>() -> Self {
        Self {
            name: R::TABLE,
            columns: R::COLUMNS,
            list: R::LIST,
            part_of: R::PART_OF,
            reads: reads::<R>,
        }
    }

    fn upsert(&self) -> String {
        let marks = (1..=self.columns.len())
            .map(|n| format!("?{n}"))
            .collect::<Vec<_>>()
            .join(",");
        let sets = self
            .columns
            .iter()
            .skip(1)
            .map(|c| format!("{c}=excluded.{c}"))
            .collect::<Vec<_>>()
            .join(",");
        format!(
            "INSERT INTO {}({}) VALUES ({marks}) ON CONFLICT(id) DO UPDATE SET {sets}",
            self.name,
            self.columns.join(",")
        )
    }

    fn select(&self) -> String {
        let columns = self.list.trim_end_matches(',');
        format!("SELECT {columns} FROM {}", self.name)
    }

    /// The row as it stands, column by column: what the history keeps.
    pub(crate) fn image(&self, db: &Connection, id: &str) -> Result<Option<Map<String, Value>>> {
        let mut statement = db.prepare_cached(&format!("{} WHERE id=?1", self.select()))?;
        let image = statement
            .query_row([id], |row| {
                let mut image = Map::new();
                for (n, column) in self.columns.iter().enumerate() {
                    image.insert((*column).to_owned(), to_json(row.get_ref(n)?));
                }
                Ok(image)
            })
            .optional()?;
        Ok(image)
    }

    /// Writes a row back from its image. Columns that came later than the image are left to their default.
    pub(crate) fn restore(&self, db: &Connection, image: &Map<String, Value>) -> Result<()> {
        let columns: Vec<&str> = self
            .columns
            .iter()
            .copied()
            .filter(|c| image.contains_key(*c))
            .collect();
        let table = columns.join(",");
        let marks = (1..=columns.len())
            .map(|n| format!("?{n}"))
            .collect::<Vec<_>>()
            .join(",");
        let sets = columns
            .iter()
            .skip(1)
            .map(|c| format!("{c}=excluded.{c}"))
            .collect::<Vec<_>>()
            .join(",");
        let sql = format!(
            "INSERT INTO {}({table}) VALUES ({marks}) ON CONFLICT(id) DO UPDATE SET {sets}",
            self.name
        );
        let values = columns.iter().filter_map(|c| image.get(*c)).map(to_sql);
        db.prepare_cached(&sql)?
            .execute(rusqlite::params_from_iter(values))?;
        Ok(())
    }

    pub(crate) fn delete(&self, db: &Connection, id: &str) -> Result<()> {
        db.prepare_cached(&format!("DELETE FROM {} WHERE id=?1", self.name))?
            .execute([id])?;
        Ok(())
    }
}

fn to_json(value: ValueRef<'_>) -> Value {
    match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(n) => n.into(),
        ValueRef::Real(x) => x.into(),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            String::from_utf8_lossy(bytes).into_owned().into()
        }
    }
}

fn to_sql(value: &Value) -> Sql {
    match value {
        Value::Null => Sql::Null,
        Value::Bool(yes) => Sql::Integer((*yes).into()),
        Value::Number(n) => n
            .as_i64()
            .map_or_else(|| Sql::Real(n.as_f64().unwrap_or_default()), Sql::Integer),
        Value::String(s) => Sql::Text(s.clone()),
        other => Sql::Text(other.to_string()),
    }
}

/// Reading rows: what a query and the inside of a transaction have in common, and the keys of the
/// private things of those who are here.
#[derive(Clone, Copy)]
pub(crate) struct Rows<'a> {
    pub(crate) db: &'a Connection,
    pub(crate) own: [Option<&'a Key>; 2],
}

impl Rows<'_> {
    /// The row with this id.
    pub(crate) fn get<R: Row>(&self, id: impl ToSql) -> Result<R> {
        self.find(id)?.ok_or(Error::NotFound)
    }

    /// The row with this id, if there is one.
    pub(crate) fn find<R: Row>(&self, id: impl ToSql) -> Result<Option<R>> {
        let sql = format!("{} WHERE id=?1", Table::of::<R>().select());
        Ok(self
            .db
            .prepare_cached(&sql)?
            .query_row([id], |row| R::read(row))
            .optional()?)
    }

    /// All rows that answer `rest`: what follows `SELECT … FROM table`, such as `WHERE goal=?1 ORDER BY position`.
    pub(crate) fn select<R: Row>(&self, rest: &str, params: impl Params) -> Result<Vec<R>> {
        let sql = format!("{} {rest}", Table::of::<R>().select());
        let mut statement = self.db.prepare_cached(&sql)?;
        let rows = statement.query_map(params, |row| R::read(row))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// One value of one row, if there is one.
    pub(crate) fn value<T: FromSql>(&self, sql: &str, params: impl Params) -> Result<Option<T>> {
        Ok(self
            .db
            .prepare_cached(sql)?
            .query_row(params, |row| row.get(0))
            .optional()?)
    }
}

/// Inserts or replaces a row.
pub(crate) fn put<R: Row>(db: &Connection, row: &R) -> Result<()> {
    let mut statement = db.prepare_cached(&Table::of::<R>().upsert())?;
    for (n, value) in row.values().into_iter().enumerate() {
        statement.raw_bind_parameter(n + 1, value?)?;
    }
    statement.raw_execute()?;
    Ok(())
}

/// A value as an image has it.
pub(crate) fn as_kept(value: &impl ToSql) -> Result<Value> {
    kept(&value.to_sql()?)
}

fn kept(value: &ToSqlOutput<'_>) -> Result<Value> {
    match value {
        ToSqlOutput::Borrowed(value) => Ok(to_json(*value)),
        ToSqlOutput::Owned(value) => Ok(to_json(value.into())),
        other => Err(Error::Row(format!("no column can hold {other:?}"))),
    }
}

/// What the history keeps of a row that is being written.
pub(crate) fn image<R: Row>(row: &R) -> Result<Map<String, Value>> {
    let values = R::COLUMNS.iter().zip(row.values());
    values
        .map(|(column, value)| Ok(((*column).to_owned(), kept(&value?)?)))
        .collect()
}

/// A value kept as JSON in one text column.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Json<T>(pub(crate) T);

impl<T: Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        serde_json::to_string(&self.0)
            .map(Into::into)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
    }
}

impl<T: DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?)
            .map(Json)
            .map_err(|error| FromSqlError::Other(error.into()))
    }
}

/// Declares a struct that is one row of a table: `row! { pub struct Goal in "goal" { pub id: GoalId, … } }`.
/// Every field is a column of the same name; the first is `id`. `in "goal_step" part_of goal` says in which of
/// them the row stands that this one hangs on.
macro_rules! row {
    ($(#[$meta:meta])* $vis:vis struct $name:ident in $table:literal $(part_of $whole:ident)? {
        $($(#[$field_meta:meta])* $field_vis:vis $field:ident : $type:ty),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        $vis struct $name { $($(#[$field_meta])* $field_vis $field: $type),* }

        impl $crate::db::Row for $name {
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [&'static str] = &[$(stringify!($field)),*];
            const LIST: &'static str = concat!($(stringify!($field), ","),*);
            #[allow(unused_mut, unused_assignments, reason = "a row may hang on none")]
            const PART_OF: Option<&'static str> = {
                let mut part_of = None;
                $(part_of = Some(stringify!($whole));)?
                part_of
            };

            fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
                let mut column = 0..;
                Ok(Self { $($field: row.get(column.next().unwrap_or_default())?),* })
            }

            fn values(&self) -> Vec<rusqlite::Result<rusqlite::types::ToSqlOutput<'_>>> {
                vec![$(rusqlite::types::ToSql::to_sql(&self.$field)),*]
            }
        }
    };
}

/// Declares an enum that is kept and sent as a word: `text_enum! { pub enum Horizon { Short = "short", … } }`.
macro_rules! text_enum {
    ($(#[$meta:meta])* $vis:vis enum $name:ident {
        $($(#[$variant_meta:meta])* $variant:ident = $word:literal),* $(,)?
    }) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        $(#[$meta])*
        $vis enum $name { $($(#[$variant_meta])* #[serde(rename = $word)] $variant),* }

        impl $name {
            /// The word it is kept as.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),* }
            }
        }

        impl rusqlite::types::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.word().into())
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                match value.as_str()? {
                    $($word => Ok(Self::$variant),)*
                    other => Err(rusqlite::types::FromSqlError::Other(
                        format!("{} is not a {}", other, stringify!($name)).into(),
                    )),
                }
            }
        }
    };
}

/// Declares an id type of its own for a noun: `id! { /// A goal's id. pub GoalId }`.
macro_rules! id {
    ($(#[$meta:meta])* $vis:vis $name:ident) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(transparent)]
        $vis struct $name(pub uuid::Uuid);

        impl From<uuid::Uuid> for $name {
            fn from(id: uuid::Uuid) -> Self { Self(id) }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { self.0.fmt(f) }
        }

        impl rusqlite::types::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                Ok(self.0.to_string().into())
            }
        }

        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                uuid::Uuid::parse_str(value.as_str()?)
                    .map(Self)
                    .map_err(|error| rusqlite::types::FromSqlError::Other(error.into()))
            }
        }
    };
}

pub(crate) use {id, row, text_enum};
