# Bringing in what lies in a file.

op-bring-in = bring in a file
import-title = Bring in
import-why = A copy of a planner (“Everything, for programs”), or a table of goals from a spreadsheet or a board. You see what would come in before anything changes.
import-act = Choose a file …
import-other-file = Choose another file …
import-nobody = Say at the top of the rail who is here. Then you can bring in a file.

import-of-copy = The planner of { $start } and { $end }, copied { $day }.
import-of-copy-alone = The planner of { $start }, copied { $day }.
import-of-locked = This file is locked with a passphrase of its own.
import-passphrase = Passphrase of this file
import-open = Open it
import-of-table = { $rows ->
    [one] A table with one row.
   *[other] A table with { $rows } rows.
}
import-sample = The first rows
import-column = Column { $number }
import-columns = Which column is what?
import-none = None
import-column-title = What is wanted
import-column-done = What done looks like
import-column-why = Why it matters
import-column-notes = Notes
import-column-target = A day or a month
import-column-area = Part of life
import-column-step = Next step
import-board = On which board?
import-board-short = Short-term
import-board-long = Long-term
import-look = See what would come in

import-comes = What comes in
import-goal = { $count ->
    [one] One goal, as an idea
   *[other] { $count } goals, as ideas
}
import-ended_goal = { $count ->
    [one] One goal that was reached or let go
   *[other] { $count } goals that were reached or let go
}
import-own_goal = { $count ->
    [one] One personal goal of yours
   *[other] { $count } personal goals of yours
}
import-agreement = { $count ->
    [one] One agreement, as a draft: nobody has said yes to it here
   *[other] { $count } agreements, as drafts: nobody has said yes to them here
}
import-own_boundary = { $count ->
    [one] One boundary of your own
   *[other] { $count } boundaries of your own
}
import-request = { $count ->
    [one] One request of yours, as a draft only you are shown: you ask it anew, or not
   *[other] { $count } requests of yours, as drafts only you are shown: you ask them anew, or not
}
import-rule = { $count ->
    [one] One rule, as a draft: nobody has said yes to it here
   *[other] { $count } rules, as drafts: nobody has said yes to them here
}
import-reminder = { $count ->
    [one] One reminder for both
   *[other] { $count } reminders for both
}
import-own_reminder = { $count ->
    [one] One reminder of your own
   *[other] { $count } reminders of your own
}
import-good_time = { $count ->
    [one] One good time
   *[other] { $count } good times
}
import-good_moment = { $count ->
    [one] One good moment
   *[other] { $count } good moments
}
import-area = { $count ->
    [one] One part of life
   *[other] { $count } parts of life
}
import-private = { $count ->
    [one] One thing that only you are shown: a note, a draft, a feeling or the like
   *[other] { $count } things that only you are shown: notes, drafts, feelings and the like
}
import-here = { $count ->
    [one] One more is here already. It stays as it is.
   *[other] { $count } more are here already. They stay as they are.
}
import-nothing = Nothing in it is new: it is all here already.
import-nothing-fits = Nothing in it can come in.

import-stays = What stays in the file
import-stays-why = It is not lost: the file stays as it is. Keep it if you want to read this later.
import-stays-yes = { $count ->
    [one] One yes. A yes is said anew, or not at all.
   *[other] { $count } yeses. A yes is said anew, or not at all.
}
import-stays-theirs = { $count ->
    [one] One thing that is one partner’s own. They bring it in themselves, with this file, while they are here alone.
   *[other] { $count } things that are one partner’s own. They bring them in themselves, with this file, while they are here alone.
}
import-stays-declined = { $count ->
    [one] One agreement in the words of a request that was declined twice.
   *[other] { $count } agreements in the words of requests that were declined twice.
}
import-stays-value = { $count ->
    [one] One sentence about what matters. You write these alone and open them together.
   *[other] { $count } sentences about what matters. You write these alone and open them together.
}
import-stays-feeling = { $count ->
    [one] One shared feeling.
   *[other] { $count } shared feelings.
}
import-stays-between = { $count ->
    [one] One thing in between: half typed, put away to be opened together, or about something that is not here.
   *[other] { $count } things in between: half typed, put away to be opened together, or about something that is not here.
}
import-stays-pair = { $count ->
    [one] One pair, because not both of its goals come in as ideas. What comes in comes singly.
   *[other] { $count } pairs, because not both of their goals come in as ideas. What comes in comes singly.
}
import-stays-no_title = { $count ->
    [one] One row without words in the first column you chose: line { $lines }
   *[other] { $count } rows without words in the first column you chose: lines { $lines }
}
import-stays-too_long = { $count ->
    [one] One row with more words than fit: line { $lines }
   *[other] { $count } rows with more words than fit: lines { $lines }
}

import-backup = Before it, a backup of everything as it is now is made. Afterwards, Undo takes all of it back in one step.
import-bring = Bring it in
import-busy = Under way: { $part } %
import-done = It is in. Undo takes all of it back in one step.

error-import-too-large = This file is larger than { $max } megabytes. A copy of a planner never is.
error-import-empty = Nothing stands in this file.
error-import-not-text = This file is not a text the planner can read. If it is a table, save it once more as “CSV UTF-8”.
error-import-locked = This file is locked in a way the planner does not open. Open it with an age program first, then bring in the file that comes out.
error-import-unknown = This is neither a copy of a planner nor a table.
error-import-other = This file belongs to another program. A copy of a planner or a table (CSV) can come in.
error-import-newer = This copy was made by a newer version of Common Ground. Update, then bring it in.
error-import-broken = This file is cut off or was changed, so nothing of it came in. The place: { $place }.
error-import-no-rows = There is nothing in this table below its first row. The first row names the columns.
error-import-too-many = This table has more than { $max } rows. Please bring in a part of it at a time.
error-import-gone = Please choose the file again.
