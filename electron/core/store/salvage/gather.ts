import type { UnsavedForm } from '#contract/routes/unsavedForms.ts';
import { listBackups } from '../file/backups.ts';
import { keptOf, type Shelves } from './keptOf.ts';
import type { Shelf } from '../file/shelf.ts';
import type {
  DroppedId,
  KeptChat,
  KeptContactView,
  KeptDraft,
  KeptFact,
  KeptMessage,
  KeptQuickReply,
} from './kept.ts';
import type { KeptEdit } from './keptEdits.ts';
import { probeKey } from '../file/keyProbe.ts';
import { openRemains, type Remains } from './remains.ts';

/** Everything that was found of what only this computer has. */
export interface Kept {
  readonly drafts: readonly KeptDraft[];
  readonly chats: readonly KeptChat[];
  readonly messages: readonly KeptMessage[];
  readonly dropped: readonly DroppedId[];
  readonly facts: readonly KeptFact[];
  readonly quickReplies: readonly KeptQuickReply[];
  readonly contactViews: readonly KeptContactView[];
  readonly unsavedForms: readonly UnsavedForm[];
  readonly edits: readonly KeptEdit[];
  /** When the newest backup was made that had to be asked; null: none was, or there is none. */
  readonly backupAt: number | null;
}

interface Source {
  readonly shelves: Shelves;
  readonly backupAt: number | null;
}

/**
 * Reads what can be read of a damaged file, and for the rest its backups, newest first. A backup says only what all
 * newer files can't say: what was surely gone in a newer one does not come back.
 */
export function gather(damaged: string, file: string, key: string): Kept {
  const open: Remains[] = [];
  const sources: Source[] = [];
  const waiting = [{ file: damaged, at: null as number | null }, ...listBackups(file)];

  /** Opens files only as far as they are needed. */
  function source(index: number): Source | null {
    while (sources.length <= index) {
      const next = waiting.shift();
      if (!next) return null;
      const remains = next.at === null || fits(next.file, key) ? openRemains(next.file, key) : null;
      if (!remains) continue;
      open.push(remains);
      sources.push({ shelves: keptOf(remains), backupAt: next.at });
    }
    return sources[index] ?? null;
  }

  function all<T>(
    shelfOf: (shelves: Shelves) => Shelf<T>,
    keyOf: (thing: T) => string,
    ofBackup = (thing: T) => thing,
  ): T[] {
    const found = new Map<string, T>();
    for (let index = 0; ; index += 1) {
      const from = source(index);
      if (!from) break;
      const newer = sources.slice(0, index);
      const { rows, isWhole } = shelfOf(from.shelves).all();
      for (const row of rows) {
        if (found.has(keyOf(row))) continue;
        const said = newestWord(newer, shelfOf, row);
        if (said === 'gone') continue;
        const { thing, backupAt } = said ?? { thing: row, backupAt: from.backupAt };
        found.set(keyOf(row), backupAt === null ? thing : ofBackup(thing));
      }
      if (isWhole) break;
    }
    return [...found.values()];
  }

  try {
    return {
      drafts: all(({ drafts }) => drafts, phoneOf),
      chats: all(({ chats }) => chats, phoneOf),
      messages: all(({ messages }) => messages, messageKey, sinceBackup),
      dropped: all(
        ({ dropped }) => dropped,
        ({ phone, remoteId }) => `${phone} ${remoteId}`,
      ),
      facts: all(
        ({ facts }) => facts,
        ({ key: name }) => name,
      ),
      quickReplies: all(
        ({ quickReplies }) => quickReplies,
        ({ id }) => id,
      ),
      contactViews: all(
        ({ contactViews }) => contactViews,
        ({ id }) => id,
      ),
      unsavedForms: all(
        ({ unsavedForms }) => unsavedForms,
        ({ kind, key: name }) => `${kind} ${name}`,
      ),
      edits: all(
        ({ edits }) => edits,
        ({ id, at }) => `${id} ${at}`,
      ),
      backupAt: sources.find(({ backupAt }) => backupAt !== null)?.backupAt ?? null,
    };
  } finally {
    for (const remains of open) remains.close();
  }
}

/** What the newest file that can say anything of it says; null: none can. */
function newestWord<T>(
  newestFirst: readonly Source[],
  shelfOf: (shelves: Shelves) => Shelf<T>,
  thing: T,
): { readonly thing: T; readonly backupAt: number | null } | 'gone' | null {
  for (const { shelves, backupAt } of newestFirst) {
    const lookup = shelfOf(shelves).find(thing);
    if (lookup.kind === 'found') return { thing: lookup.row, backupAt };
    if (lookup.kind === 'absent') return 'gone';
  }
  return null;
}

function phoneOf({ phone }: { readonly phone: string }): string {
  return phone;
}

function messageKey({ clientId, phone, content }: KeptMessage): string {
  return clientId ?? JSON.stringify([phone, content]);
}

/** What failed when the backup was made may have been sent again since. */
function sinceBackup(message: KeptMessage): KeptMessage {
  return message.state === 'failed' ? { ...message, state: 'uncertain' } : message;
}

/** A backup of before the key was lost has another one. */
function fits(backup: string, key: string): boolean {
  try {
    return probeKey(backup, key) === 'key-fits';
  } catch {
    return false;
  }
}
