import { describe, expect, it } from 'vitest';
import { AppError, type Problem } from '#contract/errors.ts';
import { createFakeClock } from '#tests/support/fakeClock.ts';
import { createRecordingLogger } from '#tests/support/recordingLogger.ts';
import { createSendingLoop, type SendingLoopDeps } from './sendingLoop.ts';

const UNREACHED: Problem = { code: 'UNREACHABLE', message: 'No way to the server.' };
const KEY_REFUSED: Problem = { code: 'KEY_REFUSED', message: 'The key was refused.' };
const DISK_FULL = new AppError('DISK_FULL', 'The disk is full.');

/** A loop over jobs in memory; `answer` ends the job that left first of those under way. */
function scene(over: Partial<SendingLoopDeps<string>> = {}) {
  const clock = createFakeClock(0);
  const waiting: string[] = [];
  const left: { readonly job: string; readonly at: number }[] = [];
  const ended: string[] = [];
  const answers: (() => void)[] = [];
  const cutOff: string[] = [];
  const loop = createSendingLoop<string>({
    accountId: 'a',
    what: 'jobs',
    clock,
    logger: createRecordingLogger(),
    mostAtOnce: 2,
    ratePerSecond: () => 100,
    burst: 100,
    recover: () => Promise.resolve(),
    next: async () => {
      const job = waiting.shift();
      await Promise.resolve();
      return job === undefined ? { kind: 'wait', until: Infinity } : { kind: 'job', job };
    },
    putBack: async (job) => {
      await Promise.resolve();
      waiting.unshift(job);
    },
    async send(job) {
      left.push({ job, at: clock.now() });
      await new Promise<void>((resolve) => {
        answers.push(resolve);
        loop.cut.addEventListener('abort', () => resolve());
      });
      (loop.cut.aborted ? cutOff : ended).push(job);
    },
    isInVain: (error) => error instanceof AppError && error.code === 'NOT_FOUND',
    ...over,
  });
  return {
    clock,
    loop,
    waiting,
    left,
    ended,
    cutOff,
    names: () => left.map(({ job }) => job),
    answer: () => answers.shift()?.(),
    add: (...jobs: readonly string[]) => {
      waiting.push(...jobs);
      loop.wake();
    },
  };
}

describe('what leaves', () => {
  it('is no more at a time than may be under way, and the next follows an answer', async () => {
    const { loop, clock, add, names, answer } = scene();
    loop.start();
    add('one', 'two', 'three');
    await clock.advance(60_000);
    expect(names()).toEqual(['one', 'two']);
    answer();
    await clock.advance(0);
    expect(names()).toEqual(['one', 'two', 'three']);
  });

  it('keeps to the pace', async () => {
    const { loop, clock, add, left } = scene({ ratePerSecond: () => 1, burst: 1, mostAtOnce: 9 });
    loop.start();
    add('one', 'two', 'three');
    await clock.advance(10_000);
    expect(left.map(({ at }) => at)).toEqual([0, 1_000, 2_000]);
  });

  it('waits until it is due', async () => {
    const due = { at: 7_000 };
    const { loop, clock, left } = scene({
      next: async () => {
        await Promise.resolve();
        if (clock.now() < due.at) return { kind: 'wait', until: due.at };
        due.at = Infinity;
        return { kind: 'job', job: 'later' };
      },
    });
    loop.start();
    await clock.advance(60_000);
    expect(left).toEqual([{ job: 'later', at: 7_000 }]);
  });

  it('waits for what the last run left to be put in order, also where a person is looking', async () => {
    const recovered = Promise.withResolvers<undefined>();
    const { loop, clock, add, names } = scene({ recover: () => recovered.promise });
    loop.start();
    add('one');
    const sent = loop.sendAtOnce(() => Promise.resolve('now'));
    await clock.advance(60_000);
    expect(names()).toEqual([]);
    recovered.resolve(undefined);
    await sent;
    await clock.advance(0);
    expect(names().toSorted()).toEqual(['now', 'one']);
  });

  it('is looked for again where looking failed', async () => {
    let fails = 2;
    const { loop, clock, left } = scene({
      next: () => {
        fails -= 1;
        if (fails >= 0) return Promise.reject(DISK_FULL);
        return Promise.resolve(
          fails === -1 ? { kind: 'job', job: 'one' } : { kind: 'wait', until: Infinity },
        );
      },
    });
    loop.start();
    await clock.advance(60_000);
    expect(left).toEqual([{ job: 'one', at: 4_000 }]);
  });
});

describe('a nap', () => {
  it('ends when there is something to send', async () => {
    const { loop, clock, add, left } = scene();
    loop.start();
    await clock.advance(60_000);
    add('one');
    await clock.advance(1);
    expect(left).toEqual([{ job: 'one', at: 60_000 }]);
  });

  it('is not begun where it was woken while it looked', async () => {
    const looked = Promise.withResolvers<undefined>();
    const { loop, clock, add, waiting, names } = scene({
      next: async () => {
        const job = waiting.shift();
        await looked.promise;
        return job === undefined ? { kind: 'wait', until: Infinity } : { kind: 'job', job };
      },
    });
    loop.start();
    await clock.advance(0);
    add('one');
    looked.resolve(undefined);
    await clock.advance(0);
    expect(names()).toEqual(['one']);
  });
});

describe('while nothing may leave', () => {
  it('waits for the line to come back, and goes on by itself', async () => {
    const { loop, clock, add, left } = scene();
    loop.start();
    await clock.advance(0);
    loop.hold.holdUntil(4_000, UNREACHED);
    add('one');
    await clock.advance(60_000);
    expect(left).toEqual([{ job: 'one', at: 4_000 }]);
  });

  it('waits for a person where the key was refused', async () => {
    const { loop, clock, add, names } = scene();
    loop.start();
    loop.pause(KEY_REFUSED);
    add('one');
    await clock.advance(24 * 60 * 60_000);
    expect(names()).toEqual([]);
    loop.resume();
    await clock.advance(0);
    expect(names()).toEqual(['one']);
  });

  it('puts back what was claimed as the key was refused', async () => {
    const { loop, clock, names, waiting } = scene({
      next: async () => {
        const job = waiting.shift();
        await Promise.resolve();
        if (job !== undefined) loop.pause(KEY_REFUSED);
        return job === undefined ? { kind: 'wait', until: Infinity } : { kind: 'job', job };
      },
    });
    waiting.push('one');
    loop.start();
    await clock.advance(60_000);
    expect(names()).toEqual([]);
    expect(waiting).toEqual(['one']);
  });

  it('sends what a person is looking at all the same', async () => {
    const { loop, clock, names } = scene();
    loop.start();
    loop.hold.holdUntil(60_000, UNREACHED);
    await loop.sendAtOnce(() => Promise.resolve('now'));
    await clock.advance(0);
    expect(names()).toEqual(['now']);
  });
});

describe('a stop', () => {
  it('waits for the answer to what is under way, and lets nothing more leave', async () => {
    const { loop, clock, add, names, answer, ended, waiting } = scene();
    loop.start();
    add('one');
    await clock.advance(0);
    let isStopped = false;
    const stopped = loop.stop().then(() => (isStopped = true));
    add('two');
    await loop.sendAtOnce(() => Promise.resolve('three'));
    await clock.advance(4_000);
    expect(isStopped).toBe(false);
    answer();
    await clock.advance(0);
    await stopped;
    expect(names()).toEqual(['one']);
    expect(ended).toEqual(['one']);
    expect(waiting).toEqual(['two']);
  });

  it('cuts off what gets no answer within seconds', async () => {
    const { loop, clock, add, cutOff } = scene();
    loop.start();
    add('one');
    await clock.advance(0);
    const stopped = loop.stop();
    await clock.advance(5_000);
    await stopped;
    expect(cutOff).toEqual(['one']);
  });

  it('puts back what was claimed as it came', async () => {
    const claimed = Promise.withResolvers<undefined>();
    const { loop, clock, names, waiting } = scene({
      next: async () => {
        const job = waiting.shift();
        await claimed.promise;
        return job === undefined ? { kind: 'wait', until: Infinity } : { kind: 'job', job };
      },
    });
    waiting.push('one');
    loop.start();
    await clock.advance(0);
    const stopped = loop.stop();
    claimed.resolve(undefined);
    await clock.advance(0);
    await stopped;
    expect(names()).toEqual([]);
    expect(waiting).toEqual(['one']);
  });
});

describe('what the server said', () => {
  it('is written once the disk has room again', async () => {
    const { loop, clock } = scene();
    let fails = 3;
    const kept = loop.keep(() => (fails-- > 0 ? Promise.reject(DISK_FULL) : Promise.resolve('written')));
    await clock.advance(6_000);
    expect(await kept).toBe('written');
  });

  it('is given up where it is of no use, and at a stop', async () => {
    const { loop, clock } = scene();
    const gone = new AppError('NOT_FOUND', 'It is gone.');
    expect(await loop.keep(() => Promise.reject(gone))).toBeNull();
    const kept = loop.keep(() => Promise.reject(DISK_FULL));
    const stopped = loop.stop();
    await clock.advance(5_000);
    await stopped;
    expect(await kept).toBeNull();
  });
});
