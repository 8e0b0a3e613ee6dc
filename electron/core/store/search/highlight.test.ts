import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Term } from '#contract/rules/searchTerms.ts';
import { findTerms, foldLine, snippetOf } from './highlight.ts';
import { foldText } from '#contract/rules/foldText.ts';

const word = (text: string): Term => ({ kind: 'text', text });
const number = (digits: string): Term => ({ kind: 'number', digits });

/** The text of the snippet with its ranges in brackets; null where a term is missing. */
function marked(text: string, ...terms: readonly (Term | string)[]): string | null {
  const line = foldLine(text);
  const found = findTerms(
    line,
    terms.map((term) => (typeof term === 'string' ? word(term) : term)),
  );
  if (!found) return null;
  const snippet = snippetOf(line, found);
  return snippet.ranges.reduceRight(
    (marking, [from, to]) => `${marking.slice(0, from)}[${marking.slice(from, to)}]${marking.slice(to)}`,
    snippet.text,
  );
}

describe('what is marked in a snippet', () => {
  it.each([
    ['Is it in stock?', ['stock'], 'Is it in [stock]?'],
    ['Die Straße ist groß', ['strasse', 'gross'], 'Die [Straße] ist [groß]'],
    ['Die Straße', ['ras'], 'Die St[raß]e'],
    ['Zoe\u0308 A\u030angstro\u0308m', ['zoe', 'ngstr'], '[Zoe\u0308] A\u030a[ngstr]o\u0308m'],
    ['the ﬁle', ['file'], 'the [ﬁle]'],
    ['the ﬁle', ['ile'], 'the [ﬁle]'],
    ['قال مُحَمَّد نعم', ['محمد'], 'قال [مُحَمَّد] نعم'],
    ['مـــحمد', ['محم'], '[مـــحم]د'],
    ['我在李小龙的家', ['李小龙'], '我在[李小龙]的家'],
    ['ok 👩‍👩‍👧 done', ['done'], 'ok 👩‍👩‍👧 [done]'],
    ['홍길동 씨', ['길동 '.trim()], '홍[길동] 씨'],
    ['ㅎㅗㅇ', ['호'], '[ㅎㅗㅇ]'],
    ['ΚΑΡΑΣ', ['καρασ'], '[ΚΑΡΑΣ]'],
    ['one\n\n two\u0000three', ['two'], 'one [two] three'],
    ['aaaa', ['aa'], '[aa][aa]'],
    ['shipping shop', ['ship', 'hipping'], '[shipping] shop'],
    ['\u0301 late', ['late'], '\u0301 [late]'],
    ['blessed ﷺ be', ['الله'], 'blessed [ﷺ] be'],
  ])('%j by %j: %j', (text, terms, expected) => {
    expect(marked(text, ...terms)).toBe(expected);
  });

  it.each([
    ['call 98100 07919 now', '9810007919', 'call [98100 07919] now'],
    ['call +91-(98100)-07919', '919810007919', 'call +[91-(98100)-07919]'],
    ['call 9810007919', '10007', 'call 98[10007]919'],
    ['98100‑07919', '0007919', '981[00‑07919]'],
  ])('%j by the number %s: %j', (text, digits, expected) => {
    expect(marked(text, number(digits))).toBe(expected);
  });

  it('is nothing where a word is missing', () => {
    expect(marked('Is it in stock?', 'stock', 'red')).toBeNull();
    expect(marked('', 'stock')).toBeNull();
  });
});

describe('where a snippet is cut', () => {
  const long = `${'before '.repeat(40)}the needle here ${'after '.repeat(40)}`;

  it('is at words around the first match', () => {
    const snippet = marked(long, 'needle') ?? '';
    expect(snippet).toMatch(/^…before (before )*the \[needle\] here (after )*after…$/);
    expect(snippet.length).toBeLessThanOrEqual(164);
    expect(snippet.length).toBeGreaterThan(140);
  });

  it('leaves no end out that would fit', () => {
    expect(marked(`${'before '.repeat(40)}needle`, 'needle')?.length).toBeGreaterThan(140);
  });

  it('is never within a letter', () => {
    for (const letter of ['👩‍👩‍👧', 'é', '𠮷', 'नि', '🇮🇳']) {
      const text = `${letter.repeat(70)}needle${letter.repeat(70)}`;
      for (let lead = 0; lead < 12; lead += 1) {
        const cut = marked('x'.repeat(lead) + text, 'needle') ?? '';
        expect(cut.replace(/[…x]|\[needle\]/g, '').replaceAll(letter, '')).toBe('');
        expect(cut).toContain('[needle]');
      }
    }
  });

  it('is within a letter only where that is endless', () => {
    const marks = '\u0483'.repeat(3000);
    expect(marked(`${'a'.repeat(200)}b${marks} needle`, 'needle')?.length).toBeLessThan(200);
  });

  it('holds a match that is longer than a snippet', () => {
    const needle = 'n'.repeat(190);
    expect(marked(`${'before '.repeat(40)}${needle} ${'after '.repeat(40)}`, needle)).toContain(
      `[${needle}]`,
    );
  });
});

const alphabet = fc.constantFrom(
  ...[
    'a',
    'B',
    'ß',
    'é',
    'e\u0301',
    'ﬁ',
    'İ',
    'ı',
    'Σ',
    'ς',
    'م',
    '\u064f',
    'ـ',
    '李',
    'ㅎ',
    'ㅗ',
    '홍',
    'ᄒ',
    'ᅩ',
  ],
  ...[
    'न',
    'ि',
    '़',
    '👩‍👧',
    '🇮🇳',
    '\u200d',
    ' ',
    '\n',
    '\u0000',
    '¨',
    'ﷺ',
    '½',
    '1',
    '2',
    '-',
    '. ',
    '\ud800',
    'word ',
  ],
);
const anyText = fc.oneof(
  fc.array(alphabet, { maxLength: 120 }).map((letters) => letters.join('')),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

describe('for any text', () => {
  it('folds a line as the whole text is folded', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(foldLine(text).folded).toBe(foldText(text));
      }),
    );
  });

  it('finds each part of its folded words, and marks what folds to it', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, pick, start) => {
        const words = foldText(text).split(' ');
        const letters = Array.from(words[pick % words.length] ?? '');
        const term = letters
          .slice(start % (letters.length || 1))
          .slice(0, 5)
          .join('');
        if (term === '') return;
        const line = foldLine(text);
        const found = findTerms(line, [word(term)]);
        expect(found).not.toBeNull();
        const snippet = snippetOf(line, found ?? []);
        expect(snippet.ranges.length).toBeGreaterThan(0);
        let end = 0;
        for (const [from, to] of snippet.ranges) {
          expect(from).toBeGreaterThanOrEqual(end);
          expect(to).toBeLessThanOrEqual(snippet.text.length);
          expect(foldText(snippet.text.slice(from, to))).toContain(term);
          end = to;
        }
      }),
      { numRuns: 3000 },
    );
  });
});
