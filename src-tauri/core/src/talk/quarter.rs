//! Our quarter: everything that holds is looked at in one sitting. Each ticks alone what to talk about;
//! all others go on as they are, by each one's express yes to each text. Nothing renews without one.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::agreed::{self, GoOn, Record, Standing, Subject, SubjectId, Version, VersionId, Yes};
use crate::civil;
use crate::commands::NoArgs;
use crate::db::{Rows, id, row, text_enum};
use crate::error::{Error, Problem, Refusal, Result};
use crate::goal::{self, Goal, Place};
use crate::history::Op;
use crate::household;
use crate::planner::{Done, Planner, Tx};
use crate::private::{self, PrivateId};
use crate::reminder;
use crate::rule::Rule;
use crate::who::{Actor, Side, Viewer};

id! {
    /// A quarter's id.
    pub QuarterId
}
id! {
    /// The id of one text's place in a quarter.
    pub QuarterTextId
}

text_enum! {
    /// Where the sitting stands.
    pub enum QuarterStep {
        /// Each ticks alone.
        Tick = "tick",
        /// *These go on as they are.*
        GoOn = "go_on",
        /// What was ticked.
        Talk = "talk",
        /// Enough.
        Done = "done",
    }
}

text_enum! {
    /// What became of a text that was talked about.
    pub enum Outcome {
        /// It goes on; both said yes.
        Keep = "keep",
        /// Its words will change; until both said yes to the new ones, these hold.
        Change = "change",
        /// It pauses.
        Pause = "pause",
        /// It is reached.
        Finish = "finish",
        /// Let go, with thanks.
        LetGo = "let_go",
    }
}

row! {
    /// A sitting.
    pub(crate) struct Quarter in "quarter" {
        pub(crate) id: QuarterId,
        pub(crate) step: QuarterStep,
        /// When the time for talking is up; it never cuts off.
        pub(crate) until: Option<DateTime<Utc>>,
        pub(crate) ready_start: bool,
        pub(crate) ready_end: bool,
    }
}

row! {
    /// One text in it.
    pub(crate) struct QuarterText in "quarter_text" {
        pub(crate) id: QuarterTextId,
        pub(crate) quarter: QuarterId,
        pub(crate) subject: SubjectId,
        pub(crate) to_talk: bool,
        pub(crate) keep_start: bool,
        pub(crate) keep_end: bool,
        pub(crate) outcome: Option<Outcome>,
    }
}

/// The sitting as it stands.
#[derive(Debug, Clone, Serialize, TS)]
pub struct QuarterView {
    /// Its step; none before anybody began.
    pub step: Option<QuarterStep>,
    /// When the time for talking is up.
    pub until: Option<DateTime<Utc>>,
    /// Who is ready with ticking, start and end.
    pub ready: [bool; 2],
    /// Everything that holds, in full text.
    pub texts: Vec<QuarterItem>,
    /// What the one who is here ticked, and nobody else's.
    pub ticked: Vec<SubjectId>,
    /// The next quarter's day: what goes on comes back then.
    pub next: NaiveDate,
}

/// One text in the sitting.
#[derive(Debug, Clone, Serialize, TS)]
pub struct QuarterItem {
    /// What it is a text of.
    pub subject: SubjectId,
    /// What kind of thing.
    pub kind: Subject,
    /// The exact text that holds.
    pub version: VersionId,
    /// Its digest, to say yes to.
    pub digest: String,
    /// What it is known by.
    pub title: String,
    /// The whole text.
    #[ts(type = "Record<string, unknown>")]
    pub text: Value,
    /// One of the two, or both, ticked it.
    pub to_talk: bool,
    /// Who said it goes on, start and end.
    pub keep: [bool; 2],
    /// What became of it.
    pub outcome: Option<Outcome>,
}

/// What one ticks, alone.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Ticks {
    /// At most three; none at all leaves what one ticked before.
    pub subjects: Option<Vec<SubjectId>>,
    /// That is all: once both are ready the ticks are opened together.
    pub ready: bool,
}

/// One partner's express yes to each of these texts: they go on.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeepTexts {
    /// The texts exactly as they stood on the page.
    pub texts: Vec<Yes>,
}

/// What becomes of one text.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Settle {
    /// Which.
    pub subject: SubjectId,
    /// What; *keep* takes each one's own yes instead.
    pub outcome: Outcome,
}

/// Going to another step.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ToStep {
    /// Which.
    pub step: QuarterStep,
}

#[derive(Serialize, Deserialize)]
struct Ticked {
    quarter: QuarterId,
    subjects: Vec<SubjectId>,
}

const KIND: &str = "quarter-ticks";
const MOST: usize = 3;
/// Minutes for talking.
const MINUTES: i64 = 45;
const SHARED: [Subject; 3] = [Subject::Goal, Subject::Agreement, Subject::Rule];

impl Planner {
    /// The sitting as it stands, for whoever is here.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn quarter(&self, viewer: Viewer) -> Result<QuarterView> {
        let rows = self.rows();
        let open = open(rows)?;
        let of: Vec<QuarterText> = match &open {
            Some(quarter) => rows.select("WHERE quarter=?1", [quarter.id])?,
            None => Vec::new(),
        };
        let mut texts = Vec::new();
        for kind in SHARED {
            for (subject, record) in agreed::of_kind(rows, kind)? {
                let item = of.iter().find(|one| one.subject == subject);
                let standing = record.standing(self.now())?;
                if trashed(rows, kind, subject)?
                    || (item.is_none() && (!standing.holds() || ended(rows, kind, subject)?))
                {
                    continue;
                }
                let version = record.version(standing.version())?;
                texts.push(QuarterItem {
                    subject,
                    kind,
                    version: version.id,
                    digest: version.digest.clone(),
                    title: agreed::known_by(&version.json()?).unwrap_or_default(),
                    text: version.json()?,
                    to_talk: item.is_some_and(|one| one.to_talk),
                    keep: item.map_or([false; 2], |one| [one.keep_start, one.keep_end]),
                    outcome: item.and_then(|one| one.outcome),
                });
            }
        }
        texts.sort_by(|a, b| a.kind.cmp(&b.kind).then_with(|| a.title.cmp(&b.title)));
        let ticked = match (&open, viewer.one()) {
            (Some(quarter), Some(side)) => ticks(rows, side, quarter.id)?.1,
            _ => Vec::new(),
        };
        Ok(QuarterView {
            step: open.as_ref().map(|quarter| quarter.step),
            until: open.as_ref().and_then(|quarter| quarter.until),
            ready: open
                .as_ref()
                .map_or([false; 2], |one| [one.ready_start, one.ready_end]),
            texts,
            ticked,
            next: next(rows, self.today()?)?,
        })
    }

    /// Begins the sitting, or finds the one that was left.
    ///
    /// # Errors
    /// Where the file does not take it.
    pub fn begin_quarter(&mut self, actor: Actor, NoArgs {}: NoArgs) -> Result<Done<()>> {
        self.transact(actor, Op::Quarter, |tx| {
            if open(**tx)?.is_some() {
                return Ok(());
            }
            tx.put(&Quarter {
                id: tx.new_id(),
                step: QuarterStep::Tick,
                until: None,
                ready_start: false,
                ready_end: false,
            })
        })
    }

    /// Ticks what to talk about, alone. It stays hidden until both are ready.
    ///
    /// # Errors
    /// More than three; [`Refusal::NotNow`] once they were opened.
    pub fn tick_quarter(&mut self, actor: Actor, new: Ticks) -> Result<Done<()>> {
        let side = actor.one()?;
        if new.subjects.as_ref().is_some_and(|all| all.len() > MOST) {
            return Err(Error::field("subjects", Problem::TooLarge));
        }
        let op = if new.ready {
            Op::Quarter
        } else {
            Op::KeepPrivate
        };
        self.transact(actor, op, |tx| {
            let mut quarter = open(**tx)?.ok_or(Refusal::NotNow)?;
            if quarter.step != QuarterStep::Tick {
                return Err(Refusal::NotNow.into());
            }
            let (kept, before) = ticks(**tx, side, quarter.id)?;
            let owner = actor.author().ok_or(Refusal::NobodyHere)?;
            let id = kept.unwrap_or_else(|| tx.new_id());
            let ticked = Ticked {
                quarter: quarter.id,
                subjects: new.subjects.unwrap_or(before),
            };
            private::put(tx, id, owner, KIND, &ticked)?;
            if !new.ready {
                return Ok(());
            }
            match side {
                Side::Start => quarter.ready_start = true,
                Side::End => quarter.ready_end = true,
            }
            if quarter.ready_start && quarter.ready_end {
                quarter.step = QuarterStep::GoOn;
                lay_out(tx, &quarter)?;
            }
            tx.put(&quarter)
        })
    }

    /// One partner's express yes to each of these texts. An agreement goes on to the next quarter once
    /// both said so, anything else only comes back then.
    ///
    /// # Errors
    /// [`Refusal::WordsChanged`] where one is not the text that holds: then none of them counts.
    pub fn keep_in_quarter(&mut self, actor: Actor, keep: KeepTexts) -> Result<Done<()>> {
        let side = actor.one()?;
        self.transact(actor, Op::KeepInQuarter, |tx| {
            let quarter = open(**tx)?.ok_or(Refusal::NotNow)?;
            for yes in &keep.texts {
                keep_one(tx, &quarter, side, yes)?;
            }
            Ok(())
        })
    }

    /// Says what becomes of a text that was talked about. Pausing and letting go are either's alone and
    /// name nobody.
    ///
    /// # Errors
    /// [`Refusal::WhoseHand`] for *keep*, which takes each one's own yes.
    pub fn settle_in_quarter(&mut self, actor: Actor, settle: Settle) -> Result<Done<()>> {
        self.transact(actor, Op::SettleInQuarter, |tx| {
            let quarter = open(**tx)?.ok_or(Refusal::NotNow)?;
            let item = item(tx, &quarter, settle.subject)?;
            let (kind, _) = holding(tx, settle.subject)?;
            if settle.outcome == Outcome::Keep {
                return Err(Refusal::WhoseHand.into());
            }
            if kind == Subject::Goal {
                let place = match settle.outcome {
                    Outcome::Pause => Some(Place::Paused),
                    Outcome::Finish => Some(Place::Reached),
                    Outcome::LetGo => Some(Place::LetGo),
                    Outcome::Keep | Outcome::Change => None,
                };
                if let Some(place) = place {
                    goal::lay(tx, settle.subject.into(), place)?;
                }
            } else {
                let stops = match settle.outcome {
                    Outcome::Pause => Some(agreed::WithdrawalKind::Pause),
                    Outcome::LetGo => Some(agreed::WithdrawalKind::End),
                    Outcome::Finish => {
                        return Err(Error::field("outcome", Problem::NotAChoice));
                    }
                    Outcome::Keep | Outcome::Change => None,
                };
                if let Some(stops) = stops {
                    tx.without_actor();
                    tx.with_moment();
                    agreed::withdraw(tx, settle.subject, stops)?;
                }
            }
            tx.put(&QuarterText {
                outcome: Some(settle.outcome),
                ..item
            })
        })
    }

    /// Goes to another step, or ends the sitting. What was not decided stays as it is.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] before both are ready, back to ticking after, or where none is open.
    pub fn quarter_to(&mut self, actor: Actor, to: ToStep) -> Result<Done<()>> {
        self.transact(actor, Op::Quarter, |tx| {
            let quarter = open(**tx)?.ok_or(Refusal::NotNow)?;
            let ticking = quarter.step == QuarterStep::Tick;
            let allowed = match to.step {
                QuarterStep::Tick => ticking,
                QuarterStep::GoOn | QuarterStep::Talk => !ticking,
                QuarterStep::Done => true,
            };
            if !allowed {
                return Err(Refusal::NotNow.into());
            }
            if to.step == QuarterStep::Done {
                tx.without_actor();
                for side in Side::BOTH {
                    if let (Some(id), _) = ticks(**tx, side, quarter.id)? {
                        private::erase(tx, id)?;
                    }
                }
                if !ticking {
                    reminder::held(tx, reminder::About::Quarter)?;
                }
            }
            tx.put(&Quarter {
                step: to.step,
                until: match to.step {
                    QuarterStep::Talk => {
                        quarter.until.or(Some(tx.now + Duration::minutes(MINUTES)))
                    }
                    _ => quarter.until,
                },
                ..quarter
            })
        })
    }
}

fn open(rows: Rows<'_>) -> Result<Option<Quarter>> {
    Ok(rows
        .select("WHERE step<>'done' ORDER BY rowid DESC LIMIT 1", [])?
        .pop())
}

/// What a side ticked in this sitting.
fn ticks(
    rows: Rows<'_>,
    side: Side,
    quarter: QuarterId,
) -> Result<(Option<PrivateId>, Vec<SubjectId>)> {
    Ok(private::all::<Ticked>(rows, Viewer::One(side), KIND)?
        .into_iter()
        .find(|(_, ticked)| ticked.quarter == quarter)
        .map_or((None, Vec::new()), |(id, ticked)| {
            (Some(id), ticked.subjects)
        }))
}

/// Opens both sides' ticks at the same moment: what either ticked is talked about, the rest goes on.
/// Who ticked is forgotten.
fn lay_out(tx: &Tx<'_>, quarter: &Quarter) -> Result<()> {
    let mut ticked = Vec::new();
    for side in Side::BOTH {
        let (id, subjects) = ticks(**tx, side, quarter.id)?;
        ticked.extend(subjects);
        if let Some(id) = id {
            private::erase(tx, id)?;
        }
    }
    for kind in SHARED {
        for (subject, record) in agreed::of_kind(**tx, kind)? {
            if record.standing(tx.now)?.holds()
                && !trashed(**tx, kind, subject)?
                && !ended(**tx, kind, subject)?
            {
                tx.put(&QuarterText {
                    id: tx.new_id(),
                    quarter: quarter.id,
                    subject,
                    to_talk: ticked.contains(&subject),
                    keep_start: false,
                    keep_end: false,
                    outcome: None,
                })?;
            }
        }
    }
    Ok(())
}

fn keep_one(tx: &Tx<'_>, quarter: &Quarter, side: Side, yes: &Yes) -> Result<()> {
    let version: Version = tx.get(yes.version)?;
    let item = item(tx, quarter, version.subject)?;
    let (kind, record) = holding(tx, version.subject)?;
    let standing = record.standing(tx.now)?;
    if standing.version() != version.id || version.digest != yes.digest {
        return Err(Refusal::WordsChanged.into());
    }
    let already = [item.keep_start, item.keep_end];
    if already[side.index()] {
        return Ok(());
    }
    let day = next(**tx, tx.today)?;
    if let (Subject::Agreement, Standing::Holds { until, .. }) = (kind, &standing) {
        // The other's press has named the day already; otherwise the next quarter after its own end.
        let newest = record.newest()?;
        let pressed = newest.carries == Some(version.id) && record.yes(newest.id) != [false; 2];
        let until = if pressed {
            record.versions.last().and_then(|(_, text)| text.ends)
        } else {
            let end = until.and_then(|end| end.succ_opt()).unwrap_or(day);
            Some(quarter_on(**tx, end)?.max(day))
        };
        let subject = version.subject;
        agreed::go_on(tx, &GoOn { subject, until })?;
    }
    let both = already[side.other().index()];
    tx.put(&QuarterText {
        keep_start: item.keep_start || side == Side::Start,
        keep_end: item.keep_end || side == Side::End,
        outcome: if both {
            Some(Outcome::Keep)
        } else {
            item.outcome
        },
        ..item
    })?;
    if both {
        roll_on(tx, kind, version.subject, day)?;
    }
    Ok(())
}

/// Only the review rolls on, to the next quarter.
fn roll_on(tx: &Tx<'_>, kind: Subject, subject: SubjectId, day: NaiveDate) -> Result<()> {
    match kind {
        Subject::Goal => {
            let goal: Goal = tx.get(subject)?;
            tx.put(&Goal {
                review_on: day,
                ..goal
            })
        }
        Subject::Rule => {
            let rule: Rule = tx.get(subject)?;
            tx.put(&Rule {
                review_on: day,
                ..rule
            })
        }
        Subject::Agreement | Subject::Own => Ok(()),
    }
}

fn item(tx: &Tx<'_>, quarter: &Quarter, subject: SubjectId) -> Result<QuarterText> {
    tx.select::<QuarterText>(
        "WHERE quarter=?1 AND subject=?2",
        rusqlite::params![quarter.id, subject],
    )?
    .pop()
    .ok_or(Error::NotFound)
}

/// A subject that holds now.
fn holding(tx: &Tx<'_>, subject: SubjectId) -> Result<(Subject, Record)> {
    let record = agreed::of(**tx, subject)?;
    let standing = record.standing(tx.now)?;
    if !standing.holds() {
        return Err(Refusal::Ended.into());
    }
    let kind = record.version(standing.version())?.kind;
    Ok((kind, record))
}

fn trashed(rows: Rows<'_>, kind: Subject, subject: SubjectId) -> Result<bool> {
    let sql = match kind {
        Subject::Goal => "SELECT trashed_on IS NOT NULL FROM goal WHERE id=?1",
        Subject::Rule => "SELECT trashed_on IS NOT NULL FROM rule WHERE id=?1",
        Subject::Agreement | Subject::Own => {
            "SELECT trashed_on IS NOT NULL FROM boundary WHERE id=?1"
        }
    };
    Ok(rows.value(sql, [subject])?.unwrap_or(true))
}

/// A goal that was reached or let go has nothing left to look at.
fn ended(rows: Rows<'_>, kind: Subject, subject: SubjectId) -> Result<bool> {
    if kind != Subject::Goal {
        return Ok(false);
    }
    let sql = "SELECT place IN ('reached', 'let_go') FROM goal WHERE id=?1";
    Ok(rows.value(sql, [subject])?.unwrap_or(true))
}

/// The next quarter's day that is at least two months after `from`: today's own quarter is being held.
fn next(rows: Rows<'_>, from: NaiveDate) -> Result<NaiveDate> {
    quarter_on(rows, civil::add_months(from, 2).unwrap_or(from))
}

/// The first quarter's day on or after `date`.
fn quarter_on(rows: Rows<'_>, date: NaiveDate) -> Result<NaiveDate> {
    let weekday = household::household(rows)?.talk_weekday;
    Ok(civil::snap_to_quarter(date, weekday.into()))
}
