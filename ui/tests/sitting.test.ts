import { beforeEach, expect, it } from 'vitest';
import { leaveSitting } from '../src/state/presence.svelte';
import { session, setStart } from '../src/state/session.svelte';
import { core } from './core';
import { couple } from './parts/couple';

const start = (sit: [boolean, boolean], here: [boolean, boolean]) => ({
  ...couple(),
  passphrases: { have: [true, true] as [boolean, boolean], here, sit, locks: true },
});

beforeEach(() => setStart(couple()));

it('ends the sitting where somebody said their passphrase in it and is not here', async () => {
  setStart(start([true, true], [true, false]));
  const presence = session.presence;
  const asked = core({ set_presence: () => start([true, false], [true, false]) });
  await leaveSitting();
  // The same people, and no sitting any more.
  expect(asked.of('set_presence').map((one) => one.args)).toEqual([{ presence }]);
  expect(session.start?.passphrases.sit).toEqual([true, false]);
});

it('asks nothing where there is nobody to forget', async () => {
  const asked = core();
  for (const known of [
    start([true, true], [true, true]),
    start([true, false], [true, false]),
    start([false, false], [false, false]),
  ]) {
    setStart(known);
    await leaveSitting();
  }
  expect(asked.asked).toEqual([]);
});

it('leaves it to the next change of who is here where it does not work', async () => {
  setStart(start([true, true], [true, false]));
  core({
    set_presence: () => {
      throw { code: 'system' };
    },
  });
  await expect(leaveSitting()).resolves.toBeUndefined();
  expect(session.start?.passphrases.sit).toEqual([true, true]);
});
