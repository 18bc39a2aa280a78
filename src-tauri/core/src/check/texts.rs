//! The texts that bind, and the yeses to them.

use std::collections::HashMap;

use super::{Look, Wrong};
use crate::agreed::{self, Checked, SignOff, Version, VersionId};
use crate::error::Result;

/// Every text that can be read at all; one that cannot was found by its shape.
fn versions(look: &Look<'_>) -> Result<Vec<Version>> {
    let mut ids = look
        .db
        .prepare("SELECT id FROM version ORDER BY subject, number")?;
    let ids = ids
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    Ok(ids
        .into_iter()
        .filter_map(|id| look.rows().find::<Version>(id).ok().flatten())
        .collect())
}

/// A text's digest is that of its words, and the texts of a thing are numbered from one on.
pub(super) fn words(look: &mut Look<'_>) -> Result<()> {
    let (mut changed, mut about) = (0, None);
    let mut numbered = 0;
    let mut before: Option<Version> = None;
    for version in versions(look)? {
        if !version.is_whole() {
            changed += 1;
            about = about.or(agreed::title(look.rows(), &version.subject.to_string())?);
        }
        let expected = before
            .as_ref()
            .filter(|before| before.subject == version.subject)
            .map_or(1, |before| before.number + 1);
        numbered += usize::from(version.number != expected);
        before = Some(version);
    }
    look.found_about(Wrong::Words, changed, about);
    look.found(Wrong::Versions, numbered);
    Ok(())
}

/// A yes belongs to a text of its own thing and to exactly its words; where it was signed, the signature fits.
pub(super) fn yeses(look: &mut Look<'_>) -> Result<()> {
    let texts: HashMap<VersionId, Version> = versions(look)?
        .into_iter()
        .map(|version| (version.id, version))
        .collect();
    let mut ids = look.db.prepare("SELECT id FROM sign_off ORDER BY step")?;
    let ids = ids
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let (mut astray, mut unfit, mut about) = (0, 0, [None, None]);
    for id in ids {
        let Ok(Some(yes)) = look.rows().find::<SignOff>(id) else {
            continue;
        };
        // One whose text is gone was found among the parts.
        let Some(text) = texts.get(&yes.version) else {
            continue;
        };
        let title = || agreed::title(look.rows(), &yes.subject.to_string());
        if text.subject != yes.subject || text.digest != yes.digest {
            astray += 1;
            about[0] = about[0].take().or(title()?);
        } else if agreed::checked(&yes, text, &look.seen(yes.partner)) == Checked::DoesNotFit {
            unfit += 1;
            about[1] = about[1].take().or(title()?);
        }
    }
    let [first, second] = about;
    look.found_about(Wrong::Yeses, astray, first);
    look.found_about(Wrong::Signatures, unfit, second);
    Ok(())
}
