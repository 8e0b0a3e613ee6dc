import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { ARABIC, DARK, LIGHT, NARROW, ZOOMED } from '#tests/support/tour/views.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
    (path) => `${folder}/${path.replaceAll('\\', '/')}`,
  );
const foldersIn = (folder: string) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);

const PAGES = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  ...filesIn('docs').filter((path) => path.endsWith('.md')),
];
const README = read('README.md');
const ARCHITECTURE = read('docs/architecture.md');
const DRAWING = read('docs/architecture.svg');
const { scripts } = JSON.parse(read('package.json')) as {
  readonly scripts: Readonly<Record<string, string>>;
};

/** What is read as words: no code, which may hold brackets and hashes of its own. */
function proseOf(page: string): string {
  return read(page)
    .replaceAll(/^```[\s\S]*?^```/gm, '')
    .replaceAll(/`[^`\n]*`/g, '');
}

describe('commands', () => {
  const rows = [...README.matchAll(/^\| `npm (?:run )?([\w:]+)`/gm)].map(([, name = '']) => name);

  test('every script of package.json has its line in the README, and none that is gone', () => {
    expect(rows.toSorted()).toEqual(Object.keys(scripts).toSorted());
  });

  test.each(PAGES)('%s names no script that there is not', (page) => {
    const named = [...read(page).matchAll(/\bnpm run ([\w:]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('links', () => {
  test.each(PAGES)('each of %s leads somewhere', (page) => {
    const broken = linksOf(page).filter((link) => !isPicture(link) && !leads(page, link));
    expect(broken).toEqual([]);
  });

  test.each(PAGES)('every picture of %s is one that the tour stops at', (page) => {
    const wrong = linksOf(page).filter(
      (link) => isPicture(link) && !isTaken(relative(root, join(root, dirname(page), link))),
    );
    expect(wrong).toEqual([]);
  });

  /** Markdown's links and pictures, and those of the HTML between. */
  function linksOf(page: string): string[] {
    const prose = proseOf(page);
    return [...prose.matchAll(/\]\(<?([^)\s>]+)>?(?: "[^"]*")?\)|\b(?:src|srcset|href)="([^"]+)"/g)]
      .map(([, inMarkdown, inHtml]) => inMarkdown ?? inHtml ?? '')
      .filter((link) => !/^(?:https?|mailto):/.test(link));
  }

  function isPicture(link: string): boolean {
    return link.endsWith('.webp');
  }

  function leads(page: string, link: string): boolean {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? page : relative(root, join(root, dirname(page), path));
    if (!existsSync(join(root, target))) return false;
    return anchor === undefined || (target.endsWith('.md') && anchorsOf(target).includes(anchor));
  }

  /** As the page's reader makes them of its headings. */
  function anchorsOf(page: string): string[] {
    return [
      ...read(page)
        .replaceAll(/^```[\s\S]*?^```/gm, '')
        .matchAll(/^#+ (.+)$/gm),
    ].map(([, title = '']) =>
      title
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replaceAll(' ', '-'),
    );
  }
});

const SHOTS = 'docs/screenshots';
const VIEWS = [LIGHT, DARK, NARROW, ARABIC, ZOOMED].map(({ name }) => name);
const NAMES = filesIn('tests/support/tour').flatMap((file) =>
  [...read(file).matchAll(/\bstop\(\s*(['`])(.+?)\1/g)].map(([, , name = '']) => name),
);
/** A name with a place in it stands for all that may fill it. */
const STOPS = NAMES.map((name) => new RegExp(`^${name.replaceAll(/\$\{[^}]*\}/g, '[a-z-]+')}$`));
/** Pictures are made by a command, not with the code: before all of them were taken, the names alone tell. */
const areTaken = NAMES.filter((name) => !name.includes('$')).every((name) =>
  existsSync(join(root, SHOTS, LIGHT.name, `${name}.webp`)),
);

function isTaken(path: string): boolean {
  if (path === join(SHOTS, 'contact-sheet.webp')) return true;
  const [view = '', file = '', ...deeper] = relative(SHOTS, path).replaceAll('\\', '/').split('/');
  const isNamed =
    deeper.length === 0 &&
    VIEWS.includes(view) &&
    STOPS.some((stop) => stop.test(file.replace(/\.webp$/, '')));
  return isNamed && (!areTaken || existsSync(join(root, path)));
}

describe('the map of the code', () => {
  const PLACES = [
    ...['', 'electron', 'electron/contract', 'electron/core', 'electron/core/store', 'electron/main'],
    ...['src', 'src/shared', 'tests/support'],
  ];

  test('names no folder or file that there is not', () => {
    const named = [
      ...[...ARCHITECTURE.matchAll(/`([\w.@-]+\/[\w./-]*)`/g)].map(([, path = '']) => path),
      ...[...DRAWING.matchAll(/>((?:electron|src|tests|scripts)\/[\w/]*)</g)].map(([, path = '']) => path),
    ];
    const gone = named.filter((path) => !PLACES.some((place) => existsSync(join(root, place, path))));
    expect(gone).toEqual([]);
  });

  test.each(['electron', 'electron/core', 'electron/main', 'src', 'tests'])(
    'names every folder of %s, in words',
    (folder) => {
      const unsaid = foldersIn(folder).filter((name) => !ARCHITECTURE.includes(`\`${folder}/${name}/\``));
      expect(unsaid).toEqual([]);
    },
  );

  test('the drawing shows every part of the core', () => {
    const drawn = [...DRAWING.matchAll(/>([^<]+)</g)].map(([, text = '']) => text.trim());
    expect(foldersIn('electron/core').filter((name) => !drawn.includes(name))).toEqual([]);
  });

  test('the contribution guide says what each folder at the top is for', () => {
    const page = read('CONTRIBUTING.md');
    const ours = ['docs', 'electron', 'resources', 'scripts', 'src', 'tests'];
    expect(ours.filter((name) => !page.includes(`| \`${name}/`))).toEqual([]);
  });
});

describe('the user guide', () => {
  const sentences = [...filesIn('src/shared/i18n/en').map(read), read('electron/words/en.ts')].flatMap(
    (source) =>
      [...source.matchAll(/'((?:[^'\\\n]|\\.)+)'|"([^"\n]+)"/g)].flatMap(([, single, double]) =>
        (single ?? double ?? '').split(' | '),
      ),
  );

  test('whatever it sets in bold is what the app says', () => {
    const bold = [...proseOf('docs/guide.md').matchAll(/\*\*([^*]+)\*\*/g)].map(([, text = '']) =>
      text.replaceAll(/\s+/g, ' '),
    );
    expect(bold.length).toBeGreaterThan(50);
    expect(bold.filter((text) => !sentences.includes(text))).toEqual([]);
  });
});

test.each(PAGES)('%s stands by itself: no path of one computer, no number of a list elsewhere', (page) => {
  const found = read(page).match(
    /(?:^|[\s`"'(])(?:\/(?:home|root|Users|work|tmp|mnt|opt)\/|[A-Z]:\\)[^\s`]*|\b(?:issue|ticket|PR) #?\d+|(?:^|[\s(])#\d+\b/gim,
  );
  expect(found).toBeNull();
});

test('every decision has its line in the index', () => {
  const index = read('docs/decisions/README.md');
  const records = readdirSync(join(root, 'docs/decisions')).filter((file) => /^\d{4}-/.test(file));
  const unlisted = records.filter((file) => !index.includes(`(${file})`));
  expect(unlisted).toEqual([]);
});
