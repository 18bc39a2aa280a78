import { api, type Past } from '../api/bindings';
import { announce } from './announce.svelte';
import { query, type Query } from './changes.svelte';
import { t } from './text';

/** What changed, kept fresh, with as much of what is earlier as was asked for. */
export interface Reading extends Query<Past> {
  /** Reads one page more, and says how much came. */
  earlier(): void;
}

/** The past of one thing, or of everything. Call it while a component is set up. */
export function past(of: () => string | null): Reading {
  let pages = $state(1);
  let said = 0;

  async function take(): Promise<Past> {
    const [which, wanted] = [of(), pages];
    let all = await api.whatChanged({ of: which, before: null });
    const first = all.entries.length;
    for (let n = 1; n < wanted && all.earlier !== null; n += 1) {
      const more = await api.whatChanged({ of: which, before: all.earlier });
      all = { ...more, entries: [...all.entries, ...more.entries] };
    }
    if (wanted > 1 && all.entries.length > said)
      announce(t('changes-earlier-said', { count: all.entries.length - Math.max(said, first) }));
    said = all.entries.length;
    return all;
  }

  const reading = query(['*'], take);
  return Object.assign(reading, {
    earlier() {
      pages += 1;
    },
  });
}
