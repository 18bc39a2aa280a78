# The frame around every page: the rail, the bar, who is here.

app-name = Common Ground
skip = To the page
rail = Pages
bar = Undo and more
page-today = Today
behind = The last things you changed are missing from the file; everything before them is whole. Please look at what you did last, and write it again if it is gone.
clock-behind = This laptop’s clock says it is { $day }, before you began here. Set it right: what holds and what is due goes by it. Nothing is lost, and no backup is let go.
read-only = This place can only be read. You can look at everything; nothing can be changed here.

here-now = Here now
here-change = change
here-now-change = Here now: { $who }. Change
here-now-said = Here now: { $who }
here-question = Who’s here?
here-why = So that what comes next counts as yours.
here-nobody = Nobody
here-both = { $start } and { $end }
partner-to-come = your partner

undo = Undo
redo = Do again
undo-what = Undo: { $what }
redo-what = Do again: { $what }
undo-nothing = Nothing to undo
undone-what = Undone: { $what }
redone-what = Done again: { $what }

# What undo would undo; the key is `op-` and the op's word. $thing is its title, $to the column it went to.
op-change = the last change
op-change-thing = change { $thing }
op-edit-household = change the settings
op-edit-partner = change a name or colour
op-edit-area = change the parts of life
op-delete = delete { $thing }
op-take-out = take { $thing } out of an earlier day
op-restore = take { $thing } out of the trash

guests = Guests
guests-hint = Show titles as “something to look at”
guests-title = something to look at
guests-on = Titles are covered while guests are here.
guests-off = Titles are back.

keys-title = Keys
keys-here = { $name } is here
keys-here-both = Both of you are here
keys-here-nobody = Nobody is here
keys-back = Back to the page before
