import { expect, test, vi } from 'vitest';
import { createPhases } from './phases.ts';

test('each phase is a mark at its end, and is written once', () => {
  const mark = vi.fn((name: string) => ({ startTime: name.length + 0.4 }));
  const phases = createPhases({ mark });
  const logger = { info: vi.fn() };
  phases.end('settings');
  phases.end('stores');
  expect(mark.mock.calls).toEqual([['inlobo.settings'], ['inlobo.stores']]);
  phases.log('started', logger);
  expect(logger.info).toHaveBeenLastCalledWith('started', { settings: 15, stores: 13 });

  phases.log('nothing ended since', logger);
  phases.end('sync');
  phases.log('stopped', logger);
  expect(logger.info.mock.calls.slice(1)).toEqual([['stopped', { sync: 11 }]]);
});
