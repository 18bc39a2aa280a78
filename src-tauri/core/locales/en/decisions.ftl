# How we decide: the page, the editor, the printed page. The kinds, methods and rungs are looked for in a search too.

page-decisions = Decisions

rule-kind-disagreements = Disagreements
rule-kind-purchases = Bigger purchases
rule-kind-life = Life changes
rule-kind-own = Something of our own

rule-method-your-call = Your call
rule-method-tell-first = Tell me first
rule-method-ask-then-decide = Ask me, then decide
rule-method-live-with-it = I can live with it, safe to try
rule-method-both-yes = Both yes

rule-rung-needs = Each names what they need
rule-rung-missing-fact = We get the fact that is missing
rule-rung-smaller-trial = We try something smaller that we can undo
rule-rung-split-or-alternate = We split it or take turns
rule-rung-holder = The one whose area it is decides, after hearing the other
rule-rung-someone-outside = We ask someone outside
rule-rung-park = We park it until a date
rule-rung-live-with-difference = We see this differently and live with it
