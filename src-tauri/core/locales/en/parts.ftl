# Words inside the parts that all pages are made of.

close = Close

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
