import { computed } from 'vue';
import type { ContactLayout } from '#contract/routes/contactViews.ts';
import type { Contact } from '#contract/routes/contacts.ts';
import type { OutputOf } from '#contract/routes/index.ts';
import { call } from '@/bridge';
import { useSparseList } from '@/shared/lists';

export type ContactQuery = Pick<ContactLayout, 'filter' | 'sort'>;

const PAGE = 50;
/** The most that the app gives at a time. */
const MOST = 200;
const REST_MS = 80;

/** The contacts that fit, by place in their order. Those of the query before stand until the new ones are here. */
export function useContactList(accountId: () => string, query: () => ContactQuery) {
  const input = () => {
    const { filter, sort } = query();
    return { accountId: accountId(), ...filter, ...(sort && { sort }) };
  };
  const list = useSparseList<Contact, OutputOf<'contacts.list'>>({
    list: () => JSON.stringify(input()),
    read: (page) => call('contacts.list', { ...input(), ...page }),
    isAbout: (event) =>
      (event.name === 'contacts.changed' ||
        event.name === 'edits.changed' ||
        event.name === 'groups.changed' ||
        event.name === 'conversations.changed') &&
      event.accountId === accountId(),
    identify: ({ phone }) => phone,
    keepsRows: true,
    pageSize: PAGE,
    restMs: REST_MS,
  });

  /** Phones from one place to another, both included, also of rows that are not here. */
  async function phonesBetween(first: number, last: number): Promise<readonly string[]> {
    const here = Array.from({ length: last - first + 1 }, (_, step) => list.rowAt(first + step)?.phone);
    if (!here.includes(undefined)) return here.filter((phone) => phone !== undefined);
    const phones: string[] = [];
    for (let offset = first; offset <= last; offset += MOST) {
      const limit = Math.min(MOST, last - offset + 1);
      const { rows } = await call('contacts.list', { ...input(), offset, limit });
      phones.push(...rows.map(({ phone }) => phone));
      if (rows.length < limit) break;
    }
    return phones;
  }

  return { ...list, asOf: computed(() => list.answer.value?.asOf ?? null), phonesBetween };
}
