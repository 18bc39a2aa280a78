//! The growing pause after wrong passphrases, for each partner by itself: who mistypes theirs does not keep the
//! other waiting. It slows somebody at the keyboard; what slows a machine is the cost of each try.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use common_ground_core::error::{Refusal, Result};
use common_ground_core::who::Side;

/// Wrong ones that cost nothing: everybody mistypes.
const FREE: u32 = 3;
/// The longest a next try waits.
const LONGEST: Duration = Duration::from_secs(60);

/// Whose secret somebody may be after.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Guess {
    /// This partner's, said as theirs.
    Own(Side),
    /// The other's, compared with a new one of this partner's.
    Other(Side),
    /// An earlier one of this partner's, which opens a backup: knowing that one says nothing about today's.
    Older(Side),
}

/// How often each was tried in vain.
#[derive(Default)]
pub(crate) struct Tries {
    own: [Mutex<Tried>; 2],
    other: [Mutex<Tried>; 2],
    older: [Mutex<Tried>; 2],
}

impl Tries {
    pub(crate) fn of(&self, guess: Guess) -> MutexGuard<'_, Tried> {
        let tried = match guess {
            Guess::Own(side) => &self.own[side.index()],
            Guess::Other(side) => &self.other[side.index()],
            Guess::Older(side) => &self.older[side.index()],
        };
        tried.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// How often one was tried in vain, and when it may be tried again.
#[derive(Default)]
pub(crate) struct Tried {
    wrong: u32,
    next: Option<Instant>,
}

impl Tried {
    /// # Errors
    /// [`Refusal::Wait`], and how long.
    pub(crate) fn may_try(&self) -> Result<()> {
        let left = self.next.map_or(Duration::ZERO, |next| {
            next.saturating_duration_since(Instant::now())
        });
        match left.as_millis().div_ceil(1000) {
            0 => Ok(()),
            seconds => Err(Refusal::Wait(u64::try_from(seconds).unwrap_or(u64::MAX)).into()),
        }
    }

    /// It was not.
    pub(crate) fn wrong(&mut self) {
        self.wrong += 1;
        self.next = pause(self.wrong).map(|pause| Instant::now() + pause);
    }

    /// It was.
    pub(crate) fn right(&mut self) {
        *self = Self::default();
    }
}

/// The pause after so many wrong ones in a row: two seconds, then twice as long each time.
fn pause(wrong: u32) -> Option<Duration> {
    let over = wrong.checked_sub(FREE + 1)?;
    Some(Duration::from_secs(2_u64.saturating_pow(over + 1)).min(LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;
    use common_ground_core::error::Error;

    #[test]
    fn the_pause_grows_and_stays_bearable() {
        let pauses: Vec<u64> = (0..12)
            .map(|wrong| pause(wrong).map_or(0, |pause| pause.as_secs()))
            .collect();
        assert_eq!(pauses, [0, 0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60]);
    }

    #[test]
    fn each_ones_pause_is_their_own_and_a_right_one_takes_it_away() {
        let tries = Tries::default();
        let ana = Guess::Own(Side::Start);
        for _ in 0..5 {
            tries.of(ana).wrong();
        }
        assert!(matches!(
            tries.of(ana).may_try(),
            Err(Error::Refused(Refusal::Wait(3..=4)))
        ));
        for other in [
            Guess::Own(Side::End),
            Guess::Other(Side::Start),
            Guess::Other(Side::End),
            Guess::Older(Side::Start),
        ] {
            assert!(tries.of(other).may_try().is_ok(), "{other:?}");
        }
        tries.of(ana).right();
        assert!(tries.of(ana).may_try().is_ok());
    }
}
