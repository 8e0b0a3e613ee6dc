/**
 * People write in bursts: after a message another often follows soon. Modelled as a chance that one more follows, and
 * exponential gaps between them; both are learnt from what arrives in the whole account, starting from what is common
 * in chats.
 */
export interface Bursts {
  /** Messages of a burst on average. */
  messagesPerBurst(): number;
  /** The chance that more follows after `silentMs` without a message since the last one. */
  goingOn(silentMs: number): number;
  /**
   * How likely it is that a message which came `gapMs` after the one before belongs to its burst, where bursts begin
   * `ratePerMs` otherwise; learns from it.
   */
  followed(gapMs: number, ratePerMs: number): number;
  /**
   * What not looking costs by `ageMs` after a look at which the burst was going on for sure: the age of each message
   * expected since, summed (ms × messages).
   */
  cost(ageMs: number): number;
}

/** What the first messages of an account are judged by: weighed like so many gaps and ends. */
const FIRST = { gaps: 4, ends: 3, gapMs: 60_000 };
/** Beyond so many gaps older ones are forgotten. */
const MOST_GAPS = 5_000;

export function createBursts(): Bursts {
  let gaps = FIRST.gaps;
  let ends = FIRST.ends;
  let gapsMs = FIRST.gaps * FIRST.gapMs;

  const chance = () => gaps / (gaps + ends);
  const perMs = () => gaps / gapsMs;

  function goingOn(silentMs: number): number {
    const follows = chance() * Math.exp(-perMs() * silentMs);
    return follows / (1 - chance() + follows);
  }

  return {
    messagesPerBurst: () => 1 / (1 - chance()),
    goingOn,
    followed(gapMs, ratePerMs) {
      const inBurst = perMs() * goingOn(gapMs);
      const share = inBurst / (inBurst + ratePerMs);
      if (gaps > MOST_GAPS) {
        gaps /= 2;
        ends /= 2;
        gapsMs /= 2;
      }
      gaps += share;
      gapsMs += share * gapMs;
      ends += 1 - share;
      return share;
    },
    cost(ageMs) {
      // Going on, it brings messages at perMs and ends with each by 1 − chance; this is ∫ s · perMs · e^(−end · s) ds.
      const end = perMs() * (1 - chance());
      const x = end * ageMs;
      const share = x < 1e-3 ? (x * x) / 2 : 1 - Math.exp(-x) * (1 + x);
      return (perMs() / (end * end)) * share;
    },
  };
}
