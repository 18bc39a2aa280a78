# How we decide: the page, the editor, the printed page. The kinds, methods and rungs are looked for in a search too.

page-decisions = Decisions
decisions-title = How we decide
decisions-write = Write a rule
decisions-print = Our rules on one page
decisions-find = Find a rule
decisions-found = { $count ->
    [0] No rule has these words.
    [one] One rule has these words.
   *[other] { $count } rules have these words.
}
decisions-empty = A rule says how you decide, before the question comes. It holds once both of you have said yes to it.
decisions-empty-example = It could read like this
decisions-empty-act = Write one for bigger purchases
decisions-drafts = Only { $name } reads these
decisions-drafts-both = Written together, not shared yet
rule-open = Open “{ $about }”

op-add-rule = write “{ $thing }”
op-edit-rule = change “{ $thing }”

rule-kind-disagreements = Disagreements
rule-kind-disagreements-hint = When we want different things and neither is wrong.
rule-kind-purchases = Bigger purchases
rule-kind-purchases-hint = From a sum on, for one thing or a month together.
rule-kind-life = Life changes
rule-kind-life-hint = Moving, jobs, children: what changes everything else.
rule-kind-own = Something of our own
rule-kind-own-hint = The garden, the weekends, the family table.

rule-method-your-call = Your call
rule-method-your-call-hint = Whoever it falls to decides.
rule-method-tell-first = Tell me first
rule-method-tell-first-hint = Whoever wants it says so before doing it.
rule-method-ask-then-decide = Ask me, then decide
rule-method-ask-then-decide-hint = Whoever wants it asks, listens, and then decides.
rule-method-live-with-it = I can live with it, safe to try
rule-method-live-with-it-hint = Nobody has to love it. We try it and look again.
rule-method-both-yes = Both yes
rule-method-both-yes-hint = We only go ahead when both say yes.

rule-rung-needs = Each names what they need
rule-rung-missing-fact = We get the fact that is missing
rule-rung-smaller-trial = We try something smaller that we can undo
rule-rung-split-or-alternate = We split it or take turns
rule-rung-holder = The one whose area it is decides, after hearing the other
rule-rung-someone-outside = We ask someone outside
rule-rung-park = We park it until a date
rule-rung-live-with-difference = We see this differently and live with it

# What a rule says, sentence by sentence.
rule-field-kind = For
rule-field-about = Name
rule-field-own-words = In our words
rule-field-size = What counts
rule-field-method = How
rule-field-holder = Whose it is
rule-field-rest = Sleep on it
rule-field-ladder = If we can’t agree
rule-field-cannot-wait = If it can’t wait
rule-none = Nothing

rule-say-size = From { $item } for one thing, or { $month } in a month together.
rule-say-exclusions = Not counted: { $list }.
rule-say-gifts = Gifts are not counted.
rule-say-own-money = { $sum } a month for each of us, no questions.
rule-say-your-call = Whoever it falls to decides.
rule-say-tell-first = We tell each other first, then do it.
rule-say-ask-then-decide = We ask each other, listen, and then decide.
rule-say-live-with-it = If both can live with it, we try it for { $days ->
    [one] a day
   *[other] { $days } days
} and look again.
rule-say-both-yes = We go ahead when both of us say yes.
rule-say-holder = { $name } holds { $area } until { $day }.
rule-say-held = { $name } held { $area } until { $day }. Nobody holds it now.
rule-say-rest-none = No waiting.
rule-say-rest-hours = We sleep on it for { $hours ->
    [one] an hour
   *[other] { $hours } hours
}.
rule-say-rest-days = We sleep on it for { $days ->
    [one] a night
   *[other] { $days } nights
}.
rule-say-cannot-wait = { $what }, up to { $sum }: act first, tell soon. We talk about it at the next check-in.

# What stands.
rule-stands-waiting = Waits for both of you
rule-stands-waiting-for = Waits for { $name }
rule-stands-resting = Starts { $when }
rule-stands-resting-hint = Until then either of you can say: rather not.
rule-stands-holds = Holds since { $when }
rule-stands-ended = Ended { $when }
rule-stands-paused = Paused since { $when }
rule-newer-waits = A new wording waits for both of you
rule-newer-waits-for = A new wording waits for { $name }
rule-newer-rests = A new wording starts { $when }
rule-look-again = We look at it again { $day }
rule-look-now = Time to look at it again
rule-mark-none = Nobody has said yes yet
rule-mark-one = { $name } said yes
rule-mark-both = Both said yes
rule-mark-ended = It doesn’t hold now

rule-yes = Yes
rule-yes-question = Your yes to exactly these words
rule-yes-question-newer = Your yes to the new wording
rule-said-yes = { $name } said yes, { $day } · { $how ->
    [signed] signed
   *[noted] noted
}
rule-noted-hint = Noted, not signed: whoever has no passphrase of their own says yes with a press.
rule-said-again = { $name } pressed
rule-take-back = Rather not
rule-took-back = Your yes is taken back.
rule-holds-now = It holds now.
rule-both-said = Both said yes.
rule-one-said = { $name } said yes.
rule-take-up = Take it up again
rule-take-up-question = The same words again, without waiting
rule-changes-title = What the new wording changes
rule-changes-stand = Until both say yes to it, the words above go on holding.
rule-change-before = Before
rule-change-after = After
rule-earlier = What it said before
rule-earlier-of = Written { $day }

rule-more = More for this rule
rule-edit = Change the words
rule-pause = Pause
rule-pause-hint = It stops holding now. Both can take it up again.
rule-step-back = Step back
rule-step-back-hint = It stops holding now. No reason asked, and the record doesn’t say who.
rule-end = End it
rule-end-hint = It has done its work, and stops holding now.
rule-delete = Put in the trash
rule-stop-pause = Pause this rule?
rule-stop-step-back = Step back from this rule?
rule-stop-end = End this rule?
rule-stopped = It doesn’t hold any more. All of it stays readable.
rule-deleted = “{ $about }” is in the trash for thirty days.

# Writing one.
rule-new-title = A new rule
rule-edit-title = Change the words
rule-draft-title = Your draft
rule-write-holding = You both said yes to the words as they are. They go on holding until both of you say yes to the new ones.
rule-about = What do you call it?
rule-about-of-purchases = Bigger purchases
rule-about-of-disagreements = When we disagree
rule-about-of-life = Moving, jobs, children
rule-kind = What is it for?
rule-own-words = In your own words, if you like
rule-own-words-hint = One or two sentences you would say to each other.
rule-start-example = Start from an example
rule-example-used = The example stands in the form. Change whatever isn’t you.
rule-currency = Currency
rule-per-item = For one thing, from
rule-per-month = In a month together, from
rule-per-month-hint = So that splitting a purchase changes nothing.
rule-exclusions = What is never counted
rule-exclusions-hint = With commas between: groceries, the rent.
rule-gifts = Gifts are not counted
rule-own-money = Each one’s own money in a month, no questions
rule-own-money-hint = The same for both of you. Leave it empty for none.
rule-method = How do you decide?
rule-trial-days = How many days do you try it?
rule-holder-fold = Whose part of life is it?
rule-holder-hint = Only if one of you holds it for a time. It takes both yeses and ends on its day.
rule-holder-both = Moving, jobs, children, health, body and sums above the limit stay with both of you.
rule-holder-none = Nobody’s; it’s both of yours
rule-holder-side = Who holds it?
rule-holder-area = Which part of life?
rule-holder-until = Until when?
rule-rest = Sleep on it
rule-rest-hint = Before this rule starts, and before anything you decide by it does.
rule-rest-0 = No waiting
rule-rest-hours = { $hours } hours
rule-rest-days = { $days ->
    [one] One night
   *[other] { $days } nights
}
rule-ladder-hint = Choose calmly, in the order you’d try them. Later only the next step is shown. None is fine too.
rule-ladder-empty = Nothing chosen yet.
rule-ladder-add = Could come next
rule-ladder-up = Earlier: { $rung }
rule-ladder-down = Later: { $rung }
rule-ladder-out = Take out: { $rung }
rule-ladder-keys = Alt with the up or down arrow moves a step.
rule-ladder-moved = { $rung }: now { $place } of { $of }
rule-ladder-added = { $rung }: added as { $place }
rule-ladder-taken = { $rung }: taken out
rule-waits = Some things can’t wait
rule-waits-hint = Act first, tell soon. Each time it is used, the rule itself comes up at the next check-in.
rule-waits-what = What counts
rule-waits-what-hint = Name it, so that neither has to guess: the boiler, the car, the vet.
rule-waits-up-to = At most
rule-review = Look at it again
rule-review-hint = Without a day: in three months, with your other reviews. The rule doesn’t end then.
rule-send = Share it
rule-send-both = Keep it
rule-send-change = Share the new words
rule-sent = “{ $about }” is there for both of you. It holds once both say yes.
rule-keep-draft = Keep it hidden for now
rule-draft-kept = Kept. Only you see it.
rule-draft-drop = Throw the draft away
rule-draft-dropped = The draft is gone.
rule-draft-share = Share it

# Examples to start from.
rule-starter-purchases = We sleep on big things, and buy them together.
rule-starter-purchases-out = groceries, the rent, medicine
rule-starter-purchases-waits = The boiler, the car, the vet
rule-starter-disagreements = We say what each of us needs before we say what we want.
rule-starter-life = Nothing that changes both our lives is decided by one of us, or in one evening.
rule-starter-own-about = Weekends
rule-starter-own = We take turns planning them, and the other comes along with good grace.

# On paper.
print-rules-title = Our rules
print-rules-of = { $start } and { $end }
print-rules-on = As they stand on { $day }
print-rules-empty = No rule holds yet. Once both of you have said yes to one, it stands here.
print-rules-yes = { $start } said yes on { $startDay }, { $end } on { $endDay }; { $how ->
    [signed] both signed
   *[noted] noted, not signed
}.
print-rules-review = We look at it again on { $day }.
print-rules-foot = Each holds because both said yes to exactly these words. Either can step back at any time.
print-rules-back = Back
print-rules-screen = Only rules that hold are printed. Nobody’s own boundaries or drafts are ever on this page.
