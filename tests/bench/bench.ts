/** A benchmark: run alone in a process of its own, so that the CPU it counts is its own. */
export interface Bench {
  /** What it measures, in a line. */
  readonly title: string;
  run(): Promise<readonly Figure[]>;
}

/** One measured figure. Bounds hold for ratios within one run: the machine's own speed falls out of them. */
export interface Figure {
  /** `sync.contacts.ratio`: dotted, as it is named in `--json`. */
  readonly name: string;
  readonly value: number;
  readonly unit: 'ratio' | 'ms' | 's' | 'bytes' | 'MB' | 'count';
  /** What it must not go over. */
  readonly atMost?: number;
  /** What it stands beside, or what it is of. */
  readonly note?: string;
}
