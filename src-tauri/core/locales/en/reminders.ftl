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
