import { api, type EditHousehold, type EditPartner, type Side } from '../../api/bindings';
import { partner, session } from '../../state/session.svelte';

/** Times come with seconds, which nobody sets; fields show them without. */
export function shortTime(time: string | null | undefined): string {
  return time?.slice(0, 5) ?? '';
}

/** A time as a field has it, for the core; empty is none. */
export function longTime(time: string): string | null {
  return time === '' ? null : time.length === 5 ? `${time}:00` : time;
}

/** Saves one section of what belongs to the household; the rest stays as it is. */
export function saveHousehold(change: Partial<EditHousehold>) {
  const now = session.home?.household;
  return api.editHousehold({
    zone: now?.zone ?? 'UTC',
    talk_weekday: now?.talk_weekday ?? 'sun',
    talk_time: now?.talk_time ?? '19:30:00',
    theme: now?.theme ?? 'system',
    quiet_from: now?.quiet_from ?? null,
    quiet_until: now?.quiet_until ?? null,
    paused: now?.paused_from != null,
    ...change,
  });
}

/** Saves something of one partner's own, in their name. */
export function savePartner(side: Side, change: Partial<EditPartner>) {
  const now = partner(side);
  return api.editPartner(
    {
      name: now?.name ?? '',
      letters: now?.letters ?? '',
      colour: now?.colour ?? 'blue',
      text_size: now?.text_size ?? 100,
      muted: now?.muted ?? false,
      ...change,
    },
    side,
  );
}
