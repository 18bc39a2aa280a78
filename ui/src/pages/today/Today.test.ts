import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it } from 'vitest';
import { core } from '../../../tests/core';
import { couple } from '../../../tests/parts/couple';
import { setStart } from '../../state/session.svelte';
import Prepare from './Prepare.svelte';
import Today from './Today.svelte';

const user = userEvent.setup();

beforeEach(() => setStart(couple()));

describe('today', () => {
  it('is read in one order: the good time, the talk, the goals, what waits', async () => {
    core({
      waiting: () => ({
        items: [],
        next: null,
        paused_from: null,
        tonight: true,
        good_time: null,
        on_break: null,
      }),
    });
    render(Today);
    await screen.findByText(/Nothing is waiting/);
    const read = screen.getAllByRole('heading', { level: 2 }).map((one) => one.id);
    expect(read).toEqual(['good-time', 'next-talk', 'no-goal', 'waiting']);
  });
});

describe('what one brings up', () => {
  it('is asked once before it is gone for good', async () => {
    let topics = [{ id: 'topic-1', words: 'The spare key', wants: 'listen' }];
    const { of } = core({
      topics: () => topics,
      drop_topic: () => {
        topics = [];
        return { value: null, changes: ['private_item'] };
      },
    });
    setStart({ ...couple(), presence: { here: 'one', side: 'start' } });
    render(Prepare, { talkDay: '2026-06-14', onclose: () => {} });
    const away = await screen.findByRole('button', { name: /Take away: .*The spare key/ });
    await user.click(away);
    const asks = screen.getByRole('dialog', { name: 'Take this away for good?' });
    await user.click(within(asks).getByRole('button', { name: 'Rather not' }));
    expect(of('drop_topic')).toEqual([]);
    await user.click(away);
    await user.click(
      within(screen.getByRole('dialog', { name: 'Take this away for good?' })).getByRole('button', {
        name: 'Take away',
      }),
    );
    expect(of('drop_topic').map(({ args }) => args)).toEqual(['topic-1']);
  });
});
