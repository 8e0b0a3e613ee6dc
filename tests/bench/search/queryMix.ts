import { createRandom } from '#demo/world/random.ts';
import type { BenchStore } from './benchStore.ts';

export interface Mix {
  readonly people: readonly string[];
  readonly messages: readonly string[];
  /** Searches in the list of contacts letter by letter, some within a filter. */
  readonly typing: readonly Typed[];
}

export interface Typed {
  readonly search: string;
  readonly tags?: string[];
  readonly optedIn?: boolean;
}

const FILTERS: readonly Omit<Typed, 'search'>[] = [
  {},
  {},
  { tags: ['lead'] },
  { optedIn: true },
  { tags: ['vip'], optedIn: true },
];

/** What people type, taken from what is in the store, the same at every run. */
export function queryMix({ db, contacts, messages }: BenchStore): Mix {
  const random = createRandom('queries', contacts);
  const person = db.prepare<[number], { name: string | null; phone: string }>(
    `SELECT c.name, p.phone FROM people AS p JOIN contacts AS c ON c.person_id = p.id
     WHERE p.id >= ? AND c.name IS NOT NULL ORDER BY p.id LIMIT 1`,
  );
  const someone = () => person.get(random.integer(1, contacts - 1000)) ?? { name: '', phone: '' };
  const times = (count: number, make: () => string) => Array.from({ length: count }, make);
  const words = () => someone().name?.split(' ') ?? [];
  const said = db.prepare<[number], string>(`SELECT content ->> 'text' FROM messages WHERE id = ?`).pluck();
  const saying = () => said.get(random.integer(1, messages))?.split(' ') ?? [];
  const start = (word = '', length: number) => Array.from(word).slice(0, length).join('');

  const typed = [
    ...times(20, () => someone().name ?? ''),
    ...times(6, () => someone().phone),
    ...times(4, () => start(someone().phone.slice(3), 5)),
    ...times(6, () => `${start(words()[0], 2)} ${start(words()[1], 4)}`),
    ...['zzzqqq', 'nobody here', 'ravi@', '@example.com', 'राहुल', '李小龙'],
  ];
  const typing = typed.flatMap((text, index) => {
    const letters = Array.from(text);
    const filter = FILTERS[index % FILTERS.length];
    return letters.map((_, length) => ({ ...filter, search: letters.slice(0, length + 1).join('') }));
  });

  return {
    typing,
    people: [
      ...times(30, () => words()[0] ?? ''),
      ...times(25, () => words()[1] ?? ''),
      ...times(25, () => start(words()[random.integer(0, 1)], 4)),
      ...times(25, () => someone().name ?? ''),
      ...times(15, () => [start(words()[1], 3), start(words()[0], 4)].join(' ')),
      ...times(10, () => someone().phone),
      ...times(10, () =>
        someone()
          .phone.slice(3, 13)
          .replace(/(.{5})/, '$1 '),
      ),
      ...times(10, () => someone().phone.slice(-5)),
      ...times(5, () => someone().phone.slice(1, 5)),
      ...times(5, () => `${start(words()[0], 2)} ${words()[1] ?? ''}`),
      ...['jürg', 'JURG', 'müller', 'Groß', 'gross', 'angstrom', 'łukasz', 'محمد', 'राहुल', 'ольга', '李小龙'],
      ...['nobody here', 'zzzqqq', 'xylophone', '0000000000', 'ravi zzzqqq', 'qwertz@', 'kumarr', '@@@'],
      ...['r', 'a', 'ra', 'su', 'ku', 'zo', 'z', '李', 'qx', 'वर'],
      ...times(12, () => `${words()[1] ?? ''}${random.integer(0, 976)}@example`),
    ],
    messages: [
      ...times(50, () => saying()[0] ?? ''),
      ...times(40, () => saying().slice(0, 2).join(' ')),
      ...times(25, () => start(saying()[1], 5)),
      ...times(15, () => [saying()[0], saying()[0], saying()[0]].join(' ')),
      ...times(15, () => `inv-${random.integer(0, messages)}`),
      ...times(10, () => `98${random.integer(100, 999)} ${random.integer(10, 99)}`),
      ...times(10, () => `${start(saying()[0], 2)} ${saying()[2] ?? ''}`),
      ...['strasse', 'CAFE', 'manana', 'मस्ते', 'مرحبا', '你好谢谢', 'спасибо', 'jalapeno'],
      ...['nothing like it', 'zzzqqq', 'xylophone', 'refundd', 'order zzzqqq'],
      ...times(22, () => `${saying()[0] ?? ''} ${random.integer(100, 999)}`),
    ],
  };
}
