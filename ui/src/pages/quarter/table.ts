import type { QuarterItem, QuarterView } from '../../api/bindings';

/** The most each ticks, and the most that lie on the table. */
export const most = 3;

/** Where every text of our quarter lies. */
export interface Laid {
  /** Goes on as it is, and of those what can be said yes to. */
  goOn: QuarterItem[];
  toSay: QuarterItem[];
  /** On the table, and what was talked about there. */
  table: QuarterItem[];
  settled: QuarterItem[];
  later: QuarterItem[];
  /** There is a free place on the table. */
  room: boolean;
}

export function laid({ texts }: QuarterView): Laid {
  const goOn = texts.filter((one) => !one.to_talk);
  const ticked = texts.filter((one) => one.to_talk);
  const table = ticked.filter((one) => !one.outcome);
  return {
    goOn,
    toSay: goOn.filter((one) => one.holds),
    table,
    settled: ticked.filter((one) => one.outcome && one.outcome !== 'later'),
    later: texts.filter((one) => one.outcome === 'later'),
    room: table.length < most,
  };
}

/** What a step can do: whatever does not work is said at the head of the page. */
export type Attempt = (act: () => Promise<unknown>, said?: string) => Promise<void>;
