let here = $state(false);

/** Whether guests are here. The shell knows it; `setStart` says it on, `shown` and `t` heed it. */
export const guests = {
  get here(): boolean {
    return here;
  },
  set here(now: boolean) {
    here = now;
  },
};
