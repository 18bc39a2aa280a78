import type { Place } from '../api/bindings';
import type { Target } from './places';

/** How far a mouse moves before a press becomes a drag, in pixels. */
const slack = 6;
/** How long a finger rests before it lifts a card instead of scrolling, in milliseconds. */
const rest = 280;
/** How close to an edge a column starts to scroll, and how fast, in pixels. */
const edge = 48;
const speed = 12;

interface Lifted {
  id: string;
  pointer: number;
  ghost: HTMLElement;
  /** Where the pointer holds the card. */
  grip: { x: number; y: number };
  at: { x: number; y: number };
}

/**
 * Dragging cards with mouse, pen or finger, by pointer events. Columns carry `data-place`, cards
 * `data-card`; native drag and drop is not used, since web views differ in it.
 */
export class Drag {
  /** The card that is lifted. */
  lifted = $state<string>();
  /** Where it would go. */
  over = $state.raw<Target>();

  #held: Lifted | undefined;
  #frame = 0;
  #dropped = 0;

  constructor(
    private readonly root: () => HTMLElement | undefined,
    private readonly drop: (id: string, target: Target) => void,
  ) {}

  /** True just after a drag: the click that ends it opens nothing. */
  get justDropped(): boolean {
    return performance.now() - this.#dropped < 250;
  }

  /** A pointer went down on a card. */
  down(event: PointerEvent, id: string): void {
    if (event.button !== 0 || this.#held) return;
    if ((event.target as Element).closest('[data-still]')) return;
    const card = (event.currentTarget as HTMLElement).closest<HTMLElement>('[data-card]');
    if (!card) return;
    const from = { x: event.clientX, y: event.clientY };
    const finger = event.pointerType === 'touch';
    let timer: ReturnType<typeof setTimeout> | undefined;

    const stop = () => {
      clearTimeout(timer);
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', stop);
      window.removeEventListener('pointercancel', stop);
    };
    const lift = (at: { x: number; y: number }) => {
      stop();
      this.#lift(card, id, event.pointerId, from, at);
    };
    const move = (next: PointerEvent) => {
      if (next.pointerId !== event.pointerId) return;
      if (Math.hypot(next.clientX - from.x, next.clientY - from.y) < slack) return;
      // A finger that moves at once scrolls.
      if (finger) stop();
      else lift({ x: next.clientX, y: next.clientY });
    };
    if (finger) timer = setTimeout(() => lift(from), rest);
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', stop);
    window.addEventListener('pointercancel', stop);
  }

  #lift(
    card: HTMLElement,
    id: string,
    pointer: number,
    from: { x: number; y: number },
    at: { x: number; y: number },
  ): void {
    const box = card.getBoundingClientRect();
    const ghost = card.cloneNode(true) as HTMLElement;
    ghost.removeAttribute('data-card');
    ghost.setAttribute('aria-hidden', 'true');
    ghost.inert = true;
    ghost.classList.add('lifted');
    ghost.style.setProperty('inline-size', `${box.width}px`);
    // Outside everything that scrolls or contains, so that it follows the pointer over the window.
    document.body.append(ghost);
    this.#held = { id, pointer, ghost, grip: { x: from.x - box.left, y: from.y - box.top }, at };
    this.lifted = id;
    document.documentElement.dataset.dragging = '';
    window.addEventListener('pointermove', this.#move);
    window.addEventListener('pointerup', this.#up);
    window.addEventListener('pointercancel', this.#cancel);
    window.addEventListener('keydown', this.#key, true);
    window.addEventListener('touchmove', prevent, { passive: false });
    window.addEventListener('selectstart', prevent);
    this.#draw();
    this.#frame = requestAnimationFrame(this.#tick);
  }

  #move = (event: PointerEvent) => {
    if (!this.#held || event.pointerId !== this.#held.pointer) return;
    this.#held.at = { x: event.clientX, y: event.clientY };
    this.#draw();
  };

  #up = (event: PointerEvent) => {
    if (!this.#held || event.pointerId !== this.#held.pointer) return;
    const { id } = this.#held;
    const target = this.over;
    this.#end();
    if (target) this.drop(id, target);
  };

  #cancel = () => this.#end();

  #key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.#end();
  };

  #draw(): void {
    if (!this.#held) return;
    const { ghost, grip, at, id } = this.#held;
    ghost.style.setProperty('--x', `${at.x - grip.x}px`);
    ghost.style.setProperty('--y', `${at.y - grip.y}px`);
    this.over = target(this.root(), at, id);
  }

  // Columns scroll while the card is held near their edge.
  #tick = () => {
    if (!this.#held) return;
    const { at, id } = this.#held;
    const column = under(this.root(), at);
    const scroller = column?.querySelector<HTMLElement>('[data-scroll]') ?? undefined;
    const root = this.root();
    const across = root?.querySelector<HTMLElement>('[data-across]') ?? undefined;
    const moved = [nudge(scroller, 'y', at.y), nudge(across, 'x', at.x)];
    if (moved.includes(true)) this.over = target(root, at, id);
    this.#frame = requestAnimationFrame(this.#tick);
  };

  #end(): void {
    cancelAnimationFrame(this.#frame);
    this.#held?.ghost.remove();
    this.#held = undefined;
    this.lifted = undefined;
    this.over = undefined;
    this.#dropped = performance.now();
    delete document.documentElement.dataset.dragging;
    window.removeEventListener('pointermove', this.#move);
    window.removeEventListener('pointerup', this.#up);
    window.removeEventListener('pointercancel', this.#cancel);
    window.removeEventListener('keydown', this.#key, true);
    window.removeEventListener('touchmove', prevent);
    window.removeEventListener('selectstart', prevent);
  }

  /** Puts a lifted card back: the board goes away. */
  stop(): void {
    if (this.#held) this.#end();
  }
}

function prevent(event: Event) {
  event.preventDefault();
}

function nudge(box: HTMLElement | undefined, axis: 'x' | 'y', at: number): boolean {
  if (!box) return false;
  const rect = box.getBoundingClientRect();
  const [from, to] = axis === 'x' ? [rect.left, rect.right] : [rect.top, rect.bottom];
  const by = at < from + edge ? -speed : at > to - edge ? speed : 0;
  if (by === 0) return false;
  const before = axis === 'x' ? box.scrollLeft : box.scrollTop;
  if (axis === 'x') box.scrollLeft += by;
  else box.scrollTop += by;
  return before !== (axis === 'x' ? box.scrollLeft : box.scrollTop);
}

function inside(rect: DOMRect, { x, y }: { x: number; y: number }): boolean {
  return x >= rect.left && x <= rect.right && y >= rect.top && y <= rect.bottom;
}

function under(
  root: HTMLElement | undefined,
  at: { x: number; y: number },
): HTMLElement | undefined {
  const found = root?.querySelectorAll<HTMLElement>('[data-place]') ?? [];
  return [...found].find((column) => inside(column.getBoundingClientRect(), at));
}

/** Where a card dropped at a point goes: before the first card whose middle lies below the point. */
export function target(
  root: HTMLElement | undefined,
  at: { x: number; y: number },
  lifted: string,
): Target | undefined {
  const column = under(root, at);
  if (!column) return undefined;
  const cards = [...column.querySelectorAll<HTMLElement>('[data-card]')].filter(
    (card) => card.dataset.card !== lifted,
  );
  const next = cards.find((card) => {
    const { top, height } = card.getBoundingClientRect();
    return at.y < top + height / 2;
  });
  return { to: column.dataset.place as Place, before: next?.dataset.card ?? null };
}
