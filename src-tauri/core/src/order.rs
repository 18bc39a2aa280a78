//! The order of things in a column: text keys between which there is always room. The one place that makes them.

/// Digits in the order they sort as text.
const DIGITS: &[u8] = b"0123456789abcdefghijklmnopqrstuvwxyz";

/// A key that sorts after `before` and before `after`; `None` is the end of the column.
/// Keys never end in the lowest digit, so there is always room before each.
#[must_use]
pub fn between(before: Option<&str>, after: Option<&str>) -> String {
    let low = before.unwrap_or_default().as_bytes();
    let high = after.map(str::as_bytes);
    let mut key = Vec::new();
    let mut bounded = high;
    for n in 0.. {
        let from = low.get(n).map_or(0, |digit| place(*digit));
        let to = bounded
            .and_then(|high| high.get(n))
            .map_or(DIGITS.len(), |digit| place(*digit));
        if to > from + 1 {
            // At the open end, and only there, small steps keep keys short however many things are added.
            let step = if high.is_none() && before.is_some() {
                1
            } else {
                (to - from) / 2
            };
            key.push(DIGITS[from + step]);
            break;
        }
        key.push(DIGITS[from]);
        if to > from {
            bounded = None;
        }
    }
    key.into_iter().map(char::from).collect()
}

/// Whether this is a key [`between`] makes: around any other there may be no room.
pub(crate) fn is_key(key: &str) -> bool {
    key.bytes().all(|digit| DIGITS.contains(&digit)) && !key.is_empty() && !key.ends_with('0')
}

fn place(digit: u8) -> usize {
    DIGITS.iter().position(|d| *d == digit).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::between;
    use proptest::prelude::*;

    #[test]
    fn ten_thousand_at_the_end_stay_short() {
        let mut last: Option<String> = None;
        for _ in 0..10_000 {
            let next = between(last.as_deref(), None);
            assert!(last.is_none_or(|last| last < next));
            last = Some(next);
        }
        assert!(last.is_some_and(|key| key.len() < 400));
    }

    #[test]
    fn a_thousand_put_second_stay_short() {
        let (first, mut second) = (between(None, None), between(Some("i"), None));
        for _ in 0..1_000 {
            second = between(Some(&first), Some(&second));
        }
        assert!(second.len() < 250, "{}", second.len());
    }

    #[test]
    fn a_key_is_no_longer_than_it_must_be() {
        assert_eq!(between(None, None), "i", "room on both sides of the first");
        assert_eq!(between(Some("i"), None), "j");
        assert_eq!(between(None, Some("i")), "9");
        assert_eq!(between(Some("1"), Some("3")), "2");
        assert_eq!(between(Some("1"), Some("2")), "1i");
        // Once it is below the next in one digit, the digits after are free.
        assert_eq!(between(Some("1"), Some("21")), "1i");
    }

    proptest! {
        #[test]
        fn any_sequence_of_insertions_keeps_its_order(places in prop::collection::vec(0usize..1000, 1..300)) {
            let mut keys: Vec<String> = Vec::new();
            for place in places {
                let at = place % (keys.len() + 1);
                let before = at.checked_sub(1).map(|n| keys[n].as_str());
                let key = between(before, keys.get(at).map(String::as_str));
                keys.insert(at, key);
            }
            prop_assert!(keys.windows(2).all(|pair| pair[0] < pair[1]), "{keys:?}");
        }
    }
}
