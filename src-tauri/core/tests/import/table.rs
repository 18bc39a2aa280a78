//! Tables of goals.

use std::sync::{Arc, OnceLock, Weak};

use common_ground_core::error::Error;
use common_ground_core::goal::Horizon;
use common_ground_core::import::{
    Brought, Chosen, Columns, Incoming, MOST_ROWS, ReadAs, What, Why,
};
use common_ground_core::testing::{cleans_the_index, index_size};
use common_ground_core::who::{Presence, Side};
use common_ground_core::work::Work;
use serde_json::json;

use crate::house::{Home, home};
use crate::{ANA, all, as_copy, bring, bytes, new, words};

fn table(text: &str) -> (Incoming, Columns) {
    let incoming = Incoming::of(text.as_bytes()).unwrap();
    let Chosen::Table(view) = incoming.chosen() else {
        panic!("not a table: {text}");
    };
    let guess = view.guess;
    (incoming, guess)
}

fn brought(text: &str) -> (Home, Brought) {
    let (incoming, guess) = table(text);
    let home = home();
    home.house.come(Presence::One(Side::Start));
    let brought = bring(
        &home,
        ANA,
        &incoming,
        ReadAs {
            columns: Some(guess),
        },
    )
    .unwrap();
    (home, brought)
}

#[test]
fn tables_of_every_make_are_read() {
    for text in [
        "Title,Why\nA garden,\"Roses, and rest\"\n",
        "\u{FEFF}Title;Why\r\nA garden;Roses, and rest\r\n",
        "Title\tWhy\nA garden\tRoses, and rest",
        "Title|Why\n\nA garden|Roses, and rest\n\n",
        "\"Title\",\"Why\",\"Odd; one\"\n\"A garden\",\"Roses, and rest\",x,too,many\n",
        "why,title\n\"Roses, and rest\",\"A garden\"",
    ] {
        let (home, brought) = brought(text);
        assert_eq!(new(&brought, What::Goal), 1, "{text:?}");
        let here = words(&all(&home), &[("version", &["title"]), ("goal", &["why"])]);
        assert!(here.contains("title: A garden"), "{text:?}: {here:?}");
        assert!(here.contains("why: Roses, and rest"), "{text:?}: {here:?}");
    }
}

#[test]
fn a_line_is_counted_alike_however_lines_end() {
    for end in ["\n", "\r\n"] {
        let (_home, brought) = brought(&["Title,Notes", "A boat,x", ",y", ""].join(end));
        assert_eq!(brought.stays[0].lines, [3], "{end:?}");
    }
}

#[test]
fn each_row_arrives_or_is_named_with_its_line() {
    let text = format!(
        "Title,Due,Notes,Part of life,Next step\nA \"\"b,2030-08,,Home,Ask\n,2030,,,\n{},,,,\nLate,soon,As said,Garden,\nOld,2001-01-01,,,\nDay,24.12.2030,,,\nlate,,,,\n'=1+1,,,,\n",
        "x".repeat(300)
    );
    let (home, brought) = brought(&text);
    assert_eq!(new(&brought, What::Goal), 5, "{brought:?}");
    assert_eq!(new(&brought, What::Area), 1, "Home is here, Garden is new");
    let stays = |why| {
        brought
            .stays
            .iter()
            .find(|one| one.why == why)
            .unwrap()
            .lines
            .clone()
    };
    assert_eq!(stays(Why::NoTitle), [3]);
    assert_eq!(stays(Why::TooLong), [4]);
    let here: Vec<_> = brought.arrives.iter().filter(|one| one.here > 0).collect();
    assert_eq!(here.len(), 1, "the second of the same name");
    let goals = all(&home)["goal"].clone();
    let with = |key: &str, value: &str| {
        let found = goals.as_array().unwrap().iter();
        found.filter(|goal| goal[key] == json!(value)).count()
    };
    assert_eq!(with("target", "2030-08"), 1);
    assert_eq!(with("target", "2030-12-24"), 1);
    assert_eq!(
        with("notes", "As said\n\nsoon"),
        1,
        "what is no date is kept as words"
    );
    assert_eq!(with("notes", "2001-01-01"), 1);
    let titles = words(&all(&home), &[("version", &["title"])]);
    assert!(
        titles.contains("title: =1+1"),
        "the sign before a formula is no word: {titles:?}"
    );
}

#[test]
fn as_many_rows_as_are_taken_come_and_go_in_one_step() {
    let rows: String = (0..MOST_ROWS)
        .map(|n| format!("Goal number {n}\n"))
        .collect();
    let (incoming, guess) = table(&format!("What\n{rows}"));
    let home = home();
    home.house.come(Presence::One(Side::Start));
    let before = bytes(&home);
    let size = |home: &Home| home.house.with(|planner| index_size(planner)).unwrap();
    let small = size(&home);
    let read = ReadAs {
        columns: Some(guess),
    };
    let brought = bring(&home, ANA, &incoming, read).unwrap();
    assert_eq!(new(&brought, What::Goal) as usize, MOST_ROWS);
    assert!(size(&home) > 100 * small);
    let after = bytes(&home);
    let index = |home: &Home| {
        let [kept, anew] = home.house.index_kept_and_anew().unwrap();
        assert_eq!(kept, anew, "what is found is what is there");
        kept.len()
    };
    assert!(index(&home) >= MOST_ROWS);

    // How far it is can be heard, and it can be stopped on the way: then nothing was undone.
    let stopped = Arc::new(OnceLock::<Weak<Work>>::new());
    let heard = stopped.clone();
    let work = Arc::new(Work::told(move |hundredths| {
        if hundredths == 50 {
            heard.get().unwrap().upgrade().unwrap().stop();
        }
    }));
    stopped.set(Arc::downgrade(&work)).unwrap();
    let answer = home.house.with(|planner| planner.undo(ANA, &work));
    assert_eq!(answer.unwrap_err().code(), "stopped");
    assert!(bytes(&home) == after, "it is as it was");
    index(&home);
    let work = Work::default();
    home.house.with(|planner| planner.undo(ANA, &work)).unwrap();
    assert!(bytes(&home) == before, "undone to the byte");
    index(&home);
    assert!(
        size(&home) < 2 * small,
        "no word of it stands in the index any more"
    );
    home.house.with(|planner| planner.redo(ANA, &work)).unwrap();
    assert!(bytes(&home) == after, "and done again");
    index(&home);
    // What goes later leaves the index at once, as it always did.
    let cleans = home.house.with(|planner| cleans_the_index(planner));
    assert!(cleans.unwrap());
}

#[test]
fn a_column_that_is_not_there_or_is_two_things_is_said_at_its_field() {
    let (incoming, _) = table("A,B\n1,2\n");
    let columns = |title, why| Columns {
        title,
        done: None,
        why,
        notes: None,
        target: None,
        area: None,
        step: None,
        horizon: Horizon::Long,
    };
    let home = home();
    for (columns, field, code) in [
        (columns(2, None), "title", "not-a-choice"),
        (columns(0, Some(0)), "why", "same"),
    ] {
        let read = ReadAs {
            columns: Some(columns),
        };
        let error = bring(&home, ANA, &incoming, read).unwrap_err();
        assert_eq!(error.code(), code);
        assert!(matches!(error, Error::Field { field: at, .. } if at == field));
    }
    let none = bring(&home, ANA, &incoming, as_copy()).unwrap_err();
    assert_eq!(none.code(), "nothing-chosen");
}

#[test]
fn no_column_is_guessed_to_be_two_things() {
    for (text, title, notes) in [
        ("Notes\nA boat\n", 0, None),
        ("Notes,Thing\nred,A boat\n", 1, Some(0)),
        ("Nr,Notes,Thing\n1,red,A boat\n", 2, Some(1)),
        ("Nr,Notes\n1,2\n", 0, Some(1)),
        ("Notes,Goal\nred,A boat\n", 1, Some(0)),
    ] {
        let (_, guess) = table(text);
        assert_eq!((guess.title, guess.notes), (title, notes), "{text:?}");
    }
}
