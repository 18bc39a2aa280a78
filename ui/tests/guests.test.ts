import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'svelte/compiler';
import { afterEach, describe, expect, it } from 'vitest';
import { guests } from '../src/state/guests.svelte';
import { shown, t } from '../src/state/text';

// While guests are here no word of the couple's may stand on the page. Their words stand in elements of
// the class `words` or with dir="auto"; what is written in those must have gone through `shown` or `t`.

interface Node {
  type: string;
  start: number;
  end: number;
  [more: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';

/** Whether an element is where the couple's own words stand. */
function holdsWords(node: Node): boolean {
  if (node.type !== 'RegularElement') return false;
  const said = JSON.stringify(node.attributes, (key, value: unknown) =>
    key === 'parent' ? undefined : value,
  );
  return (
    /"words(?:[ -][^"]*)?"|[ "]words[ "]/.test(said) || /"name":"dir".*?"data":"auto"/.test(said)
  );
}

/** What may stand there as it is: our words, covered words, numbers, a partner's name. */
function mayStand(expression: Node, source: string): boolean {
  const text = source.slice(expression.start, expression.end);
  if (expression.type === 'Literal') return true;
  if (expression.type === 'ConditionalExpression')
    return (
      mayStand(expression.consequent as Node, source) &&
      mayStand(expression.alternate as Node, source)
    );
  if (expression.type === 'LogicalExpression')
    return (
      (expression.operator === '&&' || mayStand(expression.left as Node, source)) &&
      mayStand(expression.right as Node, source)
    );
  return /^(t|shown|nameOf|say[A-Z]\w*)\(/.test(text) || /(^|\.)name$/.test(text);
}

/** What is read aloud or shown on hover. */
const spoken = new Set(['aria-label', 'title', 'label']);

/** Every place of a file where words stand uncovered. */
export function uncovered(source: string): string[] {
  const found: string[] = [];
  const walk = (value: unknown, inWords: boolean): void => {
    if (Array.isArray(value)) return value.forEach((one) => walk(one, inWords));
    if (!isNode(value)) return;
    if (value.type === 'ExpressionTag' && inWords && !mayStand(value.expression as Node, source))
      found.push(source.slice(value.start, value.end));
    if (value.type === 'Attribute') {
      const named = value.value as { expression?: Node } | undefined;
      if (spoken.has(String(value.name)) && isNode(named?.expression)) {
        const text = source.slice(named.expression.start, named.expression.end);
        if (/\.(title|words|text|about|own_words)$/.test(text))
          found.push(`${String(value.name)}={${text}}`);
      }
      return;
    }
    const here = inWords || holdsWords(value);
    for (const [key, child] of Object.entries(value)) {
      if (key === 'expression') continue;
      if (isNode(child) || Array.isArray(child)) walk(child, here);
    }
  };
  walk(parse(source, { modern: true }).fragment, false);
  return found;
}

function pages(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? pages(join(folder, entry.name)) : [join(folder, entry.name)],
  );
}

describe('while guests are here', () => {
  afterEach(() => {
    guests.here = false;
  });

  it('their words and what stands in sentences are covered', () => {
    expect(shown('Lisbon')).toBe('Lisbon');
    expect(t('op-delete', { thing: 'Lisbon' })).toContain('Lisbon');
    guests.here = true;
    expect(shown('Lisbon')).toBe('something to look at');
    expect(shown('')).toBe('');
    expect(t('op-delete', { thing: 'Lisbon' })).not.toContain('Lisbon');
    expect(t('here-now-said', { who: 'Ana' })).toContain('Ana');
  });

  it('the search finds words that are not covered', () => {
    expect(uncovered('<p class="words">{goal.title}</p>')).toEqual(['{goal.title}']);
    expect(uncovered('<p class={["words", size]}><b>{goal.title}</b></p>')).toHaveLength(1);
    expect(uncovered('<p dir="auto">{#if x}{line}{/if}</p>')).toEqual(['{line}']);
    expect(uncovered('<p class="words">{shown(goal.title)} {t("and")} {area.name}</p>')).toEqual(
      [],
    );
    expect(uncovered('<p>{count}</p>')).toEqual([]);
    expect(uncovered('<button aria-label={goal.title}>x</button>')).toEqual([
      'aria-label={goal.title}',
    ]);
  });

  it.each(
    ['src/pages', 'src/frame', 'src/board', 'src/charts']
      .flatMap((folder) => {
        try {
          return pages(folder);
        } catch {
          return [];
        }
      })
      .filter((path) => path.endsWith('.svelte')),
  )('%s covers them', (path) => {
    expect(uncovered(readFileSync(path, 'utf8'))).toEqual([]);
  });
});
