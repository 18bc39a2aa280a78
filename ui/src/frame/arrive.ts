let first = true;

/**
 * Moves the focus to the title of a page one has gone to, so that a screen reader speaks it and Tab
 * goes on from there. Not on the first page: the window has just opened.
 */
export function pageShown(title: HTMLElement): void {
  if (!first) title.focus({ preventScroll: true });
  first = false;
}

/** Where one goes on from once what had the focus is gone: the title of the page. */
export function toTitle(): void {
  document.querySelector<HTMLElement>('h1')?.focus();
}
