import type { Message } from '#contract/routes/messages.ts';
import type { RunningDemoApi } from '#demo/index.ts';
import { setTimeout as delay } from 'node:timers/promises';
import type { MortalHost } from './mortalHost.ts';
import type { PlannedSend } from './plan.ts';

const AT_ONCE = 4;
const PAGE = 200;
const WATCH_MS = 500;

/** Whoever sits before the app: sends, sees to an account that stopped, and retries what surely failed. */
export interface Person {
  /** Hands everything over, a few at a time; `room` resolves once there is room for another. */
  send(plan: readonly PlannedSend[], room: () => Promise<void>): Promise<void>;
  /** Waits until nothing waits to leave any more. */
  untilTried(): Promise<void>;
  /** Every row of every chat. */
  readRows(): Promise<Message[]>;
  retry(failed: readonly Message[]): Promise<void>;
  /** Until the signal: has an account that stopped go on, by pasting the key again or saying that the trouble is settled. */
  attend(signal: AbortSignal): Promise<void>;
}

/** Connects the account and waits until everything of it was read once. */
export async function connect(host: MortalHost, demo: RunningDemoApi): Promise<string> {
  await host.ask('settings.set', { requestsPerSecond: 100 });
  const { account } = await host.ask('accounts.add', { apiKey: demo.apiKey, baseUrl: demo.baseUrl });
  while ((await host.ask('sync.status', { accountId: account.id })).state !== 'up-to-date') await delay(100);
  return account.id;
}

export function createPerson(parts: {
  readonly host: MortalHost;
  readonly demo: RunningDemoApi;
  readonly accountId: string;
}): Person {
  const { host, demo, accountId } = parts;

  async function seeToAccount(): Promise<void> {
    const { accounts } = await host.ask('accounts.list', {});
    const account = accounts.find(({ id }) => id === accountId);
    if (!account?.problem) return;
    if (account.state === 'needs-key') await host.ask('accounts.rekey', { accountId, apiKey: demo.apiKey });
    else await host.ask('accounts.profile', { accountId });
  }

  async function rowsOf(phone: string): Promise<Message[]> {
    const rows: Message[] = [];
    for (;;) {
      const before = rows[0]?.id;
      const page = await host.ask('messages.list', {
        accountId,
        phone,
        limit: PAGE,
        ...(before !== undefined && { before }),
      });
      rows.unshift(...page.rows);
      if (page.rows.length < PAGE) return rows;
    }
  }

  return {
    async send(plan, room) {
      const left = [...plan];
      const feed = async (): Promise<void> => {
        for (let send = left.shift(); send; send = left.shift()) {
          await room();
          const { to, content, clientId } = send;
          await host.ask('messages.send', { accountId, to, content, clientId });
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, feed));
    },
    async untilTried() {
      while ((await host.ask('outbox.list', { accountId, limit: 1 })).counts.waiting > 0)
        await delay(WATCH_MS);
    },
    async readRows() {
      const rows: Message[] = [];
      for (const { phone } of demo.world.contacts.page({}, 1, 100_000).rows)
        rows.push(...(await rowsOf(phone)));
      return rows;
    },
    async retry(failed) {
      for (const { id } of failed) await host.ask('messages.retry', { accountId, id });
    },
    async attend(signal) {
      while (!signal.aborted) {
        // While answers are spoilt, pasting the key may fail as well: it is tried again.
        await seeToAccount().catch(() => undefined);
        await delay(WATCH_MS);
      }
    },
  };
}
