import axe from 'axe-core';
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type {
  AgreementView,
  Beginnings,
  Boundaries as Spread,
  OwnView,
  RequestView,
  Side,
} from '../../api/bindings';
import { show } from '../../state/router.svelte';
import { setStart } from '../../state/session.svelte';
import { core } from '../../../tests/core';
import { couple } from '../../../tests/parts/couple';
import Boundaries from './Boundaries.svelte';
import { left, sayMark, sayStanding } from './stands';

const dinner: AgreementView = {
  id: 'agreement-1',
  topic: 'screens',
  standing: {
    state: 'holds',
    version: 'v1',
    since: '2026-03-12T09:00:00Z',
    until: '2026-09-12',
  },
  digest: 'd1',
  text: {
    words: 'Phones away at dinner',
    why: '',
    does: ['', ''],
    slipped: '',
    talk: false,
    rest: 24,
    ends: '2026-09-12',
  },
  yes: ['2026-03-11T09:00:00Z', '2026-03-11T10:00:00Z'],
  pending: null,
  next_end: '2026-12-12',
  source: null,
};
const lapsed: AgreementView = {
  ...dinner,
  id: 'agreement-2',
  standing: { state: 'ended', version: 'v2', at: '2026-06-03T23:00:00Z', paused: false },
  text: { ...dinner.text, words: 'A walk after every visit', ends: '2026-06-03' },
  next_end: '2026-09-12',
};
const late: OwnView = {
  id: 'own-1',
  topic: 'alone',
  owner: 'start',
  version: 'v3',
  digest: 'd3',
  text: { when: 'I come home late', will: 'take half an hour alone', why: '', helps: '' },
  written_on: '2026-05-01',
  ended_on: null,
  mark: null,
  folded: false,
};
const plans: RequestView = {
  id: 'request-1',
  topic: 'family',
  asker: 'start',
  digest: 'd4',
  text: { words: 'Could we tell each other the evening before?', why: '' },
  written_on: '2026-06-01',
  reply: null,
  replied_on: null,
  other_words: '',
  closed: false,
  deletable: true,
};
const beginnings: Beginnings = { starters: [], ends: '2026-09-12', rest: 24 };

function spread(change: Partial<Spread> = {}): Spread {
  return {
    own: [[late], []],
    agreements: [dinner, lapsed],
    requests: [plans],
    drafts: [],
    ...change,
  };
}

function open(here: Side | 'both', page = spread(), answers = {}) {
  const start = couple({
    presence: here === 'both' ? { here: 'both' } : { here: 'one', side: here },
  });
  setStart(start);
  const asked = core(
    {
      boundaries: () => page,
      boundary_beginnings: () => beginnings,
      wording: () => ({ partner: 'Ben', hints: [] }),
      ...answers,
    },
    start,
  );
  // The page stands in the window's main part.
  render(Boundaries, { target: document.body.appendChild(document.createElement('main')) });
  return asked;
}

const done = () => ({ value: null, changes: [] });
const plain = (text: string | null) => (text ?? '').replace(/[\u2066-\u2069]/g, '');

async function violations(): Promise<string[]> {
  const { violations: found } = await axe.run(document.body, {
    // jsdom computes no colours; the contrast of every pair is computed from the tokens.
    rules: { 'color-contrast': { enabled: false } },
  });
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

beforeEach(() => {
  document.body.replaceChildren();
  show({});
});

describe('the spread', { timeout: 30_000 }, () => {
  it('has ours, each one’s own, and what is asked, without barriers', async () => {
    open('both');
    const ours = await screen.findByRole('region', { name: 'Ours' });
    expect(within(ours).getByRole('button', { name: 'Phones away at dinner' })).toBeTruthy();
    const own = screen.getAllByRole('region').find((one) => one.textContent?.includes('home late'));
    expect(plain(own?.textContent ?? '')).toContain(
      'When I come home late, I will take half an hour alone.',
    );
    expect(plain(ours.textContent)).toContain('ended 3 June');
    expect(await violations()).toEqual([]);
  });

  it('prints the rules for talking as a card, and asks there too when one runs out', async () => {
    const rule = (id: string, words: string, ends: string): AgreementView => ({
      ...dinner,
      id,
      text: { ...dinner.text, words, ends, talk: true },
    });
    const agreements = [
      rule('talk-1', 'No interrupting.', '2026-09-12'),
      rule('talk-2', 'Nothing hard after ten.', '2026-06-16'),
    ];
    open('both', spread({ agreements }));
    const card = await screen.findByRole('region', { name: 'How we talk' });
    expect(within(card).getAllByRole('listitem')).toHaveLength(2);
    expect(plain(card.textContent)).toContain('Both said yes, 11 March');
    expect(within(card).getAllByRole('button', { name: 'go on with it?' })).toHaveLength(1);
    expect(plain(card.textContent)).toContain('runs to Tuesday');
  });

  it('takes up again with one press what one is here alone for, to the day that is proposed', async () => {
    const asked = open('end', spread(), { go_on: done });
    await userEvent.click(await screen.findByRole('button', { name: 'take it up again?' }));
    expect(asked.of('go_on').map(({ args }) => args)).toEqual([
      { subject: 'agreement-2', until: '2026-09-12' },
    ]);
  });

  it('says what did not work where it was pressed', async () => {
    open('end', spread(), {
      go_on: () => {
        throw { code: 'words-changed', data: {} };
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'take it up again?' }));
    expect(await screen.findByText(/The words changed since you read them/)).toBeTruthy();
  });
});

describe('a request', { timeout: 30_000 }, () => {
  it('is answered by the one who is asked, to the words on the page', async () => {
    const asked = open('end', spread(), { answer_request: done });
    await userEvent.click(await screen.findByRole('button', { name: 'Not now' }));
    expect(asked.of('answer_request')).toEqual([
      {
        name: 'answer_request',
        args: { id: 'request-1', digest: 'd4', answer: 'not_now' },
        by: 'end',
      },
    ]);
  });

  it('shows the one who asks that it waits, and no answers to press', async () => {
    open('start');
    await screen.findByRole('region', { name: 'Ours' });
    expect(screen.queryByRole('button', { name: 'Not now' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Change the words' })).toBeTruthy();
  });

  it('that was declined twice is opened again only by the one who declined', async () => {
    const closed: RequestView = { ...plans, reply: 'declined', closed: true, deletable: false };
    open('start', spread({ requests: [closed] }));
    await userEvent.click(await screen.findByText('Asked before'));
    expect(screen.queryByRole('button', { name: 'Ask again' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Open it again' })).toBeNull();
  });
});

describe('an own boundary', { timeout: 30_000 }, () => {
  it('is changed by its owner and only read by the other', async () => {
    const asked = open('end', spread(), { mark_read: done });
    await userEvent.click(await screen.findByRole('button', { name: /I come home late/ }));
    const sheet = await screen.findByRole('dialog');
    expect(within(sheet).queryByRole('button', { name: 'Change the words' })).toBeNull();
    await userEvent.click(within(sheet).getByRole('checkbox', { name: /I’ve read this/ }));
    expect(asked.of('mark_read')[0]).toMatchObject({
      args: { id: 'own-1', version: 'v3', digest: 'd3', read: true },
      by: 'end',
    });
    expect(await violations()).toEqual([]);
  });

  it('shows its owner no place for a reading that nobody said', async () => {
    open('start');
    await userEvent.click(await screen.findByRole('button', { name: /I come home late/ }));
    const sheet = await screen.findByRole('dialog');
    expect(within(sheet).queryByRole('checkbox')).toBeNull();
    expect(plain(sheet.textContent)).not.toContain('read this');
  });
});

describe('writing one', { timeout: 30_000 }, () => {
  it('keeps it for oneself first without showing it to the other', async () => {
    const asked = open('start', spread(), { keep_boundary: () => ({ value: 'p1', changes: [] }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Write one' }));
    await userEvent.type(await screen.findByLabelText('When …'), 'a talk gets loud');
    await userEvent.type(screen.getByLabelText('… I will'), 'stop');
    await userEvent.click(screen.getByRole('button', { name: 'Keep for myself first' }));
    await vi.waitFor(() => expect(asked.of('keep_boundary')).toHaveLength(1));
    expect(asked.of('keep_boundary')[0]!.args).toEqual({
      id: null,
      topic: 'talk',
      text: { own: { when: 'a talk gets loud', will: 'stop', why: '', helps: '' } },
    });
    expect(asked.of('write_boundary')).toEqual([]);
  });

  it('asks whose it is while both are here, and sends it in that name', async () => {
    const asked = open('both', spread(), { write_boundary: () => ({ value: 'b', changes: [] }) });
    await userEvent.click(await screen.findByRole('button', { name: 'Write one' }));
    await userEvent.type(await screen.findByLabelText('When …'), 'work calls');
    await userEvent.type(screen.getByLabelText('… I will'), 'answer after lunch');
    const send = () => screen.getByRole('button', { name: /read it$/ });
    await userEvent.click(send());
    expect(await screen.findByText('Please choose one.')).toBeTruthy();
    expect(asked.of('write_boundary')).toEqual([]);
    await userEvent.click(screen.getByRole('radio', { name: 'Ben' }));
    await userEvent.click(send());
    await vi.waitFor(() => expect(asked.of('write_boundary')).toHaveLength(1));
    expect(asked.of('write_boundary')[0]!.by).toBe('end');
    expect(screen.queryByRole('button', { name: 'Keep for myself first' })).toBeNull();
  });

  it('says at its field what is the matter, and keeps what was typed', async () => {
    open('start', spread(), {
      write_boundary: () => {
        throw { code: 'too-early', data: { field: 'ends' } };
      },
    });
    await userEvent.click(await screen.findByRole('button', { name: 'Write one' }));
    await userEvent.click(await screen.findByRole('radio', { name: 'Our agreement' }));
    await userEvent.type(screen.getByLabelText('What we both keep'), 'We cook in turn');
    await userEvent.click(screen.getByRole('button', { name: 'Put it before both of us' }));
    expect(await screen.findByText(/earlier than it can be/)).toBeTruthy();
    expect(screen.getByLabelText('What we both keep')).toHaveProperty('value', 'We cook in turn');
    expect(await violations()).toEqual([]);
  });
});

describe('what stands', { timeout: 30_000 }, () => {
  beforeEach(() => setStart(couple()));

  it('runs down to its last day', () => {
    const began = {
      ...dinner.standing,
      since: '2026-06-12T09:00:00Z',
    } as AgreementView['standing'];
    expect(left({ ...dinner, standing: began })).toBe(1);
    expect(left(dinner)).toBeCloseTo(0.5, 1);
    expect(left({ ...dinner, text: { ...dinner.text, ends: '2026-06-12' } })).toBeLessThan(0.03);
    expect(left(lapsed)).toBe(0);
  });

  it('holds no yes any more once it ended', () => {
    expect(plain(sayMark(dinner))).toBe('Both said yes, 11 March');
    expect(sayMark(lapsed)).toBe('It has ended');
    expect(plain(sayStanding(lapsed))).toBe('ended 3 June');
    const again = { ...dinner, text: lapsed.text, version: 'v4', yes: [true, false], from: null };
    const pressed = {
      ...lapsed,
      pending: { ...again, yes: [true, false] as [boolean, boolean], goes_on: true },
    };
    expect(plain(sayMark(pressed))).toBe('Ana pressed');
  });
});
