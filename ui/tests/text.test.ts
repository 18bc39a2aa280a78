import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { has, locale, setLanguage, t } from '../src/state/text';

const words = '../src-tauri/core/locales/en';

function files(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

const source = files('src')
  .filter((path) => /\.(ts|svelte)$/.test(path) && !/(\.test|bindings)\.ts$/.test(path))
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }));

// Everything that is passed to t() as it stands, and the labels that are keys.
const used = new Map<string, string>();
for (const { path, text } of source) {
  for (const call of text.matchAll(/\bt\(\s*([^)]*?)\s*[,)]/gs))
    for (const [, key] of call[1]!.matchAll(/'([a-z][\w.-]*)'/g)) used.set(key!, path);
  if (/pages\/index/.test(path))
    for (const [, key] of text.matchAll(/label: '([a-z][\w-]*)'/g)) used.set(key!, path);
}

// Keys put together from a code, such as `error-${code}`.
const families = source.flatMap(({ text }) =>
  [...text.matchAll(/`([a-z][\w-]*-)\$\{/g)].map(([, start]) => start!),
);

// What the core says by itself: notices, exports, the calendar.
const core = files('../src-tauri')
  .filter((path) => path.endsWith('.rs'))
  .map((path) => readFileSync(path, 'utf8'))
  .join('\n');

const ours = readdirSync(words).filter((name) => name.endsWith('.ftl'));
const written = new Map<string, string>();
for (const name of ours)
  for (const [, key] of readFileSync(join(words, name), 'utf8').matchAll(/^([a-z][\w-]*) =/gm))
    written.set(key!, name);

describe('words', () => {
  it('exist for every key that is used', () => {
    const missing = [...used].filter(([key]) => !has(key.split('.')[0]!));
    expect(missing).toEqual([]);
  });

  it('are understood, every one', () => {
    // Fluent leaves out what it cannot read without a word.
    expect([...written].filter(([key]) => !has(key))).toEqual([]);
  });

  it('are used, every one', () => {
    const all = source.map(({ text }) => text).join('\n');
    const used = (key: string) => all.includes(`'${key}'`);
    // A file of which no word is used yet has come before its page.
    const arrived = new Set([...written].filter(([key]) => used(key)).map(([, name]) => name));
    const unused = [...written].filter(
      ([key, name]) =>
        arrived.has(name) &&
        !families.some((start) => key.startsWith(start)) &&
        !used(key) &&
        !core.includes(`"${key}"`),
    );
    expect(unused).toEqual([]);
  });

  it('stand once each', () => {
    const count = ours
      .map(
        (name) => [...readFileSync(join(words, name), 'utf8').matchAll(/^[a-z][\w-]* =/gm)].length,
      )
      .reduce((one, other) => one + other, 0);
    expect(count).toBe(written.size);
  });

  it('of what undo takes back know only the thing and where it went', () => {
    const ops = ours.flatMap((name) => {
      const text = readFileSync(join(words, name), 'utf8');
      return [...text.matchAll(/^op-[\s\S]*?(?=^\S|(?![\s\S]))/gm)].map(([all]) => all);
    });
    for (const op of ops)
      for (const [, name] of op.matchAll(/\$(\w+)/g)) expect(['thing', 'to'], op).toContain(name);
  });

  it('never blame and never count', () => {
    const said = ours.map((name) => readFileSync(join(words, name), 'utf8')).join('\n');
    const values = said
      .split('\n')
      .map((line) => line.replace(/^[a-z][\w-]* =/, '').replace(/^#.*/, ''))
      .join('\n');
    expect(values).not.toMatch(/\b(oops|error|overdue|failed|streak|inbox|submit)\b/i);
  });
});

describe('t', () => {
  afterEach(() => setLanguage('en'));

  it('isolates a name inside a sentence', () => {
    expect(t('here-now-said', { who: 'دانا' })).toBe('Here now: \u2068دانا\u2069');
  });

  it('throws for a key without words', () => {
    expect(() => t('no-such-words')).toThrow('No words for “no-such-words”');
  });

  it('speaks a made-up language from right to left', () => {
    setLanguage('en-XA');
    expect(locale.direction).toBe('rtl');
    expect(document.documentElement.dir).toBe('rtl');
    expect(t('close')).toBe('\u200FÇlósé\u200F'.replace('Ç', 'C'));
  });
});
