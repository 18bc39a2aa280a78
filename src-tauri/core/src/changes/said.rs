//! Which sentence says what happened. None of them says who did it, and none can be told from another by it.

use super::Row;
use crate::db::text_enum;
use crate::history::{Kind, Op};

text_enum! {
    /// What happened, as one sentence says it (`changed-<word>` in Fluent).
    pub enum Said {
        /// The household began.
        Began = "began",
        /// The settings of both.
        Settings = "settings",
        /// A name, or how somebody is drawn.
        Look = "look",
        /// The parts of life.
        Areas = "areas",
        /// A goal, a boundary, a rule, a reminder, a good time or moment is there.
        Added = "added",
        /// Something private was shared.
        Shared = "shared",
        /// Its words or fields were changed.
        Edited = "edited",
        /// A card lies in another column.
        Moved = "moved",
        /// A card lies in another place of its column.
        Ordered = "ordered",
        /// What was said at a goal's end.
        Ending = "ending",
        /// What a goal leads to.
        Feeds = "feeds",
        /// Two goals became a pair.
        Hinged = "hinged",
        /// They are no pair any more.
        Unhinged = "unhinged",
        /// A step was added.
        StepAdded = "step-added",
        /// A step was changed.
        StepEdited = "step-edited",
        /// A step was ticked.
        StepDone = "step-done",
        /// Its tick was taken away.
        StepOpen = "step-open",
        /// A step was taken on.
        StepTaken = "step-taken",
        /// It was given back.
        StepBack = "step-back",
        /// A step was taken out.
        StepOut = "step-out",
        /// How far a goal was, written down or corrected.
        Progress = "progress",
        /// Such a note was taken out.
        ProgressOut = "progress-out",
        /// A boundary of one's own was ended.
        OwnEnded = "own-ended",
        /// It was taken up again.
        OwnResumed = "own-resumed",
        /// Put in the trash.
        Deleted = "deleted",
        /// Taken out of it.
        Restored = "restored",
        /// Taken out of an earlier day.
        TakenOut = "taken-out",
        /// A reminder was paused.
        ReminderPaused = "reminder-paused",
        /// A reminder goes on.
        ReminderResumed = "reminder-resumed",
        /// One date of a reminder lies on another day.
        DateMoved = "date-moved",
        /// A yes was said.
        Yes = "yes",
        /// A yes no longer counts.
        YesGone = "yes-gone",
        /// A yes to going on.
        GoesOn = "goes-on",
        /// Yeses to what goes on, in our quarter.
        Kept = "kept",
        /// What becomes of a text, in our quarter.
        Settled = "settled",
        /// Our quarter began.
        QuarterBegan = "quarter-began",
        /// Our quarter came to its end.
        QuarterEnded = "quarter-ended",
        /// Something shared ended.
        Ended = "ended",
        /// Something shared was paused.
        Paused = "paused",
        /// A goal was taken out of its end.
        Reopened = "reopened",
        /// A request was answered.
        Answered = "answered",
        /// It was asked once more, or opened again.
        AskedAgain = "asked-again",
        /// Both answers were opened.
        Opened = "opened",
        /// Points of a line of feelings were shared.
        FeelingShared = "feeling-shared",
        /// The planner went back to an earlier day.
        WentBack = "went-back",
        /// The laptop's clock was moved.
        Clock = "clock",
        /// A check put something right.
        Mended = "mended",
        /// A change was undone.
        Undone = "undone",
        /// What had been added was taken out by undoing.
        UndoneAway = "undone-away",
        /// A change to the settings was undone.
        UndoneSettings = "undone-settings",
        /// A change was done again.
        Redone = "redone",
        /// A change to the settings was done again.
        RedoneSettings = "redone-settings",
    }
}

/// Kinds of change that are not told: what is one's own affair, a habit, or only in between. What was shown, put off
/// and done, breaks and pauses, what a reader left, a press that waits for the other's, and everything whose words
/// are gone.
macro_rules! untold {
    () => {
        Op::MarkBoundary
            | Op::Mine
            | Op::Show
            | Op::Snooze
            | Op::ReminderDone
            | Op::ReminderSkip
            | Op::CatchUp
            | Op::Welcome
            | Op::Empty
            | Op::Purge
            | Op::TakeBackWords
            | Op::PutAway
            | Op::PauseAll
            | Op::StartBreak
            | Op::EndBreak
            | Op::KeepPrivate
            | Op::KeepDraft
    };
}

/// Whether this kind of change is told at all.
pub(super) const fn is_told(op: Op) -> bool {
    !matches!(op, untold!())
}

/// Whether changes of this kind to one thing, one after the other on one day, are told as one.
pub(super) const fn is_one_with_the_next(op: Op) -> bool {
    op.comes_in_one_go() || matches!(op, Op::EditArea)
}

/// The sentence for a change, from its rows in their order; nothing where it is not told. `alone`: only the rows of
/// one thing are here, because its own past is looked at.
pub(super) fn said(op: Op, kind: Kind, rows: &[Row], alone: bool) -> Option<Said> {
    let main = |row: &&Row| !matches!(row.noun.as_str(), "version" | "sign_off" | "withdrawal");
    let first = rows.iter().find(main).or_else(|| rows.first());
    let stops = rows.iter().filter(|row| row.noun == "withdrawal").count();
    let set = |column: &str| first.is_some_and(|row| row.has(column));
    let added = rows.iter().filter(main).all(|row| row.before.is_none());
    let settings = matches!(op, Op::EditHousehold | Op::EditPartner | Op::EditArea);
    match kind {
        Kind::Redo if settings => return Some(Said::RedoneSettings),
        Kind::Redo => return Some(Said::Redone),
        Kind::Undo if settings => return Some(Said::UndoneSettings),
        Kind::Undo if first.is_some_and(|row| row.after.is_none() && row.is_thing()) => {
            return Some(Said::UndoneAway);
        }
        Kind::Undo => return Some(Said::Undone),
        Kind::Edit | Kind::Act | Kind::App => {}
    }
    Some(match op {
        Op::SetUp if alone => Said::Added,
        Op::SetUp => Said::Began,
        Op::EditHousehold => Said::Settings,
        Op::EditPartner => Said::Look,
        Op::EditArea => Said::Areas,
        Op::AddRule
        | Op::AddGoal
        | Op::AddGoodMoment
        | Op::AddGoodTime
        | Op::WriteBoundary
        | Op::AddReminder
        | Op::BringIn => Said::Added,
        Op::Share if rows.iter().any(|row| row.noun == "feeling") => Said::FeelingShared,
        Op::Share => Said::Shared,
        Op::EditRule | Op::EditGoal | Op::EditGoodTime | Op::EditBoundary | Op::EditReminder => {
            Said::Edited
        }
        Op::MoveGoal if first.is_some_and(|row| row.differs("place")) => Said::Moved,
        Op::MoveGoal => Said::Ordered,
        Op::TellEnding => Said::Ending,
        Op::FeedGoal => Said::Feeds,
        Op::HingeGoals => Said::Hinged,
        Op::UnhingeGoals => Said::Unhinged,
        Op::AddStep => Said::StepAdded,
        Op::EditStep => Said::StepEdited,
        Op::CheckStep if set("done_on") => Said::StepDone,
        Op::CheckStep => Said::StepOpen,
        Op::TakeStep if set("taken_by") => Said::StepTaken,
        Op::TakeStep => Said::StepBack,
        Op::DeleteStep => Said::StepOut,
        Op::LogProgress => Said::Progress,
        Op::DeleteProgress => Said::ProgressOut,
        Op::EndOwn => Said::OwnEnded,
        Op::ResumeOwn => Said::OwnResumed,
        Op::Delete => Said::Deleted,
        Op::TakeOut => Said::TakenOut,
        Op::Restore => Said::Restored,
        Op::PauseReminder if set("paused_on") => Said::ReminderPaused,
        Op::PauseReminder => Said::ReminderResumed,
        Op::MoveReminder => Said::DateMoved,
        Op::SayYes => Said::Yes,
        Op::TakeBack | Op::NotMine => Said::YesGone,
        Op::GoOn => Said::GoesOn,
        Op::KeepInQuarter if alone => Said::Yes,
        Op::KeepInQuarter => Said::Kept,
        Op::SettleInQuarter => Said::Settled,
        Op::Quarter if rows.iter().any(Row::begins_quarter) => Said::QuarterBegan,
        Op::Quarter if rows.iter().any(Row::ends_quarter) => Said::QuarterEnded,
        Op::Quarter => return None,
        // Leaving ends everything shared in one change and is told nowhere: each thing says of itself that it ended.
        Op::StepBack if stops != 1 && !alone => return None,
        Op::StepBack | Op::End if stops > 0 => Said::Ended,
        Op::StepBack if rows.iter().any(|row| row.noun == "sign_off") => Said::YesGone,
        Op::StepBack | Op::End => return None,
        Op::Pause => Said::Paused,
        Op::ReopenGoal => Said::Reopened,
        Op::AnswerRequest if alone && added => Said::Added,
        Op::AnswerRequest => Said::Answered,
        Op::AskAgain | Op::ReopenRequest => Said::AskedAgain,
        Op::OpenTogether => Said::Opened,
        Op::GoBack => Said::WentBack,
        Op::Clock => Said::Clock,
        Op::Mend => Said::Mended,
        untold!() => return None,
    })
}
