import { read, write, type Side, type Written } from './call';

// The commands the frame itself needs.

/** Who is here now. */
export type Presence = { here: 'nobody' } | { here: 'both' } | { here: 'one'; side: Side };

/** One of the two, as the pages draw them. */
export interface PartnerView {
  side: Side;
  /** Empty for a second person who was not named yet. */
  name: string;
  /** One or two letters that stand for them. */
  letters: string;
  colour: string;
  /** Whether their circle is drawn as a ring; the other's is solid. */
  ringed: boolean;
  /** Per cent, 100 to 200. */
  text_size: number;
  welcomed: boolean;
  muted: boolean;
}

/** An edit that can be undone or done again. */
export interface StepName {
  op: string;
  thing: string | null;
  to: string | null;
}

export interface HouseholdView {
  zone: string;
  alone: boolean;
  theme: 'system' | 'light' | 'dark';
}

export interface Home {
  partners: [PartnerView, PartnerView];
  household: HouseholdView;
  undo: StepName | null;
  redo: StepName | null;
  today: string;
  read_only: boolean;
}

/** What the interface asks first and after every change of presence. */
export interface Start {
  state: { is: 'empty' } | { is: 'open' } | { is: 'closed'; why: string };
  presence: Presence;
  demo: boolean;
  behind: boolean;
  home: Home | null;
  zone: string;
}

export interface Draft {
  form: string;
  body: unknown;
}

export const api = {
  start: (): Promise<Start> => read('start'),
  setPresence: (args: { presence: Presence }): Promise<Start> => read('set_presence', args),
  undo: (): Promise<Written<StepName>> => write('undo'),
  redo: (): Promise<Written<StepName>> => write('redo'),
  keepDraft: (args: { form: string; body: unknown }): Promise<Written<null>> =>
    write('keep_draft', args),
  drafts: (): Promise<Draft[]> => read('drafts'),
};
