import type { Control } from '#demo/control.ts';
import type { FaultInput } from '#demo/faults/fault.ts';

type Spoilt = Omit<FaultInput, 'match' | 'rate' | 'times'>;

/** Each of these hits sends at the same rate. Half of them after the server took the message. */
const SENDS_OFTEN: readonly Spoilt[] = [
  { kind: 'reset', accepted: true },
  { kind: 'reset' },
  { kind: 'cut' },
  { kind: 'truncated' },
  { kind: 'truncated', accepted: false },
  { kind: 'html' },
  { kind: 'html', accepted: true },
  { kind: 'html', accepted: true, status: 200 },
  { kind: 'empty' },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 500, accepted: true },
  { kind: 'status', status: 503, retryAfterS: 1 },
  { kind: 'status', status: 429, retryAfterS: 1 },
  { kind: 'status', status: 400 },
  { kind: 'wrongType' },
  { kind: 'delay', delayMs: 700 },
  { kind: 'delay', delayMs: 700, accepted: true },
  { kind: 'cloud', code: 131_000 },
  { kind: 'cloud', code: 131_000, accepted: true },
  { kind: 'cloud', code: 131_026 },
];
/** A few times each: every one of them holds something up for seconds, or needs a person. */
const SENDS_SELDOM: readonly Spoilt[] = [
  { kind: 'hang' },
  { kind: 'hang', accepted: true },
  { kind: 'huge', megabytes: 25 },
  { kind: 'refuse' },
  { kind: 'status', status: 429 },
  { kind: 'status', status: 401 },
  { kind: 'cloud', code: 190 },
  { kind: 'cloud', code: 130_429 },
  { kind: 'cloud', code: 131_056 },
  { kind: 'cloud', code: 131_053 },
  { kind: 'cloud', code: 131_031 },
];
const READS: readonly Spoilt[] = [
  { kind: 'reset' },
  { kind: 'cut' },
  { kind: 'truncated' },
  { kind: 'html' },
  { kind: 'empty' },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 429, retryAfterS: 1 },
  { kind: 'wrongType' },
  { kind: 'repeat' },
  { kind: 'total' },
  { kind: 'shuffle' },
  { kind: 'delay', delayMs: 500, accepted: true },
];
const SELDOM_TIMES = 2;
/** So that the seldom ones are spread over the run. */
const SELDOM_RATE = 0.01;

/** Arms every fault the demo API has, so that about `rate` of all answers to sends, and as many of the reads, are faulty. */
export function armFaults(control: Control, { rate, seed }: { rate: number; seed: number }): void {
  const each = (count: number) => 1 - (1 - rate) ** (1 / count);
  for (const [index, fault] of SENDS_SELDOM.entries())
    control.fault({ ...fault, ...SENDS, rate: SELDOM_RATE, times: SELDOM_TIMES, seed: seed + index });
  for (const [index, fault] of SENDS_OFTEN.entries())
    control.fault({ ...fault, ...SENDS, rate: each(SENDS_OFTEN.length), seed: seed + 100 + index });
  for (const [index, fault] of READS.entries())
    control.fault({ ...fault, match: 'GET *', rate: each(READS.length), seed: seed + 200 + index });
}

const SENDS = { match: 'POST /messages/*' } as const;
