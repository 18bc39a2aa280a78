import type { Hit, PastThing } from '../api/bindings';
import { go } from './router.svelte';

const pages: Partial<Record<Hit['of'], string>> = {
  own: 'boundaries',
  agreement: 'boundaries',
  request: 'boundaries',
  goal: 'goals',
  rule: 'decisions',
  reminder: 'reminders',
  private: 'private',
  feeling: 'private',
  value: 'values',
};

/** Goes where something is: its page, opened there if it can be. */
export function goTo({ of, id }: Pick<PastThing, 'of' | 'id'>): void {
  go(pages[of] ?? 'today', of === 'request' ? {} : { open: id });
}
