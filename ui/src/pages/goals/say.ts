import type { Card, GoalView, Measured } from '../../api/bindings';
import { sayDay, sayMonth } from '../../state/dates';
import { sayMoney } from '../../state/money';
import { nameOf, session } from '../../state/session.svelte';
import { t } from '../../state/text';

// How goals are said in words.

const language = 'en-GB';

/** Hundredths as people write them. */
export function sayNumber(hundredths: number): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(hundredths / 100);
}

/** Reads a typed number in hundredths; nothing for what is not one. */
export function readNumber(text: string): number | undefined {
  const typed = text.trim().replace(/\s/g, '').replace('−', '-').replace(',', '.');
  if (!/^-?\d{1,12}(\.\d{1,2})?$/.test(typed)) return undefined;
  return Math.round(Number(typed) * 100);
}

/** A day, or a month, as people say it. */
export function sayTarget(target: string): string {
  return target.length === 7 ? sayMonth(target, session.today) : sayDay(target, session.today);
}

/** Whose idea, or whose own. */
export function sayWhose({ owner, author }: Pick<Card, 'owner' | 'author'>): string {
  if (owner) return t('card-own', { name: nameOf(owner) });
  return author === 'both' ? t('card-together') : t('card-idea', { name: nameOf(author) });
}

/** How far it is, with its unit; nothing before there is anything to say. */
export function sayMeasured(measured: Measured | null): string {
  switch (measured?.by) {
    case undefined:
      return '';
    case 'steps':
      return t('measured-steps', { done: measured.done, total: measured.total });
    case 'feeling':
      return measured.now === null ? '' : t('measured-feeling', { now: sayNumber(measured.now) });
    case 'money': {
      const now = measured.now ?? measured.from;
      const to = measured.to;
      if (now === null && to === null) return '';
      const said = sayMoney(now ?? 0, measured.currency);
      return to === null
        ? said
        : t('measured-of', { now: said, to: sayMoney(to, measured.currency) });
    }
    case 'number': {
      const now = measured.now ?? measured.from;
      const to = measured.to;
      if (now === null && to === null) return '';
      const unit = measured.unit;
      const said = sayNumber(now ?? 0);
      if (to === null) return t('measured-number', { now: said, unit });
      return t('measured-number-of', { now: said, to: sayNumber(to), unit });
    }
  }
}

/** How far it is as a part of the whole, 0 to 1; nothing where there is no end to it. */
export function part(measured: Measured | null): number | undefined {
  switch (measured?.by) {
    case undefined:
      return undefined;
    case 'steps':
      return measured.total === 0 ? undefined : measured.done / measured.total;
    case 'feeling':
      return measured.now === null ? undefined : measured.now / 1000;
    case 'money':
    case 'number': {
      if (measured.to === null) return undefined;
      const from = measured.from ?? 0;
      const now = measured.now ?? from;
      return (now - from) / (measured.to - from);
    }
  }
}

/** A value of the goal's measure in words, for the picture and its table. */
export function sayValue(view: Pick<GoalView, 'measure' | 'unit'>, value: number): string {
  if (view.measure === 'money') return sayMoney(value, view.unit);
  if (view.measure === 'number')
    return t('measured-number', { now: sayNumber(value), unit: view.unit });
  return sayNumber(value);
}

/** The name of a part of life. */
export function areaName(id: string | null): string | undefined {
  return id === null ? undefined : session.home?.areas.find((area) => area.id === id)?.name;
}

/** Who said yes, for the mark's label and the words beside it. */
export function sayYes({ yes, holds }: Pick<Card, 'yes' | 'holds'>): string {
  if (holds) return t('yes-both');
  const [start, end] = yes;
  if (start && end) return t('yes-both');
  if (start) return t('yes-one', { name: nameOf('start'), other: nameOf('end') });
  if (end) return t('yes-one', { name: nameOf('end'), other: nameOf('start') });
  return t('yes-none');
}
