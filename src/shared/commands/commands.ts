import { MENU_KEYS } from '#contract/rules/menuKeys.ts';
import type { MessageKey } from '@/shared/i18n';

/**
 * Where keys count. `app`: on every screen; `menu`: they are the system menu's. A narrower place lies within a wider one,
 * and its keys would hide the same keys there.
 */
export const SCOPE_PARENTS = {
  app: null,
  menu: 'app',
  inbox: 'app',
  chat: 'inbox',
  find: 'chat',
  composer: 'chat',
  contacts: 'app',
  contactsTable: 'contacts',
  form: 'app',
} as const satisfies Readonly<Record<string, string | null>>;

export type CommandScope = keyof typeof SCOPE_PARENTS;

export const COMMAND_GROUPS = ['general', 'go', 'chats', 'chat', 'composer', 'contacts', 'forms'] as const;
export type CommandGroup = (typeof COMMAND_GROUPS)[number];

interface Entry {
  readonly id: string;
  readonly group: CommandGroup;
  readonly scope: CommandScope;
  /**
   * Any of these. Held together with +: `Mod+Shift+S`; one after the other with a space: `G I`. `Mod` is ⌘ on a Mac and
   * Ctrl elsewhere, `1-9` any of these. Where the two differ in more, `mac` and `others` say how.
   */
  readonly keys?: readonly string[] | { readonly mac: readonly string[]; readonly others: readonly string[] };
  /** Of no use but by its keys: not offered in the palette. */
  readonly isOnlyKeys?: true;
}

/**
 * Every command and shortcut of the app, in the order they are shown. What they do is said where they are handled:
 * `useCommands` for those that work wherever the focus is, `isPressed` for those of a field, form or table.
 */
export const COMMANDS = [
  { id: 'palette', group: 'general', scope: 'app', keys: ['Mod+K'], isOnlyKeys: true },
  { id: 'search', group: 'general', scope: 'app', keys: ['/'], isOnlyKeys: true },
  { id: 'newChat', group: 'general', scope: 'app', keys: ['Mod+N', 'C'] },
  { id: 'addContact', group: 'general', scope: 'app', keys: ['N'] },
  { id: 'sync', group: 'general', scope: 'app', keys: ['Mod+Shift+S'] },
  { id: 'nextPane', group: 'general', scope: 'app', keys: ['F6'], isOnlyKeys: true },
  { id: 'previousPane', group: 'general', scope: 'app', keys: ['Shift+F6'], isOnlyKeys: true },
  { id: 'shortcuts', group: 'general', scope: 'app', keys: ['?', 'Mod+/'] },
  { id: 'addAccount', group: 'general', scope: 'app' },
  { id: 'zoomIn', group: 'general', scope: 'menu', keys: [MENU_KEYS.zoomIn], isOnlyKeys: true },
  { id: 'zoomOut', group: 'general', scope: 'menu', keys: [MENU_KEYS.zoomOut], isOnlyKeys: true },
  { id: 'zoomReset', group: 'general', scope: 'menu', keys: [MENU_KEYS.zoomReset], isOnlyKeys: true },

  { id: 'goInbox', group: 'go', scope: 'app', keys: ['G I'] },
  { id: 'goContacts', group: 'go', scope: 'app', keys: ['G C'] },
  { id: 'goGroups', group: 'go', scope: 'app', keys: ['G G'] },
  { id: 'goAutoReplies', group: 'go', scope: 'app', keys: ['G A'] },
  { id: 'goTemplates', group: 'go', scope: 'app', keys: ['G T'] },
  { id: 'goInsights', group: 'go', scope: 'app', keys: ['G N'] },
  { id: 'goOutbox', group: 'go', scope: 'app', keys: ['G O'] },
  { id: 'goSettings', group: 'go', scope: 'app', keys: [MENU_KEYS.settings, 'G S'] },
  { id: 'account', group: 'go', scope: 'app', keys: ['Mod+1-9'], isOnlyKeys: true },

  { id: 'chatsNext', group: 'chats', scope: 'inbox', keys: ['J', 'Alt+ArrowDown'], isOnlyKeys: true },
  { id: 'chatsPrevious', group: 'chats', scope: 'inbox', keys: ['K', 'Alt+ArrowUp'], isOnlyKeys: true },
  { id: 'chatsBack', group: 'chats', scope: 'inbox', keys: ['Escape'], isOnlyKeys: true },

  { id: 'chatReply', group: 'chat', scope: 'chat', keys: ['R'] },
  { id: 'chatMessages', group: 'chat', scope: 'chat', keys: ['M'], isOnlyKeys: true },
  { id: 'chatFind', group: 'chat', scope: 'chat', keys: ['Mod+F'] },
  { id: 'chatDone', group: 'chat', scope: 'chat', keys: ['E'] },
  { id: 'chatUnread', group: 'chat', scope: 'chat', keys: ['U'] },
  { id: 'chatPin', group: 'chat', scope: 'chat', keys: ['P'] },
  { id: 'chatPanel', group: 'chat', scope: 'chat', keys: ['I'] },
  { id: 'chatMedia', group: 'chat', scope: 'chat' },
  { id: 'chatTemplate', group: 'chat', scope: 'chat' },
  { id: 'chatLocation', group: 'chat', scope: 'chat' },
  { id: 'chatButtons', group: 'chat', scope: 'chat' },
  { id: 'findOlder', group: 'chat', scope: 'find', keys: ['F3', 'Mod+G'], isOnlyKeys: true },
  { id: 'findNewer', group: 'chat', scope: 'find', keys: ['Shift+F3', 'Mod+Shift+G'], isOnlyKeys: true },

  { id: 'composerSend', group: 'composer', scope: 'composer', keys: ['Enter'], isOnlyKeys: true },
  { id: 'composerSendMod', group: 'composer', scope: 'composer', keys: ['Mod+Enter'], isOnlyKeys: true },
  { id: 'composerBold', group: 'composer', scope: 'composer', keys: ['Mod+B'], isOnlyKeys: true },
  { id: 'composerItalic', group: 'composer', scope: 'composer', keys: ['Mod+I'], isOnlyKeys: true },
  { id: 'composerStrike', group: 'composer', scope: 'composer', keys: ['Mod+Shift+X'], isOnlyKeys: true },
  { id: 'composerCode', group: 'composer', scope: 'composer', keys: ['Mod+Shift+M'], isOnlyKeys: true },

  { id: 'contactsClear', group: 'contacts', scope: 'contacts', keys: ['Escape'], isOnlyKeys: true },
  { id: 'contactsImport', group: 'contacts', scope: 'contacts' },
  { id: 'contactsExport', group: 'contacts', scope: 'contacts' },
  { id: 'contactsAll', group: 'contacts', scope: 'contactsTable', keys: ['Mod+A'], isOnlyKeys: true },
  { id: 'contactsChat', group: 'contacts', scope: 'contactsTable', keys: ['Mod+Enter'], isOnlyKeys: true },
  { id: 'contactsRemove', group: 'contacts', scope: 'contactsTable', keys: ['Delete'], isOnlyKeys: true },

  { id: 'formSubmit', group: 'forms', scope: 'form', keys: ['Mod+Enter'], isOnlyKeys: true },
] as const satisfies readonly Entry[];

export type CommandId = (typeof COMMANDS)[number]['id'];

export type Command = Entry & { readonly id: CommandId };

const BY_ID: ReadonlyMap<CommandId, Command> = new Map(COMMANDS.map((command) => [command.id, command]));

export function commandOf(id: CommandId): Command {
  const command = BY_ID.get(id);
  if (!command) throw new Error(`There is no command ${id}.`);
  return command;
}

/** In the person's words. */
export function titleOf(id: CommandId): MessageKey {
  return `shortcuts.command.${id}`;
}

/** The key combinations of a command on this kind of computer, the usual one first; none where it has none. */
export function keysOf(id: CommandId, isApple: boolean): readonly string[] {
  const { keys } = commandOf(id);
  if (keys === undefined) return [];
  if ('mac' in keys) return isApple ? keys.mac : keys.others;
  return keys;
}
