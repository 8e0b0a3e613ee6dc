import { changedFields } from '#core/edits/changedFields.ts';
import { deletedElsewhere } from '#core/edits/performed.ts';
import { groupChange } from '#core/edits/writtenFields.ts';
import type { Random } from '#core/ports.ts';
import type { HandlersOf } from './handlersOf.ts';
import { newKey } from './newKey.ts';
import type { WorkOf } from './work.ts';

interface GroupDeps {
  readonly work: WorkOf;
  readonly random: Random;
}

export function groupHandlers({ work, random }: GroupDeps): HandlersOf<'groups'> {
  return {
    'groups.list': async ({ accountId, ...query }) => {
      const { groups } = (await work(accountId)).store;
      const [{ rows, total }, asOf] = await Promise.all([groups.list(query), groups.asOf()]);
      return { rows, total, asOf };
    },
    'groups.create': async ({ accountId, group }) => {
      const { store, edits } = await work(accountId);
      const { state, key } = await edits.submit({
        ...{ target: 'group', op: 'create', key: newKey(random), change: groupChange(group), seen: {} },
      });
      return { state, group: await store.groups.get(key) };
    },
    'groups.update': async ({ accountId, id, change: written, seen }) => {
      const { store, edits } = await work(accountId);
      const row = await store.groups.get(id);
      if (!row) throw deletedElsewhere();
      const changed = changedFields({ change: groupChange(written), seen, row: { ...row } });
      if (!changed) return { state: row.editState === 'waiting' ? 'waiting' : 'saved', group: row };
      const { state, key } = await edits.submit({
        ...{ target: 'group', op: 'update', key: id, ...changed },
      });
      return { state, group: await store.groups.get(key) };
    },
    'groups.remove': async ({ accountId, id }) => {
      const { store, edits } = await work(accountId);
      if (!(await store.groups.get(id))) return { state: 'saved' };
      const { state } = await edits.submit({
        ...{ target: 'group', op: 'remove', key: id, change: {}, seen: {} },
      });
      return { state };
    },
  };
}
