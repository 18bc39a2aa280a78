import type { FluentVariable } from '@fluent/bundle';
import type { CallError } from '../api/call';
import { has, t } from './text';

/** What a problem says to people: the words for its code, or that something unexpected came back. */
export function sayError(error: CallError): string {
  const key = `error-${error.code}`;
  const args: Record<string, FluentVariable> = { code: error.code, typed: 'no' };
  for (const [name, value] of Object.entries(error.data))
    if (typeof value === 'string' || typeof value === 'number') args[name] = value;
  return t(has(key) ? key : 'error-unknown', args);
}
