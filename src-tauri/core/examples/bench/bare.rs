//! Bare rusqlite and serde: the floor. The connection is set as the planner sets its own.

use std::path::Path;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, params_from_iter};
use serde::Serialize;
use serde_json::{Map, Value};

use crate::Outcome;

/// Opens the household in `dir` as the planner does.
pub(crate) fn open(dir: &Path) -> Outcome<Connection> {
    let keys: Value = serde_json::from_slice(&std::fs::read(dir.join("keys.json"))?)?;
    let key = keys["ring"]["open"]
        .as_str()
        .ok_or("the key is not in the open")?;
    let db = Connection::open(dir.join("household.db"))?;
    db.execute_batch(&format!("PRAGMA key=\"x'{key}'\""))?;
    db.pragma_update(None, "journal_mode", "WAL")?;
    db.execute_batch(
        "PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY;
         PRAGMA synchronous=FULL; PRAGMA checkpoint_fullfsync=ON; PRAGMA secure_delete=ON;
         PRAGMA wal_autocheckpoint=500; PRAGMA journal_size_limit=1048576;",
    )?;
    db.busy_timeout(std::time::Duration::from_secs(5))?;
    db.set_prepared_statement_cache_capacity(256);
    Ok(db)
}

/// One column of one row, owned.
#[derive(Serialize)]
#[serde(untagged)]
enum Column {
    None,
    Integer(i64),
    Real(f64),
    Text(String),
    Json(Value),
}

/// Runs each query, reads every row into memory, and writes all of it as JSON. Text that is JSON is read
/// as JSON first, as anything that wants to know what it says must.
pub(crate) fn read(db: &Connection, queries: &[(&str, Vec<&str>)]) -> Outcome<(String, usize)> {
    let mut all = Vec::with_capacity(queries.len());
    for (sql, params) in queries {
        let mut statement = db.prepare_cached(sql)?;
        let columns = statement.column_count();
        let rows = statement.query_map(params_from_iter(params), |row| {
            (0..columns)
                .map(|n| Ok(column(row.get_ref(n)?)))
                .collect::<rusqlite::Result<Vec<_>>>()
        })?;
        all.push(rows.collect::<rusqlite::Result<Vec<_>>>()?);
    }
    let rows = all.iter().map(Vec::len).sum();
    Ok((serde_json::to_string(&all)?, rows))
}

fn column(value: ValueRef<'_>) -> Column {
    match value {
        ValueRef::Null => Column::None,
        ValueRef::Integer(n) => Column::Integer(n),
        ValueRef::Real(x) => Column::Real(x),
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) if bytes.starts_with(b"{") => {
            serde_json::from_slice(bytes).map_or(Column::None, Column::Json)
        }
        ValueRef::Text(bytes) | ValueRef::Blob(bytes) => {
            Column::Text(String::from_utf8_lossy(bytes).into_owned())
        }
    }
}

/// One row to be written: a table's row as its columns by name, or its absence, or a history entry.
pub(crate) struct Write {
    sql: String,
    values: Vec<rusqlite::types::Value>,
}

/// What a command wrote, read back from what it left: every row of the history since `seq` with its line of the
/// search index, and private items, which have neither.
pub(crate) struct Watch<'a> {
    db: &'a Connection,
    seq: i64,
    private: Map<String, Value>,
}

impl<'a> Watch<'a> {
    pub(crate) fn new(db: &'a Connection) -> Outcome<Self> {
        let mut watch = Self {
            db,
            seq: 0,
            private: Map::new(),
        };
        watch.since()?;
        Ok(watch)
    }

    /// The writes since this was asked last.
    pub(crate) fn since(&mut self) -> Outcome<Vec<Write>> {
        let first = self.seq == 0;
        let newest: i64 =
            self.db
                .query_row("SELECT coalesce(max(seq),0) FROM history", [], |r| r.get(0))?;
        let mut writes = Vec::new();
        if !first {
            self.history(&mut writes)?;
        }
        self.seq = newest;
        self.private(first, &mut writes)?;
        Ok(writes)
    }

    fn history(&self, writes: &mut Vec<Write>) -> Outcome<()> {
        const COLUMNS: &str = "seq,step,day,at,op,kind,actor,undoes,noun,row,part_of,before,after";
        let mut entries = self.db.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM history WHERE seq>?1 ORDER BY seq"
        ))?;
        let mut rows = entries.query([self.seq])?;
        while let Some(row) = rows.next()? {
            let noun: String = row.get(8)?;
            let id: String = row.get(9)?;
            let image = |n| -> Outcome<Option<Map<String, Value>>> {
                let text: Option<String> = row.get(n)?;
                Ok(text.map(|text| serde_json::from_str(&text)).transpose()?)
            };
            let (before, after) = (image(11)?, image(12)?);
            match (before, after) {
                (before, Some(after)) if before.as_ref() != Some(&after) => {
                    writes.push(whole(&noun, before.is_none(), &after));
                }
                // Marked as part of what happened, not changed.
                (Some(_), Some(_)) => {}
                (Some(_), None) => writes.push(gone(&noun, &id)),
                (None, _) => {
                    writes.push(gone(&noun, &id));
                    writes.push(Write {
                        sql: "UPDATE history SET before=NULL, after=NULL WHERE noun=? AND row=?"
                            .to_owned(),
                        values: vec![noun.into(), id.into()],
                    });
                }
            }
            writes.push(Write {
                sql: format!("INSERT INTO history ({COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"),
                values: (0..13).map(|n| row.get(n)).collect::<Result<_, _>>()?,
            });
            self.found_by(
                row.get(0)?,
                (row.get(8)?, row.get(9)?),
                row.get::<_, Option<String>>(12)?.is_none(),
                writes,
            )?;
        }
        Ok(())
    }

    /// The line of the search index that this change wrote, in the place of the one there was; none where the row
    /// is gone.
    fn found_by(
        &self,
        seq: i64,
        (noun, id): (String, String),
        taken: bool,
        writes: &mut Vec<Write>,
    ) -> Outcome<()> {
        let line = self
            .db
            .prepare_cached(
                "SELECT l.subject, s.words FROM search_line l JOIN search s ON s.rowid=l.n WHERE l.n=?1",
            )?
            .query_row([seq], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
            })
            .optional()?;
        if line.is_none() && !taken {
            return Ok(());
        }
        let of: Vec<rusqlite::types::Value> = vec![noun.into(), id.into()];
        for sql in [
            "DELETE FROM search WHERE rowid=(SELECT n FROM search_line WHERE noun=? AND row=?)",
            "DELETE FROM search_line WHERE noun=? AND row=?",
        ] {
            writes.push(Write {
                sql: sql.to_owned(),
                values: of.clone(),
            });
        }
        let Some((subject, words)) = line else {
            return Ok(());
        };
        let mut line = vec![seq.into()];
        line.extend(of);
        line.push(subject.into());
        writes.push(Write {
            sql: "INSERT INTO search_line (n, noun, row, subject) VALUES (?,?,?,?)".to_owned(),
            values: line,
        });
        writes.push(Write {
            sql: "INSERT INTO search (rowid, words) VALUES (?,?)".to_owned(),
            values: vec![seq.into(), words.into()],
        });
        Ok(())
    }

    fn private(&mut self, first: bool, writes: &mut Vec<Write>) -> Outcome<()> {
        let mut found = Map::new();
        let mut items = self
            .db
            .prepare_cached("SELECT id, owner, CAST(body AS TEXT) FROM private_item")?;
        let mut rows = items.query([])?;
        while let Some(row) = rows.next()? {
            let (id, owner, body): (String, String, String) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            found.insert(id, serde_json::json!([owner, body]));
        }
        if !first {
            for (id, item) in &found {
                if self.private.get(id) != Some(item) {
                    let text = |n: usize| item[n].as_str().unwrap_or_default().to_owned();
                    writes.push(Write {
                        sql: "INSERT INTO private_item (id, owner, sealed, body) VALUES (?,?,0,?)
                              ON CONFLICT(id) DO UPDATE SET body=excluded.body"
                            .to_owned(),
                        values: vec![
                            id.clone().into(),
                            text(0).into(),
                            text(1).into_bytes().into(),
                        ],
                    });
                }
            }
            for id in self.private.keys().filter(|id| !found.contains_key(*id)) {
                writes.push(gone("private_item", id));
            }
        }
        self.private = found;
        Ok(())
    }
}

fn whole(noun: &str, new: bool, row: &Map<String, Value>) -> Write {
    let columns: Vec<&str> = row.keys().map(String::as_str).collect();
    let mut values: Vec<_> = row.values().map(bound).collect();
    let sql = if new {
        let marks = vec!["?"; columns.len()].join(",");
        format!(
            "INSERT INTO {noun} ({}) VALUES ({marks})",
            columns.join(",")
        )
    } else {
        values.push(row.get("id").map_or(rusqlite::types::Value::Null, bound));
        format!("UPDATE {noun} SET {}=? WHERE id=?", columns.join("=?,"))
    };
    Write { sql, values }
}

fn gone(noun: &str, id: &str) -> Write {
    Write {
        sql: format!("DELETE FROM {noun} WHERE id=?"),
        values: vec![id.to_owned().into()],
    }
}

fn bound(value: &Value) -> rusqlite::types::Value {
    match value {
        Value::Null => rusqlite::types::Value::Null,
        Value::Number(n) => n
            .as_i64()
            .map_or_else(|| n.as_f64().unwrap_or_default().into(), Into::into),
        Value::String(text) => text.clone().into(),
        other => other.to_string().into(),
    }
}

/// Writes these rows in one transaction.
pub(crate) fn write(db: &Connection, writes: &[Write]) -> Outcome<()> {
    db.execute_batch("BEGIN IMMEDIATE")?;
    for write in writes {
        db.prepare_cached(&write.sql)?
            .execute(params_from_iter(&write.values))?;
    }
    db.execute_batch("COMMIT")?;
    Ok(())
}
