import type { Contact } from '#contract/routes/contacts.ts';
import type { Edit } from '#contract/routes/edits.ts';
import type { DemoApiOptions, RunningDemoApi } from '#demo/index.ts';
import { connectDesk, untilAtRest } from './connectedDesk.ts';
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
  const connected = await connectDesk({ contacts: 8, ...options }, { dataDir, vault });
  const { demo, accountId, desk } = connected;
  // What is still being read could bring what a test changes at the server before the test expects it to be known.
  await untilAtRest(connected);
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
