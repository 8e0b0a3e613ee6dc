import ICAL from 'ical.js';
import { decode } from 'libqp';

/** A property of a card. */
export interface CardProperty {
  readonly name: string;
  /** One part, or those between semicolons; each of them one value, or those between commas. */
  readonly parts: readonly (readonly string[])[];
  /** In lower case: `cell`, `pref`, … */
  readonly types: readonly string[];
  /** Smaller is liked better, of 4.0: 1 to 100. */
  readonly preference: number | null;
}

/** Parameters that 2.1 writes without their names. */
const ENCODINGS = new Set(['7BIT', '8BIT', 'QUOTED-PRINTABLE', 'BASE64', 'B']);
const PARAMETER = /;((?:"[^"]*"|[^;:"])*)/gu;
const HEAD = /^((?:[\w-]+\.)?[\w-]+)((?:;(?:"[^"]*"|[^;:"])*)*):/u;

/** One unfolded line of a card of this version. Throws where it is none. */
export function readLine(line: string, version: string): CardProperty {
  const parsed = ICAL.parse.property(
    version === '2.1' ? asVersion3(line) : line,
    version === '4.0' ? V4 : V3,
  ) as [string, Record<string, string | string[]>, string, ...unknown[]];
  const [name, parameters, , ...values] = parsed;
  const isStructured = Array.isArray(values[0]);
  const parts = isStructured ? (values[0] as unknown[]).map(textsOf) : [values.flatMap(textsOf)];
  const preference = Number(parameters['pref']);
  return {
    name,
    parts,
    types: [parameters['type'] ?? []].flat().flatMap((type) => type.toLowerCase().split(',')),
    preference: preference > 0 ? preference : null,
  };
}

const V3 = ICAL.design.vcard3;
const V4 = ICAL.design.vcard;

function textsOf(value: unknown): string[] {
  // The library leaves these two as they stand where they part nothing.
  return (Array.isArray(value) ? value : [value]).map((one) => String(one).replaceAll(/\\([;,])/gu, '$1'));
}

/** A line of version 2.1 as 3.0 writes it: named parameters, no quoted-printable, and commas that part nothing. */
function asVersion3(line: string): string {
  const head = HEAD.exec(line);
  if (!head) return line;
  const [whole, name = '', written = ''] = head;
  let charset = 'utf-8';
  let isQuotedPrintable = false;
  const types: string[] = [];
  for (const [, parameter = ''] of written.matchAll(PARAMETER)) {
    const [key = '', value] = parameter.split('=', 2);
    const said = (value ?? key).trim().toUpperCase();
    if (value !== undefined && key.toUpperCase() === 'CHARSET') charset = said;
    else if (ENCODINGS.has(said)) isQuotedPrintable ||= said === 'QUOTED-PRINTABLE';
    else if (value === undefined || key.toUpperCase() === 'TYPE') types.push(...said.split(','));
  }
  const raw = line.slice(whole.length);
  const value = isQuotedPrintable ? decodeText(decode(Buffer.from(raw)), charset) : raw;
  const escaped = value
    .replaceAll(/\r\n?|\n/gu, '\\n')
    .replaceAll(/(?<!\\),/gu, /categories$/iu.test(name) ? ',' : '\\,');
  return `${name}${types
    .filter((type) => type !== '')
    .map((type) => `;TYPE=${type}`)
    .join('')}:${escaped}`;
}

function decodeText(bytes: Uint8Array, charset: string): string {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    // Not what it says it is, or nothing we know: what older phones wrote.
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
