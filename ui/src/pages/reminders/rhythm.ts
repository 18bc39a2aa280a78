import type { Cadence, Schedule } from '../../api/bindings';

type Day = 'Mon' | 'Tue' | 'Wed' | 'Thu' | 'Fri' | 'Sat' | 'Sun';

/** A schedule as the form has it: every field there, whichever of them counts. */
export interface Rhythm {
  /** `once` is every day, from and until the same day. */
  unit: Cadence['unit'] | 'once';
  n: string;
  on: Day[];
  month: 'day' | 'last-day' | 'nth-weekday' | 'last-weekday';
  day: string;
  nth: string;
  weekday: Day;
  /** `19:30` */
  time: string;
  start: string | null;
  end: string | null;
  fromDone: boolean;
}

const names: Day[] = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** The form's fields for a schedule, or for a new one that begins today. */
export function read(schedule: Schedule | undefined, today: string): Rhythm {
  const start = schedule?.start ?? today;
  const weekday = names[new Date(`${start}T00:00Z`).getUTCDay()]!;
  const blank: Rhythm = {
    unit: 'weeks',
    n: '1',
    on: [weekday],
    month: 'day',
    day: String(Number(start.slice(8))),
    nth: '1',
    weekday,
    time: '20:00',
    start,
    end: null,
    fromDone: false,
  };
  if (!schedule) return blank;
  const every = schedule.every;
  const once = every.unit === 'days' && every.n === 1 && schedule.end === schedule.start;
  const month = every.unit === 'months' ? every.on : undefined;
  return {
    ...blank,
    unit: once ? 'once' : every.unit,
    n: String(every.n),
    on: every.unit === 'weeks' ? (every.on as Day[]) : blank.on,
    month: month?.kind ?? 'day',
    day: month?.kind === 'day' ? String(month.day) : blank.day,
    nth: month?.kind === 'nth-weekday' ? String(month.nth) : blank.nth,
    weekday: month && 'weekday' in month ? (month.weekday as Day) : blank.weekday,
    time: schedule.time.slice(0, 5),
    end: once ? null : schedule.end,
    fromDone: schedule.from === 'completion',
  };
}

/** A number as typed; what is none becomes 0, which the core names at its field. */
function whole(typed: string, most: number): number {
  const n = Number(typed);
  return Number.isInteger(n) && n >= 0 && n <= most ? n : 0;
}

/** The schedule the fields say. Pauses stay as they were. */
export function write(rhythm: Rhythm, before: Schedule | undefined): Schedule {
  const n = whole(rhythm.n, 65_535);
  const start = rhythm.start ?? '0001-01-01';
  const cadence = (): Cadence => {
    switch (rhythm.unit) {
      case 'once':
        return { unit: 'days', n: 1 };
      case 'weeks':
        return { unit: 'weeks', n, on: [...rhythm.on] };
      case 'months': {
        const on = {
          day: { kind: 'day' as const, day: whole(rhythm.day, 255) },
          'last-day': { kind: 'last-day' as const },
          'nth-weekday': {
            kind: 'nth-weekday' as const,
            nth: whole(rhythm.nth, 255),
            weekday: rhythm.weekday,
          },
          'last-weekday': { kind: 'last-weekday' as const, weekday: rhythm.weekday },
        }[rhythm.month];
        return { unit: 'months', n, on };
      }
      default:
        return { unit: rhythm.unit, n };
    }
  };
  return {
    every: cadence(),
    time: `${rhythm.time || '00:00'}:00`,
    start,
    end: rhythm.unit === 'once' ? start : rhythm.end,
    from: rhythm.fromDone && rhythm.unit !== 'once' ? 'completion' : 'schedule',
    paused: before?.paused ?? [],
  };
}
