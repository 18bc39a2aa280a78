import { untrack } from 'svelte';
import { asCallError, CallError } from '../api/call';
import { api } from '../api/bindings';
import { sayError } from './errors';
import { session } from './session.svelte';

/** How long after the last key a draft is kept, in milliseconds. */
const pause = 1000;
const nobody = JSON.stringify({ here: 'nobody' });

const open = new Set<{ flush: () => Promise<void> }>();

/** Keeps the drafts of all open forms now: before somebody else takes over, and before a lock. */
export async function flushAll(): Promise<void> {
  await Promise.all([...open].map((form) => form.flush()));
}

export interface FormOptions<Body extends object, Answer> {
  /** Names the draft, such as `goal:new` or `goal:` and its id. Each person has their own. */
  name: string;
  /**
   * What stands in it before anything is typed. A function where that is what was saved last: then the
   * form follows what is saved, as long as nothing is typed, and keeps showing what it sent.
   */
  body: Body | (() => Body);
  /** Sends it. */
  send: (body: Body) => Promise<Answer>;
  /** Called when it was taken; the draft is gone by then. */
  sent?: (answer: Answer) => void;
}

export interface Form<Body extends object> {
  /** What is typed; bind fields to it. */
  body: Body;
  /** True while it is being sent. */
  readonly busy: boolean;
  /** True when a draft from before was put back. */
  readonly restored: boolean;
  /** What is the matter with a field, in words. */
  problem(field: keyof Body & string): string | undefined;
  /** What is the matter with the whole, for an `ErrorLine`: anything not about a field shown here. */
  readonly error: CallError | undefined;
  /** Sends it. What was typed stays when it is not taken. True when it was. */
  send(event?: Event): Promise<boolean>;
  /** Keeps the draft now. */
  flush(): Promise<void>;
  /** Empties it and lets the draft go. */
  reset(): Promise<void>;
}

/** A form that keeps itself as a draft. Call it while a component is set up. */
export function form<Body extends object, Answer = unknown>(
  options: FormOptions<Body, Answer>,
): Form<Body> {
  const follows = typeof options.body === 'function';
  const begins = follows ? (options.body as () => Body) : () => options.body as Body;
  let blank = untrack(() => JSON.stringify(begins()));
  let body = $state(JSON.parse(blank) as Body);
  let busy = $state(false);
  let restored = $state(false);
  let error = $state.raw<CallError>();
  // What is kept already; nothing is written twice, and nothing before the first key.
  let kept = blank;
  let timer: ReturnType<typeof setTimeout> | undefined;

  /** What did not work, of a form: what was typed is still there. */
  function failed(thrown: unknown): CallError {
    const { code, data } = asCallError(thrown);
    return new CallError(code, { ...data, typed: 'yes' });
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const now = JSON.stringify(body);
    if (now === kept) return;
    kept = now;
    try {
      await api.keepDraft({ form: options.name, body: now === blank ? null : JSON.parse(now) });
    } catch (thrown) {
      kept = '';
      error = failed(thrown);
    }
  }

  const entry = { flush };

  $effect(() => {
    if (!follows) return;
    const saved = JSON.stringify(begins());
    untrack(() => {
      const untouched = JSON.stringify(body) === blank;
      blank = saved;
      if (!untouched || JSON.stringify(body) === saved) return;
      body = JSON.parse(saved) as Body;
      kept = saved;
    });
  });

  $effect(() => {
    open.add(entry);
    return () => {
      void flush();
      open.delete(entry);
    };
  });

  // What one partner is typing is theirs: when somebody else comes, it was kept (`setPresence` flushes
  // first), leaves the screen, and the other's own draft takes its place. What was typed while nobody
  // was here belongs to whoever then says who they are.
  let whose = $derived(JSON.stringify(session.presence));
  let before: string | undefined;

  $effect(() => {
    const mine = whose;
    untrack(() => {
      if (before !== undefined && before !== nobody && before !== mine) {
        body = JSON.parse(blank) as Body;
        kept = blank;
        restored = false;
        error = undefined;
      }
      before = mine;
      api.drafts().then(
        (drafts) => {
          const draft = drafts.find(({ form }) => form === options.name);
          // What was typed while the draft was on its way wins over it.
          if (!draft || before !== mine || JSON.stringify(body) !== blank) return;
          body = { ...body, ...(draft.body as Partial<Body>) };
          kept = JSON.stringify(body);
          restored = kept !== blank;
        },
        () => {
          // Without its draft a form is an empty form; the next key keeps a new one.
        },
      );
    });
  });

  $effect(() => {
    if (JSON.stringify(body) === kept) return;
    timer = setTimeout(() => void flush(), pause);
    return () => clearTimeout(timer);
  });

  async function reset(): Promise<void> {
    clearTimeout(timer);
    body = JSON.parse(blank) as Body;
    error = undefined;
    restored = false;
    if (kept === blank) return;
    kept = blank;
    try {
      await api.keepDraft({ form: options.name, body: null });
    } catch {
      // What was sent is sent; a draft left behind is let go when the form closes.
      kept = '';
    }
  }

  return {
    get body() {
      return body;
    },
    set body(next: Body) {
      body = next;
    },
    get busy() {
      return busy;
    },
    get restored() {
      return restored;
    },
    problem(field) {
      return error?.field === field ? sayError(error) : undefined;
    },
    get error() {
      return error?.field !== undefined && error.field in body ? undefined : error;
    },
    async send(event) {
      event?.preventDefault();
      if (busy) return false;
      busy = true;
      error = undefined;
      clearTimeout(timer);
      try {
        const sending = $state.snapshot(body) as Body;
        const answer = await options.send(sending);
        if (follows) blank = JSON.stringify(sending);
        await reset();
        options.sent?.(answer);
        return true;
      } catch (thrown) {
        error = failed(thrown);
        await flush();
        return false;
      } finally {
        busy = false;
      }
    },
    flush,
    reset,
  };
}
