import { describe, expect, it } from 'vitest';
import {
  addMonths,
  dayOf,
  exactDay,
  mondayOf,
  monthOf,
  realDay,
  sayDay,
  sayInstant,
  saySoon,
  timeOf,
  titleDay,
} from './dates';

const today = '2026-06-12';

describe('dates', () => {
  it.each([
    ['2026-06-12', 'today'],
    ['2026-06-13', 'tomorrow'],
    ['2026-06-11', 'yesterday'],
    ['2026-06-14', 'Sunday'],
    ['2026-06-18', 'Thursday'],
    ['2026-06-19', '19 June'],
    ['2026-05-03', '3 May'],
    ['2027-09-04', '4 September 2027'],
  ])('says %s as “%s”', (day, said) => {
    expect(sayDay(day, today)).toBe(said);
  });

  it('gives the exact one', () => {
    expect(exactDay('2026-06-14')).toBe('Sunday, 14 June 2026');
    expect(titleDay('2026-06-14')).toBe('Sunday, 14 June');
  });

  it('reads an instant in the zone of the household, not of the machine', () => {
    expect(dayOf('2026-06-12T22:30:00Z', 'Asia/Tokyo')).toBe('2026-06-13');
    expect(timeOf('2026-06-12T22:30:00Z', 'Asia/Tokyo')).toBe('07:30');
    expect(sayInstant('2026-06-14T18:30:00Z', 'Europe/Lisbon', today)).toBe(
      '\u2068Sunday\u2069 at \u206819:30\u2069',
    );
  });

  it('says of a moment soon its day only where that is not today', () => {
    expect(saySoon('2026-06-12T19:10:00Z', 'Europe/Lisbon', today)).toBe('at \u206820:10\u2069');
    expect(saySoon('2026-06-12T23:10:00Z', 'Europe/Lisbon', today)).toBe(
      '\u2068tomorrow\u2069 at \u206800:10\u2069',
    );
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2027-12-31', 2, '2028-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-05-15', 8, '2027-01-15'],
    ['2026-01-01', -1, '2025-12-01'],
  ])('goes from %s by %i months to %s', (day, months, to) => {
    expect(addMonths(day, months)).toBe(to);
  });

  it('knows the ends of a month and the Monday of a week', () => {
    expect(monthOf('2028-02-10')).toEqual(['2028-02-01', '2028-02-29']);
    expect(monthOf('2026-12-31')).toEqual(['2026-12-01', '2026-12-31']);
    expect(mondayOf('2026-06-14')).toBe('2026-06-08');
    expect(mondayOf('2026-06-15')).toBe('2026-06-15');
  });

  it('takes a day for one only where the calendar has it', () => {
    expect(realDay(2028, 2, 29)).toBe('2028-02-29');
    for (const [year, month, day] of [
      [2027, 2, 29],
      [2026, 2, 30],
      [2026, 4, 31],
      [2026, 13, 1],
      [2026, 0, 1],
      [2026, 1, 0],
      [99999, 1, 1],
      [9999, 12, 31],
      [26, 1, 1],
    ] as const)
      expect(realDay(year, month, day)).toBeUndefined();
  });
});
