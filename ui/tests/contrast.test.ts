import { describe, expect, it } from 'vitest';
import { colour, contrast, properties, type Setting } from './colour';

const themes = ['light', 'dark'] as const;
const grounds = ['--paper', '--sheet', '--well'];
const hues = ['blue', 'clay', 'plum', 'teal', 'ochre', 'moss', 'rose', 'slate'];

function ratio(one: string, other: string, on: Setting) {
  return contrast(colour(one, on), colour(other, on));
}

describe.each(themes)('%s', (theme) => {
  const on = { theme };

  it.each(['--ink', '--ink-2', '--ink-3', '--accent', '--due', '--trouble'])(
    '%s can be read on paper, sheet and well',
    (ink) => {
      for (const ground of grounds)
        expect(ratio(ink, ground, on), `${ink} on ${ground}`).toBeGreaterThanOrEqual(4.5);
    },
  );

  it('words on a filled button and on a wash can be read', () => {
    expect(ratio('--accent-ink', '--accent', on)).toBeGreaterThanOrEqual(4.5);
    expect(ratio('--accent-ink', '--accent-deep', on)).toBeGreaterThanOrEqual(4.5);
    for (const wash of ['--accent-wash', '--due-wash', '--trouble-wash'])
      for (const ink of ['--ink', '--ink-2', '--ink-3'])
        expect(ratio(ink, wash, on), `${ink} on ${wash}`).toBeGreaterThanOrEqual(4.5);
    expect(ratio('--trouble', '--trouble-wash', on)).toBeGreaterThanOrEqual(4.5);
    expect(ratio('--due', '--due-wash', on)).toBeGreaterThanOrEqual(4.5);
  });

  it('the edge of a field can be seen', () => {
    for (const ground of grounds)
      expect(ratio('--edge', ground, on), ground).toBeGreaterThanOrEqual(3);
  });

  it.each(hues)('%s passes for either partner', (hue) => {
    const pair = { theme, start: hue, end: hue };
    for (const side of ['--a', '--b']) {
      for (const ground of [...grounds, `${side}-wash`])
        expect(ratio(side, ground, pair), `${side} on ${ground}`).toBeGreaterThanOrEqual(4.5);
      expect(ratio(`--on-${side.at(-1)}`, side, pair)).toBeGreaterThanOrEqual(4.5);
      for (const ink of ['--ink', '--ink-2', '--ink-3', '--accent'])
        expect(ratio(ink, `${side}-wash`, pair), `${ink} on ${side}-wash`).toBeGreaterThanOrEqual(
          4.5,
        );
    }
    expect(ratio('--a', '--b', pair), 'the two sides stand apart').toBeGreaterThanOrEqual(1.4);
  });

  it.each(hues)('%s is a colour a screen can show', (hue) => {
    for (const name of ['--a', '--b', '--a-wash', '--b-wash'])
      for (const channel of colour(name, { theme, start: hue, end: hue })) {
        expect(channel, name).toBeGreaterThanOrEqual(-0.0001);
        expect(channel, name).toBeLessThanOrEqual(1.0001);
      }
  });

  it('a sheet stands on paper', () => {
    expect(ratio('--sheet', '--paper', on)).toBeGreaterThan(1.1);
    expect(ratio('--well', '--paper', on)).toBeGreaterThan(1.04);
  });
});

it('paper lies clearly below a sheet in the light', () => {
  expect(ratio('--sheet', '--paper', { theme: 'light' })).toBeGreaterThanOrEqual(1.16);
});

it('there are six sizes of type', () => {
  const sizes = [...properties({ theme: 'light' }).keys()].filter((name) => /^--t\d+$/.test(name));
  expect(sizes).toEqual(['--t13', '--t15', '--t19', '--t28', '--t44', '--t72']);
});
