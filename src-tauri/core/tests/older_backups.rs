//! Backups under an earlier key: what an earlier passphrase opens is put under today's key, or taken away.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod kept;
mod keys;

use std::path::Path;

use common_ground_core::backup::{BackupOf, Found, Made, Place as Where, RenewBackup, in_folder};
use common_ground_core::testing::friday;
use common_ground_core::vault::Passphrase;
use common_ground_core::who::Side;
use common_ground_core::{Closed, Planner, Result};
use keys::{AGAIN, ANA, BEN, CANARY, Place, code_of, give, note, notes, renew, said};

fn every(data: &Path) -> Vec<Made> {
    let found = in_folder(&data.join("backups"), Where::Own).unwrap();
    let made = found.into_iter().map(|found| match found {
        Found::Made(made) => made,
        Found::Not(of, error) => panic!("{of:?}: {error}"),
    });
    made.collect()
}

fn older(planner: &Planner, data: &Path) -> Vec<BackupOf> {
    let page = planner.looking().look();
    let shown = page.days.iter().flat_map(|day| &day.backups);
    let older = shown.filter(|one| one.holds.is_none());
    let older: Vec<_> = older.map(|one| one.of.clone()).collect();
    assert!(
        older
            .iter()
            .all(|of| data.join("backups").join(&of.name).is_dir())
    );
    older
}

fn with(of: &BackupOf, passphrase: Option<&str>) -> RenewBackup {
    RenewBackup {
        of: of.clone(),
        passphrase: passphrase.map(|words| Passphrase::new(words.to_owned())),
    }
}

/// Opens a backup as whoever found it would, with a passphrase.
fn open(backup: &Path, side: Side, words: &str) -> Result<(tempfile::TempDir, Planner)> {
    let dir = tempfile::tempdir().unwrap();
    kept::copy(backup, dir.path());
    let closed = Closed::find(dir.path(), &dir.path().join("copy"), Box::new(friday()))?;
    let unlocked = closed.unlock(side, &said(words))?;
    Ok((dir, closed.open_with(unlocked)?))
}

/// A couple that locks, with a backup of both their private notes under the keys of then, and Ben's keys new since.
fn somebody_knows_bens() -> (Place, Planner, BackupOf) {
    let (place, mut planner) = Place::new();
    give(&mut planner, Side::Start, ANA).unwrap();
    give(&mut planner, Side::End, BEN).unwrap();
    note(&mut planner, Side::Start, "Hers alone");
    note(&mut planner, Side::End, CANARY);
    let made = planner.back_up().unwrap();
    let name = made.file_name().unwrap().to_str().unwrap().to_owned();
    let of = BackupOf {
        place: Where::Own,
        name,
    };
    // What is kept before the new key is the same again: it goes, so that one is left to look at.
    renew(&mut planner, Side::End, BEN, AGAIN).unwrap();
    for other in older(&planner, &place.data()) {
        if other != of {
            planner.delete_backup(&other).unwrap();
        }
    }
    (place, planner, of)
}

#[test]
fn put_under_todays_key_no_earlier_passphrase_opens_it() {
    let (place, mut planner, of) = somebody_knows_bens();
    let data = place.data();
    let path = data.join("backups").join(&of.name);
    let there = every(&data);
    let already: Vec<_> = there.iter().map(|made| made.of.clone()).collect();
    let before = there.into_iter().find(|made| made.of == of).unwrap();
    assert_eq!(older(&planner, &data), std::slice::from_ref(&of));
    assert!(open(&path, Side::End, BEN).is_ok(), "why it matters");

    // Hers leads to the file and not to what is his.
    for (side, words, why) in [
        (Side::Start, Some(ANA), "their-keys-changed"),
        (Side::End, Some(AGAIN), "wrong-passphrase"),
        (Side::End, None, "older-keys"),
    ] {
        assert_eq!(code_of(planner.renew_backup(side, with(&of, words))), why);
        assert_eq!(
            older(&planner, &data),
            std::slice::from_ref(&of),
            "{why}: as it was"
        );
    }
    planner
        .renew_backup(Side::End, with(&of, Some(BEN)))
        .unwrap();

    assert_eq!(older(&planner, &data), []);
    assert!(!path.exists(), "the earlier one went");
    // Another of that moment was there already.
    let all = every(&data);
    let again = all.iter().find(|made| !already.contains(&made.of)).unwrap();
    let moment = |made: &Made| (made.about.made, made.about.seq);
    assert_eq!(moment(again), moment(&before));
    assert_eq!(
        code_of(open(&again.path, Side::End, BEN)),
        "wrong-passphrase"
    );
    let (_his, his) = open(&again.path, Side::End, AGAIN).unwrap();
    assert_eq!(notes(&his, Side::End).unwrap(), [CANARY]);
    let (_hers, hers) = open(&again.path, Side::Start, ANA).unwrap();
    assert_eq!(notes(&hers, Side::Start).unwrap(), ["Hers alone"]);
    let refused = planner.renew_backup(Side::End, with(&again.of, Some(BEN)));
    assert_eq!(
        code_of(refused),
        "not-now",
        "it is under today's key already"
    );
}

#[test]
fn one_whose_key_lies_beside_it_takes_no_passphrase() {
    let (place, mut planner) = Place::new();
    note(&mut planner, Side::Start, "Hers alone");
    planner.back_up().unwrap();
    give(&mut planner, Side::Start, ANA).unwrap();
    give(&mut planner, Side::End, BEN).unwrap();
    let data = place.data();
    let all = older(&planner, &data);
    assert!(!all.is_empty());
    for of in all {
        planner.renew_backup(Side::Start, with(&of, None)).unwrap();
    }
    assert_eq!(older(&planner, &data), []);
    for made in every(&data) {
        assert!(!made.open, "{made:?}");
        let (_hers, hers) = open(&made.path, Side::Start, ANA).unwrap();
        assert_eq!(notes(&hers, Side::Start).unwrap(), ["Hers alone"]);
    }
}

#[test]
fn deleted_are_only_those_under_an_earlier_key_and_one_of_today_stands_then() {
    let (place, mut planner, of) = somebody_knows_bens();
    let data = place.data();
    let todays = planner.back_up().unwrap();
    let name = todays.file_name().unwrap().to_str().unwrap().to_owned();
    let refused = planner.delete_backup(&BackupOf { name, ..of.clone() });
    assert_eq!(code_of(refused), "not-now");
    // Today's is spoilt: before the earlier one goes, a good one is made.
    std::fs::write(todays.join("household.db"), b"spoilt").unwrap();
    planner.delete_backup(&of).unwrap();
    assert_eq!(older(&planner, &data), []);
    let good = every(&data).into_iter().filter(|made| made.path != todays);
    let opened = good.map(|made| open(&made.path, Side::End, AGAIN).map(|_| ()));
    assert!(opened.into_iter().any(|opened| opened.is_ok()));
    assert_eq!(code_of(planner.delete_backup(&of)), "not-found");
}
