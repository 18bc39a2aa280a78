import { MediaQuery } from 'svelte/reactivity';
import { partner, session } from '../state/session.svelte';

/**
 * Puts the theme, the partners' colours and the text size of who is here on the document. With both
 * here the larger of the two sizes counts.
 */
export function look(): void {
  const dark = new MediaQuery('prefers-color-scheme: dark');

  $effect(() => {
    const theme = session.home?.household.theme ?? 'system';
    const root = document.documentElement;
    root.dataset.theme = theme === 'system' ? (dark.current ? 'dark' : 'light') : theme;
    root.dataset.start = partner('start')?.colour ?? 'blue';
    root.dataset.end = partner('end')?.colour ?? 'clay';
    const sizes = session.partners
      .filter(({ side }) => session.one === undefined || session.one === side)
      .map(({ text_size: size }) => size);
    root.style.setProperty('--text-scale', String(Math.max(100, ...sizes) / 100));
  });
}
