//! Whether something was asked before. After a second no only the one who declined can open it again, and
//! much the same words count as the same request.

use std::collections::HashMap;

use super::row::{Boundary, BoundaryId, Form, Reply};
use super::text::RequestText;
use super::wording::Asked;
use crate::agreed::Subject;
use crate::error::{Refusal, Result};
use crate::planner::Tx;
use crate::who::{Actor, Side};

/// Checks a request's words against everything `asker` asked before, also in earlier wordings and also what
/// lies in the trash. Answers how often the same was declined.
pub(super) fn check(tx: &Tx<'_>, asker: Side, words: &str, but: Option<BoundaryId>) -> Result<u32> {
    let mut declined = 0;
    let follows = |one: &Boundary| one.declined > 0 || waits(one);
    for earlier in same(tx, asker, words, but, follows)? {
        if earlier.closed() {
            return Err(Refusal::DeclinedTwice.into());
        }
        if waits(&earlier) {
            return Err(Refusal::AlreadyAsked.into());
        }
        declined = declined.max(earlier.declined);
    }
    Ok(declined)
}

/// An agreement proposed by one in the words of a request that was declined twice is that request again.
pub(super) fn check_agreement(tx: &Tx<'_>, words: &str) -> Result<()> {
    let Actor::One(side) = tx.actor else {
        return Ok(());
    };
    if same(tx, side, words, None, Boundary::closed)?.is_empty() {
        Ok(())
    } else {
        Err(Refusal::DeclinedTwice.into())
    }
}

/// Whether it was asked and lies there, without an answer or with *not now*.
fn waits(request: &Boundary) -> bool {
    matches!(request.reply, None | Some(Reply::NotNow)) && request.trashed_on.is_none()
}

/// What `asker` asked in much the same words, of that from which something `follows`: the rest is not looked at.
fn same(
    tx: &Tx<'_>,
    asker: Side,
    words: &str,
    but: Option<BoundaryId>,
    follows: fn(&Boundary) -> bool,
) -> Result<Vec<Boundary>> {
    let requests: Vec<Boundary> =
        tx.select("WHERE form=?1 AND owner=?2", (Form::Request, asker))?;
    let mut left: HashMap<String, Boundary> = requests
        .into_iter()
        .filter(|one| Some(one.id) != but && follows(one))
        .map(|one| (one.id.to_string(), one))
        .collect();
    if left.is_empty() {
        return Ok(Vec::new());
    }
    let asked = Asked::new(words);
    let subjects = serde_json::to_string(&left.keys().collect::<Vec<_>>())?;
    let mut texts = tx.db().prepare_cached(
        "SELECT subject, body FROM version
         WHERE subject IN (SELECT value FROM json_each(?1)) AND kind=?2",
    )?;
    let mut texts = texts.query((subjects, Subject::Own))?;
    let mut same = Vec::new();
    while let Some(row) = texts.next()? {
        let (subject, body): (String, String) = (row.get(0)?, row.get(1)?);
        let text: RequestText = serde_json::from_str(&body)?;
        if left.contains_key(&subject) && asked.again(&text.words) {
            same.extend(left.remove(&subject));
        }
    }
    Ok(same)
}
