import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createDraftKeeper } from './draftKeeper';

/** A place to save to whose answers the test gives one by one. */
function createPlace(saved: Record<string, string> = {}) {
  const calls: { phone: string; text: string; resolve: () => void; reject: () => void }[] = [];
  const loads: ((text: string) => void)[] = [];
  return {
    calls,
    loads,
    answer: () => calls.shift()!.resolve(),
    deps: {
      load: (phone: string) =>
        new Promise<string>((resolve) => loads.push(() => resolve(saved[phone] ?? ''))),
      save: (phone: string, text: string) =>
        new Promise<void>((resolve, reject) =>
          calls.push({ phone, text, resolve, reject: () => reject(new Error('no')) }),
        ),
    },
  };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('createDraftKeeper', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('saves once, after the last key', async () => {
    const place = createPlace();
    const drafts = createDraftKeeper(place.deps);
    drafts.change('a', 'h');
    await vi.advanceTimersByTimeAsync(300);
    drafts.change('a', 'hi');
    await vi.advanceTimersByTimeAsync(300);
    expect(place.calls).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(100);
    expect(place.calls).toMatchObject([{ phone: 'a', text: 'hi' }]);
  });

  it('keeps what was typed before the saved text came', async () => {
    const place = createPlace({ a: 'old' });
    const drafts = createDraftKeeper(place.deps);
    const opened = drafts.open('a');
    drafts.change('a', 'new');
    place.loads[0]!('old');
    expect(await opened).toBe('new');
  });

  it('gives the saved text of a chat, and afterwards without asking again', async () => {
    const place = createPlace({ a: 'old' });
    const drafts = createDraftKeeper(place.deps);
    const opened = drafts.open('a');
    place.loads[0]!('old');
    expect(await opened).toBe('old');
    expect(await drafts.open('a')).toBe('old');
    expect(place.loads).toHaveLength(1);
  });

  it('never lets an older text land after a newer one', async () => {
    const place = createPlace();
    const drafts = createDraftKeeper(place.deps);
    drafts.change('a', 'one');
    const first = drafts.flush();
    drafts.change('a', 'two');
    const second = drafts.flush();
    await settle();
    expect(place.calls).toMatchObject([{ text: 'one' }]);
    place.answer();
    await settle();
    expect(place.calls).toMatchObject([{ text: 'two' }]);
    place.answer();
    await Promise.all([first, second]);
    await vi.runAllTimersAsync();
    expect(place.calls).toHaveLength(0);
  });

  it('saves every chat at once when asked, each under its own name', async () => {
    const place = createPlace();
    const drafts = createDraftKeeper(place.deps);
    drafts.change('a', 'to a');
    drafts.change('b', 'to b');
    void drafts.flush();
    expect(place.calls).toMatchObject([
      { phone: 'a', text: 'to a' },
      { phone: 'b', text: 'to b' },
    ]);
  });

  it('keeps the text and tries again when saving fails', async () => {
    const place = createPlace();
    const drafts = createDraftKeeper(place.deps);
    drafts.change('a', 'one');
    const flushed = drafts.flush();
    place.calls.shift()!.reject();
    await flushed;
    expect(drafts.peek('a')).toBe('one');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(place.calls).toMatchObject([{ text: 'one' }]);
  });

  it('has nothing to save when nothing changed', async () => {
    const place = createPlace({ a: 'old' });
    const drafts = createDraftKeeper(place.deps);
    const opened = drafts.open('a');
    place.loads[0]!('old');
    drafts.change('a', await opened);
    await drafts.flush();
    await vi.runAllTimersAsync();
    expect(place.calls).toHaveLength(0);
  });
});
