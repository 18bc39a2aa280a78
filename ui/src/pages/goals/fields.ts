import type { EditGoal, GoalView, Horizon, Measure } from '../../api/bindings';

/** What the goal's form holds; the keys are the fields' names in the core, so that its answers find them. */
export interface Fields {
  title: string;
  done: string;
  sum: number | null;
  currency: string;
  horizon: Horizon;
  area: string;
  target: string | null;
  support: string;
  why: string;
  stuck: string;
  who_does: string;
  notes: string;
  measure: Measure;
  measure_from: number | null;
  measure_to: number | null;
  unit: string;
}

/** The currencies offered; one that is already in use stands among them. */
export const currencies = [
  'EUR',
  'USD',
  'GBP',
  'CHF',
  'SEK',
  'NOK',
  'DKK',
  'PLN',
  'CZK',
  'CAD',
  'AUD',
  'JPY',
];

/** The goal as it stands, with the newest words. */
export function fieldsOf(view: GoalView): Fields {
  const core = view.newer ?? view.core;
  return {
    title: core.title,
    done: core.done,
    sum: core.sum?.minor ?? null,
    currency: core.sum?.currency ?? (view.measure === 'money' ? view.unit : 'EUR'),
    horizon: view.card.horizon,
    area: view.card.area ?? '',
    target: view.card.target,
    support: view.card.support,
    why: view.why,
    stuck: view.stuck,
    who_does: view.who_does,
    notes: view.notes,
    measure: view.measure,
    measure_from: view.measure_from,
    measure_to: view.measure_to,
    unit: view.unit,
  };
}

export function edited(goal: string, { currency, sum, area, ...fields }: Fields): EditGoal {
  const money = fields.measure === 'money';
  return {
    ...fields,
    goal,
    sum: sum === null ? null : { minor: sum, currency },
    area: area === '' ? null : area,
    unit: money && !fields.unit ? currency : fields.unit,
  };
}
