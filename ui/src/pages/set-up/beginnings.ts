import type { Weekday } from '../../api/bindings';

/** The parts of life a new planner begins with; their names are `area-…`. */
export const areas = [
  'family',
  'finances',
  'career',
  'lifestyle',
  'home',
  'health',
  'growth',
  'fun',
] as const;

/** The days of the week, Monday first. */
export const weekdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
