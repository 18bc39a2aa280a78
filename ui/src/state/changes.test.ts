import { render, screen, waitFor } from '@testing-library/svelte';
import { expect, it, vi } from 'vitest';
import { core } from '../../tests/core';
import Reading from '../../tests/Reading.svelte';
import { write } from '../api/call';
import { touch } from './changes.svelte';

it('takes a reading again when one of its nouns changed, and only then', async () => {
  core({ move_goal: () => ({ value: null, changes: ['goal'] }) });
  const take = vi.fn(async () => `reading ${take.mock.calls.length}`);
  render(Reading, { take, nouns: ['goal'] });
  await screen.findByText('reading 1');
  touch(['reminder']);
  await write('move_goal', {});
  await screen.findByText('reading 2');
  expect(take).toHaveBeenCalledTimes(2);
});

it('takes every reading again when somebody else is here', async () => {
  const take = vi.fn(async () => `reading ${take.mock.calls.length}`);
  render(Reading, { take, nouns: ['goal'] });
  await screen.findByText('reading 1');
  touch(['presence']);
  await screen.findByText('reading 2');
});

it('keeps the newest answer when an older one comes late', async () => {
  const answers: ((text: string) => void)[] = [];
  const take = () => new Promise<string>((resolve) => answers.push(resolve));
  render(Reading, { take, nouns: ['goal'] });
  await waitFor(() => expect(answers).toHaveLength(1));
  touch(['goal']);
  await waitFor(() => expect(answers).toHaveLength(2));
  answers[1]!('newer');
  await screen.findByText('newer');
  answers[0]!('older');
  await Promise.resolve();
  expect(screen.getByTestId('data').textContent).toBe('newer');
});

it('keeps the last answer beside the error of the next', async () => {
  let fail = false;
  const take = async () => {
    if (fail) throw { code: 'database', data: {} };
    return 'good';
  };
  render(Reading, { take, nouns: ['goal'] });
  await screen.findByText('good');
  fail = true;
  touch(['goal']);
  await screen.findByText('database');
  expect(screen.getByTestId('data').textContent).toBe('good');
});
