import { fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import axe from 'axe-core';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import BothHalves from '../src/parts/BothHalves.svelte';
import Confirm from '../src/parts/Confirm.svelte';
import DateField from '../src/parts/DateField.svelte';
import Field from '../src/parts/Field.svelte';
import LiveRegion from '../src/parts/LiveRegion.svelte';
import Mark from '../src/parts/Mark.svelte';
import Menu from '../src/parts/Menu.svelte';
import MoneyField from '../src/parts/MoneyField.svelte';
import ProgressLine from '../src/parts/ProgressLine.svelte';
import Segmented from '../src/parts/Segmented.svelte';
import Tabs from '../src/parts/Tabs.svelte';
import Time from '../src/parts/Time.svelte';
import { announce } from '../src/state/announce.svelte';
import { setStart } from '../src/state/session.svelte';
import { setLanguage } from '../src/state/text';
import AllParts from './parts/AllParts.svelte';
import { couple } from './parts/couple';

beforeEach(() => setStart(couple()));
afterEach(() => setLanguage('en'));

async function violations(): Promise<string[]> {
  const { violations: found } = await axe.run(document.body, {
    // Colours are measured by contrast.test.ts: jsdom draws nothing.
    rules: { 'color-contrast': { enabled: false } },
  });
  return found.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}

describe('for people', { timeout: 30_000 }, () => {
  it.each(['en', 'en-XA'] as const)(
    'the sheet of all parts has no violation, in %s',
    async (language) => {
      setLanguage(language);
      document.title = 'All parts';
      render(AllParts);
      expect(await violations()).toEqual([]);
    },
  );

  it.each(['dialog', 'sheet', 'confirm', 'toast'])('nor has an open %s', async (show) => {
    document.title = 'All parts';
    render(AllParts, { show });
    expect(await violations()).toEqual([]);
  });

  it('no part writes a style attribute into markup', () => {
    // What was set through the style object shows up as an attribute in jsdom; only custom properties
    // and measured sizes may.
    render(AllParts);
    for (const one of document.querySelectorAll('[style]'))
      expect(one.getAttribute('style')).toMatch(/^(--|left|top|height)/);
  });
});

describe('Confirm', () => {
  it('is named by its question, starts on the way out, and gives the focus back', async () => {
    const user = userEvent.setup();
    const opener = document.createElement('button');
    document.body.append(opener);
    opener.focus();
    const act = vi.fn();
    render(Confirm, { open: true, title: 'Let it go?', text: 'It stays.', yes: 'Let it go', act });
    const dialog = screen.getByRole('dialog', { name: 'Let it go?' });
    expect(document.activeElement?.textContent?.trim()).toBe('Rather not');
    await user.click(within(dialog).getByText('Rather not'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(document.activeElement).toBe(opener);
    expect(act).not.toHaveBeenCalled();
    opener.remove();
  });

  it('closes on Esc, which the engine tells as a cancel', async () => {
    render(Confirm, { open: true, title: 'Let it go?', text: 'It stays.', yes: 'Go', act() {} });
    await fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('stays open and says why when the act is not taken', async () => {
    render(Confirm, {
      open: true,
      title: 'Let it go?',
      text: 'It stays.',
      yes: 'Let it go',
      act: async () => {
        throw { code: 'disk-full', data: {} };
      },
    });
    await userEvent.click(screen.getByText('Let it go'));
    // Once to read, once spoken inside the dialog.
    const dialog = screen.getByRole('dialog');
    expect(await within(dialog).findAllByText(/The disk is full/)).toHaveLength(2);
  });
});

describe('Menu', () => {
  const pause = vi.fn();
  const items = [
    { label: 'Move…', run: vi.fn() },
    { label: 'Pause', run: pause },
    { label: 'Let it go', run: vi.fn(), disabled: true },
  ];

  it('is worked by keys alone', async () => {
    const user = userEvent.setup();
    render(Menu, { label: 'More', items });
    const button = screen.getByRole('button', { name: 'More' });
    button.focus();
    await user.keyboard('{ArrowDown}');
    expect(button.getAttribute('aria-expanded')).toBe('true');
    const at = () => document.activeElement?.textContent?.trim();
    expect(at()).toBe('Move…');
    await user.keyboard('{ArrowDown}');
    expect(at()).toBe('Pause');
    await user.keyboard('{End}');
    expect(at()).toBe('Let it go');
    await user.keyboard('{ArrowDown}');
    expect(at()).toBe('Move…');
    await user.keyboard('{ArrowUp}');
    expect(at()).toBe('Let it go');
    await user.keyboard('p');
    expect(at()).toBe('Pause');
    await user.keyboard('{Enter}');
    expect(pause).toHaveBeenCalledOnce();
    expect(button.getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(button);
  });

  it('closes on Esc without telling what lies below, and on a press elsewhere', async () => {
    const user = userEvent.setup();
    const below = vi.fn();
    window.addEventListener('keydown', below);
    render(Menu, { label: 'More', items });
    const button = screen.getByRole('button', { name: 'More' });
    await user.click(button);
    await user.keyboard('{Escape}');
    expect(button.getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(button);
    expect(below).not.toHaveBeenCalled();
    window.removeEventListener('keydown', below);

    await user.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    await user.click(document.body);
    expect(button.getAttribute('aria-expanded')).toBe('false');
    await user.click(button);
    await user.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('false');
  });

  it('does nothing for what is not possible now', async () => {
    const user = userEvent.setup();
    render(Menu, { label: 'More', items });
    await user.click(screen.getByRole('button', { name: 'More' }));
    await user.click(screen.getByText('Let it go'));
    expect(items[2]!.run).not.toHaveBeenCalled();
  });
});

describe('Field', () => {
  it('ties hint, count and error to what one types in', () => {
    render(Field, {
      label: 'Title',
      value: 'x'.repeat(195),
      max: 200,
      hint: 'One line.',
      error: 'No.',
    });
    const input = screen.getByLabelText('Title');
    const said = input
      .getAttribute('aria-describedby')!
      .split(' ')
      .map((id) =>
        document
          .getElementById(id)!
          .textContent!.replace(/[\u2068\u2069]/g, '')
          .trim(),
      );
    expect(said).toEqual(['No.', 'One line.', '5 more characters fit.']);
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });

  it('counts characters as people do, and only near the end', () => {
    const { container } = render(Field, { label: 'Title', value: '👩‍🌾'.repeat(3), max: 200 });
    expect(container.querySelector('.count')).toBeNull();
  });
});

describe('DateField', () => {
  it('reads what is typed, and writes it out when one leaves it', async () => {
    const user = userEvent.setup();
    const onchange = vi.fn();
    render(DateField, { label: 'Until', value: null, onchange });
    const input = screen.getByLabelText<HTMLInputElement>('Until');
    await user.type(input, 'sunday');
    expect(onchange).toHaveBeenLastCalledWith('2026-06-14');
    await user.tab();
    expect(input.value).toBe('14 June 2026');
  });

  it('keeps what cannot be read, says so, and keeps the form from being sent', async () => {
    const user = userEvent.setup();
    render(DateField, { label: 'Until', value: '2026-09-04' });
    const input = screen.getByLabelText<HTMLInputElement>('Until');
    expect(input.value).toBe('4 September 2026');
    await user.clear(input);
    await user.type(input, '31 June 2026');
    await user.tab();
    expect(input.value).toBe('31 June 2026');
    expect(input.checkValidity()).toBe(false);
    expect(screen.getByText(/can’t be read as a date/)).toBeTruthy();
  });

  it('takes no day before the first one', async () => {
    const user = userEvent.setup();
    const onchange = vi.fn();
    render(DateField, { label: 'Until', value: null, min: '2026-06-12', onchange });
    await user.type(screen.getByLabelText('Until'), '11.6.2026');
    await user.tab();
    expect(onchange).not.toHaveBeenCalledWith('2026-06-11');
    expect(screen.getByText(/earlier than it can be/)).toBeTruthy();
  });

  it('has a calendar that is worked by keys', async () => {
    const user = userEvent.setup();
    const onchange = vi.fn();
    render(DateField, { label: 'Until', value: '2026-06-18', onchange });
    await user.click(screen.getByRole('button', { name: /choose in a calendar/ }));
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Thursday, 18 June 2026');
    await user.keyboard('{PageDown}{ArrowDown}{ArrowLeft}');
    await waitFor(() =>
      expect(document.activeElement?.getAttribute('aria-label')).toBe('Friday, 24 July 2026'),
    );
    await user.keyboard('{Enter}');
    expect(onchange).toHaveBeenLastCalledWith('2026-07-24');
    expect(screen.getByLabelText<HTMLInputElement>('Until').value).toBe('24 July 2026');
  });
});

it('MoneyField reads sums and keeps what is not one', async () => {
  const user = userEvent.setup();
  const onchange = vi.fn();
  render(MoneyField, { label: 'Sum', value: 430000, currency: 'EUR', onchange });
  const input = screen.getByLabelText<HTMLInputElement>('Sum');
  expect(input.value).toBe('4300');
  await user.clear(input);
  await user.type(input, '1.250,50');
  expect(onchange).toHaveBeenLastCalledWith(125050);
  await user.clear(input);
  await user.type(input, 'a lot');
  await user.tab();
  expect(input.value).toBe('a lot');
  expect(input.checkValidity()).toBe(false);
  expect(screen.getByText(/can’t be read as a sum/)).toBeTruthy();
});

describe.each([
  ['Tabs', Tabs, 'tab', 'aria-selected'],
  ['Segmented', Segmented, 'radio', 'aria-checked'],
] as const)('%s', (_, part, role, state) => {
  it('moves by arrow keys and holds one stop for Tab', async () => {
    const user = userEvent.setup();
    const onchange = vi.fn();
    const options = [
      { value: 'short', label: 'Short-term' },
      { value: 'long', label: 'Long-term' },
    ];
    render(part as typeof Tabs, { label: 'Board', options, value: 'short', onchange });
    await user.tab();
    await user.keyboard('{ArrowRight}');
    expect(onchange).toHaveBeenLastCalledWith('long');
    expect(document.activeElement?.textContent?.trim()).toBe('Long-term');
    expect(document.activeElement?.getAttribute(state)).toBe('true');
    expect(screen.getAllByRole(role).filter((one) => one.tabIndex === 0)).toHaveLength(1);
    await user.keyboard('{ArrowRight}');
    expect(onchange).toHaveBeenLastCalledWith('short');
  });
});

it('Mark tells its states apart by shape alone', () => {
  const shape = (start: boolean, end: boolean) => {
    const { container, unmount } = render(Mark, { start, end, label: 'x' });
    const drawn = [...container.querySelectorAll('circle, path')].map(
      (one) =>
        `${one.tagName} ${one.classList[0]} ${one.getAttribute('cx')} ${one.getAttribute('r')}`,
    );
    unmount();
    return drawn.join(', ').replace(/start|end/g, '');
  };
  const all = [shape(false, false), shape(true, false), shape(false, true), shape(true, true)];
  expect(new Set(all).size).toBe(4);
  expect(all[3]).toContain('lens');
  expect(all.slice(0, 3).join()).not.toContain('lens');
});

describe('BothHalves', () => {
  const said = () => 'said yes, 3 May';

  it('lets each press in their own half', async () => {
    const press = vi.fn();
    render(BothHalves, {
      label: 'Go on?',
      act: 'Yes',
      done: { start: false, end: false },
      said,
      press,
    });
    const ben = screen.getByRole('group', { name: 'Ben' });
    await userEvent.click(within(ben).getByRole('button'));
    expect(press.mock.calls).toEqual([['end']]);
  });

  it('lets one who is here alone press only the own half', () => {
    setStart(couple({ presence: { here: 'one', side: 'start' } }));
    render(BothHalves, {
      label: 'Go on?',
      act: 'Yes',
      done: { start: false, end: false },
      said,
      press: vi.fn(),
    });
    expect(within(screen.getByRole('group', { name: 'Ben' })).queryByRole('button')).toBeNull();
    expect(within(screen.getByRole('group', { name: 'Ana' })).getByRole('button')).toBeTruthy();
  });
});

it('Time says the day as people do and the exact one to screen readers', () => {
  const { container } = render(Time, { day: '2026-06-14' });
  const time = container.querySelector('time')!;
  expect(time.title).toBe('Sunday, 14 June 2026');
  expect(time.querySelector('[aria-hidden]')!.textContent).toBe('Sunday');
  expect(time.querySelector('.unseen')!.textContent).toBe('Sunday, 14 June 2026');
});

it('ProgressLine never leaves its line', () => {
  render(ProgressLine, { part: 7, label: '14 of 2' });
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('100');
  render(ProgressLine, { part: Number.NaN, label: 'none' });
  expect(screen.getByRole('progressbar', { name: 'none' }).getAttribute('aria-valuenow')).toBe('0');
});

it('LiveRegion: what was said right before a dialog closes is said by what is left', async () => {
  const outer = render(LiveRegion);
  await tick();
  const inner = render(LiveRegion);
  await tick();
  announce('Kept.');
  inner.unmount();
  await tick();
  expect(outer.container.textContent).toContain('Kept.');
  // The next dialog does not say it once more.
  await new Promise((done) => setTimeout(done, 1100));
  const next = render(LiveRegion);
  await tick();
  expect(next.container.textContent).not.toContain('Kept.');
});

it('LiveRegion: only the innermost speaks, and only what is new to it', async () => {
  const outer = render(LiveRegion);
  announce('first');
  await tick();
  expect(outer.container.textContent?.trim()).toBe('first');
  const inner = render(LiveRegion);
  await tick();
  expect(inner.container.textContent?.trim()).toBe('');
  announce('second');
  await tick();
  expect(inner.container.textContent?.trim()).toBe('second');
  expect(outer.container.textContent?.trim()).toBe('');
  // What there was time to say is not said again when the dialog closes.
  await new Promise((done) => setTimeout(done, 1100));
  inner.unmount();
  await tick();
  expect(outer.container.textContent?.trim()).toBe('');
});
