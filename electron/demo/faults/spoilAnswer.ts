import type { Random } from '../world/random.ts';
import { shuffledIndices } from '../world/random.ts';
import { isWrongType, ODD_TIMES, WRONG_TYPES, type OddTime } from './fault.ts';
import type { TakenFault } from './faults.ts';
import { retype } from './retype.ts';

type Json = Record<string, unknown>;

/**
 * The answer with what the fault makes wrong inside its body; untouched where the fault is of another kind, or the
 * answer is an error. `ask` gives the API's own answer to a request.
 */
export async function spoilAnswer(
  fault: TakenFault,
  request: Request,
  parts: { readonly ask: (request: Request) => Promise<Response>; readonly now: () => number },
): Promise<Response> {
  switch (fault.kind) {
    case 'repeat':
      return repeatPage(request, parts.ask);
    case 'wrongType':
    case 'total':
    case 'future':
    case 'shuffle': {
      const answer = await parts.ask(request);
      if (!answer.ok) return answer;
      const body = (await answer.json()) as Json;
      return Response.json(spoilBody(fault, body, parts.now()), { status: answer.status });
    }
    default:
      return parts.ask(request);
  }
}

/** The page before the one asked for, as if it were that one. The first page has none before it. */
async function repeatPage(request: Request, ask: (request: Request) => Promise<Response>): Promise<Response> {
  const url = new URL(request.url);
  const page = Number(url.searchParams.get('page') ?? 1);
  if (request.method !== 'GET' || !(page > 1)) return ask(request);
  url.searchParams.set('page', String(page - 1));
  const answer = await ask(new Request(url, { headers: request.headers }));
  if (!answer.ok) return answer;
  const body = (await answer.json()) as Json;
  const { meta } = body;
  return Response.json({ ...body, ...(isObject(meta) && { meta: { ...meta, page } }) });
}

function spoilBody(fault: TakenFault, body: Json, now: number): unknown {
  const { random } = fault;
  switch (fault.kind) {
    case 'wrongType': {
      const { variant = random.pick(WRONG_TYPES) } = fault;
      return isWrongType(variant) ? retype(variant, body, random) : body;
    }
    case 'total':
      return lieAboutTotal(body, (count) => fault.total ?? Math.round(count * fault.factor));
    case 'future': {
      const { variant = random.pick(ODD_TIMES) } = fault;
      return isWrongType(variant) ? body : tellOddTimes(body, variant, now);
    }
    case 'shuffle':
      return { ...body, data: Array.isArray(body['data']) ? shuffle(body['data'], random) : body['data'] };
    default:
      return body;
  }
}

function lieAboutTotal(body: Json, lie: (count: number) => number): Json {
  const { data, meta } = body;
  if (!Array.isArray(data)) return body;
  const total = isObject(meta) && typeof meta['total'] === 'number' ? meta['total'] : data.length;
  const rows = mapRows(data, (row) =>
    typeof row['contact_count'] === 'number' ? { ...row, contact_count: lie(row['contact_count']) } : row,
  );
  return { ...body, data: rows, meta: { ...(isObject(meta) && meta), total: lie(total) } };
}

const TEN_YEARS_MS = 10 * 365 * 86_400_000;

function tellOddTimes(body: Json, variant: OddTime, now: number): Json {
  const tell = (iso: string): unknown => {
    const at = Date.parse(iso);
    switch (variant) {
      case 'ahead':
        return new Date(now + TEN_YEARS_MS + (at % 86_400_000)).toISOString();
      case 'before1970':
        return new Date((at % 86_400_000) - TEN_YEARS_MS).toISOString();
      case 'seconds':
        return Math.floor(at / 1000);
      case 'milliseconds':
        return at;
    }
  };
  const { data } = body;
  if (!Array.isArray(data)) return body;
  const isTime = ([name, value]: [string, unknown]) =>
    /(?:_at|timestamp)$/.test(name) && typeof value === 'string' && !Number.isNaN(Date.parse(value));
  const retell = (row: Json): Json =>
    Object.fromEntries(
      Object.entries(row).map((field) => [field[0], isTime(field) ? tell(field[1] as string) : field[1]]),
    );
  return { ...body, data: mapRows(data, retell) };
}

/** In another order, the last of them replaced by the first: as many rows as there were. */
function shuffle(rows: readonly unknown[], random: Random): unknown[] {
  const shuffled = Array.from(shuffledIndices(random, rows.length), (index) => rows[index]);
  return shuffled.length < 2 ? shuffled : [...shuffled.slice(0, -1), shuffled[0]];
}

function mapRows(rows: readonly unknown[], change: (row: Json) => Json): unknown[] {
  return rows.map((row) => (isObject(row) ? change(row) : row));
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
