import type { Problem } from '#contract/errors.ts';
import type { Salvaged } from '../store.ts';

/** What a person is told once after a damaged file was mended. */
export function salvageNotice(salvaged: Salvaged): Problem {
  const { messages, edits, setAsideAs, backupAt } = salvaged;
  const kept = [
    counted(salvaged.drafts, 'draft', 'drafts'),
    counted(messages, 'message that had not left for sure', 'messages that had not left for sure'),
    counted(edits, 'change that Inlobo had not taken for sure', 'changes that Inlobo had not taken for sure'),
    counted(salvaged.unsavedForms, 'form you had not saved', 'forms you had not saved'),
    counted(salvaged.quickReplies, 'quick reply', 'quick replies'),
    counted(salvaged.contactViews, 'saved view', 'saved views'),
    counted(salvaged.chats, 'chat’s pin, done and read marks', 'chats’ pins, done and read marks'),
  ].filter((part) => part !== null);
  return {
    code: 'STORE_MENDED',
    message: [
      'The file with this account’s messages was damaged, and Inlobo Desk has made a new one.',
      kept.length > 0
        ? `Kept: ${listed(kept)}.`
        : 'None of your drafts, unsent messages, changes, quick replies, saved views or pins could be read.',
      ...(messages > 0
        ? ['None of these messages is sent by itself: those that may have been sent ask you first.']
        : []),
      ...(edits > 0
        ? ['None of these changes is sent by itself: look through them, then send them or take them back.']
        : []),
      ...(backupAt !== null
        ? ['Some of it comes from a backup and may be older than what you last saw.']
        : []),
      'Everything else is being fetched again.',
      `The damaged file is kept for 30 days: ${setAsideAs}`,
    ].join(' '),
    data: { ...salvaged },
  };
}

function counted(count: number, one: string, many: string): string | null {
  if (count === 0) return null;
  return `${count} ${count === 1 ? one : many}`;
}

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
