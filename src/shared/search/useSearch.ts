import { computed, onScopeDispose, shallowRef, watch } from 'vue';
import type { Conversation } from '#contract/routes/conversations.ts';
import type { MessageHit, PersonHit } from '#contract/routes/search.ts';
import { call, onEvent, toBridgeError, type BridgeError } from '@/bridge';

export interface SearchInput {
  readonly accountId: string;
  /** Empty: nothing is looked for. */
  readonly query: string;
}

/** What was found for one query. */
export interface Found {
  readonly query: string;
  readonly people: readonly PersonHit[];
  readonly peopleTotal: number;
  /** The chats of those people who have one. */
  readonly chats: ReadonlyMap<string, Conversation>;
  readonly messages: readonly MessageHit[];
  /** Where the next messages begin; null: these are all. */
  readonly next: string | null;
  readonly isTooShort: boolean;
}

/** The most that one request gives: further ones are found by typing more. */
export const MOST_PEOPLE = 50;
const MOST_MESSAGES = 100;
/** How much is looked for at first; with 0 nothing of that kind is. */
export interface SearchParts {
  readonly people?: () => number;
  /** Also how many more come at a time. */
  readonly messages?: () => number;
  /** Whether the people's chats are read with them. */
  readonly hasChats?: boolean;
}

/** While histories are read, changes come many a second: one look at them in so much time is enough. */
const CALM_MS = 1_000;
const NO_CHATS: ReadonlyMap<string, Conversation> = new Map();

/**
 * People and messages that fit what is typed. What was found stays while the next answer comes; an answer to an earlier
 * query is dropped. Ends with the scope it was made in.
 */
export function useSearch(
  input: () => SearchInput,
  { people: firstPeople = () => 5, messages: pageSize = () => 30, hasChats = true }: SearchParts = {},
) {
  const found = shallowRef<Found | null>(null);
  const problem = shallowRef<BridgeError | null>(null);
  const moreState = shallowRef<'idle' | 'asking' | 'failed'>('idle');
  let peopleLimit = firstPeople();
  let generation = 0;
  let isReading = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function chatsOf(
    accountId: string,
    people: readonly PersonHit[],
  ): Promise<Map<string, Conversation>> {
    const chats = await Promise.all(
      people
        .filter((person) => person.hasConversation)
        .map(({ phone }) => call('conversations.get', { accountId, phone })),
    );
    return new Map(
      chats.flatMap(({ conversation }) => (conversation ? [[conversation.phone, conversation]] : [])),
    );
  }

  /** Looks again, as deep as what is shown goes; messages farther down than one answer reaches stay as they are. */
  async function read(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const { accountId, query } = input();
    const mine = ++generation;
    const shown = found.value?.query === query ? found.value : null;
    const depth = Math.max(pageSize(), shown?.messages.length ?? 0);
    const isDeep = depth > MOST_MESSAGES;
    isReading = true;
    try {
      const messagesLimit = isDeep || pageSize() === 0 ? 0 : depth;
      const answer = await call('search.all', { accountId, query, peopleLimit, messagesLimit });
      const chats = hasChats ? await chatsOf(accountId, answer.people) : NO_CHATS;
      if (mine !== generation) return;
      const kept = isDeep && shown ? { messages: shown.messages, next: shown.next } : {};
      found.value = { ...answer, ...kept, query, chats };
      problem.value = null;
      moreState.value = 'idle';
    } catch (thrown) {
      if (mine === generation) problem.value = toBridgeError(thrown);
    } finally {
      if (mine === generation) isReading = false;
    }
  }

  /** Older messages after those that are here. */
  async function more(): Promise<void> {
    const shown = found.value;
    if (!shown?.next || moreState.value === 'asking' || isReading) return;
    const mine = generation;
    moreState.value = 'asking';
    try {
      const answer = await call('search.all', {
        accountId: input().accountId,
        query: shown.query,
        peopleLimit: 0,
        messagesLimit: pageSize(),
        after: shown.next,
      });
      if (mine !== generation) return;
      const known = new Set(shown.messages.map(({ id }) => id));
      const added = answer.messages.filter(({ id }) => !known.has(id));
      found.value = { ...shown, messages: [...shown.messages, ...added], next: answer.next };
      moreState.value = 'idle';
    } catch {
      if (mine === generation) moreState.value = 'failed';
    }
  }

  function morePeople(): Promise<void> {
    peopleLimit = MOST_PEOPLE;
    return read();
  }

  function readSoon(): void {
    timer ??= setTimeout(() => void read(), CALM_MS);
  }

  function forget(): void {
    generation += 1;
    clearTimeout(timer);
    timer = undefined;
    isReading = false;
  }

  watch(
    () => JSON.stringify([input(), firstPeople(), pageSize()]),
    () => {
      forget();
      peopleLimit = firstPeople();
      problem.value = null;
      moreState.value = 'idle';
      if (input().query === '') found.value = null;
      else void read();
    },
    { immediate: true },
  );
  watch(
    () => input().accountId,
    () => (found.value = null),
    { flush: 'sync' },
  );

  const unsubscribe = onEvent((event) => {
    if (input().query === '') return;
    const isHere = 'accountId' in event && event.accountId === input().accountId;
    const isAbout =
      event.name === 'messages.changed' ||
      event.name === 'conversations.changed' ||
      event.name === 'contacts.changed';
    if (event.name === 'bridge.resumed' || (isHere && isAbout)) readSoon();
  });
  onScopeDispose(() => {
    forget();
    unsubscribe();
  });

  return {
    found,
    /** What is shown answers what is typed. */
    isAnswered: computed(() => found.value !== null && found.value.query === input().query),
    problem,
    moreState,
    more,
    morePeople,
    retry: read,
  };
}
