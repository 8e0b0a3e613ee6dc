import { computed, shallowRef } from 'vue';
import type { QuickReply } from '#contract/routes/quickReplies.ts';
import { useAction, useQuery } from '@/bridge';
import { NEW_REPLY, useReplyEdits, type ReplyEdit } from './useReplyEdits';

/** An account's quick replies with what is being changed of them. */
export function useReplies(accountId: () => string, isShown: () => boolean) {
  const edits = useReplyEdits();
  const query = useQuery('quickReplies.list', () => (isShown() ? { accountId: accountId() } : null), {
    events: ['quickReplies.changed'],
    keepData: (next, previous) => next.accountId === previous.accountId,
  });
  const saving = useAction('quickReplies.save');
  const removing = useAction('quickReplies.remove');
  /** What was deleted last, for Undo. */
  const removed = shallowRef<QuickReply | null>(null);

  const rows = computed<readonly QuickReply[]>(() => query.data.value?.rows ?? []);

  function find(id: string): QuickReply | null {
    return rows.value.find((row) => row.id === id) ?? null;
  }

  /** As it stands in the fields: what was typed, or what is kept. */
  function editOf(id: string): ReplyEdit {
    const kept = find(id);
    return edits.get(accountId(), id) ?? { shortcut: kept?.shortcut ?? '', text: kept?.text ?? '' };
  }

  function isChanged(id: string): boolean {
    const kept = find(id);
    const { shortcut, text } = editOf(id);
    return shortcut !== (kept?.shortcut ?? '') || text !== (kept?.text ?? '');
  }

  function change(id: string, edit: ReplyEdit): void {
    saving.problem.value = null;
    edits.set(accountId(), id, edit);
  }

  /** Gives it as it is kept now; null where it was refused, and `saving.problem` says why. */
  async function save(id: string): Promise<QuickReply | null> {
    const edit = editOf(id);
    const of = accountId();
    const answer = await saving.run({ accountId: of, ...(id !== NEW_REPLY && { id }), ...edit });
    if (!answer) return null;
    await query.refetch();
    // What was typed while it was being saved stays.
    if (edits.get(of, id) === edit || edits.get(of, id) === null) edits.forget(of, id);
    removed.value = null;
    return answer.quickReply;
  }

  async function remove(reply: QuickReply): Promise<boolean> {
    if (!(await removing.run({ accountId: accountId(), id: reply.id }))) return false;
    edits.forget(accountId(), reply.id);
    removed.value = reply;
    await query.refetch();
    return true;
  }

  async function undoRemove(): Promise<QuickReply | null> {
    const reply = removed.value;
    if (!reply) return null;
    const { id, shortcut, text } = reply;
    const answer = await saving.run({ accountId: accountId(), id, shortcut, text });
    if (!answer) return null;
    removed.value = null;
    await query.refetch();
    return answer.quickReply;
  }

  return {
    rows,
    state: query.state,
    problem: query.problem,
    refetch: query.refetch,
    find,
    editOf,
    isChanged,
    change,
    forget: (id: string): void => edits.forget(accountId(), id),
    save,
    saving,
    remove,
    removing,
    removed,
    undoRemove,
  };
}

export type Replies = ReturnType<typeof useReplies>;
