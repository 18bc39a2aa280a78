# The three screens, and the second person's own welcome.

page-set-up = Beginning
set-up-step = { $step } of 3
set-up-who = Who is here?
set-up-both = Both of us
set-up-both-hint = Each chooses a name and a colour.
set-up-me = Just me for now
set-up-me-hint = All you write is a proposal. Your partner gets a welcome of their own.
set-up-name-start = The name of one of you
set-up-name-end = The name of the other
set-up-name-own = Your name
set-up-name-other = Your partner’s name, if you like
set-up-same-name = This is the same name. Please write it so that the two can be told apart.
set-up-wish = One thing you’d both like this year
set-up-wish-why = One line is enough. It becomes the first card on your board, as an idea.
set-up-wish-example = A week by the sea, just us
set-up-when = When shall you sit down?
set-up-when-why = Ten minutes a week. You can move it any time, without a reason.
set-up-weekday = Day
set-up-time = Time
set-up-next = Next
set-up-back = Back
set-up-done = Open your planner
set-up-honest = Everything stays on this laptop, in one file that belongs to you both. This is not a legal document and not a therapist. It can’t tell a free yes from a forced one.
set-up-from-backup = We have a planner already: take it from a backup
set-up-backup-open = Your planner is here, as it was in the backup.

colour = Colour
colour-blue = Blue
colour-clay = Clay
colour-plum = Plum
colour-moss = Moss
colour-teal = Teal
colour-ochre = Ochre
colour-rose = Rose
colour-slate = Slate

weekday-mon = Monday
weekday-tue = Tuesday
weekday-wed = Wednesday
weekday-thu = Thursday
weekday-fri = Friday
weekday-sat = Saturday
weekday-sun = Sunday

area-family = Family
area-finances = Finances
area-career = Career
area-lifestyle = Lifestyle
area-home = Home
area-health = Health
area-growth = Growth
area-fun = Fun

welcome-title = Welcome. This half is yours.
welcome-proposals = What { $name } wrote so far are proposals. Nothing was said in your name, and nothing holds until you say yes to it yourself.
welcome-equal = You two are equal here: what one can see, change or end, the other can too.
welcome-begin = Begin
welcome-later = Not now
