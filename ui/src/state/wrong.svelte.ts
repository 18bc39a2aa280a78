import { startAgain } from './router.svelte';
import { toasts } from './toast.svelte';

let shown = $state(false);

/**
 * The page *If something feels wrong*. It is no place of the router: nothing remembers that it was open, no
 * way leads back to it, and closing it leaves the trail as if the program had just been started.
 */
export const wrong = {
  get shown(): boolean {
    return shown;
  },
  show(): void {
    toasts.shown = [];
    shown = true;
  },
  close(): void {
    shown = false;
    startAgain();
  },
};
