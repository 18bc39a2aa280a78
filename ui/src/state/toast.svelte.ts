import { announce } from './announce.svelte';

export interface Toast {
  id: number;
  text: string;
  /** One thing to do about it, such as undoing. */
  action?: { label: string; run: () => void };
}

export const toasts = $state<{ shown: Toast[] }>({ shown: [] });
let last = 0;
let saidAt = 0;

/** A note said before the page was turned belongs to what was turned from; one said with the turn stays. */
const withTheTurn = 1000;

/**
 * Shows a short note at the foot of the window, and speaks it. It stays for eight seconds, or, with
 * something to press, until the next one or until it is closed. Its text may go on, unspoken.
 */
export function toast(text: string, action?: Toast['action']): Toast | undefined {
  const id = ++last;
  saidAt = Date.now();
  toasts.shown = [{ id, text, ...(action ? { action } : {}) }];
  announce(text);
  if (!action) setTimeout(() => closeToast(id), 8000);
  return toasts.shown[0];
}

export function closeToast(id: number): void {
  toasts.shown = toasts.shown.filter((one) => one.id !== id);
}

/** Another page is shown: notes about what one did on the page before go with it. */
export function turnPage(): void {
  if (Date.now() - saidAt > withTheTurn) toasts.shown = [];
}
