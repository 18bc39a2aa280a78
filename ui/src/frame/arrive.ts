let first = true;

/**
 * Moves the focus to the title of a page one has gone to, so that a screen reader speaks it and Tab
 * goes on from there. Not on the first page: the window has just opened. A page begins at its top, however
 * far down one was on the page before.
 */
export function pageShown(title: HTMLElement): void {
  const main = title.closest('main');
  if (main) main.scrollTop = 0;
  if (!first) title.focus({ preventScroll: true });
  first = false;
}

/** Where one goes on from once what had the focus is gone: the title of the page. */
export function toTitle(): void {
  document.querySelector<HTMLElement>('h1')?.focus();
}

/** What had the focus last, what that lay in, and beside each what stood after it. */
let last: Element | undefined;
let around: [Element, Element | null][] = [];

/**
 * Whoever pressed something that then went (a line of a list, taken out) goes on where it was: at what
 * stood after it, else at what it lay in. Never at a button, where a second Enter would do something.
 */
export function keepPlace(): () => void {
  const focused = ({ target }: FocusEvent) => {
    if (!(target instanceof Element)) return;
    last = target;
    around = [];
    for (let at: Element = target; at.parentElement; at = at.parentElement)
      around.push([at.parentElement, at.nextElementSibling]);
  };
  const goOn = () => {
    if (last?.isConnected !== false || document.activeElement !== document.body) return;
    last = undefined;
    const [inside, after] = around.find(([one]) => one.isConnected) ?? [];
    const place =
      after?.isConnected && !after.matches('button, a, input, select, textarea') ? after : inside;
    const title = (place?.closest('dialog') ?? document).querySelector<HTMLElement>('h1, h2');
    if (
      !(place instanceof HTMLElement) ||
      !place.closest('main, .body') ||
      place.matches('.body') ||
      place.contains(title)
    )
      return title?.focus();
    if (!place.hasAttribute('tabindex')) {
      place.tabIndex = -1;
      // It is where one stands, and nothing to press: no ring.
      place.style.outline = 'none';
      const left = () => {
        place.removeAttribute('tabindex');
        place.style.outline = '';
      };
      place.addEventListener('blur', left, { once: true });
    }
    place.focus({ preventScroll: true });
  };
  const changes = new MutationObserver(goOn);
  changes.observe(document.body, { childList: true, subtree: true });
  document.addEventListener('focusin', focused);
  return () => {
    changes.disconnect();
    document.removeEventListener('focusin', focused);
  };
}
