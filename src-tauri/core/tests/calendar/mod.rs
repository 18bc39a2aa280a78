//! A calendar file read as calendar programs read it, by libraries that share nothing with what wrote it.
#![allow(clippy::panic, reason = "a test's panic is its answer")]

use std::str::FromStr;

use chrono::{DateTime, NaiveDateTime, TimeZone, Utc};
use chrono_tz::Tz;
use icalendar::{Calendar, Component, Event};
use rrule::RRuleSet;

/// The first `n` instants of the entry with this id: its rule's, but for the dates that another entry of the
/// same id overrides.
pub(crate) fn dates_of(file: &str, id: &str, n: u16) -> Vec<DateTime<Utc>> {
    let file: Calendar = file.parse().unwrap();
    let entries = file.events().filter(|event| event.get_uid() == Some(id));
    let (overriding, rules): (Vec<&Event>, Vec<_>) =
        entries.partition(|event| event.property_value("RECURRENCE-ID").is_some());
    let [rule] = rules[..] else {
        panic!("{} entries for {id}", rules.len());
    };
    let mut all = by_rule(rule, n);
    for event in overriding {
        let usual = at(event, "RECURRENCE-ID");
        let place = all.iter().position(|at| *at == usual);
        all.remove(place.unwrap_or_else(|| panic!("{usual} is no date of the rule")));
        all.push(at(event, "DTSTART"));
    }
    all.sort_unstable();
    all
}

/// What `rrule` makes of the entry. A list of RDATEs without a rule leaves the start to the calendar program.
fn by_rule(event: &Event, n: u16) -> Vec<DateTime<Utc>> {
    // The reader wants DTSTART first.
    let text: Vec<String> = ["DTSTART", "RRULE", "RDATE", "EXDATE"]
        .iter()
        .filter_map(|key| {
            event.properties().get(*key).or_else(|| {
                event
                    .multi_properties()
                    .get(*key)
                    .and_then(|all| all.first())
            })
        })
        .map(|property| {
            let params: String = property
                .params()
                .values()
                .map(|one| format!(";{}={}", one.key(), one.value()))
                .collect();
            format!("{}{params}:{}", property.key(), property.value())
        })
        .collect();
    let text = text.join("\n");
    let set = RRuleSet::from_str(&text).unwrap_or_else(|error| panic!("{error} in\n{text}"));
    let dates = set.all(n).dates;
    dates.into_iter().map(|at| at.with_timezone(&Utc)).collect()
}

/// A local time of the entry as an instant; none of those tested lies in a clock change.
fn at(event: &Event, key: &str) -> DateTime<Utc> {
    let property = &event.properties()[key];
    let zone: Tz = property.params()["TZID"].value().parse().unwrap();
    let local = NaiveDateTime::parse_from_str(property.value(), "%Y%m%dT%H%M%S").unwrap();
    zone.from_local_datetime(&local)
        .earliest()
        .unwrap()
        .with_timezone(&Utc)
}
