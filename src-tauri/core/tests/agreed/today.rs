//! What Today asks of agreements: of those that run out or ran out lately, whatever else there was.

use super::*;

impl Home {
    /// The days after its last one, before it if negative, on which Today asks about it.
    fn asked_on(&self) -> Vec<i64> {
        let asked = |days: &i64| {
            let day = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap() + Duration::days(*days);
            self.clock
                .set(day.and_time(chrono::NaiveTime::MIN).and_utc());
            let page = self.planner.today_page(Viewer::Nobody).unwrap();
            page.running_out.iter().any(|one| one.id == self.id)
        };
        (-40..60).filter(asked).collect()
    }
}

#[test]
fn an_agreement_is_asked_about_from_a_week_before_its_last_day_to_a_month_after() {
    let mut home = Home::new();
    home.agree();
    assert_eq!(home.asked_on(), (-7..=31).collect::<Vec<_>>());
}

/// A day of Pago Pago ends on the next but one of Kiritimati.
#[test]
fn it_is_asked_about_as_long_by_who_moved_to_where_its_day_ends_later() {
    let mut home = Home::new();
    home.lives_in("Pacific/Pago_Pago");
    let words = text("Phones in a drawer at dinner", "2026-12-31");
    home.edit(ANA, words).unwrap();
    home.agree();
    home.lives_in("Pacific/Kiritimati");
    assert_eq!(home.asked_on(), (-7..=32).collect::<Vec<_>>());
}

#[test]
fn what_was_stepped_back_from_or_paused_is_not_asked_about() {
    for stop in [Planner::step_back, Planner::pause] {
        let mut home = Home::new();
        home.agree();
        let subject = home.subject();
        stop(&mut home.planner, BEN, Stop { subject }).unwrap();
        assert_eq!(home.asked_on(), Vec::<i64>::new());
    }
}
