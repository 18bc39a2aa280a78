import type { RuleField, RuleRung, RuleTerms } from '../../api/bindings';
import { sayMoney } from '../../state/money';
import { nameOf } from '../../state/session.svelte';
import { t } from '../../state/text';
import { writeDay } from '../../state/typed-day';

/** One thing a rule says: which part of it, and its sentences. A ladder has one line per step. */
export interface Said {
  field: RuleField;
  lines: string[];
  /** True where the order of the lines means something. */
  ordered?: boolean;
}

/** A code of the core as it stands in a key: `both_yes` → `both-yes`. */
export function key(code: string): string {
  return code.replaceAll('_', '-');
}

export function sayRung(rung: RuleRung): string {
  return t(`rule-rung-${key(rung)}`);
}

/** “groceries, the rent and medicine” is a sentence of the language; a list with commas is not. */
function list(words: string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'conjunction' }).format(words);
}

function saySize(terms: RuleTerms): string[] {
  const { size, currency } = terms;
  if (!size || !currency) return [];
  const sum = (minor: number) => sayMoney(minor, currency);
  const lines = [t('rule-say-size', { item: sum(size.per_item), month: sum(size.per_month) })];
  if (size.exclusions.length > 0)
    lines.push(t('rule-say-exclusions', { list: list(size.exclusions) }));
  if (size.gifts_exempt) lines.push(t('rule-say-gifts'));
  if (size.own_money !== null) lines.push(t('rule-say-own-money', { sum: sum(size.own_money) }));
  return lines;
}

export function sayMethod(terms: RuleTerms): string {
  return terms.method === 'live_with_it'
    ? t('rule-say-live-with-it', { days: terms.trial_days ?? 0 })
    : t(`rule-say-${key(terms.method)}`);
}

export function sayRest(hours: number): string {
  if (hours === 0) return t('rule-say-rest-none');
  return hours % 24 === 0
    ? t('rule-say-rest-days', { days: hours / 24 })
    : t('rule-say-rest-hours', { hours });
}

/** One part of a rule, in sentences; none where it says nothing. */
export function sayField(field: RuleField, terms: RuleTerms, today: string): string[] {
  switch (field) {
    case 'kind':
      return [t(`rule-kind-${terms.kind}`)];
    case 'about':
      return [terms.about];
    case 'own_words':
      return terms.own_words ? [terms.own_words] : [];
    case 'size':
      return saySize(terms);
    case 'method':
      return [sayMethod(terms)];
    case 'holder': {
      if (!terms.holder) return [];
      const { area, side, until } = terms.holder;
      const said = until < today ? 'rule-say-held' : 'rule-say-holder';
      return [t(said, { name: nameOf(side), area, day: writeDay(until) })];
    }
    case 'rest':
      return [sayRest(terms.rest)];
    case 'ladder':
      return terms.ladder.map(sayRung);
    case 'cannot_wait':
      return terms.cannot_wait && terms.currency
        ? [
            t('rule-say-cannot-wait', {
              what: terms.cannot_wait.what,
              sum: sayMoney(terms.cannot_wait.up_to, terms.currency),
            }),
          ]
        : [];
  }
}

const read: RuleField[] = ['size', 'method', 'holder', 'rest', 'ladder', 'cannot_wait'];

/** Everything a rule says beside its name and own words, in the order it is read. */
export function sayRule(terms: RuleTerms, today: string): Said[] {
  return read
    .map((field) => ({
      field,
      lines: sayField(field, terms, today),
      ordered: field === 'ladder',
    }))
    .filter(({ lines }) => lines.length > 0);
}
