# The wording helper: what it notices, why, and another way to say it. It only suggests.

wording-must = “{ $words }” tells { $partner } what to do. A sentence that begins with “I” says what you need.
wording-may-not = “{ $words }” sets a rule for { $partner }. A sentence that begins with “I” says what matters to you.
wording-always = “{ $words }” is easy to disagree with: one exception is enough. One time that you remember is clearer.
wording-never = “{ $words }” is easy to disagree with: one exception is enough. One time that you remember is clearer.
wording-ask-me-first = “{ $words }” makes { $partner } ask for permission. You can say what you’d like to know, and why.
wording-condition = This makes something happen to { $partner }. It is a condition. You can ask it as a request, which { $partner } may decline.
wording-binds-one = As it stands, this asks something of one of you only. That can be right. You may want to add what the other does.

wording-try-own = Perhaps: “When …, I feel …. I will … to look after myself.”
wording-try-agreement = Perhaps: “We both …. If it slips, we ….”
wording-try-request = Perhaps: “I’d like …, because …. Could that work for you?”
wording-try-as-request = Ask it as a request
wording-try-both = Add what the other does
