import type { Database } from 'better-sqlite3-multiple-ciphers';
import { createAutoReplies } from './lists/autoReplies.ts';
import { createBatchCounts } from './edits/batchCounts.ts';
import { createBatches } from './edits/batches.ts';
import type { BetweenRequests } from './contacts/contactList.ts';
import { createContacts } from './contacts/contacts.ts';
import { createContactViews } from './contactViews/contactViews.ts';
import { createConversations } from './conversations/conversations.ts';
import { createDrafts } from './conversations/drafts.ts';
import { createEdits, type Shelves } from './edits/edits.ts';
import { createOpenEdits } from './edits/openEdits.ts';
import { createFigures } from './figures.ts';
import { createGroups } from './lists/groups.ts';
import { createHistory } from './conversations/history.ts';
import { createInsights } from './insights/insights.ts';
import { createMessageRows, createMessages } from './conversations/messages.ts';
import { createMeta } from './meta.ts';
import { createAttempts } from './outbox/attempts.ts';
import { createLooks } from './outbox/looks.ts';
import { createOutbox } from './outbox/outbox.ts';
import { createJobs } from './outbox/outboxJobs.ts';
import { createPeople } from './contacts/people.ts';
import { createPolls } from './conversations/polls.ts';
import { createQuickReplies } from './quickReplies/quickReplies.ts';
import { createServerClock } from './conversations/serverClock.ts';
import { createStatements } from './statements.ts';
import { createSearch } from './search/search.ts';
import type { StoreQueries } from './store.ts';
import { createSummaries } from './conversations/summaries.ts';
import { createTemplates } from './lists/templates.ts';
import { createUnreadable } from './lists/unreadable.ts';
import { createUnsavedForms } from './unsavedForms/unsavedForms.ts';

/**
 * All a store can be asked, over an open database; each call is one transaction. What can be done ahead of time is handed
 * to `betweenRequests`; left out, it is done when it is needed.
 */
export function createQueries(
  db: Database,
  betweenRequests: BetweenRequests = () => undefined,
): StoreQueries {
  const statements = createStatements(db);
  const meta = createMeta(db);
  const people = createPeople(db);
  const rows = createMessageRows(db);
  const jobs = createJobs(db);
  const attempts = createAttempts(db, { rows, jobs });
  const looks = createLooks({ jobs, rows });
  const clock = createServerClock(meta);
  const unreadable = createUnreadable(db);
  const openEdits = createOpenEdits(db);
  const batchCounts = createBatchCounts(db);
  const { contacts, members, shelf, listed } = createContacts(db, {
    statements,
    people,
    meta,
    unreadable,
    openEdits,
    betweenRequests,
  });
  const summaries = createSummaries(db, listed.lastMessageMoved);
  const drafts = createDrafts(db, { people, summaries });
  const groups = createGroups(db, { meta, unreadable, openEdits });
  const autoReplies = createAutoReplies(db, { statements, meta, unreadable, openEdits });
  const shelves = { contact: shelf, group: groups.shelf, autoReply: autoReplies.shelf } as unknown as Shelves;
  const queries: StoreQueries = {
    meta: { get: meta.get, set: meta.set, delete: meta.delete },
    contacts,
    groups: { ...groups.calls, ...members },
    autoReplies: autoReplies.calls,
    templates: createTemplates(db, { statements, meta, unreadable, openEdits }),
    conversations: createConversations(db, { statements, people, summaries }),
    messages: {
      ...createMessages(people, rows),
      mergeHistory: createHistory(db, { people, rows, jobs, attempts, looks, clock, summaries, meta }),
    },
    outbox: createOutbox(db, { people, rows, jobs, attempts, clock, summaries, drafts }),
    drafts,
    quickReplies: createQuickReplies(db),
    contactViews: createContactViews(db, { meta }),
    unsavedForms: createUnsavedForms(db),
    edits: createEdits(db, { openEdits, shelves, batchCounts }),
    batches: createBatches(db, {
      batchCounts,
      selected: (selection, window) => contacts.selected(selection, window),
      betweenRequests,
    }),
    unreadable: unreadable.calls,
    search: createSearch(db, people),
    figures: createFigures(db),
    insights: createInsights(db),
    polls: createPolls(db),
  };
  // What was counted beside a transaction that did not come to its end is counted anew.
  return inTransactions(db, queries, () => {
    batchCounts.forget();
    listed.forget();
  });
}

function inTransactions(db: Database, queries: StoreQueries, onFailed: () => void): StoreQueries {
  const guarded =
    (call: (...args: never[]) => unknown) =>
    (...args: never[]) => {
      try {
        return call(...args);
      } catch (error) {
        onFailed();
        throw error;
      }
    };
  const domains = Object.entries(queries).map(([domain, calls]) => {
    const wrapped = Object.entries(calls as Record<string, (...args: never[]) => unknown>).map(
      ([name, call]) => [name, guarded(db.transaction(call))] as const,
    );
    return [domain, Object.fromEntries(wrapped)] as const;
  });
  return Object.fromEntries(domains) as unknown as StoreQueries;
}
