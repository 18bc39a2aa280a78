# A planner that does not open: what is the matter, and what is safe. What is the matter is `error-` and its
# code, unless it reads otherwise at the start.

closed-title = Your planner did not open
recover-why-behind = The last things you changed are missing from the file. Everything before them is whole.
recover-why-disk-full = The disk is full. Make some room, then try again.
recover-why-backup-full = Before your planner is brought up to date, a backup of it is made, and there is no room for one. Make some room on the disk your backups lie on, then try again.
recover-why-database = The file could not be opened. Nothing in it was changed.
recover-why-file = The file could not be opened. Nothing in it was changed.
recover-why-row = Part of the file has a form that isn’t known. Nothing in it was changed.
recover-behind-title = Something is missing
recover-go-on = Go on with what is there
recover-go-on-hint = Look at what you did last, and write it again if it is gone.
recover-safe = Nothing here deletes anything. What is there now is kept.
recover-from = It lies in { $folder }
recover-out-of-reach = Backups are also in { $folder }, which is not there now. Connect its disk or stick, then try again.
recover-where = It lies in { $folder }

recover-keys = Use the keys of { $day }
recover-keys-hint = They are from your backup. Nothing in your planner changes; keys that are there now are set aside and kept.
recover-backup = Open the backup of { $day }
recover-backup-hint = What you wrote after that is not in it, nor that one of you stepped back since: then do so again. What is there now is set aside and kept.
recover-read = Open it to read
recover-read-hint = You can look at what can be read; nothing can be changed.
recover-again = Try again
recover-again-hint = When you closed the other window, connected the disk again or made room.
recover-elsewhere = Look for a backup
recover-elsewhere-hint = In a folder you choose: on a stick, on another disk. Nothing is put in place yet.
recover-copy = Save a copy
recover-copy-hint = For somebody who knows about such files.
recover-folder = Open another folder
recover-folder-hint = A planner that lies elsewhere, for this time. A backup opens to be read.

recover-done-keys = The keys of your backup open it.
recover-done-backup = The backup is in place. What was there before is kept in the folder set-aside.
recover-done-read = Open to read.
recover-done-again = Your planner is open again.
recover-done-elsewhere = A backup of your planner is there. It is offered first now.
recover-done-copy = The copy is saved.
recover-done-folder = The other planner is open.
recover-not-yet = It is as before.
