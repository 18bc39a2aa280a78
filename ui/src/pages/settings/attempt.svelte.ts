import { asCallError, type CallError } from '../../api/call';
import { announce } from '../../state/announce.svelte';
import { t } from '../../state/text';

/** Something that is saved the moment it is chosen, and what was the matter when it was not. */
export function atOnce() {
  let error = $state.raw<CallError>();
  return {
    get error() {
      return error;
    },
    async save(act: () => Promise<unknown>): Promise<void> {
      error = undefined;
      try {
        await act();
        announce(t('settings-saved'));
      } catch (thrown) {
        error = asCallError(thrown);
      }
    },
  };
}
