# What is said when something does not work: one sentence on what, one on what to do.
# The key is `error-` and the code of the core.

# $typed says whether something was typed, which then still stands in its form.
error-unknown = { $typed ->
    [yes] Something unexpected came back ({ $code }). Nothing was changed; what you typed is still here.
   *[no] Something unexpected came back ({ $code }). Nothing was changed.
}

error-empty = Please write something here.
error-too-long = This is longer than the { $max } characters that fit. Please shorten it.
error-odd-characters = There are characters in this that can’t be shown. Please type it again.
error-no-time = Please write a time, such as 19:30.
error-not-a-date = There is no such date. Please write it like 12 June 2027.
error-too-early = This is earlier than it can be. Please choose a later date.
error-too-late = This is too far away. Please choose an earlier date.
error-not-positive = Please write a number above zero.
error-too-large = This number is larger than can be kept.
error-same = Please choose two different ones.
error-nothing-chosen = Please choose one.
error-not-a-choice = This can’t be chosen here. Please choose another one.
error-out-of-range = Please choose a number from { $min } to { $max }.
error-only-one = Please choose only one here: counted from when it was done, there is one next time.
error-taken = That day has one already. Please choose another day.
error-never = With this, no date would ever come. Please change the end or the pauses.

error-below-item = The sum for a month can’t be smaller than the sum for one thing. Please raise it.
error-not-for-one = Moving, jobs, children, health, body and sums above the limit stay with both of you. Please leave it without a holder.
error-nobody-holds = Nobody holds this part of life yet. Say who does, or take this step out of the list.

error-nobody-here = Nobody is here yet. Say who’s here and try again.
error-not-you = This belongs to the other of you. They can press it when they are here.
error-whose-hand = You are both here. Each presses in their own half.
error-not-yours = This belongs to the other of you.
error-holds = You both said yes to this. Step back from it first.
error-touched-since = This was changed again since then, so it can’t be undone on its own.
error-nothing-to-undo = There is nothing to undo.
error-words-changed = The words changed since you read them. Read them again before you say yes.
error-ended = This has ended.
error-declined-twice = Only the one who declined can take this up again.
error-already-asked = You asked this already. It stays on the page until it is answered.
error-date-passed = Its last day has gone by. Choose a later day first, then say yes.
error-backup-damaged = This backup is damaged. Your planner is as it was; please choose another day.
error-copy-damaged = The new backup was not whole when it was read again, so it doesn’t count. Your planner is as it was. The disk or stick it was made on may be failing: please choose another folder.
error-no-backup = There is no whole backup in this folder.
error-folder-gone = The folder for backups is not there. Connect the disk or stick it is on, or choose another folder.
error-inside-planner = This folder lies inside a planner’s own folder or a backup, and would be lost with it. Please choose one elsewhere.
error-same-folder = This folder is the other one already. Please choose one elsewhere.
error-others-backups = Another couple’s backups lie in this folder. Please choose another one, so that they don’t get mixed up.
error-older-keys = This backup takes a passphrase of its own day.
error-their-keys-changed = Since that day the other of you has had new keys, and what is private in this backup takes their passphrase of then. They can do this while they are here. If you both had new keys since, it can only stay as it is or be deleted.
error-once-agreed = You both agreed on this once, so it stays here to be read.
error-not-both-here = This opens once you are both here.
error-needs-both = This works once both of you are set up.
error-already-set-up = Your planner is already set up.
error-not-set-up = Your planner isn’t set up yet.
error-already-there = Something of that name is there already, and nothing is written over it. Please choose another name.
error-stopped = It was stopped. Nothing was written.
error-not-now = This isn’t possible as things stand.
error-not-found = This isn’t there any more.
error-arguments = { $typed ->
    [yes] The planner didn’t understand this. Nothing was changed; what you typed is still here.
   *[no] The planner didn’t understand this. Nothing was changed.
}
error-no-command = The planner can’t do this yet. Nothing was changed.
error-household-missing = Your planner’s file is missing from its folder, though other parts of it are there. Put it back if you know where it went.
error-keys-missing = The keys file is missing beside your planner. Put it back if you know where it went.
error-damaged = Part of your planner’s file is damaged. It is kept as it is.
error-foreign = The file there belongs to another program. It was left alone.
error-does-not-open = The keys beside your planner don’t open it: they are another planner’s or older ones, or the beginning of the file is damaged. Both are kept as they are.
error-no-planner = There is no planner in that folder. Choose the one that holds household.db.
error-not-readable = This account may not read your planner’s file. It may belong to somebody else on this computer, or its rights were changed.
error-newer = This planner was written by a newer version of Common Ground. Update, then open it again.
error-in-use = Your planner is open in another window. Close that one first.
error-not-writable = The folder can’t be written to. It may be protected, or belong to somebody else: look there, or choose another one.
error-not-a-file = Where your planner should be, there is something else. It was left alone.
error-disk-full = { $typed ->
    [yes] The disk is full, so this was not kept. Make some room and try again; what you typed is still here.
   *[no] The disk is full, so this was not kept. Make some room and try again.
}
error-backup-full = The disk your backups lie on is full, so no backup was made. What is in your planner stays as it is. Make some room there, or choose another folder.
error-copy-full = There is no room for this on that disk, so nothing was written there. What is in your planner stays as it is. Make some room there, or choose another place.
error-read-only = { $typed ->
    [yes] Your planner can only be read here, so this was not kept. What you typed is still here.
   *[no] Your planner can only be read here, so this was not kept.
}
error-database = The file didn’t take this. Nothing was changed; try again.
error-file = A file could not be read or written. Nothing was changed; try again.
error-system = The system did not do what was asked. Nothing in your planner was changed.
error-row = Part of the file has a shape that isn’t known. Nothing was changed.

error-locked = The planner is locked. Say your passphrase first.
error-wrong-passphrase = That is not this passphrase. Please type it again. Could the keyboard be set to another language?
error-wrong-code = That is not this recovery code. Please look at each word.
error-no-passphrase = There is no passphrase for this name.
error-needs-passphrase = This needs the passphrase of the one it belongs to.
error-wait = { $seconds ->
    [one] Please wait a second before the next try.
   *[other] Please wait { $seconds } seconds before the next try.
}
error-too-short = Please take at least { $min } characters. A few words are easier to remember than signs.
error-guessable = This is soon guessed. Please take a few words that don’t go together.
error-a-name = This is mostly a name, and soon guessed. Please take a few other words.
error-the-others = Please take another one. Each of you has a passphrase nobody else has.
error-the-same = This is the passphrase you have now. Please take another one.
error-not-the-code = These are not the twelve words that were shown. Please look at each one.
