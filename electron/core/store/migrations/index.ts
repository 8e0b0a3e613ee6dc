import { start } from './0001-start.ts';
import { unreadable } from './0002-unreadable.ts';
import type { Migration } from './migrate.ts';

/** Append only: what has been released is never changed, for files of that version are out there. */
export const migrations: readonly Migration[] = [start, unreadable];
