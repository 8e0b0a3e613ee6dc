import { createRandom } from '#demo/world/random.ts';
import { openStoppedStore, type StoppedApp, type StoppedStore } from '#tests/support/stoppedStore.ts';
import { fillStore } from '../search/benchStore.ts';
import { CLEAR, typingMix, type Stroke } from '../table/typing.ts';

/** As many as the palette shows of each kind beside others. */
const SHOWN = 5;

/** A key, what the palette shows once it was heeded, and how long the bare queries took. */
export interface AnsweredStroke extends Stroke {
  /** Ends of the options' ids: people and messages, in any order. */
  readonly options: readonly string[];
  readonly queryMs: number;
}

/** People and messages in the stopped app's store; and what it answers to what is typed. */
export async function writePalette(
  app: StoppedApp,
  contacts: number,
  messages: number,
): Promise<readonly AnsweredStroke[]> {
  const store = await openStoppedStore(app);
  try {
    fillStore(store, contacts, messages);
    store.db.pragma('wal_checkpoint(TRUNCATE)');
    const strokes = [...typingMix(store, contacts), ...wordsSaid(store, messages)];
    return strokes.filter(({ key }) => key !== CLEAR).map((stroke) => answer(store, stroke));
  } finally {
    store.close();
  }
}

function answer({ queries }: StoppedStore, stroke: Stroke): AnsweredStroke {
  const query = stroke.search.trim();
  const startedAt = performance.now();
  const { people } = queries.search.all({ query, peopleLimit: SHOWN, messagesLimit: 0 });
  const { messages } = queries.search.all({ query, peopleLimit: 0, messagesLimit: SHOWN + 1 });
  const queryMs = performance.now() - startedAt;
  return {
    ...stroke,
    options: [
      ...people.map(({ phone }) => `person-${phone}`),
      ...messages.slice(0, SHOWN).map(({ id }) => `message-${id}`),
    ],
    queryMs,
  };
}

const TYPED = /^[a-z ]+$/u;

/** Two words of what somebody wrote, letter by letter. */
function wordsSaid({ db }: StoppedStore, messages: number): readonly Stroke[] {
  const random = createRandom('said', messages);
  const said = db.prepare<[number], string>(`SELECT content ->> 'text' FROM messages WHERE id = ?`).pluck();
  const texts: string[] = [];
  while (texts.length < 15) {
    const words = said.get(random.integer(1, messages))?.toLowerCase().split(' ').slice(0, 2).join(' ') ?? '';
    if (TYPED.test(words)) texts.push(words);
  }
  return texts.flatMap((text) =>
    Array.from(text, (key, index) => ({ key, search: text.slice(0, index + 1) })),
  );
}
