# The trash: what was deleted, to take out again or to delete for good.

page-trash = Trash
trash-why = What you delete waits here for thirty days and then goes by itself.
trash-empty = Nothing is here. What you delete waits here for thirty days, in case you want it back.
trash-empty-example = A goal you deleted on Monday, and on Wednesday it came up again: take it out, and its steps come with it.
trash-to-goals = To our goals
trash-line = { $kind } · deleted { $since } · goes { $goes }
trash-take-out = Take out
trash-take-out-thing = Take out { $title }, back from the trash
trash-taken-out = { $title } is back where it was.
trash-empty-act = Delete for good
trash-empty-thing = Delete for good: { $title }
trash-empty-title = Delete “{ $title }” for good?
trash-empty-yes = Delete for good
trash-both = It belongs to you both, so it goes once both of you have pressed. After that nobody can take it out again.
trash-backups = Its words are then nowhere in your planner’s file. Backups made before today still hold it, until { $day } at the latest.
trash-pressed = { $name } pressed
trash-waits = It goes for good once { $name } presses too.
trash-gone = It is gone for good.

trash-kind-goal = Goal
trash-kind-goal_step = Step
trash-kind-good_time = Good time
trash-kind-good_moment = Good moment
trash-kind-rule = How we decide
trash-kind-boundary = Boundary
trash-kind-reminder = Reminder
trash-kind-other = Something else
