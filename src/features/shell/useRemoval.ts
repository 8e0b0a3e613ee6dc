import { computed } from 'vue';
import type { Account } from '#contract/routes/accounts.ts';
import { useQuery } from '@/bridge';
import { formatBytes, useText } from '@/shared/i18n';

/**
 * What goes from this computer with an account, in words: with numbers, once they are read and where its store is open.
 * @param isAsked nothing is read before.
 */
export function useRemoval(account: () => Account, isAsked: () => boolean) {
  const { t } = useText();
  const of = () => (isAsked() ? { accountId: account().id } : null);
  /** Only how many there are. */
  const one = () => (isAsked() ? { accountId: account().id, limit: 1 } : null);
  const contacts = useQuery('contacts.list', one);
  const chats = useQuery('conversations.list', one);
  const doneChats = useQuery('conversations.list', () => {
    const input = one();
    return input && { ...input, filter: 'done' as const };
  });
  const outbox = useQuery('outbox.list', of);
  const keptHere = useQuery('accounts.keptHere', of);
  const sizes = useQuery('data.sizes', () => (isAsked() ? {} : null));

  const copy = computed(() => {
    const [people, open, done] = [contacts, chats, doneChats].map(({ data }) => data.value?.total);
    if (people === undefined || open === undefined || done === undefined) return t('shell.removeStore');
    return t('shell.removeStoreOf', {
      contacts: t('shell.removeContacts', { count: people }),
      chats: t('shell.removeChats', { count: open + done }),
    });
  });
  const unsent = computed(() => {
    const counts = outbox.data.value?.counts;
    if (!counts) return [t('shell.removeUnsent')];
    const count = counts.waiting + counts.uncertain + counts.failed;
    return count > 0 ? [t('shell.removeUnsentOf', { count })] : [];
  });
  /** What nobody else has, each that there is. */
  const own = computed(() => {
    const kept = keptHere.data.value;
    if (!kept) return [t('shell.removeOwn')];
    return [
      kept.edits > 0 ? t('shell.removeEdits', { count: kept.edits }) : null,
      kept.unsavedForms > 0 ? t('shell.removeForms', { count: kept.unsavedForms }) : null,
      kept.drafts > 0 ? t('shell.removeDrafts', { count: kept.drafts }) : null,
      kept.quickReplies > 0 ? t('shell.removeQuickReplies', { count: kept.quickReplies }) : null,
      kept.views > 0 ? t('shell.removeViews', { count: kept.views }) : null,
    ].filter((loss) => loss !== null);
  });
  const backups = computed(() => {
    const found = sizes.data.value?.accounts.find(({ accountId }) => accountId === account().id);
    const bytes = (found?.backupBytes ?? 0) + (found?.asideBytes ?? 0);
    return bytes > 0 ? [t('shell.removeBackups', { size: formatBytes(bytes) })] : [];
  });

  return computed(() => [
    t('shell.removeKey', { hint: account().keyHint }),
    copy.value,
    ...unsent.value,
    ...own.value,
    ...backups.value,
  ]);
}
