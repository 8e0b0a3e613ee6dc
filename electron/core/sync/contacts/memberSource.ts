import type { Group } from '#contract/routes/groups.ts';
import type { InloboClient } from '#core/inlobo/client.ts';
import type { ApiFailure } from '#core/inlobo/outcome.ts';
import type { Clock, Logger, Random } from '#core/ports.ts';
import type { ContactsApplied, Store } from '#core/store/store.ts';
import { PAGE_SIZE } from './contactPass.ts';
import { NOT_ASKED, type PartState, type Source } from '../job.ts';
import { createMemberReading, type MemberReading, type ReadMembers } from './memberReading.ts';
import { createSetbacks } from './setbacks.ts';

/** Learns who is in which group: one group after the other, a page at a time. */
export interface MemberSource extends Source {
  state(): PartState;
  /** Looks at the groups the store has, and takes on those whose members should be read. */
  refresh(): Promise<void>;
  /** The same, in the background. */
  requestNow(): void;
}

export interface MemberSourceDeps {
  readonly store: Store;
  readonly client: InloboClient;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Members are contacts, and some may be new here. */
  readonly onApplied: (applied: ContactsApplied) => void;
  /** A group's members were read, or it was found to be gone. */
  readonly onChanged: () => void;
}

const GROUPS_AT_ONCE = 200;
/** So many pages are read whenever it is asked for; for more than that, groups that look unchanged wait their turn. */
const FEW_PAGES = 30;
/** How long an unchanged group is left alone, for each page that all groups have together. */
const REST_PER_PAGE_MS = 20_000;

export function createMemberSource(deps: MemberSourceDeps): MemberSource {
  const { store, client, clock, random, logger, onApplied, onChanged } = deps;
  const setbacks = createSetbacks({ clock, random, baseUrl: client.baseUrl });
  /** Groups to be read, the one under way first. */
  let queue: Group[] = [];
  let reading: MemberReading | null = null;
  let isUnderWay = false;
  let done = 0;
  /** Groups that are read a second time, since the first left doubts. */
  const doubted = new Set<string>();

  async function loadGroups(): Promise<Group[]> {
    const groups: Group[] = [];
    for (;;) {
      const { rows, total } = await store.groups.list({ offset: groups.length, limit: GROUPS_AT_ONCE });
      groups.push(...rows);
      if (rows.length === 0 || groups.length >= total) return groups;
    }
  }

  async function refresh(): Promise<void> {
    const groups = await loadGroups();
    const wanted = new Set(chooseGroups(groups, clock.now()).map(({ id }) => id));
    for (const { id } of queue) wanted.add(id);
    const current = reading?.groupId;
    if (current !== undefined && !groups.some(({ id }) => id === current) && !isUnderWay) reading = null;
    if (queue.length === 0) done = 0;
    queue = groups
      .filter(({ id }) => wanted.has(id))
      .sort((one, other) => Number(other.id === current) - Number(one.id === current));
  }

  async function run(signal: AbortSignal): Promise<ApiFailure | null> {
    const [group] = queue;
    if (!group) return NOT_ASKED;
    isUnderWay = true;
    try {
      if (reading?.groupId !== group.id)
        reading = createMemberReading({ store, client, clock, onApplied }, group);
      return await step(group, reading, signal);
    } finally {
      isUnderWay = false;
    }
  }

  async function step(group: Group, current: MemberReading, signal: AbortSignal): Promise<ApiFailure | null> {
    const taken = await current.step(signal);
    if (taken.kind === 'failed') {
      if (setbacks.failed(taken.failure)) putLast();
      return taken.failure;
    }
    setbacks.worked();
    if (taken.kind === 'gone') {
      logger.info('a group is gone from the server');
      leave(group.id);
      onChanged();
    } else if (taken.kind === 'read') await read(group, taken);
    return null;
  }

  /** What leaves doubts is read a second time; then it counts, but where members may have been missed. */
  async function read(group: Group, taken: ReadMembers): Promise<void> {
    const { isWhole, isShort, isEmptied } = taken;
    if ((isShort || isEmptied || !isWhole) && !doubted.has(group.id)) {
      doubted.add(group.id);
      reading = null;
      return;
    }
    if (isWhole && (!isShort || group.membersAsOf === null)) await taken.end();
    else logger.warn('the members of a group could not be read whole');
    doubted.delete(group.id);
    leave(group.id);
    onChanged();
  }

  function leave(groupId: string): void {
    queue = queue.filter(({ id }) => id !== groupId);
    reading = null;
    done += 1;
  }

  /** The others first: what is wrong may be this group's alone. */
  function putLast(): void {
    const [first, ...others] = queue;
    if (!first || others.length === 0) return;
    queue = [...others, first];
    reading = null;
  }

  return {
    next: (now) => (isUnderWay || queue.length === 0 || setbacks.readyAt(now) > now ? null : { run }),
    dueAt: (now) => (isUnderWay || queue.length === 0 ? Infinity : setbacks.readyAt(now)),
    state: () => ({
      progress: queue.length === 0 ? null : { done, total: done + queue.length },
      problem: setbacks.problem(),
    }),
    refresh,
    requestNow() {
      setbacks.forget();
      refresh().catch((error: unknown) => logger.error('the groups could not be looked at', { error }));
    },
  };
}

/** Groups that were never read, or have another number of members than is known, and those read long ago. */
function chooseGroups(groups: readonly Group[], now: number): Group[] {
  const pagesOf = ({ contactCount, memberCount }: Group) =>
    Math.max(1, Math.ceil((contactCount ?? memberCount) / PAGE_SIZE));
  const pages = groups.reduce((sum, group) => sum + pagesOf(group), 0);
  if (pages <= FEW_PAGES) return [...groups];
  return groups.filter(({ contactCount, memberCount, membersAsOf }) => {
    if (membersAsOf === null || (contactCount !== null && contactCount !== memberCount)) return true;
    return now < membersAsOf || now - membersAsOf >= pages * REST_PER_PAGE_MS;
  });
}
