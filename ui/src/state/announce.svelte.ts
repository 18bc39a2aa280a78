import { untrack } from 'svelte';

/** What is spoken to screen readers; drawn by the innermost `LiveRegion`. */
interface Spoken {
  text: string;
  /** Grows with every announcement, so that the same words twice are spoken twice. */
  count: number;
  /** When it was said, by a clock that only goes forward. */
  at: number;
}

export const spoken = $state<{ polite: Spoken; assertive: Spoken }>({
  polite: { text: '', count: 0, at: -Infinity },
  assertive: { text: '', count: 0, at: -Infinity },
});

/** Live regions in the order they came: a modal dialog silences what lies outside it, so only the
    newest one speaks. */
export const regions = $state<{ open: symbol[] }>({ open: [] });

/** Says a sentence to screen readers. `assertive` interrupts: for trouble only. */
export function announce(text: string, how: 'polite' | 'assertive' = 'polite'): void {
  // Whoever announces from an effect must not come to depend on what was said.
  spoken[how] = { text, count: untrack(() => spoken[how].count) + 1, at: performance.now() };
}

/** How long after it was made an announcement can still be cut off by the dialog it was made in, in ms. */
const cutOff = 1000;
let gone = -Infinity;

/** A region is no more: with it went what it was saying. */
export function regionGone(): void {
  gone = performance.now();
}

/**
 * What counts as heard when a region gets the word. If another has just gone, an announcement made a
 * moment ago went with it unheard (“Kept.”, and the dialog closed): it is said again.
 */
export function alreadyHeard(): Record<'polite' | 'assertive', number> {
  const since = performance.now() - cutOff;
  const heard = ({ count, at }: Spoken) => (at > since && at <= gone ? count - 1 : count);
  return { polite: heard(spoken.polite), assertive: heard(spoken.assertive) };
}
