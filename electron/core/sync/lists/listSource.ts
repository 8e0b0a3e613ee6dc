import { AppError, type Problem } from '#contract/errors.ts';
import type { AccountProfile } from '#contract/routes/accounts.ts';
import { toAppError } from '#core/inlobo/appError.ts';
import type { InloboClient } from '#core/inlobo/client.ts';
import { getAccount } from '#core/inlobo/endpoints/account.ts';
import { listAutoReplies } from '#core/inlobo/endpoints/autoReplies.ts';
import { listGroups } from '#core/inlobo/endpoints/groups.ts';
import { listTemplates } from '#core/inlobo/endpoints/templates.ts';
import { isNotFound, type ApiFailure } from '#core/inlobo/outcome.ts';
import type { Clock, Logger, Random } from '#core/ports.ts';
import type { AutoReplyRecord, GroupRecord, TemplateRecord } from '#core/records.ts';
import type { Store } from '#core/store/store.ts';
import type { PartState, Source } from '../job.ts';
import { createListPart, type ListPart, type Step } from './listPart.ts';
import { createWholeListReader, type ListName, type ReadList } from './wholeListReader.ts';

export type ListPartName = 'account' | ListName;

/** Reads the account card, the groups, the auto-replies and the templates: each every ten minutes, and on request. */
export interface ListSource extends Source {
  state(part: ListPartName): PartState;
  /** When the account card was last read; null: never. */
  accountAsOf(): number | null;
  /** Reads a part, or all of them, at once. */
  requestNow(part?: ListPartName): void;
}

export interface ListSourceDeps {
  readonly store: Store;
  readonly client: InloboClient;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** A list was taken in: what it holds, or as of when, is another. */
  readonly onChanged: (part: ListName) => void;
  readonly onProfile: (profile: AccountProfile, askedAt: number) => void;
}

const ACCOUNT_AS_OF = 'sync.accountAsOf';

export function createListSource(deps: ListSourceDeps): ListSource {
  const { store, client, clock, random, logger, onChanged, onProfile } = deps;
  let accountAsOf: number | null = null;
  store.meta.get(ACCOUNT_AS_OF).then(
    (value) => (accountAsOf ??= value === null ? null : Number(value)),
    (error: unknown) => logger.warn('when the account card was read is not known', { error }),
  );

  async function readAccount(signal: AbortSignal): Promise<Step> {
    const askedAt = clock.now();
    const answer = await getAccount(client, { signal });
    if (!answer.ok) return { kind: 'failed', failure: answer.outcome };
    accountAsOf = clock.now();
    await store.meta.set(ACCOUNT_AS_OF, String(accountAsOf));
    onProfile(answer.value, askedAt);
    return { kind: 'ended' };
  }

  function partOf(
    name: ListPartName,
    step: (signal: AbortSignal) => Promise<Step>,
    restart = () => {},
  ): ListPart {
    return createListPart({
      clock,
      random,
      step,
      restart,
      problemOf: (failure) => problemOf(name, failure, client.baseUrl),
    });
  }

  function listPart<T extends { readonly raw: unknown }>(list: ReadList<T>): ListPart {
    const reader = createWholeListReader({ store, client, clock }, list);
    const step = async (signal: AbortSignal): Promise<Step> => {
      const done = await reader.step(signal);
      if (done.kind === 'ended') onChanged(list.name);
      if (done.kind === 'doubted') logger.warn('a list was not believed', { part: list.name });
      return done;
    };
    return partOf(list.name, step, reader.restart);
  }

  const parts: Readonly<Record<ListPartName, ListPart>> = {
    account: partOf('account', readAccount),
    groups: listPart<GroupRecord>({
      name: 'groups',
      read: listGroups,
      count: async () => (await store.groups.list(ONE)).total,
      replace: (list) => store.groups.replace(list),
      keyOf: ({ id }) => id,
    }),
    autoReplies: listPart<AutoReplyRecord>({
      name: 'autoReplies',
      read: listAutoReplies,
      count: async () => (await store.autoReplies.list(ONE)).total,
      replace: (list) => store.autoReplies.replace(list),
      keyOf: ({ id }) => id,
    }),
    templates: listPart<TemplateRecord>({
      name: 'templates',
      read: listTemplates,
      count: async () => (await store.templates.list(ONE)).total,
      replace: (list) => store.templates.replace(list),
      keyOf: ({ id, name, language }) => JSON.stringify([name, language, id]),
    }),
  };
  const all = Object.values(parts);

  return {
    next(now) {
      for (const part of all) {
        const job = part.next(now);
        if (job) return job;
      }
      return null;
    },
    dueAt: (now) => Math.min(...all.map((part) => part.dueAt(now))),
    state: (part) => parts[part].state(),
    accountAsOf: () => accountAsOf,
    requestNow(part) {
      for (const one of part === undefined ? all : [parts[part]]) one.requestNow();
    },
  };
}

const ONE = { offset: 0, limit: 1 };

const WORDS: Readonly<Record<ListPartName, string>> = {
  account: 'an account card',
  groups: 'contact groups',
  autoReplies: 'auto-replies',
  templates: 'templates',
};

function problemOf(part: ListPartName, failure: ApiFailure, baseUrl: string): Problem {
  // A path of the document that is not there is the server's, and no list that is empty.
  if (isNotFound(failure)) {
    const data = { status: 404, reason: 'not-offered', part };
    return new AppError('API_REJECTED', `This server does not offer ${WORDS[part]}.`, data).toProblem();
  }
  return toAppError(failure, { baseUrl, purpose: 'read' }).toProblem();
}
