/** A linear scale from a domain to a range; a domain of one value lies in the middle. */
export function linear([from, to]: [number, number], [low, high]: [number, number]) {
  return (value: number): number =>
    from === to ? (low + high) / 2 : low + ((value - from) / (to - from)) * (high - low);
}

/** Days since 1970 of a civil day. */
export function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00Z`) / 86_400_000);
}
