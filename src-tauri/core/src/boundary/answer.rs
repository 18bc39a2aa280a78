//! Answering a request, asking again, taking up another wording, opening again what was declined.

use serde::Deserialize;
use ts_rs::TS;

use super::asked;
use super::row::{Boundary, BoundaryId, Form, Reply};
use super::store;
use super::text::{self, AgreementText, REST, RequestText, Text};
use super::write::{OneBoundary, add};
use crate::agreed::Version;
use crate::error::{Error, Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner, Tx};
use crate::who::Actor;

/// What the one who was asked says.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "RequestAnswer")]
pub enum Answer {
    /// Yes, let's: it becomes a draft of an agreement. No yes is said with it.
    Accept,
    /// Not now.
    NotNow,
    /// No.
    Decline,
    /// In these words instead.
    Another(String),
}

/// An answer to a request, to the words that were read.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AnswerRequest {
    /// The request.
    pub id: BoundaryId,
    /// The digest of the words as they were on the page.
    pub digest: String,
    /// The answer.
    pub answer: Answer,
}

/// Asking again, in other words or the same.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AskAgain {
    /// The request.
    pub id: BoundaryId,
    /// Its words now.
    pub text: RequestText,
}

impl Planner {
    /// The answer of the one who was asked. Accepting makes a draft of an agreement, and gives its id; it
    /// still takes both yeses.
    ///
    /// # Errors
    /// [`Refusal::NotYours`] for the one who asks; [`Refusal::WordsChanged`] where it reads otherwise by now;
    /// [`Refusal::NotNow`] for what was answered for good.
    pub fn answer_request(
        &mut self,
        actor: Actor,
        answer: AnswerRequest,
    ) -> Result<Done<Option<BoundaryId>>> {
        self.transact(actor, Op::AnswerRequest, |tx| {
            let request = store::of_form(**tx, answer.id, Form::Request)?;
            store::by_reader(&request, actor)?;
            if !matches!(request.reply, None | Some(Reply::NotNow | Reply::Another)) {
                return Err(Refusal::NotNow.into());
            }
            let version = store::newest(**tx, request.id)?;
            if version.digest != answer.digest {
                return Err(Refusal::WordsChanged.into());
            }
            // No undo of the words may reach back over the answer to them.
            tx.touch::<Version>(version.id)?;
            let (reply, other_words) = match &answer.answer {
                Answer::Accept => (Reply::Accepted, String::new()),
                Answer::NotNow => (Reply::NotNow, String::new()),
                Answer::Decline => (Reply::Declined, String::new()),
                Answer::Another(words) => (Reply::Another, text::line("other_words", words)?),
            };
            let declined = request.declined + u32::from(reply == Reply::Declined);
            tx.put(&Boundary {
                reply: Some(reply),
                replied_on: Some(tx.today),
                other_words,
                declined,
                ..request.clone()
            })?;
            if reply == Reply::Accepted {
                let Text::Request(words) = store::text(Form::Request, &version)? else {
                    return Err(Error::NotFound);
                };
                return draft(tx, &request, words).map(Some);
            }
            Ok(None)
        })
    }

    /// The one who asked takes up the other wording: it becomes a draft of an agreement.
    ///
    /// # Errors
    /// [`Refusal::NotYours`]; [`Refusal::NotNow`] where no other wording is there.
    pub fn take_other_wording(
        &mut self,
        actor: Actor,
        one: OneBoundary,
    ) -> Result<Done<BoundaryId>> {
        self.transact(actor, Op::AnswerRequest, |tx| {
            let request = store::of_form(**tx, one.id, Form::Request)?;
            store::by_owner(&request, actor)?;
            if request.reply != Some(Reply::Another) {
                return Err(Refusal::NotNow.into());
            }
            tx.put(&Boundary {
                reply: Some(Reply::Accepted),
                replied_on: Some(tx.today),
                ..request.clone()
            })?;
            let version = store::newest(**tx, request.id)?;
            let Text::Request(asked) = store::text(Form::Request, &version)? else {
                return Err(Error::NotFound);
            };
            let words = RequestText {
                words: request.other_words.clone(),
                why: asked.why,
            };
            draft(tx, &request, words)
        })
    }

    /// Asks again after a first no or another wording.
    ///
    /// # Errors
    /// [`Refusal::DeclinedTwice`] after a second no; [`Refusal::AlreadyAsked`] while it waits or after *not now*.
    pub fn ask_again(&mut self, actor: Actor, again: AskAgain) -> Result<Done<()>> {
        let text = Text::Request(again.text).checked(self.today()?)?;
        self.transact(actor, Op::AskAgain, |tx| {
            let request = store::of_form(**tx, again.id, Form::Request)?;
            let asker = store::by_owner(&request, actor)?;
            if request.closed() {
                return Err(Refusal::DeclinedTwice.into());
            }
            if !matches!(request.reply, Some(Reply::Declined | Reply::Another)) {
                return Err(Refusal::AlreadyAsked.into());
            }
            if let Text::Request(words) = &text {
                asked::check(tx, asker, &words.words, Some(request.id))?;
            }
            store::put_text(tx, &request, &text)?;
            open(tx, request)
        })
    }

    /// The one who declined a second time opens the request again.
    ///
    /// # Errors
    /// [`Refusal::NotYours`] for who asked; [`Refusal::NotNow`] where it is not declined.
    pub fn reopen_request(&mut self, actor: Actor, one: OneBoundary) -> Result<Done<()>> {
        self.transact(actor, Op::ReopenRequest, |tx| {
            let request = store::of_form(**tx, one.id, Form::Request)?;
            store::by_reader(&request, actor)?;
            if request.reply != Some(Reply::Declined) {
                return Err(Refusal::NotNow.into());
            }
            open(tx, request)
        })
    }
}

fn open(tx: &Tx<'_>, request: Boundary) -> Result<()> {
    tx.put(&Boundary {
        reply: None,
        replied_on: None,
        other_words: String::new(),
        ..request
    })
}

/// The draft of an agreement that a request becomes.
fn draft(tx: &Tx<'_>, request: &Boundary, asked: RequestText) -> Result<BoundaryId> {
    let text = Text::Agreement(AgreementText {
        words: asked.words,
        why: asked.why,
        does: [String::new(), String::new()],
        slipped: String::new(),
        talk: false,
        rest: REST,
        ends: text::proposed_end(tx.today),
    });
    add(tx, request.topic, &text, Some(request.id))
}
