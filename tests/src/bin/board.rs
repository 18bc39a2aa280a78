//! A board of 500 cards, all drawn, against the same cards in plain DOM: `cargo xtask bench board` runs
//! this and keeps what it prints, Markdown.
#![allow(
    clippy::print_stdout,
    clippy::panic,
    reason = "its figures are its output, and without its cards there are none"
)]

use common_ground_e2e::{App, Here};
use serde_json::{Value, json};

const CARDS: usize = 500;
const TURNS: usize = 15;
const REACH: f64 = 1.2;

/// Opens the page of goals from another one; then asks for the same cards and lays the same elements, made
/// one by one, in their place. Both are timed until the frame that shows the last card has been made: ours are
/// waited for by an observer, since looking once a frame would see them a frame late.
const PAINT: &str = r#"
const [cards, done] = arguments;
const page = (name) => [...document.querySelectorAll('nav button, nav a')]
  .find((one) => one.textContent.trim().startsWith(name));
const frame = () => new Promise((next) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => next();
  port2.postMessage(0);
}));
const count = () => document.querySelectorAll('[data-card]').length;
const laid = () => new Promise((next) => {
  const observer = new MutationObserver(() => {
    if (count() < cards) return;
    observer.disconnect();
    next();
  });
  observer.observe(document.body, { childList: true, subtree: true });
});
const describe = (node) => node.nodeType === 3 ? node.data : node.nodeType !== 1 ? '' : [
  node.namespaceURI, node.localName,
  [...node.attributes].filter((one) => one.name !== 'style').map((one) => [one.name, one.value]),
  [...node.childNodes].map(describe),
];
const make = (what) => {
  if (typeof what === 'string') return document.createTextNode(what);
  const [space, name, attributes, children] = what;
  const element = document.createElementNS(space, name);
  for (const [name, value] of attributes) element.setAttribute(name, value);
  for (const child of children) element.appendChild(make(child));
  return element;
};
const invoke = (name, args) => window.__TAURI_INTERNALS__.invoke(name, { args, by: null });
(async () => {
  page('Today').click();
  while (count() > 0) await frame();
  await frame();
  const begun = performance.now();
  page('Goals').click();
  await laid();
  await frame();
  const ours = performance.now() - begun;
  const board = document.querySelector('.board');
  const plan = describe(board);
  const parent = board.parentNode;
  const beside = board.nextSibling;
  board.remove();
  await frame();
  const again = performance.now();
  await invoke('board', { horizon: 'short' });
  const plain = make(plan);
  parent.insertBefore(plain, beside);
  await frame();
  const floor = performance.now() - again;
  const drawn = count();
  plain.remove();
  parent.insertBefore(board, beside);
  done({ ours, floor, drawn });
})().catch((error) => done({ error: String(error) }));
"#;

/// Moves the first card of a column one down with the keyboard, then does the same bare: the command, and
/// one element put behind another.
const MOVE: &str = r#"
const [done] = arguments;
const settled = () => new Promise((next) => requestAnimationFrame(() => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => next();
  port2.postMessage(0);
}));
const invoke = (name, args, by) => window.__TAURI_INTERNALS__.invoke(name, { args, by });
let list;
const order = () => [...list.querySelectorAll('[data-card]')].map((one) => one.dataset.card);
const timed = async (list, move, moved) => {
  let frames = 0;
  let counting = true;
  const tick = () => { if (counting) { frames += 1; requestAnimationFrame(tick); } };
  requestAnimationFrame(tick);
  const done = new Promise((next) => {
    const observer = new MutationObserver(() => {
      if (!moved()) return;
      observer.disconnect();
      next();
    });
    observer.observe(list, { childList: true });
  });
  const begun = performance.now();
  await move();
  await done;
  await settled();
  counting = false;
  return [performance.now() - begun, frames];
};
(async () => {
  while (!(list = document.querySelector('[data-place=doing] .cards'))) await settled();
  const [first, second, third] = order();
  const card = list.querySelector(`[data-card="${first}"]`);
  const button = card.querySelector('[data-open]');
  button.focus();
  await settled();
  const key = new KeyboardEvent('keydown', { key: 'ArrowDown', code: 'ArrowDown', altKey: true, bubbles: true, cancelable: true });
  const [ours, frames] = await timed(list, () => button.dispatchEvent(key), () => order()[0] === second);
  await new Promise((next) => setTimeout(next, 300));
  const plain = list.parentNode.appendChild(list.cloneNode(true));
  list.hidden = true;
  await settled();
  const lis = plain.querySelectorAll('[data-card]');
  const [floor, floor_frames] = await timed(plain, async () => {
    await invoke('move_goal', { goal: second, to: 'doing', before: third, texts: [] }, 'start');
    lis[1].after(lis[0]);
  }, () => plain.querySelector('[data-card]') === lis[1]);
  plain.remove();
  list.hidden = false;
  await invoke('move_goal', { goal: second, to: 'doing', before: first, texts: [] }, 'start');
  done({ ours, frames, floor, floor_frames });
})().catch((error) => done({ error: String(error) }));
"#;

fn main() {
    let app = App::couple("board");
    app.here(Here::Ana);
    for n in 0..CARDS {
        lay(&app, n);
    }
    app.reload();
    app.go("Goals");
    let mut paints: [Vec<f64>; 2] = Default::default();
    for n in 0..=TURNS {
        let took = ask(&app, PAINT, vec![CARDS.into()]);
        assert_eq!(took["drawn"], CARDS, "the floor draws every card");
        // The first fills the caches of both.
        if n > 0 {
            keep(&took, &mut paints);
        }
    }
    let mut moves: [Vec<f64>; 2] = Default::default();
    let mut frames = Vec::new();
    for n in 0..=TURNS {
        app.reload();
        app.go("Goals");
        app.at_rest();
        let took = ask(&app, MOVE, Vec::new());
        if n > 0 {
            keep(&took, &mut moves);
            frames.push(took["frames"].as_f64().unwrap_or(f64::NAN));
        }
    }
    println!(
        "| 500 cards | ratio of medians | ours, ms (middle half) | plain DOM, ms (middle half) | turns | reach | reached |"
    );
    println!("|---|---|---|---|---|---|---|");
    row("from Today to the board painted", &paints);
    row("a card moved by Alt+↓ until painted", &moves);
    let frames = share(&frames, 0.5);
    println!(
        "| frames from the key to the moved card | – | {frames:.0} | – | {TURNS} | ≤ 2 | {} |",
        if frames <= 2.0 { "yes" } else { "**no**" }
    );
}

/// One card of Ana's own: a quarter each among ideas, wanted, being done and reached.
fn lay(app: &App, n: usize) {
    let places = ["idea", "wanted", "doing", "reached"];
    let goal = json!({ "title": format!("Paint wall number {n}"), "horizon": "short", "area": null, "own": true });
    let write = |name: &str, args: Value| {
        app.call(name, json!({ "args": args, "by": "start" }))
            .unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    let id = write("add_goal", goal)["value"].clone();
    let to = places[n % places.len()];
    if to != "idea" {
        let to = json!({ "goal": id, "to": to, "before": null, "texts": [] });
        write("move_goal", to);
    }
}

fn ask(app: &App, script: &str, args: Vec<Value>) -> Value {
    let took = app.execute_async(script, args);
    assert!(took["error"].is_null(), "{}", took["error"]);
    took
}

fn keep(took: &Value, turns: &mut [Vec<f64>; 2]) {
    for (side, name) in turns.iter_mut().zip(["ours", "floor"]) {
        side.push(took[name].as_f64().unwrap_or(f64::NAN));
    }
}

fn row(what: &str, [ours, floor]: &[Vec<f64>; 2]) {
    let ratio = share(ours, 0.5) / share(floor, 0.5);
    let side = |values: &[f64]| {
        format!(
            "{:.0} ({:.0}–{:.0})",
            share(values, 0.5),
            share(values, 0.25),
            share(values, 0.75)
        )
    };
    println!(
        "| {what} | {ratio:.2} | {} | {} | {TURNS} | ≤ {REACH} | {} |",
        side(ours),
        side(floor),
        if ratio <= REACH { "yes" } else { "**no**" }
    );
}

/// The value below which this share of the others lies.
fn share(values: &[f64], share: f64) -> f64 {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().saturating_sub(1);
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a share of a handful"
    )]
    let place = (last as f64 * share).round() as usize;
    sorted.get(place).copied().unwrap_or(f64::NAN)
}
