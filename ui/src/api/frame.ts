import { read, write, type Hand, type Written } from './call';

// The commands the frame itself needs.

/** Who is here now. */
export type Presence = { here: 'nobody' } | { here: 'both' } | { here: 'one'; side: Hand };

/** One of the two, as everybody may see them. */
export interface Partner {
  side: Hand;
  name: string;
  /** One or two letters that stand for them. */
  letters: string;
  colour: string;
  /** Whether their circle is drawn as a ring; the other's is solid. */
  ringed: boolean;
  /** Per cent, 100 to 200. */
  text_size: number;
}

/** An edit that can be undone or done again: its op, and what it was done to. */
export interface Undoable {
  op: string;
  title: string;
}

/** What the frame shows around every page. */
export interface Home {
  set_up: boolean;
  presence: Presence;
  partners: Partner[];
  theme: 'system' | 'light' | 'dark';
  zone: string;
  today: string;
  guests: boolean;
  undo: Undoable | null;
  redo: Undoable | null;
}

export interface Draft {
  form: string;
  body: string;
}

export const frame = {
  home: (): Promise<Home> => read('home'),
  setPresence: (presence: Presence): Promise<Written<null>> => write('set_presence', { presence }),
  setGuests: (on: boolean): Promise<Written<null>> => write('set_guests', { on }),
  undo: (): Promise<Written<Undoable>> => write('undo'),
  redo: (): Promise<Written<Undoable>> => write('redo'),
  draft: (form: string): Promise<Draft | null> => read('draft', { form }),
  keepDraft: (form: string, body: string): Promise<Written<null>> =>
    write('keep_draft', { form, body }),
  dropDraft: (form: string): Promise<Written<null>> => write('drop_draft', { form }),
};
