import { expect, it } from 'vitest';
import { CHAT_SEARCH_SQL } from '#core/store/search/chatSearch.ts';
import { inbound, merge, MINUTE, outbound, PHONE, T0, text, useStore } from './storeFixture.ts';

const opened = useStore();
const OTHER = '+919810000001';

/** Said in this order, a minute apart. */
function tell(words: readonly string[], phone = PHONE): void {
  merge(
    opened.store,
    words.map((said, index) => {
      const place = `${phone}-${index}`;
      const at = T0 + index * MINUTE;
      return index % 2 ? outbound(place, at, text(said)) : inbound(place, at, text(said));
    }),
    { phone },
  );
}

/** What is found in all pieces, and how many pieces that took. */
function find(query: string, phone = PHONE) {
  const said = new Map(
    opened.store.messages
      .list({ phone, limit: 5000 })
      .rows.map(({ id, content }) => [id, content.type === 'text' ? content.text : '']),
  );
  const words: string[] = [];
  let pieces = 0;
  let after: string | undefined;
  do {
    const found = opened.store.search.chat({ phone, query, after });
    words.push(...found.ids.map((id) => said.get(id) ?? 'unknown'));
    after = found.next ?? undefined;
    pieces += 1;
  } while (after !== undefined);
  return { words, pieces };
}

it('finds what one chat says, newest first, whatever its case and accents, and nothing of another', () => {
  tell(['A crème brûlée', 'Brulee is out', 'Later', 'CREME BRULEE again']);
  tell(['creme brulee elsewhere'], OTHER);
  expect(find('creme brulee').words).toEqual(['CREME BRULEE again', 'A crème brûlée']);
});

it('finds short words and numbers however they are grouped', () => {
  tell(['OK', 'no', 'Order 98 10-00', 'ok then']);
  expect(find('ok').words).toEqual(['ok then', 'OK']);
  expect(find('981000').words).toEqual(['Order 98 10-00']);
});

it('looks through the whole thread, piece by piece, and leaves none out where one ends', () => {
  tell(Array.from({ length: 2500 }, (_, index) => (index % 500 === 0 ? `needle ${index}` : 'hay')));
  const { words, pieces } = find('needle');
  expect(words).toEqual([2000, 1500, 1000, 500, 0].map((index) => `needle ${index}`));
  expect(pieces).toBe(3);
});

it('finds nothing without words, with somebody unknown, or after a place that is none', () => {
  tell(['hello']);
  expect(find('  ').words).toEqual([]);
  expect(opened.store.search.chat({ phone: '+1', query: 'hello' })).toEqual({ ids: [], next: null });
  expect(opened.store.search.chat({ phone: PHONE, query: 'hello', after: 'x; DROP' }).ids).toHaveLength(1);
});

it('reads along the index of the thread, a bounded piece of it', () => {
  const plan = opened.store.db
    .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${CHAT_SEARCH_SQL.replace(/:\w+/g, 'NULL')}`)
    .all()
    .map(({ detail }) => detail);
  expect(plan).toEqual([
    expect.stringMatching(/^SEARCH messages USING INDEX messages_in_thread \(person_id=\?/),
  ]);
  expect(CHAT_SEARCH_SQL).toMatch(/LIMIT/);
});
