# What matters to each: written alone, opened together; and the hand-over of the laptop.

op-put-away = put an answer away
op-open-together = open both answers
op-take-back-words = take back words

hand-over-away = { $name }’s answer is put away. Turn the laptop.
hand-over-come = I’m { $name }
sheet-folded = Folded until you open both.

page-values = What matters to us
values-why = Each writes alone, as much or as little as you like. Put it away when you are done; you open both together.
values-how-much = How much { $area } matters to you now
values-sentence = What matters to you in { $area }
values-sentence-none = What matters to you there?
values-weight-none = How much?
values-weight-first = It comes first
values-weight-lot = It matters a lot
values-weight-some = It matters
values-weight-wait = It can wait
values-put-away = Put it away
values-put-away-said = Your answer is put away. It opens once you have both put yours away and are both here.
values-take-out = Take mine out again
values-write-now = { $name } writes now
values-both-ready = You have both put yours away. It opens when you are both here.
values-both-here = You have both put yours away.
values-open = Open both
values-opened-said = Both are open.
values-opened-on = Opened together
values-anew = Write it anew, each alone
values-before = As you opened it { $day }
values-agree = Where you agree
values-talk = To talk about
values-both-first = For both of you it comes first.
values-both-lot = It matters a lot to both of you.
values-both-some = It matters to both of you.
values-both-wait = For both of you it can wait.
values-says-first = For { $name } it comes first.
values-says-lot = It matters a lot to { $name }.
values-says-some = It matters to { $name }.
values-says-wait = For { $name } it can wait.
values-take-back = Take it back
values-take-back-of = Take it back: { $area }, { $name }
values-take-back-title = Take back what you said about { $area }?
values-take-back-text = Your words go from the planner for good, and a line says that they were taken back. The last older backup goes { $day }.
values-taken-back = Taken back.
values-taken-back-said = It is taken back.
