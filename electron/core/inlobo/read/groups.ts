import type { GroupRecord } from '../../records.ts';
import { isJsonObject } from '../../lib/json.ts';
import { fieldsOf, pick, readArray, readCount, readText, readTrimmed, type Fields } from './fields.ts';
import { readId, readStamps, rowScopes } from './listRow.ts';
import { cut } from './words.ts';

const MAX_NAME = 1000;
const MAX_DESCRIPTION = 20_000;
const COUNT_NAMES = [
  ...['contactcount', 'contactscount', 'membercount', 'memberscount', 'totalcontacts', 'totalmembers'],
  ...['numcontacts', 'nummembers', 'numberofcontacts', 'contactstotal', 'memberstotal', 'subscribercount'],
  ...['count', 'size', 'total', 'contacts', 'members'],
];

/** One row of a group list, or null where no id names it: without one it can be neither filtered by nor changed. */
export function readGroup(row: unknown): GroupRecord | null {
  if (!isJsonObject(row)) return null;
  const scopes = rowScopes(row, ['group', 'contactgroup', 'segment', 'list']);
  const id = readId(scopes, ['groupid', 'groupuuid', 'contactgroupid', 'segmentid', 'listid', 'gid']);
  if (id === null) return null;
  const named = pick(scopes, ['name', 'groupname', 'title', 'label', 'displayname'], readTrimmed);
  const described = pick(scopes, ['description', 'desc', 'details', 'note', 'notes', 'about'], readText);
  return {
    id,
    // Something must be shown, and a server that gives no name has nothing better.
    name: cut(named ?? id, MAX_NAME),
    description: described === null ? null : cut(described, MAX_DESCRIPTION),
    contactCount: readContactCount(scopes),
    ...readStamps(scopes),
    raw: row,
  };
}

function readContactCount(scopes: readonly Fields[]): number | null {
  const count = pick(scopes, COUNT_NAMES, (value) =>
    isJsonObject(value) ? pick([fieldsOf(value)], COUNT_NAMES, readCount) : readCount(value),
  );
  // A list of the members themselves, where that is all there is.
  return count ?? pick(scopes, ['contacts', 'members', 'contactids', 'memberids'], readArray)?.length ?? null;
}
