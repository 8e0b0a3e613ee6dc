import { start } from './0001-start.ts';
import { unreadable } from './0002-unreadable.ts';
import { contacts } from './0003-contacts.ts';
import { lists } from './0004-lists.ts';
import { rates } from './0005-rates.ts';
import { messageSearch } from './0006-message-search.ts';
import { composing } from './0007-composing.ts';
import { settling } from './0008-settling.ts';
import { edits } from './0009-edits.ts';
import { unsavedForms } from './0010-unsaved-forms.ts';
import { insights } from './0011-insights.ts';
import type { Migration } from './migrate.ts';

/** Append only: what has been released is never changed, for files of that version are out there. */
export const migrations: readonly Migration[] = [
  start,
  unreadable,
  contacts,
  lists,
  rates,
  messageSearch,
  composing,
  settling,
  edits,
  unsavedForms,
  insights,
];
