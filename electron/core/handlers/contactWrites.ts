import { countryOf } from '#contract/rules/phone/countryOf.ts';
import { changedFields } from '#core/edits/changedFields.ts';
import { startBulk } from '#core/edits/startBulk.ts';
import { contactExists, deletedElsewhere } from '#core/edits/performed.ts';
import { cleanTexts, contactChange } from '#core/edits/writtenFields.ts';
import type { Emit } from '#core/events.ts';
import { readTypedPhone } from '#core/lib/phone.ts';
import type { Clock } from '#core/ports.ts';
import type { SettingsStore } from '#core/settings/settings.ts';
import type { Workspace } from '#core/workspace.ts';
import type { HandlersOf } from './handlersOf.ts';
import type { WorkOf } from './work.ts';

type Writes = Pick<
  HandlersOf<'contacts'>,
  'contacts.create' | 'contacts.update' | 'contacts.remove' | 'contacts.bulk'
>;

export interface ContactWriteDeps {
  readonly work: WorkOf;
  readonly settings: SettingsStore;
  readonly clock: Clock;
  readonly emit: Emit;
}

export function contactWriteHandlers({ work, settings, clock, emit }: ContactWriteDeps): Writes {
  /** The number of somebody who is not in the list yet. */
  async function newPhone({ store, ownNumber }: Workspace, typed: string): Promise<string> {
    const phone = readTypedPhone(typed, settings.now().defaultCountry ?? countryOf(ownNumber()));
    if (await store.contacts.get(phone)) throw contactExists(phone);
    return phone;
  }

  return {
    'contacts.create': async ({ accountId, contact: { phone: typed, ...written } }) => {
      const at = await work(accountId);
      const phone = await newPhone(at, typed);
      const change = contactChange(written, null);
      const { state, key } = await at.edits.submit({
        ...{ target: 'contact', op: 'create', key: phone, change, seen: {} },
      });
      return { state, contact: await at.store.contacts.get(key) };
    },
    'contacts.update': async ({ accountId, phone, change: { phone: typed, ...written }, seen }) => {
      const at = await work(accountId);
      const row = await at.store.contacts.get(phone);
      if (!row) throw deletedElsewhere();
      const isMoved = typed !== undefined && typed.trim() !== phone;
      const moved = isMoved ? { phone: await newPhone(at, typed) } : {};
      const change = { ...contactChange(written, row), ...moved };
      const changed = changedFields({ change, seen, row: { ...row } });
      if (!changed) return { state: row.editState === 'waiting' ? 'waiting' : 'saved', contact: row };
      const { state, key } = await at.edits.submit({
        ...{ target: 'contact', op: 'update', key: phone, ...changed },
      });
      return { state, contact: await at.store.contacts.get(key) };
    },
    'contacts.remove': async ({ accountId, phone }) => {
      const { store, edits } = await work(accountId);
      if (!(await store.contacts.get(phone))) return { state: 'saved' };
      const removal = { target: 'contact', op: 'remove', key: phone, change: {}, seen: {} } as const;
      const { state } = await edits.submit(removal);
      return { state };
    },
    'contacts.bulk': async ({ accountId, selection, action }) => {
      const { store, edits } = await work(accountId);
      const cleaned = action.kind === 'addTags' ? { ...action, tags: cleanTexts(action.tags) } : action;
      const { id, total } = await startBulk(store.batches, { selection, action: cleaned }, clock.now());
      emit({ name: 'batches.changed', accountId });
      edits.wake();
      return { batchId: id, total };
    },
  };
}
