/**
 * Whether contact rows tell when something happened in a conversation. Some servers' rows do, under one name or another;
 * a field that only looks like it would let messages lie, so what is found is held against what was told.
 */
export interface Rows {
  /** A row told of activity. */
  tell(): void;
  /** A reading found what was new: after a row had told of it, or long after one should have. */
  found(what: 'told' | 'untold'): void;
  areReliedOn(): boolean;
}

/** So much of what was told counts at most: rows that stop telling are soon found out. */
const MOST_TOLD = 20;

export function createRows(): Rows {
  let hasTold = false;
  let told = 0;
  let untold = 0;
  return {
    tell() {
      hasTold = true;
    },
    found(what) {
      if (what === 'told') {
        told = Math.min(MOST_TOLD, told + 1);
        untold = Math.max(0, untold - 1);
      } else untold = Math.min(MOST_TOLD, untold + 1);
    },
    areReliedOn: () => hasTold && untold <= told,
  };
}
