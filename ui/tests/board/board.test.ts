import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  Board as BoardData,
  Card,
  MoveGoal,
  Place,
  Presence,
  Side,
} from '../../src/api/bindings';
import { spoken } from '../../src/state/announce.svelte';
import { setStart } from '../../src/state/session.svelte';
import { couple } from '../parts/couple';
import BoardUnderTest from './BoardUnderTest.svelte';
import { target } from '../../src/board/drag.svelte';
import { byArrow, keepSame, places, rank, relaid } from '../../src/board/places';

const sent: { args: MoveGoal; by: Side | undefined }[] = [];
let answer: { place: Place; waits: boolean } | undefined;
let held: Promise<void> | undefined;

vi.mock('../../src/api/bindings', () => ({
  api: {
    moveGoal: async (args: MoveGoal, by?: Side) => {
      sent.push({ args, by });
      await held;
      return { value: answer ?? { place: args.to, waits: false }, changes: [] };
    },
    drafts: async () => [],
    keepDraft: async () => ({ value: null, changes: [] }),
  },
}));

function card(id: string, place: Place, change: Partial<Card> = {}): Card {
  return {
    id,
    horizon: 'short',
    place,
    asked: null,
    halves: [
      { goal: id, title: id, next: null, measured: null, version: `v-${id}`, digest: `d-${id}` },
    ],
    author: 'both',
    owner: null,
    area: null,
    target: null,
    support: '',
    yes: [true, true],
    holds: true,
    rewording: false,
    parent: null,
    fed: 0,
    ended_at: null,
    ...change,
  };
}

function board(...cards: Card[]): BoardData {
  return {
    columns: places.map((place) => ({ place, cards: cards.filter((one) => one.place === place) })),
    active: 0,
  };
}

function here(presence: Presence) {
  setStart(couple({ presence }));
}

const lisbon = 'Lisbon in May';

beforeEach(() => {
  sent.length = 0;
  answer = undefined;
  held = undefined;
  here({ here: 'one', side: 'start' });
});

describe('a board by keyboard', () => {
  it('moves a card to the next column with Alt and an arrow, and says where it lies', async () => {
    const user = userEvent.setup();
    const two = [card('a', 'doing'), card('b', 'doing')];
    render(BoardUnderTest, { board: board(card(lisbon, 'wanted'), ...two) });
    screen.getByRole('button', { name: lisbon }).focus();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]!.args).toEqual({
      goal: lisbon,
      to: 'doing',
      before: null,
      texts: [{ version: `v-${lisbon}`, digest: `d-${lisbon}` }],
    });
    // What is put into a sentence is isolated by marks that are not read.
    const said = spoken.polite.text.replace(/[\u2066-\u2069]/g, '');
    expect(said).toBe('Lisbon in May, moved to Doing, 3 of 3');
  });

  it('follows the way the words run', async () => {
    document.documentElement.dir = 'rtl';
    const user = userEvent.setup();
    render(BoardUnderTest, { board: board(card(lisbon, 'wanted')) });
    document.querySelector<HTMLElement>('[data-card]')!.style.direction = 'rtl';
    screen.getByRole('button', { name: lisbon }).focus();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await waitFor(() => expect(sent[0]?.args.to).toBe('idea'));
  });

  it('moves up and down within a column, and stops at its ends', async () => {
    const user = userEvent.setup();
    const three = [card('a', 'idea'), card('b', 'idea'), card('c', 'idea')];
    render(BoardUnderTest, { board: board(...three) });
    screen.getByRole('button', { name: 'a' }).focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    expect(sent).toHaveLength(0);
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await waitFor(() => expect(sent[0]?.args).toMatchObject({ to: 'idea', before: 'c' }));
  });

  it('shows the new order as soon as the core said so, and not before', async () => {
    let say = () => {};
    held = new Promise((go) => (say = go));
    const user = userEvent.setup();
    const three = [card('a', 'idea'), card('b', 'idea'), card('c', 'idea')];
    render(BoardUnderTest, { board: board(...three) });
    const order = () => [...document.querySelectorAll('[data-open]')].map((one) => one.textContent);
    screen.getByRole('button', { name: 'a' }).focus();
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(order()).toEqual(['a', 'b', 'c']);
    say();
    await waitFor(() => expect(order()).toEqual(['b', 'a', 'c']));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('a'));
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    await waitFor(() => expect(order()).toEqual(['b', 'c', 'a']));
    await waitFor(() => expect(document.activeElement?.textContent).toBe('a'));
  });

  it('says that a card waits instead of throwing it back', async () => {
    const user = userEvent.setup();
    answer = { place: 'idea', waits: true };
    render(BoardUnderTest, {
      board: board(card(lisbon, 'idea', { yes: [false, false], holds: false })),
    });
    screen.getByRole('button', { name: lisbon }).focus();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    await waitFor(() => expect(spoken.polite.text).toContain('waits in Idea'));
    expect(spoken.polite.text).toContain('Ben');
  });

  it('asks for each one’s own press while both are here', async () => {
    here({ here: 'both' });
    const user = userEvent.setup();
    render(BoardUnderTest, {
      board: board(card(lisbon, 'idea', { yes: [false, false], holds: false })),
    });
    screen.getByRole('button', { name: lisbon }).focus();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    const dialog = await screen.findByRole('dialog');
    expect(sent).toHaveLength(0);
    await user.click(within(dialog).getByRole('button', { name: /Ben/ }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toEqual({
      by: 'end',
      args: {
        goal: lisbon,
        to: 'wanted',
        before: null,
        texts: [{ version: `v-${lisbon}`, digest: `d-${lisbon}` }],
      },
    });
  });

  it('asks about the end before a card is reached', async () => {
    const user = userEvent.setup();
    render(BoardUnderTest, { board: board(card(lisbon, 'doing')) });
    screen.getByRole('button', { name: lisbon }).focus();
    await user.keyboard('{Alt>}{ArrowRight}{/Alt}');
    const dialog = await screen.findByRole('dialog');
    await user.type(within(dialog).getByLabelText('How shall we celebrate?'), 'Cake');
    await user.click(within(dialog).getByRole('button', { name: 'Reached' }));
    await waitFor(() =>
      expect(sent[0]?.args).toMatchObject({ to: 'reached', ending: { celebrate: 'Cake' } }),
    );
  });

  it('offers the same in the menu of a card', async () => {
    const user = userEvent.setup();
    render(BoardUnderTest, { board: board(card(lisbon, 'doing')) });
    screen.getByRole('button', { name: lisbon }).focus();
    await user.tab();
    await user.keyboard('{Enter}');
    await user.click(await screen.findByText('Paused', { selector: '[role^="menuitem"] *' }));
    await waitFor(() => expect(sent[0]?.args).toMatchObject({ to: 'paused', before: null }));
  });
});

describe('a full column', () => {
  it('shows title and mark only above twelve cards, and draws two hundred at first', async () => {
    const many = Array.from({ length: 205 }, (_, n) =>
      card(`goal ${n}`, 'doing', { target: '2027-05' }),
    );
    render(BoardUnderTest, { board: board(...many) });
    expect(document.querySelectorAll('[data-card]')).toHaveLength(200);
    expect(screen.queryByText('May 2027')).toBeNull();
    await userEvent.click(screen.getByText(/^Show/));
    expect(document.querySelectorAll('[data-card]')).toHaveLength(205);
    // Two hundred cards take a busy machine a while; nothing here is timed.
  }, 60_000);
});

describe('where a card goes', () => {
  const cards = [card('a', 'idea'), card('b', 'idea'), card('c', 'doing')];

  it('counts its rank without the card itself', () => {
    const all = board(...cards);
    expect(rank(all, cards[0]!, { to: 'idea', before: null })).toEqual([2, 2]);
    expect(rank(all, cards[2]!, { to: 'idea', before: 'b' })).toEqual([2, 3]);
  });

  it('keeps the very cards that say the same', () => {
    const older = board(...cards);
    const newer = structuredClone(relaid(older, cards[0]!, null));
    newer.columns.find(({ place }) => place === 'doing')!.cards[0]!.fed = 1;
    const kept = keepSame(older, newer);
    expect(kept).toEqual(newer);
    const [b, a, c] = kept.columns.flatMap((column) => column.cards);
    expect([a, b, c].map((one, n) => one === cards[n])).toEqual([true, true, false]);
  });

  it('goes nowhere beyond the last column', () => {
    const reached = card('r', 'reached');
    expect(byArrow(board(reached), reached, 'on')).toBeUndefined();
    expect(byArrow(board(...cards), cards[0]!, 'back')).toBeUndefined();
  });

  it('drops before the first card whose middle lies below the pointer', () => {
    const root = document.createElement('div');
    const box = (top: number, height: number) =>
      ({ left: 0, right: 100, top, bottom: top + height, height }) as DOMRect;
    root.innerHTML =
      '<div data-place="doing"><p data-card="x"></p><p data-card="y"></p><p data-card="z"></p></div>';
    const [column, x, y, z] = [...root.querySelectorAll<HTMLElement>('[data-place], [data-card]')];
    column!.getBoundingClientRect = () => box(0, 300);
    [x, y, z].forEach((one, n) => (one!.getBoundingClientRect = () => box(n * 50, 50)));
    expect(target(root, { x: 10, y: 10 }, 'z')).toEqual({ to: 'doing', before: 'x' });
    expect(target(root, { x: 10, y: 60 }, 'x')).toEqual({ to: 'doing', before: 'y' });
    expect(target(root, { x: 10, y: 140 }, 'x')).toEqual({ to: 'doing', before: null });
    expect(target(root, { x: 300, y: 10 }, 'x')).toBeUndefined();
  });
});
