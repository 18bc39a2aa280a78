# Our quarter: what each ticks, what goes on, what is talked about.

op-quarter = go on with our quarter
op-keep-in-quarter = go on with what holds
op-settle-in-quarter = settle something in our quarter

way-back = The way back
way-back-quarter = Back to our quarter
way-back-quarter-why = It waits where you left it.

page-quarter = Our quarter
quarter-why = Four times a year: look at everything you both said yes to, once, and unhurried.
quarter-how = Each first ticks, alone, what to talk about. All the rest goes on as it is, by a yes of each. You can leave at any moment and go on another day.
quarter-nothing-example = We tell each other by noon when we’ll be home late.
quarter-begin = Begin our quarter
quarter-nothing = Nothing holds between you yet. What you agree on comes here.
quarter-nothing-act = Write an agreement
quarter-another-day = Go on another day
quarter-left = It stays as you left it. You find it on Today.

quarter-alone = Each ticks alone, up to three things to talk about. What you tick opens when you are both ready.
quarter-tick-why = Tick up to three things you would like to talk about. What neither of you ticks goes on as it is.
quarter-tick-full = That is as many as fit. To tick another one, take one off.
quarter-tick-now = { $name } ticks now
quarter-ticks-hidden = { $sealed ->
    [yes] Only you see what you tick, { $name }, until you both open it. Private: only your passphrase opens it.
   *[no] Only you see what you tick, { $name }, until you are both ready. Hidden: anyone who clicks your name can read it.
}
quarter-ticks-closed = What each of you ticks opens here, at the same moment.
quarter-ready = I’m ready
quarter-ready-waits = You’re ready. It opens once both are, and are both here.
quarter-not-yet = Not ready yet
quarter-open-both = You are both ready. It opens when you are both here.
quarter-open-now = Open it together
quarter-is-ready = { $name } is ready.
quarter-hand-over = Over to { $name }
quarter-both-here = We are both here

quarter-on-title = These go on as they are
quarter-on-why = Read them. Your press is your yes to each of them. They come back { $day }.
quarter-yes-each = Yes to each of these
quarter-said = { $name } said yes to each.
quarter-none-on = Everything is to be talked about this time.
quarter-rather = Rather talk about this
quarter-talk = To what we ticked

quarter-talk-title = To talk about
quarter-talk-none = Nothing was ticked.
quarter-talk-over = All of it has its place.
quarter-on-the-table = It lies on the table.
quarter-minutes = { $minutes ->
    [one] About a minute left
   *[other] About { $minutes } minutes left
}
quarter-time = The time is up. Take what you need.
quarter-keep = Keep it
quarter-kept-by = { $name } wants to keep it.
quarter-change = Change its words
quarter-pause = Pause it
quarter-finish = It’s reached
quarter-let-go = Let it go
quarter-not-today = Not today
quarter-act-of = { $act }: { $title }
quarter-outcome-keep = Kept.
quarter-outcome-change = To be changed. Until you both say yes to new words, these hold.
quarter-outcome-pause = Paused.
quarter-outcome-finish = Reached.
quarter-outcome-let_go = Let go, with thanks.
quarter-outcome-later = Later.
quarter-words = To its words
quarter-again = Back on the table
quarter-tell = Say how it ended
quarter-open = Open it
quarter-holds-no-more = It does not hold any more, so there is nothing to go on with here.
quarter-let-go-title = Let “{ $title }” go?
quarter-let-go-why = It stops holding at once. It stays here to be read, and you can take it up again together.

quarter-later-title = Later
quarter-later-why = What you don’t get to today. It stays as it is, until its own date.
quarter-table-full = The table is full. When something on it has its place, there is room for one of these.
quarter-take-up = Take it up now

quarter-back = Back to what goes on
quarter-stays = What you don’t settle stays as it is until its own date. Nothing is renewed by itself.
quarter-enough = Enough for today
quarter-ended = That was our quarter. What is left stays as it is.
quarter-kind-goal = Goal
quarter-kind-agreement = Our agreement
quarter-kind-rule = How we decide
quarter-kind-own = Own
quarter-goal-done = What done looks like
