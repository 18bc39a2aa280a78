//! The household's three tables.

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use chrono_tz::Tz;

use super::{HouseholdView, PartnerView};
use crate::db::{row, text_enum};
use crate::error::Result;
use crate::folder::HouseholdId;
use crate::household::AreaId;
use crate::who::Side;

text_enum! {
    /// A day of the week.
    pub enum Weekday {
        /// Monday.
        Mon = "mon",
        /// Tuesday.
        Tue = "tue",
        /// Wednesday.
        Wed = "wed",
        /// Thursday.
        Thu = "thu",
        /// Friday.
        Fri = "fri",
        /// Saturday.
        Sat = "sat",
        /// Sunday.
        Sun = "sun",
    }
}

impl From<Weekday> for chrono::Weekday {
    fn from(day: Weekday) -> Self {
        match day {
            Weekday::Mon => Self::Mon,
            Weekday::Tue => Self::Tue,
            Weekday::Wed => Self::Wed,
            Weekday::Thu => Self::Thu,
            Weekday::Fri => Self::Fri,
            Weekday::Sat => Self::Sat,
            Weekday::Sun => Self::Sun,
        }
    }
}

text_enum! {
    /// The look.
    pub enum Theme {
        /// As the system has it.
        System = "system",
        /// Light.
        Light = "light",
        /// Dark.
        Dark = "dark",
    }
}

text_enum! {
    /// A partner's colour: eight that can be read in both themes.
    pub enum Colour {
        /// Deep blue.
        Blue = "blue",
        /// Warm clay.
        Clay = "clay",
        /// Plum.
        Plum = "plum",
        /// Teal.
        Teal = "teal",
        /// Ochre.
        Ochre = "ochre",
        /// Moss.
        Moss = "moss",
        /// Rose wood.
        Rose = "rose",
        /// Slate.
        Slate = "slate",
    }
}

row! {
    /// The household: one row.
    pub struct Household in "household" {
        /// Its id.
        pub id: HouseholdId,
        /// IANA zone name: every date and time of the couple is in it.
        pub zone: String,
        /// The day it was set up.
        pub since: NaiveDate,
        /// Set up by one alone; the other has not been welcomed yet.
        pub alone: bool,
        /// The weekday of the talks.
        pub talk_weekday: Weekday,
        /// The time of the talks.
        pub talk_time: NaiveTime,
        /// The look.
        pub theme: Theme,
        /// Quiet hours: no notices from …
        pub quiet_from: Option<NaiveTime>,
        /// … until.
        pub quiet_until: Option<NaiveTime>,
        /// Pause mode, since this day.
        pub paused_from: Option<NaiveDate>,
        /// When the last pause ended: what was planned before is no backlog.
        pub resumed_at: Option<DateTime<Utc>>,
    }
}

impl Household {
    /// Its zone.
    pub(crate) fn zone(&self) -> Result<Tz> {
        super::named(&self.zone)
    }

    pub(super) fn view(self) -> HouseholdView {
        HouseholdView {
            zone: self.zone,
            alone: self.alone,
            talk_weekday: self.talk_weekday,
            talk_time: self.talk_time,
            theme: self.theme,
            quiet_from: self.quiet_from,
            quiet_until: self.quiet_until,
            paused_from: self.paused_from,
        }
    }
}

row! {
    /// One of the two.
    pub struct Partner in "partner" {
        /// Their side.
        pub id: Side,
        /// Their name.
        pub name: String,
        /// One or two letters.
        pub letters: String,
        /// Their colour.
        pub colour: Colour,
        /// Drawn as a ring.
        pub ringed: bool,
        /// Text size in per cent, 100 to 200.
        pub text_size: u32,
        /// Whether they have had their own welcome.
        pub welcomed: bool,
        /// Whether their own reminders are muted.
        pub muted: bool,
    }
}

impl Partner {
    pub(super) fn view(self) -> PartnerView {
        PartnerView {
            side: self.id,
            name: self.name,
            letters: self.letters,
            colour: self.colour,
            ringed: self.ringed,
            text_size: self.text_size,
            welcomed: self.welcomed,
            muted: self.muted,
        }
    }
}

row! {
    /// A part of life.
    pub struct Area in "area" {
        /// Its id.
        pub id: AreaId,
        /// Its name.
        pub name: String,
        /// Its place among the others.
        pub position: String,
        /// When it was taken away.
        pub trashed_on: Option<NaiveDate>,
    }
}
