import { describe, expect, it } from 'vitest';
import { readDay, writeDay } from './typed-day';

// A Friday.
const today = '2026-06-12';

describe('readDay', () => {
  it.each([
    ['12 June 2027', '2027-06-12'],
    ['12 june', '2026-06-12'],
    ['11 June', '2027-06-11'],
    ['June 12, 2027', '2027-06-12'],
    ['3rd of', undefined],
    ['3rd Sept 2026', '2026-09-03'],
    ['1.2.27', '2027-02-01'],
    ['01/02/2027', '2027-02-01'],
    ['24.12.', '2026-12-24'],
    ['2027-06-12', '2027-06-12'],
    [' Tomorrow ', '2026-06-13'],
    ['sunday', '2026-06-14'],
    ['fri', '2026-06-19'],
    ['29 February', '2028-02-29'],
    ['29 February 2027', undefined],
    ['31.6.2026', undefined],
    ['0 June', undefined],
    ['June', undefined],
    ['maybe', undefined],
    ['12', undefined],
  ])('reads “%s” as %s', (typed, day) => {
    expect(readDay(typed, today)).toBe(day);
  });

  it.each([
    ['June 2027', '2027-06'],
    ['6/2027', '2027-06'],
    ['2027-6', '2027-06'],
    ['May', '2027-05'],
    ['June', '2026-06'],
    ['13/2027', undefined],
  ])('reads the month “%s” as %s', (typed, month) => {
    expect(readDay(typed, today, true)).toBe(month);
  });

  it('reads back what it writes', () => {
    for (const value of ['2027-06-12', '2028-02-29', '2027-06'])
      expect(readDay(writeDay(value), today, true)).toBe(value);
  });
});
