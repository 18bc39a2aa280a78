//! Searching as one types: the newest first, at most fifty.

use std::collections::HashSet;

use rusqlite::Row;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::index::typed_in;
use super::wanted::{Bit, MARKS, Wanted, marked};
use crate::agreed;
use crate::db::text_enum;
use crate::error::{Error, Result};
use crate::planner::Planner;
use crate::private;
use crate::who::{Side, Viewer};

/// What is looked for.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SearchQuery {
    /// Words that all have to be found, as they are typed.
    pub words: String,
}

text_enum! {
    /// What was found.
    pub enum Of {
        /// A goal.
        Goal = "goal",
        /// A boundary of one's own.
        Own = "own",
        /// An agreement.
        Agreement = "agreement",
        /// A request.
        Request = "request",
        /// A rule.
        Rule = "rule",
        /// A good time.
        GoodTime = "good_time",
        /// A good moment.
        GoodMoment = "good_moment",
        /// A reminder.
        Reminder = "reminder",
        /// A feeling somebody shared.
        Feeling = "feeling",
        /// What matters to one of the two, opened together.
        Value = "value",
        /// Something that is only the viewer's.
        Private = "private",
    }
}

/// One thing that was found.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Hit {
    /// What it is.
    pub of: Of,
    /// Its id.
    #[ts(type = "string")]
    pub id: Uuid,
    /// The words it is known by.
    pub title: String,
    /// The words around what was looked for.
    pub around: Vec<Bit>,
}

/// What was found.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Found {
    /// First what is the viewer's alone, then what both may read; the newest first.
    pub hits: Vec<Hit>,
    /// Whether there is more than is shown.
    pub more: bool,
}

/// At most so many things are shown.
const MOST: usize = 50;
/// At most so many of them are private, so that they leave room for the others.
const MOST_PRIVATE: usize = 12;
/// Words of the index around what was found.
const AROUND: usize = 16;

/// Every line with the words, newest first, and what it belongs to, and whose own reminder it is; what lies in the trash
/// is passed over. Whose it is is asked outside: as a condition SQLite plans all of it anew with each search.
const LINES: &str =
    "SELECT l.subject, b.form, coalesce(t.title, m.words, n.title, f.words, w.words),
            g.id IS NOT NULL, r.id IS NOT NULL, t.id IS NOT NULL, m.id IS NOT NULL, n.id IS NOT NULL,
            w.id IS NOT NULL,
            snippet(search, 0, ?2, ?3, '…', ?4),
            (SELECT body FROM version WHERE subject=l.subject ORDER BY number DESC LIMIT 1), n.owner
     FROM search CROSS JOIN search_line l ON l.n=search.rowid
       LEFT JOIN goal g ON g.id=l.subject LEFT JOIN boundary b ON b.id=l.subject
       LEFT JOIN rule r ON r.id=l.subject LEFT JOIN good_time t ON t.id=l.subject
       LEFT JOIN good_moment m ON m.id=l.subject LEFT JOIN reminder n ON n.id=l.subject
       LEFT JOIN feeling f ON f.id=l.subject LEFT JOIN value w ON w.id=l.subject
     WHERE search MATCH ?1
       AND coalesce(g.id, b.id, r.id, t.id, m.id, n.id, f.id, w.id) IS NOT NULL
       AND coalesce(g.trashed_on, b.trashed_on, r.trashed_on, t.trashed_on, m.trashed_on, n.trashed_on) IS NULL
     ORDER BY search.rowid DESC";

impl Planner {
    /// What the viewer may see that has every word, the newest first. A word may be half typed.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn search(&self, viewer: Viewer, query: SearchQuery) -> Result<Found> {
        let wanted = Wanted::new(&query.words);
        let mut found = Found {
            hits: Vec::new(),
            more: false,
        };
        if wanted.is_nothing() {
            return Ok(found);
        }
        self.search_private(viewer, &wanted, &mut found)?;
        self.search_shared(viewer, &wanted, &mut found)?;
        Ok(found)
    }

    fn search_shared(&self, viewer: Viewer, wanted: &Wanted, found: &mut Found) -> Result<()> {
        let mut statement = self.db().prepare_cached(LINES)?;
        let [before, after] = MARKS.map(String::from);
        let words = wanted.for_the_index();
        let mut lines = statement.query((words, before, after, AROUND as i64))?;
        let mut seen = HashSet::new();
        while let Some(line) = lines.next()? {
            let subject: String = line.get(0)?;
            let owner: Option<Side> = line.get(11)?;
            let theirs = owner.is_some() && owner != viewer.one();
            if theirs || seen.contains(&subject) {
                continue;
            }
            if found.hits.len() == MOST {
                found.more = true;
                break;
            }
            found.hits.push(hit(&subject, line)?);
            seen.insert(subject);
        }
        Ok(())
    }

    fn search_private(&self, viewer: Viewer, wanted: &Wanted, found: &mut Found) -> Result<()> {
        if viewer.one().is_none() {
            return Ok(());
        }
        for item in private::every(self.rows(), viewer)?.iter().rev() {
            // What is being typed stands in its form.
            if item.kind == private::DRAFT {
                continue;
            }
            let words = typed_in(&item.now);
            let all = words.join("\n");
            if words.is_empty() || !wanted.finds(&all) {
                continue;
            }
            if found.hits.len() == MOST_PRIVATE {
                found.more = true;
                break;
            }
            found.hits.push(Hit {
                of: Of::Private,
                id: item.id.0,
                title: words.into_iter().next().unwrap_or_default(),
                around: wanted.around(&all),
            });
        }
        Ok(())
    }
}

fn hit(subject: &str, line: &Row<'_>) -> Result<Hit> {
    let form: Option<String> = line.get(1)?;
    let flag = |n: usize| line.get::<_, bool>(n);
    let of = match form.as_deref() {
        Some("own") => Of::Own,
        Some("agreement") => Of::Agreement,
        Some(_) => Of::Request,
        None if flag(3)? => Of::Goal,
        None if flag(4)? => Of::Rule,
        None if flag(5)? => Of::GoodTime,
        None if flag(6)? => Of::GoodMoment,
        None if flag(7)? => Of::Reminder,
        None if flag(8)? => Of::Value,
        None => Of::Feeling,
    };
    let body: Option<String> = line.get(10)?;
    let known_by = body.and_then(|body| agreed::known_by_kept(&body));
    let title: Option<String> = line.get(2)?;
    Ok(Hit {
        of,
        id: subject
            .parse()
            .map_err(|_| Error::Row("an id is not a uuid".to_owned()))?,
        title: title.or(known_by).unwrap_or_default(),
        around: marked(&line.get::<_, String>(9)?),
    })
}
