import type { Problem } from '#contract/errors.ts';
import type { Salvaged } from '../store.ts';

/** What a person is told once after a damaged file was mended. */
export function salvageNotice(salvaged: Salvaged): Problem {
  const { drafts, quickReplies, messages, chats, edits, setAsideAs, backupAt } = salvaged;
  const kept = [
    counted(drafts, 'draft', 'drafts'),
    counted(quickReplies, 'quick reply', 'quick replies'),
    counted(messages, 'message that had not left for sure', 'messages that had not left for sure'),
    counted(edits, 'change that waited', 'changes that waited'),
    counted(chats, 'chat’s pin, done and read marks', 'chats’ pins, done and read marks'),
  ].filter((part) => part !== null);
  return {
    code: 'STORE_MENDED',
    message: [
      'The file with this account’s messages was damaged, and Inlobo Desk has made a new one.',
      kept.length > 0
        ? `Kept: ${listed(kept)}.`
        : 'No drafts, quick replies, unsent messages or pins could be found in the old one.',
      ...(messages > 0
        ? ['None of these messages is sent by itself: those that may have been sent ask you first.']
        : []),
      ...(edits > 0 ? ['Changes that waited are not sent by themselves either.'] : []),
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
