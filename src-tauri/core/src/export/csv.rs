//! The copy as tables for a spreadsheet (RFC 4180). A cell of words is never taken for a formula.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::copy::{Copy, Image};

/// One file a table. What the texts of a goal, boundary or rule say stands beside it, from the newest one.
pub(super) fn files(copy: &Copy) -> Vec<(String, String)> {
    let newest = newest(copy);
    let mut files: Vec<(String, String)> = copy
        .shared
        .iter()
        .filter(|(_, rows)| !rows.is_empty())
        .map(|(name, rows)| {
            let whole: Vec<Image> = rows.iter().map(|row| with_text(row, &newest)).collect();
            (format!("{name}.csv"), table(&whole))
        })
        .collect();
    if let Some(own) = &copy.own {
        let items: Vec<Image> = own
            .items
            .iter()
            .map(|one| {
                let mut row = Image::new();
                row.insert("kind".to_owned(), Value::from(one.kind.clone()));
                if let Value::Object(fields) = &one.item {
                    row.extend(fields.clone());
                }
                row
            })
            .collect();
        for (name, rows) in [("mine_alone", &items), ("mine_reminder", &own.reminder)] {
            if !rows.is_empty() {
                files.push((format!("{name}.csv"), table(rows)));
            }
        }
    }
    files
}

fn newest(copy: &Copy) -> BTreeMap<&str, &Image> {
    let mut newest: BTreeMap<&str, &Image> = BTreeMap::new();
    let number = |row: &Image| row.get("number").and_then(Value::as_i64);
    for row in copy.shared.get("version").into_iter().flatten() {
        let Some(subject) = row.get("subject").and_then(Value::as_str) else {
            continue;
        };
        let before = newest.get(subject);
        if before.is_none_or(|before| number(before) < number(row)) {
            newest.insert(subject, row);
        }
    }
    newest
}

fn with_text(row: &Image, newest: &BTreeMap<&str, &Image>) -> Image {
    let mut whole = row.clone();
    let id = row.get("id").and_then(Value::as_str).unwrap_or_default();
    if let Some(Value::Object(body)) = newest.get(id).and_then(|version| version.get("body")) {
        whole.extend(
            body.iter()
                .map(|(key, value)| (format!("text_{key}"), value.clone())),
        );
    }
    whole
}

fn table(rows: &[Image]) -> String {
    let columns: BTreeSet<&String> = rows.iter().flat_map(Image::keys).collect();
    // Says that it is UTF-8 to the spreadsheets that would guess otherwise.
    let mut text = "\u{feff}".to_owned();
    let head: Vec<String> = columns.iter().map(|column| quoted(column)).collect();
    text.push_str(&head.join(","));
    text.push_str("\r\n");
    for row in rows {
        let cells: Vec<String> = columns
            .iter()
            .map(|column| row.get(*column).map_or_else(String::new, cell))
            .collect();
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    text
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(_) | Value::Number(_) => value.to_string(),
        Value::String(words) => quoted(words),
        Value::Array(_) | Value::Object(_) => quoted(&value.to_string()),
    }
}

fn quoted(words: &str) -> String {
    // Spreadsheets run what begins so; the sign in front makes it words.
    let first = words.trim_start().chars().next();
    let formula = matches!(
        first,
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
    ) || words.starts_with(['\t', '\r', '\n']);
    let sign = if formula { "'" } else { "" };
    format!("\"{sign}{}\"", words.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_never_formulas() {
        for (typed, written) in [
            ("plain", "\"plain\""),
            ("=1+1", "\"'=1+1\""),
            ("  @SUM(A1)", "\"'  @SUM(A1)\""),
            ("-2+3", "\"'-2+3\""),
            ("\t=x", "\"'\t=x\""),
            ("＝cmd", "\"'＝cmd\""),
            ("say \"hi\", twice\nhere", "\"say \"\"hi\"\", twice\nhere\""),
        ] {
            assert_eq!(quoted(typed), written);
        }
        assert_eq!(cell(&Value::from(-3)), "-3", "a number stays one");
    }
}
