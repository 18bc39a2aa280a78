# Our quarter: what each ticks, what goes on, what is talked about.

op-quarter = go on with our quarter
op-keep-in-quarter = go on with what holds
op-settle-in-quarter = settle something in our quarter

page-quarter = Our quarter
quarter-why = Four times a year: look at everything you both said yes to, once, and unhurried.
quarter-nothing-example = We tell each other by noon when we’ll be home late.
quarter-begin = Begin our quarter
quarter-nothing = Nothing holds between you yet. What you agree on comes here.
quarter-alone = Each ticks alone, up to three things to talk about. What you tick opens when you are both ready.
quarter-tick-label = What would you like to talk about?
quarter-ready = I’m ready
quarter-ready-waits = You’re ready. It opens once both are.
quarter-is-ready = { $name } is ready.
quarter-on-title = These go on as they are
quarter-on-why = Read them. Your press is your yes to each of them. They come back { $day }.
quarter-yes-each = Yes to each of these
quarter-said = { $name } said yes to each.
quarter-none-on = Everything is to be talked about this time.
quarter-talk-title = To talk about
quarter-talk-none = Nothing was ticked.
quarter-talk-over = All of it has its place.
quarter-later-title = Later
quarter-talk = To what we ticked
quarter-back = Back to what goes on
quarter-minutes = { $minutes ->
    [one] About a minute left
   *[other] About { $minutes } minutes left
}
quarter-time = The time is up. Take what you need, or leave the rest.
quarter-keep = Keep it
quarter-kept-by = { $name } wants to keep it.
quarter-change = Change its words
quarter-pause = Pause it
quarter-finish = It’s reached
quarter-let-go = Let it go
quarter-outcome-keep = Kept.
quarter-outcome-change = To be changed. Until you both say yes to new words, these hold.
quarter-outcome-pause = Paused.
quarter-outcome-finish = Reached.
quarter-outcome-let_go = Let go, with thanks.
quarter-tell = Say how it ended
quarter-open = Open it
quarter-enough = Enough for today
quarter-ended = That was our quarter.
quarter-kind-goal = Goal
quarter-kind-agreement = Our agreement
quarter-kind-rule = How we decide
quarter-kind-own = Own
