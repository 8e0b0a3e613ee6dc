import { isJsonObject, type JsonObject } from '../../lib/json.ts';
import type { ApiCall, InloboClient, RequestOptions } from '../client.ts';
import type { Answer, Refused } from '../outcome.ts';
import { fieldsOf } from '../read/fields.ts';

/** Any of the fields; what is left out, or undefined, stays as it is. */
export type Change<Fields> = { readonly [Name in keyof Fields]?: Fields[Name] | undefined };

/** What every write is made with. */
export interface WriteCall {
  readonly method: 'POST' | 'PUT';
  /** null: no path can carry the id, which is refused like one that the server does not know. */
  readonly path: string | null;
  /** Only the fields that are given go out: a PUT changes nothing else. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Writes, once. The value is the record as the answer tells it, wherever it sits (`data`, `data.contact`, …, the body
 * itself); null where the answer holds none that can be read, which is a success all the same.
 */
export async function write<T>(
  client: InloboClient,
  call: WriteCall,
  read: { readonly names: readonly string[]; readonly row: (value: unknown) => T | null },
  options?: RequestOptions,
): Promise<Answer<T | null>> {
  const { method, path, fields } = call;
  if (path === null) return { ok: false, outcome: NO_SUCH_PATH };
  const request: ApiCall = { method, path, body: withoutUndefined(fields) };
  const outcome = await client.request(request, options);
  if (outcome.kind !== 'ok') return { ok: false, outcome };
  for (const candidate of rowsIn(outcome.body, read.names)) {
    const record = read.row(candidate);
    if (record !== null) return { ok: true, value: record };
  }
  return { ok: true, value: null };
}

/** Deletes, once. Any 2xx is success; a 404 is `refused`: the caller knows what it means that it was gone already. */
export async function remove(
  client: InloboClient,
  path: string | null,
  options?: RequestOptions,
): Promise<Answer<null>> {
  if (path === null) return { ok: false, outcome: NO_SUCH_PATH };
  const outcome = await client.request({ method: 'DELETE', path }, options);
  return outcome.kind === 'ok' ? { ok: true, value: null } : { ok: false, outcome };
}

/** What an id is refused with that no path can carry (`..`): no request is made for it. */
export const NO_SUCH_PATH: Refused = { kind: 'refused', status: 404, fieldErrors: {}, message: null };

const MAX_DEPTH = 4;

/** The objects an answer about one thing may mean, innermost first: an envelope may look like a row. */
function rowsIn(body: unknown, names: readonly string[]): JsonObject[] {
  const found: JsonObject[] = [];
  let value = body;
  for (let depth = 0; depth < MAX_DEPTH; depth += 1) {
    if (Array.isArray(value)) value = (value as unknown[])[0];
    if (!isJsonObject(value)) break;
    found.unshift(value);
    const fields = fieldsOf(value);
    value = ['data', 'result', 'response', 'payload', ...names]
      .map((name) => fields.get(name))
      .find(isInside);
  }
  return found;
}

function isInside(value: unknown): boolean {
  return isJsonObject(value) || Array.isArray(value);
}

function withoutUndefined(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
