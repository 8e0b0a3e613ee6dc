import { inARow } from '@/shared/i18n';
import { createElementVNode as element, type VNode } from 'vue';
import type { Contact } from '#contract/routes/contacts.ts';
import { personColor } from '@/shared/ui';
import { isAtEnd, type Column } from './columns';
import { fitTags } from './fitTags';
import { textOf, type RowWords } from './rowWords';
import { tagWidth } from './tagWidth';

/** How the table stands: the same object for all its rows, another one when any of it changed. */
export interface RowStyle {
  readonly columns: readonly Column[];
  /** Px that the tags have. */
  readonly tagRoom: number;
  readonly isNarrow: boolean;
  readonly wordsOf: (contact: Contact) => RowWords;
  readonly isSelected: (phone: string) => boolean;
  readonly labels: {
    readonly yes: string;
    readonly no: string;
    readonly nothing: string;
    readonly waiting: string;
    readonly refused: string;
  };
}

interface RowProps {
  /** Left out: it is not here yet. */
  readonly contact: Contact | undefined;
  readonly place: number;
  readonly isTabStop: boolean;
  readonly look: RowStyle;
}

/**
 * One row, as few elements as can be: a fast scroll draws hundreds of them a second. Presses and keys are heard by the
 * table.
 */
export function ContactRow({ contact, place, isTabStop, look }: RowProps): VNode {
  if (!contact) return blankRow(place, isTabStop, look);
  const isSelected = look.isSelected(contact.phone);
  return element(
    'div',
    {
      class: isSelected ? 'row selected' : 'row',
      role: 'row',
      'aria-rowindex': rowIndex(place, look),
      'aria-selected': isSelected,
      'data-place': place,
      tabindex: isTabStop ? 0 : -1,
    },
    (look.isNarrow ? narrowCells : cells)(contact, look.wordsOf(contact), look),
  );
}
ContactRow.props = ['contact', 'place', 'isTabStop', 'look'];

/** Where a row stands that is not here yet: a fast scroll passes over thousands of them. */
function blankRow(place: number, isTabStop: boolean, look: RowStyle): VNode {
  return element('div', {
    class: 'row blank',
    role: 'row',
    'aria-busy': 'true',
    'aria-rowindex': rowIndex(place, look),
    'data-place': place,
    tabindex: isTabStop ? 0 : -1,
  });
}

/** From 1. The heads are the first row, where there are any. */
function rowIndex(place: number, { isNarrow }: RowStyle): number {
  return place + (isNarrow ? 1 : 2);
}

const cell = (kind: string, content: string | VNode[]): VNode =>
  element('span', { class: `cell ${kind}`, role: 'gridcell' }, content);
/** Somebody's own words: closed in themselves, in their own direction. */
const wordsCell = (kind: string, text: string): VNode =>
  element('bdi', { class: `cell ${kind}`, role: 'gridcell' }, text);
const piece = (kind: string, text: string): VNode => element('span', { class: kind }, text);

function cells(contact: Contact, words: RowWords, look: RowStyle): VNode[] {
  const drawn = [cell('box', '')];
  for (const column of look.columns) drawn.push(drawCell(column, contact, words, look));
  return drawn;
}

function drawCell(column: Column, contact: Contact, words: RowWords, look: RowStyle): VNode {
  switch (column.field) {
    case 'name':
      return cell('name', nameParts(contact, words, look));
    case 'tags':
      return cell('tags', tagChips(words.tags, look.tagRoom));
    case 'optedIn':
      return optInCell(contact, look);
    case 'phone':
      return element('span', { class: 'cell phone', role: 'gridcell', dir: 'ltr' }, words.phone);
    default: {
      const text = textOf(words, column);
      if (text === '') return cell(isAtEnd(column) ? 'end none' : 'none', look.labels.nothing);
      return isAtEnd(column) ? cell('end', text) : wordsCell('words', text);
    }
  }
}

function nameParts(contact: Contact, words: RowWords, look: RowStyle): VNode[] {
  const parts = [
    element('span', { class: `face p${words.color}`, 'aria-hidden': 'true' }, words.initials),
    element('bdi', { class: 'title' }, words.title),
  ];
  const { editState } = contact;
  if (editState !== null) {
    const label = look.labels[editState];
    parts.push(
      element('span', { class: `mark ${editState}`, role: 'img', 'aria-label': label, title: label }),
    );
  }
  return parts;
}

function tagChips(tags: readonly string[], room: number): VNode[] {
  const count = fitTags(tags, room, tagWidth);
  const kind = count === 1 ? 'tag alone' : 'tag';
  const chips = tags
    .slice(0, count)
    .map((tag) => element('span', { class: `${kind} c${personColor(tag)}` }, tag));
  if (tags.length > count) {
    const rest = element(
      'span',
      { class: 'rest', dir: 'ltr', title: inARow(tags.slice(count)) },
      `+${tags.length - count}`,
    );
    chips.push(rest);
  }
  return chips;
}

function optInCell({ isOptedIn }: Contact, { labels }: RowStyle): VNode {
  if (isOptedIn === null) return cell('none', labels.nothing);
  return isOptedIn ? cell('in', labels.yes) : cell('out', labels.no);
}

/** Two lines: who and when, number and tags. */
function narrowCells(contact: Contact, words: RowWords, look: RowStyle): VNode[] {
  return [
    cell('box', ''),
    cell('name', nameParts(contact, words, look)),
    cell('end', words.lastMessageAt),
    element('span', { class: 'cell phone', role: 'gridcell', dir: 'ltr' }, words.isNamed ? words.phone : ''),
    cell('tags', words.tags.length > 0 ? tagChips(words.tags, look.tagRoom) : [piece('none', '')]),
  ];
}
