import type { ApiFailure } from '#core/inlobo/outcome.ts';
import type { Source } from '#core/sync/job.ts';

export interface DriveOptions {
  readonly signal?: AbortSignal;
  /** Requests under way at a time; 4 by default. */
  readonly atOnce?: number;
  readonly now?: () => number;
  /** Stops after so many requests. */
  readonly most?: number;
}

export interface Driven {
  readonly requests: number;
  readonly failures: readonly ApiFailure[];
}

/** Makes the requests of a source as they become due, several at once, until none is; rejects with what a job throws. */
export async function drive(source: Source, options: DriveOptions = {}): Promise<Driven> {
  const { signal = new AbortController().signal, atOnce = 4, now = Date.now, most = Infinity } = options;
  const failures: ApiFailure[] = [];
  const underWay = new Set<Promise<void>>();
  let requests = 0;
  for (;;) {
    const job = underWay.size < atOnce && requests < most && !signal.aborted ? source.next(now()) : null;
    if (job) {
      requests += 1;
      const ended = job
        .run(signal)
        .then((failure) => {
          if (failure) failures.push(failure);
        })
        .finally(() => underWay.delete(ended));
      underWay.add(ended);
    } else if (underWay.size > 0) await Promise.race(underWay);
    else return { requests, failures };
  }
}
