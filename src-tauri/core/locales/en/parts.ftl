# Words inside the parts that all pages are made of.

print = Print
close = Close
toasts = What just happened

field-left = { $count ->
    [0] That’s the most that fits.
    [one] One more character fits.
   *[other] { $count } more characters fit.
}
field-over = { $count ->
    [one] One character too many.
   *[other] { $count } characters too many.
}

day-today = today
day-tomorrow = tomorrow
day-yesterday = yesterday
day-at = { $day } at { $time }
at-time = at { $time }

rather-not = Rather not
# Asked before something of one’s own that was never shared is taken away. $day: when the last backup that has it goes.
gone-title = Take this away for good?
gone-text = What was never shared does not wait in the trash: nothing brings it back. Backups made before today still hold it, until { $day } at the latest.
half-press = { $act }, { $name }
half-theirs = { $name } presses here when { $name } is here.

date-example = 12 June 2027
date-or-month-example = 12 June, or June 2027
date-choose = { $label }: choose in a calendar
date-none = No date
date-unreadable = This can’t be read as a date. Write it like 12 June 2027.
month-before = The month before
month-after = The month after
whole-month = All of { $month }
money-unreadable = This can’t be read as a sum. Write it like 1250 or 12.50.
