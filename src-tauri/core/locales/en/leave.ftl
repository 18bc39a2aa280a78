# Leaving: one partner's act, on one page.

page-leave = Leave
leave-why = You can leave at any time, alone. Nobody asks for a reason, and nothing has to wait.
leave-what = What happens
leave-what-ends = Everything you agreed on together ends now: agreements, rules, and the goals you both wanted. Every word of it stays, and both of you can read it.
leave-what-reminders = Your own reminders stop.
leave-what-way = You can still open the planner, with your passphrase if you have one.
leave-what-again = You can come back later: what you both want then is agreed anew.
leave-sees = What { $name } will see
leave-sees-ended = That things ended today. Not who ended them, and no notice is shown. Between two people that is easily guessed.
leave-sees-own = Boundaries of your own and personal goals stay where they are, until you end them or put them in the trash.
leave-erase = Erase what is mine alone
leave-erase-hint = Notes, drafts, hidden goals, your own reminders: gone for good. Backups made before today still hold them, until { $day } at the latest.
leave-act = Leave
leave-sure = Leave now?
leave-sure-kept = Everything you agreed on together ends. No undo brings it back; it takes both of you to agree anew.
leave-sure-erase = Everything you agreed on together ends, and what is yours alone is erased for good. No undo brings it back.
leave-come = Say at the top of the rail that you alone are here. Then you can leave.
leave-done = What you shared holds no more.
leave-done-way = Your passphrase still opens the planner. You can take that away as well.
leave-done-remove = Take my passphrase away
settings-to-leave = Leave
settings-to-leave-why = End everything you share, alone and at once.
