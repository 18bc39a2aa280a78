# The page that stays open.


today-good-time = One good time
today-no-good-time = A walk, a film, an hour with nothing to do. What would be nice this week?
good-time-plan = Plan one good time
good-time-title = One good time
good-time-what = What
good-time-example = The market in the morning, just us
good-time-day = Day
good-time-no-day = Please choose a day.
good-time-time = Time, if it has one
good-time-at = At { $time }.
good-time-arranges = { $name } sees to it.
good-time-both-arrange = You both see to it.
good-time-i-arrange = I’ll see to it
good-time-we-arrange = We both see to it
good-time-keep = Keep it
good-time-kept = Kept.
good-time-remove = Take it off
good-time-change = Change

today-talk = Check-in,
today-talk-coming = Ten minutes, just the two of you.
today-talk-now = Today. Ten minutes, just the two of you.
today-talk-moved = Moved, just this once.
today-talk-moved-then = Moved, just this once. The one after: { $when }.
talk-prepare = Prepare
talk-move = Move it
talk-move-title = Move this check-in
talk-move-why = Only this one. The others stay as they are, and nobody asks why.
talk-move-do = Move it
talk-moved = The check-in is { $when }.
today-how-we-talk = How we talk
prepare-title = To bring up { $day }
prepare-both = Noted while you are both here: you both see it.
prepare-one = { $sealed ->
    [yes] { $name }’s notes. They open at the talk. Until then they are private: only your passphrase opens them.
   *[no] { $name }’s notes. They open at the talk. Until then: hidden, anyone who clicks your name can read them.
}
prepare-nobody = Say who is here to see what you noted.
topic-words = What is it about?
topic-example = How we share the weekend
topic-wants = What it wants
topic-add = Note it
topic-drop = Take away: { $words }
wants-know = Just so you know
wants-listen = Please listen
wants-decide = Let’s decide

today-goals = Goals
today-no-goal = Nothing is under way yet. What you both want, and begin, shows here with its next step.
today-next = Next: { $step }
today-next-taken = Next: { $step } · { $name }

moment-quoted = “{ $words }”
moment-years-ago = { $years ->
    [one] A year ago today
   *[other] { $years } years ago today
}

capture-what = What is it?
capture-good = Something good
capture-topic = For { $day }
capture-good-long = Something good …
capture-topic-long = For { $day } …
capture-keep = Keep
capture-good-kept = Kept. A good moment.
capture-topic-kept = Noted for the talk.
capture-topic-hidden = { $sealed ->
    [yes] Private until the talk: only your passphrase opens it.
   *[no] Hidden until the talk: anyone who clicks your name can read it.
}


# What undo would undo.
op-add-good-moment = keep “{ $thing }”
op-add-good-time = plan { $thing }
op-edit-good-time = change { $thing }

note-title = Note something

today-away-waits = For thirty days no backup has left the laptop.
today-away-go = Look at the backups
