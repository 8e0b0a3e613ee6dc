import type { AccountProfile } from '#contract/routes/accounts.ts';
import type { AutoReply } from '#contract/routes/autoReplies.ts';
import type { Contact } from '#contract/routes/contacts.ts';
import type { Group } from '#contract/routes/groups.ts';
import type { Message } from '#contract/routes/messages.ts';
import type { Template } from '#contract/routes/templates.ts';
import { readMessages } from '#core/inlobo/read/messages.ts';
import { SHOP } from '#demo/data/shop.ts';
import type { RunningDemoApi } from '#demo/index.ts';
import { messageRow } from '#demo/routes/rows.ts';
import type { TestCore } from './core.ts';

/** Everything one account holds, in an order of its own: what the app shows, or what the server has. */
export interface Everything {
  readonly profile: AccountProfile;
  readonly contacts: readonly Omit<Contact, 'lastMessageAt'>[];
  readonly groups: readonly Omit<Group, 'membersAsOf'>[];
  readonly autoReplies: readonly AutoReply[];
  readonly templates: readonly Template[];
  /** By phone, oldest first; only those with messages. */
  readonly messages: Readonly<Record<string, readonly ShownMessage[]>>;
}

export type ShownMessage = Pick<
  Message,
  'remoteId' | 'direction' | 'content' | 'status' | 'at' | 'replyToId'
> & { readonly errorCode: string | null };

export interface Desk {
  readonly desk: TestCore;
  readonly accountId: string;
}

/** Reads every screen's routes, page by page, as they answer now: with the network off, what is here. */
export async function readDesk({ desk, accountId }: Desk): Promise<Everything> {
  const [contacts, groups, autoReplies, templates, conversations, { accounts }] = await Promise.all([
    wholeList((window) => desk.get('contacts.list', { accountId, ...window })),
    wholeList((window) => desk.get('groups.list', { accountId, ...window })),
    wholeList((window) => desk.get('autoReplies.list', { accountId, ...window })),
    wholeList((window) => desk.get('templates.list', { accountId, ...window })),
    wholeList((window) => desk.get('conversations.list', { accountId, ...window })),
    desk.get('accounts.list', {}),
  ]);
  const messages: Record<string, ShownMessage[]> = {};
  for (const { phone } of conversations) {
    const rows = await readThread({ desk, accountId }, phone);
    if (rows.length > 0) messages[phone] = rows.map(shown);
  }
  return inOrder({
    profile: accounts.find(({ id }) => id === accountId)!.profile,
    contacts: contacts.map(({ lastMessageAt: _, ...contact }) => contact),
    groups: groups.map(({ membersAsOf: _, ...group }) => group),
    autoReplies,
    templates,
    messages,
  });
}

/** All of a conversation that is here, oldest first. */
export async function readThread({ desk, accountId }: Desk, phone: string): Promise<Message[]> {
  const rows: Message[] = [];
  for (;;) {
    const before = rows[0]?.id;
    const query = { accountId, phone, limit: 200, ...(before !== undefined && { before }) };
    const page = await desk.get('messages.list', query);
    rows.unshift(...page.rows);
    if (page.rows.length < 200) return rows;
  }
}

/** What the demo's server would answer now, as the app should show it. */
export function readServer(demo: RunningDemoApi, now = Date.now()): Everything {
  const { world } = demo;
  const counts = world.contacts.countGroups();
  const contacts = world.contacts.page({}, 1, 1_000_000).rows;
  const phones = new Set([...world.ranked, ...contacts.map(({ phone }) => phone)]);
  const messages: Record<string, ShownMessage[]> = {};
  for (const phone of phones) {
    const rows = world.conversations.at(phone, now).map((message) => messageRow(message, SHOP.phone, now));
    const records = readMessages(rows.toReversed(), { phone, ownNumber: SHOP.phone }).reverse();
    if (records.length > 0)
      messages[phone] = records.map((record) =>
        shown({ ...record, error: record.error ?? undefined, at: record.at ?? 0 }),
      );
  }
  return inOrder({
    profile: {
      phoneNumber: SHOP.phone,
      displayName: SHOP.displayName,
      businessName: SHOP.businessName,
      qualityRating: SHOP.qualityRating,
      messagingLimit: SHOP.messagingLimit,
    },
    contacts: contacts.map(({ phone, name, email, tags, attributes, isOptedIn, ...contact }) => ({
      phone,
      name,
      email,
      tags: [...tags],
      customAttributes: attributes,
      isOptedIn,
      createdAt: contact.createdAt,
      updatedAt: contact.updatedAt,
      groupIds: contact.groupIds.filter((id) => world.groups.some((group) => group.id === id)),
      editState: null,
    })),
    groups: world.groups.map(({ id, name, description, createdAt, updatedAt }) => {
      const count = counts.get(id) ?? 0;
      return {
        ...{ id, name, description, createdAt, updatedAt },
        ...{ contactCount: count, memberCount: count, editState: null },
      };
    }),
    autoReplies: world.rules.map(({ id, name, keywords, createdAt, updatedAt, ...rule }) => ({
      id,
      name,
      triggerType: rule.trigger_type,
      keywords: [...keywords],
      replyType: rule.reply_type,
      replyText: rule.reply_text,
      templateName: rule.template_name,
      templateLanguage: rule.language_code,
      isActive: rule.is_active,
      createdAt,
      updatedAt,
      editState: null,
    })),
    templates: world.templates.map(({ id, name, language, status, category, components, ...template }) => ({
      id,
      name,
      language,
      status: status.toUpperCase(),
      category: category.toUpperCase(),
      components: components as unknown as Template['components'],
      parameterFormat: template.parameter_format ?? null,
      rejectedReason: template.rejected_reason ?? null,
      createdAt: template.createdAt,
      updatedAt: null,
    })),
    messages,
  });
}

/**
 * Waits until the app holds what the server has, asking for older messages as a person who scrolls would. At the time
 * limit it fails with what differs. `except` takes out of both what a test knows to differ.
 */
export async function untilSameAsServer(
  { desk, accountId }: Desk,
  demo: RunningDemoApi,
  options: {
    readonly limitMs?: number;
    readonly now?: () => number;
    readonly except?: (all: Everything) => Everything;
  } = {},
): Promise<void> {
  const { limitMs = 20_000, now = Date.now, except = (all: Everything) => all } = options;
  const deadline = Date.now() + limitMs;
  for (;;) {
    const server = except(readServer(demo, now()));
    const here = except(await readDesk({ desk, accountId }));
    const differences = differencesOf(here, server);
    if (differences.length === 0) return;
    // Reading on where a conversation is not whole: messages.list asks the server for more by itself.
    for (const phone of Object.keys(server.messages)) await readThread({ desk, accountId }, phone);
    if (Date.now() > deadline) {
      const some = differences.slice(0, 20).map((line) => line.slice(0, 300));
      throw new Error(`The app differs from the server in ${differences.length} places:\n${some.join('\n')}`);
    }
    await nextChange(desk);
  }
}

/** Resolves at the next event, or after a moment for changes that make none. */
function nextChange({ core }: TestCore): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, 250);
    const unsubscribe = core.onEvent(end);
    function end(): void {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    }
  });
}

async function wholeList<T>(
  ask: (window: { offset: number; limit: number }) => Promise<{ rows: readonly T[]; total: number }>,
): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const { rows } = await ask({ offset: all.length, limit: 200 });
    all.push(...rows);
    if (rows.length < 200) return all;
  }
}

function shown(
  message: Omit<ShownMessage, 'errorCode'> & { readonly error?: Message['error'] },
): ShownMessage {
  const { remoteId, direction, content, status, at, replyToId, error } = message;
  return { remoteId, direction, content, status, at, replyToId, errorCode: error?.code ?? null };
}

function inOrder(all: Everything): Everything {
  const by = <T>(rows: readonly T[], key: (row: T) => string) =>
    [...rows].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return {
    profile: all.profile,
    contacts: by(all.contacts, ({ phone }) => phone).map((contact) => ({
      ...contact,
      groupIds: [...contact.groupIds].sort(),
    })),
    groups: by(all.groups, ({ id }) => id),
    autoReplies: by(all.autoReplies, ({ id }) => id),
    templates: by(all.templates, ({ name, language }) => `${name}/${language}`),
    messages: Object.fromEntries(by(Object.entries(all.messages), ([phone]) => phone)),
  };
}

/** Where they differ, a line each: `contacts +91…: name: "here", not "there"`. */
function differencesOf(here: Everything, server: Everything): string[] {
  const [ours, theirs] = [linesOf(here), linesOf(server)];
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .filter((key) => ours.get(key) !== theirs.get(key))
    .map((key) => `${key}: ${ours.get(key) ?? 'nothing'}, not ${theirs.get(key) ?? 'nothing'}`);
}

/** Each field of each row as JSON, and the order of each chat. */
function linesOf({ messages, ...all }: Everything): Map<string, string> {
  const lines = new Map<string, string>();
  const put = (key: string, row: object) => {
    for (const [field, value] of Object.entries(row))
      if (value !== undefined) lines.set(`${key}: ${field}`, JSON.stringify(sortedKeys(value)));
  };
  put('profile', all.profile);
  for (const contact of all.contacts) put(`contact ${contact.phone}`, contact);
  for (const group of all.groups) put(`group ${group.id}`, group);
  for (const rule of all.autoReplies) put(`auto-reply ${rule.id}`, rule);
  for (const template of all.templates) put(`template ${template.name}/${template.language}`, template);
  for (const [phone, rows] of Object.entries(messages)) {
    lines.set(`chat ${phone}: order`, rows.map(({ remoteId }) => remoteId).join(' '));
    for (const row of rows) put(`chat ${phone}: ${row.remoteId}`, row);
  }
  return lines;
}

/** As JSON has it, so that fields left out and undefined ones are one. */
function sortedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return (value as unknown[]).map(sortedKeys);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, inner]): [string, unknown] => [name, sortedKeys(inner)]),
  );
}
