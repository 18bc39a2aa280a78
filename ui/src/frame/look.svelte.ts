import { MediaQuery } from 'svelte/reactivity';
import { partner, session } from '../state/session.svelte';

/**
 * Puts the theme, the partners' colours and the text size of who is here on the document. With both
 * here the larger of the two sizes counts. Each is written when it changes, not with every answer of the core.
 */
export function look(): void {
  const dark = new MediaQuery('prefers-color-scheme: dark');
  const root = document.documentElement;

  const theme = $derived.by(() => {
    const chosen = session.home?.household.theme ?? 'system';
    return chosen === 'system' ? (dark.current ? 'dark' : 'light') : chosen;
  });
  const start = $derived(partner('start')?.colour ?? 'blue');
  const end = $derived(partner('end')?.colour ?? 'clay');
  const scale = $derived.by(() => {
    const sizes = session.partners
      .filter(({ side }) => session.one === undefined || session.one === side)
      .map(({ text_size: size }) => size);
    return Math.max(100, ...sizes) / 100;
  });

  $effect(() => {
    root.dataset.theme = theme;
  });
  $effect(() => {
    root.dataset.start = start;
  });
  $effect(() => {
    root.dataset.end = end;
  });
  $effect(() => {
    root.style.setProperty('--text-scale', String(scale));
  });
}
