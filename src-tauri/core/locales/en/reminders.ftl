# Reminders: the page, the list of what waits, the break.

op-add-reminder = { $title ->
    [''] make a reminder
   *[other] make the reminder { $title }
}
op-edit-reminder = { $title ->
    [''] change a reminder
   *[other] change the reminder { $title }
}
op-pause-reminder = { $title ->
    [''] pause a reminder, or go on with it
   *[other] pause { $title }, or go on with it
}
op-reminder-done = done
op-reminder-skip = not this time
op-snooze = put off
op-move-reminder = move to another day
op-catch-up = look at what passed
