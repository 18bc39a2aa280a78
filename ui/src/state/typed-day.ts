import { addDays, daysFrom, mondayOf, realDay, type Day } from './dates';

const language = 'en-GB';

function names(
  options: Intl.DateTimeFormatOptions,
  count: number,
  from: Date,
  step: 'day' | 'month',
) {
  const say = new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' });
  return Array.from({ length: count }, (_, index) => {
    const date = new Date(from);
    if (step === 'day') date.setUTCDate(date.getUTCDate() + index);
    else date.setUTCMonth(index);
    return say.format(date).toLowerCase();
  });
}

// Monday, 1 January 2024.
const monday = new Date('2024-01-01T00:00Z');
const months = names({ month: 'long' }, 12, monday, 'month');
const weekdays = names({ weekday: 'long' }, 7, monday, 'day');

// “jun”, “june”: at least three letters of the name.
function among(all: readonly string[], typed: string): number {
  return typed.length < 3 ? -1 : all.findIndex((name) => name.startsWith(typed));
}

function year(typed: string): number {
  return typed.length === 2 ? 2000 + Number(typed) : Number(typed);
}

/** The same day in the coming twelve months, for a date typed without its year. */
function coming(month: number, day: number, today: Day): Day | undefined {
  for (let ahead = 0; ahead <= 4; ahead += 1) {
    const date = realDay(Number(today.slice(0, 4)) + ahead, month, day);
    if (date && date >= today) return date;
  }
  return undefined;
}

/**
 * Reads a date the way people type one: `12 June 2027`, `June 12`, `12.6.27`, `2027-06-12`,
 * `tomorrow`, `Sunday`; and, where a month will do, `June 2027`, `6/2027`, `June`. Numbers are day,
 * month, year. Answers a day (`2027-06-12`) or a month (`2027-06`); nothing for what is not a date.
 */
export function readDay(text: string, today: Day, monthToo = false): string | undefined {
  const typed = text
    .trim()
    .toLowerCase()
    .replace(/[,\u200e\u200f]/g, ' ')
    .replace(/\s+/g, ' ');

  if (typed === 'today') return today;
  if (typed === 'tomorrow') return addDays(today, 1);
  const weekday = among(weekdays, typed);
  if (weekday >= 0) {
    const todayIs = daysFrom(mondayOf(today), today);
    return addDays(today, (weekday - todayIs + 7) % 7 || 7);
  }

  let found = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
  if (found) return realDay(Number(found[1]), Number(found[2]), Number(found[3]));

  found = /^(\d{1,2})[./ -](\d{1,2})(?:[./ -](\d{4}|\d{2}))?\.?$/.exec(typed);
  if (found) {
    const [, day, month, typedYear] = found as unknown as [string, string, string, string?];
    return typedYear === undefined
      ? coming(Number(month), Number(day), today)
      : realDay(year(typedYear), Number(month), Number(day));
  }

  // A month by name, with a day before or after it and perhaps a year.
  found =
    /^(?:(\d{1,2})(?:st|nd|rd|th|\.)? )?([a-z]+)\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?(?: (\d{4}))?$/.exec(
      typed,
    );
  const month = found ? among(months, found[2]!) + 1 : 0;
  if (found && month > 0) {
    const [, before, , after, typedYear] = found as unknown as [string, ...(string | undefined)[]];
    const day = before ?? after;
    if (day !== undefined && !(before !== undefined && after !== undefined)) {
      return typedYear === undefined
        ? coming(month, Number(day), today)
        : realDay(Number(typedYear), month, Number(day));
    }
    if (day === undefined && monthToo) {
      const [thisYear, thisMonth] = today.split('-').map(Number) as [number, number];
      const inYear = typedYear ? Number(typedYear) : thisYear + (month < thisMonth ? 1 : 0);
      return realDay(inYear, month, 1)?.slice(0, 7);
    }
    return undefined;
  }

  found = /^(\d{1,2})[./ -](\d{4})$|^(\d{4})-(\d{1,2})$/.exec(typed);
  if (found && monthToo)
    return realDay(Number(found[2] ?? found[3]), Number(found[1] ?? found[4]), 1)?.slice(0, 7);
  return undefined;
}

/** A chosen day or month as it stands in the field: “12 June 2027”, “June 2027”. */
export function writeDay(value: string): string {
  const month = value.length === 7;
  return new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    ...(month ? {} : { day: 'numeric' }),
    month: 'long',
    year: 'numeric',
  }).format(new Date(`${month ? `${value}-01` : value}T00:00Z`));
}
