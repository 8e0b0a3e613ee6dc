import fc from 'fast-check';
import { hostileTexts, hostileValue } from './hostileValues.ts';

const CHANGES = ['replace', 'replace', 'replace', 'drop', 'add', 'rename', 'wrap', 'box', 'twice'] as const;
type Change = (typeof CHANGES)[number];

interface Mutation {
  readonly change: Change;
  /** Which of the places, 0 ≤ n < 1. */
  readonly place: number;
  readonly junk: unknown;
  readonly key: string;
}

/** An input with one to three things in it changed: another type, a field too many or too few, a name of the prototype's. */
export function mutated(inputs: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const mutation: fc.Arbitrary<Mutation> = fc.record({
    change: fc.constantFrom(...CHANGES),
    place: fc.integer({ min: 0, max: 9_999 }).map((number) => number / 10_000),
    junk: hostileValue,
    key: fc.constantFrom(...hostileTexts, '__proto__', 'constructor', 'accountId', 'id'),
  });
  return fc
    .tuple(inputs, fc.array(mutation, { minLength: 1, maxLength: 3 }))
    .map(([input, mutations]) => mutations.reduce(mutate, input));
}

type Path = readonly (string | number)[];

function mutate(input: unknown, { change, place, junk, key }: Mutation): unknown {
  const paths = pathsOf(input);
  const path = paths[Math.floor(place * paths.length)] ?? [];
  return at(input, path, (value, holder, name) => {
    switch (change) {
      case 'replace':
        return junk;
      case 'wrap':
        return [value];
      case 'box':
        return withKey({}, key, value);
      case 'twice':
        return typeof value === 'string' ? value + value : [value, value];
      case 'add':
        return isPlain(value) ? withKey({ ...value }, key, junk) : junk;
      case 'rename':
      case 'drop':
        if (holder === null) return junk;
        Reflect.deleteProperty(holder, name);
        if (change === 'rename') withKey(holder, key, value);
        return GONE;
    }
  });
}

const GONE = Symbol('gone');
type Rewrite = (value: unknown, holder: object | null, name: string | number) => unknown;

/** A copy along the path, rewritten at its end. */
function at(
  value: unknown,
  path: Path,
  rewrite: Rewrite,
  holder: object | null = null,
  own: string | number = '',
): unknown {
  const [name, ...rest] = path;
  if (name === undefined || (!isPlain(value) && !Array.isArray(value))) return rewrite(value, holder, own);
  const copy: unknown[] | Record<string, unknown> = Array.isArray(value)
    ? [...(value as unknown[])]
    : { ...value };
  const inner = at((value as Record<string, unknown>)[name], rest, rewrite, copy, name);
  if (inner !== GONE) withKey(copy, String(name), inner);
  return copy;
}

/** Sets a key of its own, whatever it is called; only a list's length can't be anything. */
function withKey<T extends object>(object: T, key: string, value: unknown): T {
  if (Array.isArray(object) && key === 'length') return object;
  return Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

const MAX_PATHS = 60;
const MAX_DEPTH = 5;

/** Every place in an input, the whole first. Of what is very large, the first ones. */
function pathsOf(input: unknown): Path[] {
  const paths: Path[] = [[]];
  for (let index = 0; index < paths.length && paths.length < MAX_PATHS; index += 1) {
    const path = paths[index]!;
    if (path.length >= MAX_DEPTH) continue;
    const value = path.reduce<unknown>((inner, name) => (inner as Record<string, unknown>)[name], input);
    if (Array.isArray(value)) {
      for (let item = 0; item < Math.min(value.length, 5); item += 1) paths.push([...path, item]);
    } else if (isPlain(value)) {
      for (const name of Object.keys(value).slice(0, 20)) paths.push([...path, name]);
    }
  }
  return paths;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
