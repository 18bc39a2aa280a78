import { acting } from '../../state/acting.svelte';
import { announce } from '../../state/announce.svelte';
import { t } from '../../state/text';

/** Something that is saved the moment it is chosen, and what was the matter when it was not. */
export function atOnce() {
  const act = acting(announce);
  return {
    get error() {
      return act.error;
    },
    save: (what: () => Promise<unknown>) => act.attempt(what, t('settings-saved')),
  };
}
