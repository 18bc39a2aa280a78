import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, describe, expect, it } from 'vitest';
import type { QuarterItem, QuarterView } from '../src/api/bindings';
import Quarter from '../src/pages/quarter/Quarter.svelte';
import Reminders from '../src/pages/reminders/Reminders.svelte';
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

  it('lays what is to be changed under later and what was reached by its ending', async () => {
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
    expect(await screen.findByRole('heading', { name: 'Later' })).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Say how it ended' })).toBeTruthy();
    expect(await violations()).toEqual([]);
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
