# What changed: by day and by thing, never by person. No sentence may fit one hand only.

page-changes = What changed
changes-why = Everything that changed in what you share, newest first. It says what, never who.
changes-empty = Nothing has changed yet. From now on every change stands here, by its day.
changes-empty-example = “A week in Lisbon” was moved to Doing.
changes-to-goals = To our goals
changes-of = The past of “{ $thing }”
changes-of-nameless = Its past
changes-of-gone = There is nothing to read here: it was deleted for good, or it is not yours to see.
changes-all = Everything that changed
changes-earlier = Show earlier
changes-earlier-said = { $count ->
    [one] One earlier change is shown.
   *[other] { $count } earlier changes are shown.
  }
changes-beginning = This is where it begins.
changes-own-past = Its past
changes-came-with = From the file this came in with. It binds nobody here.
changes-own-past-of = Its past: “{ $thing }”
changes-open = Open “{ $thing }”
changes-look = Open
changes-in-trash = in the trash
changes-was = was
changes-is = is
changes-none = nothing
changes-changed = changed
settings-to-changes = What changed
settings-to-changes-why = Every change by its day, and what it was before.

changed-began = Your planner began.
changed-settings = The settings were changed.
changed-look = A name or a look was changed.
changed-areas = The parts of life were changed.
changed-added = “{ $thing }” was added.
changed-shared = “{ $thing }” was shared.
changed-edited = “{ $thing }” was changed.
changed-moved = { $to ->
    [idea] “{ $thing }” was moved to Idea.
    [wanted] “{ $thing }” was moved to Both want it.
    [doing] “{ $thing }” was moved to Doing.
    [reached] “{ $thing }” was reached.
    [paused] “{ $thing }” was moved to Paused.
    [let_go] “{ $thing }” was let go, with thanks.
   *[other] “{ $thing }” was moved.
  }
changed-ordered = “{ $thing }” was put elsewhere in its column.
changed-ending = What came of “{ $thing }” was written down.
changed-feeds = What “{ $thing }” leads to was changed.
changed-hinged = “{ $thing }” became half of a pair.
changed-unhinged = The pair with “{ $thing }” was taken apart.
changed-step-added = The step “{ $step }” was added to “{ $thing }”.
changed-step-edited = The step “{ $step }” of “{ $thing }” was changed.
changed-step-done = The step “{ $step }” of “{ $thing }” is done.
changed-step-open = The step “{ $step }” of “{ $thing }” is open again.
changed-step-taken = The step “{ $step }” of “{ $thing }” was taken on.
changed-step-back = The step “{ $step }” of “{ $thing }” was given back.
changed-step-out = The step “{ $step }” was taken out of “{ $thing }”.
changed-progress = How far “{ $thing }” is was written down.
changed-progress-out = A note of how far “{ $thing }” is was taken out.
changed-own-ended = “{ $thing }” was ended.
changed-own-resumed = “{ $thing }” was taken up again.
changed-deleted = “{ $thing }” was put in the trash.
changed-taken-out = “{ $thing }” was taken out of an earlier day.
changed-restored = “{ $thing }” was taken out of the trash.
changed-reminder-paused = “{ $thing }” was paused.
changed-reminder-resumed = “{ $thing }” goes on.
changed-date-moved = One date of “{ $thing }” was moved.
changed-yes = A yes was said to “{ $thing }”.
changed-yes-gone = A yes to “{ $thing }” no longer counts.
changed-goes-on = A yes was said to going on with “{ $thing }”.
changed-kept = In our quarter, yes was said to what goes on.
changed-settled = In our quarter, “{ $thing }” was talked about.
changed-quarter-began = Our quarter was begun.
changed-quarter-ended = Our quarter came to its end.
changed-ended = “{ $thing }” ended.
changed-paused = “{ $thing }” was paused.
changed-reopened = “{ $thing }” was taken up again.
changed-answered = “{ $thing }” was answered.
changed-asked-again = “{ $thing }” was asked again.
changed-opened = What matters to each of you was opened.
changed-feeling-shared = A part of a line of feelings was shared.
changed-went-back = The planner went back to an earlier day.
changed-clock = The laptop’s clock was moved.
changed-mended = A check of the file put something right.
changed-undone = A change to “{ $thing }” was undone.
changed-undone-away = “{ $thing }” was taken out again by an undo.
changed-redone = A change to “{ $thing }” was done again.
changed-undone-settings = A change to the settings was undone.
changed-redone-settings = A change to the settings was done again.

changed-field-title = Title
changed-field-words = Words
changed-field-when = When …
changed-field-will = I will …
changed-field-done = What done looks like
changed-field-sum = What it may cost
changed-field-why = Why it matters
changed-field-helps = What helps
changed-field-name = Name
changed-field-letters = Letters
changed-field-colour = Colour
changed-field-area-name = Part of life
changed-field-area-out = A part of life was taken out
changed-field-zone = Time zone
changed-field-talk-weekday = Day of the check-in
changed-field-talk-time = Time of the check-in
changed-field-quiet-from = Quiet from
changed-field-quiet-until = Quiet until
changed-field-theme = Light or dark
changed-field-horizon = Board
changed-field-place = Column
changed-field-area = Part of life
changed-field-target = By when
changed-field-parent = Leads to
changed-field-pair = Pair
changed-field-support = How you can support me
changed-field-measure = How we’ll see it move
changed-field-measure-from = From
changed-field-measure-to = To
changed-field-unit = Unit
changed-field-stuck = If it gets stuck
changed-field-who-does = Who does what?
changed-field-notes = Notes
changed-field-celebrate = How to celebrate
changed-field-expected = What was expected
changed-field-came = What came
changed-field-learned = What was learned
changed-field-step = Step
changed-field-due = By when
changed-field-step-done = Done
changed-field-taken = Taken on
changed-field-progress-day = Day
changed-field-value = How far
changed-field-note = A word to it
changed-field-topic = About
changed-field-other-words = In another wording
changed-field-ended-on = Ended
changed-field-review = Looked at again
changed-field-day = Day
changed-field-time = Time
changed-field-schedule = When it comes
changed-field-paused = Paused
