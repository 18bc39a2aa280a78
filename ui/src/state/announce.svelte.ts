import { untrack } from 'svelte';

/** What is spoken to screen readers; drawn by the innermost `LiveRegion`. */
interface Spoken {
  text: string;
  /** Grows with every announcement, so that the same words twice are spoken twice. */
  count: number;
}

export const spoken = $state<{ polite: Spoken; assertive: Spoken }>({
  polite: { text: '', count: 0 },
  assertive: { text: '', count: 0 },
});

/** Live regions in the order they came: a modal dialog silences what lies outside it, so only the
    newest one speaks. */
export const regions = $state<{ open: symbol[] }>({ open: [] });

/** Says a sentence to screen readers. `assertive` interrupts: for trouble only. */
export function announce(text: string, how: 'polite' | 'assertive' = 'polite'): void {
  // Whoever announces from an effect must not come to depend on what was said.
  spoken[how] = { text, count: untrack(() => spoken[how].count) + 1 };
}
