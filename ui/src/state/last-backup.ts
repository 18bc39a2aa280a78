import { addMonths, sayDay } from './dates';
import { session } from './session.svelte';

/** The day the last backup made before today goes: none is kept beyond twelve months. */
export function lastBackup(): string {
  return sayDay(addMonths(session.today, 12), session.today);
}
