//! Wall clock to instant, against jiff.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, TimeZone, Timelike, Utc, Weekday};
use chrono_tz::Tz;
use common_ground_core::civil;
use proptest::prelude::*;

use super::date;

const ZONES: [&str; 12] = [
    "Europe/Berlin",
    "Europe/London",
    "Europe/Dublin",
    "America/New_York",
    "America/St_Johns",
    "America/Santiago",
    "Australia/Sydney",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "Asia/Kathmandu",
    "Africa/Casablanca",
    "Pacific/Chatham",
];

fn at(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

/// What jiff makes of the same clock reading, in seconds since 1970.
fn jiff_instant(local: NaiveDateTime, zone: &jiff::tz::TimeZone) -> i64 {
    let civil = jiff::civil::date(
        i16::try_from(local.year()).unwrap(),
        i8::try_from(local.month()).unwrap(),
        i8::try_from(local.day()).unwrap(),
    )
    .at(
        i8::try_from(local.hour()).unwrap(),
        i8::try_from(local.minute()).unwrap(),
        i8::try_from(local.second()).unwrap(),
        0,
    );
    zone.to_ambiguous_zoned_datetime(civil)
        .compatible()
        .unwrap()
        .timestamp()
        .as_second()
}

fn resolve(local: &str, zone: Tz) -> String {
    civil::resolve_local(at(local), zone)
        .format("%Y-%m-%dT%H:%MZ")
        .to_string()
}

/// Every quarter of an hour around each change of offset in `zone` and `years`; also says how many
/// readings lay in a gap and how many in a fold, so that a test can show it met some.
fn readings_near_changes(zone: Tz, years: std::ops::Range<i32>) -> (Vec<NaiveDateTime>, u32, u32) {
    let mut readings = Vec::new();
    let (mut gaps, mut folds) = (0, 0);
    for year in years {
        let mut hour = NaiveDate::from_ymd_opt(year, 1, 1)
            .unwrap()
            .and_hms_opt(0, 0, 0)
            .unwrap();
        while hour.year() == year {
            let before = zone.offset_from_utc_datetime(&(hour - Duration::hours(36)));
            let after = zone.offset_from_utc_datetime(&(hour + Duration::hours(36)));
            if before != after {
                for quarter in 0..4 {
                    let reading = hour + Duration::minutes(15 * quarter);
                    match zone.from_local_datetime(&reading) {
                        chrono::MappedLocalTime::None => gaps += 1,
                        chrono::MappedLocalTime::Ambiguous(..) => folds += 1,
                        chrono::MappedLocalTime::Single(_) => {}
                    }
                    readings.push(reading);
                }
            }
            hour += Duration::hours(1);
        }
    }
    (readings, gaps, folds)
}

#[test]
fn twelve_zones_over_eight_years_agree_with_jiff_around_every_change() {
    for name in ZONES {
        let zone: Tz = name.parse().unwrap();
        let oracle = jiff::tz::TimeZone::get(name).unwrap();
        let (readings, gaps, folds) = readings_near_changes(zone, 2018..2026);
        for reading in readings {
            assert_eq!(
                civil::resolve_local(reading, zone).timestamp(),
                jiff_instant(reading, &oracle),
                "{reading} in {name}"
            );
        }
        if name != "Asia/Kathmandu" {
            assert!(
                gaps > 0 && folds > 0,
                "{name} has changes to try: {gaps}, {folds}"
            );
        }
    }
}

#[test]
fn apia_in_2011_agrees_with_jiff_through_the_day_that_was_skipped() {
    let zone: Tz = "Pacific/Apia".parse().unwrap();
    let oracle = jiff::tz::TimeZone::get("Pacific/Apia").unwrap();
    let (readings, gaps, _) = readings_near_changes(zone, 2011..2012);
    assert!(
        gaps >= 96,
        "a whole day of quarter hours is missing: {gaps}"
    );
    for reading in readings {
        assert_eq!(
            civil::resolve_local(reading, zone).timestamp(),
            jiff_instant(reading, &oracle),
            "{reading}"
        );
    }
}

#[test]
fn a_time_in_a_gap_moves_on_by_the_length_of_the_gap() {
    use chrono_tz::{Australia::Lord_Howe, Europe::Berlin, Pacific::Apia};
    assert_eq!(resolve("2026-03-29T02:30:00", Berlin), "2026-03-29T01:30Z"); // 03:30 there
    assert_eq!(
        resolve("2026-10-04T02:15:00", Lord_Howe),
        "2026-10-03T15:45Z"
    ); // 02:45 there
    assert_eq!(resolve("2011-12-30T10:00:00", Apia), "2011-12-30T20:00Z"); // the 31st, 10:00 there
}

#[test]
fn a_time_in_a_fold_is_the_earlier() {
    use chrono_tz::{Australia::Lord_Howe, Europe::Berlin};
    assert_eq!(resolve("2026-10-25T02:30:00", Berlin), "2026-10-25T00:30Z");
    assert_eq!(
        resolve("2026-04-05T01:45:00", Lord_Howe),
        "2026-04-04T14:45Z"
    );
}

#[test]
fn today_changes_at_the_households_midnight() {
    let zone = chrono_tz::America::New_York;
    let before = Utc.with_ymd_and_hms(2026, 1, 1, 4, 59, 59).unwrap();
    assert_eq!(civil::today(before, zone), date("2025-12-31"));
    assert_eq!(
        civil::today(before + Duration::seconds(1), zone),
        date("2026-01-01")
    );
}

#[test]
fn months_are_added_with_the_day_held_back_to_the_months_last() {
    let moved = |from: &str, months| civil::add_months(date(from), months).unwrap();
    assert_eq!(moved("2026-01-31", 1), date("2026-02-28"));
    assert_eq!(moved("2024-01-31", 1), date("2024-02-29"));
    assert_eq!(moved("2026-01-31", 2), date("2026-03-31"));
    assert_eq!(moved("2026-03-31", -1), date("2026-02-28"));
    assert_eq!(moved("2026-12-15", 1), date("2027-01-15"));
    assert_eq!(civil::add_months(NaiveDate::MAX, 1), None);
}

#[test]
fn reviews_snap_to_the_first_talk_day_of_a_quarter() {
    let snapped = |text: &str, weekday| civil::snap_to_quarter(date(text), weekday);
    assert_eq!(snapped("2026-02-10", Weekday::Sun), date("2026-04-05"));
    assert_eq!(snapped("2026-04-01", Weekday::Sun), date("2026-04-05"));
    assert_eq!(snapped("2026-04-05", Weekday::Sun), date("2026-04-05"));
    assert_eq!(snapped("2026-04-06", Weekday::Sun), date("2026-07-05"));
    assert_eq!(snapped("2026-11-30", Weekday::Sun), date("2027-01-03"));
    assert_eq!(snapped("2026-12-31", Weekday::Fri), date("2027-01-01"));
    assert_eq!(snapped("2026-01-01", Weekday::Thu), date("2026-01-01"));
    // The calendar's ends give a date, not a panic.
    civil::snap_to_quarter(NaiveDate::MAX, Weekday::Sun);
    civil::snap_to_quarter(NaiveDate::MIN, Weekday::Sun);
    civil::resolve_local(NaiveDateTime::MIN, chrono_tz::Asia::Tokyo);
    civil::resolve_local(NaiveDateTime::MAX, chrono_tz::America::New_York);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn snapping_never_goes_back_and_stays_put_once_snapped(day in 0i64..80_000, weekday in 0u8..7) {
        let day = date("1950-01-01") + Duration::days(day);
        let weekday = Weekday::try_from(weekday).unwrap();
        let snapped = civil::snap_to_quarter(day, weekday);
        prop_assert!(snapped >= day && snapped - day <= Duration::days(98));
        prop_assert_eq!(snapped.weekday(), weekday);
        prop_assert!(snapped.day() <= 7 && snapped.month() % 3 == 1);
        prop_assert_eq!(civil::snap_to_quarter(snapped, weekday), snapped);
    }

    #[test]
    fn any_reading_in_any_zone_agrees_with_jiff(minute in 0i64..30_000_000, zone in 0usize..12) {
        let reading = at("1975-01-01T00:00:00") + Duration::minutes(minute);
        let zone: Tz = ZONES[zone].parse().unwrap();
        let oracle = jiff::tz::TimeZone::get(zone.name()).unwrap();
        prop_assert_eq!(civil::resolve_local(reading, zone).timestamp(), jiff_instant(reading, &oracle));
    }
}
