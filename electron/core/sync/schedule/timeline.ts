/** Time that never steps back, whatever the computer's clock does: ages are counted along it. */
export interface Timeline {
  /** The computer's clock says so now (ms since 1970); gives the instant on the line. */
  at(wall: number): number;
  /** The instant of a request that began at `wall`, not long ago. */
  begunAt(wall: number): number;
  /** Any instant of the clock as it goes now; never later than now. */
  past(wall: number): number;
  /** What the clock, as it goes now, says of an instant on the line. */
  wall(instant: number): number;
}

/** A request that seems to have begun longer ago began before the clock was set. */
const LONGEST_REQUEST_MS = 120_000;

export function createTimeline(): Timeline {
  let lastWall = -Infinity;
  /** What the clock was set back by so far. */
  let shift = 0;

  function at(wall: number): number {
    if (wall < lastWall) shift += lastWall - wall;
    lastWall = wall;
    return wall + shift;
  }

  return {
    at,
    begunAt(wall) {
      if (wall >= lastWall) return at(wall);
      return lastWall + shift - Math.min(lastWall - wall, LONGEST_REQUEST_MS);
    },
    past: (wall) => Math.min(wall, lastWall) + shift,
    wall: (instant) => instant - shift,
  };
}
