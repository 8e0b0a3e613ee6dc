import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { blankForm } from './forms/blankForm';
import { createDraftKeeper, type SavedDraft } from './draftKeeper';

interface Save extends SavedDraft {
  readonly phone: string;
  resolve(): void;
  reject(): void;
}

/** A place to save to whose answers the test gives one by one; what was saved before comes at once unless it is held. */
function createPlace(saved: Record<string, Partial<SavedDraft>> = {}, { holdsLoads = false } = {}) {
  const calls: Save[] = [];
  const loads: { resolve(): void; reject(): void }[] = [];
  return {
    calls,
    loads,
    answer: () => calls.shift()!.resolve(),
    deps: {
      load: (phone: string) =>
        new Promise<SavedDraft>((resolve, reject) => {
          const load = {
            resolve: () => resolve({ text: '', form: null, ...saved[phone] }),
            reject: () => reject(new Error('no')),
          };
          loads.push(load);
          if (!holdsLoads) load.resolve();
        }),
      save: (phone: string, draft: SavedDraft) =>
        new Promise<void>((resolve, reject) =>
          calls.push({ phone, ...draft, resolve, reject: () => reject(new Error('no')) }),
        ),
    },
  };
}

const settle = () => vi.advanceTimersByTimeAsync(0);
const location = { ...blankForm('location'), latitude: '18.5' } as const;
const buttons = { ...blankForm('buttons'), body: 'Shall we?' } as const;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what is written in a chat', () => {
  it('is saved once, after the last key', async () => {
    const place = createPlace();
    const drafts = createDraftKeeper(place.deps);
    drafts.change('a', { text: 'h' });
    await vi.advanceTimersByTimeAsync(300);
    drafts.change('a', { text: 'hi' });
    await vi.advanceTimersByTimeAsync(300);
    expect(place.calls).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(100);
    expect(place.calls).toMatchObject([{ phone: 'a', text: 'hi' }]);
  });

  it('wins over what is saved, also while that is still coming, and the other part comes in', async () => {
    const place = createPlace({ a: { text: 'old', form: location } }, { holdsLoads: true });
    const drafts = createDraftKeeper(place.deps);
    const opened = drafts.open('a');
    drafts.change('a', { text: 'new' });
    place.loads[0]!.resolve();
    expect(await opened).toMatchObject({ text: 'new', form: location });
  });

  it('is not saved over a form that nobody has read yet', async () => {
    const place = createPlace({ a: { form: location } }, { holdsLoads: true });
    const drafts = createDraftKeeper(place.deps);
    drafts.change('a', { text: 'new' });
    void drafts.flush();
    await settle();
    expect(place.calls).toHaveLength(0);
    place.loads[0]!.resolve();
    await settle();
    expect(place.calls).toMatchObject([{ text: 'new', form: location }]);
  });

  it('is given again as it was saved, and afterwards without asking', async () => {
    const place = createPlace({ a: { text: 'old', form: buttons } });
    const drafts = createDraftKeeper(place.deps);
    expect(await drafts.open('a')).toMatchObject({ text: 'old', form: buttons });
    expect(await drafts.open('a')).toMatchObject({ text: 'old', form: buttons });
    expect(place.loads).toHaveLength(1);
  });

  it('is never overtaken by an older draft', async () => {
    const place = createPlace();
    const drafts = createDraftKeeper(place.deps);
    drafts.change('a', { text: 'one' });
    const first = drafts.flush();
    await settle();
    drafts.change('a', { text: 'two' });
    const second = drafts.flush();
    await settle();
    expect(place.calls).toMatchObject([{ text: 'one' }]);
    place.answer();
    await settle();
    expect(place.calls).toMatchObject([{ text: 'two' }]);
    place.answer();
    expect(await Promise.all([first, second])).toEqual([true, true]);
    await vi.runAllTimersAsync();
    expect(place.calls).toHaveLength(0);
  });

  it('is saved at once when asked, each chat under its own name', async () => {
    const place = createPlace();
    const drafts = createDraftKeeper(place.deps);
    drafts.change('a', { text: 'to a' });
    drafts.change('b', { form: location });
    void drafts.flush();
    await settle();
    expect(place.calls).toMatchObject([
      { phone: 'a', text: 'to a', form: null },
      { phone: 'b', text: '', form: location },
    ]);
  });

  it('is kept and saved later when saving fails, and says so', async () => {
    const place = createPlace();
    const drafts = createDraftKeeper(place.deps);
    drafts.change('a', { text: 'one' });
    const flushed = drafts.flush();
    await settle();
    place.calls.shift()!.reject();
    expect(await flushed).toBe(false);
    expect(drafts.peek('a').text).toBe('one');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(place.calls).toMatchObject([{ text: 'one' }]);
  });

  it('is not saved when nothing changed', async () => {
    const place = createPlace({ a: { text: 'old' } });
    const drafts = createDraftKeeper(place.deps);
    drafts.change('a', { text: (await drafts.open('a')).text });
    expect(await drafts.flush()).toBe(true);
    await vi.runAllTimersAsync();
    expect(place.calls).toHaveLength(0);
  });

  it('is no draft while a form is only open', async () => {
    const place = createPlace();
    const drafts = createDraftKeeper(place.deps);
    drafts.change('a', { form: blankForm('buttons') });
    void drafts.flush();
    await settle();
    expect(place.calls).toMatchObject([{ form: null }]);
  });
});

describe('a part on its way to the app', () => {
  it('is out of the box and saved still, before what is typed since', async () => {
    const place = createPlace();
    const drafts = createDraftKeeper(place.deps);
    drafts.change('a', { text: 'one', form: location });
    drafts.lift('a', 'text');
    drafts.lift('a', 'form');
    expect(drafts.peek('a')).toMatchObject({ text: '', form: null });
    drafts.change('a', { text: 'two' });
    void drafts.flush();
    await settle();
    expect(place.calls).toMatchObject([{ text: 'one\ntwo', form: location }]);
  });

  it('is forgotten once the app has it, and what was typed since stays', async () => {
    const place = createPlace();
    const drafts = createDraftKeeper(place.deps);
    drafts.change('a', { text: 'one' });
    const lifted = drafts.lift('a', 'text');
    drafts.change('a', { text: 'two' });
    lifted.drop();
    void drafts.flush();
    await settle();
    expect(place.calls).toMatchObject([{ text: 'two' }]);
  });

  it('comes back before what was typed since', () => {
    const drafts = createDraftKeeper(createPlace().deps);
    drafts.change('a', { text: 'one', previewsLink: false });
    const lifted = drafts.lift('a', 'text');
    expect(drafts.peek('a').previewsLink).toBe(true);
    drafts.change('a', { text: 'two' });
    lifted.putBack();
    expect(drafts.peek('a')).toMatchObject({ text: 'one\ntwo', previewsLink: false });
  });

  it('comes back beside another form that was begun since, not over it', () => {
    const drafts = createDraftKeeper(createPlace().deps);
    drafts.change('a', { form: location });
    const lifted = drafts.lift('a', 'form');
    drafts.change('a', { form: buttons });
    lifted.putBack();
    expect(drafts.peek('a').form).toEqual(buttons);
    expect(drafts.asideOf('a')).toEqual([location]);
  });
});

describe('a form that is closed', () => {
  it('is kept at hand, the newest of each type, and is given back once', () => {
    const drafts = createDraftKeeper(createPlace().deps);
    for (const form of [buttons, location, { ...location, latitude: '19' }]) {
      drafts.change('a', { form });
      drafts.putAside('a');
    }
    expect(drafts.peek('a').form).toBeNull();
    expect(drafts.takeBack('a', 'location')).toMatchObject({ latitude: '19' });
    expect(drafts.takeBack('a', 'location')).toBeNull();
    expect(drafts.asideOf('a')).toEqual([buttons]);
  });

  it('leaves nothing behind where nothing was filled in', () => {
    const drafts = createDraftKeeper(createPlace().deps);
    drafts.change('a', { form: blankForm('video') });
    drafts.putAside('a');
    expect(drafts.asideOf('a')).toEqual([]);
  });
});
