import { asCallError, type CallError } from '../api/call';
import { toast } from './toast.svelte';

/**
 * Something that is done the moment it is pressed: what was the matter when it did not happen, and what is
 * said when it did. `say` says it: in a note at the foot of the window, or only aloud (`announce`).
 */
export function acting(say: (words: string) => void = toast) {
  let error = $state.raw<CallError>();
  let busy = $state(false);

  async function attempt(act: () => Promise<unknown>, said?: string): Promise<void> {
    error = undefined;
    try {
      await act();
      if (said) say(said);
    } catch (thrown) {
      error = asCallError(thrown);
    }
  }

  return {
    get error() {
      return error;
    },
    /** True while something is under way that is done once. */
    get busy() {
      return busy;
    },
    attempt,
    /** As `attempt`, one at a time: what is pressed before the answer came is not done. */
    async once(act: () => Promise<unknown>, said?: string): Promise<void> {
      if (busy) return;
      busy = true;
      await attempt(act, said);
      busy = false;
    },
    /** What was the matter no longer is. */
    forget(): void {
      error = undefined;
    },
  };
}
