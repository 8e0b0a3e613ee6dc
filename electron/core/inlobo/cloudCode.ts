import { isJsonObject, type JsonObject } from '../lib/json.ts';
import { isKnownCloudCode } from './cloudErrors.ts';
import { shownText } from './shownText.ts';

export interface CloudCode {
  readonly code: number;
  /** Meta's own words: redacted, at most 300 characters. */
  readonly details: string | null;
}

interface Candidate extends CloudCode {
  readonly rank: number;
}

const CODE_NAMES =
  /^(?:(?:error|err|cloud|meta|wa|whatsapp|fb|facebook|inner|api|cloud_?api|graph)_?)*code$/i;
const MAX_VALUES = 5000;
const MAX_TEXT = 20_000;

/** How sure a number is to be a Cloud API code. */
const RANK = { meta: 4, marked: 3, known: 2, plausible: 1 } as const;

/**
 * The Cloud API's code in an error body, wherever it sits: nested objects, lists, JSON or Python text inside a string,
 * or `(#131047)` in a sentence. `sureOnly` takes it only from an object that is plainly Meta's. null: there is none.
 */
export function findCloudCode(body: unknown, status: number, sureOnly: boolean): CloudCode | null {
  let best: Candidate | null = null;
  const queue: unknown[] = [body];
  // By index, and breadth first: an error that is nearer the top is the one meant.
  for (let index = 0; index < queue.length && index < MAX_VALUES; index += 1) {
    const value = queue[index];
    const found =
      typeof value === 'string'
        ? codeInText(value)
        : isJsonObject(value)
          ? codeInObject(value, status, index === 0)
          : null;
    if (found && found.rank > (best?.rank ?? 0)) best = found;
    if (typeof value === 'object' && value !== null) enqueue(queue, value);
  }
  if (best === null || (sureOnly && best.rank < RANK.meta)) return null;
  return { code: best.code, details: best.details };
}

function enqueue(queue: unknown[], value: object): void {
  for (const inner of Object.values(value) as unknown[]) {
    if (queue.length >= MAX_VALUES) return;
    queue.push(inner);
  }
}

function codeInObject(object: JsonObject, status: number, isTop: boolean): Candidate | null {
  const isMeta = isMetaError(object);
  let best: Candidate | null = null;
  for (const [name, value] of Object.entries(object)) {
    const code = CODE_NAMES.test(name) ? readCode(value) : null;
    if (code === null) continue;
    const rank = rankOf(code, { isMeta, isTop, isPlainName: /^code$/i.test(name), status });
    if (rank > (best?.rank ?? 0)) best = { code, rank, details: detailsOf(object) };
  }
  return best;
}

interface Seen {
  readonly isMeta: boolean;
  /** The body's own fields, where a code is more often the envelope's. */
  readonly isTop: boolean;
  readonly isPlainName: boolean;
  readonly status: number;
}

function rankOf(code: number, seen: Seen): number {
  if (seen.isMeta) return RANK.meta;
  if (code === seen.status || !(isKnownCloudCode(code) || code >= 1000)) return 0;
  if (code < 1000 && seen.isPlainName) return seen.isTop ? 0 : RANK.plausible;
  return isKnownCloudCode(code) ? RANK.known : RANK.plausible;
}

/** Whether an object is an error as the Graph API writes it. */
function isMetaError(object: JsonObject): boolean {
  return (
    'fbtrace_id' in object ||
    'error_data' in object ||
    'error_subcode' in object ||
    (typeof object['type'] === 'string' &&
      /^(?:OAuth|GraphMethod|FacebookApi)\w*Exception$/.test(object['type']))
  );
}

function codeInText(text: string): Candidate | null {
  const searched = text.slice(0, MAX_TEXT);
  const marked = /\(#(\d{1,6})\)/.exec(searched);
  const looksMeta = /fbtrace_id|error_data|OAuthException/.test(searched);
  const named = /["']?\bcode["']?\s*[:=]?\s*["']?(\d{1,6})\b/i.exec(searched);
  const bare = /(?<!\d)13[0-5]\d{3}(?!\d)/.exec(searched);
  const details = shownText(searched);
  if (marked?.[1]) return { code: Number(marked[1]), rank: RANK.marked, details };
  if (named?.[1] && looksMeta) return { code: Number(named[1]), rank: RANK.marked, details };
  if (named?.[1] && Number(named[1]) >= 1000) return { code: Number(named[1]), rank: RANK.known, details };
  if (bare) return { code: Number(bare[0]), rank: RANK.plausible, details };
  return null;
}

function readCode(value: unknown): number | null {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  if (typeof value !== 'string') return null;
  const digits = /^(?:[A-Z_-]*#?)(\d{1,7})$/i.exec(value.trim())?.[1];
  return digits === undefined ? null : Number(digits);
}

function detailsOf(object: JsonObject): string | null {
  const data = isJsonObject(object['error_data']) ? object['error_data'] : {};
  const words = [
    data['details'],
    object['error_user_msg'],
    object['details'],
    object['message'],
    object['title'],
  ];
  for (const word of words) {
    const text = shownText(word);
    if (text !== null) return text;
  }
  return null;
}
