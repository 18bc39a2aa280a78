import type { Hand } from '../api/call';
import { frame, type Home, type Partner, type Presence } from '../api/frame';
import { query, type Query } from './changes.svelte';
import { t } from './text';

const start: Home = {
  set_up: false,
  presence: { here: 'nobody' },
  partners: [],
  theme: 'system',
  zone: 'UTC',
  today: '1970-01-01',
  guests: false,
  undo: null,
  redo: null,
};

let home = $state.raw<Home>(start);
let ready = $state(false);

/** What every part of the interface may know: who they are, who is here, the day, the looks. */
export const session = {
  get home(): Home {
    return home;
  },
  /** False until the first answer of the core. */
  get ready(): boolean {
    return ready;
  },
  get presence(): Presence {
    return home.presence;
  },
  get partners(): Partner[] {
    return home.partners;
  },
  /** The household's civil day, from the core's clock. */
  get today(): string {
    return home.today;
  },
  get zone(): string {
    return home.zone;
  },
  /** The one partner who is here alone, if it is one. */
  get one(): Hand | undefined {
    return home.presence.here === 'one' ? home.presence.side : undefined;
  },
};

/** Takes a reading of `home` as the truth; for the frame, and for tests. */
export function setHome(next: Home): void {
  home = next;
  ready = true;
}

/** Keeps the session fresh while the frame is drawn. */
export function keepHome(): Query<Home> {
  const reading = query(
    ['household', 'partner', 'presence', 'history', 'today', 'settings'],
    frame.home,
  );
  $effect(() => {
    if (reading.data) setHome(reading.data);
  });
  return reading;
}

export function partner(side: Hand): Partner | undefined {
  return home.partners.find((one) => one.side === side);
}

/** A partner's name, or “your partner” while there is none yet. */
export function nameOf(side: Hand): string {
  return partner(side)?.name ?? t('partner-to-come');
}

/** Whose circle is a ring. */
export function shapes(): Record<Hand, boolean> {
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
