//! Commands: what the interface can ask. Declared once, in `list.rs`.

pub mod bindings;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::error::{Error, Result};
use crate::household::Home;
use crate::planner::Planner;
use crate::vault::Passphrase;
use crate::who::{Presence, Side};
use crate::work::Work;

/// The arguments of a command that takes none.
#[derive(Debug, Clone, Default, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoArgs {}

/// A command as it comes in.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Call {
    /// Its arguments.
    #[serde(default)]
    pub args: Value,
    /// In whose half it was pressed, while both are here.
    #[serde(default)]
    pub by: Option<Side>,
}

/// What the interface asks first and after every change of presence.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Start {
    /// Whether a household is open, not set up yet, or cannot be opened.
    pub state: State,
    /// Who is here.
    pub presence: Presence,
    /// Titles are hidden from guests.
    pub guests: bool,
    /// The sample couple: nothing here is kept.
    pub demo: bool,
    /// Whether the file is behind what was acknowledged.
    pub behind: bool,
    /// What every page needs, once a household is open.
    pub home: Option<Home>,
    /// Who has a passphrase, and whether the file locks.
    pub passphrases: Passphrases,
    /// The time zone of the machine, as a proposal.
    pub zone: String,
}

/// What a way out of a file that does not open came to.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Recovered {
    /// Whether it was done; not where nobody said where.
    pub done: bool,
    /// How things stand now.
    pub start: Start,
}

/// The session's state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "is", content = "why")]
pub enum State {
    /// No household yet: the three screens.
    Empty,
    /// A household is open.
    Open,
    /// It opens only with a passphrase: the names of those who have one, start and end.
    Locked([Option<String>; 2]),
    /// It cannot be opened; the code of the [`Error`].
    Closed(String),
}

/// Who says they are here.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetPresence {
    /// Who.
    pub presence: Presence,
    /// The laptop is turned, or both look at it now, in a sitting: whoever said their passphrase in it is not
    /// asked again. Without it a sitting is over.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub sitting: bool,
    /// Their passphrases, start and end, where they have one and have not said it in this sitting.
    #[serde(default)]
    #[ts(optional)]
    pub passphrases: Option<[Option<Passphrase>; 2]>,
}

/// Who has a passphrase.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct Passphrases {
    /// Start and end.
    pub have: [bool; 2],
    /// Those who are here and said it.
    pub here: [bool; 2],
    /// Those who said it in this sitting: turning the laptop to them costs nothing again.
    pub sit: [bool; 2],
    /// Whether the file itself opens only with one.
    pub locks: bool,
}

/// Opening the locked file.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Unlock {
    /// Who says they are here.
    pub side: Side,
    /// Their passphrase, or the words of their recovery code.
    pub secret: Passphrase,
    /// It is the recovery code.
    pub code: bool,
}

/// The recovery code typed back.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TypedBack {
    /// Its words.
    pub code: Passphrase,
}

/// Proving a hand.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ProveHand {
    /// The passphrase of the one whose yes it is.
    pub passphrase: Passphrase,
}

/// Taking one's passphrase away.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RemovePassphrase {
    /// The one that counts now.
    pub passphrase: Passphrase,
}

/// That somebody is at the laptop.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Stir {
    /// They are in the middle of a talk, in which nobody touches the laptop for long.
    pub talking: bool,
}

/// Hides titles from guests, or shows them again.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetGuests {
    /// Whether guests are here.
    pub guests: bool,
}

/// Starting with the computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Autostart {
    /// Whether it can be chosen: not for a sample couple, nor for a folder named at the start.
    pub possible: bool,
    /// Whether it does.
    pub on: bool,
}

/// Chooses whether the planner starts with the computer.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetAutostart {
    /// Whether it shall.
    pub on: bool,
}

fn arguments<T: DeserializeOwned>(command: &str, args: Value) -> Result<T> {
    // A command without arguments may be called with none at all.
    let args = if args.is_null() {
        Value::Object(serde_json::Map::new())
    } else {
        args
    };
    serde_json::from_value(args).map_err(|why| Error::Arguments {
        command: command.to_owned(),
        why: why.to_string(),
    })
}

macro_rules! commands {
    ($($(#[doc = $doc:literal])* $kind:ident $name:ident ( $($args:ty)? ) -> $out:ty ;)*) => {
        /// Every command's name.
        pub const NAMES: &[&str] = &[$(stringify!($name)),*];

        /// Every command's name with its kind, for tests that try them all.
        #[cfg(any(test, feature = "testing"))]
        pub const KINDS: &[(&str, &str)] = &[$((stringify!($name), stringify!($kind))),*];

        commands!(@host [] [] $($kind $name ( $($args)? ) -> $out ;)*);

        /// Answers a command: finds it by name, reads its arguments strictly, and calls it in the name of
        /// whoever is here. The answer is the JSON that goes to the page, written once.
        ///
        /// # Errors
        /// The command's own, or [`Error::NoCommand`], [`Error::Arguments`].
        pub fn call<H: Host>(host: &H, name: &str, call: Call) -> Result<String> {
            match name {
                $(stringify!($name) => commands!(@answer $kind host $name call ($($args)?)),)*
                other => Err(Error::NoCommand(other.to_owned())),
            }
        }

        pub(crate) fn describe(each: &mut dyn FnMut(bindings::Described)) {
            $(each(bindings::Described {
                name: stringify!($name),
                doc: concat!($($doc),*),
                writes: commands!(@writes $kind),
                hand: commands!(@hand $kind),
                args: commands!(@type $($args)?),
                out: bindings::Type::of::<$out>(),
            });)*
        }
    };

    (@host [$($done:tt)*] [$($house:tt)*] host $name:ident ($args:ty) -> $out:ty ; $($rest:tt)*) => {
        commands!(@host
            [$($done)* fn $name(&self, args: $args, by: Option<Side>) -> Result<$out>;]
            [$($house)* fn $name(&self, _: $args, _: Option<Side>) -> Result<$out> {
                Err(Error::System("a test has no shell".to_owned()))
            }]
            $($rest)*);
    };
    (@host [$($done:tt)*] [$($house:tt)*] own $($rest:tt)*) => {
        commands!(@host [$($done)*] [$($house)*] host $($rest)*);
    };
    (@host [$($done:tt)*] [$($house:tt)*] $kind:ident $name:ident ($($args:ty)?) -> $out:ty ; $($rest:tt)*) => {
        commands!(@host [$($done)*] [$($house)*] $($rest)*);
    };
    (@host [$($done:tt)*] [$($house:tt)*]) => {
        /// What stands around the core: it holds the session and answers what the core cannot.
        #[allow(missing_docs, reason = "each is described in list.rs")]
        pub trait Host {
            /// Who is here.
            fn presence(&self) -> Presence;
            /// Lets `use_it` use the open planner.
            ///
            /// # Errors
            /// Whatever it answers, or that none is open.
            fn planner<T>(&self, use_it: impl FnOnce(&mut Planner) -> Result<T>) -> Result<T>;
            /// Does what is long at times: whoever waits for it hears how far it is and may stop it, where the host
            /// can tell them.
            ///
            /// # Errors
            /// Whatever it answers.
            fn while_telling<T>(&self, does: impl FnOnce(&Work) -> Result<T>) -> Result<T> {
                does(&Work::default())
            }
            $($done)*
        }

        #[cfg(any(test, feature = "testing"))]
        impl Host for crate::testing::House {
            fn presence(&self) -> Presence {
                self.here()
            }

            fn planner<T>(&self, use_it: impl FnOnce(&mut Planner) -> Result<T>) -> Result<T> {
                self.with(use_it)
            }

            $($house)*
        }
    };

    (@answer host $host:ident $name:ident $call:ident ($args:ty)) => {
        json($host.$name(arguments(stringify!($name), $call.args)?, $call.by)?)
    };
    (@answer read $host:ident $name:ident $call:ident ($args:ty)) => {{
        let args: $args = arguments(stringify!($name), $call.args)?;
        json($host.planner(|planner| planner.$name($host.presence().viewer(), args))?)
    }};
    (@answer see $host:ident $name:ident $call:ident ()) => {{
        let NoArgs {} = arguments(stringify!($name), $call.args)?;
        json($host.planner(|planner| planner.$name($host.presence().viewer()))?)
    }};
    (@answer write $host:ident $name:ident $call:ident ($args:ty)) => {{
        let args: $args = arguments(stringify!($name), $call.args)?;
        let actor = $host.presence().actor($call.by)?;
        json($host.planner(|planner| planner.$name(actor, args))?)
    }};
    (@answer step $host:ident $name:ident $call:ident ()) => {{
        let NoArgs {} = arguments(stringify!($name), $call.args)?;
        let actor = $host.presence().actor($call.by)?;
        json($host.while_telling(|work| $host.planner(|planner| planner.$name(actor, work)))?)
    }};

    (@answer anyone $host:ident $name:ident $call:ident ($args:ty)) => {{
        let args: $args = arguments(stringify!($name), $call.args)?;
        json($host.planner(|planner| planner.$name(args))?)
    }};

    (@answer own $host:ident $name:ident $call:ident ($args:ty)) => {
        commands!(@answer host $host $name $call ($args))
    };

    (@hand see) => { false };
    (@hand read) => { false };
    (@hand host) => { false };
    (@hand $other:ident) => { true };

    (@writes write) => { true };
    (@writes step) => { true };
    (@writes anyone) => { true };
    (@writes $other:ident) => { false };
    (@type) => { None };
    (@type $args:ty) => { Some(bindings::Type::of::<$args>()) };
}

fn json<T: Serialize>(answer: T) -> Result<String> {
    Ok(serde_json::to_string(&answer)?)
}

include!("list.rs");
