//! Every command that reads, against the same rows read with as few queries as can be.

use std::fmt::Write;

use common_ground_core::who::{Presence, Side};
use rusqlite::Connection;
use serde_json::{Value, json};

use crate::app::App;
use crate::figures::{Pairs, timed, verdict};
use crate::{Outcome, bare};

const REACH: f64 = 1.5;
const TIMES: usize = 101;

type Queries<'a> = Vec<(&'a str, Vec<&'a str>)>;

const HOUSEHOLD: &str = "SELECT * FROM household";
const PRIVATE: &str = "SELECT * FROM private_item WHERE owner='start'";

/// The fifty newest lines with a word, with what each belongs to: the query a search cannot do without.
const SEARCH: &str = "SELECT l.noun, l.subject, snippet(search, 0, '[', ']', '…', 16),
    coalesce(t.title, m.words, n.title, (SELECT body FROM version WHERE subject=l.subject ORDER BY number DESC LIMIT 1))
  FROM search CROSS JOIN search_line l ON l.n=search.rowid
    LEFT JOIN goal g ON g.id=l.subject LEFT JOIN boundary b ON b.id=l.subject LEFT JOIN rule r ON r.id=l.subject
    LEFT JOIN good_time t ON t.id=l.subject LEFT JOIN good_moment m ON m.id=l.subject
    LEFT JOIN reminder n ON n.id=l.subject LEFT JOIN feeling f ON f.id=l.subject
  WHERE search MATCH ?1
    AND coalesce(g.trashed_on, b.trashed_on, r.trashed_on, t.trashed_on, m.trashed_on, n.trashed_on) IS NULL
  ORDER BY search.rowid DESC LIMIT 50";

/// Reads that touch no row of the household, or only its time zone: there is nothing to hold them against.
const WITHOUT_ROWS: &[&str] = &["zones", "wording", "boundary_beginnings", "preview_dates"];

/// Texts, yeses and stops of all subjects of a kind.
fn of_kind(kind: &str) -> Queries<'_> {
    vec![
        (
            "SELECT * FROM version WHERE kind=?1 ORDER BY number",
            vec![kind],
        ),
        (
            "SELECT * FROM sign_off WHERE subject IN (SELECT subject FROM version WHERE kind=?1) ORDER BY step",
            vec![kind],
        ),
        (
            "SELECT * FROM withdrawal WHERE subject IN (SELECT subject FROM version WHERE kind=?1) ORDER BY step",
            vec![kind],
        ),
    ]
}

/// Texts, yeses and stops of one subject.
fn of_one(id: &str) -> Queries<'_> {
    vec![
        (
            "SELECT * FROM version WHERE subject=?1 ORDER BY number",
            vec![id],
        ),
        (
            "SELECT * FROM sign_off WHERE subject=?1 ORDER BY step",
            vec![id],
        ),
        (
            "SELECT * FROM withdrawal WHERE subject=?1 ORDER BY step",
            vec![id],
        ),
    ]
}

pub(crate) fn measure(app: &App, db: &Connection) -> Outcome<String> {
    app.is_here(Presence::One(Side::Start));
    for n in 0..12 {
        lay_something_private(app, n)?;
    }
    let one = |sql: &str| -> Outcome<String> { Ok(db.query_row(sql, [], |row| row.get(0))?) };
    // The goal with the longest life, any agreement, any rule.
    let goal = one("SELECT goal FROM goal_progress GROUP BY goal ORDER BY count(*) DESC LIMIT 1")?;
    let agreement = one("SELECT id FROM boundary WHERE form='agreement' LIMIT 1")?;
    let rule = one("SELECT subject FROM version WHERE kind='rule' ORDER BY number DESC LIMIT 1")?;

    let card = "SELECT id, horizon, place, author, owner, area, parent, pair, half, target, support, measure,
                measure_from, measure_to, unit, ended_at FROM goal";
    let all_cards = format!("{card} WHERE trashed_on IS NULL ORDER BY position");
    let cards_of_today = format!(
        "{card} WHERE trashed_on IS NULL AND place='doing' AND owner IS NULL ORDER BY position"
    );
    let board = || {
        let mut queries = of_kind("goal");
        queries.extend([
            (HOUSEHOLD, vec![]),
            (all_cards.as_str(), vec![]),
            (
                "SELECT goal, id, words, due, taken_by, min(position) FROM goal_step WHERE done_on IS NULL GROUP BY goal",
                vec![],
            ),
            ("SELECT goal, count(done_on), count(*) FROM goal_step GROUP BY goal", vec![]),
            (
                "SELECT id, (SELECT value FROM goal_progress WHERE goal=g.id ORDER BY day DESC, step DESC LIMIT 1)
                 FROM goal g WHERE measure IN ('number','money','feeling')",
                vec![],
            ),
            (
                "SELECT parent, count(*) FROM goal WHERE parent IS NOT NULL AND trashed_on IS NULL
                 AND place<>'let_go' GROUP BY parent",
                vec![],
            ),
        ]);
        queries
    };
    let mut today: Queries<'_> = vec![
        (HOUSEHOLD, vec![]),
        ("SELECT * FROM good_time WHERE trashed_on IS NULL AND day>='2026-06-12' ORDER BY day, time LIMIT 1", vec![]),
        (
            "SELECT * FROM good_moment WHERE trashed_on IS NULL AND substr(day,6)='06-12' AND day<'2026-06-12'
             ORDER BY day DESC LIMIT 1",
            vec![],
        ),
        (cards_of_today.as_str(), vec![]),
    ];
    for sql in [
        "SELECT v.* FROM version v JOIN goal g ON g.id=v.subject WHERE g.place='doing' ORDER BY v.number",
        "SELECT s.* FROM sign_off s JOIN goal g ON g.id=s.subject WHERE g.place='doing' ORDER BY s.step",
        "SELECT w.* FROM withdrawal w JOIN goal g ON g.id=w.subject WHERE g.place='doing' ORDER BY w.step",
        "SELECT t.goal, t.id, t.words, t.due, t.taken_by, min(t.position) FROM goal_step t JOIN goal g ON g.id=t.goal
         WHERE g.place='doing' AND t.done_on IS NULL GROUP BY t.goal",
        "SELECT t.goal, count(t.done_on), count(*) FROM goal_step t JOIN goal g ON g.id=t.goal WHERE g.place='doing' GROUP BY t.goal",
        "SELECT id, (SELECT value FROM goal_progress WHERE goal=g.id ORDER BY day DESC, step DESC LIMIT 1)
         FROM goal g WHERE place='doing' AND measure IN ('number','money','feeling')",
    ] {
        today.push((sql, vec![]));
    }
    for sql in [
        "SELECT * FROM version WHERE subject IN (SELECT subject FROM version WHERE json_extract(body, '$.ends')>='2026-05-10') ORDER BY number",
        "SELECT * FROM sign_off WHERE subject IN (SELECT subject FROM version WHERE json_extract(body, '$.ends')>='2026-05-10') ORDER BY step",
        "SELECT * FROM withdrawal WHERE subject IN (SELECT subject FROM version WHERE json_extract(body, '$.ends')>='2026-05-10') ORDER BY step",
        "SELECT * FROM boundary WHERE trashed_on IS NULL
         AND id IN (SELECT subject FROM version WHERE json_extract(body, '$.ends')>='2026-05-10') ORDER BY position",
    ] {
        today.push((sql, vec![]));
    }
    let mut one_goal = of_one(&goal);
    one_goal.extend([
        (HOUSEHOLD, vec![]),
        ("SELECT * FROM goal WHERE id=?1", vec![goal.as_str()]),
        (
            "SELECT * FROM goal_step WHERE goal=?1 ORDER BY position",
            vec![goal.as_str()],
        ),
        (
            "SELECT * FROM goal_progress WHERE goal=?1 ORDER BY day, step",
            vec![goal.as_str()],
        ),
        (
            "SELECT id, place FROM goal WHERE parent=?1 AND trashed_on IS NULL",
            vec![goal.as_str()],
        ),
    ]);
    let mut rules = of_kind("rule");
    rules.extend([
        (HOUSEHOLD, vec![]),
        ("SELECT * FROM rule WHERE trashed_on IS NULL", vec![]),
    ]);
    let rules_print = rules.clone();
    rules.push((PRIVATE, vec![]));
    let mut one_rule = of_one(&rule);
    one_rule.extend([
        (HOUSEHOLD, vec![]),
        ("SELECT * FROM rule WHERE id=?1", vec![rule.as_str()]),
    ]);
    let mut boundaries = of_kind("agreement");
    boundaries.extend([
        (HOUSEHOLD, vec![]),
        (
            "SELECT * FROM version WHERE kind='own' ORDER BY number",
            vec![],
        ),
        (
            "SELECT * FROM boundary WHERE trashed_on IS NULL ORDER BY position",
            vec![],
        ),
        ("SELECT * FROM boundary_mark", vec![]),
        (PRIVATE, vec![]),
    ]);
    let mut one_agreement = of_one(&agreement);
    one_agreement.extend([
        (HOUSEHOLD, vec![]),
        (
            "SELECT * FROM boundary WHERE id=?1",
            vec![agreement.as_str()],
        ),
        (PRIVATE, vec![]),
    ]);
    let reminders: Queries<'_> = vec![
        (HOUSEHOLD, vec![]),
        ("SELECT * FROM reminder WHERE trashed_on IS NULL", vec![]),
        (
            "SELECT o.* FROM reminder r CROSS JOIN occurrence o ON o.reminder=r.id AND o.on_date=
               (SELECT max(on_date) FROM occurrence WHERE reminder=r.id)",
            vec![],
        ),
    ];
    let mut waiting = reminders.clone();
    waiting.extend([
        ("SELECT * FROM talk_break", vec![]),
        ("SELECT * FROM good_time WHERE trashed_on IS NULL AND day>='2026-06-12' ORDER BY day, time LIMIT 1", vec![]),
    ]);
    let start: Queries<'_> = vec![
        (HOUSEHOLD, vec![]),
        ("SELECT * FROM partner", vec![]),
        (
            "SELECT * FROM area WHERE trashed_on IS NULL ORDER BY position",
            vec![],
        ),
        (
            "SELECT * FROM history WHERE actor='start' AND kind='edit' AND seq=step ORDER BY step DESC LIMIT 1",
            vec![],
        ),
        ("SELECT max(seq) FROM history", vec![]),
    ];
    let trash: Queries<'_> = [
        "SELECT * FROM boundary WHERE trashed_on IS NOT NULL",
        "SELECT * FROM goal WHERE trashed_on IS NOT NULL",
        "SELECT * FROM rule WHERE trashed_on IS NOT NULL",
        "SELECT * FROM good_time WHERE trashed_on IS NOT NULL",
        "SELECT * FROM good_moment WHERE trashed_on IS NOT NULL",
        "SELECT * FROM reminder WHERE trashed_on IS NOT NULL",
    ]
    .map(|sql| (sql, vec![]))
    .to_vec();
    let yeses: Queries<'_> = vec![(
        "SELECT s.*, v.kind, v.body FROM sign_off s JOIN version v ON v.id=s.version
         WHERE s.partner='start' AND s.mine=0 AND s.void IS NULL AND s.signature IS NULL ORDER BY s.step DESC",
        vec![],
    )];
    // As many lines of the history as the newest page of it is told from.
    let newest_page: Value = app.value("what_changed", json!({ "of": null, "before": null }))?;
    let earlier = newest_page["earlier"].to_string();
    let changes: Queries<'_> = vec![(
        "SELECT * FROM history WHERE seq>=CAST(?1 AS INTEGER) ORDER BY seq DESC",
        vec![earlier.as_str()],
    )];
    let goal_changes: Queries<'_> = vec![(
        "SELECT * FROM history WHERE part_of=?1 OR (noun='goal' AND row=?1) ORDER BY seq DESC",
        vec![goal.as_str()],
    )];
    let mut quarter = of_kind("goal");
    quarter.extend(of_kind("agreement"));
    quarter.extend(of_kind("rule"));
    quarter.extend([
        (HOUSEHOLD, vec![]),
        ("SELECT * FROM quarter", vec![]),
        ("SELECT id, place, trashed_on FROM goal", vec![]),
        ("SELECT id, trashed_on FROM boundary", vec![]),
        ("SELECT id, trashed_on FROM rule", vec![]),
    ]);
    let own: Queries<'_> = vec![(PRIVATE, vec![])];
    let values: Queries<'_> = vec![
        (PRIVATE, vec![]),
        ("SELECT * FROM area ORDER BY position", vec![]),
        ("SELECT * FROM value", vec![]),
    ];
    let feelings: Queries<'_> = vec![
        (PRIVATE, vec![]),
        ("SELECT * FROM feeling ORDER BY day", vec![]),
    ];
    // A word half typed that much has, and one that little has.
    let [often, seldom] = ["\"the\"*", "\"market\"*"]
        .map(|words| -> Queries<'_> { vec![(SEARCH, vec![words]), (PRIVATE, vec![])] });

    let commands: Vec<(&str, Value, Queries<'_>)> = vec![
        ("start", json!({}), start),
        ("today_page", json!({}), today),
        ("waiting", json!({}), waiting),
        ("reminders", json!({}), reminders),
        ("board", json!({ "horizon": null }), board()),
        ("goal", json!(goal), one_goal),
        ("boundaries", json!({}), boundaries),
        ("agreement", json!({ "id": agreement }), one_agreement),
        ("rules", json!({ "search": "" }), rules),
        ("rule", json!({ "id": rule }), one_rule),
        ("rules_print", json!({}), rules_print),
        ("yes_in_my_name", json!({}), yeses),
        ("drafts", json!({}), own.clone()),
        ("hidden_goals", json!({}), own.clone()),
        ("topics", json!({}), own.clone()),
        ("private_space", json!({}), own),
        ("feelings", json!({}), feelings),
        ("search", json!({ "words": "the" }), often),
        ("search", json!({ "words": "market" }), seldom),
        ("trash", json!({}), trash),
        (
            "check_yeses",
            json!({ "subject": agreement }),
            of_one(&agreement),
        ),
        ("values", json!({}), values),
        ("quarter", json!({}), quarter),
        (
            "what_changed",
            json!({ "of": null, "before": null }),
            changes,
        ),
        (
            "what_changed",
            json!({ "of": goal, "before": null }),
            goal_changes,
        ),
    ];
    let mut text = String::new();
    writeln!(
        text,
        "| read | rows | ratio, median | middle half | medians | pairs | ≤ {REACH} |\n|---|---|---|---|---|---|---|"
    )?;
    for (name, args, queries) in commands {
        let mut pairs = Pairs::default();
        let mut rows = 0;
        for n in 0..=TIMES {
            let args = args.clone();
            let ours = || timed(|| app.answer(name, args));
            let floor = || timed(|| bare::read(db, &queries));
            let (ours, floor) = if n % 2 == 0 {
                let ours = ours();
                (ours, floor())
            } else {
                let floor = floor();
                (ours(), floor)
            };
            ours.1?;
            rows = floor.1?.1;
            // The first fills the caches of both.
            if n > 0 {
                pairs.push(ours.0, floor.0);
            }
        }
        writeln!(
            text,
            "| `{name}` | {rows} | {} | {} |",
            pairs.cells(),
            verdict(pairs.ratio(), REACH)
        )?;
    }
    writeln!(
        text,
        "\nWithout rows to be held against: `{}`.",
        WITHOUT_ROWS.join("`, `")
    )?;
    Ok(text)
}

/// The generator keeps nothing private and throws nothing away: a dozen of each, so that there is something
/// to read.
fn lay_something_private(app: &App, n: u32) -> Outcome<()> {
    let topic = json!({ "words": format!("The cellar ({n})"), "wants": "listen" });
    app.value("add_topic", topic)?;
    let goal = json!({ "title": format!("A surprise ({n})"), "done": "", "horizon": "short" });
    app.value("keep_hidden_goal", json!({ "id": null, "goal": goal }))?;
    let draft = json!({ "form": format!("goal-{n}"), "body": { "title": "Swim before wo" } });
    app.value("keep_draft", draft)?;
    let moment = app.value(
        "add_good_moment",
        json!({ "words": format!("A yellow leaf ({n})") }),
    )?;
    app.value("delete_good_moment", moment["value"].clone())?;
    Ok(())
}
