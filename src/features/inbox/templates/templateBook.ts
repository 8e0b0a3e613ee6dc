import {
  computed,
  inject,
  onScopeDispose,
  provide,
  readonly,
  shallowRef,
  type InjectionKey,
  type Ref,
} from 'vue';
import type { Template } from '#contract/routes/templates.ts';
import { call, onEvent, toBridgeError, type BridgeError } from '@/bridge';
import { findTemplate } from './findTemplate';

/** The templates of an account, for the form that fills them and the bubbles that show them. */
export interface TemplateBook {
  readonly templates: Readonly<Ref<readonly Template[]>>;
  /** `ready`: `templates` is what the store holds; see `asOf` for how old that is. */
  readonly state: Readonly<Ref<'loading' | 'ready' | 'error'>>;
  /** Why they could not be had from the store. */
  readonly problem: Readonly<Ref<BridgeError | null>>;
  /** When the list was read from the server; null: never. */
  readonly asOf: Readonly<Ref<number | null>>;
  /** Another one with every change of the list. */
  readonly find: Readonly<Ref<TemplateLookup>>;
  reread(): Promise<void>;
}

/** The template of a name in a language, of the API's default language where none is named; null where it is not known. */
export type TemplateLookup = (name: string, language: string | undefined) => Template | null;

const PAGE = 200;
/** Events within this time make one reading. */
const COALESCE_MS = 40;
const BOOK: InjectionKey<TemplateBook> = Symbol('templates');

/** Reads all templates of an account, page by page, and again when they change. Ends with the scope it was made in. */
export function createTemplateBook(accountId: string): TemplateBook {
  const templates = shallowRef<readonly Template[]>([]);
  const state = shallowRef<'loading' | 'ready' | 'error'>('loading');
  const problem = shallowRef<BridgeError | null>(null);
  const asOf = shallowRef<number | null>(null);
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function reread(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const mine = ++turn;
    try {
      const found = await readAll(accountId, () => mine === turn);
      if (!found) return;
      templates.value = found.rows;
      asOf.value = found.asOf;
      problem.value = null;
      state.value = 'ready';
    } catch (thrown) {
      if (mine !== turn) return;
      problem.value = toBridgeError(thrown);
      if (state.value === 'loading') state.value = 'error';
    }
  }

  const unsubscribe = onEvent((event) => {
    const isHere = event.name === 'templates.changed' && event.accountId === accountId;
    const mayBeOpen = event.name === 'accounts.changed' && state.value !== 'ready';
    if (isHere || mayBeOpen || event.name === 'bridge.resumed')
      timer ??= setTimeout(() => void reread(), COALESCE_MS);
  });
  onScopeDispose(() => {
    turn += 1;
    clearTimeout(timer);
    unsubscribe();
  });
  void reread();

  return {
    templates,
    state: readonly(state),
    problem,
    asOf: readonly(asOf),
    find: computed(() => {
      const byName = Map.groupBy(templates.value, ({ name }) => name);
      return (name, language) => findTemplate(byName.get(name) ?? [], name, language);
    }),
    reread,
  };
}

/** Hands the templates of an account to everything below. */
export function provideTemplates(accountId: string): TemplateBook {
  const book = createTemplateBook(accountId);
  provide(BOOK, book);
  return book;
}

/** The templates of the account around this component; none where nobody provides them. */
export function useTemplateBook(): TemplateBook {
  return inject(BOOK, NO_BOOK, false);
}

const NO_BOOK: TemplateBook = {
  templates: shallowRef([]),
  state: shallowRef('loading'),
  problem: shallowRef(null),
  asOf: shallowRef(null),
  find: shallowRef(() => null),
  reread: () => Promise.resolve(),
};

interface Read {
  readonly rows: readonly Template[];
  readonly asOf: number | null;
}

/** null: nobody waits for it any more. */
async function readAll(accountId: string, isWanted: () => boolean): Promise<Read | null> {
  const rows: Template[] = [];
  for (;;) {
    const page = await call('templates.list', { accountId, offset: rows.length, limit: PAGE });
    if (!isWanted()) return null;
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return { rows, asOf: page.asOf };
  }
}
