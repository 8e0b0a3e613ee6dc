import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openStore } from '#core/store/openStore.ts';
import { KEY, LOST, temporaryFolder, WORKER, type Folder } from './storeFixture.ts';
import { NODE_FLAGS } from '../../scripts/setup/nodeFlags.mjs';

let folder: Folder;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  folder.remove();
});

/** Another process with the same store, through its real thread. */
function run(script: string): { child: ChildProcess; said: () => Promise<string> } {
  const source = `
    import { openStore } from '#core/store/openStore.ts';
    const store = await openStore({ file: process.env.STORE_FILE, key: process.env.STORE_KEY, worker: new URL(process.env.STORE_WORKER), clock: Date });
    const say = (line) => process.stdout.write(line + '\\n');
    const send = (clientId, phone) => store.outbox.enqueue({ clientId, phone, content: { type: 'text', text: clientId }, at: 1 });
    ${script}
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, [...NODE_FLAGS, '--input-type=module', '-e', source], {
    cwd: new URL('../..', import.meta.url),
    env: { ...process.env, STORE_FILE: folder.file, STORE_KEY: KEY, STORE_WORKER: WORKER.href },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return { child, said: async () => String((await once(child.stdout, 'data'))[0]).trim() };
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

it('knows after a kill what was queued, and that what was claimed may have left', async () => {
  const { child, said } = run(`
    await send('claimed', '+1');
    await send('behind it', '+1');
    await send('elsewhere', '+2');
    await store.drafts.set('+3', { text: 'half a sent' }, 1);
    const job = await store.outbox.claim(1);
    say(String(job.id));`);
  const claimed = Number(await said());
  await kill(child);

  const store = await openStore({ file: folder.file, key: KEY, worker: WORKER, clock: Date });
  try {
    expect(await store.messages.get(claimed)).toMatchObject({ status: 'sending', clientId: 'claimed' });
    expect(await store.outbox.recover(LOST)).toEqual(['+1']);
    expect(await store.messages.get(claimed)).toMatchObject({ status: 'uncertain', error: LOST });
    expect(await store.outbox.waiting()).toBe(2);
    expect(await store.drafts.get('+3')).toMatchObject({ text: 'half a sent' });
    const next = [await store.outbox.claim(2), await store.outbox.claim(2), await store.outbox.claim(2)];
    expect(next.map((job) => job?.phone)).toEqual(['+1', '+2', undefined]);
  } finally {
    await store.close();
  }
});

it('loses nothing it said yes to, and keeps nothing half, when it is killed in the middle of work', async () => {
  const { child, said } = run(`
    let count = 0;
    const work = async () => {
      for (;;) {
        await send('m' + count, '+' + (count % 7));
        count += 1;
        if (count === 25) say('on the way');
        const job = await store.outbox.claim(1);
        if (job) await store.outbox.accepted(job.id, 'w' + job.id);
      }
    };
    void work();`);
  await said();
  await kill(child);

  const store = await openStore({ file: folder.file, key: KEY, worker: WORKER, clock: Date });
  try {
    const phones = Array.from({ length: 7 }, (_, index) => `+${index}`);
    const threads = await Promise.all(phones.map((phone) => store.messages.list({ phone, limit: 200 })));
    const messages = threads.flatMap(({ rows }) => rows).sort((a, b) => a.id - b.id);
    expect(messages.length).toBeGreaterThanOrEqual(25);
    expect(messages.map(({ clientId }) => clientId)).toEqual(messages.map((_, index) => `m${index}`));
    expect(messages.filter(({ status }) => status === 'sending').length).toBeLessThanOrEqual(1);
    for (const { status, remoteId, id } of messages) {
      expect(remoteId).toBe(status === 'sent' ? `w${id}` : null);
    }
    const queued = messages.filter(({ status }) => status === 'queued').length;
    expect(await store.outbox.waiting()).toBe(queued);
  } finally {
    await store.close();
  }
});
