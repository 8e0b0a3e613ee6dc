import { redactText } from '#core/lib/redact.ts';

/** Who a line is about, by the number that the report gives the account. */
type Numbers = ReadonlyMap<string, number>;

/**
 * A line of the log fit for strangers: its own sentence and, of what stands beside it, codes, numbers of a handful of
 * digits, truths, and where in the code an error came from. Words of errors go: they may quote what somebody wrote.
 */
export function plainLine(line: string, accounts: Numbers): unknown {
  const { level, time, msg, data } = objectOf(line);
  return {
    ...(typeof time === 'string' && !Number.isNaN(Date.parse(time)) && { time }),
    ...(typeof level === 'number' && { level }),
    message: typeof msg === 'string' ? sentence(msg) : null,
    ...(isObject(data) && { data: plain(data, accounts, 0) }),
  };
}

const MOST_DEPTH = 6;
const LONGEST_SENTENCE = 200;

/** What a line's own fields are called; under any other name a text is left out. */
const CODED = new Set([
  'backend',
  'because',
  'code',
  'errno',
  'event',
  'kind',
  'method',
  'part',
  'phase',
  'platform',
  'state',
  'syscall',
  'type',
]);
/** A word of a program's own: a code, a state, the name of an event. */
const CODE = /^[A-Za-z][A-Za-z0-9_.-]{0,40}$/;
const ACCOUNT_NAMES = new Set(['accountId', 'id']);
/** A phone or an id as a number. */
const LONGEST_NUMBER = 999_999;

function plain(value: object, accounts: Numbers, depth: number): unknown {
  if (depth >= MOST_DEPTH) return '…';
  if (Array.isArray(value)) return { items: value.length };
  const fields = Object.entries(value).flatMap(([name, item]): [string, unknown][] => {
    // A field's name may be somebody's too: those of a record by tag or attribute are.
    if (!/^[a-z][A-Za-z]{0,24}$/.test(name)) return [];
    const said = plainField(name, item, accounts, depth);
    return said === undefined ? [] : [[name, said]];
  });
  return Object.fromEntries(fields);
}

function plainField(name: string, item: unknown, accounts: Numbers, depth: number): unknown {
  if (typeof item === 'boolean' || item === null) return item;
  if (typeof item === 'number') return Math.abs(item) <= LONGEST_NUMBER ? item : undefined;
  if (isObject(item)) return plain(item, accounts, depth + 1);
  if (typeof item !== 'string') return undefined;
  if (name === 'stack') return framesOf(item);
  if (ACCOUNT_NAMES.has(name)) return accounts.has(item) ? `account ${accounts.get(item)}` : undefined;
  return CODED.has(name) && CODE.test(item) && !looksSecret(item) ? item : undefined;
}

/** Where in the code, without the error's own words above it, and without the folders of this computer. */
function framesOf(stack: string): string[] {
  return [...stack.matchAll(/^\s+at .*?([\w.-]+\.(?:ts|js|mjs|cjs|vue)):(\d+):(\d+)\)?$/gm)]
    .slice(0, 12)
    .map(([, file, row, column]) => `${file}:${row}:${column}`);
}

/** Sentences of the log are the program's own; what a host let slip into one is taken out all the same. */
function sentence(text: string): string {
  return redactText(text)
    .slice(0, LONGEST_SENTENCE)
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/\S+/gi, '[link]')
    .replace(/\S+@\S+/g, '[address]')
    .replace(/\bacc_[a-z0-9]+/g, '[account]')
    .replace(/["“‘«][^"”’»]*["”’»]/g, '[quoted]')
    .replace(/\+?\d[\d ().-]{5,}\d/g, '[number]')
    .replace(/(?:\/[\w.@ -]+){2,}|[A-Z]:\\\S+/g, '[path]');
}

function looksSecret(word: string): boolean {
  return redactText(word) !== word || /\d{6}/.test(word);
}

function objectOf(line: string): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(line);
    return isObject(found) ? (found as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
