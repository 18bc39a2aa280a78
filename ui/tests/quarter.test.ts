import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { QuarterItem, QuarterView } from '../src/api/bindings';
import Quarter from '../src/pages/quarter/Quarter.svelte';
import Reminders from '../src/pages/reminders/Reminders.svelte';
import { back, router, show } from '../src/state/router.svelte';
import { setStart } from '../src/state/session.svelte';
import { core } from './core';
import { couple } from './parts/couple';

const user = userEvent.setup();

const item = (change: Partial<QuarterItem> = {}): QuarterItem => ({
  subject: 'one',
  kind: 'goal',
  version: 'v1',
  digest: 'aa',
  title: 'Lisbon in May',
  text: { title: 'Lisbon in May', done: 'We sat by the river' },
  holds: true,
  to_talk: false,
  keep: [false, false],
  outcome: null,
  ...change,
});

const view = (change: Partial<QuarterView> = {}): QuarterView => ({
  step: 'go_on',
  until: null,
  ready: [true, true],
  texts: [item()],
  ticked: [],
  next: '2026-09-06',
  now: '2026-06-14T17:30:00Z',
  ...change,
});

async function violations() {
  const { violations: found } = await axe.run(document.body, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return found.map((one) => one.id);
}

beforeEach(() => setStart(couple()));

describe('our quarter', () => {
  it('takes each one’s own yes to exactly what stands there', async () => {
    const asked = core({
      quarter: () => view({ texts: [item({ keep: [true, false] })] }),
      keep_in_quarter: () => ({ value: null, changes: [] }),
    });
    render(Quarter);
    expect(await screen.findByText('We sat by the river')).toBeTruthy();
    expect(screen.getByText(/They come back .*6 September/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /Yes to each of these.*Ben/ }));
    expect(asked.of('keep_in_quarter')).toEqual([
      { name: 'keep_in_quarter', args: { texts: [{ version: 'v1', digest: 'aa' }] }, by: 'end' },
    ]);
    expect(await violations()).toEqual([]);
  });

  it('leads on from what was settled to where it is finished, and back', async () => {
    core({
      quarter: () =>
        view({
          step: 'talk',
          texts: [
            item({ to_talk: true, outcome: 'finish' }),
            item({
              subject: 'two',
              kind: 'rule',
              to_talk: true,
              outcome: 'change',
              title: 'Money',
            }),
          ],
        }),
    });
    render(Quarter);
    expect(await screen.findByRole('button', { name: /Say how it ended.*Lisbon/ })).toBeTruthy();
    expect(await violations()).toEqual([]);
    await user.click(screen.getByRole('button', { name: /To its words.*Money/ }));
    expect(router.place).toEqual({
      page: 'decisions',
      params: { open: 'two', change: 'yes' },
      from: 'quarter',
    });
    show({});
    expect(router.place.from).toBe('quarter');
    back();
  });

  it('lays three on the table, and what is later only where there is room', async () => {
    const three = ['a', 'b', 'c'].map((subject) => item({ subject, to_talk: true }));
    const later = item({ subject: 'd', title: 'The garden', to_talk: true, outcome: 'later' });
    core({ quarter: () => view({ step: 'talk', texts: [...three, later] }) });
    const { unmount } = render(Quarter);
    expect(await screen.findByText('The garden')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Take it up now/ })).toBeNull();
    unmount();
    const asked = core({
      quarter: () => view({ step: 'talk', texts: [...three.slice(1), later] }),
      settle_in_quarter: () => ({ value: null, changes: [] }),
    });
    render(Quarter);
    await user.click(await screen.findByRole('button', { name: /Take it up now.*The garden/ }));
    expect(asked.of('settle_in_quarter')).toMatchObject([
      { args: { subject: 'd', outcome: null } },
    ]);
  });

  it('asks for no yes to what does not hold any more', async () => {
    const asked = core({
      quarter: () =>
        view({ texts: [item(), item({ subject: 'two', version: 'v2', holds: false })] }),
      keep_in_quarter: () => ({ value: null, changes: [] }),
    });
    render(Quarter);
    await user.click(await screen.findByRole('button', { name: /Yes to each of these.*Ana/ }));
    expect(asked.of('keep_in_quarter')).toMatchObject([
      { args: { texts: [{ version: 'v1', digest: 'aa' }] } },
    ]);
  });

  it('shows a rule in full, also what is no sentence of theirs', async () => {
    const terms = {
      kind: 'purchases',
      about: 'Bigger purchases',
      own_words: '',
      currency: 'EUR',
      size: {
        per_item: 20000,
        per_month: 40000,
        exclusions: [],
        gifts_exempt: true,
        own_money: null,
      },
      method: 'both_yes',
      trial_days: null,
      holder: null,
      rest: 48,
      ladder: [],
      cannot_wait: null,
    };
    core({
      quarter: () => view({ texts: [item({ kind: 'rule', title: terms.about, text: terms })] }),
    });
    render(Quarter);
    expect(await screen.findByText(/€200/)).toBeTruthy();
  });

  it('teaches where nothing holds yet', async () => {
    core({ quarter: () => view({ step: null, texts: [] }) });
    render(Quarter);
    expect(await screen.findByText(/Nothing holds between you yet/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Begin our quarter' })).toBeNull();
  });
});

describe('reminders', () => {
  it('teaches where none is, and has no trouble for a reader', async () => {
    core({
      reminders: () => [],
      reminder_health: () => ({ reach: 'yes', tray: true, closing: 'ask' }),
    });
    render(Reminders);
    expect(await screen.findByText(/comes round again/)).toBeTruthy();
    expect(await violations()).toEqual([]);
  });
});
