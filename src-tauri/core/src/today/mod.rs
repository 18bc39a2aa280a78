//! What Today shows: readable from across the room, and nothing private on it.

use chrono::{Duration, NaiveDate};
use chrono_tz::Tz;
use serde::Serialize;
use ts_rs::TS;

use crate::agreed::Standing;
use crate::boundary::{AgreementView, BoundaryId};
use crate::civil;
use crate::error::Result;
use crate::goal::{Card, Horizon, Place, Which};
use crate::moment::{self, GoodMomentView, GoodTimeView};
use crate::planner::Planner;
use crate::reminder::{self, NextTalk};
use crate::talk;
use crate::who::Viewer;

/// For so many days before its last one an agreement is asked about.
const RUNS_OUT: i64 = 7;
/// And for so many after it ended.
const RAN_OUT: i64 = 31;

/// The page that stays open.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Today {
    /// The day.
    pub day: NaiveDate,
    /// The nearest good time.
    pub good_time: Option<GoodTimeView>,
    /// When the two sit down next.
    pub talk: NextTalk,
    /// One goal being done from each board, short-term first.
    pub goals: Vec<Card>,
    /// Agreements that run out within a week, or ran out within a month and were not taken up again.
    pub running_out: Vec<RunningOut>,
    /// Our quarter was begun and not ended: it can be gone on with.
    pub in_quarter: bool,
    /// The how-we-talk rules that hold, in their order.
    pub how_we_talk: Vec<String>,
    /// A second folder for backups is chosen, and for long no copy came there.
    pub away_waits: bool,
    /// A good moment: of this day in an earlier year, else the newest.
    pub good_moment: Option<GoodMomentView>,
}

/// An agreement whose date is near or came.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RunningOut {
    /// The agreement.
    pub id: BoundaryId,
    /// Its words.
    pub words: String,
    /// Its last day.
    pub until: NaiveDate,
}

impl Planner {
    /// What Today shows now. The same for everybody: nothing on it is private.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn today_page(&self, _: Viewer) -> Result<Today> {
        let day = self.today()?;
        // A text's last day may end two days later here than where it was written.
        let agreements = self.agreements_that_run_to(day - Duration::days(RAN_OUT + 2))?;
        Ok(Today {
            day,
            good_time: moment::coming(self.rows(), day, 1)?.pop(),
            talk: self.next_talk()?,
            goals: self.goals_of_today()?,
            running_out: running_out(&agreements, day, self.zone()?),
            away_waits: self.away_waits(),
            in_quarter: talk::in_quarter(self.rows())?,
            how_we_talk: agreements
                .iter()
                .filter(|agreement| agreement.standing.holds() && agreement.text.talk)
                .map(|agreement| agreement.text.words.clone())
                .collect(),
            good_moment: moment::of_today(self.rows(), day)?,
        })
    }

    /// The uppermost shared goal of each board's *Doing*.
    fn goals_of_today(&self) -> Result<Vec<Card>> {
        let mut shared = self.cards(Which::Doing)?;
        shared.retain(|card| card.place == Place::Doing && card.owner.is_none());
        let first = |horizon| shared.iter().find(|card| card.horizon == horizon).cloned();
        Ok([Horizon::Short, Horizon::Long]
            .into_iter()
            .filter_map(first)
            .collect())
    }

    /// The talk of today counts as coming until its ten minutes are over.
    fn next_talk(&self) -> Result<NextTalk> {
        let begun = self.now() - Duration::minutes(10);
        reminder::next_talk(self.rows(), reminder::moment(self.rows(), begun)?)
    }
}

/// Those whose own date came are asked about; what someone stepped back from or paused is not.
fn running_out(agreements: &[AgreementView], today: NaiveDate, zone: Tz) -> Vec<RunningOut> {
    agreements
        .iter()
        .filter(|agreement| agreement.pending.is_none())
        .filter(|agreement| match &agreement.standing {
            Standing::Holds { until, .. } => {
                until.is_some_and(|day| day <= today + Duration::days(RUNS_OUT))
            }
            Standing::Ended { at, paused, .. } => {
                let ended = civil::local(*at, zone).date();
                !paused && ended > agreement.text.ends && ended + Duration::days(RAN_OUT) > today
            }
            _ => false,
        })
        .map(|agreement| RunningOut {
            id: agreement.id,
            words: agreement.text.words.clone(),
            until: agreement.text.ends,
        })
        .collect()
}
