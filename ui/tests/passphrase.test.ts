import { fireEvent, render, screen } from '@testing-library/svelte';
import { beforeEach, expect, it } from 'vitest';
import PassphraseField from '../src/parts/PassphraseField.svelte';
import { CallError } from '../src/api/call';
import { sayError } from '../src/state/errors';
import { setStart } from '../src/state/session.svelte';
import { couple } from './parts/couple';

beforeEach(() => setStart(couple()));

it('says so while Caps Lock is on, and no longer', async () => {
  render(PassphraseField, { label: 'Passphrase' });
  const field = screen.getByLabelText('Passphrase');
  expect(screen.queryByText('Caps Lock is on.')).toBeNull();
  await fireEvent.keyDown(field, { key: 'A', modifierCapsLock: true });
  expect(screen.getByRole('status').textContent).toContain('Caps Lock is on.');
  await fireEvent.keyUp(field, { key: 'CapsLock', modifierCapsLock: false });
  expect(screen.queryByText('Caps Lock is on.')).toBeNull();
  await fireEvent.pointerDown(field, { modifierCapsLock: true });
  expect(screen.queryByText('Caps Lock is on.')).not.toBeNull();
});

it('asks about the keyboard where a passphrase was wrong', () => {
  expect(sayError(new CallError('wrong-passphrase'))).toContain(
    'Could the keyboard be set to another language?',
  );
});
