import type { Board, Card } from '../api/bindings';
import type { MenuItem } from '../parts/menu';
import { t } from '../state/text';
import type { Moves } from './moves.svelte';
import { byArrow, places, sayPlace } from './places';

/** What *Move…* offers for a card: every place, and up and down where it lies. */
export function moveItems(board: Board | undefined, card: Card, moves: Moves): MenuItem[] {
  const to: MenuItem[] = places.map((place) => ({
    label: sayPlace(place),
    current: place === card.place,
    run: () => {
      if (place !== card.place) void moves.moveCard(card, { to: place, before: null });
    },
  }));
  const within = (['up', 'down'] as const).map((way, index): MenuItem => {
    const target = byArrow(board, card, way);
    return {
      label: index === 0 ? t('move-up') : t('move-down'),
      keys: way === 'up' ? 'Alt+↑' : 'Alt+↓',
      apart: index === 0,
      disabled: !target,
      run: () => {
        if (target) void moves.moveCard(card, target);
      },
    };
  });
  return [...to, ...within];
}
