import type { Problem } from '#contract/errors.ts';
import type { Group } from '#contract/routes/groups.ts';
import type { SyncPart, SyncPartName, SyncStatus } from '#contract/routes/sync.ts';
import type { Store } from '#core/store/store.ts';
import { tellable, type Connectivity } from './connectivity.ts';
import type { ContactSource } from './contacts/contactSource.ts';
import type { ConversationSource } from './conversations/conversationSource.ts';
import type { PartState } from './job.ts';
import type { Line } from './line.ts';
import type { ListSource } from './lists/listSource.ts';
import type { MemberSource } from './contacts/memberSource.ts';
import type { Pace } from './pace.ts';
import type { Schedule } from './schedule/schedule.ts';
import { CONVERSATIONS_AS_OF, type Sweep } from './sweep.ts';

interface StatusDeps {
  readonly store: Store;
  readonly line: Line;
  readonly pace: Pace;
  readonly schedule: Schedule;
  readonly sweep: Sweep;
  readonly contacts: ContactSource;
  readonly members: MemberSource;
  readonly lists: ListSource;
  readonly conversations: ConversationSource;
}

/** Where the store keeps what a person should be told once, until they dismiss it: a Problem as JSON. */
export const NOTICE = 'sync.notice';

const ONE = { offset: 0, limit: 1 };
const GROUPS = { offset: 0, limit: 1_000 };

/** How it stands with everything that is read, as the sync line and its panel show it. */
export async function readStatus(deps: StatusDeps): Promise<SyncStatus> {
  const { store, line, pace, contacts } = deps;
  const [parts, waiting, reason, notice] = await Promise.all([
    readParts(deps),
    store.outbox.waiting(),
    store.outbox.whyWaiting(),
    store.meta.get(NOTICE),
  ]);
  const connectivity = line.state();
  const { state, asOf, since } = connectivity;
  const troubled = parts.find(({ problem }) => problem !== null);
  const { requestsPerSecond, isSlowed } = pace.state();
  return {
    state,
    asOf,
    since,
    waiting,
    contacts: parts.find(({ name }) => name === 'contacts')?.count ?? 0,
    progress: state === 'syncing' ? progressOf(parts, contacts) : null,
    problem: tellable(connectivity) ?? troubled?.problem ?? null,
    waitingFor: waiting === 0 ? null : whyWaiting(connectivity, reason),
    parts,
    pace: { requestsPerSecond, isSlowed },
    notice: notice === null ? null : (JSON.parse(notice) as Problem),
  };
}

async function readParts({
  store,
  schedule,
  sweep,
  contacts,
  members,
  lists,
  conversations,
}: StatusDeps): Promise<SyncPart[]> {
  const [unreadable, contactCount, contactsAsOf, conversationsAsOf] = await Promise.all([
    store.unreadable.counts(),
    store.contacts.count(),
    store.contacts.asOf(),
    store.meta.get(CONVERSATIONS_AS_OF),
  ]);
  const [groups, groupsAsOf, membersAsOf, rules, rulesAsOf, templates, templatesAsOf] = await Promise.all([
    store.groups.list(GROUPS),
    store.groups.asOf(),
    store.groups.membersAsOf(),
    store.autoReplies.list(ONE),
    store.autoReplies.asOf(),
    store.templates.list(ONE),
    store.templates.asOf(),
  ]);
  const total = schedule.size();
  const left = schedule.remaining();
  const reading: PartState = {
    progress: sweep.isRunning() && left > 0 ? { done: total - left, total } : null,
    problem: conversations.problem(),
  };
  const part = (
    name: SyncPartName,
    state: PartState,
    asOf: number | null,
    count: number,
    unread = 0,
  ): SyncPart => ({ name, asOf, count, unreadable: unread, ...state });
  return [
    part('contacts', contacts.state(), contactsAsOf, contactCount, unreadable.contacts),
    part('conversations', reading, conversationsAsOf === null ? null : Number(conversationsAsOf), total),
    part('groups', lists.state('groups'), groupsAsOf, groups.total, unreadable.groups),
    part('members', members.state(), membersAsOf, sumOf(groups.rows)),
    part('autoReplies', lists.state('autoReplies'), rulesAsOf, rules.total, unreadable.autoReplies),
    part('templates', lists.state('templates'), templatesAsOf, templates.total, unreadable.templates),
    part('account', lists.state('account'), lists.accountAsOf(), 1),
  ];
}

function sumOf(groups: readonly Group[]): number {
  return groups.reduce((sum, { memberCount }) => sum + memberCount, 0);
}

/** The line tells of one thing: the contacts while there are none, then of the conversations. */
function progressOf(parts: readonly SyncPart[], contacts: ContactSource): SyncStatus['progress'] {
  const of = (name: 'contacts' | 'conversations') => {
    const progress = parts.find((part) => part.name === name)?.progress;
    return progress ? { of: name, ...progress } : null;
  };
  return (contacts.endedAt() === null ? of('contacts') : null) ?? of('conversations') ?? of('contacts');
}

/** What keeps messages from leaving: the line first, then what the first of them met when it tried. */
function whyWaiting({ state, problem }: Connectivity, reason: Problem | null): Problem | null {
  return state === 'offline' || state === 'paused' ? (problem ?? reason) : reason;
}
