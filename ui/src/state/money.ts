const language = 'en-GB';

/** How many digits a currency has after the point: 2 for most, 0 for yen. */
export function digitsOf(currency: string): number {
  return (
    new Intl.NumberFormat(language, { style: 'currency', currency }).resolvedOptions()
      .maximumFractionDigits ?? 2
  );
}

/** A sum as people write it, “€4,300” or “€12.50”. `minor` is in the smallest unit (cents). */
export function sayMoney(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  const whole = minor % 10 ** digits === 0;
  return new Intl.NumberFormat(language, {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: whole ? 0 : digits,
    maximumFractionDigits: whole ? 0 : digits,
  }).format(minor / 10 ** digits);
}

/** The sign a currency is written with. */
export function signOf(currency: string): string {
  return (
    new Intl.NumberFormat(language, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
    })
      .formatToParts(0)
      .find(({ type }) => type === 'currency')?.value ?? currency
  );
}

/** A sum as it stands in a field: plain digits with a point. */
export function writeMoney(minor: number, currency: string): string {
  const digits = digitsOf(currency);
  const text = (minor / 10 ** digits).toFixed(digits);
  return text.replace(/\.0+$/, '');
}

/**
 * Reads a typed sum in the smallest unit: `1250`, `1,250.50`, `1.250,50`, `€ 12,5`. A last group of one
 * or two digits after a point or comma is the part below one; nothing for what is not a sum.
 */
export function readMoney(text: string, currency: string): number | undefined {
  const typed = text
    .replace(/[\s\u00a0\u202f'’]/g, '')
    .replace(signOf(currency), '')
    .replace(currency, '');
  const found = /^(\d+|\d{1,3}(?:[.,]\d{3})+)(?:[.,](\d{1,2}))?$/.exec(typed);
  if (!found) return undefined;
  const digits = digitsOf(currency);
  const below = found[2] ?? '';
  if (below.length > digits) return undefined;
  const minor = Number(found[1]!.replace(/[.,]/g, '') + below.padEnd(digits, '0'));
  return Number.isSafeInteger(minor) ? minor : undefined;
}
