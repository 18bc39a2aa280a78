# Passphrases: setting one, saying it, locking and unlocking.

# What is one's own alone: sealed, or only hidden.
private-note = { $sealed ->
    [yes] Private: only your passphrase opens it.
   *[no] Hidden: anyone who clicks your name can read it.
}

passphrase = Passphrase
passphrase-of = Passphrase of { $name }
passphrase-show = Show what is typed
passphrase-hide = Cover what is typed
passphrase-caps = Caps Lock is on.

passphrase-ask-title = Who’s here
passphrase-ask-one = { $name }, please say your passphrase. It opens what is yours alone.
passphrase-ask-both = Each of you says their own passphrase, once for this sitting.
passphrase-ask-go = I’m here
passphrase-ask-go-both = We’re here
passphrase-sign-title = Your yes
passphrase-sign-why = { $name }, your passphrase signs this yes. It is asked each time, so that nobody signs for you.
passphrase-sign-go = Sign

unlock-title = Who is it?
unlock-name = Your name
unlock-go = Open
unlock-with-code = Use the recovery code
unlock-with-passphrase = Use the passphrase
unlock-code = Recovery code
unlock-code-hint = The twelve words on your paper, in their order.

lock = Lock
lock-hint = Close the planner until one of you says their passphrase
locked-said = The planner is locked.

settings-passphrase = Passphrases
settings-passphrase-none = Without passphrases, whoever opens this laptop can open your planner and click either name.
settings-passphrase-one = { $name } has a passphrase. The planner itself opens without one until you both have yours.
settings-passphrase-locks = The planner opens only with a passphrase of one of you.
settings-passphrase-come = Say who you are to set or change your own passphrase.
settings-passphrase-protects = It protects against somebody else at this laptop, a stolen disk, a curious look. It does not help against a program that reads the keys you press, against somebody watching you type, or against a yes that was forced.
settings-passphrase-set = Set a passphrase for { $name }
settings-passphrase-change = Change it
settings-passphrase-code = A new recovery code
settings-passphrase-known = Somebody knows it
settings-passphrase-remove = Take it away

passphrase-set-title = A passphrase for { $name }
passphrase-set-why = It seals what is yours alone, and signs your yes. If you lose both the passphrase and the recovery code, what is yours alone is lost for good. What is shared stays: the other of you can still open it.
passphrase-set-alone = If you lose both the passphrase and the recovery code, everything in this planner is lost for good.
passphrase-rows = With the right tools one can see that private things exist and roughly how long they are; not what they say.
passphrase-new = New passphrase
passphrase-new-hint = At least twelve characters. A few words nobody would guess are good; signs and numbers are not needed.
passphrase-now = Passphrase you have now
passphrase-suggest = Suggest five words
passphrase-next = Next
passphrase-code-title = Your recovery code
passphrase-code-why = Write these twelve words on paper, or print them, in this order, and keep it where you keep what matters. They open what is yours if you forget the passphrase. They are shown only now.
passphrase-code-written = I have them on paper
passphrase-code-of = Recovery code of { $name } for Common Ground
passphrase-code-print = A printer, or the laptop’s list of things to print, may keep a copy.
passphrase-code-back-title = Type them back
passphrase-code-back-why = Once, from your paper, so that you know it is right. Until then nothing counts.
passphrase-code-field = The twelve words
passphrase-code-again = Show them again
passphrase-done = Keep it
passphrase-is-set = Your passphrase counts now.
passphrase-now-locks = Your passphrase counts now, and the planner locks.
passphrase-code-is-set = Your new recovery code counts now. The old one opens nothing any more.

passphrase-change-title = Another passphrase
passphrase-change-why = Your recovery code stays as it is.
passphrase-changed = Your new passphrase counts now.
passphrase-code-new-title = A new recovery code
passphrase-code-new-why = The old one opens nothing any more once the new one counts.
passphrase-known-title = Somebody knows my passphrase
passphrase-known-why = You get a new passphrase, a new code and new keys, and the whole planner is encrypted anew. Older backups still open with the old passphrase: under Backups you can put them under the new key or delete them.
passphrase-remove-title = No passphrase any more
passphrase-remove-why = What is private of yours is only hidden again: anyone who clicks your name can read it. The planner opens without a passphrase until you both have one.
passphrase-remove-go = Take it away
passphrase-removed = You have no passphrase any more.

check-yeses = Check
check-yes-fits = { $name }’s yes is signed, and it fits these words.
check-yes-noted = { $name }’s yes is noted, not signed: there is nothing to check.
check-yes-does-not-fit = { $name }’s yes does not fit these words. Something was changed outside Common Ground.
check-yes-means = A signature shows that the passphrase was said for exactly these words. It cannot show that nobody else knew it, that the clock was right, or that the yes was free.
