# Goals: the boards, the list, the sheet.

# What undo would undo.
op-add-goal = add { $thing }
op-edit-goal = change { $thing }
op-move-goal = { $to ->
    [idea] move { $thing } to Idea
    [wanted] move { $thing } to Both want it
    [doing] move { $thing } to Doing
    [reached] move { $thing } to Reached
    [paused] move { $thing } to Paused
    [let_go] let { $thing } go
   *[other] move { $thing }
  }
op-tell-ending = what was said at the end of { $thing }
op-feed-goal = change what { $thing } leads to
op-hinge-goals = make a pair with { $thing }
op-unhinge-goals = take the pair with { $thing } apart
op-add-step = add the step { $thing }
op-edit-step = change the step { $thing }
op-check-step = tick { $thing }
op-take-step = who takes on { $thing }
op-delete-step = take out the step { $thing }
op-log-progress = add a note of progress
op-delete-progress = take out a note of progress

page-goals = Goals
goals-title = Goals
goals-many = More than three at once on this board. Some couples let one rest a while.
goals-empty-short = What would you both like in the next months? Write it as it comes to mind; it binds nobody.
goals-empty-long = What would you like to have grown into in a few years? Short goals can lead there.
goals-example-short = “A week in Lisbon, just us”
goals-example-long = “A home with a garden, near your sister”

board-short = Short-term
board-long = Long-term
board-all = Both
board-beside = Beside the board
board-keys = Alt with an arrow key moves the card; its menu does the same.
view-label = How the goals are shown
view-board = Board
view-list = List

place-idea = Idea
place-wanted = Both want it
place-doing = Doing
place-reached = Reached
place-paused = Paused
place-let_go = Let go
beside-empty-paused = Nothing is paused. Drop a card here to let it rest for a while.
beside-empty-let_go = Nothing was let go. Letting a goal go with thanks is a good ending too.
column-rest = { $count ->
    [one] Show one more
   *[other] Show { $count } more
  }

card-idea = { $name }’s idea
card-together = thought of together
card-own = { $name }’s own
card-pair = a pair: both matter
card-support = How you can support me:
card-fed = { $count ->
    [one] fed by one goal
   *[other] fed by { $count } goals
  }
card-rewording = new words wait
card-move = Move { $title }
card-moved = { $title }, moved to { $place }, { $at } of { $of }
card-waits = { $title } stays in Idea until you both want it
card-waits-for = { $title } waits in Idea for { $name }’s yes
card-reopened = { $title } is an idea again. You both say yes anew.
pair-title = { $one } and { $other }
move = Move…
move-up = Up
move-down = Down

halves-title = { $place }: who wants it?
halves-why = It holds once each of you has pressed in your own half.
yes-press = Yes
yes-said = { $name } said yes
yes-both = You both want it
yes-one = { $name } said yes, { $other } not yet
yes-none = Nobody said yes yet
yes-want = Yes, I want this
yes-waits = Waits for { $name }’s yes.
yes-noted = Your yes is noted without a passphrase of your own. You can take it back until the other’s is there.
yes-take-back = Take my yes back
yes-taken-back = Your yes is taken back.
yes-new-words = New words, waiting for your yeses
yes-old-stands = Until then this stands: { $title }
not-now = Not now

goal-loading = One moment
goal-title = What would you like?
goal-add = Add a goal
goal-add-hint = Enter adds it. Esc closes.
goal-add-press = Add
goal-added = Added to Idea
goal-whose = Whose
whose-ours = Ours
area-none = None
goal-target = By when
goal-done = What does done look like?
goal-done-hint = So that you both mean the same thing
goal-support = How you can support me
goal-why = Why it matters
goal-measure = How we’ll see it move
goal-sum = What it may cost
goal-currency = Currency
goal-stuck = If it gets stuck
goal-stuck-label = If it gets stuck: … then we …
goal-who = Who does what?
goal-notes = Notes
goal-board = Which board
goal-more = More
goal-made = Written down
goal-review = Looked at together again
goal-save = Keep the changes
goal-saved = Kept
goal-discard = Leave it as it was
goal-restored = What you typed before is still here.
goal-asks-again = Title, done and cost are what you both said yes to. Keeping this asks you both again; until then the old words stand.
goal-delete = Put in the trash
goal-deleted = Put in the trash
goal-holds = You both want this. Let it go instead: it stays readable in your story.

measure-none = Not at all
measure-steps = By its steps
measure-number = A number
measure-money = Money
measure-feeling = A feeling, 0 to 10
measure-unit = Unit
measure-unit-hint = Such as km, evenings, pages
measure-from = From
measure-to = To
measured-steps = { $done } of { $total } steps
measured-feeling = { $now } of 10
measured-of = { $now } of { $to }
measured-number = { $now } { $unit }
measured-number-of = { $now } of { $to } { $unit }
number-unreadable = This can’t be read as a number. Write it like 12 or 12.5.

steps = Next steps
steps-none = No steps yet.
step-first = The next step
step-new = Another step
step-words = What is to be done
step-due = By when
step-add = Add
step-added = Step added
step-keep = Keep
step-change = Change
step-delete = Take out
step-take = { $name } takes this on
step-give-back = { $name } gives it back
step-menu = More for { $words }

progress = How it moved
progress-picture = How { $title } moved over time
progress-add = Write down where it is
progress-now = Where it is now
progress-feeling = How it feels, 0 to 10
progress-day = On
progress-note = A word to it
progress-keep = Write it down
progress-kept = Written down
progress-delete = Take out the last one
progress-deleted = Taken out
picture-table = As a table
picture-day = Day
picture-value = Value
picture-note = Note

family-fed = Fed by
family-feeds = Leads to
family-none = No short goal leads here yet.
family-add = A short goal that leads here
family-choose = Choose a goal
family-parent = A long goal this leads to
family-no-parent = None
family-no-long = There is no long-term goal yet that this could lead to.

pair = The other half
pair-make = Make it a pair
pair-why = Two goals on one card, one at each side: trips and weekends in. Both matter; the card moves as one.
pair-with = With which goal?
pair-whose = { $name } wants this one more
pair-apart = Take apart

texts = Every wording it had

ending-reached = Reached: { $title }
ending-let-go = Let go, with thanks: { $title }
ending-reached-act = Reached
ending-let-go-act = Let it go
ending-thanks = You wanted this for good reasons. It stays in your story.
ending-celebrate = How shall we celebrate?
ending-expected = You expected …
ending-came = Here is what came
ending-learned = What did we learn?
ending-tell = Write about how it ended

hidden-open = Keep one for myself first
hidden-title = For myself first
hidden-keep = Keep it hidden
hidden-share = Share as an idea
hidden-share-own = Share as my own goal
hidden-shared = Shared
hidden-forget = Take it away
hidden-gone = Taken away

list-find = Find in goals
list-any = Any
list-goal = Goal
list-place = Where
list-area = Part of life
list-target = By when
list-progress = Progress
list-yes = Yes
list-empty = No goals yet. Add the first on the board.
list-none = No goal is like that. Change what you look for.
