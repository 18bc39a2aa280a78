//! Boundaries of one's own, requests, what is kept private first, and bad input.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test's panic is its answer"
)]

mod asked;
mod own;
mod private;
mod words;

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
