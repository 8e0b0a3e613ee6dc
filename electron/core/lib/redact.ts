import { clipText } from '#contract/rules/textLength.ts';

/** Takes secrets out of what is logged or shown: those it knows by shape, and those it was told. */
export interface Redactor {
  text(text: string): string;
  /** A plain copy fit for JSON: Errors become fields, cycles, binary data and great depth become a note. */
  value(value: unknown): unknown;
  /** Registers an exact secret until the function it gives is called. Shorter than 6 characters is not one. */
  add(secret: string): () => void;
}

const SHAPES: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic)(\s+)[^\s"',;]+/gi, '$1$2[redacted]'],
  [/wak_[\w-]+/g, 'wak_[redacted]'],
  // A JSON web token: base64url parts, the first of which begins with `{"`.
  [/(?<![\w-])eyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, '[redacted token]'],
];

const SECRET_NAME =
  /^(?:authorization|cookie|set-?cookie|password|passphrase|passwd|secret|token|jwt|api_?key|(?:access|refresh|auth|bearer|dashboard)_?token|store_?key|private_?key)$/i;

const MIN_SECRET_LENGTH = 6;
const MAX_TEXT = 4000;
const MAX_DEPTH = 8;
const MAX_ENTRIES = 100;

/** Secrets known by their shape (API keys, bearer values, web tokens), and the exact ones given, out of a text. */
export function redactText(text: string, secrets: Iterable<string> = []): string {
  let clean = text;
  for (const secret of secrets) {
    if (secret.length >= MIN_SECRET_LENGTH) clean = clean.replaceAll(secret, '[redacted]');
  }
  for (const [shape, instead] of SHAPES) clean = clean.replace(shape, instead);
  return clean;
}

export function createRedactor(): Redactor {
  // Counted, because two accounts may use one key.
  const secrets = new Map<string, number>();
  const text = (value: string) => redactText(value, secrets.keys());

  return {
    text,
    value: (value) => copy(value, text, 0, new Set()),
    add(secret) {
      secrets.set(secret, (secrets.get(secret) ?? 0) + 1);
      let isHeld = true;
      return () => {
        if (!isHeld) return;
        isHeld = false;
        const count = (secrets.get(secret) ?? 1) - 1;
        if (count > 0) secrets.set(secret, count);
        else secrets.delete(secret);
      };
    },
  };
}

function copy(value: unknown, text: (value: string) => string, depth: number, above: Set<object>): unknown {
  if (typeof value === 'string') return clipText(text(value), MAX_TEXT);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'symbol' || typeof value === 'function') return `[${typeof value}]`;
  if (typeof value !== 'object') return value;
  if (value === null) return null;
  if (above.has(value)) return '[circular]';
  if (depth >= MAX_DEPTH) return '[deeper]';
  above.add(value);
  try {
    return copyObject(value, (inner) => copy(inner, text, depth + 1, above), text);
  } catch {
    // A getter or toJSON that throws: the log line matters more than this field.
    return '[unreadable]';
  } finally {
    above.delete(value);
  }
}

function copyObject(
  value: object,
  inner: (value: unknown) => unknown,
  text: (value: string) => string,
): unknown {
  if (value instanceof Error) return copyError(value, inner);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  if (value instanceof URL) return inner(value.href);
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `[${value.byteLength} bytes]`;
  if (value instanceof Set) return inner([...value]);
  if (value instanceof Map)
    return inner(Object.fromEntries([...value].map(([key, item]) => [String(key), item])));
  if (Array.isArray(value)) return value.slice(0, MAX_ENTRIES).map(inner);
  const entries = Object.entries(value).slice(0, MAX_ENTRIES);
  return Object.fromEntries(
    entries.map(([name, item]) => [
      clipText(text(name), 200),
      SECRET_NAME.test(name) && item !== null && item !== undefined ? '[redacted]' : inner(item),
    ]),
  );
}

/** An error's own fields beside its words; `errors` of an AggregateError and `cause` among them. */
function copyError(error: Error, inner: (value: unknown) => unknown): unknown {
  const own = Object.entries(error).filter(
    ([name]) => name !== 'name' && name !== 'message' && name !== 'stack',
  );
  return {
    type: error.name,
    message: inner(error.message),
    stack: inner(error.stack),
    ...(error.cause !== undefined && { cause: inner(error.cause) }),
    ...(error instanceof AggregateError && { errors: inner(error.errors) }),
    ...(own.length > 0 && { fields: inner(Object.fromEntries(own)) }),
  };
}
