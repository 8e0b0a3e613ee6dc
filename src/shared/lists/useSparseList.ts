import { computed, onScopeDispose, shallowRef, watch } from 'vue';
import { onEvent, toBridgeError, type BridgeError, type BridgeEvent } from '@/bridge';
import {
  emptyPages,
  findIndex,
  keyOfRow,
  missingPages,
  pagesOf,
  rowAt,
  withPages,
  type SparsePages,
} from './sparsePages';

export interface SparseAnswer<Row> {
  readonly rows: readonly Row[];
  /** Rows in the whole list. */
  readonly total: number;
}

/** The first rows of a list as they were read last, and the answer they came with. */
export interface KeptList<Row, Answer> {
  readonly rows: readonly Row[];
  readonly answer: Answer;
}

interface SparseOptions<Row, Answer extends SparseAnswer<Row>> {
  /** Which list it is; another one starts from its first rows. */
  readonly list: () => string;
  readonly read: (page: { readonly offset: number; readonly limit: number }) => Promise<Answer>;
  /** Whether an event may have changed the rows. */
  readonly isAbout: (event: BridgeEvent) => boolean;
  /** What tells a row from all others. */
  readonly identify: (row: Row) => string;
  /** The rows of the list before stand until those of another one are here. Left out, it starts from nothing. */
  readonly keepsRows?: boolean;
  /**
   * Lists by name, which outlast this one: what is kept of a list stands at once until it was read again. Left out,
   * nothing is kept.
   */
  readonly kept?: Pick<Map<string, KeptList<Row, Answer>>, 'get' | 'set'>;
  /** Rows that are asked for together; 100 where left out. */
  readonly pageSize?: number;
  /**
   * Where the view jumps on by a screen and more at a time, only the rows at which it rests for so long are asked for:
   * of rows that are dear to draw, none that are passed over are drawn. Left out, rows are asked for at once.
   */
  readonly restMs?: number;
}

export type SparseList<Row> = ReturnType<typeof useSparseList<Row, SparseAnswer<Row>>>;

const KEPT_PAGES = 12;
/** While a first sync fills the store, changes come many a second: one look at them in so much time is enough. */
const CALM_MS = 250;

/**
 * A list by place: only the pages around what is in view are asked for, so it costs the same with forty rows and with
 * 100,000. What is in view is read again when something changed, and stands until the answer is here.
 */
export function useSparseList<Row, Answer extends SparseAnswer<Row>>({
  list,
  read: readPage,
  isAbout,
  identify,
  keepsRows = false,
  kept,
  pageSize = 100,
  restMs = 0,
}: SparseOptions<Row, Answer>) {
  const pages = shallowRef<SparsePages<Row>>(emptyPages(pageSize));
  /** The newest answer, for what it says beside its rows; that of the list before until this one was read. */
  const answer = shallowRef<Answer | null>(null);
  /** The list whose rows are here; null: none was read yet. */
  const shown = shallowRef<string | null>(null);
  const problem = shallowRef<BridgeError | null>(null);
  let view = { first: 0, last: 12 };
  let generation = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRefreshing = false;
  let isFilling = false;
  /** Runs while the view jumps on: see `show`. */
  let rest: ReturnType<typeof setTimeout> | undefined;
  let isOutdated = false;
  const isRead = computed(() => shown.value === list());

  async function read(numbers: readonly number[], mine: number, isFresh: boolean): Promise<void> {
    const asked = list();
    const answers = await Promise.all(
      numbers.map((number) => readPage({ offset: number * pageSize, limit: pageSize })),
    );
    const last = answers.at(-1);
    if (mine !== generation || !last) return;
    const added = new Map(numbers.map((number, index) => [number, answers[index]?.rows ?? []]));
    pages.value = withPages(isFresh ? emptyPages<Row>(pageSize) : pages.value, last.total, added, KEPT_PAGES);
    answer.value = last;
    shown.value = asked;
    problem.value = null;
    const rows = pages.value.pages.get(0);
    if (rows) kept?.set(asked, { rows, answer: last });
  }

  /** What was kept of this list, or nothing. */
  function showKept(): void {
    const before = kept?.get(list());
    shown.value = before ? list() : null;
    pages.value = withPages(
      emptyPages<Row>(pageSize),
      before?.answer.total ?? 0,
      new Map(before && [[0, before.rows]]),
      KEPT_PAGES,
    );
    if (before) answer.value = before.answer;
  }

  async function attempt(work: () => Promise<void>, mine: number): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (thrown) {
      if (mine === generation) problem.value = toBridgeError(thrown);
      return false;
    }
  }

  /** Reads what is in view again and forgets what is not. */
  async function refresh(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    if (isRefreshing) {
      isOutdated = true;
      return;
    }
    isRefreshing = true;
    const mine = generation;
    // Of another list the first page alone: it is asked for at once, and the rest once it is here.
    const numbers = isRead.value ? pagesOf(view.first, view.last, pages.value) : [0];
    await attempt(() => read(numbers, mine, true), mine);
    if (mine !== generation) return;
    isRefreshing = false;
    if (isOutdated) {
      isOutdated = false;
      refreshSoon();
    } else {
      await fill();
    }
  }

  function refreshSoon(): void {
    timer ??= setTimeout(() => void refresh(), CALM_MS);
  }

  /** Whether a jump was just made, after which the view may not stay. */
  function isJumping(): boolean {
    return rest !== undefined;
  }

  /**
   * Asks for the pages in view that are not here yet, one round at a time: what a fast scroll has left behind by the time
   * an answer comes is never asked for.
   */
  async function fill(): Promise<void> {
    if (isFilling || isRefreshing || isJumping() || !isRead.value) return;
    isFilling = true;
    const mine = generation;
    for (;;) {
      const numbers = missingPages(pages.value, pagesOf(view.first, view.last, pages.value));
      if (numbers.length === 0) break;
      const isDone = await attempt(() => read(numbers, mine, false), mine);
      if (mine !== generation) return;
      if (!isDone || isJumping()) break;
    }
    isFilling = false;
  }

  /** What is in view. The first jump is answered at once, those that follow it as `restMs` says. */
  function show(first: number, last: number): void {
    const isJump = Math.abs(first - view.first) > Math.max(1, last - first);
    view = { first, last };
    if (!isJumping()) void fill();
    if (!isJump || restMs === 0) return;
    clearTimeout(rest);
    rest = setTimeout(() => {
      rest = undefined;
      void fill();
    }, restMs);
  }

  function start(): void {
    generation += 1;
    view = { first: 0, last: Math.max(12, view.last - view.first) };
    isRefreshing = false;
    isFilling = false;
    isOutdated = false;
    problem.value = null;
    if (!keepsRows) showKept();
    void refresh();
  }

  watch(list, start, { immediate: true });

  const unsubscribe = onEvent((event) => {
    // A store that was still opening may be open now.
    const mayBeOpen = event.name === 'accounts.changed' && !isRead.value;
    if (event.name === 'bridge.resumed' || mayBeOpen || isAbout(event)) refreshSoon();
  });
  onScopeDispose(() => {
    generation += 1;
    clearTimeout(timer);
    clearTimeout(rest);
    unsubscribe();
  });

  return {
    state: computed(() => {
      if (isRead.value) return 'ready';
      if (isFinal(problem.value)) return 'error';
      return keepsRows && shown.value !== null ? 'ready' : 'loading';
    }),
    problem,
    answer,
    /** The list whose rows are here: another one than asked for until it was read. */
    shown,
    total: computed(() => pages.value.total),
    rowAt: (index: number) => rowAt(pages.value, index),
    keyAt: (index: number) => keyOfRow(pages.value, index, identify),
    indexOf: (id: string) => findIndex(pages.value, (row) => identify(row) === id),
    show,
    refresh,
  };
}

/** An account that is still opening is only a matter of waiting. */
function isFinal(problem: BridgeError | null): boolean {
  return problem !== null && problem.code !== 'ACCOUNT_NOT_READY';
}
