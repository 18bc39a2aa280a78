//! Bringing in a file: what is shared arrives as ideas and drafts, in one step that can be undone to the byte, and
//! nothing a file can say makes anything hold. Whatever else lies in it is said in a sentence and changes nothing.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod house;

use std::collections::BTreeSet;

use common_ground_core::error::{Error, Refusal, Result};
use common_ground_core::export::{self, Copy};
use common_ground_core::goal::Horizon;
use common_ground_core::import::{
    Brought, Chosen, Columns, Incoming, LARGEST, MOST_ROWS, ReadAs, What, Why,
};
use common_ground_core::testing::cases;
use common_ground_core::who::{Actor, Presence, Side, Viewer};
use common_ground_core::work::Work;
use house::calls::lived_again;
use house::{Home, home, live_yeses};
use serde_json::{Value, json};

const ANA: Actor = Actor::One(Side::Start);
const BEN: Actor = Actor::One(Side::End);

/// The copy of a household that was lived in, with Ana's own part.
fn good() -> Copy {
    let us = lived_again();
    let copying = us
        .home
        .house
        .with(|planner| planner.copying(Viewer::One(Side::Start), true));
    copying.unwrap().read(&Work::default()).unwrap()
}

fn incoming(copy: &Copy) -> Incoming {
    Incoming::of(copy.json().unwrap().as_bytes()).unwrap()
}

fn as_copy() -> ReadAs {
    ReadAs { columns: None }
}

fn bring(home: &Home, actor: Actor, incoming: &Incoming, read: ReadAs) -> Result<Brought> {
    let done = home
        .house
        .with(|planner| planner.bring_in(actor, incoming, read, &Work::default()))?;
    Ok(done.value)
}

fn preview(home: &Home, actor: Actor, incoming: &Incoming, read: ReadAs) -> Result<Brought> {
    home.house
        .with(|planner| planner.preview_import(actor, incoming, read, &Work::default()))
}

fn bytes(home: &Home) -> String {
    home.house
        .with(|planner| export::canonical(planner))
        .unwrap()
}

fn all(home: &Home) -> Value {
    serde_json::from_str(&bytes(home)).unwrap()
}

fn count(all: &Value, table: &str) -> usize {
    all[table].as_array().unwrap().len()
}

fn new(brought: &Brought, what: What) -> u32 {
    let found = brought.arrives.iter().find(|one| one.what == what);
    found.map_or(0, |one| one.new)
}

fn stay(brought: &Brought, why: Why) -> u32 {
    let found = brought.stays.iter().find(|one| one.why == why);
    found.map_or(0, |one| one.count)
}

/// The words of these fields in these tables, wherever they stand in a row.
fn words(tables: &Value, of: &[(&str, &[&str])]) -> BTreeSet<String> {
    fn inside(value: &Value, keys: &[&str], into: &mut BTreeSet<String>) {
        match value {
            Value::Array(all) => all.iter().for_each(|one| inside(one, keys, into)),
            Value::Object(all) => {
                for (key, one) in all {
                    match one.as_str() {
                        Some(text) if key == "body" => {
                            inside(&serde_json::from_str(text).unwrap(), keys, into);
                        }
                        Some(text) if keys.contains(&key.as_str()) && !text.is_empty() => {
                            into.insert(format!("{key}: {text}"));
                        }
                        _ => inside(one, keys, into),
                    }
                }
            }
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    for (table, keys) in of {
        inside(&tables[table], keys, &mut found);
    }
    found
}

/// What both can read and a file can bring.
const CARRIED: &[(&str, &[&str])] = &[
    (
        "goal",
        &[
            "why",
            "stuck",
            "who_does",
            "notes",
            "unit",
            "celebrate",
            "came",
            "learned",
            "target",
        ],
    ),
    ("goal_step", &["words", "due"]),
    ("goal_progress", &["note", "day"]),
    ("good_moment", &["words"]),
    ("good_time", &["title", "day"]),
    ("area", &["name"]),
];

#[test]
fn everything_shared_arrives_and_nothing_of_it_holds() {
    let copy = good();
    let file = serde_json::to_value(&copy.shared).unwrap();
    let home = home();
    home.house.come(Presence::One(Side::Start));
    let brought = bring(&home, ANA, &incoming(&copy), as_copy()).unwrap();
    let here = all(&home);

    let missing: Vec<_> = words(&file, CARRIED)
        .difference(&words(&here, CARRIED))
        .cloned()
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
    for (kind, keys) in [
        ("goal", ["title", "done"].as_slice()),
        ("agreement", &["words", "why", "slipped"]),
        ("rule", &["about", "own_words", "what"]),
    ] {
        let of = |tables: &Value| {
            let mut only = tables.clone();
            let versions = only["version"].as_array_mut().unwrap();
            versions.retain(|version| version["kind"] == json!(kind));
            words(&only, &[("version", keys)])
        };
        let missing: Vec<_> = of(&file).difference(&of(&here)).cloned().collect();
        assert!(missing.is_empty(), "{kind}: {missing:?}");
    }

    assert_eq!(count(&here, "sign_off"), 0, "no yes comes in");
    assert_eq!(
        count(&here, "withdrawal"),
        0,
        "and nothing that would answer one"
    );
    for goal in here["goal"].as_array().unwrap() {
        let place = goal["place"].as_str().unwrap();
        assert!(["idea", "reached", "let_go"].contains(&place), "{place}");
        assert!(
            goal["author"] != json!("end"),
            "nobody is made to have said it"
        );
    }
    assert!(
        here["goal_step"]
            .as_array()
            .unwrap()
            .iter()
            .all(|step| step["taken_by"].is_null())
    );
    assert!(new(&brought, What::Agreement) > 0 && new(&brought, What::Rule) > 0);
    assert!(new(&brought, What::EndedGoal) > 0 && new(&brought, What::OwnGoal) == 1);
    assert!(stay(&brought, Why::Yes) > 0 && stay(&brought, Why::Private) > 0);
    assert_eq!(stay(&brought, Why::Pair), 1);
    let texts = home.house.ask("boundaries", json!({}), None).unwrap();
    for agreement in texts["agreements"].as_array().unwrap() {
        assert_eq!(
            agreement["standing"]["state"],
            json!("waiting"),
            "{agreement}"
        );
    }
    let clean = home.house.with(|planner| planner.check()).unwrap();
    let clean = clean.run(&Work::default()).unwrap().unwrap();
    assert!(clean.findings.is_empty(), "{:?}", clean.findings);
}

#[test]
fn it_is_one_step_and_undone_to_the_byte() {
    let copy = incoming(&good());
    let home = home();
    home.house.come(Presence::One(Side::Start));
    let before = bytes(&home);
    let seen = preview(&home, ANA, &copy, as_copy()).unwrap();
    assert_eq!(bytes(&home), before, "looking changes nothing");
    assert_eq!(bring(&home, ANA, &copy, as_copy()).unwrap(), seen);
    let after = bytes(&home);
    assert_ne!(after, before);
    home.house.with(|planner| planner.undo(ANA)).unwrap();
    assert_eq!(bytes(&home), before);
    home.house.with(|planner| planner.redo(ANA)).unwrap();
    assert_eq!(bytes(&home), after);
    home.house.with(|planner| planner.undo(ANA)).unwrap();
    let again = bring(&home, ANA, &copy, as_copy()).unwrap();
    assert_eq!(again, seen, "what was undone can come again");
}

#[test]
fn what_is_here_is_known_again() {
    let us = lived_again();
    let copy = good();
    let before = bytes(&us.home);
    let same = bring(&us.home, ANA, &incoming(&copy), as_copy()).unwrap();
    assert!(same.nothing_new(), "{same:?}");
    assert_eq!(bytes(&us.home), before, "its own copy changes nothing");

    let home = home();
    home.house.come(Presence::One(Side::Start));
    bring(&home, ANA, &incoming(&copy), as_copy()).unwrap();
    let goal = all(&home)["goal"][0]["id"].clone();
    let edit = house::calls::goal(&goal, "Called otherwise since");
    home.house.ask("edit_goal", edit, None).unwrap();
    let before = bytes(&home);
    let twice = bring(&home, ANA, &incoming(&copy), as_copy()).unwrap();
    assert!(twice.nothing_new(), "{twice:?}");
    assert_eq!(
        bytes(&home),
        before,
        "also where its words are others by now"
    );
}

#[test]
fn what_is_ones_own_comes_by_ones_own_hand_only() {
    let copy = incoming(&good());
    for (actor, presence, own) in [
        (BEN, Presence::One(Side::End), 1),
        (Actor::Both, Presence::Both, 0),
        (ANA, Presence::One(Side::Start), 2),
    ] {
        let home = home();
        home.house.come(presence);
        let brought = bring(&home, actor, &copy, as_copy()).unwrap();
        assert_eq!(new(&brought, What::OwnBoundary), own, "{actor:?}");
        let mine = own + new(&brought, What::OwnGoal);
        assert_eq!(
            stay(&brought, Why::Theirs) + mine,
            4,
            "{actor:?}: {brought:?}"
        );
        assert_eq!(count(&all(&home), "sign_off"), 0);
    }
    // In the file the two sit the other way round.
    let mut turned = good();
    for row in turned.shared.get_mut("partner").unwrap() {
        let name = if row["id"] == json!("start") {
            "Ben"
        } else {
            "Ana"
        };
        row.insert("name".to_owned(), json!(name));
    }
    let home = home();
    home.house.come(Presence::One(Side::End));
    let brought = bring(&home, BEN, &incoming(&turned), as_copy()).unwrap();
    assert_eq!(
        new(&brought, What::OwnBoundary),
        2,
        "Ben is the start there"
    );
    let kept = words(&all(&home), &[("version", &["does"])]);
    assert!(kept.is_empty());
    let versions = all(&home)["version"].clone();
    let does = versions.as_array().unwrap().iter().find_map(|version| {
        let body: Value = serde_json::from_str(version["body"].as_str()?).ok()?;
        body.get("does").cloned()
    });
    assert_eq!(
        does,
        Some(json!(["Two", "One"])),
        "what each does follows the person"
    );
}

#[test]
fn a_request_that_was_declined_twice_does_not_come_back_as_an_agreement() {
    let home = home();
    home.house.come(Presence::One(Side::Start));
    let ask = json!({ "topic": "home", "text": { "request": { "words": "We cook in turns", "why": "" } } });
    let request = home.house.ask("write_boundary", ask, None).unwrap()["value"].clone();
    for n in 0..2 {
        home.house.come(Presence::One(Side::End));
        let digest = house::calls::newest(&all(&home), &request)["digest"].clone();
        let no = json!({ "id": request, "digest": digest, "answer": "decline" });
        home.house.ask("answer_request", no, None).unwrap();
        if n == 0 {
            home.house.come(Presence::One(Side::Start));
            let again =
                json!({ "id": request, "text": { "words": "We cook in turns", "why": "Please" } });
            home.house.ask("ask_again", again, None).unwrap();
        }
    }
    home.house.come(Presence::One(Side::Start));
    let brought = bring(&home, ANA, &incoming(&good()), as_copy()).unwrap();
    assert_eq!(stay(&brought, Why::Declined), 1);
}

#[test]
fn stopped_work_leaves_everything_as_it_was() {
    let copy = incoming(&good());
    let home = home();
    let before = bytes(&home);
    let work = Work::default();
    work.stop();
    for answer in [
        home.house
            .with(|planner| planner.preview_import(ANA, &copy, as_copy(), &work))
            .map(|_| ()),
        home.house
            .with(|planner| planner.bring_in(ANA, &copy, as_copy(), &work))
            .map(|_| ()),
    ] {
        assert!(
            matches!(answer, Err(Error::Refused(Refusal::Stopped))),
            "{answer:?}"
        );
    }
    assert_eq!(bytes(&home), before);
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % sides.max(1) as u64).unwrap()
    }
}

/// What a value is exchanged for.
fn other(dice: &mut Dice, all: &[Value]) -> Value {
    let odd = [
        Value::Null,
        json!(""),
        json!("x".repeat(20_000)),
        json!("\u{0}\u{202E}"),
        json!(-1),
        json!(9_223_372_036_854_775_807_i64),
        json!(1e300),
        json!(true),
        json!([]),
        json!({}),
        json!("9999-12-31"),
        json!("-262143-01-01"),
        json!("00000000-0000-4000-8000-000000000000"),
        json!("start"),
        json!("wanted"),
        json!("agreement"),
    ];
    match dice.roll(3) {
        0 => all[dice.roll(all.len())].clone(),
        _ => odd[dice.roll(odd.len())].clone(),
    }
}

fn leaves<'a>(value: &'a mut Value, into: &mut Vec<&'a mut Value>) {
    match value {
        Value::Array(all) => all.iter_mut().for_each(|one| leaves(one, into)),
        Value::Object(all) => all.values_mut().for_each(|one| leaves(one, into)),
        leaf => into.push(leaf),
    }
}

fn mutated(good: &str, dice: &mut Dice) -> Vec<u8> {
    if dice.roll(3) == 0 {
        let mut bytes = good.as_bytes().to_vec();
        match dice.roll(3) {
            0 => bytes.truncate(dice.roll(good.len())),
            1 => {
                for _ in 0..=dice.roll(4) {
                    let at = dice.roll(bytes.len());
                    bytes[at] = u8::try_from(dice.roll(256)).unwrap();
                }
            }
            _ => {
                let (from, to) = (dice.roll(bytes.len()), dice.roll(bytes.len()));
                let piece = bytes[from..(from + dice.roll(400)).min(good.len())].to_vec();
                bytes.splice(to..to, piece);
            }
        }
        return bytes;
    }
    let mut json: Value = serde_json::from_str(good).unwrap();
    for _ in 0..=dice.roll(3) {
        if dice.roll(3) == 0 {
            let shared = json["shared"].as_object_mut().unwrap();
            let table = dice.roll(shared.len());
            let rows = shared
                .values_mut()
                .nth(table)
                .unwrap()
                .as_array_mut()
                .unwrap();
            if !rows.is_empty() {
                let (from, to) = (dice.roll(rows.len()), dice.roll(rows.len()));
                match dice.roll(3) {
                    0 => drop(rows.remove(from)),
                    1 => rows.push(rows[from].clone()),
                    _ => rows.swap(from, to),
                }
            }
            continue;
        }
        let mut found = Vec::new();
        leaves(&mut json["shared"], &mut found);
        let values: Vec<Value> = found.iter().take(600).map(|one| (**one).clone()).collect();
        let at = dice.roll(found.len());
        *found[at] = other(dice, &values);
    }
    json.to_string().into_bytes()
}

/// What holds, and for whom somebody said yes.
fn binding(home: &Home) -> (Value, [BTreeSet<(String, String)>; 2]) {
    let all = all(home);
    let ours = Side::BOTH.map(|side| live_yeses(&all, side));
    (all["sign_off"].clone(), ours)
}

#[test]
fn a_mutated_file_is_refused_or_arrives_whole_and_never_binds() {
    let good = good().json().unwrap();
    let us = lived_again();
    let before = bytes(&us.home);
    let binds = binding(&us.home);
    let (mut taken, mut refused) = (0, 0);
    for seed in 1..=u64::from(cases()) {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let bytes_of = mutated(&good, &mut dice);
        let actor = [ANA, BEN, Actor::Both][dice.roll(3)];
        let came = Incoming::of(&bytes_of)
            .and_then(|incoming| bring(&us.home, actor, &incoming, as_copy()));
        match came {
            Ok(_) => {
                taken += 1;
                assert_eq!(binding(&us.home), binds, "seed {seed}");
                if bytes(&us.home) != before {
                    us.home.house.with(|planner| planner.undo(actor)).unwrap();
                }
            }
            Err(error) => {
                refused += 1;
                assert!(
                    matches!(error, Error::Import(_) | Error::Field { .. }),
                    "seed {seed}: {error:?}"
                );
            }
        }
        assert_eq!(bytes(&us.home), before, "seed {seed}");
    }
    assert!(taken > 0 && refused > 0, "{taken} taken, {refused} refused");
}

fn why(bytes: &[u8]) -> &'static str {
    Incoming::of(bytes).map_or_else(|error| error.code(), |_| "taken")
}

#[test]
fn what_is_no_file_of_ours_is_said_in_its_own_sentence() {
    let good = good().json().unwrap();
    let newer = good.replacen("\"version\": 1", "\"version\": 2", 1);
    let utf16: Vec<u8> = "\u{FEFF}Goal;Why\r\nA;B"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    for (bytes, code) in [
        (b"".as_slice(), "import-empty"),
        ("\u{FEFF} \r\n".as_bytes(), "import-empty"),
        (b"\xff\xfe\x00\x01\x02", "import-not-text"),
        (b"Caf\xe9;Why\nA;B", "import-not-text"),
        (&utf16, "import-not-text"),
        (b"a\0b\nc\0d", "import-not-text"),
        (
            b"age-encryption.org/v1\n-> scrypt x 18\n\xff",
            "import-locked",
        ),
        (newer.as_bytes(), "import-newer"),
        (b"{\"boards\": []}", "import-other"),
        (b"[1, 2, 3]", "import-other"),
        (b"{\"format\": 7}", "import-other"),
        (b"{ nonsense", "import-unknown"),
        ("[".repeat(200_000).as_bytes(), "import-other"),
        (&good.as_bytes()[..good.len() / 2], "import-broken"),
        (
            good.replacen("\"shared\"", "\"shred\"", 1).as_bytes(),
            "import-broken",
        ),
        (b"Goal", "import-no-rows"),
        (b"Goal;Why\r\n\r\n", "import-no-rows"),
    ] {
        let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
        assert_eq!(why(bytes), code, "{shown:?}");
    }
    let many = format!("Goal\n{}", "A\n".repeat(10_000));
    assert_eq!(why(many.as_bytes()), "import-too-many");
}

#[test]
fn a_file_is_read_within_bounds() {
    let dir = tempfile::tempdir().unwrap();
    let large = dir.path().join("large.json");
    let file = std::fs::File::create(&large).unwrap();
    file.set_len(LARGEST * 1_000_000 + 1).unwrap();
    let code = |path: &std::path::Path| {
        Incoming::read(path).map_or_else(|error| error.code(), |_| "taken")
    };
    assert_eq!(code(&large), "import-too-large");
    assert_eq!(code(dir.path()), "import-unknown");
    // What never ends is not begun.
    assert_eq!(code(std::path::Path::new("/dev/zero")), "import-unknown");
    assert_eq!(code(&dir.path().join("gone")), "file");
}

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
    let read = ReadAs {
        columns: Some(guess),
    };
    let brought = bring(&home, ANA, &incoming, read).unwrap();
    assert_eq!(new(&brought, What::Goal) as usize, MOST_ROWS);
    home.house.with(|planner| planner.undo(ANA)).unwrap();
    assert_eq!(bytes(&home), before);
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
