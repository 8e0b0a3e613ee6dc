import type { Contact } from '#contract/routes/contacts.ts';
import type { Edit } from '#contract/routes/edits.ts';
import { startDemoApi, type DemoApiOptions, type RunningDemoApi } from '#demo/index.ts';
import { startTestCore, type TestCore } from './core.ts';
import { createDataDir, removeDataDir } from './dataDir.ts';

export interface EditScene {
  readonly demo: RunningDemoApi;
  readonly accountId: string;
  readonly dataDir: string;
  desk: TestCore;
  /** Requests that wrote, or tried to, oldest first; bodies as JSON. */
  writes(method: 'POST' | 'PUT' | 'DELETE', path: string): Record<string, unknown>[];
  contact(phone: string): Promise<Contact | null>;
  edits(): Promise<Edit[]>;
  /** Closes the app and starts it again on what it kept. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const vault = {
  usesKeychain: false,
  preset: { backend: 'passphrase', passphrase: 'correct horse' },
} as const;

/** The real core, connected to a demo server that nothing happens at by itself, with everything read. */
export async function startEditScene(options: DemoApiOptions = {}): Promise<EditScene> {
  const dataDir = await createDataDir();
  const demo = await startDemoApi({ contacts: 8, liveliness: false, ...options });
  const desk = await startTestCore({ dataDir, vault });
  const { account } = await desk.get('accounts.add', { apiKey: demo.apiKey, baseUrl: demo.baseUrl });
  const accountId = account.id;
  await desk.until('contacts.list', { accountId }, ({ asOf }) => asOf !== null);
  await desk.until('groups.list', { accountId }, ({ asOf }) => asOf !== null);
  await desk.until('autoReplies.list', { accountId }, ({ asOf }) => asOf !== null);
  const scene: EditScene = {
    demo,
    accountId,
    dataDir,
    desk,
    writes: (method, path) =>
      demo.control
        .requests()
        .filter((request) => request.method === method && request.path === path)
        .map(({ body }) => (body === '' ? {} : (JSON.parse(body) as Record<string, unknown>))),
    contact: async (phone) => (await scene.desk.get('contacts.get', { accountId, phone })).contact,
    edits: async () => (await scene.desk.get('edits.list', { accountId })).rows,
    async restart() {
      await scene.desk.stop();
      scene.desk = await startTestCore({ dataDir, vault });
    },
    async stop() {
      await scene.desk.stop();
      await demo.stop();
      await removeDataDir(dataDir);
    },
  };
  return scene;
}
