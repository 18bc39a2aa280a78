//! Goals, boundaries, decisions, our quarter, what matters.

use common_ground_e2e::{App, Here};

use super::Do::{Fill, Keys, Look, Press, See};
use super::{Tour, sample};

impl Tour {
    pub(super) fn goals(&mut self) {
        let app = sample();
        self.walk(
            &app,
            &[
                Press("button", "Goals"),
                Press("button", "Add a goal"),
                Look("a-goal-is-added"),
                Keys("Escape"),
                Press("button", "A week in Lisbon, just us"),
                Look("a-goal"),
                Keys("Escape"),
                Press("button", "A trip every second month"),
                Look("a-pair"),
                Keys("Escape"),
                Press("tab", "Long-term"),
                Look("long-term"),
                Press("radio", "List"),
                Look("list"),
            ],
        );
    }

    pub(super) fn boundaries(&mut self) {
        let mut app = App::couple("tour");
        app.here(Here::Both);
        self.walk(
            &app,
            &[
                Press("button", "Boundaries"),
                Press("button", "Write one"),
                Press("radio", "Our agreement"),
                Fill("What we both keep", "Phones away at dinner"),
                Look("an-agreement-is-written"),
                Press("button", "Put it before both of us"),
                Press("button", "Phones away at dinner"),
                Press("button", "Yes, Ana"),
                Look("an-agreement-with-one-yes"),
                Press("button", "Yes, Ben"),
                See("until then either of you can say: rather not"),
                Look("slept-on"),
                Keys("Escape"),
            ],
        );
        app.restart_at("2026-06-14T09:00:00Z");
        app.here(Here::Both);
        self.walk(
            &app,
            &[
                Press("button", "Boundaries"),
                Press("button", "Phones away at dinner"),
                Press("button", "Change the words"),
                Fill("What we both keep", "Phones away from seven"),
                Press("button", "Keep the change"),
                See("a new wording waits for both of you"),
                Press("button", "Phones away at dinner"),
                See("What the new wording changes"),
                Look("two-wordings"),
                Keys("Escape"),
            ],
        );
        app.here(Here::Ana);
        self.walk(
            &app,
            &[
                Press("button", "Write one"),
                Press("radio", "My boundary"),
                Fill("When …", "you go out with friends"),
                Fill("… I will", "not speak to you for two days"),
                See("It is a condition."),
                Look("the-wording-helper"),
                Keys("Escape"),
                Press("button", "Write one"),
                Press("radio", "I’d like to ask"),
                Fill("What I’d like to ask", "Could we eat at seven?"),
                Look("a-request-is-written"),
                Press("button", "Ask Ben"),
                See("Waits for Ben"),
                Look("a-request-waits"),
            ],
        );
    }

    pub(super) fn decisions(&mut self) {
        let app = sample();
        self.walk(
            &app,
            &[
                Press("button", "Decisions"),
                Press("button", "Open “Bigger purchases”"),
                Look("a-rule"),
                Press("button", "Change the words"),
                Look("a-rule-is-written"),
                Keys("Escape"),
                Press("button", "Our rules on one page"),
                Look("rules-on-one-page"),
            ],
        );
    }

    /// Each step of our quarter, in the sample couple's household half a year on.
    pub(super) fn quarter(&mut self) {
        let mut app = App::couple("tour");
        for (title, horizon) in [("A week in Lisbon", "short"), ("A garden", "long")] {
            let goal = serde_json::json!({ "title": title, "horizon": horizon, "area": null, "own": false });
            app.call(
                "add_goal",
                serde_json::json!({ "args": goal, "by": "start" }),
            )
            .expect("a goal");
        }
        app.agree("Phones away at dinner", "2026-10-20");
        app.agree("Sundays at home in turn", "2026-10-20");
        app.restart_at("2026-10-04T18:30:00Z");
        app.here(Here::Ana);
        self.walk(
            &app,
            &[
                Press("button", "Today"),
                Press("button", "Look now: Our quarter"),
                Look("quarter-before"),
                Press("button", "Begin our quarter"),
                Press("checkbox", "Phones away at dinner"),
                Look("quarter-alone"),
                Press("button", "I’m ready, Ana"),
            ],
        );
        app.here(Here::Both);
        self.walk(
            &app,
            &[
                Press("button", "I’m ready, Ben"),
                Press("button", "Open it together"),
                See("These go on as they are"),
                Look("quarter-goes-on"),
                Press("button", "Yes to each of these, Ana"),
                See("Ana said yes to each"),
                Look("quarter-one-yes"),
                Press("button", "Yes to each of these, Ben"),
                See("Ben said yes to each"),
                Press("button", "To what we ticked"),
                See("To talk about"),
                Look("quarter-to-talk-about"),
                Press("button", "Enough for today"),
                Look("quarter-ended"),
            ],
        );
    }

    /// Written alone, put away, handed over, and opened together.
    pub(super) fn what_matters(&mut self) {
        let app = App::couple("tour");
        app.here(Here::Ana);
        self.walk(
            &app,
            &[
                Press("button", "Goals"),
                Press("button", "What matters to us"),
            ],
        );
        app.choose("How much Family matters to you now", "It matters a lot");
        self.walk(
            &app,
            &[
                Fill("What matters to you in Family", "Sundays that belong to us"),
                Look("what-matters-alone"),
                Press("button", "Put it away, Ana"),
                Look("put-away"),
                Press("button", "Over to Ben"),
                Look("the-hand-over"),
                Press("button", "I’m Ben"),
            ],
        );
        app.choose("How much Family matters to you now", "It comes first");
        self.walk(
            &app,
            &[
                Press("button", "Put it away, Ben"),
                Press("button", "We are both here"),
                Look("two-folded-sheets"),
                Press("button", "Open both"),
                Look("opened-together"),
            ],
        );
    }
}
