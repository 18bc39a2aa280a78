import { turnPage } from './toast.svelte';

/** Where one is: a page, and what of it. Kept in memory; the window never goes to another address. */
export interface Place {
  page: string;
  /** What the page is asked to show, such as the goal whose sheet is open. */
  params: Readonly<Record<string, string>>;
  /** The page one was sent from to do something here; it offers the way back there. */
  from?: string;
}

const longest = 50;
const beginning = (): Place[] => [{ page: 'today', params: {} }];
const trail = $state<{ places: Place[] }>({ places: beginning() });

export const router = {
  get place(): Place {
    return trail.places.at(-1)!;
  },
  get canGoBack(): boolean {
    return trail.places.length > 1;
  },
};

/** Goes to a page; Alt+Left comes back. With `from`, a line over the page does, too. */
export function go(page: string, params: Record<string, string> = {}, from?: string): void {
  const place: Place = from === undefined ? { page, params } : { page, params, from };
  if (page !== router.place.page) turnPage();
  trail.places = [...trail.places.slice(1 - longest), place];
}

/** Changes what of the page is shown without a step to come back from. */
export function show(params: Record<string, string>): void {
  trail.places = [...trail.places.slice(0, -1), { ...router.place, params }];
}

export function back(): void {
  if (!router.canGoBack) return;
  turnPage();
  trail.places = trail.places.slice(0, -1);
}

/** As after a start: on Today, with no way back to anything. */
export function startAgain(): void {
  trail.places = beginning();
}
