import { api, type Presence } from '../api/bindings';
import { onNobodyHere } from '../api/call';
import { announce } from './announce.svelte';
import { touch } from './changes.svelte';
import { flushAll } from './form.svelte';
import { askToCome, guardYeses, unsaid, type Said } from './passphrase.svelte';
import { sayPresence, session, setStart } from './session.svelte';
import { t } from './text';
import { toasts } from './toast.svelte';
import { wrong } from './wrong.svelte';

/** Minutes without a key or a pointer after which nobody is here. */
export const idleMinutes = 5;

let asking = $state<{ answer: (known: boolean) => void } | undefined>();

/** The question *Who's here?* while it is open. */
export const question = {
  get open(): boolean {
    return asking !== undefined;
  },
  /** Closes it without an answer; the act that asked is not done. */
  dismiss(): void {
    asking?.answer(false);
    asking = undefined;
  },
};

let waiting: Promise<boolean> | undefined;

/**
 * Asks who is here and waits for the answer. Several acts that ask at once wait for one answer.
 * False when the question was closed.
 */
export function whoIsHere(): Promise<boolean> {
  waiting ??= new Promise<boolean>((resolve) => {
    asking = { answer: resolve };
  }).finally(() => {
    waiting = undefined;
  });
  return waiting;
}

/**
 * Says who is here; what is being typed is kept first. In a `sitting` the laptop only goes from one to the
 * other: whoever said their passphrase in it is not asked again.
 */
export async function setPresence(presence: Presence, sitting = false): Promise<void> {
  await flushAll();
  const sides = unsaid(presence, sitting);
  if (sides.length === 0)
    setStart(await api.setPresence(sitting ? { presence, sitting } : { presence }));
  else if (!(await askToCome(sides, (said) => come(presence, sitting, said)))) return;
  touch(['presence']);
  announce(t('here-now-said', { who: sayPresence(presence) }));
  if (presence.here !== 'nobody') {
    asking?.answer(true);
    asking = undefined;
  }
}

async function come(presence: Presence, sitting: boolean, said: Said): Promise<void> {
  const passphrases: [string | null, string | null] = [said.start ?? null, said.end ?? null];
  setStart(await api.setPresence({ presence, sitting, passphrases }));
}

/** The page of a sitting is left: whoever is not here now is asked for their passphrase when they come back. */
export async function leaveSitting(): Promise<void> {
  const { sit, here } = session.start?.passphrases ?? { sit: [], here: [] };
  if (!sit.some((one, n) => one && !here[n])) return;
  try {
    setStart(await api.setPresence({ presence: session.presence }));
  } catch {
    // Then the next change of who is here ends it.
  }
}

/** Locks the planner; what is being typed is kept first. Where nobody has a passphrase, nobody is here. */
export async function lock(): Promise<void> {
  await flushAll();
  setStart(await api.lock());
  toasts.shown = [];
  touch(['presence', 'session']);
  announce(t('locked-said'));
}

/** The program is about to be locked, or nobody was here for long: what is being typed is kept first. */
export function leave(how: 'lock' | 'nobody'): void {
  // Where it does not work here, the program does it a moment later.
  (how === 'lock' ? lock() : setPresence({ here: 'nobody' })).catch(() => undefined);
}

// A talk is spoken: in the middle of one nobody touches the laptop for long, and is here all the same.
let talking = false;

/** Says that a talk goes on, until what it answers is called. */
export function inTalk(): () => void {
  const say = (now: boolean) => {
    talking = now;
    tellStir();
  };
  say(true);
  return () => say(false);
}

// The program counts idle minutes by itself, since a page that is hidden may not.
function tellStir(): void {
  api.stir({ talking }).catch(() => undefined);
}

/** Lets every act that meets nobody ask first. Call once, when the app starts. */
export function guardActs(): void {
  onNobodyHere(whoIsHere);
  guardYeses();
}

/**
 * Watches for five idle minutes. It compares the wall clock every few seconds instead of setting one
 * long timer: timers stand still while a laptop sleeps. Returns how to stop.
 */
export function watchIdle(now: () => number = Date.now): () => void {
  let last = now();
  let told = last;
  tellStir();
  const stir = () => {
    last = now();
    if (last - told < 60_000) return;
    told = last;
    tellStir();
  };
  const events = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;
  for (const event of events)
    window.addEventListener(event, stir, { passive: true, capture: true });
  const tick = setInterval(() => {
    if (talking || now() - last < idleMinutes * 60_000) return;
    last = now();
    // Nobody is to find that page standing open.
    if (wrong.shown) wrong.close();
    if (session.presence.here === 'nobody') return;
    setPresence({ here: 'nobody' }).catch(() => {
      // The next tick but one tries again; whoever is here keeps being shown meanwhile.
    });
  }, 10_000);
  return () => {
    clearInterval(tick);
    for (const event of events) window.removeEventListener(event, stir, { capture: true });
  };
}
