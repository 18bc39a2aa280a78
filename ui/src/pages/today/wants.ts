import type { Wants } from '../../api/bindings';
import type { Option } from '../../parts/Choice.svelte';
import { t } from '../../state/text';

/** What a topic can want of the other, for choosing. */
export function wishes(): Option<Wants>[] {
  return [
    { value: 'know', label: t('wants-know') },
    { value: 'listen', label: t('wants-listen') },
    { value: 'decide', label: t('wants-decide') },
  ];
}
