import { asCallError } from '../api/call';
import { api, type Board, type Card, type Ending, type Side } from '../api/bindings';
import { announce } from '../state/announce.svelte';
import { sayError } from '../state/errors';
import { nameOf, session } from '../state/session.svelte';
import { t } from '../state/text';
import { toast } from '../state/toast.svelte';
import {
  byArrow,
  isEnd,
  needsBoth,
  rank,
  relaid,
  sayPlace,
  titleOf,
  type Target,
  type Way,
} from './places';

/** A move that asks something first. */
export interface Asked extends Target {
  card: Card;
}

/**
 * Moving cards. Dragging, Alt and arrows, and the menu all end in `moveCard`; what it asks first (the
 * words at an end, each one's own yes while both are here) is drawn by `MoveDialogs`.
 */
export class Moves {
  /** A card that is about to be reached or let go. */
  ending = $state.raw<Asked>();
  /** A card that waits for each one's own press. */
  halves = $state.raw<Asked>();
  /** The card that takes the focus once it is drawn in its new place. */
  focus = $state<string>();

  #before: Promise<void> = Promise.resolve();

  /**
   * `board` is the newest board; `drawn` answers once the board that follows a change is there; `lay` shows
   * one that is known without reading it.
   */
  constructor(
    private readonly board: () => Board | undefined,
    private readonly drawn: () => Promise<void>,
    private readonly lay: (board: Board) => void,
  ) {}

  /** A step with the keys. Quick presses wait for each other, so that each starts where the last ended. */
  step(id: string, way: Way): Promise<void> {
    this.#before = this.#before.then(async () => {
      const card = this.board()
        ?.columns.flatMap(({ cards }) => cards)
        .find((one) => one.id === id);
      const target = card && byArrow(this.board(), card, way);
      if (target) await this.moveCard(card, target);
    });
    return this.#before;
  }

  /** The one door for every way to move a card. */
  async moveCard(card: Card, target: Target): Promise<void> {
    if (isEnd(target.to) && !isEnd(card.place)) {
      this.ending = { card, ...target };
      return;
    }
    const shared = card.owner === null;
    if (
      session.presence.here === 'both' &&
      shared &&
      needsBoth(target.to) &&
      !card.holds &&
      !isEnd(card.place)
    ) {
      this.halves = { card, ...target };
      return;
    }
    try {
      this.finish(card, await this.send(card, target, {}));
    } catch (thrown) {
      toast(sayError(asCallError(thrown)));
    }
  }

  /** Sends a move, with the words of its end or in whose half it was pressed; answers what came of it in words. */
  async send(card: Card, target: Target, more: { ending?: Ending; by?: Side }): Promise<string> {
    // Both are here, but a personal goal is its owner's alone to move.
    const owner = session.presence.here === 'both' ? (card.owner ?? undefined) : undefined;
    const [at, of] = rank(this.board(), card, target);
    const { value, changes } = await api.moveGoal(
      {
        goal: card.id,
        to: target.to,
        before: target.before,
        texts: card.halves.map(({ version, digest }) => ({ version, digest })),
        ...(more.ending ? { ending: more.ending } : {}),
      },
      more.by ?? owner,
    );
    const board = this.board();
    if (board && target.to === card.place && value.place === card.place) {
      // The core said it lies there, and nothing but the order changed: nobody waits until all is read anew.
      this.lay(relaid(board, card, target.before));
    } else if (changes.length > 0) {
      await this.drawn();
    }
    const title = titleOf(card);
    if (value.waits) {
      const missing = card.yes.map((yes, index) => yes || side(index) === (more.by ?? session.one));
      const who = missing.indexOf(false);
      return who < 0 || missing.lastIndexOf(false) !== who
        ? t('card-waits', { title })
        : t('card-waits-for', { title, name: nameOf(side(who)) });
    }
    return value.place === target.to
      ? t('card-moved', { title, place: sayPlace(value.place), at, of })
      : t('card-reopened', { title });
  }

  /** Says what came of a move and gives the card the focus: once no dialog is over the board any more. */
  finish(card: Card, said: string): void {
    this.focus = card.id;
    announce(said);
  }
}

function side(index: number): Side {
  return index === 0 ? 'start' : 'end';
}
