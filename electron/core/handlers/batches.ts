import { AppError } from '#contract/errors.ts';
import type { Batch } from '#contract/routes/batches.ts';
import type { Emit } from '#core/events.ts';
import type { Clock } from '#core/ports.ts';
import type { StoredBatch } from '#core/store/store.ts';
import type { Workspace } from '#core/workspace.ts';
import type { Speak } from '#words/speech.ts';
import type { HandlersOf } from './handlersOf.ts';
import { rejectedCsv } from './rejectedCsv.ts';
import type { WorkOf } from './work.ts';

interface BatchDeps {
  readonly work: WorkOf;
  readonly clock: Clock;
  readonly emit: Emit;
  readonly speak: Speak;
}

export function batchHandlers({ work, clock, emit, speak }: BatchDeps): HandlersOf<'batches'> {
  async function setState(accountId: string, id: number, state: 'running' | 'paused' | 'cancelled') {
    const { store, edits } = await work(accountId);
    if (!(await store.batches.setState(id, state, clock.now()))) throw ended();
    changed(accountId);
    edits.wake();
    return {};
  }

  function changed(accountId: string): void {
    emit({ name: 'batches.changed', accountId });
  }

  return {
    'batches.list': async ({ accountId }) => {
      const at = await work(accountId);
      const all = await at.store.batches.list();
      return { rows: all.map((batch) => toBatch(batch, all, at)) };
    },
    'batches.get': async ({ accountId, id }) => {
      const at = await work(accountId);
      const [batch, all] = await Promise.all([at.store.batches.get(id), at.store.batches.list()]);
      return { batch: batch && toBatch(batch, all, at) };
    },
    'batches.rows': async ({ accountId, id, ...query }) =>
      (await work(accountId)).store.batches.rows(id, query),
    'batches.pause': ({ accountId, id }) => setState(accountId, id, 'paused'),
    'batches.resume': ({ accountId, id }) => setState(accountId, id, 'running'),
    'batches.cancel': ({ accountId, id }) => setState(accountId, id, 'cancelled'),
    'batches.retry': async ({ accountId, id }) => {
      const { store, edits } = await work(accountId);
      if ((await store.batches.retry(id)) === 0) return {};
      changed(accountId);
      edits.wake();
      return {};
    },
    'batches.remove': async ({ accountId, id }) => {
      const { batches } = (await work(accountId)).store;
      if (await batches.remove(id)) changed(accountId);
      else if (await batches.get(id))
        throw new AppError('INVALID_INPUT', 'This is still under way. Cancel it first.', {
          reason: 'underWay',
        });
      return {};
    },
    'batches.rejected': async ({ accountId, id, after }) => {
      const { batches } = (await work(accountId)).store;
      return rejectedCsv(batches, { id, after }, speak());
    },
  };
}

/** A batch with what the store does not know: whether it gets on, and how fast. They run one after the other. */
function toBatch(batch: StoredBatch, all: readonly StoredBatch[], { edits }: Workspace): Batch {
  const { details: _, ...rest } = batch;
  const problem = batch.state === 'running' ? edits.standingStill() : null;
  const before = all.filter(({ id, state }) => state === 'running' && id < batch.id);
  const left = [...before, batch].reduce((sum, { counts }) => sum + counts.waiting + counts.sending, 0);
  const isKnown = batch.state === 'running' && problem === null;
  return {
    ...rest,
    problem,
    remainingMs: isKnown ? Math.ceil((left / edits.rowsPerSecond()) * 1_000) : null,
  };
}

function ended(): AppError {
  return new AppError('BATCH_ENDED', 'This has ended already.');
}
