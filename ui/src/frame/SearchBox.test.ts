import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { go, router } from '../state/router.svelte';
import { setStart } from '../state/session.svelte';
import { core } from '../../tests/core';
import { couple } from '../../tests/parts/couple';
import SearchBox from './SearchBox.svelte';

/** What is offered for these words, from the top. */
async function offered(words: string): Promise<string[]> {
  const field = screen.getByRole('combobox');
  await userEvent.clear(field);
  await userEvent.type(field, words);
  return screen
    .getAllByRole('option')
    .map((option) => option.textContent.trim().replace(/[\u2066-\u2069]/g, ''));
}

describe('the search field', () => {
  beforeEach(() => {
    core({ search: () => ({ hits: [], more: false }) });
    setStart(couple({ presence: { here: 'one', side: 'start' } }));
    go('today');
    // jsdom draws nothing, so that there is nothing to scroll.
    Element.prototype.scrollIntoView = vi.fn();
  });

  it('puts a page by its own name before what one could do there', async () => {
    const done = vi.fn();
    render(SearchBox, { done });
    expect(await offered('only for me')).toEqual([
      'Go to: Only for me',
      'Write something only for me',
    ]);
    await userEvent.keyboard('{Enter}');
    expect(done).toHaveBeenCalled();
    expect(router.place).toMatchObject({ page: 'private', params: {} });
  });

  it('reads a title once, and what is found beyond it', async () => {
    const hit = (around: { words: string; found: boolean }[]) => ({
      of: 'goal',
      id: crypto.randomUUID(),
      title: 'Lisbon, just us',
      around,
    });
    const lisbon = { words: 'Lisbon', found: true };
    const us = { words: ', just us Seven mornings', found: false };
    const again = { words: ' in ', found: false };
    core({
      search: () => ({
        hits: [hit([lisbon, us]), hit([lisbon, us, again, lisbon])],
        more: false,
      }),
    });
    render(SearchBox, { done: vi.fn() });
    await vi.waitFor(async () =>
      expect(await offered('lisbon')).toEqual([
        'Lisbon, just us',
        'Lisbon, just us  Seven mornings in Lisbon',
      ]),
    );
  });

  it('keeps what one can do first for a part of a name', async () => {
    render(SearchBox, { done: vi.fn() });
    expect((await offered('only for'))[0]).toBe('Write something only for me');
    expect((await offered('goal'))[0]).toBe('New goal');
  });
});
