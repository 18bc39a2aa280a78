//! What a boundary can be about, and a few first sentences for each, to be changed at will.
//!
//! A starter never offers access to the other's phone or passwords, location sharing, whom the other
//! may see, clothing, medical or pregnancy control, or one-sided control of money. A test holds
//! them against the wording helper.

use serde::Serialize;
use ts_rs::TS;

use super::wording::Kind;
use crate::db::text_enum;

text_enum! {
    /// What a boundary is about.
    #[ts(rename = "BoundaryTopic")]
    pub enum Topic {
        /// How we talk.
        Talk = "talk",
        /// Family and friends.
        Family = "family",
        /// Time alone.
        Alone = "alone",
        /// Screens and phones.
        Screens = "screens",
        /// Money.
        Money = "money",
        /// Home.
        Home = "home",
        /// Closeness.
        Closeness = "closeness",
        /// Work.
        Work = "work",
        /// Anything else.
        Other = "other",
    }
}

impl Topic {
    /// The Fluent key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Topic::Talk => "topic-talk",
            Topic::Family => "topic-family",
            Topic::Alone => "topic-alone",
            Topic::Screens => "topic-screens",
            Topic::Money => "topic-money",
            Topic::Home => "topic-home",
            Topic::Closeness => "topic-closeness",
            Topic::Work => "topic-work",
            Topic::Other => "topic-other",
        }
    }
}

/// A first sentence. Its words are the Fluent message `key`; one of one's own has the attributes
/// `.when` and `.will` instead of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Starter {
    /// What it is about.
    pub topic: Topic,
    /// What it begins.
    pub kind: Kind,
    /// The Fluent key.
    pub key: &'static str,
}

/// The topics, in the order they are offered.
pub const TOPICS: &[Topic] = &[
    Topic::Talk,
    Topic::Family,
    Topic::Alone,
    Topic::Screens,
    Topic::Money,
    Topic::Home,
    Topic::Closeness,
    Topic::Work,
    Topic::Other,
];

const fn own(topic: Topic, key: &'static str) -> Starter {
    Starter {
        topic,
        kind: Kind::Own,
        key,
    }
}

const fn agreement(topic: Topic, key: &'static str) -> Starter {
    Starter {
        topic,
        kind: Kind::Agreement,
        key,
    }
}

const fn request(topic: Topic, key: &'static str) -> Starter {
    Starter {
        topic,
        kind: Kind::Request,
        key,
    }
}

/// All starters, topic by topic.
pub const STARTERS: &[Starter] = &[
    own(Topic::Talk, "starter-talk-own-loud"),
    agreement(Topic::Talk, "starter-talk-agreement-finish"),
    request(Topic::Talk, "starter-talk-request-listen"),
    own(Topic::Family, "starter-family-own-advice"),
    agreement(Topic::Family, "starter-family-agreement-visits"),
    request(Topic::Family, "starter-family-request-come"),
    own(Topic::Alone, "starter-alone-own-tired"),
    agreement(Topic::Alone, "starter-alone-agreement-evening"),
    request(Topic::Alone, "starter-alone-request-hour"),
    own(Topic::Screens, "starter-screens-own-work"),
    agreement(Topic::Screens, "starter-screens-agreement-table"),
    request(Topic::Screens, "starter-screens-request-evening"),
    own(Topic::Money, "starter-money-own-rush"),
    agreement(Topic::Money, "starter-money-agreement-look"),
    request(Topic::Money, "starter-money-request-plan"),
    own(Topic::Home, "starter-home-own-visitors"),
    agreement(Topic::Home, "starter-home-agreement-chores"),
    request(Topic::Home, "starter-home-request-corner"),
    own(Topic::Closeness, "starter-closeness-own-no"),
    agreement(Topic::Closeness, "starter-closeness-agreement-no"),
    request(Topic::Closeness, "starter-closeness-request-hello"),
    own(Topic::Work, "starter-work-own-evening"),
    agreement(Topic::Work, "starter-work-agreement-weekend"),
    request(Topic::Work, "starter-work-request-day"),
    own(Topic::Other, "starter-other-own-full"),
    agreement(Topic::Other, "starter-other-agreement-sunday"),
    request(Topic::Other, "starter-other-request-try"),
];

/// The starters of one topic and kind.
pub fn starters(topic: Topic, kind: Kind) -> impl Iterator<Item = Starter> {
    STARTERS
        .iter()
        .copied()
        .filter(move |starter| starter.topic == topic && starter.kind == kind)
}
