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

interface SparseOptions<Row, Answer extends SparseAnswer<Row>> {
  /** Which list it is; another one starts from nothing. */
  readonly list: () => string;
  readonly read: (page: { readonly offset: number; readonly limit: number }) => Promise<Answer>;
  /** Whether an event may have changed the rows. */
  readonly isAbout: (event: BridgeEvent) => boolean;
  /** What tells a row from all others. */
  readonly identify: (row: Row) => string;
}

export type SparseList<Row> = ReturnType<typeof useSparseList<Row, SparseAnswer<Row>>>;

const PAGE_SIZE = 100;
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
}: SparseOptions<Row, Answer>) {
  const pages = shallowRef<SparsePages<Row>>(emptyPages(PAGE_SIZE));
  /** The newest answer, for what it says beside its rows; that of the list before until this one was read. */
  const answer = shallowRef<Answer | null>(null);
  const isRead = shallowRef(false);
  const problem = shallowRef<BridgeError | null>(null);
  let view = { first: 0, last: 12 };
  let generation = 0;
  let asked = new Set<number>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isRefreshing = false;
  let isOutdated = false;

  async function read(numbers: readonly number[], mine: number, isFresh: boolean): Promise<void> {
    const answers = await Promise.all(
      numbers.map((number) => readPage({ offset: number * PAGE_SIZE, limit: PAGE_SIZE })),
    );
    const last = answers.at(-1);
    if (mine !== generation || !last) return;
    const added = new Map(numbers.map((number, index) => [number, answers[index]?.rows ?? []]));
    pages.value = withPages(
      isFresh ? emptyPages<Row>(PAGE_SIZE) : pages.value,
      last.total,
      added,
      KEPT_PAGES,
    );
    answer.value = last;
    isRead.value = true;
    problem.value = null;
  }

  async function attempt(work: () => Promise<void>, mine: number): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      if (mine === generation) problem.value = toBridgeError(thrown);
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
    asked = new Set();
    await attempt(() => read(pagesOf(view.first, view.last, pages.value), mine, true), mine);
    isRefreshing = false;
    if (isOutdated || mine !== generation) {
      isOutdated = false;
      refreshSoon();
    } else {
      await fill();
    }
  }

  function refreshSoon(): void {
    timer ??= setTimeout(() => void refresh(), CALM_MS);
  }

  /** Asks for the pages in view that are not here yet. */
  async function fill(): Promise<void> {
    if (isRefreshing || !isRead.value) return;
    const numbers = missingPages(pages.value, pagesOf(view.first, view.last, pages.value)).filter(
      (number) => !asked.has(number),
    );
    if (numbers.length === 0) return;
    const mine = generation;
    for (const number of numbers) asked.add(number);
    await attempt(() => read(numbers, mine, false), mine);
    for (const number of numbers) asked.delete(number);
  }

  function show(first: number, last: number): void {
    view = { first, last };
    void fill();
  }

  function start(): void {
    generation += 1;
    isRead.value = false;
    view = { first: 0, last: 12 };
    pages.value = emptyPages(PAGE_SIZE);
    isRefreshing = false;
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
    unsubscribe();
  });

  return {
    state: computed(() => (isRead.value ? 'ready' : isFinal(problem.value) ? 'error' : 'loading')),
    problem,
    answer,
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
