import type { Board, Card, Place } from '../api/bindings';
import { t } from '../state/text';

/** Where an arrow points on a board: within the column, or to the column before or after it. */
export type Way = 'up' | 'down' | 'back' | 'on';

/** The columns of a board, in their order; *Paused* and *Let go* lie beside it. */
export const columns = ['idea', 'wanted', 'doing', 'reached'] as const satisfies Place[];
export const beside = ['paused', 'let_go'] as const satisfies Place[];
export const places: readonly Place[] = [...columns, ...beside];

/** Where a card can be moved to: before a card, or to the end of the column. */
export interface Target {
  to: Place;
  before: string | null;
}

export function sayPlace(place: Place): string {
  return t(`place-${place}`);
}

export function isEnd(place: Place): boolean {
  return place === 'reached' || place === 'let_go';
}

/** A shared goal lies there only with both yeses. */
export function needsBoth(place: Place): boolean {
  return place === 'wanted' || place === 'doing';
}

export function cardsIn(board: Board | undefined, place: Place): readonly Card[] {
  return board?.columns.find((column) => column.place === place)?.cards ?? [];
}

/** The card's words; a pair is known by both. */
export function titleOf(card: Card): string {
  const [one, other] = card.halves;
  return other ? t('pair-title', { one: one!.title, other: other.title }) : (one?.title ?? '');
}

/**
 * Where Alt and an arrow take a card: up and down within its column, to the start or the end side into
 * the column next to it. Nothing where there is nowhere to go.
 */
export function byArrow(board: Board | undefined, card: Card, way: Way): Target | undefined {
  if (way === 'back' || way === 'on') {
    const now = columns.indexOf(card.place as (typeof columns)[number]);
    const to =
      now < 0 ? (way === 'back' ? 'idea' : undefined) : columns[now + (way === 'on' ? 1 : -1)];
    return to && { to, before: null };
  }
  const cards = cardsIn(board, card.place);
  const now = cards.findIndex(({ id }) => id === card.id);
  if (way === 'up') return now > 0 ? { to: card.place, before: cards[now - 1]!.id } : undefined;
  return now >= 0 && now < cards.length - 1
    ? { to: card.place, before: cards[now + 2]?.id ?? null }
    : undefined;
}

/** The place in the column a card comes to, counted from one, and how many lie there then. */
export function rank(
  board: Board | undefined,
  card: Card,
  { to, before }: Target,
): [number, number] {
  const others = cardsIn(board, to).filter(({ id }) => id !== card.id);
  const at = others.findIndex(({ id }) => id === before);
  return [(at < 0 ? others.length : at) + 1, others.length + 1];
}

/** The board once a card of it lies before another of its column, or at the end of it. */
export function relaid(board: Board, { id, place }: Card, before: string | null): Board {
  return {
    ...board,
    columns: board.columns.map((column) => {
      const card = column.place === place && column.cards.find((one) => one.id === id);
      if (!card) return column;
      const cards = column.cards.filter((one) => one !== card);
      const at = cards.findIndex((one) => one.id === before);
      cards.splice(at < 0 ? cards.length : at, 0, card);
      return { ...column, cards };
    }),
  };
}

/** A newer board, with the very cards of the older one where they say the same: those are not drawn anew. */
export function keepSame(older: Board | undefined, newer: Board): Board {
  if (!older) return newer;
  const known = new Map(older.columns.flatMap(({ cards }) => cards).map((card) => [card.id, card]));
  const same = (card: Card) => {
    const had = known.get(card.id);
    return had && JSON.stringify(had) === JSON.stringify(card) ? had : card;
  };
  return {
    ...newer,
    columns: newer.columns.map((column) => ({ ...column, cards: column.cards.map(same) })),
  };
}
