#![allow(clippy::unwrap_used, reason = "a test's panic is its answer")]

use std::cmp::Reverse;

use super::*;
use proptest::prelude::*;

const ZONE: Tz = chrono_tz::Europe::Berlin;

/// Noon of the 12th of June 2026, a Friday, moved by days and minutes.
fn at(days: i64, minutes: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_781_265_600, 0).unwrap()
        + Duration::days(days)
        + Duration::minutes(minutes)
}

/// One backup each at these moments, each with more in it than the one before.
fn made(moments: impl IntoIterator<Item = (i64, i64)>) -> Vec<Dated> {
    let seqs = (1..).map(|n| n * 3);
    moments
        .into_iter()
        .zip(seqs)
        .map(|((day, minute), seq)| Dated {
            made: at(day, minute),
            branch: 0,
            seq,
        })
        .collect()
}

/// How many days back each that stays was made.
fn ages(all: &[Dated], now: DateTime<Utc>) -> Vec<i64> {
    let gone = surplus(all, now, ZONE);
    let left = (0..all.len()).filter(|n| !gone.contains(n));
    left.map(|n| (at(0, 0) - all[n].made).num_days()).collect()
}

#[test]
fn a_year_of_days_comes_to_what_the_table_says() {
    // One a day at noon for 400 days, up to today.
    let all = made((0..=400).map(|n| (n - 400, 0)));
    let days = [
        // A month each, its last day, back to the one in which twelve months end.
        347, 316, 285, 255, 224, 194, 163, 132, 104, 73, 61,
        // A week each, its Sunday; the oldest one only as far as it lies within sixty days.
        54, 47, 40, 33, 26, 19, 15, // A day each.
        14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, // All of yesterday and today.
        1, 0,
    ];
    assert_eq!(ages(&all, at(0, 0)), days);
}

#[test]
fn each_border_lies_where_it_is_said_to_lie() {
    // Two of one day, then enough that the newest do not hold them.
    for (day, both_stay) in [(0, true), (1, true), (2, false)] {
        let mut moments = vec![(-day, -60), (-day, -30)];
        moments.extend((0..8).map(|n| (0, n)));
        let all = made(moments);
        assert_eq!(
            surplus(&all, at(0, 10), ZONE).is_empty(),
            both_stay,
            "{day} days"
        );
    }
    // Two days of one week, and of one month: until when does each stay?
    let stays = |first: i64, second: i64, today: i64| {
        let mut moments = vec![(first, 0), (second, 0)];
        // Days without a leap up to today, and the newest eight of today.
        moments.extend((second + 1..today).step_by(20).map(|day| (day, 0)));
        moments.extend((0..8).map(|n| (today, n)));
        !surplus(&made(moments), at(today, 10), ZONE).contains(&0)
    };
    // Tuesday and Wednesday: once the later one is past fourteen days they are of one week.
    assert!(stays(-3, -2, 12) && !stays(-3, -2, 13));
    // Sunday and Monday of one month: once the later one is past sixty they are of one month.
    assert!(stays(2, 3, 63) && !stays(2, 3, 64));
    // The last of June: twelve months, to the day.
    assert!(stays(18, 19, 18 + 365) && !stays(18, 19, 18 + 366));
}

#[test]
fn the_newest_eight_stay_whatever_their_dates() {
    let all = made(
        (0..12)
            .map(|n| (-900, n))
            .chain([(-10, 0), (-5, 0), (0, 0)]),
    );
    // Three days of ten are believed: the old ones are past their twelve months, and five of them are among
    // the newest eight.
    assert_eq!(surplus(&all, at(0, 1), ZONE), [0, 1, 2, 3, 4, 5, 6]);
}

#[test]
fn of_what_holds_the_same_changes_the_later_one_stays() {
    let mut all = made((0..8).map(|n| (0, n)));
    for minute in [5, 4] {
        all.push(Dated {
            made: at(-5, minute),
            branch: 0,
            seq: 1,
        });
    }
    assert_eq!(surplus(&all, at(0, 10), ZONE), [9]);
}

/// After an earlier day was put in place its changes are counted from there: fewer, and newer all the same.
#[test]
fn what_was_made_after_an_earlier_day_was_put_in_place_is_newer_than_all_before() {
    let mut all = made((0..8).map(|n| (-400, n)));
    all.extend((0..8).map(|n| Dated {
        made: at(-395, n),
        branch: 1,
        seq: n,
    }));
    for one in &mut all[..8] {
        one.seq += 5_000;
    }
    assert_eq!(surplus(&all, at(0, 0), ZONE), (0..8).collect::<Vec<_>>());
}

#[test]
fn a_year_ahead_for_an_afternoon_takes_nothing_away() {
    let lived = made((0..=90).map(|n| (n - 90, 0)));
    let now = at(0, 1);
    let before = surplus(&lived, now, ZONE);
    let mut all = lived.clone();
    for n in 0..20 {
        all.push(Dated {
            made: at(365, n * 5),
            branch: 0,
            seq: 1_000 + n,
        });
    }
    let gone = surplus(&all, at(365, 101), ZONE);
    assert!(gone.iter().all(|n| before.contains(n)), "{gone:?}");
    // Once the clock is right again they age like what was made after them.
    all.extend((0..30).map(|n| Dated {
        made: at(1 + n, 0),
        branch: 0,
        seq: 2_000 + n,
    }));
    let gone = surplus(&all, at(30, 1), ZONE);
    let ahead: Vec<usize> = (lived.len()..lived.len() + 20).collect();
    assert_eq!(ahead.iter().filter(|n| !gone.contains(n)).count(), 1);
}

#[test]
fn a_year_ahead_that_was_lived_in_is_believed() {
    let mut moments: Vec<(i64, i64)> = (0..=30).map(|n| (n - 30, 0)).collect();
    moments.extend([(400, 0), (406, 0)]);
    let two_days = made(moments.clone());
    assert!(surplus(&two_days, at(406, 1), ZONE).iter().all(|n| *n < 31));
    assert!(ages(&two_days, at(406, 1)).len() > 10);
    moments.push((407, 0));
    let a_week = made(moments.clone());
    // The newest eight, of which three are of the new year.
    assert_eq!(
        surplus(&a_week, at(407, 1), ZONE),
        (0..26).collect::<Vec<_>>()
    );
    // Three days within a week are not a week.
    moments.remove(31);
    moments.insert(32, (405, 0));
    let days = made(moments);
    assert!(ages(&days, at(407, 1)).len() > 10);
}

#[test]
fn a_clock_in_1970_takes_nothing_away_and_what_it_made_stays_until_newer_stands() {
    let lived = made((0..=30).map(|n| (n - 30, 0)));
    let gone = |all: &[Dated], now| surplus(all, now, ZONE);
    let early = DateTime::UNIX_EPOCH + Duration::days(3);
    assert_eq!(gone(&lived, early), Vec::<usize>::new());
    let mut all = lived.clone();
    all.extend((0..3).map(|n| Dated {
        made: DateTime::UNIX_EPOCH + Duration::days(n),
        branch: 0,
        seq: 1_000 + n,
    }));
    // Right again: they are as old as what came before them, by their neighbours.
    let right = gone(&all, at(0, 10));
    assert!(!right.contains(&33) && !right.contains(&32), "{right:?}");
    assert!(right.len() < all.len() - NEWEST);
}

fn any_backups() -> impl Strategy<Value = Vec<Dated>> {
    let one = (-800_i64..800, 0_i64..1_440, 0_i64..60);
    prop::collection::vec(one, 0..60).prop_map(|all| {
        all.into_iter()
            .map(|(day, minute, seq)| Dated {
                made: at(day, minute),
                branch: 0,
                seq,
            })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn the_newest_stay_under_any_clock(all in any_backups(), day in -30_000_i64..30_000) {
        let gone = surplus(&all, at(day, 0), ZONE);
        prop_assert!(all.len() - gone.len() >= all.len().min(NEWEST));
        let mut order: Vec<usize> = (0..all.len()).collect();
        order.sort_by_key(|n| Reverse((all[*n].seq, all[*n].made)));
        for newest in order.iter().take(NEWEST) {
            prop_assert!(!gone.contains(newest));
        }
    }

    #[test]
    fn what_stays_stays_when_asked_again(all in any_backups(), day in -900_i64..900) {
        let gone = surplus(&all, at(day, 0), ZONE);
        let left: Vec<Dated> = (0..all.len()).filter(|n| !gone.contains(n)).map(|n| all[n]).collect();
        // Fewer days may make a leap of what was none; then less goes, never more.
        let again = surplus(&left, at(day, 0), ZONE);
        prop_assert!(again.len() <= left.len().saturating_sub(NEWEST));
    }

    #[test]
    fn one_wrong_look_takes_nothing_the_right_ones_would_not(
        days in prop::collection::btree_set(-300_i64..0, 20..120),
        wrong in prop_oneof![61_i64..20_000, -20_000_i64..-301],
        each in 1_i64..6,
    ) {
        // A household that was lived in without a leap, and one look by a wrong clock.
        let mut moments: Vec<(i64, i64)> = days.into_iter().flat_map(|day| (0..each).map(move |n| (day, n))).collect();
        // In the evening: an hour later it would be tomorrow, and a leap of 61 days one of 60, which is none.
        moments.extend((-300..=0).step_by(30).map(|day| (day, 500)));
        moments.sort_unstable();
        let all = made(moments);
        let right = surplus(&all, at(0, 560), ZONE);
        let looked = surplus(&all, at(wrong, 0), ZONE);
        prop_assert!(looked.iter().all(|n| right.contains(n)), "{looked:?} {right:?}");
    }
}
