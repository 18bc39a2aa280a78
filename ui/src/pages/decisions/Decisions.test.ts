import axe from 'axe-core';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { RuleCard, Rules, RuleSheet, RuleTerms, Standing } from '../../api/bindings';
import { go } from '../../state/router.svelte';
import { setStart } from '../../state/session.svelte';
import { core } from '../../../tests/core';
import { couple } from '../../../tests/parts/couple';
import Decisions from './Decisions.svelte';
import Ladder from './Ladder.svelte';
import RulesPrint from './RulesPrint.svelte';
import { sayRule } from './say';
import { starter, terms, typed } from './typed';

const purchases: RuleTerms = terms(starter('purchases', 'EUR'));

function card(standing: Standing, change: Partial<RuleCard> = {}): RuleCard {
  return {
    id: 'rule-1',
    review_on: '2026-10-04',
    standing,
    pending: null,
    text: {
      version: 'v1',
      digest: 'd1',
      number: 1,
      terms: purchases,
      author: 'start',
      written_on: '2026-05-01',
      yes: ['2026-05-03T18:00:00Z', null],
      signed: [false, false],
    },
    ...change,
  };
}

const waiting = card({ state: 'waiting', version: 'v1', yes: [true, false] });

function answers(rules: RuleCard[], sheet?: RuleSheet) {
  const all: Rules = { rules, drafts: [], any: rules.length > 0, holding: 0 };
  return {
    rules: () => all,
    rule: () => sheet,
    say_yes: () => ({ value: 'yes-1', changes: [] }),
    write_rule: () => {
      throw { code: 'below-item', data: { field: 'size.per_month' } };
    },
  };
}

// The page stands in the window's main part.
function page(): HTMLElement {
  return document.body.appendChild(document.createElement('main'));
}

async function violations(): Promise<string[]> {
  const { violations: found } = await axe.run(document.body, {
    // jsdom computes no colours; the contrast of every pair is computed from the tokens.
    rules: { 'color-contrast': { enabled: false } },
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

beforeEach(() => {
  document.body.replaceChildren();
  setStart(couple());
  go('decisions');
});

describe('how we decide', { timeout: 30_000 }, () => {
  it('teaches with an example where there is no rule yet, and opens it', async () => {
    core(answers([]));
    render(Decisions, { target: page() });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: /Write one for bigger/ }));
    expect(screen.getByLabelText(/For one thing/)).toHaveProperty('value', '200');
    expect(await violations()).toEqual([]);
  });

  it('says at its field what the core does not take, and keeps what was typed', async () => {
    const asked = core(answers([]));
    render(Decisions);
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: /Write one for bigger/ }));
    const month = screen.getByLabelText(/In a month together/);
    await user.clear(month);
    await user.type(month, '100');
    await user.click(screen.getByRole('button', { name: 'Keep it' }));
    expect(await screen.findByText(/can’t be smaller than the sum for one thing/)).toBeTruthy();
    expect(month).toHaveProperty('value', '100');
    expect(asked.of('write_rule')[0]?.args).toMatchObject({
      terms: { size: { per_month: 100_00 } },
    });
  });

  it('takes each yes in its own half, to the exact words', async () => {
    const asked = core(
      answers([waiting], { card: waiting, newer: null, changes: [], earlier: [] }),
    );
    render(Decisions, { target: page() });
    const user = userEvent.setup();
    await user.click(await screen.findByRole('button', { name: /Open .*Bigger purchases/ }));
    const dialog = await screen.findByRole('dialog');
    expect(within(dialog).getByText(/Ana.* said yes, .*3 May.*noted/)).toBeTruthy();
    await user.click(within(dialog).getByRole('button', { name: /Yes.*Ben/ }));
    expect(asked.of('say_yes')).toEqual([
      { name: 'say_yes', args: { version: 'v1', digest: 'd1' }, by: 'end' },
    ]);
    expect(await violations()).toEqual([]);
  });
});

describe('if we can’t agree', () => {
  it('is ordered by keys alone', async () => {
    const user = userEvent.setup();
    render(Ladder, {
      value: ['needs', 'park'],
      offered: ['needs', 'missing_fact', 'park'],
    });
    const steps = () =>
      screen.getAllByRole('listitem').map((one) => one.textContent?.replace(/\s+/g, ' ').trim());
    screen.getByRole('button', { name: /Later: .*Each names/ }).focus();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(steps()[1]).toContain('Each names what they need');
    expect(document.activeElement?.getAttribute('aria-label')).toContain('Each names');
    await user.click(screen.getByRole('button', { name: /We get the fact/ }));
    expect(steps()).toHaveLength(3);
    await user.click(screen.getByRole('button', { name: /Take out: .*We park it/ }));
    expect(steps()).toHaveLength(2);
  });
});

describe('our rules on one page', () => {
  it('says what holds, with its dates and marks in words, and prints', async () => {
    const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
    core({
      rules_print: () => ({
        on: '2026-06-12',
        rules: [
          {
            id: 'rule-1',
            terms: purchases,
            since: '2026-05-05T18:00:00Z',
            yes: ['2026-05-03T18:00:00Z', '2026-05-03T18:05:00Z'],
            signed: [false, false],
            review_on: '2026-10-04',
          },
        ],
      }),
    });
    const { container } = render(RulesPrint);
    expect(await screen.findByText(/said yes on .*3 May 2026.*noted, not signed/)).toBeTruthy();
    expect(screen.getByText(/From .*€200.* for one thing/)).toBeTruthy();
    expect(container.querySelectorAll('.paper button')).toHaveLength(0);
    await userEvent.setup().click(screen.getByRole('button', { name: 'Print' }));
    expect(print).toHaveBeenCalledOnce();
  });
});

describe('a rule in sentences', () => {
  it('comes out of the form as it went in', () => {
    for (const kind of ['purchases', 'disagreements', 'life', 'own'] as const) {
      const given = terms(starter(kind, 'EUR'));
      expect(terms(typed(given, null, 'EUR'))).toEqual(given);
    }
  });

  it('says who held a part of life once its day has passed', () => {
    const held: RuleTerms = {
      ...terms(starter('own', 'EUR')),
      holder: { area: 'Home', side: 'end', until: '2026-06-12' },
    };
    const said = (today: string) =>
      sayRule(held, today).find(({ field }) => field === 'holder')?.lines[0];
    expect(said('2026-06-12')).toMatch(/Ben.* holds/);
    expect(said('2026-06-13')).toMatch(/Nobody holds it now/);
  });
});
