# The page Yes in my name.

page-yeses = Yes in my name
yeses-title = Yes in my name
yeses-about = Every yes that was noted in your name, { $name }. It stays here until you say whether it was yours. Nobody sees when you look.
yeses-none = Nothing is waiting here. Every yes in your name is one you called yours.
yeses-alone = Each of you looks at this page alone. Say who is here.
yeses-goal = Goal
yeses-agreement = Our agreement
yeses-rule = How we decide
yeses-own = Boundary
yeses-said = Noted { $when }
yeses-mine = Mine
yeses-not-mine = Not mine
yeses-not-mine-title = Was this not your yes?
yeses-not-mine-text = It stops holding at once. No reason is asked, and the record does not say whose yes it was.
yeses-not-mine-act = That was not my yes
yeses-noted = Noted.
yeses-stopped = It no longer counts.
yeses-read = Read it in full
