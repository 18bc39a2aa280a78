import { render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it } from 'vitest';
import { core, tellProgress } from '../../tests/core';
import Toasts from '../parts/Toasts.svelte';
import { undo } from './acts';
import { toasts } from './toast.svelte';

afterEach(() => {
  toasts.shown = [];
});

/** An undo that goes on until it is told what came of it. */
function long() {
  let came: { done: () => void; stopped: () => void } | undefined;
  const answer = new Promise((resolve, reject) => {
    came = {
      done: () => resolve({ value: { op: 'bring_in', thing: null, to: null }, changes: [] }),
      stopped: () => reject({ code: 'stopped', data: {} }),
    };
  });
  const { of } = core({ undo: () => answer, stop_work: () => null });
  render(Toasts);
  return { of, ...came! };
}

it('says how far a long undo is, once, and is no second step when pressed again', async () => {
  const { of, done } = long();
  const first = undo();
  await waitFor(() => expect(of('undo')).toHaveLength(1));
  await tellProgress(3);
  await screen.findByText(/^Under way: .*3.* %$/);
  await tellProgress(40);
  await screen.findByText(/^Under way: .*40.* %$/);
  expect(toasts.shown).toHaveLength(1);
  await undo();
  expect(of('undo')).toHaveLength(1);
  done();
  await first;
  await screen.findByText(/^Undone: /);
  // What comes after is undone again.
  const next = undo();
  await waitFor(() => expect(of('undo')).toHaveLength(2));
  await next;
});

it('stops it, and says that nothing was written', async () => {
  const { of, stopped } = long();
  const first = undo();
  await waitFor(() => expect(of('undo')).toHaveLength(1));
  await tellProgress(3);
  await userEvent.click(await screen.findByRole('button', { name: 'Stop' }));
  expect(of('stop_work')).toHaveLength(1);
  stopped();
  await first;
  await screen.findByText('It was stopped. Nothing was written.');
});
