//! Ratios of pairs that were measured one right after the other.

use std::time::{Duration, Instant};

/// Pairs of times: ours, and the floor's right beside it.
#[derive(Default)]
pub(crate) struct Pairs(Vec<(f64, f64)>);

impl Pairs {
    pub(crate) fn push(&mut self, ours: Duration, floor: Duration) {
        self.0.push((ours.as_secs_f64(), floor.as_secs_f64()));
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// `| 1.23 | 1.10–1.40 | 120 / 98 µs | 60 |`: median of the ratios, their middle half, both medians.
    pub(crate) fn cells(&self) -> String {
        let ratios = sorted(self.0.iter().map(|(ours, floor)| ours / floor));
        let ours = sorted(self.0.iter().map(|pair| pair.0));
        let floor = sorted(self.0.iter().map(|pair| pair.1));
        format!(
            "{:.2} | {:.2}–{:.2} | {:.0} / {:.0} µs | {}",
            self.ratio(),
            share_of(&ratios, 0.25),
            share_of(&ratios, 0.75),
            share_of(&ours, 0.5) * 1e6,
            share_of(&floor, 0.5) * 1e6,
            self.0.len(),
        )
    }

    /// The median of the ratios.
    pub(crate) fn ratio(&self) -> f64 {
        share_of(
            &sorted(self.0.iter().map(|(ours, floor)| ours / floor)),
            0.5,
        )
    }
}

/// How long something took, and what came of it.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = Instant::now();
    let done = std::hint::black_box(work());
    (start.elapsed(), done)
}

/// `reached`, or by how much not.
pub(crate) fn verdict(ratio: f64, reach: f64) -> &'static str {
    if ratio <= reach { "yes" } else { "**no**" }
}

fn sorted(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    values
}

/// The value below which this share of the sorted others lies.
pub(crate) fn share_of(sorted: &[f64], share: f64) -> f64 {
    let last = sorted.len().saturating_sub(1);
    // A share of a small length: exact enough.
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss
    )]
    let place = (last as f64 * share).round() as usize;
    sorted.get(place).copied().unwrap_or(f64::NAN)
}
