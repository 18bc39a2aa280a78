import { FluentBundle, FluentResource, type FluentVariable } from '@fluent/bundle';
import { guests } from './guests.svelte';

declare global {
  interface Window {
    /** All words, as one Fluent text: the shell hands them over before the page is read. */
    readonly words: string;
  }
}

/** `en-XA` is a made-up language for tests: accented, longer, and read from right to left. */
export type Language = 'en' | 'en-XA';

const accents: Record<string, string> = {
  a: 'á',
  e: 'é',
  i: 'í',
  o: 'ó',
  u: 'ú',
  y: 'ý',
  n: 'ñ',
  c: 'ç',
  A: 'Á',
  E: 'É',
  I: 'Í',
  O: 'Ó',
  U: 'Ú',
};

// Right-to-left marks on both ends let the neutral characters of a sentence fall where they would
// in a real right-to-left language.
function pseudo(text: string): string {
  return `\u200F${text.replace(/[aeiouyncAEIOU]/g, (letter) => accents[letter] ?? letter)}\u200F`;
}

function bundle(language: Language): FluentBundle {
  const made = new FluentBundle('en-GB', {
    useIsolating: true,
    ...(language === 'en-XA' ? { transform: pseudo } : {}),
  });
  const problems = made.addResource(new FluentResource(window.words));
  if (problems.length > 0) throw problems[0]!;
  return made;
}

let words = bundle('en');

/** The language and direction in force, for the `html` element. */
export let locale: { language: Language; direction: 'ltr' | 'rtl' } = {
  language: 'en',
  direction: 'ltr',
};

/** Changes the language of everything drawn from now on. */
export function setLanguage(language: Language): void {
  words = bundle(language);
  locale = { language, direction: language === 'en-XA' ? 'rtl' : 'ltr' };
  document.documentElement.lang = language === 'en-XA' ? 'en' : language;
  document.documentElement.dir = locale.direction;
}

/**
 * The words for a key. Values put into a sentence are isolated, so that a name in another script
 * cannot turn the sentence round. A key that does not exist throws: it is a mistake of ours, found
 * by tests/text.test.ts before anybody sees it.
 */
export function t(key: string, args?: Record<string, FluentVariable>): string {
  const [id, attribute] = key.split('.', 2) as [string, string?];
  const message = words.getMessage(id);
  const pattern = attribute === undefined ? message?.value : message?.attributes[attribute];
  if (!pattern) throw new Error(`No words for “${key}”`);
  return words.formatPattern(pattern, args ? covered(args) : null);
}

// The values in our sentences that are the couple's own words.
const theirs = new Set([
  'title',
  'thing',
  'words',
  'text',
  'about',
  'item',
  'step',
  'goal',
  'will',
]);

function covered(args: Record<string, FluentVariable>): Record<string, FluentVariable> {
  if (!guests.here) return args;
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      theirs.has(name) && typeof value === 'string' ? shown(value) : value,
    ]),
  );
}

/**
 * The couple's own words as they may be shown now: while guests are here, *something to look at*. What
 * is covered is not on the page at all, so nothing reads it aloud either. Every text of theirs that a
 * page shows goes through here; tests/guests.test.ts looks for one that does not. A field one types
 * into keeps its words: who opens it means to see them.
 */
export function shown(text: string): string {
  return guests.here && text !== '' ? words.formatPattern(something(), null) : text;
}

function something() {
  const pattern = words.getMessage('guests-title')?.value;
  if (!pattern) throw new Error('No words for “guests-title”');
  return pattern;
}

/** Whether there are words for a key: errors of the core are looked up by their code. */
export function has(key: string): boolean {
  return words.hasMessage(key);
}
