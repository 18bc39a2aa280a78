//! Boundaries of one's own, requests, what is kept private first, and bad input.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

use chrono::Duration;
use common_ground_core::boundary::{
    AgreementField, AgreementText, Answer, AnswerRequest, AskAgain, Boundaries, BoundaryId, Differ,
    DropPrivate, EditBoundary, Fold, KeepBoundary, MarkRead, NoteSlip, OfText, OneBoundary,
    OwnText, Reply, RequestText, RequestView, ShareBoundary, Text, Topic, WriteBoundary,
};
use common_ground_core::testing::{Clock, friday, household};
use common_ground_core::trash::InTrash;
use common_ground_core::who::{Actor, Side, Viewer};
use common_ground_core::{Planner, Result, export};

const ANA: Actor = Actor::One(Side::Start);
const BEN: Actor = Actor::One(Side::End);
const AS_ANA: Viewer = Viewer::One(Side::Start);
const AS_BEN: Viewer = Viewer::One(Side::End);

struct Home {
    planner: Planner,
    clock: Clock,
    _dir: tempfile::TempDir,
}

fn home() -> Home {
    let dir = tempfile::tempdir().unwrap();
    let clock = friday();
    let planner = household(dir.path(), &clock).unwrap();
    Home {
        planner,
        clock,
        _dir: dir,
    }
}

fn own(will: &str) -> Text {
    Text::Own(OwnText {
        when: "I come home late".into(),
        will: will.into(),
        why: String::new(),
        helps: "a hello, then quiet".into(),
    })
}

fn request(words: &str) -> Text {
    Text::Request(RequestText {
        words: words.into(),
        why: "Plans change late, and I like to know.".into(),
    })
}

fn agreement(words: &str) -> AgreementText {
    AgreementText {
        words: words.into(),
        why: String::new(),
        does: ["cook on Mondays".into(), "cook on Thursdays".into()],
        slipped: String::new(),
        talk: false,
        rest: 0,
        ends: "2026-09-12".parse().unwrap(),
    }
}

impl Home {
    fn write(&mut self, who: Actor, text: Text) -> Result<BoundaryId> {
        let topic = Topic::Home;
        let new = WriteBoundary { topic, text };
        self.planner.write_boundary(who, new).map(|done| done.value)
    }

    fn edit(&mut self, who: Actor, id: BoundaryId, text: Text) -> Result<()> {
        let topic = Topic::Home;
        let edit = EditBoundary { id, topic, text };
        self.planner.edit_boundary(who, edit).map(drop)
    }

    fn page(&self, viewer: Viewer) -> Boundaries {
        self.planner.boundaries(viewer).unwrap()
    }

    fn asked(&self, id: BoundaryId) -> RequestView {
        let page = self.page(Viewer::Nobody);
        page.requests.into_iter().find(|one| one.id == id).unwrap()
    }

    fn answer(&mut self, who: Actor, id: BoundaryId, answer: Answer) -> Result<Option<BoundaryId>> {
        let digest = self.asked(id).digest;
        let answer = AnswerRequest { id, digest, answer };
        self.planner
            .answer_request(who, answer)
            .map(|done| done.value)
    }

    fn again(&mut self, id: BoundaryId, words: &str) -> Result<()> {
        let Text::Request(text) = request(words) else {
            unreachable!()
        };
        self.planner.ask_again(ANA, AskAgain { id, text }).map(drop)
    }
}

fn code<T: std::fmt::Debug>(answer: Result<T>) -> &'static str {
    answer.unwrap_err().code()
}

#[test]
fn an_own_boundary_is_its_owners_alone() {
    let mut home = home();
    assert_eq!(
        code(home.write(Actor::Both, own("take half an hour"))),
        "whose-hand"
    );
    let id = home.write(ANA, own("take half an hour alone")).unwrap();
    let one = OneBoundary { id };
    assert_eq!(home.page(AS_BEN).own[0].len(), 1, "Ben can read it");
    for refused in [
        home.edit(BEN, id, own("do as Ben likes")),
        home.planner.end_own(BEN, one).map(drop),
        home.planner.delete_boundary(BEN, one).map(drop),
    ] {
        assert_eq!(code(refused), "not-yours");
    }
    home.edit(ANA, id, own("take an hour alone")).unwrap();
    home.clock.pass(Duration::hours(11));
    home.planner.end_own(ANA, one).unwrap();
    assert_eq!(
        home.page(AS_BEN).own[0][0].ended_on.unwrap().to_string(),
        "2026-06-13",
        "it stays readable with its day"
    );
    assert_eq!(code(home.planner.end_own(ANA, one)), "ended");
    home.planner.resume_own(ANA, one).unwrap();
    assert!(home.page(AS_BEN).own[0][0].ended_on.is_none());

    let named = home.planner.home(AS_ANA).unwrap().undo.unwrap();
    assert_eq!(named.thing.as_deref(), Some("take an hour alone"));
    home.planner.undo(ANA).unwrap();
    assert!(home.page(AS_BEN).own[0][0].ended_on.is_some());
}

#[test]
fn what_the_reader_leaves_belongs_to_the_words_they_read() {
    let mut home = home();
    let id = home.write(ANA, own("take half an hour alone")).unwrap();
    assert!(
        home.page(AS_ANA).own[0][0].mark.is_none(),
        "as if nobody had asked"
    );
    let page = home.page(AS_BEN);
    let (version, digest) = (page.own[0][0].version, page.own[0][0].digest.clone());
    let read = MarkRead {
        id,
        version,
        digest: digest.clone(),
        read: true,
    };
    let differ = Differ {
        id,
        version,
        digest,
        words: "A word first would help me.".into(),
    };
    assert_eq!(code(home.planner.mark_read(ANA, read.clone())), "not-yours");
    home.planner.mark_read(BEN, read.clone()).unwrap();
    home.planner.see_differently(BEN, differ.clone()).unwrap();
    assert_eq!(
        code(home.planner.undo(ANA)),
        "touched-since",
        "the words cannot be taken from under what was said of them"
    );

    home.edit(ANA, id, own("take an hour alone")).unwrap();
    let mark = home.page(AS_ANA).own[0][0].mark.clone().unwrap();
    assert!(!mark.read, "read was said of other words");
    assert_eq!(mark.differently, "A word first would help me.");
    assert_eq!(mark.said_to.unwrap().will, "take half an hour alone");
    assert_eq!(code(home.planner.mark_read(BEN, read)), "words-changed");

    let page = home.page(AS_BEN);
    let away = Differ {
        version: page.own[0][0].version,
        digest: page.own[0][0].digest.clone(),
        words: "  ".into(),
        ..differ
    };
    home.planner.see_differently(BEN, away).unwrap();
    assert!(
        home.page(AS_ANA).own[0][0].mark.is_none(),
        "taken away again"
    );
}

#[test]
fn folding_away_is_known_to_the_reader_only() {
    let mut home = home();
    let id = home.write(ANA, own("take half an hour alone")).unwrap();
    let before = export::canonical(&home.planner).unwrap();
    let fold = |folded| Fold { id, folded };
    assert_eq!(
        code(home.planner.fold_boundary(ANA, fold(true))),
        "not-yours"
    );
    home.planner.fold_boundary(BEN, fold(true)).unwrap();
    home.planner.fold_boundary(BEN, fold(true)).unwrap();
    assert!(home.page(AS_BEN).own[0][0].folded);
    for viewer in [AS_ANA, Viewer::Both, Viewer::Nobody] {
        assert!(!home.page(viewer).own[0][0].folded);
    }
    assert_eq!(export::canonical(&home.planner).unwrap(), before);
    home.planner.fold_boundary(BEN, fold(false)).unwrap();
    assert!(!home.page(AS_BEN).own[0][0].folded);
}

#[test]
fn an_accepted_request_becomes_a_draft_and_no_yes() {
    let mut home = home();
    let id = home
        .write(ANA, request("Could we tell each other the evening before?"))
        .unwrap();
    assert_eq!(code(home.answer(ANA, id, Answer::Accept)), "not-yours");
    assert_eq!(
        code(home.answer(Actor::Both, id, Answer::Accept)),
        "whose-hand"
    );
    let draft = home.answer(BEN, id, Answer::Accept).unwrap().unwrap();
    let page = home.page(AS_ANA);
    assert_eq!(page.agreements[0].id, draft);
    assert_eq!(page.agreements[0].source, Some(id));
    assert_eq!(
        page.agreements[0].yes,
        [None, None],
        "both still say yes to the words"
    );
    assert_eq!(
        page.agreements[0].text.ends.to_string(),
        "2026-09-12",
        "three months"
    );
    assert_eq!(page.agreements[0].text.rest, 24);
    assert_eq!(home.asked(id).reply, Some(Reply::Accepted));
    assert_eq!(code(home.answer(BEN, id, Answer::Decline)), "not-now");
}

#[test]
fn another_wording_is_taken_up_by_the_one_who_asked() {
    let mut home = home();
    let id = home
        .write(ANA, request("Could we tell each other the evening before?"))
        .unwrap();
    assert_eq!(
        code(home.answer(BEN, id, Answer::Another("  ".into()))),
        "empty"
    );
    home.answer(BEN, id, Answer::Another("By noon of the same day".into()))
        .unwrap();
    let one = OneBoundary { id };
    assert_eq!(code(home.planner.take_other_wording(BEN, one)), "not-yours");
    home.planner.take_other_wording(ANA, one).unwrap();
    let page = home.page(AS_BEN);
    assert_eq!(page.agreements[0].text.words, "By noon of the same day");
}

#[test]
fn an_answer_is_to_the_words_that_were_read() {
    let mut home = home();
    let id = home
        .write(ANA, request("Could we tell each other the evening before?"))
        .unwrap();
    let digest = home.asked(id).digest;
    home.edit(ANA, id, request("Could you always be home by six?"))
        .unwrap();
    let answer = AnswerRequest {
        id,
        digest,
        answer: Answer::Accept,
    };
    assert_eq!(
        code(home.planner.answer_request(BEN, answer)),
        "words-changed"
    );
    home.answer(BEN, id, Answer::NotNow).unwrap();
    assert_eq!(
        code(home.edit(ANA, id, request("Could you be home by seven?"))),
        "not-now",
        "who asks edits only while it is not answered"
    );
    assert_eq!(code(home.planner.undo(ANA)), "touched-since");
}

#[test]
fn not_now_is_a_full_answer() {
    let mut home = home();
    let words = "Could we visit my parents every second Sunday?";
    let id = home.write(ANA, request(words)).unwrap();
    home.answer(BEN, id, Answer::NotNow).unwrap();
    assert_eq!(code(home.again(id, words)), "already-asked");
    assert_eq!(code(home.write(ANA, request(words))), "already-asked");
    assert!(!home.asked(id).closed);
    home.answer(BEN, id, Answer::Accept).unwrap().unwrap();
}

#[test]
fn after_a_second_no_only_the_one_who_declined_opens_it_again() {
    let mut home = home();
    let words = "Could we visit my parents every second Sunday?";
    let near = "could we please visit my parents every second sunday";
    let one = |id| OneBoundary { id };
    let id = home.write(ANA, request(words)).unwrap();
    home.answer(BEN, id, Answer::Decline).unwrap();
    assert_eq!(
        code(home.planner.delete_boundary(ANA, one(id))),
        "not-now",
        "a no cannot be deleted to ask anew"
    );
    // The second time in a request of its own: near the same words are the same request.
    let second = home.write(ANA, request(near)).unwrap();
    home.answer(BEN, second, Answer::Decline).unwrap();
    assert!(home.asked(second).closed);
    assert_eq!(code(home.again(second, words)), "declined-twice");
    assert_eq!(code(home.again(id, words)), "declined-twice");
    assert_eq!(code(home.write(ANA, request(near))), "declined-twice");
    assert_eq!(
        code(home.write(ANA, Text::Agreement(agreement(words)))),
        "declined-twice",
        "nor as an agreement proposed by one"
    );
    let elsewhere = home
        .write(ANA, request("Could you water the plants in August?"))
        .unwrap();
    assert_eq!(
        code(home.edit(ANA, elsewhere, request(words))),
        "declined-twice"
    );
    let kept = KeepBoundary {
        id: None,
        topic: Topic::Family,
        text: request(words),
    };
    let kept = home.planner.keep_boundary(ANA, kept).unwrap().value;
    let share = ShareBoundary { id: kept };
    assert_eq!(
        code(home.planner.share_boundary(ANA, share)),
        "declined-twice"
    );
    assert_eq!(
        home.page(AS_ANA).drafts.len(),
        1,
        "what was not shared is still private"
    );

    home.write(BEN, request(words))
        .expect("Ben asking is another request");
    assert_eq!(
        code(home.planner.reopen_request(ANA, one(second))),
        "not-yours"
    );
    home.planner.reopen_request(BEN, one(second)).unwrap();
    home.answer(BEN, second, Answer::Decline).unwrap();
    assert!(home.asked(second).closed, "and a third no closes it again");
}

#[test]
fn what_is_kept_for_oneself_is_seen_by_nobody_else_until_shared() {
    let mut home = home();
    let secret = "sleep in the quiet room";
    let keep = |id, text| KeepBoundary {
        id,
        topic: Topic::Closeness,
        text,
    };
    assert_eq!(
        code(
            home.planner
                .keep_boundary(Actor::Both, keep(None, own(secret)))
        ),
        "whose-hand"
    );
    let before = export::canonical(&home.planner).unwrap();
    let id = home
        .planner
        .keep_boundary(ANA, keep(None, own(secret)))
        .unwrap()
        .value;
    home.planner
        .keep_boundary(ANA, keep(Some(id), own(secret)))
        .unwrap();
    assert_eq!(home.page(AS_ANA).drafts.len(), 1, "changed, not doubled");
    for viewer in [AS_BEN, Viewer::Both, Viewer::Nobody] {
        assert!(home.page(viewer).drafts.is_empty());
    }
    assert_eq!(export::canonical(&home.planner).unwrap(), before);
    let taken = home
        .planner
        .keep_boundary(BEN, keep(Some(id), own("mine now")));
    assert_eq!(code(taken), "not-found");
    let share = ShareBoundary { id };
    assert_eq!(code(home.planner.share_boundary(BEN, share)), "not-found");
    assert_eq!(
        code(home.planner.drop_boundary(BEN, DropPrivate { id })),
        "not-found"
    );

    home.planner.share_boundary(ANA, share).unwrap();
    let page = home.page(AS_BEN);
    assert_eq!(page.own[0][0].text.will, secret);
    assert!(
        home.page(AS_ANA).drafts.is_empty(),
        "inserted and deleted in one change"
    );
}

#[test]
fn this_slipped_is_a_note_of_ones_own_and_nothing_else() {
    let mut home = home();
    let id = home
        .write(Actor::Both, Text::Agreement(agreement("We cook in turn")))
        .unwrap();
    let before = export::canonical(&home.planner).unwrap();
    let note = NoteSlip {
        agreement: id,
        words: "I forgot on Monday".into(),
    };
    assert_eq!(
        code(home.planner.note_slip(Actor::Both, note.clone())),
        "whose-hand"
    );
    let slip = home.planner.note_slip(BEN, note).unwrap().value;
    let sees = |home: &Home, viewer| {
        home.planner
            .agreement(viewer, OneBoundary { id })
            .unwrap()
            .slips
            .len()
    };
    assert_eq!(sees(&home, AS_BEN), 1);
    for viewer in [AS_ANA, Viewer::Both, Viewer::Nobody] {
        assert_eq!(sees(&home, viewer), 0);
    }
    assert_eq!(
        export::canonical(&home.planner).unwrap(),
        before,
        "it leaves no other trace"
    );
    let undo = home.planner.home(AS_BEN).unwrap().undo;
    assert!(undo.is_none(), "nor a step to undo");
    assert_eq!(
        code(home.planner.drop_slip(ANA, DropPrivate { id: slip })),
        "not-found"
    );
    home.planner
        .drop_slip(BEN, DropPrivate { id: slip })
        .unwrap();
    assert_eq!(sees(&home, AS_BEN), 0);
}

#[test]
fn the_sheet_tells_what_a_new_wording_changes() {
    let mut home = home();
    let id = home
        .write(ANA, Text::Agreement(agreement("We cook in turn")))
        .unwrap();
    let see = |home: &Home| {
        home.planner
            .agreement(Viewer::Both, OneBoundary { id })
            .unwrap()
    };
    for who in [ANA, BEN] {
        let sheet = see(&home);
        let yes = common_ground_core::agreed::Yes {
            version: sheet.agreement.standing.version(),
            digest: sheet.agreement.digest,
        };
        home.planner.say_yes(who, yes).unwrap();
    }
    assert!(see(&home).agreement.standing.holds());
    let newer = AgreementText {
        does: ["cook on Tuesdays".into(), "cook on Thursdays".into()],
        rest: 48,
        ..agreement("We cook in turn, and at weekends together")
    };
    home.edit(BEN, id, Text::Agreement(newer)).unwrap();
    let sheet = see(&home);
    let fields: Vec<_> = sheet.changes.iter().map(|change| change.field).collect();
    assert_eq!(
        fields,
        [
            AgreementField::Words,
            AgreementField::DoesStart,
            AgreementField::Rest
        ]
    );
    assert_eq!(sheet.versions.len(), 2);
    assert_eq!(sheet.versions[0].changes, sheet.changes, "newest first");
    assert!(sheet.versions[1].yes.iter().all(Option::is_some));
    assert_eq!(
        sheet.agreement.text.words, "We cook in turn",
        "the old words stand"
    );
    assert!(!sheet.binds_one);
    assert_eq!(
        code(home.planner.delete_boundary(ANA, OneBoundary { id })),
        "holds"
    );
    let stop = common_ground_core::agreed::Stop { subject: id.into() };
    home.planner.end(ANA, stop).unwrap();
    assert_eq!(
        code(home.planner.delete_boundary(ANA, OneBoundary { id })),
        "once-agreed",
        "what was agreed stays readable"
    );
}

#[test]
fn deleting_waits_in_the_trash_and_emptying_an_own_one_takes_its_owner() {
    let mut home = home();
    let id = home.write(ANA, own("take half an hour alone")).unwrap();
    home.planner
        .delete_boundary(ANA, OneBoundary { id })
        .unwrap();
    assert!(home.page(AS_BEN).own[0].is_empty());
    assert_eq!(code(home.edit(ANA, id, own("x"))), "not-found");
    assert!(
        home.planner.trash(AS_BEN).unwrap().is_empty(),
        "not in the other's trash"
    );
    assert_eq!(
        home.planner.trash(AS_ANA).unwrap()[0].title,
        "take half an hour alone"
    );
    let lies = InTrash {
        noun: "boundary".into(),
        id: id.0,
    };
    assert_eq!(code(home.planner.empty(BEN, lies.clone())), "not-yours");
    home.planner.restore(ANA, lies.clone()).unwrap();
    assert_eq!(home.page(AS_BEN).own[0].len(), 1);
    home.planner
        .delete_boundary(ANA, OneBoundary { id })
        .unwrap();
    home.planner.empty(ANA, lies).unwrap();
    let left = export::canonical(&home.planner).unwrap();
    assert!(!left.contains("half an hour"), "emptied words are nowhere");
}

#[test]
fn hints_that_are_the_authors_alone_are_not_shown_to_two() {
    let home = home();
    let of = |author| OfText {
        text: Text::Own(OwnText {
            when: "you meet your ex".into(),
            will: "not speak to you for a week".into(),
            why: String::new(),
            helps: String::new(),
        }),
        author,
    };
    let hints = home.planner.wording(AS_ANA, of(None)).unwrap();
    assert_eq!(hints.partner, "Ben");
    assert!(!hints.hints.is_empty());
    for viewer in [Viewer::Both, Viewer::Nobody] {
        let hints = home.planner.wording(viewer, of(Some(Side::Start))).unwrap();
        assert!(hints.hints.is_empty());
    }
    let mut home = home;
    home.write(ANA, of(None).text).expect("it never blocks");
}

#[test]
fn bad_input_is_answered_at_its_field_and_nothing_is_half_written() {
    let mut home = home();
    let before = export::canonical(&home.planner).unwrap();
    let text = |change: fn(&mut AgreementText)| {
        let mut text = agreement("We cook in turn");
        change(&mut text);
        Text::Agreement(text)
    };
    let bad: Vec<(Text, &str)> = vec![
        (own(""), "empty"),
        (own("\u{200B}"), "empty"),
        (own("a\0b"), "odd-characters"),
        (own(&"x".repeat(501)), "too-long"),
        (own(&"x".repeat(10_000_000)), "too-long"),
        (request(" "), "empty"),
        (text(|t| t.words.clear()), "empty"),
        (text(|t| t.does[1] = "x".repeat(501)), "too-long"),
        (text(|t| t.slipped = "x".repeat(10_001)), "too-long"),
        (text(|t| t.rest = 24 * 15), "too-large"),
        (text(|t| t.rest = u32::MAX), "too-large"),
        (
            text(|t| t.ends = "2026-06-12".parse().unwrap()),
            "too-early",
        ),
        (
            text(|t| (t.rest, t.ends) = (24 * 7, "2026-06-14".parse().unwrap())),
            "too-early",
        ),
        (text(|t| t.ends = "2036-06-13".parse().unwrap()), "too-late"),
        (text(|t| t.ends = chrono::NaiveDate::MAX), "too-late"),
    ];
    for (text, expected) in bad {
        let shown = format!("{text:?}");
        let shown = shown.chars().take(80).collect::<String>();
        assert_eq!(code(home.write(ANA, text)), expected, "{shown}");
    }
    assert_eq!(export::canonical(&home.planner).unwrap(), before);

    let id = home
        .write(ANA, request("Could we tell each other?"))
        .unwrap();
    assert_eq!(
        code(home.edit(ANA, id, own("be something else"))),
        "not-found"
    );
    let stranger = BoundaryId(uuid());
    assert_eq!(
        code(home.edit(ANA, stranger, own("nothing there"))),
        "not-found"
    );
}

#[test]
fn words_are_kept_as_typed() {
    let mut home = home();
    for typed in [
        "<img src=x onerror=alert(1)>",
        "'; DROP TABLE boundary; --",
        "שלום \u{202E}abc\u{202C} 👩‍👩‍👧",
        "{ $name } NEAR( \"*\" )",
    ] {
        let id = home.write(ANA, own(typed)).unwrap();
        let page = home.page(Viewer::Both);
        let kept = page.own[0].iter().find(|own| own.id == id).unwrap();
        assert_eq!(kept.text.will, typed);
    }
}

fn uuid() -> uuid::Uuid {
    uuid::Uuid::from_u128(7)
}
