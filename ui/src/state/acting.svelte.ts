import { asCallError, type CallError } from '../api/call';
import { toast } from './toast.svelte';

/**
 * Something that is done the moment it is pressed: what was the matter when it did not happen, and what is
 * said when it did. `say` says it: in a note at the foot of the window, or only aloud (`announce`).
 */
export function acting(say: (words: string) => void = toast) {
  let error = $state.raw<CallError>();
  return {
    get error() {
      return error;
    },
    async attempt(act: () => Promise<unknown>, said?: string): Promise<void> {
      error = undefined;
      try {
        await act();
        if (said) say(said);
      } catch (thrown) {
        error = asCallError(thrown);
      }
    },
  };
}
