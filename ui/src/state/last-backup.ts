import { parseDate } from '@internationalized/date';
import { sayDay } from './dates';
import { session } from './session.svelte';

/** The day the last backup made before today goes: none is kept beyond twelve months. */
export function lastBackup(): string {
  return sayDay(parseDate(session.today).add({ years: 1 }).toString(), session.today);
}
