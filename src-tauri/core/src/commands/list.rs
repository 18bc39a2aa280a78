// The one list of commands. From it come the permissions (build script), the dispatch, and the
// TypeScript the interface calls. `read` sees as whoever is here, `write` acts in their name, `host` is
// answered by the shell around the core, `own` the same in one partner's own half, `anyone` changes something in nobody's name. Each is one method of `Planner` (or of `Host`) of the same name.
commands! {
    /// Who the two are, the settings, what undo would do; and what the shell knows.
    host start(NoArgs) -> crate::commands::Start;
    /// Says who is here now; whoever has a passphrase says it.
    host set_presence(crate::commands::SetPresence) -> crate::commands::Start;
    /// Opens the locked file for one partner.
    host unlock(crate::commands::Unlock) -> crate::commands::Start;
    /// Locks the file now.
    host lock(NoArgs) -> crate::commands::Start;
    /// Somebody stirred: a key, a pointer. Told once a minute at most, and when a talk begins or ends.
    host stir(crate::commands::Stir) -> ();
    /// Suggests a passphrase nobody thought of.
    host suggest_passphrase(NoArgs) -> crate::passphrase::Words;
    /// Begins with a passphrase; answers the recovery code, and nothing counts before it was typed back.
    own begin_passphrase(crate::passphrase::BeginPassphrase) -> crate::passphrase::Words;
    /// Begins with another recovery code.
    own begin_code(crate::passphrase::NewCode) -> crate::passphrase::Words;
    /// The recovery code typed back: what was begun counts.
    own confirm_code(crate::commands::TypedBack) -> crate::commands::Start;
    /// Another passphrase for the same keys.
    own change_passphrase(crate::passphrase::ChangePassphrase) -> crate::commands::Start;
    /// Proves a hand for the next yes to what binds.
    own prove_hand(crate::commands::ProveHand) -> ();
    /// Checks the yeses to a text.
    read check_yeses(crate::agreed::OfSubject) -> Vec<crate::agreed::CheckedYes>;
    /// No passphrase any more.
    own remove_passphrase(crate::commands::RemovePassphrase) -> crate::commands::Start;
    /// Hides titles from guests, or shows them again.
    host set_guests(crate::commands::SetGuests) -> crate::commands::Start;
    /// Makes the household.
    host set_up(crate::set_up::SetUp) -> crate::commands::Start;

    /// Whether the planner starts with the computer, and whether that can be chosen here.
    host autostart(NoArgs) -> crate::commands::Autostart;
    /// Chooses whether it does.
    host set_autostart(crate::commands::SetAutostart) -> crate::commands::Autostart;

    /// What is the matter with a file that does not open, and what can safely be done.
    host recovery(NoArgs) -> crate::recover::Ways;
    /// Does it.
    host recover(crate::recover::Recover) -> crate::commands::Recovered;
    /// Looks through the whole file; nothing where it was stopped.
    host check_file(NoArgs) -> Option<crate::check::CheckedFile>;
    /// Puts right what loses nothing, after a backup, and looks again.
    host mend_file(NoArgs) -> Option<crate::check::CheckedFile>;
    /// Stops the long work that is under way.
    host stop_work(NoArgs) -> ();

    /// Where backups lie, and which there are.
    host backups(NoArgs) -> crate::backup::Backups;
    /// Makes a backup now, if anything changed, and the copy in the second folder.
    host back_up_now(NoArgs) -> crate::backup::BackedUp;
    /// Asks for a folder for backups and makes the first one there, or goes without; false where nobody said which.
    host set_backup_folder(crate::backup::SetBackupFolder) -> bool;

    /// What both could read on an earlier day, and how it differs from now.
    host look_back(crate::backup::LookBack) -> crate::backup::EarlierDay;
    /// Takes one thing out of an earlier day, as something new without any yes.
    write take_out(crate::backup::TakeOut) -> crate::backup::TakenOut;
    /// Brings a backup of an earlier key under today's.
    own renew_backup(crate::backup::RenewBackup) -> ();
    /// Takes a backup of an earlier key away.
    own delete_backup(crate::backup::BackupOf) -> ();
    /// One press to go back to an earlier day with the whole planner.
    write go_back(crate::backup::BackupOf) -> crate::backup::WentBack;

    /// Undoes the newest edit of whoever is here.
    step undo() -> crate::history::StepName;
    /// Does again what was undone last.
    step redo() -> crate::history::StepName;
    /// One partner leaves: nothing shared holds any more.
    write leave(crate::leave::Leave) -> ();
    /// Keeps what is typed in a form.
    write keep_draft(crate::private::KeepDraft) -> ();
    /// The drafts of whoever is here.
    see drafts() -> Vec<crate::private::Draft>;

    /// Changes the household's settings.
    write edit_household(crate::household::EditHousehold) -> ();
    /// Changes a partner's own name and look.
    write edit_partner(crate::household::EditPartner) -> ();
    /// The second person's own welcome.
    write welcome(crate::household::Welcome) -> ();
    /// The time zones one can choose from.
    see zones() -> Vec<&'static str>;
    /// Adds, renames, orders and takes away parts of life.
    write edit_areas(crate::household::EditAreas) -> ();

    /// A board, or both together.
    read board(crate::goal::BoardQuery) -> crate::goal::Board;
    /// One goal with everything on it.
    read goal(crate::goal::GoalId) -> crate::goal::GoalView;
    /// Adds a goal in *Idea*.
    write add_goal(crate::goal::AddGoal) -> crate::goal::GoalId;
    /// Changes a goal's words and fields.
    write edit_goal(crate::goal::EditGoal) -> ();
    /// Moves a card; where the goal does not hold yet this is a yes.
    write move_goal(crate::goal::MoveGoal) -> crate::goal::Moved;
    /// Writes down what came of a goal that has ended.
    write tell_ending(crate::goal::TellEnding) -> ();
    /// Puts a goal in the trash.
    write delete_goal(crate::goal::DeleteGoal) -> ();
    /// Links a short goal to the long one it feeds.
    write feed_goal(crate::goal::FeedGoal) -> ();
    /// Makes one card of two goals.
    write hinge_goals(crate::goal::HingeGoals) -> ();
    /// Takes a pair apart.
    write unhinge_goals(crate::goal::UnhingeGoals) -> ();
    /// Adds a step to a goal.
    write add_step(crate::goal::AddStep) -> crate::goal::StepId;
    /// Changes a step's words, day or place.
    write edit_step(crate::goal::EditStep) -> ();
    /// Ticks a step, or takes the tick away.
    write check_step(crate::goal::CheckStep) -> ();
    /// Takes a step on, or gives it back.
    write take_step(crate::goal::TakeStep) -> ();
    /// Takes a step out of the list.
    write delete_step(crate::goal::DeleteStep) -> ();
    /// Writes down how far a goal was on a day.
    write log_progress(crate::goal::LogProgress) -> crate::goal::ProgressId;
    /// Takes a progress entry away.
    write delete_progress(crate::goal::DeleteProgress) -> ();
    /// The hidden goals of the one who is here alone.
    see hidden_goals() -> Vec<crate::goal::HiddenGoalView>;
    /// Keeps a goal hidden, changes it, or takes it away.
    write keep_hidden_goal(crate::goal::KeepHiddenGoal) -> ();
    /// Shares a hidden goal.
    write share_hidden_goal(crate::goal::ShareHiddenGoal) -> crate::goal::GoalId;

    /// Says yes to one exact text.
    write say_yes(crate::agreed::Yes) -> crate::agreed::SignOffId;
    /// Takes back an own yes that does not hold anything yet.
    write take_back(crate::agreed::Yes) -> ();
    /// *That was not my yes.*
    write not_my_yes(crate::agreed::SignOffId) -> ();
    /// *That was mine.*
    write my_yes(crate::agreed::SignOffId) -> ();
    /// Every noted yes in one's name that one has not called one's own yet.
    see yes_in_my_name() -> Vec<crate::agreed::NamedYes>;
    /// Steps back from something shared.
    write step_back(crate::agreed::Stop) -> ();
    /// Pauses something shared.
    write pause(crate::agreed::Stop) -> ();
    /// Ends something shared.
    write end(crate::agreed::Stop) -> ();
    /// One press to go on with something, or to take it up again.
    write go_on(crate::agreed::GoOn) -> ();

    /// All rules that have the words of a search, and one's own drafts.
    read rules(crate::rule::RulesQuery) -> crate::rule::Rules;
    /// One rule in full.
    read rule(crate::rule::RuleOf) -> crate::rule::RuleSheet;
    /// The rules that hold, for the printed page.
    see rules_print() -> crate::rule::RulesPrint;
    /// Writes a rule; where anyone said yes, both are asked again and the old one stands.
    write write_rule(crate::rule::WriteRule) -> crate::rule::RuleId;
    /// Puts a rule that does not hold in the trash.
    write delete_rule(crate::rule::RuleOf) -> ();
    /// Keeps a rule as an own draft.
    write keep_rule_draft(crate::rule::KeepRuleDraft) -> crate::private::PrivateId;
    /// Shares an own draft.
    write share_rule(crate::rule::RuleDraftOf) -> crate::rule::RuleId;
    /// Throws an own draft away.
    write drop_rule_draft(crate::rule::RuleDraftOf) -> ();
    /// The page of boundaries.
    see boundaries() -> crate::boundary::Boundaries;
    /// One agreement in full.
    read agreement(crate::boundary::OneBoundary) -> crate::boundary::AgreementSheet;
    /// What the form for a new boundary begins with.
    see boundary_beginnings() -> crate::boundary::Beginnings;
    /// The wording helper's hints for what is being written.
    read wording(crate::boundary::OfText) -> crate::boundary::Hints;
    /// Writes a boundary, an agreement's draft or a request.
    write write_boundary(crate::boundary::WriteBoundary) -> crate::boundary::BoundaryId;
    /// Changes the words.
    write edit_boundary(crate::boundary::EditBoundary) -> ();
    /// Lets a newer wording of an agreement go.
    write keep_old_words(crate::boundary::OneBoundary) -> ();
    /// Ends a boundary of one's own.
    write end_own(crate::boundary::OneBoundary) -> ();
    /// Takes it up again.
    write resume_own(crate::boundary::OneBoundary) -> ();
    /// Puts a boundary in the trash.
    write delete_boundary(crate::boundary::OneBoundary) -> ();
    /// The answer of the one who was asked.
    write answer_request(crate::boundary::AnswerRequest) -> Option<crate::boundary::BoundaryId>;
    /// Takes up the other wording that was offered.
    write take_other_wording(crate::boundary::OneBoundary) -> crate::boundary::BoundaryId;
    /// Asks again after a first no or another wording.
    write ask_again(crate::boundary::AskAgain) -> ();
    /// Opens a declined request again.
    write reopen_request(crate::boundary::OneBoundary) -> ();
    /// *I've read this (it is not a yes).*
    write mark_read(crate::boundary::MarkRead) -> ();
    /// *I see it differently.*
    write see_differently(crate::boundary::Differ) -> ();
    /// *Fold away from my pages.*
    write fold_boundary(crate::boundary::Fold) -> ();
    /// Keeps a boundary for oneself first.
    write keep_boundary(crate::boundary::KeepBoundary) -> crate::private::PrivateId;
    /// Shares it.
    write share_boundary(crate::boundary::ShareBoundary) -> crate::boundary::BoundaryId;
    /// Lets a kept boundary go.
    write drop_boundary(crate::boundary::DropPrivate) -> ();
    /// A private note that an agreement slipped.
    write note_slip(crate::boundary::NoteSlip) -> crate::private::PrivateId;
    /// Takes such a note away.
    write drop_slip(crate::boundary::DropPrivate) -> ();

    /// What Today shows.
    see today_page() -> crate::today::Today;
    /// Notes something good that happened.
    write add_good_moment(crate::moment::NewGoodMoment) -> crate::moment::GoodMomentId;
    /// Puts a good moment in the trash.
    write delete_good_moment(crate::moment::GoodMomentId) -> ();
    /// Sets time apart for something nice.
    write add_good_time(crate::moment::NewGoodTime) -> crate::moment::GoodTimeId;
    /// Changes a good time.
    write edit_good_time(crate::moment::EditGoodTime) -> ();
    /// Puts a good time in the trash.
    write delete_good_time(crate::moment::GoodTimeId) -> ();
    /// Notes something to bring up, for oneself until the talk.
    write add_topic(crate::topic::NewTopic) -> crate::private::PrivateId;
    /// Takes an own topic away for good.
    write drop_topic(crate::private::PrivateId) -> ();
    /// What whoever is here noted to bring up.
    see topics() -> Vec<crate::topic::Topic>;

    /// Everything that is only the viewer's, while one partner is here alone.
    see private_space() -> crate::note::Space;
    /// Keeps a note for oneself.
    write keep_note(crate::note::KeepNote) -> crate::private::PrivateId;
    /// Makes a note what it was before its newest change.
    write earlier_note(crate::private::PrivateId) -> ();
    /// Takes a note away for good.
    write drop_note(crate::private::PrivateId) -> ();
    /// Notes what a note is called as something to bring up.
    write bring_up(crate::note::BringUp) -> crate::private::PrivateId;
    /// *Not now* to a friend's view.
    write friend_not_now(NoArgs) -> ();
    /// One's own line of feelings, and what each shared.
    see feelings() -> crate::feeling::Feelings;
    /// Notes how one sees the two on a day.
    write keep_feeling(crate::feeling::KeepFeeling) -> crate::private::PrivateId;
    /// Takes a point of one's own line away for good.
    write drop_feeling(crate::private::PrivateId) -> ();
    /// Shares a span of one's own line.
    write share_feelings(crate::feeling::ShareFeelings) -> ();
    /// Takes back a point one shared.
    write take_back_feeling(crate::feeling::FeelingId) -> ();
    /// What one may see that has these words.
    read search(crate::search::SearchQuery) -> crate::search::Found;

    /// What changed, of everything or of one thing.
    read what_changed(crate::changes::Query) -> crate::changes::Past;
    /// What lies in the trash.
    see trash() -> Vec<crate::trash::Trashed>;
    /// Takes something out of the trash.
    write restore(crate::trash::InTrash) -> ();
    /// One press of *empty*.
    write empty(crate::trash::InTrash) -> crate::trash::Emptied;

    /// What waits for whoever is here, and what comes next.
    see waiting() -> crate::reminder::Waiting;
    /// Every reminder.
    see reminders() -> Vec<crate::reminder::ReminderView>;
    /// The next five dates a schedule would have.
    read preview_dates(crate::reminder::Preview) -> Vec<crate::reminder::PlannedDate>;
    /// Makes a reminder.
    write add_reminder(crate::reminder::NewReminder) -> crate::reminder::ReminderId;
    /// Changes a reminder.
    write edit_reminder(crate::reminder::EditReminder) -> ();
    /// Pauses a reminder, or goes on with it.
    write pause_reminder(crate::reminder::PauseReminder) -> ();
    /// Puts a reminder in the trash.
    write delete_reminder(crate::reminder::OneReminder) -> ();
    /// One date is done.
    write reminder_done(crate::reminder::OnDate) -> ();
    /// One date is left out.
    write reminder_skip(crate::reminder::OnDate) -> ();
    /// One date is put off.
    write snooze(crate::reminder::Snooze) -> ();
    /// One date is taken to another day or time.
    write move_reminder(crate::reminder::MoveTo) -> ();
    /// The answer to *look at the others too?*
    write catch_up(crate::reminder::CatchUpOn) -> ();
    /// Pauses everything, or goes on.
    anyone pause_all(crate::reminder::PauseAll) -> ();
    /// Whether reminders can reach you now.
    host reminder_health(NoArgs) -> crate::reminder::Health;
    /// Shows a notice as a test.
    host test_notice(NoArgs) -> crate::reminder::Health;
    /// Says what closing the window does.
    host set_closing(crate::reminder::SetClosing) -> crate::reminder::Health;
    /// Asks where to, and writes a calendar file there; false where nobody said where.
    host export_calendar(crate::reminder::Calendar) -> bool;
    /// Asks where to, and writes a copy of everything there; false where nobody said where.
    host save_copy(crate::export::CopyWanted) -> bool;
    /// Asks for a file to bring in, and reads it; nothing where nobody said which.
    host choose_import(NoArgs) -> Option<crate::import::Chosen>;
    /// Opens the chosen file with its passphrase.
    host open_import(crate::import::OpenLocked) -> crate::import::Chosen;
    /// What of the chosen file would arrive.
    own preview_import(crate::import::ReadAs) -> crate::import::Brought;
    /// Brings the chosen file in, after a backup.
    own bring_in(crate::import::ReadAs) -> crate::import::Brought;
    /// Starts a break, or changes its return time.
    anyone start_break(crate::talk::StartBreak) -> crate::talk::BreakView;
    /// Ends the break.
    anyone end_break(crate::commands::NoArgs) -> ();

    /// What matters to the two, and what one prepared.
    see values() -> crate::value::WhatMatters;
    /// Writes what matters, alone, and puts it away or takes it out again.
    write write_values(crate::value::WriteValues) -> ();
    /// Lets an answer go that is not opened.
    write drop_values(NoArgs) -> ();
    /// Opens both answers at the same moment.
    write open_values(NoArgs) -> ();
    /// Takes back own words that were opened.
    write take_back_value(crate::value::ValueId) -> ();

    /// Our quarter as it stands.
    see quarter() -> crate::talk::QuarterView;
    /// Begins our quarter, or finds the one that was left.
    write begin_quarter(NoArgs) -> ();
    /// Ticks what to talk about, alone.
    write tick_quarter(crate::talk::Ticks) -> ();
    /// One partner's express yes to each of these texts.
    write keep_in_quarter(crate::talk::KeepTexts) -> ();
    /// Says what becomes of a text that was talked about.
    write settle_in_quarter(crate::talk::Settle) -> ();
    /// Goes to another step of our quarter, or ends it.
    write quarter_to(crate::talk::ToStep) -> ();
}
