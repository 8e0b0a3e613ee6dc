import type { GroupRecord, ListPage } from '../../records.ts';
import type { InloboClient, RequestOptions } from '../client.ts';
import type { Answer } from '../outcome.ts';
import { pathSegment } from '../pathSegment.ts';
import { readGroup } from '../read/groups.ts';
import { wholeListPage, type WholeListQuery } from './wholeList.ts';
import { remove, write, type Change } from './write.ts';

export interface GroupFields {
  readonly name: string;
  /** null takes it away. */
  readonly description?: string | null | undefined;
}

/** GET /contact-groups/. An answer without a list in it is `notInlobo`, never an empty list. */
export function listGroups(
  client: InloboClient,
  query: WholeListQuery = {},
  options?: RequestOptions,
): Promise<Answer<ListPage<GroupRecord>>> {
  return wholeListPage(client, LIST, query, readGroup, options);
}

/** POST /contact-groups/. */
export function createGroup(
  client: InloboClient,
  { name, description }: GroupFields,
  options?: RequestOptions,
): Promise<Answer<GroupRecord | null>> {
  const fields = { name, description };
  return write(client, { method: 'POST', path: '/contact-groups/', fields }, GROUP, options);
}

/** PUT /contact-groups/{id}/, with the fields that are given alone. */
export function updateGroup(
  client: InloboClient,
  id: string,
  { name, description }: Change<GroupFields>,
  options?: RequestOptions,
): Promise<Answer<GroupRecord | null>> {
  return write(client, { method: 'PUT', path: pathOf(id), fields: { name, description } }, GROUP, options);
}

/** DELETE /contact-groups/{id}/. The contacts in it stay. */
export function deleteGroup(
  client: InloboClient,
  id: string,
  options?: RequestOptions,
): Promise<Answer<null>> {
  return remove(client, pathOf(id), options);
}

const LIST = { path: '/contact-groups/', names: ['groups', 'contactgroups'] };
const GROUP = { names: ['group', 'contactgroup'], row: readGroup };

function pathOf(id: string): string | null {
  const segment = pathSegment(id);
  return segment === null ? null : `/contact-groups/${segment}/`;
}
