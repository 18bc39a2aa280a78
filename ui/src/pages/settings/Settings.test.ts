import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { core } from '../../../tests/core';
import { couple } from '../../../tests/parts/couple';
import type { Start } from '../../api/bindings';
import { router } from '../../state/router.svelte';
import { setStart } from '../../state/session.svelte';
import Trash from '../trash/Trash.svelte';
import Settings from './Settings.svelte';

const user = userEvent.setup();
const saved = () => ({ value: null, changes: [] });

beforeEach(() => setStart(undefined));

function open(change: Partial<Start> = {}, answers = {}) {
  const start = couple(change);
  const asked = core(
    {
      zones: () => ['America/New_York', 'Europe/Lisbon', 'Europe/London'],
      autostart: () => ({ possible: true, on: false }),
      edit_partner: saved,
      edit_household: saved,
      edit_areas: saved,
      ...answers,
    },
    start,
  );
  setStart(start);
  return asked;
}

async function violations() {
  const found = await axe.run(document.body, {
    // The frame that the page stands in is not drawn here.
    rules: {
      'color-contrast': { enabled: false },
      region: { enabled: false },
      'landmark-no-duplicate-banner': { enabled: false },
      'landmark-unique': { enabled: false },
    },
  });
  return found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]);
}

describe('settings', { timeout: 30_000 }, () => {
  it('have no violation', async () => {
    open();
    render(Settings);
    await screen.findByLabelText(/Start with the computer/);
    expect(await violations()).toEqual([]);
  });

  it('lead from their contents to a section and to a page', async () => {
    Element.prototype.scrollIntoView = vi.fn();
    open();
    render(Settings);
    const contents = screen.getByRole('navigation', { name: 'Contents' });
    await user.click(within(contents).getByRole('button', { name: 'Quiet' }));
    expect(document.activeElement).toBe(screen.getByRole('heading', { name: 'Quiet' }));
    await user.click(within(contents).getByRole('button', { name: 'Backups' }));
    expect(router.place.page).toBe('backups');
  });

  it('show each partner only their own fields', () => {
    open({ presence: { here: 'one', side: 'end' } });
    render(Settings);
    expect(screen.getAllByLabelText('Name')).toHaveLength(1);
    expect(screen.getByText(/changes this when/)).toBeTruthy();
  });

  it('save a name in its own half, and say at the field what is the matter', async () => {
    const { of } = open(
      {},
      {
        edit_partner: (args: { name: string }) => {
          if (args.name === 'Ana') throw { code: 'same', data: { field: 'name' } };
          return saved();
        },
      },
    );
    render(Settings);
    const half = screen.getByRole('group', { name: 'Ben' });
    const name = within(half).getByLabelText('Name');
    await user.clear(name);
    await user.type(name, 'Ana');
    await user.click(within(half).getByRole('button', { name: /Save/ }));
    await waitFor(() => expect(name.getAttribute('aria-invalid')).toBe('true'));
    expect((name as HTMLInputElement).value).toBe('Ana');
    await user.clear(name);
    await user.type(name, 'Benjamin');
    await user.click(within(half).getByRole('button', { name: /Save/ }));
    await waitFor(() => expect(of('edit_partner')).toHaveLength(2));
    expect(of('edit_partner').at(-1)).toMatchObject({ args: { name: 'Benjamin' }, by: 'end' });
    expect((name as HTMLInputElement).value).toBe('Benjamin');
  });

  it('change the size of the text at once', async () => {
    const { of } = open({ presence: { here: 'one', side: 'start' } });
    render(Settings);
    await user.click(screen.getByRole('radio', { name: /150/ }));
    expect(of('edit_partner').at(-1)?.args).toMatchObject({ text_size: 150, name: 'Ana' });
  });

  it('order the parts of life by keys, and send the whole list', async () => {
    const { of } = open();
    render(Settings);
    const fields = screen.getAllByLabelText(/^Part .?\d/);
    fields[1]!.focus();
    await user.keyboard('{Alt>}{ArrowUp}{/Alt}');
    const names = () =>
      screen.getAllByLabelText(/^Part .?\d/).map((field) => (field as HTMLInputElement).value);
    expect(names()).toEqual(['Fun', 'Home']);
    await user.click(screen.getByRole('button', { name: /Add a part/ }));
    await user.keyboard('Garden');
    await user.click(screen.getByRole('button', { name: /Save: .*Parts of life/ }));
    await waitFor(() => expect(of('edit_areas')).toHaveLength(1));
    expect(of('edit_areas')[0]!.args).toEqual({
      areas: [
        { id: 'area-fun', name: 'Fun' },
        { id: 'area-home', name: 'Home' },
        { id: null, name: 'Garden' },
      ],
    });
  });

  it('find a time zone by keys', async () => {
    const { of } = open();
    render(Settings);
    const zone = screen.getByRole('combobox', { name: 'Time zone' });
    expect((zone as HTMLInputElement).value).toBe('Lisbon, Europe');
    await user.clear(zone);
    await user.type(zone, 'york');
    await waitFor(() =>
      expect(screen.getAllByRole('option', { name: 'New York, America' })).toHaveLength(1),
    );
    await user.keyboard('{Enter}');
    expect((zone as HTMLInputElement).value).toBe('New York, America');
    await user.click(screen.getByRole('button', { name: /Save: .*When you sit down/ }));
    await waitFor(() => expect(of('edit_household')).toHaveLength(1));
    expect(of('edit_household')[0]!.args).toMatchObject({
      zone: 'America/New_York',
      talk_time: '19:30:00',
      theme: 'light',
    });
  });
});

describe('the trash', { timeout: 30_000 }, () => {
  const thing = {
    noun: 'goal',
    id: '1',
    title: 'Lisbon in May',
    since: '2026-06-10',
    goes_on: '2026-07-10',
    own: false,
    pressed: [false, false],
  };

  it('takes out, and empties what is shared once both have pressed', async () => {
    let now = [thing];
    const { of } = open(
      {},
      {
        trash: () => now,
        restore: saved,
        empty: (_: unknown, by: unknown) => {
          now = by === 'start' ? [{ ...thing, pressed: [true, false] }] : [];
          return { value: by === 'start' ? 'waits' : 'gone', changes: ['empty_press'] };
        },
      },
    );
    render(Trash);
    await user.click(
      await screen.findByRole('button', { name: /Delete for good: .*Lisbon in May/ }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('12 June 2027');
    expect(await violations()).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: /Ana/ }));
    await within(dialog).findByText(/Ana.* pressed/);
    await user.click(within(dialog).getByRole('button', { name: /Ben/ }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(of('empty').map(({ by }) => by)).toEqual(['start', 'end']);
    expect(await screen.findByText(/^Nothing is here/)).toBeTruthy();
  });

  it('covers its titles from guests', async () => {
    open({ guests: true }, { trash: () => [thing] });
    render(Trash);
    await screen.findByText('something to look at');
    expect(document.body.innerHTML).not.toContain('Lisbon');
  });
});
