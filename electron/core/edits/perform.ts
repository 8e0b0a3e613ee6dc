import type { InloboClient } from '#core/inlobo/client.ts';
import {
  createAutoReply,
  deleteAutoReply,
  listAutoReplies,
  updateAutoReply,
  type AutoReplyFields,
} from '#core/inlobo/endpoints/autoReplies.ts';
import {
  createGroup,
  deleteGroup,
  listGroups,
  updateGroup,
  type GroupFields,
} from '#core/inlobo/endpoints/groups.ts';
import type { Clock } from '#core/ports.ts';
import type { AutoReplyRecord, GroupRecord } from '#core/records.ts';
import type { Store } from '#core/store/store.ts';
import { createContactEdits } from './contactEdits.ts';
import { createKnownBefore } from './knownBefore.ts';
import { createListEdits } from './listEdits.ts';
import { createOverruled } from './overruled.ts';
import type { Perform } from './performed.ts';

export interface Performer {
  readonly perform: Perform;
  /** Nothing more is asked for this edit. */
  readonly forget: (id: number) => Promise<void>;
}

/** As many as a list of groups or auto-replies may well have. */
const ALL = { offset: 0, limit: 10_000 };

/** The requests that edits take, by what they are of. The fields of a change were checked at the door. */
export function createPerformer(deps: {
  readonly store: Store;
  readonly client: InloboClient;
  readonly clock: Clock;
  /** An edit takes one request more than its turn was for. */
  readonly spend: () => void;
}): Performer {
  const { store } = deps;
  const creating = async (target: 'group' | 'autoReply') =>
    (await store.edits.list({ target })).filter(({ op }) => op === 'create').map(({ id }) => id);
  const overruled = createOverruled();
  const knownBefore = createKnownBefore(store);
  const parts = { ...deps, overruled, knownBefore };
  const byTarget: Readonly<Record<'contact' | 'group' | 'autoReply', Perform>> = {
    contact: createContactEdits(parts),
    group: createListEdits<GroupRecord>(parts, {
      read: listGroups,
      create: (client, fields, options) => createGroup(client, fields as unknown as GroupFields, options),
      update: updateGroup,
      remove: deleteGroup,
      answer: (record) => ({ target: 'group', record }),
      ids: async () => (await store.groups.list(ALL)).rows.map(({ id }) => id),
      creating: () => creating('group'),
    }),
    autoReply: createListEdits<AutoReplyRecord>(parts, {
      read: listAutoReplies,
      create: (client, fields, options) =>
        createAutoReply(client, fields as unknown as AutoReplyFields, options),
      update: updateAutoReply,
      remove: deleteAutoReply,
      answer: (record) => ({ target: 'autoReply', record }),
      ids: async () => (await store.autoReplies.list(ALL)).rows.map(({ id }) => id),
      creating: () => creating('autoReply'),
    }),
  };

  return {
    perform: (job, signal) => byTarget[job.target](job, signal),
    async forget(id) {
      overruled.forget(id);
      await knownBefore.forget(id);
    },
  };
}
