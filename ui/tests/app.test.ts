import { render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import App from '../src/App.svelte';
import { write } from '../src/api/call';
import { watchIdle, whoIsHere } from '../src/state/presence.svelte';
import { spoken } from '../src/state/announce.svelte';
import { back, go, router } from '../src/state/router.svelte';
import { session, setStart } from '../src/state/session.svelte';
import { setLanguage } from '../src/state/text';
import { toast, toasts } from '../src/state/toast.svelte';
import { core } from './core';
import { couple } from './parts/couple';

const user = userEvent.setup();

beforeEach(() => {
  setStart(undefined);
  toasts.shown = [];
  spoken.polite = { text: '', count: 0, at: 0 };
  document.title = 'Common Ground';
});
afterEach(() => {
  setLanguage('en');
  vi.useRealTimers();
});

async function open(start = couple()) {
  const asked = core(
    {
      undo: () => {
        if (session.presence.here === 'nobody') throw { code: 'nobody-here', data: {} };
        return { value: { op: 'delete', thing: 'Lisbon', to: null }, changes: ['goal'] };
      },
    },
    start,
  );
  render(App);
  await screen.findByRole('heading', { level: 1 });
  return asked;
}

describe('the frame', { timeout: 30_000 }, () => {
  it.each(['en', 'en-XA'] as const)('has no violation, in %s', async (language) => {
    setLanguage(language);
    await open();
    const { violations } = await axe.run(document.documentElement, {
      rules: { 'color-contrast': { enabled: false } },
    });
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  it('says who is here, and changes it by key and by hand', async () => {
    const { of } = await open();
    await user.keyboard('{Control>}1{/Control}');
    await waitFor(() => expect(session.one).toBe('start'));
    await user.click(screen.getByRole('button', { name: /Here now.*Ana/ }));
    await user.click(within(screen.getByRole('dialog')).getByText('Ben'));
    await waitFor(() => expect(session.one).toBe('end'));
    expect(of('set_presence').map(({ args }) => args)).toEqual([
      { presence: { here: 'one', side: 'start' } },
      { presence: { here: 'one', side: 'end' } },
    ]);
  });

  it('names what undo would take back, and leaves Ctrl+Z to a field', async () => {
    const { of } = await open();
    expect(screen.getByRole('button', { name: /Undo: .*Lisbon in May/ })).toBeTruthy();
    const field = document.createElement('input');
    document.body.append(field);
    field.focus();
    await user.keyboard('{Control>}z{/Control}');
    expect(of('undo')).toHaveLength(0);
    field.remove();
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(of('undo')).toHaveLength(1));
  });

  it('begins a page at its top, however far down one was', async () => {
    await open();
    const main = screen.getByRole('main');
    main.scrollTop = 900;
    go('leave');
    await screen.findByRole('heading', { level: 1, name: 'Leave' });
    expect(main.scrollTop).toBe(0);
    back();
  });

  it('covers titles while guests are here', async () => {
    await open(couple({ guests: true }));
    expect(document.body.textContent).not.toContain('Lisbon');
  });

  it('shows its keys', async () => {
    await open();
    await user.keyboard('?');
    const dialog = screen.getByRole('dialog', { name: 'Keys' });
    expect(dialog.textContent).toContain('Ctrl Shift Z');
    expect(dialog.textContent).toContain('Ana');
  });

  it('says why a planner did not open, and shows nothing else', async () => {
    await open(couple({ state: { is: 'closed', why: 'damaged' }, home: null }));
    expect(screen.getAllByText(/file is damaged/).length).toBeGreaterThan(0);
    expect(screen.queryByRole('navigation')).toBeNull();
  });
});

describe('nobody here', { timeout: 30_000 }, () => {
  it('an act asks who is here and is done when one has said so', async () => {
    const { of } = await open(couple({ presence: { here: 'nobody' } }));
    await user.click(screen.getByRole('button', { name: /^Undo/ }));
    const dialog = await screen.findByRole('dialog', { name: 'Who’s here?' });
    expect(of('undo')).toHaveLength(1);
    await user.click(within(dialog).getByText('Ana'));
    await waitFor(() => expect(of('undo')).toHaveLength(2));
    expect(screen.queryByRole('dialog', { name: 'Who’s here?' })).toBeNull();
  });

  it('an act is not done when the question is closed', async () => {
    const { of } = await open(couple({ presence: { here: 'nobody' } }));
    const act = write('undo').catch((problem: { code: string }) => problem.code);
    const dialog = await screen.findByRole('dialog', { name: 'Who’s here?' });
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    expect(await act).toBe('nobody-here');
    expect(of('undo')).toHaveLength(1);
  });

  it('several acts at once ask one question', () => {
    expect(whoIsHere()).toBe(whoIsHere());
  });

  it('comes after five minutes without a key, by the wall clock', async () => {
    vi.useFakeTimers();
    const { of } = core();
    setStart(couple());
    let clock = 0;
    const stop = watchIdle(() => clock);
    clock = 4 * 60_000;
    window.dispatchEvent(new Event('keydown'));
    clock = 8 * 60_000;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(of('set_presence')).toHaveLength(0);
    clock = 9 * 60_000;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(of('set_presence').map(({ args }) => args)).toEqual([{ presence: { here: 'nobody' } }]);
    stop();
  });
});

it('the router comes back the way it went', async () => {
  core();
  go('goals', { open: 'x' });
  expect(router.place).toEqual({ page: 'goals', params: { open: 'x' } });
  const { back, show } = await import('../src/state/router.svelte');
  show({ open: 'y' });
  back();
  expect(router.place.page).toBe('today');
  back();
  expect(router.place.page).toBe('today');
});

it('a bare string of the shell becomes an error with words', async () => {
  core();
  await expect(write('no_such')).rejects.toMatchObject({ code: 'unknown' });
});

describe('a note at the foot of the window', () => {
  it('goes with the page it was about, but not when it was said on leaving it', () => {
    vi.useFakeTimers();
    const act = { label: 'Undo', run: () => undefined };
    go('today');
    toast('Kept.', act);
    go('goals');
    expect(toasts.shown).toHaveLength(1);
    vi.advanceTimersByTime(5000);
    go('goals', { goal: '1' });
    expect(toasts.shown).toHaveLength(1);
    go('today');
    expect(toasts.shown).toEqual([]);
  });
});
