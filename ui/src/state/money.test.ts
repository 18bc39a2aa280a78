import { describe, expect, it } from 'vitest';
import { readMoney, sayMoney, writeMoney } from './money';

describe('money', () => {
  it.each([
    ['1250', 125000],
    ['1,250.50', 125050],
    ['1.250,50', 125050],
    ['1 250,5', 125050],
    ['€ 12.50', 1250],
    ['0.05', 5],
    ['1.250', 125000],
    ['12.505', 1250500],
    ['12.5050', undefined],
    ['-5', undefined],
    ['twelve', undefined],
    ['1e9', undefined],
    ['9'.repeat(20), undefined],
  ])('reads “%s” as %s', (typed, minor) => {
    expect(readMoney(typed, 'EUR')).toBe(minor);
  });

  it('knows currencies without a smaller unit', () => {
    expect(readMoney('1250', 'JPY')).toBe(1250);
    expect(readMoney('12.50', 'JPY')).toBeUndefined();
    expect(writeMoney(1250, 'JPY')).toBe('1250');
  });

  it('says whole sums without the part below one', () => {
    expect(sayMoney(430000, 'EUR')).toBe('€4,300');
    expect(sayMoney(1250, 'EUR')).toBe('€12.50');
  });

  it('reads back what it writes', () => {
    for (const minor of [0, 5, 1250, 430000, 123456789])
      expect(readMoney(writeMoney(minor, 'EUR'), 'EUR')).toBe(minor);
  });
});
