//! Everything that can happen to the file, by name, and whether it can be undone.

use crate::db::text_enum;

text_enum! {
    /// What kind of step an entry of the history is.
    pub enum Kind {
        /// Can be undone by who made it.
        Edit = "edit",
        /// A yes, a stepping back, an opening: answered only by a new act.
        Act = "act",
        /// The program itself: shown, lapsed, purged.
        App = "app",
        /// An undo of an edit.
        Undo = "undo",
        /// A redo of an undone edit.
        Redo = "redo",
    }
}

macro_rules! ops {
    ($($kind:ident { $($(#[$meta:meta])* $op:ident = $word:literal),* $(,)? })*) => {
        text_enum! {
            /// One kind of change. The history keeps its word; Fluent has its name (`op-<word>`).
            pub enum Op { $($($(#[$meta])* $op = $word),*),* }
        }

        impl Op {
            /// Whether it can be undone.
            #[must_use]
            pub const fn kind(self) -> Kind {
                match self { $($(Self::$op => Kind::$kind),*),* }
            }

            /// Whether it is what is typed or dragged, of which many come in one go. A yes never is.
            pub(crate) const fn comes_in_one_go(self) -> bool {
                matches!(
                    self,
                    Self::EditHousehold
                        | Self::EditPartner
                        | Self::EditRule
                        | Self::EditGoal
                        | Self::MoveGoal
                        | Self::TellEnding
                        | Self::EditStep
                        | Self::EditGoodTime
                        | Self::EditBoundary
                        | Self::EditReminder
                )
            }
        }
    };
}

ops! {
    Edit {
        /// Settings of the household.
        EditHousehold = "edit-household",
        /// A partner's own name, colour, mark or text size.
        EditPartner = "edit-partner",
        /// A part of life added, renamed, moved or taken away.
        EditArea = "edit-area",
        /// A rule written.
        AddRule = "add-rule",
        /// A rule's words or review changed.
        EditRule = "edit-rule",
        /// A goal added in *Idea*.
        AddGoal = "add-goal",
        /// A goal's words or fields.
        EditGoal = "edit-goal",
        /// A card moved; where the move is a yes it is a [`Op::SayYes`].
        MoveGoal = "move-goal",
        /// What was said at a goal's end.
        TellEnding = "tell-ending",
        /// A short goal linked to the long one it feeds.
        FeedGoal = "feed-goal",
        /// Two goals made into a pair.
        HingeGoals = "hinge-goals",
        /// A pair taken apart.
        UnhingeGoals = "unhinge-goals",
        /// A step added.
        AddStep = "add-step",
        /// A step's words, day or place.
        EditStep = "edit-step",
        /// A step ticked, or its tick taken away.
        CheckStep = "check-step",
        /// A step taken on or given back by one partner.
        TakeStep = "take-step",
        /// A step taken out.
        DeleteStep = "delete-step",
        /// How far a goal was on a day.
        LogProgress = "log-progress",
        /// A progress entry taken away.
        DeleteProgress = "delete-progress",
        /// A good moment noted.
        AddGoodMoment = "add-good-moment",
        /// Time set apart for something nice.
        AddGoodTime = "add-good-time",
        /// A good time changed.
        EditGoodTime = "edit-good-time",
        /// A boundary, agreement or request written.
        WriteBoundary = "write-boundary",
        /// Its words or topic changed.
        EditBoundary = "edit-boundary",
        /// A boundary of one's own ended by its owner.
        EndOwn = "end-own",
        /// The same taken up again.
        ResumeOwn = "resume-own",
        /// What the reader leaves on the other's own boundary.
        MarkBoundary = "mark-boundary",
        /// Something put in the trash.
        Delete = "delete",
        /// Something taken out of an earlier day.
        TakeOut = "take-out",
        /// Something taken out of the trash.
        Restore = "restore",
        /// A reminder made.
        AddReminder = "add-reminder",
        /// A reminder changed.
        EditReminder = "edit-reminder",
        /// A reminder paused, or gone on with.
        PauseReminder = "pause-reminder",
        /// A date of a reminder done.
        ReminderDone = "reminder-done",
        /// A date of a reminder left out.
        ReminderSkip = "reminder-skip",
        /// A date of a reminder put off.
        Snooze = "snooze",
        /// A date of a reminder taken to another day.
        MoveReminder = "move-reminder",
        /// The answer to *look at the others too?*
        CatchUp = "catch-up",
        /// What a file has came in.
        BringIn = "bring-in",
    }
    Act {
        /// The household begins.
        SetUp = "set-up",
        /// The second person's own welcome.
        Welcome = "welcome",
        /// One partner's yes to one exact version.
        SayYes = "say-yes",
        /// Taking back an own yes.
        TakeBack = "take-back",
        /// *That was not my yes.*
        NotMine = "not-mine",
        /// *That was mine*, on the page Yes in my name.
        Mine = "mine",
        /// Stepping back from something shared.
        StepBack = "step-back",
        /// Pausing something shared.
        Pause = "pause",
        /// Ending something shared.
        End = "end",
        /// Going on with it, or taking it up again: same words, later end.
        GoOn = "go-on",
        /// A goal taken out of *Reached* or *Let go*: both are asked again.
        ReopenGoal = "reopen-goal",
        /// A request answered, or another wording taken up.
        AnswerRequest = "answer-request",
        /// The same asked again after a first no.
        AskAgain = "ask-again",
        /// A declined request opened again by the one who declined.
        ReopenRequest = "reopen-request",
        /// A press towards emptying, or the emptying itself.
        Empty = "empty",
        /// Own words that were shared are gone for good.
        TakeBackWords = "take-back-words",
        /// Something private becomes shared.
        Share = "share",
        /// Everything paused from the tray, or gone on with.
        PauseAll = "pause-all",
        /// An answer put away until both are opened, or taken out again.
        PutAway = "put-away",
        /// Two answers opened together.
        OpenTogether = "open-together",
        /// A step of our quarter.
        Quarter = "quarter",
        /// One partner's yes to each text of a list: they go on.
        KeepInQuarter = "keep-in-quarter",
        /// What becomes of a text that was talked about.
        SettleInQuarter = "settle-in-quarter",
        /// A break begins, or its return time changes.
        StartBreak = "start-break",
        /// A break ends.
        EndBreak = "end-break",
        /// Back to an earlier day with the whole planner.
        GoBack = "go-back",
    }
    App {
        /// Something private written or taken away; leaves no entry.
        KeepPrivate = "keep-private",
        /// What is being typed is kept; leaves no entry.
        KeepDraft = "keep-draft",
        /// What lay in the trash for thirty days is gone.
        Purge = "purge",
        /// Dates of reminders, or the end of a break, were shown.
        Show = "show",
        /// The wall clock jumped against the time since boot.
        Clock = "clock",
        /// What a check found was put right, where nothing is lost by it.
        Mend = "mend",
    }
}
