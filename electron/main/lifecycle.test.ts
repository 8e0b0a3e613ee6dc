import type { App } from 'electron';
import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createShutdown, FUSE_MS } from './lifecycle.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp(stopCore: () => Promise<void>, handOver = () => false) {
  const app = Object.assign(new EventEmitter(), { exit: vi.fn() });
  const logger = { error: vi.fn(), info: vi.fn() };
  const phases = { end: vi.fn(), log: vi.fn() };
  const shutdown = createShutdown({
    app: app as unknown as App,
    stopCore,
    handOver,
    phases,
    logger,
  });
  const quit = () => {
    const event = { preventDefault: vi.fn() };
    app.emit('will-quit', event);
    return event;
  };
  return { app, logger, phases, shutdown, quit };
}

test('holds the exit back until the core has stopped', async () => {
  const stopped = Promise.withResolvers<undefined>();
  const stopCore = vi.fn(() => stopped.promise);
  const { app, phases, shutdown, quit } = setUp(stopCore);
  expect(shutdown.isStopping()).toBe(false);

  expect(quit().preventDefault).toHaveBeenCalledOnce();
  expect(shutdown.isStopping()).toBe(true);
  await vi.advanceTimersByTimeAsync(FUSE_MS - 1);
  expect(app.exit).not.toHaveBeenCalled();

  stopped.resolve(undefined);
  await vi.advanceTimersByTimeAsync(FUSE_MS);
  expect(app.exit.mock.calls).toEqual([[0]]);
  expect(phases.end.mock.calls).toEqual([['windowsClosed']]);
  expect(phases.log).toHaveBeenCalledExactlyOnceWith('stopped', expect.anything());
});

test('stops the core once, however often it is asked to quit', async () => {
  const stopCore = vi.fn(() => new Promise<void>(() => undefined));
  const { shutdown, quit } = setUp(stopCore);
  expect([quit(), quit(), quit()].every((event) => event.preventDefault.mock.calls.length === 1)).toBe(true);
  shutdown.begin();
  expect(stopCore).toHaveBeenCalledOnce();
});

test('a core that never stops is left behind when the fuse burns down', async () => {
  const { app, logger, quit } = setUp(() => new Promise(() => undefined));
  quit();
  await vi.advanceTimersByTimeAsync(FUSE_MS);
  expect(app.exit.mock.calls).toEqual([[1]]);
  expect(logger.error).toHaveBeenCalledWith('stopping took too long');
});

test('a core that fails to stop does not keep the app', async () => {
  const error = new Error('disk gone');
  const { app, logger, quit } = setUp(() => Promise.reject(error));
  quit();
  await vi.advanceTimersByTimeAsync(0);
  expect(app.exit.mock.calls).toEqual([[1]]);
  expect(logger.error).toHaveBeenCalledWith('stopping failed', { error });
});

test('an update that is to be installed takes the app over when all is closed, and may quit it', async () => {
  const handOver = vi.fn(() => {
    // As an installer does: the app quits once more.
    expect(quit().preventDefault).not.toHaveBeenCalled();
    return true;
  });
  const { app, quit } = setUp(() => Promise.resolve(), handOver);
  quit();
  await vi.advanceTimersByTimeAsync(FUSE_MS - 1);
  expect(handOver).toHaveBeenCalledOnce();
  expect(app.exit).not.toHaveBeenCalled();
  expect(quit().preventDefault).not.toHaveBeenCalled();
  // An installer that waits for ever does not keep the app.
  await vi.advanceTimersByTimeAsync(1);
  expect(app.exit.mock.calls).toEqual([[1]]);
});

test('nothing is installed over an app that did not stop well', async () => {
  const handOver = vi.fn(() => true);
  const { app, quit } = setUp(() => Promise.reject(new Error('disk gone')), handOver);
  quit();
  await vi.advanceTimersByTimeAsync(0);
  expect(handOver).not.toHaveBeenCalled();
  expect(app.exit.mock.calls).toEqual([[1]]);
});
