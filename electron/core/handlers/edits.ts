import { AppError } from '#contract/errors.ts';
import type { Edit } from '#contract/routes/edits.ts';
import { takeTheirs } from '#core/edits/takeTheirs.ts';
import type { Store } from '#core/store/store.ts';
import type { Workspace } from '#core/workspace.ts';
import type { HandlersOf } from './handlersOf.ts';
import type { WorkOf } from './work.ts';

export function editHandlers(work: WorkOf): HandlersOf<'edits'> {
  /** Does something to an edit, unless it has moved on meanwhile. */
  async function act(
    accountId: string,
    id: number,
    how: (edits: Store['edits']) => Promise<boolean>,
  ): Promise<Record<string, never>> {
    const { store, edits } = await work(accountId);
    const edit = await store.edits.get(id);
    if (!edit || !(await how(store.edits))) throw movedOn();
    edits.noteChanged(edit.target);
    return {};
  }

  return {
    'edits.list': async ({ accountId, ...query }) => ({
      rows: await (await work(accountId)).store.edits.list(query),
    }),
    'edits.retry': ({ accountId, id }) => act(accountId, id, (edits) => edits.retry(id)),
    'edits.discard': ({ accountId, id }) => act(accountId, id, (edits) => edits.discard(id)),
    'edits.takeTheirs': async ({ accountId, id }) => {
      const at = await work(accountId);
      const edit = await at.store.edits.get(id);
      const row = edit?.state === 'overruled' ? await rowOf(at, edit) : null;
      if (!edit || !row) throw movedOn();
      const { target, key } = edit;
      await at.edits.submit({ target, key, op: 'update', ...takeTheirs(edit.overruled, row) });
      await at.store.edits.discard(id);
      at.edits.noteChanged(target);
      return {};
    },
  };
}

async function rowOf(
  { store }: Workspace,
  { target, key }: Edit,
): Promise<Readonly<Record<string, unknown>> | null> {
  const shelf = { contact: store.contacts, group: store.groups, autoReply: store.autoReplies }[target];
  const row = await shelf.get(key);
  return row && { ...row };
}

function movedOn(): AppError {
  return new AppError('NOT_FOUND', 'This change has moved on meanwhile, so there is nothing to do.');
}
