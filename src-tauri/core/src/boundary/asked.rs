//! Whether something was asked before. After a second no only the one who declined can open it again, and
//! much the same words count as the same request.

use super::row::{Boundary, BoundaryId, Form, Reply};
use super::store;
use super::text::Text;
use super::wording::near_identical;
use crate::agreed::{Subject, Version};
use crate::error::{Refusal, Result};
use crate::planner::Tx;
use crate::who::{Actor, Side};

/// Checks a request's words against everything `asker` asked before, also in earlier wordings and also what
/// lies in the trash. Answers how often the same was declined.
pub(super) fn check(tx: &Tx<'_>, asker: Side, words: &str, but: Option<BoundaryId>) -> Result<u32> {
    let mut declined = 0;
    for earlier in same(tx, asker, words, but)? {
        if earlier.closed() {
            return Err(Refusal::DeclinedTwice.into());
        }
        if matches!(earlier.reply, None | Some(Reply::NotNow)) && earlier.trashed_on.is_none() {
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
    if same(tx, side, words, None)?.iter().any(Boundary::closed) {
        return Err(Refusal::DeclinedTwice.into());
    }
    Ok(())
}

fn same(tx: &Tx<'_>, asker: Side, words: &str, but: Option<BoundaryId>) -> Result<Vec<Boundary>> {
    let requests: Vec<Boundary> =
        tx.select("WHERE form=?1 AND owner=?2", (Form::Request, asker))?;
    let mut same = Vec::new();
    for request in requests.into_iter().filter(|one| Some(one.id) != but) {
        let versions: Vec<Version> =
            tx.select("WHERE subject=?1 AND kind=?2", (request.id, Subject::Own))?;
        for version in versions {
            if let Text::Request(text) = store::text(Form::Request, &version)?
                && near_identical(&text.words, words)
            {
                same.push(request);
                break;
            }
        }
    }
    Ok(same)
}
