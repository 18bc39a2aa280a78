//! Each wreck is told apart, and what is offered for it works.

use common_ground_core::work::Work;

use super::*;

type Wreck = fn(&Path);

/// Every way a file is wrecked, what is said, and what is offered.
const WRECKS: &[(&str, Wreck, &str, &[Way])] = &[
    (
        "a damaged beginning",
        |data| overwrite(&data.join("household.db"), 100, &[9; 64]),
        "does-not-open",
        &[
            Way::Backup,
            Way::Again,
            Way::Elsewhere,
            Way::Copy,
            Way::Folder,
        ],
    ),
    (
        "cut short",
        |data| {
            let bytes = fs::read(data.join("household.db")).unwrap();
            fs::write(data.join("household.db"), &bytes[..5000]).unwrap();
        },
        "damaged",
        &[
            Way::Backup,
            Way::Again,
            Way::Elsewhere,
            Way::Copy,
            Way::Folder,
        ],
    ),
    (
        "empty",
        |data| fs::write(data.join("household.db"), "").unwrap(),
        "damaged",
        &[
            Way::Backup,
            Way::Again,
            Way::Elsewhere,
            Way::Copy,
            Way::Folder,
        ],
    ),
    (
        "another program's",
        |data| {
            let mut bytes = b"SQLite format 3\0".to_vec();
            bytes.resize(8192, 0);
            fs::write(data.join("household.db"), bytes).unwrap();
        },
        "foreign",
        &[
            Way::Backup,
            Way::Again,
            Way::Elsewhere,
            Way::Copy,
            Way::Folder,
        ],
    ),
    (
        "missing",
        |data| fs::remove_file(data.join("household.db")).unwrap(),
        "household-missing",
        &[Way::Backup, Way::Again, Way::Elsewhere, Way::Folder],
    ),
    (
        "a folder in its place",
        |data| {
            fs::remove_file(data.join("household.db")).unwrap();
            fs::create_dir(data.join("household.db")).unwrap();
        },
        "not-a-file",
        &[Way::Backup, Way::Again, Way::Elsewhere, Way::Folder],
    ),
    (
        "a pipe in its place",
        |data| {
            fs::remove_file(data.join("household.db")).unwrap();
            let made = Command::new("mkfifo")
                .arg(data.join("household.db"))
                .status();
            assert!(made.unwrap().success());
        },
        "not-a-file",
        &[Way::Backup, Way::Again, Way::Elsewhere, Way::Folder],
    ),
    (
        "a link to nothing",
        |data| {
            fs::remove_file(data.join("household.db")).unwrap();
            std::os::unix::fs::symlink("/nowhere", data.join("household.db")).unwrap();
        },
        "not-a-file",
        &[Way::Backup, Way::Again, Way::Elsewhere, Way::Folder],
    ),
    (
        "no keys",
        |data| {
            fs::remove_file(data.join("keys.json")).unwrap();
            fs::remove_file(data.join("keys.json.kept")).unwrap();
        },
        "keys-missing",
        &[
            Way::Keys,
            Way::Again,
            Way::Elsewhere,
            Way::Copy,
            Way::Folder,
        ],
    ),
    (
        "damaged keys",
        |data| {
            fs::write(data.join("keys.json"), "{").unwrap();
            fs::write(data.join("keys.json.kept"), "}").unwrap();
        },
        "damaged",
        &[
            Way::Keys,
            Way::Again,
            Way::Elsewhere,
            Way::Copy,
            Way::Folder,
        ],
    ),
    (
        "another household's keys",
        |data| {
            let other = tempfile::tempdir().unwrap();
            let clock = common_ground_core::testing::friday();
            clock.uuid();
            drop(household(other.path(), &clock).unwrap());
            for name in ["keys.json", "keys.json.kept"] {
                fs::copy(other.path().join(name), data.join(name)).unwrap();
            }
        },
        "does-not-open",
        &[
            Way::Keys,
            Way::Again,
            Way::Elsewhere,
            Way::Copy,
            Way::Folder,
        ],
    ),
];

#[test]
fn each_wreck_is_told_apart_and_helped() {
    for (what, wreck, why, expected) in WRECKS {
        let (place, backed_up) = with_a_backup();
        let before = export::canonical(&find(&place).unwrap()).unwrap();
        wreck(&place.data());
        let file = place.data().join("household.db");
        let wrecked = file.is_file().then(|| fs::read(&file).unwrap());
        let ways = ways(&place);
        assert_eq!(
            (ways.why.as_str(), &ways.ways[..]),
            (*why, *expected),
            "{what}"
        );
        assert_eq!(
            ways.made.unwrap().to_string(),
            "2026-06-12 12:00:00 UTC",
            "{what}"
        );
        assert_eq!(
            file.is_file().then(|| fs::read(&file).unwrap()),
            wrecked,
            "{what} was touched by looking"
        );

        let keys = ways.ways[0] == Way::Keys;
        if keys {
            put_keys(&place).unwrap();
        } else {
            put_backup(&place).unwrap();
        }
        let planner = find(&place).expect("it opens again");
        let expected = if keys { &before } else { &backed_up };
        assert_eq!(&export::canonical(&planner).unwrap(), expected, "{what}");
        assert!(!planner.behind() && !planner.read_only(), "{what}");
        if let Some(bytes) = wrecked.filter(|_| !keys) {
            let kept = fs::read(set_aside(&place).join("household.db")).unwrap();
            assert_eq!(kept, bytes, "{what} is kept as it was");
        }
        assert!(set_aside(&place).exists());
    }
}

/// A file whose beginning is whole opens; where a page is met that is not, it can still be read around it.
#[test]
fn a_page_in_the_middle_leaves_the_rest_to_be_read() {
    let (place, _) = with_a_backup();
    let file = place.data().join("household.db");
    let whole = fs::read(&file).unwrap();
    let corner = place.dir.path().join("corner");
    let mut met = 0;
    for page in 2..whole.len() / 4096 {
        overwrite(&file, page * 4096 + 2000, &[7; 9]);
        let found = find(&place).map(House::new);
        let error = found.and_then(|house| house.everything_shared()).err();
        if let Some(error) = error.filter(|_| find(&place).is_ok()) {
            assert_eq!(error.code(), "damaged");
            let offered =
                recover::ways(&place.data(), None, &corner, &error, || world(&place)).ways;
            assert_eq!(offered[0], Way::Backup, "page {page}");
            // What every page of the window needs may be what is damaged.
            if find(&place).unwrap().home(Viewer::Nobody).is_err() {
                assert!(!offered.contains(&Way::Read), "page {page}");
                fs::write(&file, &whole).unwrap();
                continue;
            }
            assert_eq!(offered[1], Way::Read, "page {page}");
            let scratch = place.dir.path().join(format!("reading-{page}"));
            let read = recover::open_to_read(&place.data(), &scratch, world(&place)).unwrap();
            let mut planner = read.open().unwrap();
            assert!(planner.read_only() && planner.home(Viewer::Both).is_ok());
            assert_eq!(
                planner
                    .undo(Actor::Both, &Work::default())
                    .unwrap_err()
                    .code(),
                "read-only"
            );
            met += 1;
        }
        fs::write(&file, &whole).unwrap();
    }
    assert!(met > 10, "{met}");
}

#[test]
fn a_backup_that_is_not_whole_is_not_offered() {
    let (place, _) = with_a_backup();
    let mut planner = find(&place).unwrap();
    moment(&mut planner, "Later");
    let newest = planner.back_up().unwrap();
    drop(planner);
    overwrite(&newest.join("household.db"), 9000, &[1; 99]);
    overwrite(&place.data().join("household.db"), 100, &[9; 64]);
    let offered = ways(&place);
    assert_eq!(
        offered.made.unwrap().to_string(),
        "2026-06-12 12:00:00 UTC",
        "the one before"
    );
    for backup in fs::read_dir(place.data().join("backups")).unwrap() {
        fs::remove_dir_all(backup.unwrap().path()).unwrap();
    }
    assert_eq!(
        ways(&place).ways,
        [Way::Again, Way::Elsewhere, Way::Copy, Way::Folder]
    );
    assert_eq!(put_backup(&place).unwrap_err().code(), "no-backup");
    assert!(
        !place.data().join("set-aside").exists(),
        "nothing was moved"
    );
}

#[test]
fn a_locked_planner_is_helped_too() {
    let (place, mut planner) = Place::new();
    give(&mut planner, Side::Start, ANA).unwrap();
    give(&mut planner, Side::End, BEN).unwrap();
    moment(&mut planner, "Coffee on the steps");
    planner.back_up().unwrap();
    drop(planner);
    for name in ["keys.json", "keys.json.kept"] {
        fs::write(place.data().join(name), "").unwrap();
    }
    let why = patient(|| place.find()).err().unwrap();
    let corner = place.dir.path().join("corner");
    let offered = recover::ways(&place.data(), None, &corner, &why, || world(&place)).ways;
    assert_eq!(offered[0], Way::Keys);
    put_keys(&place).unwrap();
    drop(
        place
            .unlock(Side::Start, &said(ANA))
            .expect("Ana's passphrase opens it again"),
    );

    overwrite(&place.data().join("household.db"), 100, &[9; 64]);
    let why = patient(|| place.unlock(Side::End, &said(BEN)))
        .err()
        .unwrap();
    assert_eq!(why.code(), "does-not-open");
    let offered = recover::ways(&place.data(), None, &corner, &why, || world(&place)).ways;
    assert_eq!(offered[0], Way::Backup);
    put_backup(&place).unwrap();
    drop(patient(|| place.unlock(Side::End, &said(BEN))).expect("and Ben's his"));
}

#[test]
fn changes_that_were_lost_are_told_and_a_newer_backup_has_them() {
    let (place, _) = with_a_backup();
    drop(find(&place).unwrap());
    let earlier = fs::read(place.data().join("household.db")).unwrap();
    let mut planner = find(&place).unwrap();
    moment(&mut planner, "Lost");
    drop(planner);
    fs::write(place.data().join("household.db"), &earlier).unwrap();
    let planner = find(&place).unwrap();
    assert!(planner.behind());
    let ways = recover::ways_behind(&planner);
    assert_eq!(
        ways.ways,
        [Way::Copy, Way::Folder],
        "the only backup is older"
    );

    drop(planner);
    let mut planner = find(&place).unwrap();
    moment(&mut planner, "Found");
    moment(&mut planner, "Found twice");
    planner.back_up().unwrap();
    drop(planner);
    fs::write(place.data().join("household.db"), &earlier).unwrap();
    let planner = find(&place).unwrap();
    assert_eq!(
        recover::ways_behind(&planner).ways,
        [Way::Backup, Way::Copy, Way::Folder]
    );
    drop(planner);
    put_backup(&place).unwrap();
    let planner = find(&place).unwrap();
    assert!(!planner.behind());
    assert!(export::canonical(&planner).unwrap().contains("Found twice"));
}

#[test]
fn of_a_locked_planner_a_backup_that_is_not_whole_is_not_offered_either() {
    let (place, mut planner) = Place::new();
    give(&mut planner, Side::Start, ANA).unwrap();
    give(&mut planner, Side::End, BEN).unwrap();
    moment(&mut planner, "Coffee on the steps");
    planner.back_up().unwrap();
    place.clock.pass(chrono::Duration::days(1));
    moment(&mut planner, "Rain on the tent");
    let rotten = planner.back_up().unwrap().join("household.db");
    drop(planner);
    let middle = fs::metadata(&rotten).unwrap().len() as usize / 2;
    overwrite(&rotten, middle, &[9; 64]);
    overwrite(&place.data().join("household.db"), 100, &[9; 64]);
    let why = patient(|| place.unlock(Side::End, &said(BEN)))
        .err()
        .unwrap();
    let corner = place.dir.path().join("corner");
    let offered = recover::ways(&place.data(), None, &corner, &why, || world(&place));
    assert_eq!(offered.ways[0], Way::Backup);
    put_backup(&place).unwrap();
    let opened = patient(|| place.unlock(Side::End, &said(BEN))).expect("it opens");
    let text = export::canonical(&opened).unwrap();
    assert!(text.contains("Coffee on the steps") && !text.contains("Rain"));
}

#[test]
fn where_putting_breaks_off_what_was_there_stands_again() {
    let (place, _) = with_a_backup();
    let data = place.data();
    let beginning = [9; 64];
    overwrite(&data.join("household.db"), 100, &beginning);
    let there = || ["household.db", "keys.json", "last"].map(|name| fs::read(data.join(name)).ok());
    let before = there();
    // No name for the new keys: as on a disk that is full by then.
    fs::create_dir(data.join("keys.json.new")).unwrap();
    assert!(put_backup(&place).is_err());
    assert!(there() == before, "what was there");
    assert!(put_keys(&place).is_err());
    assert!(there() == before, "the keys that were there");
    fs::remove_dir(data.join("keys.json.new")).unwrap();
    put_backup(&place).unwrap();
    find(&place).unwrap();
}

#[test]
fn what_was_written_on_an_older_backup_is_newer_than_what_was_given_up() {
    let (place, mut planner) = Place::new();
    moment(&mut planner, "Coffee on the steps");
    let older = planner.back_up().unwrap();
    place.clock.pass(chrono::Duration::days(1));
    for words in ["Rain", "Snow", "Hail"] {
        moment(&mut planner, words);
    }
    planner.back_up().unwrap();
    drop(planner);
    let wreck = || overwrite(&place.data().join("household.db"), 100, &[9; 64]);
    wreck();
    patient(|| recover::put_backup(&place.data(), Some(&older), place.clock.now())).unwrap();
    place.clock.pass(chrono::Duration::days(1));
    let mut planner = find(&place).unwrap();
    let kept = || place.clock.pass(chrono::Duration::minutes(5));
    moment(&mut planner, "Sun");
    kept();
    planner.back_up().unwrap();
    for words in ["Wind", "Fog"] {
        moment(&mut planner, words);
    }
    kept();
    // As many changes as the one that was given up has.
    assert!(planner.backup().make_if_changed().unwrap().is_some());
    assert!(planner.backup().make_if_changed().unwrap().is_none());
    drop(planner);
    wreck();
    put_backup(&place).unwrap();
    let there = export::canonical(&find(&place).unwrap()).unwrap();
    assert!(there.contains("Fog") && !there.contains("Hail"));
}

#[test]
fn that_changes_are_missing_is_told_until_somebody_writes() {
    let (place, mut planner) = Place::new();
    moment(&mut planner, "Coffee on the steps");
    let gone = planner
        .add_good_moment(
            Actor::Both,
            NewGoodMoment {
                words: "Gone".to_owned(),
            },
        )
        .unwrap();
    planner.delete_good_moment(Actor::Both, gone.value).unwrap();
    drop(planner);
    let earlier = fs::read(place.data().join("household.db")).unwrap();
    let mut planner = find(&place).unwrap();
    moment(&mut planner, "Lost");
    moment(&mut planner, "Lost, too");
    planner.back_up().unwrap();
    drop(planner);
    fs::write(place.data().join("household.db"), &earlier).unwrap();
    place.clock.pass(chrono::Duration::days(40));
    for _ in 0..2 {
        let mut planner = find(&place).unwrap();
        assert!(planner.behind());
        // What is done by itself at each start.
        planner.purge().unwrap();
        planner.take_notice().unwrap();
        assert!(planner.behind(), "nobody was asked yet");
        assert_eq!(recover::ways_behind(&planner).ways[0], Way::Backup);
    }
    let mut planner = find(&place).unwrap();
    moment(&mut planner, "We go on");
    assert!(!planner.behind());
    planner.back_up().unwrap();
    drop(planner);
    assert!(!find(&place).unwrap().behind());
    overwrite(&place.data().join("household.db"), 100, &[9; 64]);
    put_backup(&place).unwrap();
    let there = export::canonical(&find(&place).unwrap()).unwrap();
    assert!(there.contains("We go on"));
}
