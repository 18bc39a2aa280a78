import type { RuleCard, Side } from '../../api/bindings';
import { dayOf, sayDay, sayInstant } from '../../state/dates';
import { nameOf, session } from '../../state/session.svelte';
import { t } from '../../state/text';

/** Whose yes counts for the text that is shown, as the mark draws it. */
export function marked(card: RuleCard): Record<Side, boolean> {
  const { standing } = card;
  const yes: [boolean, boolean] =
    standing.state === 'waiting'
      ? standing.yes
      : standing.state === 'ended'
        ? [false, false]
        : [true, true];
  return { start: yes[0], end: yes[1] };
}

function missing(yes: [boolean, boolean]): Side | undefined {
  if (yes[0] === yes[1]) return undefined;
  return yes[0] ? 'end' : 'start';
}

/** What the mark means, in words. */
export function sayMark(card: RuleCard): string {
  if (card.standing.state === 'ended') return t('rule-mark-ended');
  const { start, end } = marked(card);
  if (start && end) return t('rule-mark-both');
  if (start || end) return t('rule-mark-one', { name: nameOf(start ? 'start' : 'end') });
  return t('rule-mark-none');
}

function day(at: string): string {
  return sayDay(dayOf(at, session.zone), session.today);
}

/** Whether it holds, in words. */
export function sayStanding(card: RuleCard): string {
  const { standing } = card;
  switch (standing.state) {
    case 'waiting': {
      const side = missing(standing.yes);
      return side ? t('rule-stands-waiting-for', { name: nameOf(side) }) : t('rule-stands-waiting');
    }
    case 'resting':
      return t('rule-stands-resting', {
        when: sayInstant(standing.from, session.zone, session.today),
      });
    case 'holds':
      return t('rule-stands-holds', { when: day(standing.since) });
    case 'ended':
      return t(standing.paused ? 'rule-stands-paused' : 'rule-stands-ended', {
        when: day(standing.at),
      });
  }
}

/** What waits beside it, in words, if anything does. */
export function sayPending(card: RuleCard): string | undefined {
  const { pending } = card;
  if (!pending || card.standing.state === 'ended') return undefined;
  if (pending.from)
    return t('rule-newer-rests', { when: sayInstant(pending.from, session.zone, session.today) });
  const side = missing(pending.yes);
  return side ? t('rule-newer-waits-for', { name: nameOf(side) }) : t('rule-newer-waits');
}

/** When they look at it again. */
export function sayReview(card: RuleCard): string {
  return card.review_on <= session.today
    ? t('rule-look-now')
    : t('rule-look-again', { day: sayDay(card.review_on, session.today) });
}
