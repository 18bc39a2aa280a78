//! Who is at the laptop, and in whose name something happens.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::db::text_enum;
use crate::error::{Error, Refusal, Result};

text_enum! {
    /// One of the two partners: the side of the page and of the mark that is theirs.
    /// There are exactly two, equal, for as long as the household exists.
    pub enum Side {
        /// Drawn at the start side.
        Start = "start",
        /// Drawn at the end side.
        End = "end",
    }
}

impl Side {
    /// Both sides, in the order they are drawn.
    pub const BOTH: [Self; 2] = [Self::Start, Self::End];

    /// The partner of this one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Start => Self::End,
            Self::End => Self::Start,
        }
    }

    /// Where this side's entry is in a pair.
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }
}

/// Who is here now. The app starts as `Nobody`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case", tag = "here", content = "side")]
pub enum Presence {
    /// Nobody said they are here.
    #[default]
    Nobody,
    /// One partner.
    One(Side),
    /// Both partners, side by side.
    Both,
}

/// Who reads. Both and Nobody see no private thing of anyone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Viewer {
    /// One partner alone at the screen.
    One(Side),
    /// Both partners at the screen.
    Both,
    /// The page stands open with nobody named.
    Nobody,
}

impl Viewer {
    /// The one partner who may see own private things, if one is here alone.
    #[must_use]
    pub const fn one(self) -> Option<Side> {
        match self {
            Self::One(side) => Some(side),
            Self::Both | Self::Nobody => None,
        }
    }
}

/// In whose name something is done. `Both` is nobody's yes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// One partner's own hand.
    One(Side),
    /// The two together, where no own hand is needed.
    Both,
    /// The program itself (a reminder shown, a date passed).
    App,
}

impl Actor {
    /// The one partner whose hand this is.
    ///
    /// # Errors
    /// [`Refusal::WhoseHand`] where both are here and nobody said whose half was pressed.
    pub fn one(self) -> Result<Side> {
        match self {
            Self::One(side) => Ok(side),
            Self::Both | Self::App => Err(Error::Refused(Refusal::WhoseHand)),
        }
    }

    /// As it stands in a row's `author` or in the history; the app is nobody.
    #[must_use]
    pub const fn author(self) -> Option<Author> {
        match self {
            Self::One(Side::Start) => Some(Author::Start),
            Self::One(Side::End) => Some(Author::End),
            Self::Both => Some(Author::Both),
            Self::App => None,
        }
    }
}

text_enum! {
    /// Whose words something is: one partner's or both together ("thought of together").
    pub enum Author {
        /// The partner at the start side.
        Start = "start",
        /// The partner at the end side.
        End = "end",
        /// Written while both were here.
        Both = "both",
    }
}

impl From<Side> for Author {
    fn from(side: Side) -> Self {
        match side {
            Side::Start => Self::Start,
            Side::End => Self::End,
        }
    }
}

impl Presence {
    /// The partners who are here.
    pub fn sides(self) -> impl Iterator<Item = Side> {
        Side::BOTH.into_iter().filter(move |side| match self {
            Self::Nobody => false,
            Self::One(here) => here == *side,
            Self::Both => true,
        })
    }

    /// Who reads while this presence lasts.
    #[must_use]
    pub const fn viewer(self) -> Viewer {
        match self {
            Self::Nobody => Viewer::Nobody,
            Self::One(side) => Viewer::One(side),
            Self::Both => Viewer::Both,
        }
    }

    /// In whose name an act counts: `by` says in whose half it was pressed while both are here.
    ///
    /// # Errors
    /// [`Refusal::NobodyHere`] while nobody is here, [`Refusal::NotYou`] when one is here and
    /// the act was pressed in the other's name.
    pub fn actor(self, by: Option<Side>) -> Result<Actor> {
        match (self, by) {
            (Self::Nobody, _) => Err(Error::Refused(Refusal::NobodyHere)),
            (Self::One(here), Some(by)) if by != here => Err(Error::Refused(Refusal::NotYou)),
            (Self::One(here), _) => Ok(Actor::One(here)),
            (Self::Both, Some(by)) => Ok(Actor::One(by)),
            (Self::Both, None) => Ok(Actor::Both),
        }
    }
}
