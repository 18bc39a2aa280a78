import { asCallError, atLength } from '../api/call';
import { api, type Presence, type StepName } from '../api/bindings';
import { saySoon } from './dates';
import { sayError } from './errors';
import { lock, setPresence } from './presence.svelte';
import { session, setStart } from './session.svelte';
import { has, t } from './text';
import { toast, type Toast } from './toast.svelte';

// Acts of the frame. What does not work is said in a note at the foot of the window.

/** What an edit did, in words: “move Lisbon in May to Paused”. */
export function sayStep(step: StepName): string {
  const key = `op-${step.op}`;
  const thing = step.thing ?? '';
  if (thing && has(`op-${step.op}-thing`)) return t(`op-${step.op}-thing`, { thing });
  if (has(key)) return t(key, { thing, to: step.to ?? '' });
  return thing ? t('op-change-thing', { thing }) : t('op-change');
}

async function attempt(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (thrown) {
    toast(sayError(asCallError(thrown)));
  }
}

let long = false;

/**
 * Takes a step back or does it again. One of very many rows takes a while: a note says how far it is, and stops it;
 * a second press meanwhile is not a second step.
 */
async function turn(run: () => Promise<{ value: StepName }>, said: (what: string) => void) {
  if (long) return;
  let note: Toast | undefined;
  await attempt(async () => {
    const { value } = await atLength((part) => {
      long = part !== undefined;
      if (part === undefined) return;
      const text = t('import-busy', { part });
      if (note) note.text = text;
      else note = toast(text, { label: t('file-stop'), run: () => void api.stopWork() });
    }, run);
    said(sayStep(value));
  });
}

export function undo(): Promise<void> {
  return turn(api.undo, (what) =>
    toast(t('undone-what', { what }), { label: t('redo'), run: redo }),
  );
}

export function redo(): Promise<void> {
  return turn(api.redo, (what) =>
    toast(t('redone-what', { what }), { label: t('undo'), run: undo }),
  );
}

/** Covers or uncovers the titles on Today. */
export function toggleGuests(): Promise<void> {
  return attempt(async () => {
    setStart(await api.setGuests({ guests: !session.guests }));
    toast(t(session.guests ? 'guests-on' : 'guests-off'));
  });
}

/**
 * *We need a break*, by one press: twenty minutes, as from the tray. The line it puts on every page sets
 * another time; one that goes on already is not cut short by a second press.
 */
export function breakNow(): Promise<void> {
  return attempt(async () => {
    const { on_break } = await api.waiting();
    const { back_at } =
      on_break && !on_break.over ? on_break : (await api.startBreak({ minutes: 20 })).value;
    toast(t('break-back', { time: saySoon(back_at, session.zone, session.today) }));
  });
}

/** Locks the planner, if it locks. */
export function lockNow(): Promise<void> {
  return session.start?.passphrases.locks ? attempt(lock) : Promise.resolve();
}

/** Says who is here, from a key: what does not work is said, since no dialog is open to say it. */
export function become(presence: Presence): Promise<void> {
  return attempt(() => setPresence(presence));
}
