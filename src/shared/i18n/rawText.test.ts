import { parse } from 'vue/compiler-sfc';
import { expect, test } from 'vitest';

const components = import.meta.glob<string>('/src/**/*.vue', {
  query: '?raw',
  import: 'default',
  eager: true,
});
const scripts = import.meta.glob<string>(
  ['/src/**/*.{ts,vue}', '!/src/**/*.test.ts', '!/src/shared/i18n/*/*.ts'],
  { query: '?raw', import: 'default', eager: true },
);

/** Attributes that people read or hear. */
const READ = new Set(['title', 'aria-label', 'aria-description', 'placeholder', 'alt', 'label', 'hint']);
/** Codes and addresses: the same in every language. */
const SAME_EVERYWHERE = /^(?:wak_…|eyJ…|https:\S+)$/;
/** A literal that reads as words: it begins with a capital, or holds several. Keys of the catalogue do neither. */
const LITERAL_WORDS = /(['"`])(?:\p{Lu}\p{Ll}|\p{L}+ \p{L})(?:(?!\1).)*\1/u;

test('no component holds words of its own', () => {
  const found = Object.entries(components).flatMap(([path, source]) =>
    rawWords(source).map((words) => `${path}: ${words}`),
  );
  expect(found).toEqual([]);
});

test.each([
  ['text', '<p>Hello</p>'],
  ['text in an expression', "<p>{{ isOpen ? 'Close' : name }}</p>"],
  ['a spoken attribute', '<button aria-label="Close" />'],
  ['a bound attribute', '<p><input :placeholder="isOpen ? `Search people` : name" /></p>'],
])('%s is found', (_, template) => {
  expect(rawWords(`<template>${template}</template>`)).toHaveLength(1);
});

test('no script holds a sentence that people could read', () => {
  const found = Object.entries(scripts).flatMap(([path, source]) =>
    sentencesIn(source).map((words) => `${path}: ${words}`),
  );
  expect(found).toEqual([]);
  expect(sentencesIn("const words = 'Nothing was found.';")).toHaveLength(1);
});

interface Node {
  readonly type: number;
  readonly content?: string | { readonly content: string };
  readonly children?: readonly Node[];
  readonly props?: readonly Attribute[];
}

interface Attribute {
  readonly name: string;
  readonly value?: { readonly content: string };
  readonly arg?: { readonly content: string };
  readonly exp?: { readonly content: string };
}

/** Node types of Vue's compiler. */
const [TEXT, INTERPOLATION] = [2, 5];

function rawWords(source: string): string[] {
  const ast = parse(source).descriptor.template?.ast;
  return ast ? wordsOf(ast as unknown as Node) : [];
}

function wordsOf(node: Node): string[] {
  const { content, children = [], props = [] } = node;
  const own = typeof content === 'string' ? content : (content?.content ?? '');
  return [
    ...(node.type === TEXT && /\p{L}/u.test(own) ? [own.trim()] : []),
    ...(node.type === INTERPOLATION && LITERAL_WORDS.test(own) ? [own] : []),
    ...props.flatMap(wordsOfAttribute),
    ...children.flatMap(wordsOf),
  ];
}

function wordsOfAttribute({ name, value, arg, exp }: Attribute): string[] {
  const written = READ.has(name) ? (value?.content ?? '') : '';
  const bound = name === 'bind' && READ.has(arg?.content ?? '') ? (exp?.content ?? '') : '';
  return [
    ...(/\p{L}/u.test(written) && !SAME_EVERYWHERE.test(written) ? [written] : []),
    ...(LITERAL_WORDS.test(bound) ? [bound] : []),
  ];
}

/** A capital, several words, a full stop; the messages of errors are for the log (see `problemText`). */
function sentencesIn(source: string): string[] {
  const script = source.includes('<script') ? (parse(source).descriptor.scriptSetup?.content ?? '') : source;
  const code = script.replaceAll(
    /\/\*[\s\S]*?\*\/|^\s*\/\/.*$|(?:Error|problem)\([^;]*;|\bmessage: .*/gm,
    '',
  );
  return [...code.matchAll(/(['"`])\p{Lu}\p{Ll}*(?: [^'"`\n]+)+[.!?…]\1/gu)].map(([words]) => words);
}
