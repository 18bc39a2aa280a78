import type { Colour } from '../api/bindings';

/** The colours a partner can choose, in the order they are offered. */
export const colours: readonly Colour[] = [
  'blue',
  'clay',
  'plum',
  'moss',
  'teal',
  'ochre',
  'rose',
  'slate',
];

/**
 * One or two letters for each of two names: the first ones, and a second where they are the same.
 * Where even those are the same, the last letter sets them apart.
 */
export function lettersFor(first: string, second: string): [string, string] {
  const a = [...first.trim().toLocaleUpperCase()];
  const b = [...second.trim().toLocaleUpperCase()];
  if (a[0] !== b[0]) return [a[0] ?? '', b[0] ?? ''];
  const pair = (name: string[], at: number) =>
    (name[0] ?? '') + (name.at(at) ?? '').toLocaleLowerCase();
  const short: [string, string] = [pair(a, 1), pair(b, 1)];
  return short[0] !== short[1] ? short : [pair(a, 1), pair(b, -1)];
}
