import type {
  RuleDraft,
  RuleKind,
  RuleMethod,
  RuleRung,
  RuleTerms,
  Side,
} from '../../api/bindings';
import { t } from '../../state/text';

/** A rule as it stands in the form. Parts of a part are named as the core names them in an error. */
export interface Typed {
  kind: RuleKind;
  about: string;
  own_words: string;
  currency: string;
  'size.per_item': number | null;
  'size.per_month': number | null;
  'size.exclusions': string;
  'size.own_money': number | null;
  gifts_exempt: boolean;
  method: RuleMethod;
  trial_days: string;
  'holder.side': Side | 'none';
  'holder.area': string;
  'holder.until': string | null;
  rest: string;
  ladder: RuleRung[];
  waits: boolean;
  'cannot_wait.what': string;
  'cannot_wait.up_to': number | null;
  review_on: string | null;
}

/** The form of a rule that says nothing yet. */
export function blank(currency: string): Typed {
  return {
    kind: 'purchases',
    about: t('rule-about-of-purchases'),
    own_words: '',
    currency,
    'size.per_item': null,
    'size.per_month': null,
    'size.exclusions': '',
    'size.own_money': null,
    gifts_exempt: true,
    method: 'both_yes',
    trial_days: '30',
    'holder.side': 'none',
    'holder.area': '',
    'holder.until': null,
    rest: '24',
    ladder: [],
    waits: false,
    'cannot_wait.what': '',
    'cannot_wait.up_to': null,
    review_on: null,
  };
}

/** What a kind of question usually asks for: its name, and for what changes a life both yeses and a week. */
export function usual(kind: RuleKind): Partial<Typed> {
  const about = kind === 'own' ? '' : t(`rule-about-of-${kind}`);
  return kind === 'life' ? { about, method: 'both_yes', rest: '168' } : { about };
}

/** An example of each kind, to be changed at will. */
export function starter(kind: RuleKind, currency: string): Typed {
  const start = { ...blank(currency), ...usual(kind), kind };
  switch (kind) {
    case 'purchases':
      return {
        ...start,
        own_words: t('rule-starter-purchases'),
        'size.per_item': 200_00,
        'size.per_month': 500_00,
        'size.exclusions': t('rule-starter-purchases-out'),
        'size.own_money': 150_00,
        rest: '48',
        ladder: ['needs', 'missing_fact', 'smaller_trial', 'live_with_difference'],
        waits: true,
        'cannot_wait.what': t('rule-starter-purchases-waits'),
        'cannot_wait.up_to': 800_00,
      };
    case 'disagreements':
      return {
        ...start,
        own_words: t('rule-starter-disagreements'),
        method: 'live_with_it',
        trial_days: '30',
        ladder: [
          'needs',
          'missing_fact',
          'smaller_trial',
          'split_or_alternate',
          'park',
          'live_with_difference',
        ],
      };
    case 'life':
      return {
        ...start,
        own_words: t('rule-starter-life'),
        ladder: ['needs', 'missing_fact', 'smaller_trial', 'someone_outside', 'park'],
      };
    case 'own':
      return {
        ...start,
        about: t('rule-starter-own-about'),
        own_words: t('rule-starter-own'),
        method: 'your_call',
        rest: '0',
        ladder: ['split_or_alternate'],
      };
  }
}

/** Terms as they stand in the form. */
export function typed(terms: RuleTerms, review_on: string | null, currency: string): Typed {
  const { size, holder, cannot_wait: waits } = terms;
  return {
    kind: terms.kind,
    about: terms.about,
    own_words: terms.own_words,
    currency: terms.currency ?? currency,
    'size.per_item': size?.per_item ?? null,
    'size.per_month': size?.per_month ?? null,
    'size.exclusions': size?.exclusions.join(', ') ?? '',
    'size.own_money': size?.own_money ?? null,
    gifts_exempt: size?.gifts_exempt ?? true,
    method: terms.method,
    trial_days: String(terms.trial_days ?? 30),
    'holder.side': holder?.side ?? 'none',
    'holder.area': holder?.area ?? '',
    'holder.until': holder?.until ?? null,
    rest: String(terms.rest),
    ladder: terms.ladder,
    waits: waits !== null,
    'cannot_wait.what': waits?.what ?? '',
    'cannot_wait.up_to': waits?.up_to ?? null,
    review_on,
  };
}

/** Whether one may hold the part of life a kind of question is about. */
export function canBeHeld(kind: RuleKind): boolean {
  return kind === 'disagreements' || kind === 'own';
}

/** The form as terms. What is empty stays empty: the core says what is the matter with it. */
export function terms(form: Typed): RuleTerms {
  const purchases = form.kind === 'purchases';
  const side = canBeHeld(form.kind) ? form['holder.side'] : 'none';
  const days = Number(form.trial_days.trim());
  return {
    kind: form.kind,
    about: form.about,
    own_words: form.own_words,
    currency: purchases || form.waits ? form.currency : null,
    size: purchases
      ? {
          per_item: form['size.per_item'] ?? 0,
          per_month: form['size.per_month'] ?? 0,
          exclusions: form['size.exclusions']
            .split(/[,;\n،、]/)
            .map((word) => word.trim())
            .filter((word) => word !== ''),
          gifts_exempt: form.gifts_exempt,
          own_money: form['size.own_money'],
        }
      : null,
    method: form.method,
    trial_days:
      form.method === 'live_with_it'
        ? Number.isSafeInteger(days) && form.trial_days.trim() !== ''
          ? days
          : null
        : null,
    holder:
      side === 'none'
        ? null
        : { side, area: form['holder.area'], until: form['holder.until'] ?? '' },
    rest: Number(form.rest),
    ladder: side === 'none' ? form.ladder.filter((rung) => rung !== 'holder') : form.ladder,
    cannot_wait: form.waits
      ? { what: form['cannot_wait.what'], up_to: form['cannot_wait.up_to'] ?? 0 }
      : null,
  };
}

/** What the editor is opened for. */
export type Editing =
  | { what: 'new'; example: boolean }
  | { what: 'draft'; draft: RuleDraft }
  | { what: 'rule'; id: string; terms: RuleTerms; review_on: string; holds: boolean };
