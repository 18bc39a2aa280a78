import type { CallError } from '../api/call';
import {
  api,
  type Home,
  type PartnerView,
  type Presence,
  type Side,
  type Start,
} from '../api/bindings';
import { query } from './changes.svelte';
import { guests } from './guests.svelte';
import { t } from './text';

let now = $state.raw<Start>();

/** What every part of the interface may know: who they are, who is here, the day, the looks. */
export const session = {
  /** The core's newest answer; nothing before the first. */
  get start(): Start | undefined {
    return now;
  },
  /** What every page needs, once a household is open. */
  get home(): Home | undefined {
    return now?.home ?? undefined;
  },
  get presence(): Presence {
    return now?.presence ?? { here: 'nobody' };
  },
  get partners(): readonly PartnerView[] {
    return now?.home?.partners ?? [];
  },
  /** The household's civil day, by the core's clock. */
  get today(): string {
    return now?.home?.today ?? '1970-01-01';
  },
  get zone(): string {
    return now?.home?.household.zone ?? now?.zone ?? 'UTC';
  },
  /** The one partner who is here alone, if it is one. */
  get one(): Side | undefined {
    return session.presence.here === 'one' ? session.presence.side : undefined;
  },
  /** While guests are here, the couple's own words read *something to look at* (see `shown`). */
  get guests(): boolean {
    return now?.guests ?? false;
  },
};

/** Takes an answer of the core as the truth. */
export function setStart(next: Start | undefined): void {
  now = next;
  guests.here = next?.guests ?? false;
}

/** Keeps the session fresh while the frame is drawn; what undo would do changes with every change. */
export function keepSession(): { readonly error: CallError | undefined } {
  const reading = query(['*'], api.start);
  $effect(() => {
    if (reading.data) setStart(reading.data);
  });
  return reading;
}

export function partner(side: Side): PartnerView | undefined {
  return session.partners.find((one) => one.side === side);
}

/** Whether what is alone of the one who is here is sealed with their passphrase, as the words need it. */
export function sealed(): 'yes' | 'no' {
  const have = now?.passphrases.have ?? [];
  return session.one && have[session.one === 'start' ? 0 : 1] ? 'yes' : 'no';
}

/** A partner's name, or “your partner” while there is none yet. */
export function nameOf(side: Side): string {
  return partner(side)?.name || t('partner-to-come');
}

/** Whose circle is a ring. */
export function shapes(): Record<Side, boolean> {
  return { start: partner('start')?.ringed ?? false, end: partner('end')?.ringed ?? true };
}

/** Who is here, as a person would say it. */
export function sayPresence(presence: Presence): string {
  switch (presence.here) {
    case 'nobody':
      return t('here-nobody');
    case 'one':
      return nameOf(presence.side);
    case 'both':
      return t('here-both', { start: nameOf('start'), end: nameOf('end') });
  }
}

/** The ways to say who is here; a partner who was never welcomed can come for the first time too. */
export function presences(): Presence[] {
  const [start, end] = session.partners;
  if (!start || !end) return [];
  const all: Presence[] = [
    { here: 'one', side: 'start' },
    { here: 'one', side: 'end' },
  ];
  if (start.welcomed && end.welcomed) all.push({ here: 'both' });
  return all;
}

export function samePresence(one: Presence, other: Presence): boolean {
  if (one.here === 'one' && other.here === 'one') return one.side === other.side;
  return one.here === other.here;
}
