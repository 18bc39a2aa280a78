import { expect, it } from 'vitest';
import { acting } from './acting.svelte';

it('does nothing that is pressed before the answer came, and is ready after it', async () => {
  const acts = acting();
  let answer = () => {};
  let pressed = 0;
  const press = () =>
    acts.once(() => {
      pressed += 1;
      return new Promise<void>((resolve) => (answer = resolve));
    });
  const first = press();
  await press();
  expect([pressed, acts.busy]).toEqual([1, true]);
  answer();
  await first;
  expect(acts.busy).toBe(false);
  const again = press();
  answer();
  await again;
  expect(pressed).toBe(2);
});

it('says what was the matter, and is ready to be tried again', async () => {
  const acts = acting();
  await acts.once(() => Promise.reject({ code: 'disk-full', data: {} }));
  expect([acts.error?.code, acts.busy]).toEqual(['disk-full', false]);
  acts.forget();
  expect(acts.error).toBeUndefined();
});
