import type { AutoReply } from '#contract/routes/autoReplies.ts';
import { testAutoReplies } from '#contract/rules/autoReply/testAutoReplies.ts';
import { changedFields } from '#core/edits/changedFields.ts';
import { deletedElsewhere } from '#core/edits/performed.ts';
import { autoReplyChange } from '#core/edits/writtenFields.ts';
import type { Random } from '#core/ports.ts';
import type { Store } from '#core/store/store.ts';
import type { HandlersOf } from './handlersOf.ts';
import { newKey } from './newKey.ts';
import type { WorkOf } from './work.ts';

interface AutoReplyDeps {
  readonly work: WorkOf;
  readonly random: Random;
}

export function autoReplyHandlers({ work, random }: AutoReplyDeps): HandlersOf<'autoReplies'> {
  return {
    'autoReplies.list': async ({ accountId, ...query }) => {
      const { autoReplies } = (await work(accountId)).store;
      const [{ rows, total }, asOf] = await Promise.all([autoReplies.list(query), autoReplies.asOf()]);
      return { rows, total, asOf };
    },
    'autoReplies.create': async ({ accountId, autoReply }) => {
      const { store, edits } = await work(accountId);
      const change = autoReplyChange(autoReply);
      const { state, key } = await edits.submit({
        ...{ target: 'autoReply', op: 'create', key: newKey(random), change, seen: {} },
      });
      return { state, autoReply: await store.autoReplies.get(key) };
    },
    'autoReplies.update': async ({ accountId, id, change: written, seen }) => {
      const { store, edits } = await work(accountId);
      const row = await store.autoReplies.get(id);
      if (!row) throw deletedElsewhere();
      const changed = changedFields({ change: autoReplyChange(written), seen, row: { ...row } });
      if (!changed) return { state: row.editState === 'waiting' ? 'waiting' : 'saved', autoReply: row };
      const { state, key } = await edits.submit({
        ...{ target: 'autoReply', op: 'update', key: id, ...changed },
      });
      return { state, autoReply: await store.autoReplies.get(key) };
    },
    'autoReplies.remove': async ({ accountId, id }) => {
      const { store, edits } = await work(accountId);
      if (!(await store.autoReplies.get(id))) return { state: 'saved' };
      const { state } = await edits.submit({
        ...{ target: 'autoReply', op: 'remove', key: id, change: {}, seen: {} },
      });
      return { state };
    },
    'autoReplies.test': async ({ accountId, ...message }) =>
      testAutoReplies(await allRules((await work(accountId)).store), message),
  };
}

const PAGE = 200;

/** Rules are few: all of them, a page at a time. */
async function allRules({ autoReplies }: Store): Promise<readonly AutoReply[]> {
  const all: AutoReply[] = [];
  for (;;) {
    const { rows, total } = await autoReplies.list({ offset: all.length, limit: PAGE });
    all.push(...rows);
    if (rows.length === 0 || all.length >= total) return all;
  }
}
