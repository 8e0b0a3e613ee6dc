import { foldText } from '#contract/rules/foldText.ts';
import type { Conversation } from '#contract/routes/conversations.ts';
import type { PersonHit } from '#contract/routes/search.ts';
import type { Template } from '#contract/routes/templates.ts';
import type { Found } from '@/shared/search';
import { bestMatches } from './bestMatches';
import type { PaletteItem, PaletteNote, PaletteSection, SectionKey } from './paletteItems';
import type { PaletteKind, PaletteQuery } from './paletteMode';

/** All that is known for what is typed; null: not asked. */
export interface PaletteState extends PaletteQuery {
  readonly commands: readonly PaletteItem[];
  readonly suggested: readonly PaletteItem[];
  readonly people: Found | null;
  readonly recent: { readonly rows: readonly Conversation[]; readonly total: number };
  /** The open chat: nobody looks for it. */
  readonly openPhone: string | null;
  readonly templates: { readonly rows: readonly Template[]; readonly total: number } | null;
  readonly messages: Found | null;
  readonly haveMessagesFailed: boolean;
  readonly nameOf: (item: PaletteItem) => string;
}

/** Of each kind beside others. */
const FEW = 5;
/** What one question gives at most, of chats and templates. */
const MOST_ROWS = 200;

/** What the palette shows, section by section; those with nothing in them are left out. */
export function paletteSections(state: PaletteState): readonly PaletteSection[] {
  const sections = state.mode === 'all' ? allSections(state) : [aloneSection(state.mode, state)];
  return sections.filter(({ items, note }) => items.length > 0 || note !== undefined);
}

function allSections(state: PaletteState): PaletteSection[] {
  const { query } = state;
  if (query === '') {
    const others = state.recent.rows.filter(({ phone }) => phone !== state.openPhone).slice(0, FEW);
    return [section('recent', others.map(chatItem)), section('suggested', state.suggested)];
  }
  const people = (state.people?.people ?? []).map((person) => personItem(person, query));
  const found = namedFirst(state.templates?.rows ?? [], query).map((one) => templateItem(one, query));
  const best = bestMatches([people, state.commands, found], state.nameOf, query);
  const templates = found.slice(0, FEW);
  const commands = state.commands.slice(0, FEW);
  const isElsewhere = (item: PaletteItem): boolean => !best.includes(item);
  const rest = (key: PaletteKind, items: readonly PaletteItem[], total: number): PaletteSection =>
    section(key, [...items.filter(isElsewhere), ...moreItem(key, total - items.length)]);
  return [
    section('best', best),
    rest('people', people, state.people?.peopleTotal ?? 0),
    rest('commands', commands, state.commands.length),
    rest('templates', templates, state.templates?.total ?? 0),
    messageSection(state, FEW),
  ];
}

function aloneSection(mode: PaletteKind, state: PaletteState): PaletteSection {
  switch (mode) {
    case 'commands':
      return section('commands', state.commands);
    case 'people':
      return state.query === '' ? recentSection(state) : peopleSection(state);
    case 'templates': {
      const { rows, total } = state.templates ?? { rows: [], total: 0 };
      return listSection(
        'templates',
        namedFirst(rows, state.query).map((one) => templateItem(one, state.query)),
        total,
      );
    }
    case 'messages':
      return messageSection(state, Infinity);
  }
}

function recentSection({ recent: { rows, total } }: PaletteState): PaletteSection {
  const { items, note } = listSection('people', rows.map(chatItem), total);
  return { key: 'recent', items, ...(note && { note }) };
}

function peopleSection({ people, query }: PaletteState): PaletteSection {
  const items = (people?.people ?? []).map((person) => personItem(person, query));
  const isCut = (people?.peopleTotal ?? 0) > items.length;
  return section('people', items, isCut ? 'first' : undefined);
}

/** With a way to more of them, as far as one question goes; beyond, it says so. */
function listSection(key: PaletteKind, items: readonly PaletteItem[], total: number): PaletteSection {
  if (items.length < MOST_ROWS) return section(key, [...items, ...moreItem(key, total - items.length)]);
  return section(key, items, total > items.length ? 'first' : undefined);
}

function messageSection(
  { messages, query, haveMessagesFailed, mode }: PaletteState,
  most: number,
): PaletteSection {
  if (query === '') return section('messages', [], mode === 'messages' ? 'tooShort' : undefined);
  if (haveMessagesFailed && !messages) return section('messages', [], 'failed');
  if (!messages) return section('messages', []);
  const hits = messages.messages.slice(0, most);
  const items = hits.map((hit): PaletteItem => ({ kind: 'message', key: `message-${hit.id}`, hit }));
  const hasMore = messages.messages.length > hits.length || messages.next !== null;
  const note = items.length > 0 ? undefined : noteOf(messages, mode === 'messages');
  return section(
    'messages',
    [...items, ...(hasMore && items.length > 0 ? moreOf('messages', null) : [])],
    note,
  );
}

function noteOf({ next, isTooShort }: Found, isAlone: boolean): PaletteNote | undefined {
  if (next !== null) return 'searching';
  if (isTooShort) return 'tooShort';
  return isAlone ? 'noMessages' : undefined;
}

function section(key: SectionKey, items: readonly PaletteItem[], note?: PaletteNote): PaletteSection {
  return { key, items, ...(note && { note }) };
}

function moreItem(of: PaletteKind, count: number): readonly PaletteItem[] {
  return count > 0 ? moreOf(of, count) : [];
}

function moreOf(of: PaletteKind, count: number | null): readonly PaletteItem[] {
  return [{ kind: 'more', key: `more-${of}`, of, count }];
}

function chatItem({ phone, name, tags }: Conversation): PaletteItem {
  return personItem({ phone, name, tags, hasConversation: true }, '');
}

function personItem(person: PersonHit, query: string): PaletteItem {
  return { kind: 'person', key: `person-${person.phone}`, person, query };
}

function templateItem(template: Template, query: string): PaletteItem {
  return { kind: 'template', key: `template-${template.name}-${template.language}`, template, query };
}

/** Those whose name holds what is typed before those that only say it. */
function namedFirst(templates: readonly Template[], query: string): readonly Template[] {
  const wanted = foldText(query);
  const isNamed = ({ name }: Template): boolean => foldText(name.replaceAll('_', ' ')).includes(wanted);
  return templates.toSorted((one, other) => Number(isNamed(other)) - Number(isNamed(one)));
}
