import { readWebLink, type WebLink } from '#contract/rules/webLink.ts';

/**
 * WhatsApp's text formatting as a tree. Nothing is lost: the words of the tree are the text without the marks that were
 * used, `printFormatting(parseFormatting(text)) === text` for every text, and both take time in proportion to its length.
 */
export interface Block {
  readonly type: 'paragraph' | 'bullets' | 'numbers' | 'quote';
  readonly lines: readonly Line[];
}

export interface Line {
  /** What stood at the line's start to make it an item or a quote: `- `, `12. `, `> `, or nothing. */
  readonly marker: string;
  readonly children: readonly Inline[];
}

export type Inline =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'bold' | 'italic' | 'strike'; readonly children: readonly Inline[] }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'mono'; readonly text: string }
  /** `url` as it was written; `to` is where it leads. */
  | { readonly type: 'link'; readonly url: string; readonly to: WebLink };

const FENCE = '```';
const STYLES = { '*': 'bold', _: 'italic', '~': 'strike' } as const;
const MARKS = { bold: '*', italic: '_', strike: '~', code: '`', mono: FENCE } as const;
type StyleMark = keyof typeof STYLES;

/** Ends at what is not seen as well: letters that turn the text round or take no room hide where a link leads. */
const LINK = /https?:\/\/[^\s<>"“”\p{Cc}\p{Bidi_Control}\u00ad\u200b\u2060-\u2064\ufeff]+/giu;
const LINE_MARKERS: readonly (readonly [Block['type'], RegExp])[] = [
  ['bullets', /^[-*] (?=\S)/u],
  ['numbers', /^\d{1,3}\. (?=\S)/u],
  ['quote', /^> ?(?=\S)/u],
];

/** @param text what a person wrote, of any length. */
export function parseFormatting(text: string): readonly Block[] {
  const blocks: { type: Block['type']; lines: Line[] }[] = [];
  for (const parts of splitLines(text)) {
    const { type, marker } = markerOf(parts[0]);
    const children = parts.flatMap((part, index) =>
      typeof part === 'string' ? parseInline(index === 0 ? part.slice(marker.length) : part) : [part],
    );
    const open = blocks.at(-1);
    if (open?.type === type) open.lines.push({ marker, children });
    else blocks.push({ type, lines: [{ marker, children }] });
  }
  return blocks;
}

/** The text a tree was made of. */
export function printFormatting(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block) => block.lines)
    .map((line) => line.marker + line.children.map(printInline).join(''))
    .join('\n');
}

/** What a tree says without its marks, for snippets and screen readers. */
export function plainText(text: string): string {
  return parseFormatting(text)
    .flatMap((block) => block.lines)
    .map((line) => (/\d/u.test(line.marker) ? line.marker : '') + line.children.map(plainInline).join(''))
    .join('\n');
}

function printInline(node: Inline): string {
  if (node.type === 'text') return node.text;
  if (node.type === 'link') return node.url;
  const mark = MARKS[node.type];
  return mark + ('text' in node ? node.text : node.children.map(printInline).join('')) + mark;
}

function plainInline(node: Inline): string {
  if (node.type === 'link') return node.url;
  return 'text' in node ? node.text : node.children.map(plainInline).join('');
}

type Part = string | Extract<Inline, { type: 'mono' }>;

/** Lines, each a run of plain parts and fenced ones; a fence may hold line ends of its own. */
function splitLines(text: string): Part[][] {
  const lines: Part[][] = [];
  let line: Part[] = [];
  const addPlain = (plain: string): void => {
    const [first = '', ...rest] = plain.split('\n');
    line.push(first);
    for (const next of rest) {
      lines.push(line);
      line = [next];
    }
  };
  let from = 0;
  for (;;) {
    const open = text.indexOf(FENCE, from);
    const close = open < 0 ? -1 : text.indexOf(FENCE, open + FENCE.length + 1);
    if (close < 0) break;
    addPlain(text.slice(from, open));
    line.push({ type: 'mono', text: text.slice(open + FENCE.length, close) });
    from = close + FENCE.length;
  }
  addPlain(text.slice(from));
  lines.push(line);
  return lines;
}

function markerOf(part: Part | undefined): { type: Block['type']; marker: string } {
  if (typeof part === 'string') {
    for (const [type, pattern] of LINE_MARKERS) {
      const marker = pattern.exec(part)?.[0];
      if (marker !== undefined) return { type, marker };
    }
  }
  return { type: 'paragraph', marker: '' };
}

/** A line with what the scanner needs to know of it beforehand, so that no character is looked at twice in vain. */
interface Scan {
  readonly line: string;
  /** Where links lie, by their first character. */
  readonly links: ReadonlyMap<number, FoundLink>;
  /** For each mark, the place of the nearest closing one at or after a character; -1 where there is none. */
  readonly closers: ReadonlyMap<string, Int32Array>;
}

interface FoundLink {
  readonly end: number;
  readonly to: WebLink;
}

function parseInline(line: string): Inline[] {
  const links = findLinks(line);
  const closers = new Map<string, Int32Array>();
  for (const mark of [...Object.keys(STYLES), MARKS.code]) {
    if (line.includes(mark)) closers.set(mark, findClosers(line, mark, links));
  }
  return parseRange({ line, links, closers }, 0, line.length);
}

function parseRange(scan: Scan, from: number, to: number): Inline[] {
  const nodes: Inline[] = [];
  let plainFrom = from;
  let at = from;
  const take = (node: Inline, next: number): void => {
    if (plainFrom < at) nodes.push({ type: 'text', text: scan.line.slice(plainFrom, at) });
    nodes.push(node);
    at = next;
    plainFrom = next;
  };
  while (at < to) {
    const link = scan.links.get(at);
    if (link && link.end <= to) {
      take({ type: 'link', url: scan.line.slice(at, link.end), to: link.to }, link.end);
      continue;
    }
    const mark = scan.line.charAt(at);
    const close = closingOf(scan, mark, at, to);
    if (close < 0) at += 1;
    else if (mark === MARKS.code) take({ type: 'code', text: scan.line.slice(at + 1, close) }, close + 1);
    else take({ type: STYLES[mark as StyleMark], children: parseRange(scan, at + 1, close) }, close + 1);
  }
  if (plainFrom < to) nodes.push({ type: 'text', text: scan.line.slice(plainFrom, to) });
  return nodes;
}

/** The place of the mark that closes the one at `at`, or -1 where that one opens nothing. */
function closingOf(scan: Scan, mark: string, at: number, to: number): number {
  const closers = scan.closers.get(mark);
  if (!closers) return -1;
  const next = scan.line.charAt(at + 1);
  if (!isEdge(before(scan.line, at)) || next === '' || next === mark || isSpace(next)) return -1;
  const close = closers[at + 2] ?? -1;
  return close < to ? close : -1;
}

function findClosers(line: string, mark: string, links: Scan['links']): Int32Array {
  const inLink = new Uint8Array(line.length);
  for (const [start, { end }] of links) inLink.fill(1, start, end);
  const closers = new Int32Array(line.length + 3).fill(-1);
  let nearest = -1;
  for (let at = line.length - 1; at >= 0; at -= 1) {
    const previous = line.charAt(at - 1);
    const closes =
      line.charAt(at) === mark &&
      inLink[at] === 0 &&
      previous !== mark &&
      !isSpace(previous) &&
      isEdge(after(line, at));
    if (closes) nearest = at;
    closers[at] = nearest;
  }
  return closers;
}

/** What leads to the public web; sentence marks, formatting marks and unopened brackets at the end are not the link's. */
function findLinks(line: string): Map<number, FoundLink> {
  const links = new Map<number, FoundLink>();
  if (!/https?:/iu.test(line)) return links;
  for (const match of line.matchAll(LINK)) {
    if (isWord(before(line, match.index))) continue;
    const url = trimLink(match[0]);
    const to = /^https?:\/\/[\p{L}\p{N}[]/iu.test(url) ? readWebLink(url) : null;
    if (to) links.set(match.index, { end: match.index + url.length, to });
  }
  return links;
}

function trimLink(url: string): string {
  let end = url.length;
  let unopened = url.split(')').length - url.split('(').length;
  for (;;) {
    const last = url.charAt(end - 1);
    if (last === ')' && unopened > 0) unopened -= 1;
    else if (last === '' || !'.,;:!?\'"’…»›）】」』。，、！？；：*_~`'.includes(last))
      return url.slice(0, end);
    end -= 1;
  }
}

function isSpace(character: string): boolean {
  return /^\s?$/u.test(character);
}

function isWord(character: string): boolean {
  return /^[\p{L}\p{N}]/u.test(character);
}

/** Formatting starts after, and ends before, anything but a letter or a digit. */
function isEdge(character: string): boolean {
  return !isWord(character);
}

function before(line: string, at: number): string {
  const low = line.charCodeAt(at - 1);
  return low >= 0xdc00 && low <= 0xdfff ? line.slice(at - 2, at) : line.charAt(at - 1);
}

function after(line: string, at: number): string {
  return String.fromCodePoint(line.codePointAt(at + 1) ?? 0x20);
}
