import { api, type Presence, type Side } from '../api/bindings';
import { asCallError, onNeedsPassphrase, type CallError } from '../api/call';
import { session } from './session.svelte';

/** What is said, by side. */
export type Said = Partial<Record<Side, string>>;

/** A question for passphrases. */
interface Asking {
  why: 'come' | 'sign';
  sides: readonly Side[];
  /** Tries what was said; what is thrown is shown and it can be said again. */
  attempt: (said: Said) => Promise<void>;
  answer: (done: boolean) => void;
}

let asking = $state.raw<Asking>();

/** The question while it is open. */
export const passphrases = {
  get asking(): Asking | undefined {
    return asking;
  },
  /** Tries what was said and closes when it was right; otherwise answers what was the matter. */
  async say(said: Said): Promise<CallError | undefined> {
    const question = asking;
    if (!question) return undefined;
    try {
      await question.attempt(said);
    } catch (thrown) {
      return asCallError(thrown);
    }
    asking = undefined;
    question.answer(true);
    return undefined;
  },
  dismiss(): void {
    asking?.answer(false);
    asking = undefined;
  },
};

function ask(question: Omit<Asking, 'answer'>): Promise<boolean> {
  passphrases.dismiss();
  return new Promise((answer) => {
    asking = { ...question, answer };
  });
}

/** The sides of a presence that have a passphrase and have not said it here, or in this `sitting`. */
export function unsaid(presence: Presence, sitting: boolean): Side[] {
  const { have, here, sit } = session.start?.passphrases ?? { have: [], here: [], sit: [] };
  const known = sitting ? sit : here;
  const sides: Side[] =
    presence.here === 'both' ? ['start', 'end'] : presence.here === 'one' ? [presence.side] : [];
  return sides.filter((side) => {
    const n = side === 'start' ? 0 : 1;
    return have[n] && !known[n];
  });
}

/** Asks those who come for their passphrases. False when the question was closed. */
export function askToCome(
  sides: readonly Side[],
  attempt: (said: Said) => Promise<void>,
): Promise<boolean> {
  return ask({ why: 'come', sides, attempt });
}

/** Lets every yes that binds ask for its passphrase first. Call once, when the app starts. */
export function guardYeses(): void {
  onNeedsPassphrase((by) => {
    const side = by ?? session.one;
    if (!side) return Promise.resolve(false);
    return ask({
      why: 'sign',
      sides: [side],
      attempt: async (said) => {
        await api.proveHand({ passphrase: said[side] ?? '' }, side);
      },
    });
  });
}
