//! Medians, spreads, ratios.

/// Values that were measured in turns: ours, and the floor's.
#[derive(Default)]
pub(super) struct Turns {
    pub(super) ours: Vec<f64>,
    pub(super) floor: Vec<f64>,
}

impl Turns {
    /// Ratio of the medians.
    pub(super) fn ratio(&self) -> f64 {
        share(&self.ours, 0.5) / share(&self.floor, 0.5)
    }

    /// `| 1.12 | 410 (402–431) | 366 (360–371) | 9 |`: ratio of the medians, each median with its middle half,
    /// how often.
    pub(super) fn cells(&self) -> String {
        let side = |values: &[f64]| {
            format!(
                "{:.0} ({:.0}–{:.0})",
                share(values, 0.5),
                share(values, 0.25),
                share(values, 0.75)
            )
        };
        format!(
            "{:.2} | {} | {} | {}",
            self.ratio(),
            side(&self.ours),
            side(&self.floor),
            self.ours.len().min(self.floor.len())
        )
    }
}

/// The value below which this share of the others lies.
pub(super) fn share(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a share of a handful of values"
    )]
    let place = (last as f64 * share).round() as usize;
    sorted.get(place).copied().unwrap_or(f64::NAN)
}

/// `yes`, or that it falls short.
pub(super) const fn reached(yes: bool) -> &'static str {
    if yes { "yes" } else { "**no**" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ratio_is_that_of_the_medians() {
        let turns = Turns {
            ours: vec![30.0, 10.0, 20.0],
            floor: vec![5.0, 100.0, 10.0],
        };
        assert!((turns.ratio() - 2.0).abs() < 1e-9);
        assert_eq!(turns.cells(), "2.00 | 20 (20–30) | 10 (10–100) | 3");
    }
}
