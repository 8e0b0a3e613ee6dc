import { isJsonObject, type JsonObject } from '../../lib/json.ts';
import { fieldsOf, pick, readArray, readText, type Fields } from './fields.ts';
import { readConstant, readKnown } from './listRow.ts';

type Component = Record<string, unknown>;

const MAX_COMPONENTS = 50;
const MEDIA = ['IMAGE', 'VIDEO', 'DOCUMENT', 'LOCATION', 'GIF'];
const PART_NAMES = ['header', 'body', 'footer', 'buttons'] as const;

/**
 * A template's parts in Meta's shape, their types in upper case: from a list, the JSON text of one, an object by part
 * (`{header: {…}, body: {…}}`), or fields of the row (`header_text`, `body`, `footer`, `buttons`).
 */
export function readComponents(scopes: readonly Fields[]): Component[] {
  const given = pick(
    scopes,
    ['components', 'templatecomponents', 'componentsjson', 'containermeta'],
    (value) => {
      const unpacked = unpack(value);
      const listed = readArray(unpacked)?.filter(isJsonObject).map(toComponent);
      if (listed && listed.length > 0) return listed;
      return isJsonObject(unpacked) ? orNull(fromParts([fieldsOf(unpacked)])) : null;
    },
  );
  return (given ?? fromParts(scopes)).slice(0, MAX_COMPONENTS);
}

function unpack(value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function toComponent(component: JsonObject): Component {
  return { ...component, ...constants(component, ['type', 'format']), ...buttonsOf(component['buttons']) };
}

function constants(object: JsonObject, names: readonly string[]): Component {
  const pairs = names.map((name) => [name, readConstant(object[name])] as const);
  return Object.fromEntries(pairs.filter(([, constant]) => constant !== null));
}

function buttonsOf(value: unknown): Component {
  const buttons = readArray(unpack(value))
    ?.map(toButton)
    .filter((button) => button !== null);
  return buttons ? { buttons } : {};
}

/** A button as Meta lists it; of a bare label, a quick reply. */
function toButton(button: unknown): Component | null {
  if (isJsonObject(button)) return { ...button, ...constants(button, ['type']) };
  const text = readText(button);
  return text === null ? null : { type: 'QUICK_REPLY', text };
}

function fromParts(scopes: readonly Fields[]): Component[] {
  return PART_NAMES.map((name) => readPart(name, scopes)).filter((part) => part !== null);
}

function readPart(name: (typeof PART_NAMES)[number], scopes: readonly Fields[]): Component | null {
  const type = name.toUpperCase();
  const whole = pick(scopes, [name], (value) => {
    const unpacked = unpack(value);
    return isJsonObject(unpacked) ? unpacked : null;
  });
  if (name === 'buttons') {
    const buttons = pick(scopes, ['buttons', 'buttonlist', 'calltoactions'], (value) => {
      const unpacked = unpack(isJsonObject(value) ? (value['buttons'] ?? value['items']) : value);
      const listed = buttonsOf(unpacked)['buttons'];
      return Array.isArray(listed) && listed.length > 0 ? listed : null;
    });
    return buttons && { type, buttons };
  }
  if (whole) {
    const { type: kind, ...rest } = whole;
    const format = name === 'header' ? (readConstant(whole['format']) ?? formatOf(kind)) : null;
    const text = readText(whole['text']) ?? readText(whole['body']);
    return { ...rest, type, ...(format !== null && { format }), ...(text !== null && { text }) };
  }
  return name === 'header' ? readFlatHeader(scopes) : readFlatText(name, type, scopes);
}

function readFlatText(name: string, type: string, scopes: readonly Fields[]): Component | null {
  const names =
    name === 'body' ? ['body', 'bodytext', 'text', 'content', 'message', 'data'] : [name, `${name}text`];
  const text = pick(scopes, names, (value) => (typeof value === 'string' ? readText(value) : null));
  return text === null ? null : { type, text };
}

function readFlatHeader(scopes: readonly Fields[]): Component | null {
  const format = pick(scopes, ['headerformat', 'headertype', 'headermediatype'], formatOf);
  const text = pick(scopes, ['header', 'headertext'], (value) =>
    typeof value === 'string' ? readText(value) : null,
  );
  if (format !== null && format !== 'TEXT') return { type: 'HEADER', format };
  return text === null ? null : { type: 'HEADER', format: 'TEXT', text };
}

/** `none`, and what else is no header, is null. */
function formatOf(value: unknown): string | null {
  return readKnown(value, ['TEXT', ...MEDIA]);
}

function orNull(components: Component[]): Component[] | null {
  return components.length > 0 ? components : null;
}
