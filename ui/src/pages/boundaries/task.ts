import type {
  AgreementText,
  BoundaryText,
  BoundaryTopic,
  OwnText,
  RequestText,
  Side,
} from '../../api/bindings';

export type Kind = 'own' | 'agreement' | 'request';

/** What the form is for: a new one, changed words, one kept for oneself, or asking again. */
export type Task =
  | { is: 'new'; kind?: Kind }
  | { is: 'change' | 'kept'; id: string; topic: BoundaryTopic; text: BoundaryText; owner?: Side }
  | { is: 'again'; id: string; topic: BoundaryTopic; text: BoundaryText; owner: Side };

/** What is typed. The names of the fields are those the core answers with. */
export interface Typed {
  kind: Kind;
  topic: BoundaryTopic;
  /** Whose it is, while both are here. */
  whose: Side | '';
  when: string;
  will: string;
  words: string;
  why: string;
  helps: string;
  'does.0': string;
  'does.1': string;
  slipped: string;
  talk: boolean;
  /** Hours, as the list has them. */
  rest: string;
  ends: string | null;
}

export const topics: BoundaryTopic[] = [
  'talk',
  'family',
  'alone',
  'screens',
  'money',
  'home',
  'closeness',
  'work',
  'other',
];

/** What stands in the form before anything is typed. */
export function begin(task: Task, ends: string, rest: number): Typed {
  const typed: Typed = {
    kind: 'own',
    topic: 'talk',
    whose: '',
    when: '',
    will: '',
    words: '',
    why: '',
    helps: '',
    'does.0': '',
    'does.1': '',
    slipped: '',
    talk: false,
    rest: String(rest),
    ends,
  };
  if (task.is === 'new') return { ...typed, kind: task.kind ?? 'own' };
  const { topic, text } = task;
  if ('own' in text) return { ...typed, topic, kind: 'own', ...text.own };
  if ('request' in text) return { ...typed, topic, kind: 'request', ...text.request };
  const { does, rest: hours, ...agreement } = text.agreement;
  return {
    ...typed,
    topic,
    kind: 'agreement',
    ...agreement,
    'does.0': does[0],
    'does.1': does[1],
    rest: String(hours),
  };
}

/** The words of the kind that is chosen. Without a last day there is nothing to send yet. */
export function textOf(typed: Typed): BoundaryText | undefined {
  const { when, will, words, why, helps, slipped, talk, ends } = typed;
  if (typed.kind === 'own') return { own: { when, will, why, helps } satisfies OwnText };
  if (typed.kind === 'request') return { request: { words, why } satisfies RequestText };
  if (ends === null) return undefined;
  const does: [string, string] = [typed['does.0'], typed['does.1']];
  const rest = Number(typed.rest);
  return {
    agreement: { words, why, does, slipped, talk, rest, ends } satisfies AgreementText,
  };
}
