import { asCallError } from '../api/call';
import { frame, type Undoable } from '../api/frame';
import { sayError } from './errors';
import { has, t } from './text';
import { toast } from './toast.svelte';

// Acts of the frame. What does not work is said in a note at the foot of the window.

/** What an edit did, in words: “move Lisbon in May to Paused”. */
export function saidUndoable(one: Undoable): string {
  const key = `op-${one.op}`;
  return has(key) ? t(key, { title: one.title }) : t('op-unknown', { title: one.title });
}

async function attempt(act: () => Promise<void>): Promise<void> {
  try {
    await act();
  } catch (thrown) {
    toast(sayError(asCallError(thrown)));
  }
}

export function undo(): Promise<void> {
  return attempt(async () => {
    const { value } = await frame.undo();
    toast(t('undone-what', { what: saidUndoable(value) }), { label: t('redo'), run: redo });
  });
}

export function redo(): Promise<void> {
  return attempt(async () => {
    const { value } = await frame.redo();
    toast(t('redone-what', { what: saidUndoable(value) }), { label: t('undo'), run: undo });
  });
}

export function setGuests(on: boolean): Promise<void> {
  return attempt(async () => {
    await frame.setGuests(on);
    toast(t(on ? 'guests-on' : 'guests-off'));
  });
}
