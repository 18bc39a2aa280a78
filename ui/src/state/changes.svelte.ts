import { untrack } from 'svelte';
import { asCallError, onChanges, type CallError } from '../api/call';

// How often each noun changed. A reading that looked at a count is taken again when it grows.
class Count {
  value = $state(0);
}

const counts = new Map<string, Count>();

// One count per noun, whether or not it ever changed: a map that tells about new keys would wake every
// reading at the first change of anything.
function count(noun: string): Count {
  let found = counts.get(noun);
  if (!found) counts.set(noun, (found = new Count()));
  return found;
}

/** Marks nouns as changed; readings that depend on them are taken again. */
export function touch(nouns: readonly string[]): void {
  if (nouns.length === 0) return;
  untrack(() => {
    for (const noun of [...nouns, '*']) count(noun).value += 1;
  });
}

onChanges(touch);

/** One reading, kept fresh. */
export interface Query<T> {
  /** The newest answer; kept while a newer one is on its way. Set where it is known without asking. */
  data: T | undefined;
  /** Why the newest attempt did not answer. */
  readonly error: CallError | undefined;
  /** True until the first answer or error. */
  readonly loading: boolean;
  /** Takes the reading again. */
  refresh(): void;
}

/**
 * Takes a reading now and whenever one of `nouns` changes, who is here changes, or a reactive value
 * that `take` looks at (before its first await) changes. The noun `*` changes with every other. Call it
 * while a component is set up.
 */
export function query<T>(nouns: readonly string[], take: () => Promise<T>): Query<T> {
  // What may be seen depends on who is here. Made out here: an effect does not depend on a value that
  // came to be inside it.
  const watched = [...nouns, 'presence'].map(count);
  let data = $state.raw<T>();
  let error = $state.raw<CallError>();
  let loading = $state(true);
  let wanted = $state(0);
  let newest = 0;

  $effect(() => {
    for (const one of watched) void one.value;
    void wanted;
    const mine = ++newest;
    take().then(
      (answer) => {
        if (mine !== newest) return;
        data = answer;
        error = undefined;
        loading = false;
      },
      (thrown: unknown) => {
        if (mine !== newest) return;
        error = asCallError(thrown);
        loading = false;
      },
    );
    return () => {
      newest += 1;
    };
  });

  return {
    get data() {
      return data;
    },
    set data(known) {
      data = known;
    },
    get error() {
      return error;
    },
    get loading() {
      return loading;
    },
    refresh() {
      wanted += 1;
    },
  };
}
