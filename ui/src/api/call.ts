import { invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';
import type { Side } from './bindings';

/** What a write leaves behind: its answer, and the nouns whose readings are now old. */
export interface Written<T> {
  value: T;
  changes: string[];
}

/** Everything that can go wrong, in the one shape the interface knows. The words are `error-<code>`. */
export class CallError extends Error {
  constructor(
    readonly code: string,
    readonly data: Record<string, unknown> = {},
  ) {
    super(code);
    this.name = 'CallError';
  }

  /** The field of the form this is about, if it is about one. */
  get field(): string | undefined {
    return typeof this.data.field === 'string' ? this.data.field : undefined;
  }
}

/**
 * Makes a `CallError` of whatever was thrown. The core answers with code and data; the shell's own
 * failures (a command that is not granted, a lost window) arrive as bare strings.
 */
export function asCallError(thrown: unknown): CallError {
  if (thrown instanceof CallError) return thrown;
  if (typeof thrown === 'object' && thrown !== null && 'code' in thrown) {
    const { code, data } = thrown as { code: unknown; data?: unknown };
    if (typeof code === 'string') return new CallError(code, isRecord(data) ? data : {});
  }
  return new CallError('unknown', {
    reason: thrown instanceof Error ? thrown.message : String(thrown),
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Asks who is here; true when somebody said so. */
type Gate = () => Promise<boolean>;
let gate: Gate | undefined;

/** Sets what happens when an act meets nobody: the question, after which the act is tried again. */
export function onNobodyHere(ask: Gate | undefined): void {
  gate = ask;
}

/** Asks for the passphrase of the one whose yes it is; true when it was right. */
type Prove = (by: Side | undefined) => Promise<boolean>;
let prove: Prove | undefined;

/** Sets what happens when a yes has to be signed: the question, after which the act is tried again. */
export function onNeedsPassphrase(ask: Prove | undefined): void {
  prove = ask;
}

const hearers = new Set<(changes: string[]) => void>();

/** Hears which nouns changed, whether by an act of this window or from outside it. */
export function onChanges(hear: (changes: string[]) => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

function tell(changes: string[]): void {
  early.clear();
  for (const hear of hearers) hear(changes);
}

/** Listens for changes made outside this window: the clock, the tray, the scheduler. */
export async function listenForChanges(): Promise<() => void> {
  return listen<string[]>('changed', (event) => tell(event.payload));
}

/** Hears that the planner is about to be left, so that what is being typed is kept first. */
export async function listenForLeaving(
  hear: (how: 'lock' | 'nobody') => void,
): Promise<() => void> {
  return listen<'lock' | 'nobody'>('leave', (event) => hear(event.payload));
}

/** Hears how far long work is, in hundredths, until the answer is called. */
export async function listenForProgress(hear: (hundredths: number) => void): Promise<() => void> {
  return listen<number>('progress', (event) => hear(event.payload));
}

/** Does long work, and hears how far it is meanwhile. */
export async function atLength<T>(
  hear: (hundredths: number | undefined) => void,
  run: () => Promise<T>,
): Promise<T> {
  const heard = listenForProgress(hear);
  try {
    return await run();
  } finally {
    hear(undefined);
    void heard.then((stop) => stop());
  }
}

/**
 * Runs one command of the core.
 *
 * `by` says in whose half a thing was pressed while both are here. Throws a `CallError`, never
 * anything else. When nobody is here it asks who is, when a yes is to be signed it asks for the
 * passphrase, and then it tries once more.
 */
export async function call<T>(name: string, args: unknown, by?: Side): Promise<T> {
  try {
    return await ((early.get(name) as Promise<T> | undefined) ?? once<T>(name, args, by));
  } catch (problem) {
    const { code } = problem as CallError;
    if (code === 'nobody-here' && gate && (await gate())) return call<T>(name, args, by);
    if (code === 'needs-passphrase' && name !== 'set_presence' && prove && (await prove(by)))
      return once<T>(name, args, by);
    throw problem;
  }
}

// Answers asked for before anybody needed them, by command.
const early = new Map<string, Promise<unknown>>();

/**
 * Asks for what the first page will read, so that the answers come while the rest of the script is still
 * being taken in. They are used only until the first change, and a second at most.
 */
export function askEarly(names: readonly string[]): void {
  for (const name of names) {
    const answer = once(name, {});
    // Whoever reads it hears why there is none.
    answer.catch(() => early.delete(name));
    early.set(name, answer);
  }
  setTimeout(() => early.clear(), 1000);
}

async function once<T>(name: string, args: unknown, by?: Side): Promise<T> {
  try {
    return await invoke<T>(name, { args, by: by ?? null });
  } catch (thrown) {
    throw asCallError(thrown);
  }
}

/** A command that changes something; every open reading of the changed nouns is taken again. */
export async function write<T>(name: string, args: unknown = {}, by?: Side): Promise<Written<T>> {
  const written = await call<Written<T>>(name, args, by);
  tell(written.changes);
  return written;
}

/**
 * Every command as a function, called the way this side writes names. `reads` change nothing; `bare` take
 * nothing but whose half they were pressed in. The types of all come from the list of commands.
 */
export function commands<T extends object>(reads: string, bare: string): T {
  const only = new Set(reads.split(' '));
  const handed = new Set(bare.split(' '));
  return new Proxy({} as T, {
    get(_, called: string) {
      const name = called.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      const ask = only.has(name) ? call : write;
      return handed.has(name)
        ? (by?: Side) => ask(name, {}, by)
        : (args: unknown = {}, by?: Side) => ask(name, args, by);
    },
  });
}
