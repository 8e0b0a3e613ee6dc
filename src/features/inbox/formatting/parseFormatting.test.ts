import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFormatting, plainText, printFormatting, type Inline } from './parseFormatting';

/** One line's nodes as short strings: `bold(a)`, `link(https://…)`. */
function line(text: string): string[] {
  return (parseFormatting(text)[0]?.lines[0]?.children ?? []).map(show);
}

function show(node: Inline): string {
  if (node.type === 'text') return node.text;
  if (node.type === 'link') return `link(${node.url})`;
  return `${node.type}(${'text' in node ? node.text : node.children.map(show).join('')})`;
}

const noisy = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '*',
        '_',
        '~',
        '`',
        '```',
        '\n',
        ' ',
        '- ',
        '1. ',
        '> ',
        'a',
        'é',
        '👍🏽',
        'ש',
        'https://a.io/x_y',
        ')',
        '\r\n',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 60 },
  )
  .map((parts) => parts.join(''));

describe('parseFormatting', () => {
  it('loses nothing: printing the tree of any text gives that text', () => {
    fc.assert(
      fc.property(noisy, (text) => printFormatting(parseFormatting(text)) === text),
      { numRuns: 2000 },
    );
  });

  it('reads the four styles', () => {
    expect(line('a *b* _c_ ~d~ `e` ```f```')).toEqual([
      'a ',
      'bold(b)',
      ' ',
      'italic(c)',
      ' ',
      'strike(d)',
      ' ',
      'code(e)',
      ' ',
      'mono(f)',
    ]);
  });

  it('nests styles in each other', () => {
    expect(line('*so _very ~much~_*')).toEqual(['bold(so italic(very strike(much)))']);
  });

  it.each([
    ['2*3*4'],
    ['snake_case_name'],
    ['x * not bold*x'],
    ['*open'],
    ['** **'],
    ['a* b*'],
    ['*ends in space *'],
  ])('leaves %s alone', (text) => {
    expect(line(text).join('')).toBe(text);
  });

  it('does not carry a style over a line end', () => {
    expect(plainText('*a\nb*')).toBe('*a\nb*');
  });

  it('keeps what is in code and in a fence as it was typed', () => {
    expect(line('`*a*`')).toEqual(['code(*a*)']);
    expect(line('```*a*\n- b```')).toEqual(['mono(*a*\n- b)']);
  });

  it('formats beside letters outside the basic plane', () => {
    expect(line('𝒳*a*')).toEqual(['𝒳*a*']);
    expect(line('👍*a*👍')).toEqual(['👍', 'bold(a)', '👍']);
  });

  it.each([
    ['see https://a.io/b_c_d.', ['see ', 'link(https://a.io/b_c_d)', '.']],
    ['(https://a.io/(x))', ['(', 'link(https://a.io/(x))', ')']],
    ['*https://a.io*', ['bold(link(https://a.io))']],
    ['HTTP://A.IO', ['link(HTTP://A.IO)']],
    ['https://', ['https://']],
    ['javascript:alert(1) ftp://a.io', ['javascript:alert(1) ftp://a.io']],
    ['xhttps://a.io', ['xhttps://a.io']],
  ])('finds the links of %s', (text, expected) => {
    expect(line(text)).toEqual(expected);
  });

  it('groups lines into lists and quotes', () => {
    const blocks = parseFormatting('Buy:\n- milk\n* *eggs*\n1. one\n12. two\n> she said\nend');
    expect(blocks.map((block) => [block.type, block.lines.length])).toEqual([
      ['paragraph', 1],
      ['bullets', 2],
      ['numbers', 2],
      ['quote', 1],
      ['paragraph', 1],
    ]);
  });

  it.each([[' *a'], ['*a '], ['_ *~'], ['`'], ['(https://a.io/'], ['https://a.io/))'], ['```']])(
    'reads 100,000 characters of %j in time',
    (piece) => {
      const text = 'https://a.io/' + piece.repeat(Math.ceil(100_000 / piece.length));
      const started = performance.now();
      expect(printFormatting(parseFormatting(text))).toBe(text);
      expect(performance.now() - started).toBeLessThan(1500);
    },
  );
});
