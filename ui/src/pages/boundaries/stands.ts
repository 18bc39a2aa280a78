import type { AgreementView, PendingText, Side } from '../../api/bindings';
import { dayOf, daysFrom, sayDay, sayInstant } from '../../state/dates';
import { nameOf, session } from '../../state/session.svelte';
import { t } from '../../state/text';

/** Days before its last one on which an agreement asks “Go on with it?”. */
const soon = 14;

export function other(side: Side): Side {
  return side === 'start' ? 'end' : 'start';
}

export function sides<T>(pair: readonly [T, T]): Record<Side, T> {
  return { start: pair[0], end: pair[1] };
}

/** The one whose yes is missing, if it is one. */
export function missing(yes: readonly [boolean, boolean]): Side | undefined {
  if (yes[0] === yes[1]) return undefined;
  return yes[0] ? 'end' : 'start';
}

/**
 * Whose yes counts for the text that is shown, as the mark draws it. What has ended holds no yes any
 * more: its mark fills again with the presses to take it up.
 */
export function marked(agreement: AgreementView): Record<Side, boolean> {
  if (agreement.standing.state === 'ended') {
    const again = agreement.pending?.goes_on ? agreement.pending.yes : undefined;
    return { start: again?.[0] ?? false, end: again?.[1] ?? false };
  }
  return { start: agreement.yes[0] !== null, end: agreement.yes[1] !== null };
}

function day(at: string): string {
  return sayDay(dayOf(at, session.zone), session.today);
}

function min(one: string, other: string): string {
  return one < other ? one : other;
}

/** What the mark means, in words; for both with the day of the later yes. */
export function sayMark(agreement: AgreementView): string {
  const { start, end } = marked(agreement);
  const [a, b] = agreement.yes;
  if (start && end && a && b) return t('agreement-both-said', { day: day(a > b ? a : b) });
  const side = start ? 'start' : 'end';
  const over = agreement.standing.state === 'ended';
  if (start || end)
    return t(over ? 'agreement-pressed' : 'agreement-one-said', { name: nameOf(side) });
  if (over) return t('agreement-over');
  return t('agreement-none-said');
}

/** Whether it asks to be gone on with: its last day is near. */
export function endsSoon(agreement: AgreementView): boolean {
  return (
    agreement.standing.state === 'holds' &&
    daysFrom(session.today, agreement.text.ends) < soon &&
    !(agreement.pending && !agreement.pending.goes_on)
  );
}

/** What stands, in a few words. */
export function sayStanding(agreement: AgreementView): string {
  const { standing, text } = agreement;
  switch (standing.state) {
    case 'waiting': {
      const side = missing(standing.yes);
      return side ? t('agreement-waits-for', { name: nameOf(side) }) : t('agreement-waits');
    }
    case 'resting':
      return t('agreement-starts', { when: instant(standing.from) });
    case 'holds':
      return t(endsSoon(agreement) ? 'agreement-runs-to' : 'agreement-until', {
        day: sayDay(text.ends, session.today),
      });
    case 'ended':
      // One that ran to its date ended on that day, not at the midnight after it.
      return t(standing.paused ? 'agreement-paused' : 'agreement-ended', {
        day: sayDay(min(dayOf(standing.at, session.zone), text.ends), session.today),
      });
  }
}

/** What waits beside it, in a few words. */
export function sayPending(pending: PendingText): string | undefined {
  const side = missing(pending.yes);
  if (pending.goes_on)
    return side
      ? t('agreement-goes-on-waits', {
          day: sayDay(pending.text.ends, session.today),
          name: nameOf(side),
        })
      : undefined;
  if (pending.from) return t('agreement-newer-starts', { when: instant(pending.from) });
  return side ? t('agreement-newer-waits-for', { name: nameOf(side) }) : t('agreement-newer-waits');
}

/** An instant as people say it. */
export function instant(at: string): string {
  return sayInstant(at, session.zone, session.today);
}

/** How much of its time is left, from 1 to 0. */
export function left(agreement: AgreementView): number {
  const { standing, text } = agreement;
  if (standing.state !== 'holds') return 0;
  const began = dayOf(standing.since, session.zone);
  const whole = daysFrom(began, text.ends) + 1;
  return Math.min(1, Math.max(0.02, (daysFrom(session.today, text.ends) + 1) / whole));
}

/** The day proposed for going on: the one the other already pressed for, or three months on. */
export function nextEnd(agreement: AgreementView): string {
  return agreement.pending?.goes_on ? agreement.pending.text.ends : agreement.next_end;
}
