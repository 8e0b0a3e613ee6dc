import { textContent, type Content } from './world/content.ts';
import { cloudError } from './world/cloudErrors.ts';
import type { Standing, World } from './world/createWorld.ts';
import type { Fate, Message } from './world/model.ts';
import { NEVER } from './world/statuses.ts';
import type { SeenRequest } from './app.ts';
import type { ArmedFault, Faults } from './faults/faults.ts';
import type { FaultInput } from './faults/fault.ts';
import type { Listener } from './listener.ts';

export type SettableStatus = 'sent' | 'delivered' | 'read' | 'failed';

/** What tests and people at the command line can make happen. */
export interface Control {
  /** Arms a fault and gives its id. */
  fault(fault: FaultInput): number;
  faults(): readonly ArmedFault[];
  clearFaults(): void;
  /** Stops listening: connections are refused (ECONNREFUSED) until `online`, or for `forMs`. */
  offline(forMs?: number): Promise<void>;
  online(): Promise<void>;
  /** A customer writes: a text, or any content in Meta's shape. */
  receive(phone: string, content: string | Content, options?: { at?: number; replyTo?: string }): Message;
  /** Sets where a message stands; `code` says why it failed (131026 by default). False where there is no such message. */
  setStatus(messageId: string, status: SettableStatus, code?: number): boolean;
  /** WhatsApp thinks otherwise of the number: the next GET /account/ says so. */
  setStanding(change: Partial<Standing>): void;
  /** Requests that arrived, oldest first; the newest 10,000. */
  requests(): readonly SeenRequest[];
  /** A phone for each thing worth trying; null where this world has none. */
  examples(): Examples;
}

export interface Examples {
  readonly newest: string | null;
  readonly windowOpen: string | null;
  readonly windowClosed: string | null;
  readonly neverWrote: string | null;
  readonly undeliverable: string | null;
  readonly longThread: string | null;
}

export function createControl(parts: {
  readonly world: World;
  readonly faults: Faults;
  readonly listener: Listener;
  readonly now: () => number;
  readonly requests: readonly SeenRequest[];
}): Control {
  const { world, faults, listener, now } = parts;
  let comeBack: NodeJS.Timeout | undefined;
  return {
    fault(fault) {
      const id = faults.add(fault);
      if (fault.kind === 'refuse') listener.closeIdle();
      return id;
    },
    faults: () => faults.list(),
    clearFaults: () => faults.clear(),
    async offline(forMs) {
      clearTimeout(comeBack);
      await listener.offline();
      if (forMs !== undefined) comeBack = setTimeout(() => void listener.online(), forMs).unref();
    },
    online() {
      clearTimeout(comeBack);
      return listener.online();
    },
    receive(phone, content, options = {}) {
      if (!world.contacts.get(phone)) {
        const at = now();
        const row = { email: null, tags: [], attributes: {}, groupIds: [], createdAt: at, updatedAt: at };
        world.contacts.add({ id: world.newId('contact'), phone, name: null, isOptedIn: true, ...row });
      }
      return world.receive(phone, typeof content === 'string' ? textContent(content) : content, options);
    },
    setStatus: (messageId, status, code = 131026) =>
      world.setFate(messageId, fateOf(status, now(), code)) !== null,
    setStanding(change) {
      world.standing = { ...world.standing, ...change };
    },
    requests: () => [...parts.requests],
    examples: () => findExamples(world, now()),
  };
}

function fateOf(status: SettableStatus, at: number, code: number): Fate {
  switch (status) {
    case 'sent':
      return NEVER;
    case 'delivered':
      return { ...NEVER, deliveredAt: at };
    case 'read':
      return { ...NEVER, deliveredAt: at, readAt: at };
    case 'failed':
      return { ...NEVER, failedAt: at, error: cloudError(code) };
  }
}

function findExamples(world: World, now: number): Examples {
  const { ranked } = world;
  const reachable = (phone: string) =>
    !world.person(phone).isUndeliverable && world.person(phone).temperament !== 'silent';
  const quiet = world.contacts
    .page({}, 1, 500)
    .rows.map(({ phone }) => phone)
    .filter((phone) => !ranked.includes(phone));
  return {
    newest: ranked[0] ?? null,
    windowOpen: ranked.find((phone) => reachable(phone) && world.isWindowOpen(phone)) ?? null,
    windowClosed: ranked.findLast((phone) => reachable(phone) && !world.isWindowOpen(phone)) ?? null,
    neverWrote: quiet.find(reachable) ?? null,
    undeliverable: ranked.find((phone) => world.person(phone).isUndeliverable) ?? null,
    longThread: ranked.slice(0, 400).find((phone) => world.conversations.at(phone, now).length > 300) ?? null,
  };
}
