import { emit } from '@tauri-apps/api/event';
import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';
import { afterEach } from 'vitest';
import type { Start } from '../src/api/bindings';
import { couple } from './parts/couple';

/** What was asked of the core in a test, in order. */
export interface Asked {
  name: string;
  args: unknown;
  by: unknown;
}

type Answer = (args: never, by: unknown) => unknown;

/**
 * Stands in for the shell at the border: answers commands by name and writes down what was asked.
 * A command without an answer is refused the way the shell refuses one that is not granted.
 */
export function core(answers: Record<string, Answer> = {}, start: Start = couple()) {
  const asked: Asked[] = [];
  const all: Record<string, Answer> = {
    start: () => start,
    set_presence: (args: { presence: Start['presence'] }) => {
      start = { ...start, presence: args.presence };
      return start;
    },
    drafts: () => [],
    today_page: () => ({
      day: '2026-06-12',
      good_time: null,
      talk: { at: '2026-06-14T18:30:00Z', date: null, moved: false, then: null },
      in_quarter: false,
      goals: [],
      good_moment: null,
      running_out: [],
      how_we_talk: [],
    }),
    keep_draft: () => ({ value: null, changes: [] }),
    ...answers,
  };
  const answered = (name: string, payload: unknown) => {
    const { args, by } = (payload ?? {}) as { args?: unknown; by?: unknown };
    asked.push({ name, args, by });
    const answer = all[name];
    if (!answer) throw `Command ${name} not allowed by ACL`;
    return answer(args as never, by);
  };
  mockIPC(answered, { shouldMockEvents: true });
  return { asked, of: (name: string) => asked.filter((one) => one.name === name) };
}

/** Tells how far long work is, as the shell does. */
export const tellProgress = (hundredths: number) => emit('progress', hundredths);

afterEach(() => clearMocks());
