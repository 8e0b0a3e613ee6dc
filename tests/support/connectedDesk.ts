import { startDemoApi, type DemoApiOptions, type RunningDemoApi } from '#demo/index.ts';
import { startTestCore, type TestCore, type TestCoreOptions } from './core.ts';
import { removeDataDir } from './dataDir.ts';

export interface ConnectedDesk {
  readonly demo: RunningDemoApi;
  readonly desk: TestCore;
  readonly accountId: string;
  /** Ends both, and takes the data folder away. */
  stop(): Promise<void>;
}

/** The real core, connected to a demo server that nothing happens at by itself unless `options` say so. */
export async function connectDesk(
  options: DemoApiOptions = {},
  coreOptions: TestCoreOptions = {},
): Promise<ConnectedDesk> {
  const demo = await startDemoApi({ liveliness: false, ...options });
  const desk = await startTestCore(coreOptions);
  const { account } = await desk.get('accounts.add', { apiKey: demo.apiKey, baseUrl: demo.baseUrl });
  return {
    demo,
    desk,
    accountId: account.id,
    async stop() {
      await desk.stop();
      await demo.stop();
      await removeDataDir(desk.dataDir);
    },
  };
}

/** Until everything was read and nothing of it is being read: what changes at the server now is not known here. */
export async function untilAtRest({
  desk,
  accountId,
}: Pick<ConnectedDesk, 'desk' | 'accountId'>): Promise<void> {
  await desk.until(
    'sync.status',
    { accountId },
    ({ state, parts }) =>
      state === 'up-to-date' && parts.every(({ asOf, progress }) => asOf !== null && progress === null),
  );
}
