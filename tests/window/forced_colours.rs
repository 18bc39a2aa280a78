//! Colours the system forces: fills are gone then, and what is a button and what is chosen must still be seen.

use common_ground_e2e::{App, in_forced_colours};

/// Answers which buttons have no edge, and what is chosen and looks like what is not.
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
  const buttons = seen('.button:not(.is-link, .is-quiet)');
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
  if (!buttons.length || !chosen.length) return 'nothing to look at';
  return [...bare.map((one) => 'no edge: ' + name(one)), ...alike.map((one) => 'not seen as chosen: ' + name(one))]
    .join('; ') || 'all seen';
";

#[test]
fn buttons_and_what_is_chosen_are_seen_in_forced_colours() {
    let app = App::couple("forced_colours");
    let look = |name: &str| {
        let page = app.copy_of_page(name, "* { animation: none !important }");
        assert_eq!(in_forced_colours(&page, UNSEEN), "all seen", "{name}");
    };
    app.agree("Phones away at dinner", "2026-09-12");
    app.go("Goals");
    look("goals");
    app.go("Boundaries");
    app.sees("Phones away at dinner");
    look("boundaries");
    app.go("Decisions");
    app.click("button", "Write one for bigger purchases");
    app.by_role("radio", "Something of our own");
    look("a form");
}
