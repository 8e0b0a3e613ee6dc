import fc from 'fast-check';
import type { z } from 'zod';
import { hostileTexts, hostileValue } from './hostileValues.ts';

export type JsonSchema = z.core.JSONSchema.BaseSchema;

/** Real values by the name of the field they belong in, so that inputs get past "no such account". Read when a value is made. */
export type Known = (field: string) => readonly unknown[];

/** Inputs that a route's schema takes, or nearly: made of its own JSON Schema, so that a new route needs nothing here. */
export function inputsOf(schema: JsonSchema, known: Known, field = ''): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf ?? typesOf(schema);
  if (choices) return fc.oneof(...choices.map((choice) => inputsOf(asSchema(choice), known, field)));
  switch (schema.type) {
    case 'string':
      return orKnown(text(schema), 'string', known, field);
    case 'integer':
    case 'number':
      return orKnown(number(schema), 'number', known, field);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(inputsOf(asSchema(schema.items), known, field), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? Infinity, 4),
      });
    case 'object':
      return object(schema, known);
    default:
      return fc.oneof(fc.jsonValue({ maxDepth: 3 }), hostileValue);
  }
}

/** `type: ['string', 'null']` as a choice of two; undefined where there is one type, or none. */
function typesOf(schema: JsonSchema): JsonSchema[] | undefined {
  const { type } = schema;
  return Array.isArray(type) ? type.map((one) => ({ ...schema, type: one })) : undefined;
}

function asSchema(schema: JsonSchema['items']): JsonSchema {
  return typeof schema === 'object' && !Array.isArray(schema) ? schema : {};
}

function orKnown(
  arbitrary: fc.Arbitrary<unknown>,
  type: 'string' | 'number',
  known: Known,
  field: string,
): fc.Arbitrary<unknown> {
  const real = fc.nat().map((index) => {
    const values = known(field).filter((value) => typeof value === type);
    return values.length === 0 ? null : values[index % values.length];
  });
  if (known(field).every((value) => typeof value !== type)) return arbitrary;
  return fc.oneof({ weight: 4, arbitrary: real }, { weight: 1, arbitrary });
}

function text({ minLength = 0, maxLength = 200 }: JsonSchema): fc.Arbitrary<string> {
  const short = fc.string({ unit: 'binary', minLength, maxLength: Math.min(maxLength, minLength + 40) });
  const fitting = hostileTexts.filter(({ length }) => length >= minLength && length <= maxLength);
  return fc.oneof(
    { weight: 3, arbitrary: fitting.length > 0 ? fc.constantFrom(...fitting) : short },
    { weight: 3, arbitrary: short },
    { weight: 1, arbitrary: fc.constant('x'.repeat(Math.min(maxLength, 10_000))) },
  );
}

function number({ type, minimum = -1e6, maximum = 1e6 }: JsonSchema): fc.Arbitrary<number> {
  const bounds = fc.constantFrom(minimum, maximum);
  if (type === 'integer') return fc.oneof(fc.integer({ min: clamp(minimum), max: clamp(maximum) }), bounds);
  return fc.oneof(fc.double({ min: minimum, max: maximum, noNaN: true }), bounds);
}

/** What fc.integer takes. */
function clamp(bound: number): number {
  return Math.max(-(2 ** 31), Math.min(2 ** 31 - 1, bound));
}

function object({ properties = {}, required = [], additionalProperties }: JsonSchema, known: Known) {
  const fields = Object.entries(properties).map(([name, inner]) => {
    const value = inputsOf(asSchema(inner), known, name);
    return fc.oneof(
      { weight: 3, arbitrary: value.map((given) => [[name, given]]) },
      { weight: required.includes(name) ? 0 : 2, arbitrary: fc.constant([]) },
    );
  });
  const others =
    typeof additionalProperties === 'object'
      ? fc.array(fc.tuple(fc.constantFrom(...hostileTexts), inputsOf(additionalProperties, known)), {
          maxLength: 3,
        })
      : fc.constant([]);
  return fc.tuple(...fields, others).map((parts) => Object.fromEntries(parts.flat() as [string, unknown][]));
}
