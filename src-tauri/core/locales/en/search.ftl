# Finding things, and doing things, from one field.

search = Search
search-title = Search, or say what to do
search-hint = Words of anything here, or what you’d like to do
search-nothing = Nothing here has these words.
search-found = { $count ->
    [one] { $count } found
   *[other] { $count } found
}
search-more = There is more. Type another word.
search-guests = While guests are here, titles are covered.
search-of-do = Do
search-of-private = Only for me
search-of-goal = Goals
search-of-own = Own boundaries
search-of-agreement = Agreements
search-of-request = Requests
search-of-rule = How we decide
search-of-good_time = Good times
search-of-good_moment = Good moments
search-of-reminder = Reminders
search-of-feeling = How we were
search-of-value = What matters to us
search-do-page = Go to: { $page }
search-do-goal = New goal
search-do-boundary = Write a boundary or an agreement
search-do-rule = Write a rule
search-do-break = We need a break
search-do-private = Write something only for me
keys-search = Search, or say what to do
