import { fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import { core } from '../../tests/core';
import Typing from '../../tests/Typing.svelte';
import { CallError } from '../api/call';
import { couple } from '../../tests/parts/couple';
import { sayError } from './errors';
import { flushAll } from './form.svelte';
import { setPresence } from './presence.svelte';
import { setStart } from './session.svelte';

afterEach(() => {
  vi.useRealTimers();
  setStart(undefined);
});

function title(): HTMLInputElement {
  return screen.getByLabelText('Title');
}

it('keeps what is typed one second after the last key, once', async () => {
  vi.useFakeTimers();
  const { of } = core();
  render(Typing, { send: async () => null });
  await vi.advanceTimersByTimeAsync(0);
  await fireEvent.input(title(), { target: { value: 'Lis' } });
  await vi.advanceTimersByTimeAsync(900);
  await fireEvent.input(title(), { target: { value: 'Lisbon' } });
  await vi.advanceTimersByTimeAsync(900);
  expect(of('keep_draft')).toEqual([]);
  await vi.advanceTimersByTimeAsync(5000);
  expect(of('keep_draft').map(({ args }) => args)).toEqual([
    { form: 'goal:new', body: { title: 'Lisbon' } },
  ]);
});

it('says that what was typed is still there where something was typed', async () => {
  core();
  render(Typing, {
    send: async () => {
      throw { code: 'disk-full', data: {} };
    },
  });
  await fireEvent.input(title(), { target: { value: 'Lisbon' } });
  await fireEvent.submit(title().form!);
  expect(await screen.findByText(/what you typed is still here/)).toBeTruthy();
  expect(sayError(new CallError('disk-full'))).not.toMatch(/typed/);
});

it('keeps it at once when told, and when it is closed', async () => {
  const { of } = core();
  const { unmount } = render(Typing, { send: async () => null });
  await fireEvent.input(title(), { target: { value: 'Lisbon' } });
  await flushAll();
  expect(of('keep_draft')).toHaveLength(1);
  await fireEvent.input(title(), { target: { value: 'Lisbon in May' } });
  unmount();
  await waitFor(() => expect(of('keep_draft')).toHaveLength(2));
});

it('puts a draft back, but never over what is typed', async () => {
  core({ drafts: () => [{ form: 'goal:new', body: { title: 'from before' } }] });
  const first = render(Typing, { send: async () => null });
  await waitFor(() => expect(title().value).toBe('from before'));
  first.unmount();

  let answer: (drafts: unknown) => void = () => {};
  core({ drafts: () => new Promise((resolve) => (answer = resolve)) });
  render(Typing, { send: async () => null });
  await fireEvent.input(title(), { target: { value: 'typed' } });
  answer([{ form: 'goal:new', body: { title: 'from before' } }]);
  await new Promise((resolve) => setTimeout(resolve));
  expect(title().value).toBe('typed');
});

it('empties itself and lets the draft go when it was taken', async () => {
  const { of } = core();
  const sent = vi.fn();
  const send = vi.fn(async () => ({ value: 'id', changes: [] }));
  render(Typing, { send, sent });
  await userEvent.type(title(), 'Lisbon');
  await flushAll();
  await userEvent.click(screen.getByText('Keep'));
  await waitFor(() => expect(sent).toHaveBeenCalled());
  expect(send).toHaveBeenCalledWith({ title: 'Lisbon' });
  expect(title().value).toBe('');
  expect(of('keep_draft').at(-1)?.args).toEqual({ form: 'goal:new', body: null });
});

it('keeps what was typed when it was not taken, and says why at the field', async () => {
  core();
  render(Typing, {
    send: async () => {
      throw { code: 'too-long', data: { field: 'title', max: 3 } };
    },
  });
  await userEvent.type(title(), 'Lisbon');
  await userEvent.click(screen.getByText('Keep'));
  await waitFor(() => expect(title().getAttribute('aria-invalid')).toBe('true'));
  expect(title().value).toBe('Lisbon');
  const error = document.getElementById(title().getAttribute('aria-describedby')!);
  expect(error?.textContent).toContain('longer than the');
});

it('says beside the form what is not about a field', async () => {
  core();
  render(Typing, {
    send: async () => {
      throw { code: 'disk-full', data: {} };
    },
  });
  await userEvent.type(title(), 'Lisbon');
  await userEvent.click(screen.getByText('Keep'));
  await screen.findByText(/The disk is full/);
  expect(title().value).toBe('Lisbon');
});

it('counts as taken when only its draft could not be let go', async () => {
  const { asked } = core({
    keep_draft: ({ body }: { body: unknown }) => {
      if (body === null) throw { code: 'disk-full', data: {} };
      return { value: null, changes: [] };
    },
  });
  const sent = vi.fn();
  render(Typing, { send: async () => null, sent });
  await userEvent.type(title(), 'Lisbon');
  await flushAll();
  await userEvent.click(screen.getByText('Keep'));
  await waitFor(() => expect(sent).toHaveBeenCalled());
  expect(asked.at(-1)?.name).toBe('keep_draft');
  expect(title().value).toBe('');
});

it('takes what one was typing off the screen when the other comes, and puts it back after', async () => {
  const drafts: Record<string, unknown> = {};
  let here = 'start';
  core({
    keep_draft: ({ form, body }: { form: string; body: unknown }) => {
      drafts[here] = { form, body };
      return { value: null, changes: [] };
    },
    drafts: () => (drafts[here] ? [drafts[here]] : []),
    set_presence: ({ presence }: { presence: { here: 'one'; side: 'start' | 'end' } }) => {
      here = presence.side;
      return couple({ presence });
    },
  });
  setStart(couple({ presence: { here: 'one', side: 'start' } }));
  render(Typing, { send: async () => null });
  await userEvent.type(title(), 'only mine');
  await setPresence({ here: 'one', side: 'end' });
  await waitFor(() => expect(title().value).toBe(''));
  await setPresence({ here: 'one', side: 'start' });
  await waitFor(() => expect(title().value).toBe('only mine'));
});

it('leaves what was typed while nobody was here to whoever says who they are', async () => {
  core();
  setStart(couple({ presence: { here: 'nobody' } }));
  render(Typing, { send: async () => null });
  await fireEvent.input(title(), { target: { value: 'typed' } });
  setStart(couple({ presence: { here: 'one', side: 'start' } }));
  await new Promise((resolve) => setTimeout(resolve));
  expect(title().value).toBe('typed');
});
