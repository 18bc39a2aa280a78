import type { About } from '../../api/bindings';
import { shown, t } from '../../state/text';

/** What a reminder is called: the app's own by its words, the couple's by theirs. */
export function titleOf(one: { about: About | null; title: string }): string {
  if (one.about === 'check_in') return t('reminder-about-check-in');
  if (one.about === 'quarter') return t('reminder-about-quarter');
  return shown(one.title);
}
