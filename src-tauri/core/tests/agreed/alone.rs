//! Whatever one does alone.

use common_ground_core::work::Work;

use super::*;

/// What one partner can do to an agreement, by number.
fn act(home: &mut Home, who: Actor, n: u8, word: u8) -> Result<()> {
    let words = ["Phones away", "Phones in a drawer", "No phones on Sunday"][word as usize % 3];
    let days = [4, 92, 270][word as usize / 3 % 3];
    let end = (home.planner.now().date_naive() + Duration::days(days)).to_string();
    let end = end.as_str();
    let one = OneBoundary { id: home.id };
    let trash = InTrash {
        noun: "boundary".into(),
        id: home.id.0,
    };
    let own = match who {
        Actor::One(side) => home.planner.yes_in_my_name(Viewer::One(side)).unwrap(),
        _ => Vec::new(),
    };
    let some = own.get(word as usize % own.len().max(1)).cloned();
    let seen = home
        .planner
        .boundaries(Viewer::Nobody)
        .unwrap()
        .agreements
        .into_iter()
        .find(|agreement| agreement.id == home.id);
    let standing = seen.as_ref().map(|seen| Yes {
        version: seen.standing.version(),
        digest: seen.digest.clone(),
    });
    let pending = seen.and_then(|seen| seen.pending).map(|pending| Yes {
        version: pending.version,
        digest: pending.digest,
    });
    let planner = &mut home.planner;
    let stop = Stop {
        subject: home.id.into(),
    };
    let go_on = GoOn {
        subject: home.id.into(),
        until: end.parse::<NaiveDate>().ok(),
    };
    match n % 17 {
        0 | 1 => home.edit(who, text(words, end)),
        2 => standing.map_or(Ok(()), |yes| planner.say_yes(who, yes).map(drop)),
        3 | 4 => pending.map_or(Ok(()), |yes| planner.say_yes(who, yes).map(drop)),
        5 => standing.map_or(Ok(()), |yes| planner.take_back(who, yes).map(drop)),
        6 => pending.map_or(Ok(()), |yes| planner.take_back(who, yes).map(drop)),
        7 => some.map_or(Ok(()), |yes| planner.not_my_yes(who, yes.id).map(drop)),
        8 => planner.step_back(who, stop).map(drop),
        9 => planner.pause(who, stop).map(drop),
        10 => planner.end(who, stop).map(drop),
        11 | 12 => planner.go_on(who, go_on).map(drop),
        13 => planner.undo(who, &Work::default()).map(drop),
        14 => planner.redo(who, &Work::default()).map(drop),
        15 => planner.delete_boundary(who, one).map(drop),
        _ => planner
            .restore(who, trash)
            .map(drop)
            .or_else(|_| planner.keep_old_words(who, one).map(drop)),
    }
}

fn trashed(home: &Home) -> bool {
    let page = home.planner.boundaries(Viewer::Nobody).unwrap();
    !page
        .agreements
        .iter()
        .any(|agreement| agreement.id == home.id)
}

/// A text that holds, with the version it is.
fn holds(home: &Home) -> Option<(String, AgreementText)> {
    if trashed(home) {
        return None;
    }
    let seen = home.sees();
    let version = seen.standing.version().to_string();
    seen.standing.holds().then_some((version, seen.text))
}

/// The versions this partner has a live yes to.
fn given(home: &Home, side: Side) -> Vec<String> {
    let all = common_ground_core::export::canonical(&home.planner).unwrap();
    let yeses = live_yeses(&serde_json::from_str(&all).unwrap(), side);
    yeses.into_iter().map(|(version, _)| version).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// The heart of it: whatever state two people came to, nothing that one of them then does alone makes
    /// anything hold that did not, or changes the text that holds. The one thing that may is that partner's
    /// own press on exactly the text the other said yes to before and has not taken back: that is two hands,
    /// whatever lay over it meanwhile.
    #[test]
    fn nothing_one_does_alone_makes_anything_hold(
        before in prop::collection::vec((any::<bool>(), 0u8..22, 0u8..9, 0i64..40), 0..12),
        lapsed in any::<bool>(),
        who in any::<bool>(),
        alone in prop::collection::vec((0u8..17, 0u8..9), 1..14),
    ) {
        let mut home = Home::new();
        home.agree();
        for (first, n, word, hours) in before {
            // Refusals are answers, too: any order of presses is possible. Agreeing and dates going by
            // are frequent, since most states worth trying come from them.
            match n {
                17..20 if !trashed(&home) => home.both_say_yes(),
                20.. => home.clock.pass(Duration::days(8)),
                _ => drop(act(&mut home, if first { ANA } else { BEN }, n, word)),
            }
            home.clock.pass(Duration::hours(hours));
        }
        // A newer text that ran out before the one it followed would: rare by chance, and easy to get wrong.
        if lapsed && !trashed(&home) {
            let soon = (home.planner.now().date_naive() + Duration::days(3)).to_string();
            let _ = home.edit(ANA, text("Phones away, for three days", &soon));
            home.both_say_yes();
            home.clock.pass(Duration::days(5));
        }
        let (one, other) = if who { (ANA, Side::End) } else { (BEN, Side::Start) };
        let before = given(&home, other);
        let mut held = holds(&home);
        for (n, word) in alone {
            let _ = act(&mut home, one, n, word);
            let now = holds(&home);
            if let Some((version, _)) = &now && now != held {
                let pressed = matches!(n % 17, 2..=4 | 11 | 12);
                let answered = before.contains(version) && given(&home, other).contains(version);
                prop_assert!(pressed && answered, "{held:?} became {now:?} by act {}", n % 17);
            }
            held = now;
        }
    }
}
