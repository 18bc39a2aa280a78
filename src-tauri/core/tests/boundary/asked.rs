//! Requests and their answers.

use common_ground_core::work::Work;

use super::*;

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
    assert_eq!(
        code(home.planner.undo(ANA, &Work::default())),
        "touched-since"
    );
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
