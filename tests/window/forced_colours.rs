//! Colours the system forces: fills are gone then, and what is a button, its words and what is chosen must still be seen.

use std::path::PathBuf;

use common_ground_e2e::{App, Here, Start, Theme, in_forced_colours, kept};

use crate::passphrases::{ANA, BEN, set};

/// Answers which buttons have no edge or no words, and what is chosen and looks like what is not.
const UNSEEN: &str = "
  if (!matchMedia('(forced-colors: active)').matches) return 'no colours are forced';
  const ground = getComputedStyle(document.body).backgroundColor;
  // What is drawn: a bar in the colour of the ground is none. The weight of its words alone is no mark either.
  const bar = (one, part) => {
    const { content, backgroundColor } = getComputedStyle(one, part);
    return content === 'none' || backgroundColor === ground ? '' : backgroundColor;
  };
  const look = (one) => {
    const { backgroundColor, borderColor, borderWidth, borderStyle } = getComputedStyle(one);
    return [backgroundColor, borderColor, borderWidth, borderStyle, bar(one, '::before'), bar(one, '::after')].join();
  };
  const name = (one) => one.textContent.trim() || one.ariaLabel;
  const seen = (which) => [...document.querySelectorAll(which)].filter((one) => one.getClientRects().length);
  const buttons = seen('.button:not(.is-link)');
  const chosen = seen('[aria-current=page], [aria-selected=true], [aria-checked=true]');
  const bare = buttons.filter((one) => {
    const { borderStyle, borderTopWidth, borderTopColor } = getComputedStyle(one);
    return borderStyle === 'none' || parseFloat(borderTopWidth) === 0 || borderTopColor === ground;
  });
  const alike = chosen.filter((one) => {
    const state = ['aria-current', 'aria-selected', 'aria-checked'].find((state) => one.hasAttribute(state));
    const others = seen(one.localName + '.' + [...one.classList].join('.')).filter((other) =>
      other !== one && !['page', 'true'].includes(other.getAttribute(state)));
    return others.some((other) => look(other) === look(one));
  });
  // Words in the colour of the ground lie on a strip of it, whatever is filled behind them.
  const covered = seen('button').filter((one) => {
    const { color, forcedColorAdjust } = getComputedStyle(one);
    return forcedColorAdjust !== 'none' && color === ground;
  });
  if (!buttons.length && !chosen.length) return 'nothing to look at';
  return [...bare.map((one) => 'no edge: ' + name(one)), ...covered.map((one) => 'no words: ' + name(one)), ...alike.map((one) => 'not seen as chosen: ' + name(one))]
    .join('; ') || 'all seen';
";

/// In a copy nothing opens over the page by itself, nor moves.
const AS_SHOWN: &str =
    "* { animation: none !important } dialog[open] { position: fixed; inset: 0; z-index: 9 }";

/// Pages as they are looked at, in light and in dark.
#[derive(Default)]
struct Looks([Vec<PathBuf>; 2]);

impl Looks {
    fn at(&mut self, app: &App, name: &str) {
        for (pages, theme) in self.0.iter_mut().zip(Theme::BOTH) {
            app.set_theme(theme);
            app.at_rest();
            let name = format!("{name}, {}", theme.name());
            pages.push(app.copy_of_page(&name, AS_SHOWN));
        }
        app.set_theme(Theme::Light);
    }
}

#[test]
fn buttons_and_what_is_chosen_are_seen_in_forced_colours() {
    let mut looks = Looks::default();
    every_page(&mut looks);
    what_opens_over_a_page(&mut looks);
    our_quarter(&mut looks);
    let first = App::start("forced_colours");
    first.by_role("heading", "Who is here?");
    looks.at(&first, "set-up");
    locked(&mut looks);
    did_not_open(&mut looks);
    for (pages, theme) in looks.0.iter().zip(Theme::BOTH) {
        let picture = kept("forced_colours", &format!("{}.png", theme.name()));
        let answers = in_forced_colours(pages, theme, &picture, UNSEEN);
        let unseen: Vec<_> = pages
            .iter()
            .zip(answers)
            .filter(|(_, said)| said != "all seen")
            .map(|(page, said)| format!("{}: {said}", page.display()))
            .collect();
        assert!(unseen.is_empty(), "{}", unseen.join("\n"));
    }
}

fn sample(here: Here) -> App {
    let start = Start {
        args: Some(vec!["--demo".into()]),
        ..Start::default()
    };
    let app = App::start_as("forced_colours", start);
    app.by_role("navigation", "Pages");
    app.here(here);
    app
}

fn every_page(looks: &mut Looks) {
    let app = sample(Here::Ana);
    for page in app.pages() {
        app.go(&page);
        looks.at(&app, &page);
    }
    for page in [
        "What changed",
        "Trash",
        "Backups",
        "Yes in my name",
        "Leave",
    ] {
        app.go("Settings");
        app.click("button", page);
        app.by_role("heading", page);
        looks.at(&app, page);
    }
    app.go("Help");
    app.click("button", "If something feels wrong");
    looks.at(&app, "something feels wrong");
}

fn what_opens_over_a_page(looks: &mut Looks) {
    let app = sample(Here::Both);
    for (page, act, name) in [
        ("Today", "Prepare", "to bring up"),
        ("Goals", "A week in Lisbon, just us", "a goal"),
        ("Boundaries", "Write one", "a boundary"),
        ("Decisions", "Open “Bigger purchases”", "a rule"),
        ("Reminders", "New reminder", "a reminder"),
    ] {
        app.go(page);
        app.click("button", act);
        looks.at(&app, name);
        app.press("Escape");
    }
    app.press("Control+k");
    app.by_role("combobox", "Search, or say what to do");
    app.type_text("lisbon");
    app.sees("A week in Lisbon");
    looks.at(&app, "search");
    app.press("Escape");
    app.go("Decisions");
    app.click("button", "Our rules on one page");
    looks.at(&app, "our rules");
}

fn our_quarter(looks: &mut Looks) {
    let mut app = App::couple("forced_colours");
    app.agree("Phones away at dinner", "2026-10-20");
    app.restart_at("2026-10-04T18:30:00Z");
    app.here(Here::Ana);
    app.go("Today");
    app.click("button", "Look now: Our quarter");
    app.click("button", "Begin our quarter");
    app.click("checkbox", "Phones away at dinner");
    looks.at(&app, "our quarter");
}

/// Who is asked for a passphrase: at a locked planner, and where the laptop is handed over.
fn locked(looks: &mut Looks) {
    let app = App::couple("forced_colours");
    app.here(Here::Ben);
    set(&app, "Ben", BEN);
    app.here(Here::Ana);
    set(&app, "Ana", ANA);
    app.press("Control+3");
    app.by_role("button", "I’m here");
    looks.at(&app, "handed over");
    app.press("Escape");
    app.press("Control+l");
    app.sees("Who is it?");
    app.click("radio", "Ana");
    looks.at(&app, "locked");
}

fn did_not_open(looks: &mut Looks) {
    let mut app = App::couple("forced_colours");
    app.restart_with(|app| {
        for name in ["keys.json", "keys.json.kept"] {
            std::fs::remove_file(app.data_dir().join(name)).unwrap();
        }
    });
    app.sees("The keys file is missing beside your planner.");
    looks.at(&app, "did not open");
}
