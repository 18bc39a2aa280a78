# What common-ground-cli says. The words for what the core finds are the app's.

cli-version = common-ground-cli { $version }
cli-help =
    Common Ground from a terminal, for the day its window does not open.

    common-ground-cli check             look through the whole file
    common-ground-cli due               say what waits for you both
    common-ground-cli export json TO    write what you share to the file TO, complete
    common-ground-cli export ical TO    write your reminders to the calendar file TO
    common-ground-cli export html TO    write what you share to one page TO, to read and print
    common-ground-cli export markdown TO   the same as text files in the new folder TO
    common-ground-cli export csv TO     the same as tables in the new folder TO
    common-ground-cli backup TO         make a verified backup in the folder TO
    common-ground-cli restore FROM      go back to the backup FROM, by a press of each; or put it in the
                                        place of a planner that does not open

    --data-dir DIR       the folder of the planner, if it is not the usual one
    --passphrase-fd N    read the passphrase from file descriptor N instead of asking for it
    --help, --version

    The first four work while Common Ground is open and change nothing in it.
    Ends with: 0 done · 1 the check found something · 2 not understood · 3 Common Ground is open
    4 passphrase missing or wrong · 5 no planner there, or it does not open · 6 not written
cli-not-understood = “{ $word }” is not understood here. --help says what is.
cli-say-folder = Say the planner’s folder after --data-dir.
cli-say-fd = Say the number of an open file after --passphrase-fd.
cli-say-format = Say in which form: export json TO, or html, markdown, csv or ical.
cli-say-where = Say where to.
cli-say-backup = Say which backup: a folder with household.db, keys.json and about.json.

cli-passphrase = Passphrase of one of you, or the twelve words:
cli-passphrase-of = Passphrase of { $name }, to go back:
cli-press = To go back, { $name } types { $name } here:
cli-not-pressed = Going back takes both of you, and not both have pressed. Nothing was changed.
cli-not-yours = That is a backup of another planner. Nothing was changed.
cli-gone-back = The planner is as it was in that backup. Today as it was is kept as a backup of its own.
cli-no-passphrase = This planner opens only with a passphrase, and none was said.
cli-is-open = Common Ground is open. Close it first, then try again.
cli-no-planner = There is no planner in that folder.
cli-disk-full = The disk is full, so nothing was written.
cli-error-read-only = That place can only be read, so nothing was written.
cli-error-not-writable = That place can’t be written to. Check who it belongs to.
cli-error-wrong-passphrase = That is not a passphrase of this planner.
cli-error-wrong-code = Those are not the twelve words of this planner.

cli-waits = { $title }, since { $since }
cli-next = Nothing is waiting. Next: { $title }, { $since }
cli-nothing-waits = Nothing is waiting.
cli-exported = Written to { $to }
cli-there-already = There is something at { $to } already. It was left as it is.
cli-backed-up = Backed up and verified: { $to }
cli-no-backup = There is no whole backup at { $from }. Nothing was changed.
cli-restored = The backup is in place. What was there before is kept in { $aside }
