//! Whether something holds: one pure function of its versions, yeses, withdrawals and the clock.
//!
//! **An undo under a yes.** Ben presses *go on* for a text; Ana lays other words over it and undoes them. What
//! stands then is the moment before, to the byte, Ben's waiting yes with it. That is no yes by undo: nothing
//! holds through it, and it still takes Ana's own press on exactly the text Ben said yes to. Those are two
//! hands, as if the other words had never been written. While they lay there Ben could take his yes back or
//! disown it, and then nothing of it is uncovered; it stands on *Yes in my name* all the while. Writing the old
//! words out once more is not an undo: that is a new text, and asks both again.

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::row::{SignOff, Version, VersionId, Void, Withdrawal, WithdrawalKind};
use crate::civil;
use crate::who::Side;

/// The parts of a version's body that decide when it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub struct Text {
    /// Hours to sleep on it after the later yes.
    #[serde(default)]
    pub rest: u32,
    /// The day it runs to; it holds through that day.
    #[serde(default)]
    pub ends: Option<NaiveDate>,
    /// The zone that day ends in. It is the one of the day it was written: a day has another end elsewhere,
    /// and by choosing a zone alone nobody may bring back what ended, or end what holds.
    #[serde(skip, default = "utc")]
    pub zone: Tz,
}

impl Text {
    /// The first instant after its last day.
    fn end(&self) -> Option<DateTime<Utc>> {
        let day = self.ends?;
        let next = day.succ_opt().unwrap_or(day);
        Some(civil::resolve_local(
            next.and_time(NaiveTime::MIN),
            self.zone,
        ))
    }
}

const fn utc() -> Tz {
    Tz::UTC
}

/// What stands now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Standing {
    /// Nobody said yes yet, or not both.
    Waiting {
        /// The text that waits.
        version: VersionId,
        /// Who said yes to it, start and end.
        yes: [bool; 2],
    },
    /// Both said yes; it starts after the night.
    Resting {
        /// The text.
        version: VersionId,
        /// When it starts.
        from: DateTime<Utc>,
    },
    /// It holds.
    Holds {
        /// The text that holds.
        version: VersionId,
        /// Since when.
        since: DateTime<Utc>,
        /// The last day it holds, if it ends by itself.
        until: Option<NaiveDate>,
    },
    /// It held, and ended: its date came, or someone stepped back or paused it. Nobody is named.
    Ended {
        /// The text that held last.
        version: VersionId,
        /// When it stopped.
        at: DateTime<Utc>,
        /// Paused: it offers *take it up again*.
        paused: bool,
    },
}

impl Standing {
    /// Whether it holds now.
    #[must_use]
    pub const fn holds(&self) -> bool {
        matches!(self, Self::Holds { .. })
    }

    /// The text people read as the thing's own: what holds, held or waits.
    #[must_use]
    pub const fn version(&self) -> VersionId {
        match self {
            Self::Waiting { version, .. }
            | Self::Resting { version, .. }
            | Self::Holds { version, .. }
            | Self::Ended { version, .. } => *version,
        }
    }
}

/// The live yeses to one version: neither void nor before the newest withdrawal.
pub(crate) fn live<'a>(
    version: VersionId,
    yeses: &'a [SignOff],
    withdrawals: &'a [Withdrawal],
) -> [Option<&'a SignOff>; 2] {
    let since = withdrawals.iter().map(|w| w.step).max().unwrap_or_default();
    newest_of_each(yeses, |yes| {
        yes.version == version && yes.void.is_none() && yes.step > since
    })
}

/// The newest yes of each partner that `counts`, start and end.
fn newest_of_each(yeses: &[SignOff], counts: impl Fn(&SignOff) -> bool) -> [Option<&SignOff>; 2] {
    Side::BOTH.map(|side| yeses.iter().rfind(|yes| yes.partner == side && counts(yes)))
}

/// `standing(subject, now)`: the newest version with a live yes of both; it holds from the later yes
/// plus its rest until its end. `versions` oldest first, `yeses` and `withdrawals` in order of their step.
///
/// The answer is `None` where there is no version at all.
#[must_use]
pub fn standing(
    versions: &[(Version, Text)],
    yeses: &[SignOff],
    withdrawals: &[Withdrawal],
    now: DateTime<Utc>,
) -> Option<Standing> {
    let mut resting = None;
    for (version, text) in versions.iter().rev() {
        let [Some(a), Some(b)] = live(version.id, yeses, withdrawals) else {
            continue;
        };
        let since = a.at.max(b.at) + Duration::hours(i64::from(rest(version, text)));
        if now < since {
            resting = resting.or(Some(Standing::Resting {
                version: version.id,
                from: since,
            }));
            continue;
        }
        return Some(match text.end() {
            // Lapsed, but what follows it is already agreed and only rests.
            Some(at) if now >= at => resting.unwrap_or(Standing::Ended {
                version: version.id,
                at,
                paused: false,
            }),
            _ => Standing::Holds {
                version: version.id,
                since,
                until: text.ends,
            },
        });
    }
    if resting.is_some() {
        return resting;
    }
    if let Some((version, text, stop)) = stopped(versions, yeses, withdrawals) {
        // A yes disowned after the date had come does not move the end.
        let lapsed = text.end();
        return Some(Standing::Ended {
            version,
            at: lapsed.map_or(stop.at, |day| day.min(stop.at)),
            paused: stop.kind == WithdrawalKind::Pause,
        });
    }
    let (newest, _) = versions.last()?;
    let yes = live(newest.id, yeses, withdrawals).map(|yes| yes.is_some());
    Some(Standing::Waiting {
        version: newest.id,
        yes,
    })
}

/// Hours of rest: none where the words are those of a version that already held.
const fn rest(version: &Version, text: &Text) -> u32 {
    if version.carries.is_some() {
        0
    } else {
        text.rest
    }
}

/// The newest version that had come to hold, by both yeses and its rest, when the newest withdrawal that
/// found one came. What was still resting never held, so there is nothing to take up again.
fn stopped<'a>(
    versions: &[(Version, Text)],
    yeses: &[SignOff],
    withdrawals: &'a [Withdrawal],
) -> Option<(VersionId, Text, &'a Withdrawal)> {
    withdrawals.iter().enumerate().rev().find_map(|(n, stop)| {
        let from = if n == 0 { 0 } else { withdrawals[n - 1].step };
        let held = versions.iter().rev().find(|(version, text)| {
            let counted = newest_of_each(yeses, |yes| {
                yes.version == version.id
                    && yes.void != Some(Void::TakenBack)
                    && (from..stop.step).contains(&yes.step)
            });
            let [Some(a), Some(b)] = counted else {
                return false;
            };
            a.at.max(b.at) + Duration::hours(i64::from(rest(version, text))) <= stop.at
        });
        held.map(|(version, text)| (version.id, *text, stop))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreed::row::{SignOffId, SubjectId, WithdrawalId};
    use uuid::Uuid;

    #[test]
    fn only_a_yes_after_the_newest_stop_is_live() {
        let version = VersionId(Uuid::from_u128(1));
        let subject = SubjectId(Uuid::from_u128(2));
        let yes = |step| SignOff {
            id: SignOffId(Uuid::from_u128(3)),
            subject,
            version,
            digest: String::new(),
            partner: Side::Start,
            at: DateTime::UNIX_EPOCH,
            step,
            mine: false,
            void: None,
            signature: None,
        };
        let stop = Withdrawal {
            id: WithdrawalId(Uuid::from_u128(4)),
            subject,
            kind: WithdrawalKind::StepBack,
            at: DateTime::UNIX_EPOCH,
            step: 7,
        };
        // Step 7: said in the very change that stopped it, so it is not said to what comes after.
        for (step, lives) in [(6, false), (7, false), (8, true)] {
            let yeses = [yes(step)];
            let found = live(version, &yeses, std::slice::from_ref(&stop));
            assert_eq!(found[0].is_some(), lives, "step {step}");
            assert!(found[1].is_none());
        }
    }
}
