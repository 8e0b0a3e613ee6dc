import { expect, it } from 'vitest';
import { BridgeError } from '@/bridge';
import { useExport, type FilePiece } from './useExport';

const pieces: Record<string, FilePiece> = {
  first: { text: 'name\n', next: 'a', count: 0 },
  a: { text: 'Ravi\n', next: 'b', count: 1 },
  b: { text: 'Zoë\n', next: null, count: 1 },
};
const saved: unknown[] = [];
const open = () => {
  saved.splice(0);
  return useExport((...file) => void saved.push(file));
};
const read = (after: string | undefined) => Promise.resolve(pieces[after ?? 'first'] as FilePiece);

it('saves the pieces in their order, once, with the mark that tells spreadsheets of UTF-8', async () => {
  const file = open();
  expect(await file.start({ name: 'c.csv', read })).toBe(true);
  expect(saved).toEqual([['c.csv', ['\ufeff', 'name\n', 'Ravi\n', 'Zoë\n'], 'text/csv;charset=utf-8']]);
  expect(file.done.value).toBe(2);
  expect(file.isRunning.value).toBe(false);
});

it('saves nothing of a file that was cancelled, and asks for no more of it', async () => {
  const file = open();
  const asked: unknown[] = [];
  const running = file.start({
    name: 'c.csv',
    read: (after) => {
      asked.push(after);
      if (after === 'a') file.cancel();
      return read(after);
    },
  });
  expect(await running).toBe(false);
  expect(asked).toEqual([undefined, 'a']);
  expect(saved).toEqual([]);
  expect(file.problem.value).toBeNull();
});

it('saves no half of a file that could not be read to its end, and says why', async () => {
  const file = open();
  const broken = new BridgeError({ code: 'ACCOUNT_NOT_READY', message: '' });
  expect(
    await file.start({ name: 'c.csv', read: (after) => (after ? Promise.reject(broken) : read(after)) }),
  ).toBe(false);
  expect(saved).toEqual([]);
  expect(file.problem.value?.code).toBe('ACCOUNT_NOT_READY');
});
