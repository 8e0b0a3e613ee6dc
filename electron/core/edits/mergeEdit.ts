import { isDeepStrictEqual } from 'node:util';
import type { OverruledField } from '#contract/routes/edits.ts';
import { isJsonObject, type JsonObject } from '#core/lib/json.ts';

type Fields = Readonly<Record<string, unknown>>;

export interface Merged {
  /** What the server is to be told: the fields that differ from what it has, with what they become. */
  readonly put: Fields;
  /** What the changed fields are once it was told. */
  readonly became: Fields;
  /** What somebody else had written meanwhile, and this overwrites. */
  readonly overruled: readonly OverruledField[];
}

/**
 * A person's change, as it is to be made to what the server has now. `seen`: what stood there when the person began; where
 * a field is not in it, what the server has. `present` null: what the server has is not known, so all is sent.
 *
 * Lists of texts (tags, keywords) and objects (attributes) are merged, so that neither side loses what it added; of
 * everything else the person's own value stands, and the other is told as overruled.
 */
export function mergeEdit(edit: {
  readonly change: Fields;
  readonly seen: Fields;
  readonly present: Fields | null;
}): Merged {
  const { change, present } = edit;
  if (present === null) return { put: change, became: change, overruled: [] };
  const put: Record<string, unknown> = {};
  const became: Record<string, unknown> = {};
  const overruled: OverruledField[] = [];
  for (const [field, ours] of Object.entries(change)) {
    if (ours === undefined) continue;
    const theirs = present[field];
    const seen = Object.hasOwn(edit.seen, field) ? edit.seen[field] : theirs;
    const merged = mergeField(field, { seen, ours, theirs });
    if (merged.isSent) put[field] = merged.value;
    became[field] = merged.isSent ? merged.value : theirs;
    overruled.push(...merged.overruled);
  }
  return { put, became, overruled };
}

interface Sides {
  readonly seen: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
}

interface MergedField {
  readonly value: unknown;
  readonly isSent: boolean;
  readonly overruled: readonly OverruledField[];
}

function mergeField(field: string, { seen, ours, theirs }: Sides): MergedField {
  if (isTexts(ours)) {
    const value = mergeTexts({ seen: textsOf(seen), ours, theirs: textsOf(theirs) });
    return { value, isSent: !isSameSet(value, textsOf(theirs)), overruled: [] };
  }
  if (isJsonObject(ours)) {
    const sides = { seen: objectOf(seen), ours, theirs: objectOf(theirs) };
    const { value, overruled } = mergeObjects(field, sides);
    return { value, isSent: !isDeepStrictEqual(value, sides.theirs), overruled };
  }
  const isSent = !isSame(ours, theirs);
  // A server that does not say whether it is on or off has nothing that could be lost.
  const isSilent = theirs === undefined || (typeof ours === 'boolean' && typeof theirs !== 'boolean');
  const isOverruled = isSent && !isSilent && !isSame(theirs, seen);
  return {
    value: ours,
    isSent,
    overruled: isOverruled ? [{ field, ours, theirs: theirs ?? null }] : [],
  };
}

/** What they have, without what we took out, and with what we added. */
function mergeTexts(sides: {
  readonly seen: readonly string[];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
}): string[] {
  const [seen, ours] = [new Set(sides.seen), new Set(sides.ours)];
  const kept = sides.theirs.filter((text) => ours.has(text) || !seen.has(text));
  const added = sides.ours.filter((text) => !seen.has(text));
  return [...new Set([...kept, ...added])];
}

/** Key by key, where no key counts like any other value. */
function mergeObjects(
  field: string,
  sides: { readonly seen: JsonObject; readonly ours: JsonObject; readonly theirs: JsonObject },
): { value: JsonObject; overruled: OverruledField[] } {
  const value = new Map(Object.entries(sides.theirs));
  const overruled: OverruledField[] = [];
  for (const key of new Set([...Object.keys(sides.seen), ...Object.keys(sides.ours)])) {
    const [seen, ours, theirs] = [own(sides.seen, key), own(sides.ours, key), own(sides.theirs, key)];
    if (isDeepStrictEqual(ours, seen)) continue;
    if (ours === undefined) value.delete(key);
    else value.set(key, ours);
    if (!isDeepStrictEqual(theirs, seen) && !isDeepStrictEqual(theirs, ours))
      overruled.push({ field, key, ours: ours ?? null, theirs: theirs ?? null });
  }
  return { value: Object.fromEntries(value), overruled };
}

function own(object: JsonObject, key: string): unknown {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** Nothing is nothing, however it is written. */
function isSame(one: unknown, other: unknown): boolean {
  return isDeepStrictEqual(one === '' ? null : (one ?? null), other === '' ? null : (other ?? null));
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  const [first, second] = [new Set(one), new Set(other)];
  return first.size === second.size && [...first].every((text) => second.has(text));
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function textsOf(value: unknown): readonly string[] {
  return isTexts(value) ? value : [];
}

function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}
