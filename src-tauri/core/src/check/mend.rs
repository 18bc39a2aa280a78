//! Putting right what can be put right without losing anything.

use serde_json::Value;

use super::links::{LINKS, ORDERED, places};
use crate::error::Result;
use crate::history::{self, Op};
use crate::order;
use crate::planner::{Done, Planner, Tx};
use crate::vault::Keys;
use crate::who::Actor;

impl Planner {
    /// Takes away links that lead nowhere, writes orders anew that leave no room, and the copy of the keys that
    /// is not whole. Whoever calls it has made a verified backup before.
    ///
    /// # Errors
    /// Where the file or its folder cannot be written; then nothing was changed.
    pub fn mend(&mut self) -> Result<Done<()>> {
        let done = self.transact(Actor::App, Op::Mend, |tx| {
            for link in LINKS {
                for id in link.astray(tx.db())? {
                    rewrite(tx, link.table, &id, link.column, Value::Null)?;
                }
            }
            ORDERED.iter().try_for_each(|table| put_in_order(tx, table))
        })?;
        if Keys::copies(self.folder())? != [true, true] {
            self.keys.write(self.folder())?;
        }
        Ok(done)
    }
}

/// Gives every place that leaves no room a key between its neighbours': the order stays as it is.
fn put_in_order(tx: &Tx<'_>, table: &'static str) -> Result<()> {
    let rows = places(tx.db(), table)?;
    let mut last: Option<String> = None;
    for (n, (id, key)) in rows.iter().enumerate() {
        let key = if order::is_key(key) {
            key.clone()
        } else {
            let next = rows[n..]
                .iter()
                .map(|(_, key)| key)
                .find(|key| order::is_key(key) && last.as_ref().is_none_or(|last| last < *key));
            let key = order::between(last.as_deref(), next.map(String::as_str));
            rewrite(tx, table, id, "position", key.clone().into())?;
            key
        };
        last = Some(key);
    }
    Ok(())
}

/// Writes one column of a row anew, with its history.
fn rewrite(tx: &Tx<'_>, table: &str, id: &str, column: &str, value: Value) -> Result<()> {
    let table = history::table(table)?;
    let Some(before) = table.image(tx.db(), id)? else {
        return Ok(());
    };
    let mut after = before.clone();
    after.insert(column.to_owned(), value);
    tx.restore_image(table, id, Some(&before), Some(&after))
}
