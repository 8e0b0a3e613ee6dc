/**
 * Where a list and its totals sit. `meta`: {success, data: [...], meta: {total, page, limit}}. `bare`: an array alone.
 * `results`: {success, data: {results, count, next, previous}}. `items`: {data: {items, pagination}}. `pagination`:
 * {success, data: [...], pagination}. `count`: {count, next, previous, results}. `next`: {success, data: [...], next}.
 * `none`: {success, data: [...]} without any total.
 */
export const ENVELOPES = ['meta', 'bare', 'results', 'items', 'pagination', 'count', 'next', 'none'] as const;
export type Envelope = (typeof ENVELOPES)[number];

/** The answer to a GET for a list, in that envelope; any other answer as it is. */
export async function inEnvelope(envelope: Envelope, request: Request, answer: Response): Promise<Response> {
  if (envelope === 'meta' || request.method !== 'GET' || !answer.ok) return answer;
  const body: unknown = await answer.json();
  const list = readList(body);
  return Response.json(list ? wrap(envelope, list, new URL(request.url)) : body, { status: answer.status });
}

interface List {
  readonly data: readonly unknown[];
  /** null: the whole list is here. */
  readonly meta: { readonly total: number; readonly page: number; readonly limit: number } | null;
}

function readList(body: unknown): List | null {
  if (typeof body !== 'object' || body === null || !('data' in body) || !Array.isArray(body.data))
    return null;
  return { data: body.data, meta: 'meta' in body ? (body.meta as List['meta']) : null };
}

function wrap(envelope: Exclude<Envelope, 'meta'>, { data, meta }: List, url: URL): unknown {
  const { total, page, limit } = meta ?? { total: data.length, page: 1, limit: Math.max(data.length, 1) };
  const pages = Math.ceil(total / limit);
  const linkTo = (other: number) => {
    const link = new URL(url);
    link.searchParams.set('page', String(other));
    return link.href;
  };
  const next = page < pages ? linkTo(page + 1) : null;
  const previous = page > 1 ? linkTo(page - 1) : null;
  const pagination = { current_page: page, per_page: limit, total_pages: pages, total_items: total };
  switch (envelope) {
    case 'bare':
      return data;
    case 'results':
      return { success: true, data: { results: data, count: total, next, previous } };
    case 'items':
      return { data: { items: data, pagination } };
    case 'pagination':
      return { success: true, data, pagination };
    case 'count':
      return { count: total, next, previous, results: data };
    case 'next':
      return { success: true, data, next };
    case 'none':
      return { success: true, data };
  }
}
