import type { Message } from '#contract/routes/messages.ts';
import { sendRequest } from '#core/inlobo/endpoints/messages.ts';
import type { LedgerEntry } from '#demo/ledger.ts';
import type { PlannedSend } from './plan.ts';

/** A message shown as uncertain; `isAsked`: the looking is over, and the person is asked. */
export interface Flagged extends PlannedSend {
  readonly isAsked: boolean;
}

/** What became of everything that was sent, by what the app shows and what the server took. */
export interface Audit {
  readonly delivered: number;
  /** Shown as "may have been sent": the person is asked. */
  readonly flagged: readonly Flagged[];
  /** Shown as sent and not taken by the server, shown as waiting for ever, or not shown at all. */
  readonly lost: readonly string[];
  /** Taken by the server more often than it was sent, or shown by two bubbles. */
  readonly duplicated: readonly string[];
  /** Flagged although the server has it: the history could have told. */
  readonly unsettled: readonly PlannedSend[];
  /** Said to have failed: surely not sent, and for the person to retry. */
  readonly failed: readonly Message[];
  /** Neither at an end nor flagged yet. */
  readonly underWay: number;
}

/** Compares the app's rows of all chats with the server's ledger, message by message. Pure. */
export function createAudit(
  plan: readonly PlannedSend[],
  rows: readonly Message[],
  ledger: readonly LedgerEntry[],
): Audit {
  const byClientId = new Map(rows.flatMap((row) => (row.clientId === null ? [] : [[row.clientId, row]])));
  const taken = new Map(ledger.map((entry) => [entry.messageId, entry]));
  const spare = new Map(taken);
  const lost: string[] = [];
  const flagged: Flagged[] = [];
  const failed: Message[] = [];
  let delivered = 0;
  let underWay = 0;

  for (const send of plan) {
    const row = byClientId.get(send.clientId);
    if (!row) lost.push(`${send.clientId} is not in the app any more`);
    else if (row.status === 'uncertain') flagged.push({ ...send, isAsked: isAsked(row) });
    else if (row.status === 'failed') failed.push(row);
    else if (row.status === 'queued' || row.status === 'sending') underWay += 1;
    else {
      const entry = row.remoteId === null ? undefined : spare.get(row.remoteId);
      if (entry && isOf(entry, send)) delivered += 1;
      else lost.push(`${send.clientId} is shown as ${row.status}, and the server has no such message`);
      if (entry) spare.delete(entry.messageId);
    }
  }

  // What the server took and no row of ours accounts for: either a flagged one's, or one too many.
  const unsettled: PlannedSend[] = [];
  const duplicated: string[] = [];
  const open = [...flagged];
  for (const entry of spare.values()) {
    const index = open.findIndex((send) => isOf(entry, send));
    const [send] = index < 0 ? [] : open.splice(index, 1);
    if (send) unsettled.push(send);
    else
      duplicated.push(
        `${entry.messageId} was taken once more than it was sent: ${JSON.stringify(entry.body)}`,
      );
  }
  for (const row of rows) {
    const isPhantom = row.direction === 'out' && row.clientId === null && taken.has(row.remoteId ?? '');
    if (isPhantom) duplicated.push(`${row.remoteId} has a second bubble`);
  }
  return { delivered, flagged, lost, duplicated, unsettled, failed, underWay };
}

function isAsked({ error }: Message): boolean {
  return error?.code === 'NOT_IN_HISTORY' || error?.code === 'HISTORY_UNAVAILABLE';
}

function isOf(entry: LedgerEntry, { to, content }: PlannedSend): boolean {
  const wanted = sendRequest(to, content);
  return (
    entry.path === wanted.path && JSON.stringify(sorted(entry.body)) === JSON.stringify(sorted(wanted.body))
  );
}

function sorted(body: unknown): unknown {
  return Object.entries(body as Record<string, unknown>).sort(([one], [other]) => (one < other ? -1 : 1));
}
