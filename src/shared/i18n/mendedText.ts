import { listed } from './formats';
import { translate as t } from './text';

const KEPT = [
  'drafts',
  'messages',
  'edits',
  'unsavedForms',
  'quickReplies',
  'contactViews',
  'chats',
] as const;

/** What is told once after a damaged file was mended. @param data what was kept of it, by its kind */
export function mendedText(data: Readonly<Record<string, unknown>>): string {
  const count = (of: string) => (typeof data[of] === 'number' ? data[of] : 0);
  const kept = KEPT.filter((of) => count(of) > 0).map((of) =>
    t(`problems.mended.${of}`, { count: count(of) }),
  );
  const file = data['setAsideAs'];
  return [
    t('errors.STORE_MENDED'),
    kept.length > 0 ? t('problems.mended.kept', { list: listed(kept) }) : t('problems.mended.nothingKept'),
    count('messages') > 0 && t('problems.mended.messagesAsk'),
    count('edits') > 0 && t('problems.mended.editsAsk'),
    typeof data['backupAt'] === 'number' && t('problems.mended.older'),
    t('problems.mended.restIsFetched'),
    typeof file === 'string' && t('problems.mended.setAside', { file }),
  ]
    .filter(Boolean)
    .join(' ');
}
