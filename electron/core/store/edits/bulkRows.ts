import type { BatchKind } from '#contract/routes/batches.ts';
import type { BulkAction, Contact } from '#contract/routes/contacts.ts';
import { assertNever } from '../../lib/assertNever.ts';
import type { NewBatchRow } from '../store.ts';

/** What a bulk action changes of one contact; null: nothing. */
export function bulkRow(contact: Contact, action: BulkAction): NewBatchRow | null {
  const row = {
    key: contact.phone,
    label: contact.name ?? contact.phone,
    line: null,
    cells: null,
    problem: null,
  };
  switch (action.kind) {
    case 'addTags':
    case 'removeTags': {
      const tags = tagsAfter(contact.tags, action);
      if (tags.length === contact.tags.length) return null;
      return { ...row, op: 'update', change: { tags }, seen: { tags: contact.tags } };
    }
    case 'setOptIn': {
      const { isOptedIn } = action;
      if (contact.isOptedIn === isOptedIn) return null;
      return { ...row, op: 'update', change: { isOptedIn }, seen: { isOptedIn: contact.isOptedIn } };
    }
    case 'remove':
      return { ...row, op: 'remove', change: {}, seen: {} };
    default:
      return assertNever(action);
  }
}

function tagsAfter(
  tags: readonly string[],
  action: Extract<BulkAction, { kind: 'addTags' | 'removeTags' }>,
): string[] {
  return action.kind === 'addTags'
    ? [...tags, ...new Set(action.tags.filter((tag) => !tags.includes(tag)))]
    : tags.filter((tag) => !action.tags.includes(tag));
}

export function bulkKind(action: BulkAction): BatchKind {
  if (action.kind === 'setOptIn') return action.isOptedIn ? 'optIn' : 'optOut';
  return action.kind;
}

/** The tags it is about; of other actions the kind says it all. */
export function batchTitle(action: BulkAction): string {
  return 'tags' in action ? action.tags.join(', ') : '';
}
