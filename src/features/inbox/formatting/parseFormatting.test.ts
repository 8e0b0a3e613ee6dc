import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFormatting, plainText, printFormatting, type Block, type Inline } from './parseFormatting';
import { wrapSelection } from './wrapSelection';

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
        'http://127.0.0.1/',
        'https://a.io@b.io',
        'javascript:',
        '\u202e',
        '\u200b',
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

  it('shows every word in order: the text is the words of the tree, and between them nothing but its marks', () => {
    fc.assert(
      fc.property(noisy, (text) => {
        let at = 0;
        for (const piece of piecesOf(parseFormatting(text))) {
          if (!text.startsWith(piece.text, at)) return false;
          if (piece.isMark && !/^(?:[*_~`]|```|\n|[-*] |\d{1,3}\. |> ?)$/u.test(piece.text)) return false;
          at += piece.text.length;
        }
        return at === text.length;
      }),
      { numRuns: 2000 },
    );
  });

  it('makes links of nothing but http and https to other computers', () => {
    fc.assert(
      fc.property(noisy, (text) =>
        linksIn(parseFormatting(text)).every(({ url, to }) => {
          const { protocol, hostname, username } = new URL(to.href);
          return (
            /^https?:\/\//iu.test(url) &&
            /^https?:$/u.test(protocol) &&
            username === '' &&
            !/^127\.\d|localhost$/u.test(hostname) &&
            !/[\s\p{Cc}\p{Bidi_Control}\u200b]/u.test(url)
          );
        }),
      ),
      { numRuns: 2000 },
    );
  });

  it('formats nothing where a mark stands beside a space within', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/u);
    fc.assert(
      fc.property(fc.constantFrom('*', '_', '~', '`'), word, fc.boolean(), (mark, said, isBefore) => {
        const text = isBefore ? `x ${mark} ${said}${mark} x` : `x ${mark}${said} ${mark} x`;
        return line(text).join('') === text;
      }),
    );
  });

  it('reads what the formatting keys make as that style', () => {
    const words = fc.array(fc.stringMatching(/^[a-zé👍ש0-9]{1,5}$/u), { minLength: 1, maxLength: 8 });
    const types = { '*': 'bold', _: 'italic', '~': 'strike', '`': 'code', '```': 'mono' } as const;
    const mark = fc.constantFrom(...(Object.keys(types) as (keyof typeof types)[]));
    fc.assert(
      fc.property(words, mark, fc.nat(), fc.nat(), (all, key, from, count) => {
        const first = from % all.length;
        const last = Math.min(all.length, first + 1 + (count % 3));
        const chosen = all.slice(first, last).join(' ');
        const start = all.slice(0, first).reduce((sum, word) => sum + word.length + 1, 0);
        const wrapped = wrapSelection({ text: all.join(' '), start, end: start + chosen.length }, key);
        return line(wrapped.text).includes(`${types[key]}(${chosen})`);
      }),
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
    ['http://127.0.0.1 and http://2130706433/x', ['http://127.0.0.1 and http://2130706433/x']],
    ['http://localhost:3000 http://nas.local', ['http://localhost:3000 http://nas.local']],
    ['https://bank.com@evil.com', ['https://bank.com@evil.com']],
    ['https://a.io/\u202egpj.exe', ['link(https://a.io/)', '\u202egpj.exe']],
    ['https://a.io/x?y=1&z=2, then', ['link(https://a.io/x?y=1&z=2)', ', then']],
    ['«https://a.io/é…»', ['«', 'link(https://a.io/é)', '…»']],
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

  it.each([
    [' *a'],
    ['*a '],
    ['*'],
    ['* '],
    [' *_~`a'],
    ['*_~a~_* '],
    ['_ *~'],
    ['`'],
    ['(https://a.io/'],
    ['https://a.io/))'],
    [' https://a.io/'],
    [' http://127.0.0.1/_'],
    ['https://é@'],
    ['```'],
    ['``` '],
    ['\n'],
    ['\n> *a'],
    ['\n1. '],
    ['\u202e'],
    ['👍🏽'],
  ])(
    // Time that grows with the square of the length would not end within the test's own limit.
    'reads 100,000 characters of %j',
    (piece) => {
      const text = 'https://a.io/' + piece.repeat(Math.ceil(100_000 / piece.length));
      expect(printFormatting(parseFormatting(text))).toBe(text);
    },
  );
});

/** The text of a tree in pieces, in order, marks told from words. */
function piecesOf(blocks: readonly Block[]): { text: string; isMark: boolean }[] {
  const word = (text: string) => ({ text, isMark: false });
  const mark = (text: string) => ({ text, isMark: true });
  const marks = { bold: '*', italic: '_', strike: '~', code: '`', mono: '```' };
  const inline = (node: Inline): { text: string; isMark: boolean }[] => {
    if (node.type === 'text') return [word(node.text)];
    if (node.type === 'link') return [word(node.url)];
    const inner = 'text' in node ? [word(node.text)] : node.children.flatMap(inline);
    return [mark(marks[node.type]), ...inner, mark(marks[node.type])];
  };
  return blocks
    .flatMap(({ lines }) => lines)
    .flatMap(({ marker, children }, index) => [
      ...(index > 0 ? [mark('\n')] : []),
      ...(marker === '' ? [] : [mark(marker)]),
      ...children.flatMap(inline),
    ]);
}

function linksIn(blocks: readonly Block[]): Extract<Inline, { type: 'link' }>[] {
  const inline = (node: Inline): Extract<Inline, { type: 'link' }>[] =>
    node.type === 'link' ? [node] : 'children' in node ? node.children.flatMap(inline) : [];
  return blocks.flatMap(({ lines }) => lines).flatMap(({ children }) => children.flatMap(inline));
}
