import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeEdit as merge } from './mergeEdit.ts';

type Fields = Record<string, unknown>;

/** What becomes of the fields is looked at on its own. */
function mergeEdit(edit: Parameters<typeof merge>[0]) {
  const { put, overruled } = merge(edit);
  return { put, overruled };
}

const tags = (seen: string[], ours: string[], theirs: string[]) =>
  mergeEdit({ change: { tags: ours }, seen: { tags: seen }, present: { tags: theirs } });
const attributes = (seen: Fields, ours: Fields, theirs: Fields) =>
  mergeEdit({
    change: { customAttributes: ours },
    seen: { customAttributes: seen },
    present: { customAttributes: theirs },
  });

describe('a change of a single value', () => {
  const name = (seen: unknown, ours: unknown, theirs: unknown) =>
    mergeEdit({ change: { name: ours }, seen: { name: seen }, present: { name: theirs } });

  it('is sent, and nobody is overruled, where the server has what the person saw', () => {
    expect(name('Ravi', 'Ravi K', 'Ravi')).toEqual({ put: { name: 'Ravi K' }, overruled: [] });
  });

  it('stands where somebody else changed it too, and tells theirs', () => {
    expect(name('Ravi', 'Ravi K', 'R. Kumar')).toEqual({
      put: { name: 'Ravi K' },
      overruled: [{ field: 'name', ours: 'Ravi K', theirs: 'R. Kumar' }],
    });
  });

  it('tells that somebody else took it away', () => {
    expect(name('Ravi', 'Ravi K', null).overruled).toEqual([{ field: 'name', ours: 'Ravi K', theirs: null }]);
  });

  it.each([
    ['both made the same of it', 'Ravi', 'Ravi K', 'Ravi K'],
    ['there is nothing either way', 'Ravi', null, ''],
    ['there is nothing either way', null, '', null],
  ])('is not sent where %s', (_why, seen, ours, theirs) => {
    expect(name(seen, ours, theirs)).toEqual({ put: {}, overruled: [] });
  });

  it('takes what the server has for what the person saw, where that is not known', () => {
    const merged = mergeEdit({ change: { name: 'Ravi K' }, seen: {}, present: { name: 'Ravi' } });
    expect(merged).toEqual({ put: { name: 'Ravi K' }, overruled: [] });
  });

  it('overrules nobody where the server does not say whether it is on', () => {
    const change = { isOptedIn: false };
    expect(mergeEdit({ change, seen: { isOptedIn: true }, present: { isOptedIn: null } })).toEqual({
      put: change,
      overruled: [],
    });
  });

  it('is sent whole where nothing is known of what the server has', () => {
    const change = { name: 'Ravi', tags: ['vip'] };
    expect(mergeEdit({ change, seen: { name: 'R' }, present: null })).toEqual({ put: change, overruled: [] });
  });

  it('leaves alone what it does not name', () => {
    const present = { name: 'Ravi', email: 'ravi@example.com', tags: ['vip'] };
    expect(mergeEdit({ change: { name: 'Meera' }, seen: {}, present }).put).toEqual({ name: 'Meera' });
  });
});

describe('tags', () => {
  it('keep what either side added, and lose what either side took out', () => {
    const merged = tags(['a', 'b', 'c'], ['a', 'c', 'ours'], ['a', 'b', 'theirs']);
    expect(merged).toEqual({ put: { tags: ['a', 'theirs', 'ours'] }, overruled: [] });
  });

  it('in another order are the same', () => {
    expect(tags(['a', 'b'], ['b', 'a'], ['a', 'b']).put).toEqual({});
  });
});

describe('attributes', () => {
  it('are sent whole, with what either side added', () => {
    expect(attributes({ city: 'Pune' }, { city: 'Pune', size: 5 }, { city: 'Pune', since: 2020 })).toEqual({
      put: { customAttributes: { city: 'Pune', since: 2020, size: 5 } },
      overruled: [],
    });
  });

  it('tell by key what was overruled', () => {
    expect(attributes({ city: 'Pune' }, { city: 'Delhi' }, { city: 'Goa', size: 5 })).toEqual({
      put: { customAttributes: { city: 'Delhi', size: 5 } },
      overruled: [{ field: 'customAttributes', key: 'city', ours: 'Delhi', theirs: 'Goa' }],
    });
  });

  it('take one away that somebody else has changed, and tell of it', () => {
    expect(attributes({ city: 'Pune' }, {}, { city: 'Goa' })).toEqual({
      put: { customAttributes: {} },
      overruled: [{ field: 'customAttributes', key: 'city', ours: null, theirs: 'Goa' }],
    });
  });

  it('leave out one that somebody else took away and we did not touch', () => {
    const merged = attributes({ city: 'Pune' }, { city: 'Pune', size: 5 }, {});
    expect(merged.put).toEqual({ customAttributes: { size: 5 } });
  });

  it('may have the names that objects have by themselves', () => {
    const theirs = JSON.parse('{"toString":"x","city":"Goa"}') as Fields;
    expect(attributes({}, { valueOf: 1 }, theirs).put).toEqual({
      customAttributes: { toString: 'x', city: 'Goa', valueOf: 1 },
    });
  });
});

const someTags = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 6 });
const someAttributes = fc.dictionary(
  fc.constantFrom('city', 'size', 'since', 'toString'),
  fc.oneof(fc.constantFrom<unknown>('Pune', 'Goa', 5, null, true), fc.constant({ deep: [1, 2] })),
  { noNullPrototype: true },
);
const someName = fc.constantFrom(null, '', 'Ravi', 'Meera', 'राजेश');
const someone: fc.Arbitrary<Fields> = fc.record({
  name: someName,
  isOptedIn: fc.constantFrom(true, false),
  tags: someTags,
  customAttributes: someAttributes,
});
const someChange: fc.Arbitrary<Fields> = fc.record(
  {
    name: someName,
    isOptedIn: fc.boolean(),
    tags: someTags,
    customAttributes: someAttributes,
  },
  { requiredKeys: [] },
);

describe('whatever both sides did', () => {
  it('loses nothing that either side added to the tags, and brings back nothing that either took out', () => {
    fc.assert(
      fc.property(someTags, someTags, someTags, (seen, ours, theirs) => {
        const result = new Set((tags(seen, ours, theirs).put['tags'] as string[] | undefined) ?? theirs);
        for (const tag of [...ours, ...theirs]) if (!seen.includes(tag)) expect(result).toContain(tag);
        for (const tag of seen)
          if (!ours.includes(tag) || !theirs.includes(tag)) expect(result).not.toContain(tag);
      }),
    );
  });

  it('loses no attribute that only one side touched, and tells of each that both changed', () => {
    fc.assert(
      fc.property(someAttributes, someAttributes, someAttributes, (seen, ours, theirs) => {
        const merged = attributes(seen, ours, theirs);
        const result = (merged.put['customAttributes'] as Fields | undefined) ?? theirs;
        const told = new Set(merged.overruled.map(({ key }) => key));
        const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
        const at = (object: Fields, key: string) => (Object.hasOwn(object, key) ? object[key] : undefined);
        for (const key of Object.keys({ ...seen, ...ours, ...theirs })) {
          const [before, mine, other] = [at(seen, key), at(ours, key), at(theirs, key)];
          const isOurs = !same(mine, before);
          expect(at(result, key)).toEqual(isOurs ? mine : other);
          expect(told.has(key)).toBe(isOurs && !same(other, before) && !same(other, mine));
        }
      }),
    );
  });

  it('asks for nothing a second time, and overrules nobody then', () => {
    fc.assert(
      fc.property(someChange, someone, someone, (change, seen, present) => {
        const { put } = mergeEdit({ change, seen, present });
        const after = mergeEdit({ change, seen, present: { ...present, ...put } });
        expect(after).toEqual({ put: {}, overruled: [] });
      }),
    );
  });

  it('sends nothing where the server has all of it', () => {
    fc.assert(
      fc.property(someChange, someone, (change, seen) => {
        const present = { ...seen, ...change };
        expect(mergeEdit({ change, seen, present })).toEqual({ put: {}, overruled: [] });
      }),
    );
  });

  it('says what the fields are then, sent or not', () => {
    fc.assert(
      fc.property(someChange, someone, someone, (change, seen, present) => {
        const { put, became } = merge({ change, seen, present });
        for (const field of Object.keys(change))
          expect(became[field]).toEqual(field in put ? put[field] : present[field]);
      }),
    );
  });

  it('sends a field only where it differs from what the server has', () => {
    fc.assert(
      fc.property(someChange, someone, someone, (change, seen, present) => {
        for (const [field, value] of Object.entries(mergeEdit({ change, seen, present }).put)) {
          expect(value).not.toEqual(present[field]);
          expect(Object.keys(change)).toContain(field);
        }
      }),
    );
  });

  it('does to a server that stood still exactly what the person did', () => {
    fc.assert(
      fc.property(someChange, someone, (change, seen) => {
        const { put, overruled } = mergeEdit({ change, seen, present: seen });
        const after: Fields = { ...seen, ...put };
        expect(overruled).toEqual([]);
        for (const [field, wanted] of Object.entries(change)) {
          const [got, want] = [after[field], wanted].map((value) =>
            Array.isArray(value) ? value.toSorted() : value === '' ? null : value,
          );
          expect(got).toEqual(want);
        }
      }),
    );
  });
});
