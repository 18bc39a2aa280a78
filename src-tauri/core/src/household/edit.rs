//! Changing what belongs to the household or to one partner.

use chrono::NaiveTime;
use serde::Deserialize;
use ts_rs::TS;

use super::row::{Colour, Household, Partner, Theme, Weekday};
use super::{household, partners};
use crate::error::{Error, Problem, Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner};
use crate::reminder;
use crate::who::{Actor, Side};
use crate::words;

/// A partner's own name and look. Only they change it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditPartner {
    /// Their name.
    pub name: String,
    /// One or two letters.
    pub letters: String,
    /// Their colour.
    pub colour: Colour,
    /// Text size in per cent, 100 to 200.
    pub text_size: u32,
    /// Whether their own reminders are muted.
    pub muted: bool,
}

/// What the second person says when they first come.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Welcome {
    /// Their name.
    pub name: String,
    /// One or two letters.
    pub letters: String,
    /// Their colour.
    pub colour: Colour,
}

/// The household's settings; either changes them.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditHousehold {
    /// IANA zone name.
    pub zone: String,
    /// The weekday of the talks.
    pub talk_weekday: Weekday,
    /// The time of the talks.
    pub talk_time: NaiveTime,
    /// The look.
    pub theme: Theme,
    /// Quiet hours: no notices from …
    pub quiet_from: Option<NaiveTime>,
    /// … until; both or neither.
    pub quiet_until: Option<NaiveTime>,
    /// Pause mode.
    pub paused: bool,
}

const NAME: usize = 60;

/// A name and letters that can stand beside the other partner's.
pub(crate) fn check_partner(
    name: &str,
    letters: &str,
    colour: Colour,
    other: Option<&Partner>,
) -> Result<(String, String)> {
    let name = words::line("name", name, NAME)?;
    let letters = words::line("letters", letters, 2)?;
    if let Some(other) = other {
        if other.name.to_lowercase() == name.to_lowercase() {
            return Err(Error::field("name", Problem::Same));
        }
        if other.letters.to_lowercase() == letters.to_lowercase() {
            return Err(Error::field("letters", Problem::Same));
        }
        if other.colour == colour {
            return Err(Error::field("colour", Problem::Same));
        }
    }
    Ok((name, letters))
}

impl Planner {
    /// Changes a partner's own name and look.
    ///
    /// # Errors
    /// The same name, letters or colour as the other's.
    pub fn edit_partner(&mut self, actor: Actor, edit: EditPartner) -> Result<Done<()>> {
        let side = actor.one()?;
        if !(100..=200).contains(&edit.text_size) {
            return Err(Error::field("text_size", Problem::NotAChoice));
        }
        self.transact(actor, Op::EditPartner, |tx| {
            let partners = partners(**tx)?;
            let (own, other) = (&partners[side.index()], &partners[side.other().index()]);
            let (name, letters) =
                check_partner(&edit.name, &edit.letters, edit.colour, Some(other))?;
            tx.put(&Partner {
                name,
                letters,
                colour: edit.colour,
                text_size: edit.text_size,
                muted: edit.muted,
                ..own.clone()
            })
        })
        .and_then(|done| {
            self.rename_lock(side)?;
            Ok(done)
        })
    }

    /// The second person's own welcome: their name and colour by their own hand.
    ///
    /// # Errors
    /// [`Refusal::AlreadySetUp`] for one who has had it.
    pub fn welcome(&mut self, actor: Actor, welcome: Welcome) -> Result<Done<()>> {
        let side: Side = actor.one()?;
        let welcomed = self.transact(actor, Op::Welcome, |tx| {
            let partners = partners(**tx)?;
            let (own, other) = (&partners[side.index()], &partners[side.other().index()]);
            if own.welcomed {
                return Err(Refusal::AlreadySetUp.into());
            }
            let (name, letters) =
                check_partner(&welcome.name, &welcome.letters, welcome.colour, Some(other))?;
            tx.put(&Partner {
                name,
                letters,
                colour: welcome.colour,
                welcomed: true,
                ..own.clone()
            })?;
            tx.put(&Household {
                alone: false,
                ..household(**tx)?
            })
        })?;
        self.keep_nobody_out()?;
        Ok(welcomed)
    }

    /// Changes the household's settings.
    ///
    /// # Errors
    /// A zone that is not in the time zone database; quiet hours with one end only.
    pub fn edit_household(&mut self, actor: Actor, edit: EditHousehold) -> Result<Done<()>> {
        if edit.zone.parse::<chrono_tz::Tz>().is_err() {
            return Err(Error::field("zone", Problem::NotAChoice));
        }
        match (edit.quiet_from, edit.quiet_until) {
            (Some(_), None) => return Err(Error::field("quiet_until", Problem::Empty)),
            (None, Some(_)) => return Err(Error::field("quiet_from", Problem::Empty)),
            (Some(from), Some(until)) if from == until => {
                return Err(Error::field("quiet_until", Problem::Same));
            }
            _ => {}
        }
        self.transact(actor, Op::EditHousehold, |tx| {
            let before = household(**tx)?;
            let after = Household {
                zone: edit.zone,
                talk_weekday: edit.talk_weekday,
                talk_time: edit.talk_time,
                theme: edit.theme,
                quiet_from: edit.quiet_from,
                quiet_until: edit.quiet_until,
                paused_from: if edit.paused {
                    before.paused_from.or(Some(tx.today))
                } else {
                    None
                },
                resumed_at: if before.paused_from.is_some() && !edit.paused {
                    Some(tx.now)
                } else {
                    before.resumed_at
                },
                ..before.clone()
            };
            reminder::follow_talk(tx, &before, &after)?;
            tx.put(&after)
        })
    }
}
