// Reads the colours out of tokens.css the way a browser would, and measures them.
import { readFileSync } from 'node:fs';

const css = readFileSync('src/styles/tokens.css', 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');

/** What an element carries: its theme and the two partners' colours. */
export interface Setting {
  theme: 'light' | 'dark';
  start?: string;
  end?: string;
}

function matches(selector: string, on: Setting): boolean {
  if (selector === ':root') return true;
  const found = /^\[data-(theme|start|end)(?:='(\w+)')?\]$/.exec(selector);
  if (!found) throw new Error(`tokens.css has a selector this test cannot read: ${selector}`);
  const value = on[found[1] as keyof Setting];
  return found[2] === undefined ? value !== undefined : value === found[2];
}

/** All custom properties in force, unresolved. */
export function properties(on: Setting): Map<string, string> {
  const all = new Map<string, string>();
  for (const [, selectors, body] of css.matchAll(/([^{}]+)\{([^}]*)\}/g)) {
    if (!selectors!.split(',').some((one) => matches(one.trim(), on))) continue;
    for (const [, name, value] of body!.matchAll(/(--[\w-]+):\s*([^;]+);/g))
      all.set(name!, value!.trim());
  }
  return all;
}

type Rgb = [number, number, number];

/** Linear sRGB of an OKLCH colour; a channel outside 0…1 is a colour a screen cannot show. */
export function oklch(l: number, c: number, h: number): Rgb {
  const a = c * Math.cos((h * Math.PI) / 180);
  const b = c * Math.sin((h * Math.PI) / 180);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short,
  ];
}

/** The linear sRGB value of one token. */
export function colour(name: string, on: Setting): Rgb {
  const all = properties(on);
  const resolve = (text: string): string =>
    text.replace(/var\((--[\w-]+)\)/g, (_, inner: string) => {
      const value = all.get(inner);
      if (value === undefined) throw new Error(`${inner} is not set`);
      return resolve(value);
    });
  const text = resolve(`var(${name})`).replace(/calc\(([\d.]+) \* ([\d.]+)\)/g, (_, x, y) =>
    String(Number(x) * Number(y)),
  );
  const found = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(text);
  if (!found) throw new Error(`${name} is not a plain colour: ${text}`);
  return oklch(Number(found[1]), Number(found[2]), Number(found[3]));
}

/** The contrast of two colours as WCAG 2 counts it, 1 to 21. */
export function contrast(one: Rgb, other: Rgb): number {
  const bright = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;
  const [hi, lo] = [bright(one), bright(other)].sort((x, y) => y - x) as [number, number];
  return (hi + 0.05) / (lo + 0.05);
}
