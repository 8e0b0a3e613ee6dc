import { createPinia, setActivePinia } from 'pinia';
import { createSSRApp, type Component } from 'vue';
import { renderToString } from 'vue/server-renderer';
import { expect, it, vi } from 'vitest';
import type { SyncStatus } from '#contract/routes/sync.ts';
import { installTestBridge } from '@/bridge/testBridge';
import { i18n } from '@/shared/i18n';
import { useAccounts, useSyncStatus } from '@/shared/stores';
import ListEmpty from './list/ListEmpty.vue';
import FillingLine from './list/FillingLine.vue';
import MessageHitRow from './search/MessageHitRow.vue';
import ThreadTop from './thread/ThreadTop.vue';

// The page's clock listens to the window coming back.
vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }));

const settle = () => new Promise((resolve) => setTimeout(resolve));
const since = new Date().setHours(0, 0, 0, 0);

const upToDate: SyncStatus = {
  state: 'up-to-date',
  asOf: since,
  since: null,
  waiting: 0,
  contacts: 0,
  progress: null,
  problem: null,
  waitingFor: null,
  parts: [],
  pace: { requestsPerSecond: 1, isSlowed: false },
  notice: null,
};
const offline: SyncStatus = { ...upToDate, state: 'offline', since };

/** What a component says, in words, while the account stands as given. */
async function say(component: Component, props: object, status = upToDate): Promise<string> {
  const { asked } = installTestBridge();
  const pinia = createPinia();
  setActivePinia(pinia);
  useAccounts();
  useSyncStatus();
  const answers: Record<string, unknown> = {
    'accounts.list': { accounts: [{ id: 'a' }] },
    'sync.status': status,
    'settings.get': {},
  };
  for (let turn = 0; turn < 3; turn += 1) {
    for (const { route, answer } of asked.splice(0)) answer(answers[route]);
    await settle();
  }
  const html = await renderToString(
    createSSRApp(component, { ...props })
      .use(pinia)
      .use(i18n),
  );
  return html
    .replaceAll(/<!--.*?-->/gs, '')
    .replaceAll(/<\/?mark[^>]*>/g, '*')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

it('an inbox that was never read says so and why, and not that there are no conversations', async () => {
  const words = await say(ListEmpty, { filter: 'all', asOf: null }, offline);
  expect(words).toContain('Not read yet: offline since 00:00');
  expect(words).not.toContain('No conversations');
});

it('an empty inbox says so, and as of when once it can’t be read again', async () => {
  expect(await say(ListEmpty, { filter: 'all', asOf: since })).toMatch(/^No conversations yet(?!.*As of)/);
  expect(await say(ListEmpty, { filter: 'all', asOf: since }, offline)).toMatch(
    /^No conversations yet.*As of 00:00/,
  );
});

it('a filter over a list that is still filling does not say that everything is read', async () => {
  expect(await say(ListEmpty, { filter: 'unread', asOf: null })).toContain('None so far');
  expect(await say(ListEmpty, { filter: 'unread', asOf: since })).toContain('Everything is read');
});

it('a list that fills no further says that only a part of it is here', async () => {
  expect(await say(FillingLine, {})).toBe('');
  expect(await say(FillingLine, {}, offline)).toBe('Only a part is here: offline since 00:00');
});

it('the top of a thread does not say that it reads older messages while nothing can be read', async () => {
  const props = { more: true, state: 'waiting' };
  expect(await say(ThreadTop, { ...props, hindrance: '' })).toBe('Reading older messages…');
  expect(await say(ThreadTop, { ...props, hindrance: 'offline since 13:40' })).toBe(
    'Older messages are not read yet: offline since 13:40',
  );
  expect(await say(ThreadTop, { more: false, state: 'idle', hindrance: 'offline' })).toBe(
    'The conversation begins here',
  );
});

it('a message that was found says whose it is and marks the words, whatever stands in it', async () => {
  const hit = {
    id: 1,
    phone: '+919810007919',
    name: null,
    direction: 'out',
    at: since,
    snippet: { text: 'The <b>blue</b> kurta', ranges: [[7, 11]] },
  };
  const words = await say(MessageHitRow, { hit, isSelected: false, isTabStop: true, now: since });
  expect(words).toContain('+91 98100 07919');
  expect(words).toContain('You: The &lt;b&gt;*blue*&lt;/b&gt; kurta');
});
