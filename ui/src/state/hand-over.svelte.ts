import type { Side } from '../api/bindings';

let to = $state<Side>();

/** While the laptop is turned to the other one, nothing else is on the window. */
export const handOver = {
  /** Who it is turned to. */
  get to(): Side | undefined {
    return to;
  },
  begin(side: Side): void {
    to = side;
  },
  end(): void {
    to = undefined;
  },
};
