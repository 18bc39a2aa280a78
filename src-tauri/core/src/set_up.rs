//! The three screens: who is here, one thing you'd both like, when you sit down.

use std::path::Path;

use chrono::NaiveTime;
use serde::Deserialize;
use ts_rs::TS;

use crate::error::{Error, Problem, Result};
use crate::goal::{self, AddGoal, Horizon};
use crate::history::Op;
use crate::household::{self, Colour, Household, HouseholdId, Partner, Theme, Weekday};
use crate::planner::Planner;
use crate::reminder;
use crate::who::{Actor, Side};
use crate::words;
use crate::world::World;

/// What the three screens gathered.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetUp {
    /// Whether both sit here; otherwise only the first is real and everything is a proposal.
    pub both: bool,
    /// The two: each by their own choice. Alone, the second is a name at most.
    pub partners: [NewPartner; 2],
    /// One thing you'd both like this year; may be left empty.
    pub wish: String,
    /// The weekday of the talks.
    pub talk_weekday: Weekday,
    /// Their time.
    pub talk_time: NaiveTime,
    /// IANA zone name.
    pub zone: String,
    /// The names of the parts of life to begin with, in the interface's language.
    pub areas: Vec<String>,
}

/// One of the two on the first screen.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewPartner {
    /// Their name.
    pub name: String,
    /// One or two letters.
    pub letters: String,
    /// Their colour.
    pub colour: Colour,
}

impl Planner {
    /// Makes the household in `dir` and fills it with what the three screens gathered.
    ///
    /// # Errors
    /// Field problems (nothing is made then), already set up, every folder problem.
    pub fn set_up(dir: &Path, world: Box<dyn World>, set_up: SetUp) -> Result<Self> {
        let partners = partners(&set_up)?;
        if set_up.zone.parse::<chrono_tz::Tz>().is_err() {
            return Err(Error::field("zone", Problem::NotAChoice));
        }
        if set_up.areas.len() > 24 {
            return Err(Error::field("areas", Problem::TooLarge));
        }
        let wish = words::optional_line("wish", &set_up.wish, words::LINE)?;
        Self::create(dir, world, |planner, id| {
            planner.fill(id, partners, wish, set_up)
        })
    }

    fn fill(
        &mut self,
        id: HouseholdId,
        partners: [Partner; 2],
        wish: String,
        set_up: SetUp,
    ) -> Result<()> {
        let actor = if set_up.both {
            Actor::Both
        } else {
            Actor::One(Side::Start)
        };
        self.transact(actor, Op::SetUp, |tx| {
            let household = Household {
                id,
                zone: set_up.zone,
                since: tx.today,
                alone: !set_up.both,
                talk_weekday: set_up.talk_weekday,
                talk_time: set_up.talk_time,
                theme: Theme::System,
                quiet_from: None,
                quiet_until: None,
                paused_from: None,
                resumed_at: None,
            };
            tx.put(&household)?;
            for partner in &partners {
                tx.put(partner)?;
            }
            household::start_with(tx, set_up.areas.iter().map(String::as_str))?;
            if !wish.is_empty() {
                let wish = AddGoal {
                    title: wish,
                    horizon: Horizon::Short,
                    area: None,
                    own: false,
                };
                goal::add(tx, &wish)?;
            }
            reminder::start_with(tx, &household)?;
            Ok(())
        })?;
        Ok(())
    }
}

fn partners(set_up: &SetUp) -> Result<[Partner; 2]> {
    let [first, second] = &set_up.partners;
    let row = |side, new: &NewPartner, name: String, letters: String| Partner {
        id: side,
        name,
        letters,
        colour: new.colour,
        ringed: side == Side::End,
        text_size: 100,
        welcomed: side == Side::Start || set_up.both,
        muted: false,
    };
    let at = |n: usize| move |error| in_partner(error, n);
    let (name, letters) =
        household::check_partner(&first.name, &first.letters, first.colour, None).map_err(at(0))?;
    let start = row(Side::Start, first, name, letters);
    let nameless = !set_up.both && second.name.trim().is_empty();
    let (name, letters) = if nameless {
        (String::new(), String::new())
    } else {
        household::check_partner(&second.name, &second.letters, second.colour, Some(&start))
            .map_err(at(1))?
    };
    Ok([start, row(Side::End, second, name, letters)])
}

/// Says which of the two a field's problem belongs to.
fn in_partner(error: Error, n: usize) -> Error {
    match error {
        Error::Field { field, problem } => Error::Field {
            field: format!("partners.{n}.{field}"),
            problem,
        },
        other => other,
    }
}
