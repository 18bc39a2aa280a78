//! Many words in one household, written and let go in any order, with backups between them.

use std::collections::BTreeMap;

use common_ground_pages::files_with;

use crate::dice::Dice;
use crate::house::home;
use crate::ways::{Way, folder, take_away, ways, write};

/// How many words are written; `cargo xtask prove canaries` writes 300.
fn wanted() -> usize {
    std::env::var("COMMON_GROUND_CANARIES").map_or(26, |wanted| wanted.parse().unwrap())
}

/// Of one household: then another begins.
const EACH: usize = 30;

#[test]
fn words_let_go_in_any_order_are_nowhere_in_the_whole_folder() {
    let (mut dice, mut let_go, mut backups) = (Dice::new(), 0, 0);
    let all = ways();
    while let_go < wanted() {
        let home = home();
        // What is being typed has one place for each form, and words in it go when others come: once at a time.
        let mut there: BTreeMap<usize, (&Way, String, String)> = BTreeMap::new();
        let (mut gone, mut n) = (Vec::new(), 0);
        while gone.len() < EACH.min(wanted()) {
            home.clock.pass(chrono::Duration::minutes(7));
            let which = dice.below(all.len());
            if let Some((way, it, word)) = there.remove(&which) {
                let stood = files_with(&folder(&home), &word);
                assert!(!stood.is_empty(), "{}: not found first", way.name);
                take_away(&home, way, &it);
                gone.push((way.name, word));
            } else {
                n += 1;
                let word = format!("qxcanary{n}zy");
                let it = write(&home, &all[which], &word);
                there.insert(which, (&all[which], it, word));
            }
            // What may be told while it is locked, as it is written after each change.
            home.house
                .with(|planner| match planner.wake()? {
                    Some(wake) => planner.write_wake(&wake),
                    None => Ok(()),
                })
                .unwrap();
            if dice.below(6) == 0 {
                assert!(home.house.with(|planner| planner.forget_words()).unwrap());
                let made = home.house.with(|planner| planner.back_up()).unwrap();
                backups += 1;
                for (name, word) in &gone {
                    assert_eq!(files_with(&made, word), [""; 0], "{name}: a later backup");
                }
            }
        }
        assert!(home.house.with(|planner| planner.forget_words()).unwrap());
        let _ = std::fs::remove_dir_all(folder(&home).join("data/backups"));
        for (name, word) in &gone {
            let stands = files_with(&folder(&home), word);
            assert_eq!(stands, [""; 0], "{name}: {word} still stands");
        }
        for (way, _, word) in there.values() {
            assert!(!files_with(&folder(&home), word).is_empty(), "{}", way.name);
        }
        let_go += gone.len();
    }
    println!("found: {let_go} words found and then nowhere, {backups} later backups without them");
}
