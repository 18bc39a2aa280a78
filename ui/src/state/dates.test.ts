import { describe, expect, it } from 'vitest';
import { dayOf, exactDay, sayDay, sayInstant, saySoon, timeOf, titleDay } from './dates';

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
});
