import { t } from './text';

/** A civil day, `2026-06-12`. */
export type Day = string;

const language = 'en-GB';

/** Days between two civil days; positive when `day` is after `today`. */
export function daysFrom(today: Day, day: Day): number {
  return Math.round((Date.parse(`${day}T00:00Z`) - Date.parse(`${today}T00:00Z`)) / 86_400_000);
}

/** The day so many days after. */
export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The day so many months after; the 31st becomes the last day of a month that has none. */
export function addMonths(day: Day, months: number): Day {
  const to = new Date(`${day.slice(0, 7)}-01T00:00Z`);
  to.setUTCMonth(to.getUTCMonth() + months);
  const [, last] = monthOf(to.toISOString().slice(0, 10));
  const same = `${last.slice(0, 8)}${day.slice(8)}`;
  return same < last ? same : last;
}

/** The first and the last day of a day's month. */
export function monthOf(day: Day): [first: Day, last: Day] {
  const first = `${day.slice(0, 7)}-01`;
  const last = new Date(`${first}T00:00Z`);
  // The day before the first of the next one.
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  return [first, last.toISOString().slice(0, 10)];
}

/** The Monday of a day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, -((new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7));
}

/** True for a day anyone can mean. Beyond it a year is a slip of the finger, and soon no longer four digits. */
export function plausible(day: Day): boolean {
  return day >= '1000' && day < '9000';
}

/** That day where the calendar has it: no 30 February, no month 13, no year 99999. */
export function realDay(year: number, month: number, day: number): Day | undefined {
  const two = (part: number) => String(part).padStart(2, '0');
  const written = `${year}-${two(month)}-${two(day)}`;
  // What is not in the calendar is either no date or another one, depending on who reads it.
  const read = new Date(`${written}T00:00Z`);
  return plausible(written) &&
    !Number.isNaN(read.getTime()) &&
    read.toISOString().startsWith(written)
    ? written
    : undefined;
}

function format(day: Day, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, { timeZone: 'UTC', ...options }).format(
    new Date(`${day}T00:00Z`),
  );
}

/** The exact day: “Friday, 12 June 2026”. */
export function exactDay(day: Day): string {
  const weekday = format(day, { weekday: 'long' });
  return `${weekday}, ${format(day, { day: 'numeric', month: 'long', year: 'numeric' })}`;
}

/** The title of a day's page: “Friday, 12 June”. */
export function titleDay(day: Day): string {
  return `${format(day, { weekday: 'long' })}, ${format(day, { day: 'numeric', month: 'long' })}`;
}

/**
 * A day as people say it: today, tomorrow, yesterday, “Sunday” within the coming week, “12 June”
 * within the year around it, and with the year beyond.
 */
export function sayDay(day: Day, today: Day): string {
  const away = daysFrom(today, day);
  if (away === 0) return t('day-today');
  if (away === 1) return t('day-tomorrow');
  if (away === -1) return t('day-yesterday');
  if (away > 1 && away < 7) return format(day, { weekday: 'long' });
  if (Math.abs(away) < 300) return format(day, { day: 'numeric', month: 'long' });
  return format(day, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** A month as people say it: “May”, or “May 2028” when it is not in this year. */
export function sayMonth(month: string, today: Day): string {
  const day = `${month}-01`;
  return format(
    day,
    month.slice(0, 4) === today.slice(0, 4)
      ? { month: 'long' }
      : { month: 'long', year: 'numeric' },
  );
}

/** The civil day of an instant in the household's zone. */
export function dayOf(instant: string, zone: string): Day {
  // The Swedish order is the ISO one: 2026-06-12.
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(
    new Date(instant),
  );
}

/** The time of day of an instant: “19:30”. */
export function timeOf(instant: string, zone: string): string {
  return new Intl.DateTimeFormat(language, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(new Date(instant));
}

/** A local date and time, `2026-06-12T19:30:00`, as people say it. */
export function sayLocal(at: string, today: Day): string {
  return t('day-at', { day: sayDay(at.slice(0, 10), today), time: at.slice(11, 16) });
}

/** A day and a time as people say them: “tomorrow at 19:30”. */
export function sayInstant(instant: string, zone: string, today: Day): string {
  return t('day-at', { day: sayDay(dayOf(instant, zone), today), time: timeOf(instant, zone) });
}

/** A moment soon: “at 21:10”, and with its day where that is not today. */
export function saySoon(instant: string, zone: string, today: Day): string {
  return dayOf(instant, zone) === today
    ? t('at-time', { time: timeOf(instant, zone) })
    : sayInstant(instant, zone, today);
}

/** The exact day and time. */
export function exactInstant(instant: string, zone: string): string {
  return t('day-at', { day: exactDay(dayOf(instant, zone)), time: timeOf(instant, zone) });
}
