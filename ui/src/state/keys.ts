import type { Presence } from '../api/bindings';
import { become, lockNow, redo, toggleGuests, undo } from './acts';
import { handOver } from './hand-over.svelte';
import { back } from './router.svelte';
import { nameOf, presences, samePresence, session } from './session.svelte';
import { t } from './text';

/** One shortcut of the whole window, as the shortcuts dialog lists it. */
export interface Shortcut {
  /** As `Kbd` shows it. */
  keys: string;
  /** What it does, in words. */
  say: () => string;
  /** Letters as the keyboard gives them, in lower case. */
  key: string;
  ctrl?: boolean;
  shift?: boolean;
  alt?: boolean;
  /** True leaves the keys to a field one is typing in. */
  notInText?: boolean;
  run: () => void;
}

function here(presence: Presence): void {
  const known = [...presences(), { here: 'nobody' } as const];
  if (!session.home || !known.some((one) => samePresence(one, presence))) return;
  void become(presence);
}

const lock = () => void lockNow();

const shortcuts: Shortcut[] = [
  {
    keys: 'Ctrl+1',
    say: () => t('keys-here', { name: nameOf('start') }),
    key: '1',
    ctrl: true,
    run: () => here({ here: 'one', side: 'start' }),
  },
  {
    keys: 'Ctrl+2',
    say: () => t('keys-here', { name: nameOf('end') }),
    key: '2',
    ctrl: true,
    run: () => here({ here: 'one', side: 'end' }),
  },
  {
    keys: 'Ctrl+3',
    say: () => t('keys-here-both'),
    key: '3',
    ctrl: true,
    run: () => here({ here: 'both' }),
  },
  {
    keys: 'Ctrl+0',
    say: () => t('keys-here-nobody'),
    key: '0',
    ctrl: true,
    run: () => here({ here: 'nobody' }),
  },
  {
    keys: 'Ctrl+Z',
    say: () => t('undo'),
    key: 'z',
    ctrl: true,
    notInText: true,
    run: () => void undo(),
  },
  {
    keys: 'Ctrl+Shift+Z',
    say: () => t('redo'),
    key: 'z',
    ctrl: true,
    shift: true,
    notInText: true,
    run: () => void redo(),
  },
  {
    keys: 'Ctrl+G',
    say: () => t('guests'),
    key: 'g',
    ctrl: true,
    run: () => toggleGuests(),
  },
  {
    keys: 'Ctrl+L',
    say: () => t('lock'),
    key: 'l',
    ctrl: true,
    run: lock,
  },
  {
    keys: 'Alt+←',
    say: () => t('keys-back'),
    key: 'arrowleft',
    alt: true,
    notInText: true,
    run: back,
  },
];

/** Adds a shortcut; returns how to take it away. */
export function addShortcut(shortcut: Shortcut): () => void {
  shortcuts.push(shortcut);
  return () => {
    shortcuts.splice(shortcuts.indexOf(shortcut), 1);
  };
}

/** All shortcuts in force, in the order they were added. */
export function allShortcuts(): readonly Shortcut[] {
  return shortcuts;
}

/** Whether what has the focus takes typed text. */
export function isText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !['button', 'checkbox', 'radio', 'range', 'submit', 'reset', 'color', 'file'].includes(
      target.type,
    )
  );
}

/** Handles the shortcuts of the window; returns how to stop. */
export function listenForKeys(): () => void {
  const press = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.repeat || event.isComposing) return;
    const found = shortcuts.find(
      (one) =>
        one.key === event.key.toLowerCase() &&
        (one.ctrl ?? false) === (event.ctrlKey || event.metaKey) &&
        (one.alt ?? false) === event.altKey &&
        // A sign such as “?” needs Shift on some keyboards and not on others.
        (!/^[a-z0-9]$/.test(one.key) || (one.shift ?? false) === event.shiftKey),
    );
    if (!found || (found.notInText && isText(event.target))) return;
    // While the laptop is turned only locking works.
    if (handOver.to && found.run !== lock) return;
    event.preventDefault();
    found.run();
  };
  window.addEventListener('keydown', press);
  return () => window.removeEventListener('keydown', press);
}
