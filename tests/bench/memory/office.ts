import { createRandom } from '#demo/world/random.ts';
import type { QuickDemo } from './startQuickDemo.ts';
import type { Ask } from './startQuickCore.ts';

/** A shop at work: customers who write, and a person who reads, answers, looks things up and corrects contacts. */
export interface Office {
  /** What happens in some seconds of it. */
  work(): Promise<void>;
}

const WORDS = ['order', 'invoice', 'thanks', 'please', 'tomorrow', 'an', 'kumar', '98', 'refund'] as const;
const SORTS = ['name', 'updatedAt', 'lastMessageAt'] as const;

/** @param phones of everyone in its contact list. */
export function createOffice(parts: {
  readonly ask: Ask;
  readonly demo: Pick<QuickDemo, 'origin'>;
  readonly accountId: string;
  readonly phones: readonly [string, ...string[]];
}): Office {
  const { ask, demo, accountId, phones } = parts;
  const random = createRandom('office');
  let turn = 0;

  async function write(): Promise<void> {
    const text = `${random.pick(WORDS)} ${random.pick(WORDS)} ${turn}?`;
    await fetch(`${demo.origin}/__demo/inbound`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ phone: random.pick(phones), text }),
    });
  }

  async function lookAtInbox(): Promise<void> {
    await ask('conversations.list', { accountId, limit: 100 });
    await ask('sync.status', { accountId });
    await ask('accounts.list', {});
  }

  /** The newest chat that waits for an answer is read, and answered. */
  async function answer(): Promise<void> {
    const { rows } = await ask('conversations.list', { accountId, filter: 'needs-reply', limit: 50 });
    const phone = rows[0]?.phone;
    if (phone === undefined) return;
    await ask('conversations.focus', { accountId, phone });
    await ask('messages.list', { accountId, phone, limit: 50 });
    await ask('conversations.markRead', { accountId, phone });
    const content = { type: 'text', text: `${random.pick(WORDS)}, ${turn}` } as const;
    await ask('messages.send', { accountId, to: phone, content, clientId: crypto.randomUUID() });
  }

  async function lookUp(): Promise<void> {
    const query = random.pick(WORDS);
    await ask('search.all', { accountId, query, peopleLimit: 5, messagesLimit: 20 });
    await ask('contacts.list', { accountId, search: query, limit: 50 });
    const sort = { by: random.pick(SORTS), isDescending: random.chance(0.5) };
    await ask('contacts.list', { accountId, sort, offset: random.integer(0, phones.length), limit: 50 });
    await ask('outbox.list', { accountId });
  }

  async function correct(): Promise<void> {
    const phone = random.pick(phones);
    await ask('contacts.get', { accountId, phone });
    await ask('contacts.update', { accountId, phone, change: { name: `Customer ${turn}` } });
  }

  return {
    async work() {
      turn += 1;
      await write();
      await lookAtInbox();
      if (turn % 2 === 0) await answer();
      if (turn % 3 === 0) await lookUp();
      if (turn % 5 === 0) await correct();
    },
  };
}
