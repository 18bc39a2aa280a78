# Backups, and going back to an earlier day.

op-go-back = go back to an earlier day

page-backups = Backups
backups-now = Back up now
backups-newest = The last backup was made { $when }. It was opened and checked before it counted.
backups-none = There is no backup yet.
backups-none-example = The first one is made within five minutes of what you write.
backups-why = They are made by themselves within five minutes of a change. All of today and yesterday stay, then one for each day, week and month, for twelve months.
backups-at = Making and checking the backup
backups-made = The backup is made and checked.
backups-had-all = Nothing has changed since the last backup. It has everything.
backups-away-made = The second folder has everything too.
backups-away-gone = The second folder is not there now. It gets its copy once it is.
backups-away-refused = The second folder did not take its copy. Look whether there is room on it.

backups-where = Where they lie
backups-own = With the planner
backups-chosen = Elsewhere
backups-chosen-none = Backups lie with the planner. They can lie on another disk instead.
backups-chosen-ask = Choose a folder …
backups-chosen-other = Another folder …
backups-chosen-drop = With the planner again
backups-chosen-set = Backups are made there from now on. The first one is there and checked.
backups-chosen-not = Backups are made with the planner again. Those in the other folder stay there.
backups-away = A copy that has left the laptop
backups-away-none = A stick or another disk gets a copy once a day while it is connected. If the laptop is lost, that one is not.
backups-away-ask = Choose a second folder …
backups-away-other = Another folder …
backups-away-drop = No second folder
backups-away-set = Copies go there from now on. The first one is there and checked.
backups-away-not = No more copies go there. Those that are there stay.
backups-away-waits = No copy has come here for thirty days. Connect it when it suits you, and back up.
backups-folder-newest = The newest in it is of { $when }.
backups-folder-gone = It is not there now. Connect the disk or stick it is on.
backups-folder-unreadable = It is there, but this account can’t read it.
backups-same-disk = It is on the same disk as your planner. If that disk is lost, so is this.
backups-lies-network = This folder is on another machine: whoever looks after that machine can copy your backups, and they open there as they would here.
backups-lies-synced = { $keeper } keeps this folder in step with other machines, so copies of your backups lie there too, and they open there as they would here.
backups-own-network = Your planner itself lies on another machine. A lost connection can damage it: a disk of this laptop is safer, with the backups there instead.
backups-own-synced = { $keeper } copies the folder of your planner while it is being written, which can damage it there. A folder it does not copy is safer, with the backups there instead.

backups-days = Day by day
backups-holds-goals = { $count ->
    [one] one goal
   *[other] { $count } goals
}
backups-holds-boundaries = { $count ->
    [one] one boundary or agreement
   *[other] { $count } boundaries and agreements
}
backups-holds-rules = { $count ->
    [one] one rule
   *[other] { $count } rules
}
backups-holds-moments = { $count ->
    [one] one good moment
   *[other] { $count } good moments
}
backups-holds-nothing = before anything was shared
backups-more = { $count ->
    [one] One more of that day
   *[other] { $count } more of that day
}
backups-in-chosen = in the other folder
backups-in-away = a copy that has left the laptop
backups-opens-unlocked = under an earlier key that lies beside it
backups-opens-earlier = opens only with a passphrase of that day
backups-unreadable = { $count ->
    [one] One backup is damaged and does not count.
   *[other] { $count } backups are damaged and do not count.
}
backups-older = Under an earlier key
backups-older-why = These were made before your planner had the key it has now. If somebody knows a passphrase of then, they can still open these with it. Under today’s key only today’s passphrases open them; what is deleted is gone for good.
backups-older-come = Say which one of you is here to renew or delete one.
backups-older-more = { $count ->
    [one] One more under an earlier key
   *[other] { $count } more under an earlier key
}
backups-renew = Put it under today’s key
backups-renew-it = Put it under today’s key: the backup of { $when }
backups-renew-why = It is written anew, opened and checked, and then takes the place of the earlier one. Its day stays as it was.
backups-renew-passphrase = Your passphrase of that day
backups-renewed = It opens with today’s passphrases now, and with no earlier one.
backups-delete = Delete it
backups-delete-it = Delete it: the backup of { $when }
backups-delete-title = Delete this backup?
backups-delete-why = The backup of { $when } is gone for good then, for both of you. A newer one, opened and checked, stays.
backups-deleted = The backup is deleted.
backups-look = Look at it
backups-look-at = Look at it: the backup of { $when }

earlier-title = As it was { $when }
earlier-why = You are looking at a backup: nothing here changes it. It shows what you share, and how it differs from now. What is one’s alone is not shown.
earlier-at = Opening and checking the backup
earlier-again = Try again
earlier-back = Back to the backups
earlier-empty = Nothing you share was in it.
earlier-gone = Not there any more
earlier-changed = Says something else now
earlier-new = Came since, and was not there yet
earlier-words = What it said
earlier-nothing = Nothing yet
earlier-now = Now: { $now }
earlier-now-nothing = Now: nothing
earlier-untitled = Without a name
earlier-alike = { $count ->
    [one] One is as it is today
   *[other] { $count } are as they are today
}
earlier-take = Take it out
earlier-take-thing = Take it out: { $title }
earlier-is-taken = Taken out
earlier-taken-goal = It is an idea on your board again, without any yes.
earlier-taken-boundary = It is on your page of boundaries again. An agreement comes back as a draft, without any yes.
earlier-taken-rule = It is a draft of a rule again, without any yes.
earlier-taken-good_time = The good time is in your planner again.
earlier-taken-good_moment = The good moment is in your planner again.
earlier-whole = Go back to this day with everything
earlier-whole-why = It takes both of you. Today is kept first as a backup of its own, so this can be undone the same way.
earlier-whole-stays = Every yes, every step back and every “not my yes” stays as it is today, and so do both your private spaces and your passphrases. What was deleted for good since stays gone.
earlier-whole-act = Go back
earlier-pressed = { $name } pressed
earlier-gone-back = Your planner is as it was { $when }. Today as it was is the newest backup.
