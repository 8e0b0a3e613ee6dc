import type { AppEvent, EventName } from '#contract/events.ts';
import type { Core } from '#core/createCore.ts';

interface Followed<Answer> {
  /** null: there is no answer now. */
  readonly ask: () => Promise<Answer | null>;
  /** Events after which it may be another. */
  readonly events: readonly EventName[];
  readonly tell: (answer: Answer) => void;
}

/** Tells an answer whenever it may have changed, one question at a time. Gives the function that asks now. */
export function follow<Answer>(
  core: Pick<Core, 'onEvent'>,
  { ask, events, tell }: Followed<Answer>,
): () => Promise<void> {
  /** The question under way, and the one that waits for it: what happens meanwhile needs one more, and only one. */
  let asking: Promise<void> | null = null;
  let next: Promise<void> | null = null;

  async function look(): Promise<void> {
    const answer = await ask();
    if (answer) tell(answer);
  }

  function refresh(): Promise<void> {
    if (!asking) return (asking = look().finally(() => (asking = null)));
    return (next ??= asking.then(() => {
      next = null;
      return refresh();
    }));
  }

  core.onEvent((event: AppEvent) => {
    if (events.includes(event.name)) void refresh();
  });
  return refresh;
}
