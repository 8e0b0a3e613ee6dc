import type { Message } from '#contract/routes/messages.ts';

/** A row of the thread, oldest first; keys are stable while older and newer rows come. */
export type ThreadItem =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'new'; readonly key: string; readonly count: number }
  | MessageItem;

export interface MessageItem {
  readonly kind: 'message';
  readonly key: string;
  readonly message: Message;
  /** Whether this is the first or the last bubble of a run by one side. */
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly reactions: readonly Reaction[];
  /** The message it answers, where that one is here. */
  readonly quoted: Message | null;
}

export interface Reaction {
  readonly emoji: string;
  readonly direction: Message['direction'];
}

export interface GroupOptions {
  /** Where the line "2 new" stands, and its count. */
  readonly unread: { readonly firstId: number; readonly count: number } | null;
  /** Which day a time belongs to, in the person's time zone. */
  readonly dayOf: (at: number) => string;
}

/** A run ends when the other side speaks, the day ends, or so much time passes. */
const RUN_GAP_MS = 10 * 60_000;

/**
 * @param messages oldest first.
 * @param made what was made of messages before: an item that would say the same is used again, so that of 10,000 rows
 *   only those that changed are drawn anew.
 */
export function groupThread(
  messages: readonly Message[],
  { unread, dayOf }: GroupOptions,
  made = new WeakMap<Message, MessageItem>(),
): readonly ThreadItem[] {
  const byRemoteId = new Map(
    messages.flatMap((message) => (message.remoteId ? [[message.remoteId, message] as const] : [])),
  );
  const reactions = collectReactions(messages, byRemoteId);
  const shown = messages.filter((message) => !isAttached(message, byRemoteId));
  const days = shown.map((message) => dayOf(message.at));
  const joins = (index: number): boolean => {
    const one = shown[index - 1];
    const next = shown[index];
    if (!one || !next || next.id === unread?.firstId) return false;
    return (
      one.direction === next.direction && days[index - 1] === days[index] && next.at - one.at <= RUN_GAP_MS
    );
  };
  return shown.flatMap((message, index): ThreadItem[] => {
    const items: ThreadItem[] = [];
    const day = days[index] ?? '';
    if (day !== days[index - 1]) items.push({ kind: 'day', key: `day-${day}-${message.id}`, at: message.at });
    if (message.id === unread?.firstId) items.push({ kind: 'new', key: 'new', count: unread.count });
    const item: MessageItem = {
      kind: 'message',
      key: keyOf(message),
      message,
      isFirst: !joins(index),
      isLast: !joins(index + 1),
      reactions: (message.remoteId && reactions.get(message.remoteId)) || NONE,
      quoted: (message.replyToId && byRemoteId.get(message.replyToId)) || null,
    };
    const kept = again(made.get(message), item);
    made.set(message, kept);
    return [...items, kept];
  });
}

/** The item from before where it says the same. */
function again(before: MessageItem | undefined, item: MessageItem): MessageItem {
  const isSame =
    before?.isFirst === item.isFirst &&
    before.isLast === item.isLast &&
    before.quoted === item.quoted &&
    before.reactions.length === item.reactions.length &&
    before.reactions.every(
      ({ emoji, direction }, index) =>
        emoji === item.reactions[index]?.emoji && direction === item.reactions[index].direction,
    );
  return isSame ? before : item;
}

/** A function that tells days of this computer's calendar apart; quick for times in order. */
export function createDayOf(): GroupOptions['dayOf'] {
  let start = Number.NaN;
  let end = Number.NaN;
  return (at) => {
    if (!(at >= start && at < end)) {
      const day = new Date(at);
      start = day.setHours(0, 0, 0, 0);
      end = day.setDate(day.getDate() + 1);
    }
    return String(start);
  };
}

/** The row id, but the client's own where there is one: a bubble keeps its key when its row id comes. */
export function keyOf(message: Pick<Message, 'id' | 'clientId'>): string {
  return message.clientId ?? `row-${message.id}`;
}

const NONE: readonly Reaction[] = [];

/** A reaction whose target is here hangs under it and is no row of its own; one that takes itself back is neither. */
function isAttached({ content }: Message, targets: ReadonlyMap<string, Message>): boolean {
  if (content.type !== 'reaction') return false;
  return content.emoji === '' || (content.targetId !== null && targets.has(content.targetId));
}

/** Each side has one reaction on a message: the newest. */
function collectReactions(
  messages: readonly Message[],
  targets: ReadonlyMap<string, Message>,
): Map<string, Reaction[]> {
  const found = new Map<string, Reaction[]>();
  for (const { content, direction } of messages) {
    if (content.type !== 'reaction' || content.targetId === null || !targets.has(content.targetId)) continue;
    const others = (found.get(content.targetId) ?? []).filter((reaction) => reaction.direction !== direction);
    found.set(
      content.targetId,
      content.emoji === '' ? others : [...others, { emoji: content.emoji, direction }],
    );
  }
  return found;
}

/** The first message the person has not seen: the oldest of the newest `unread` inbound ones. */
export function firstUnread(messages: readonly Message[], unread: number): GroupOptions['unread'] {
  if (unread <= 0) return null;
  const inbound = messages.filter((message) => message.direction === 'in');
  const first = inbound.at(-unread) ?? inbound[0];
  return first ? { firstId: first.id, count: unread } : null;
}
