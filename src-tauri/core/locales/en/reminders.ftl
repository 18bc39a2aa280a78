# Reminders: the page, the list of what waits, the break.

op-add-reminder = make a reminder
op-add-reminder-thing = make the reminder { $thing }
op-edit-reminder = change a reminder
op-edit-reminder-thing = change the reminder { $thing }
op-pause-reminder = pause a reminder, or go on with it
op-pause-reminder-thing = pause { $thing }, or go on with it
op-reminder-done = done
op-reminder-skip = not this time
op-snooze = put off
op-move-reminder = move to another day
op-catch-up = look at what passed
op-start-break = begin a break
op-end-break = end a break
op-pause-all = pause reminders, or go on with them
op-show = show what waits

page-reminders = Reminders

waiting-title = Waiting for you
waiting-nothing = Nothing is waiting.
waiting-next = Next: { $title },
waiting-paused = Reminders are paused. Nothing is piling up.
waiting-since = since
waiting-look = Look now
waiting-done = Done
waiting-done-of = Done: { $title }
waiting-later = Later
waiting-hour = In an hour
waiting-tonight = Tonight
waiting-tomorrow = Tomorrow
waiting-talk = When we sit down next
waiting-good-time = At our next good time
waiting-pick = Pick a day and time …
waiting-skip = Not this time
waiting-put-off = Put off.
waiting-was-done = Done.
waiting-skipped = Left out this time.
waiting-asks = More than one date passed. Look at each?
waiting-each = Each of them
waiting-latest = Only the latest
waiting-caught-up = That’s settled.

put-off-title = Until when?
put-off-day = Day
put-off-time = Time
put-off-do = Put off

break-start = We need a break
break-now = We need a break · back
break-over = The break is over · since
break-longer = Other length
break-minutes = { $minutes } minutes from now
break-hours = { $hours ->
    [one] An hour from now
   *[other] { $hours } hours from now
}
break-end = End it
break-began = A break of twenty minutes has begun.
break-ended = The break has ended.

reminder-new = New reminder
reminder-edit = Change
reminder-edit-of = Change: { $title }
reminder-title = What for?
reminder-keep = Keep it
reminder-kept = Kept.
reminder-pause = Pause
reminder-paused = Paused
reminder-resume = Go on
reminder-goes-on = It goes on.
reminder-delete = Put in the trash
reminder-deleted = In the trash.
reminder-over = No more dates
reminder-only = Only for { $name }
reminder-own = Only for me
reminder-own-hint = It reminds only you. The other of you can read it in this list.
reminder-next = The next five dates
reminder-gap = later, because the clocks change
reminder-catch-up = After we were away
reminder-ask = Ask us

rhythm-every = How often?
rhythm-once = Once
rhythm-days = Days
rhythm-weeks = Weeks
rhythm-months = Months
rhythm-years = Years
rhythm-n = Every how many?
rhythm-weekdays = On
rhythm-month-day = Which day of the month?
rhythm-month-date = A date
rhythm-month-short = In shorter months, the last day.
rhythm-month-last = The last day
rhythm-month-nth = A weekday, such as the second Friday
rhythm-month-last-weekday = The last such weekday
rhythm-nth = Which one? First is 1
rhythm-start = Beginning
rhythm-end = Last day, if it ends
rhythm-from-done = Count from the day it was done

reach-title = Can reminders reach you now?
reach-yes = Yes. This computer shows them.
reach-handed_over = They are handed over. The system does not say whether they are shown.
reach-no_service = Not outside this window: nothing on this computer shows notices.
reach-refused = Not outside this window: this computer’s notices turned it down. Look at its settings for notices.
reach-no_answer = Not outside this window: this computer’s notices did not answer.
reach-hint = The list on Today is right either way.
reach-test = Show one as a test

calendar-title = In your calendar
calendar-hint = A file with your dates for any calendar. It says “Planned” instead of what it is about.
calendar-write = Save for a calendar …
calendar-write-own = With our own words …
calendar-saved = The calendar file is saved.
