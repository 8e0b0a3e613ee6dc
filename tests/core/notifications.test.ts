import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '#contract/errors.ts';
import type { AppEvent } from '#contract/events.ts';
import type { Account } from '#contract/routes/accounts.ts';
import { settings as settingsShape, type Settings } from '#contract/routes/settings.ts';
import { createNavigation, type Navigation } from '#core/navigation.ts';
import { wordsIn } from '#words/words.ts';
import {
  createNotifications,
  type NotificationDeps,
  type Notifications,
} from '#core/notifications/notifications.ts';
import type { HistoryRecord } from '#core/records.ts';
import { createFakeClock, type FakeClock } from '#tests/support/fakeClock.ts';
import { createRecordingNotifier, type RecordingNotifier } from '#tests/support/recordingNotifier.ts';
import { createRecordingLogger, type RecordingLogger } from '#tests/support/recordingLogger.ts';
import {
  contact,
  DAY,
  HOUR,
  inbound,
  merge,
  MINUTE,
  openAside,
  pass,
  PHONE,
  SECOND,
  T0,
  text,
  useStore,
} from './storeFixture.ts';

const ID = 'acc_aaaaaaaaaaaa';
const OTHER = '+919810000002';
const kept = useStore();

let clock: FakeClock;
let notifier: RecordingNotifier;
let navigation: Navigation;
let logger: RecordingLogger;
let chosen: Settings;
let account: Account;
let focused: string | null;
let awakeSince: number | null;
let listeners: Set<(event: AppEvent) => void>;
let sent: { phone: string; text: string; clientId: string }[];
let refusal: AppError | null;
let notifications: Notifications;

function start(over: Partial<NotificationDeps> = {}): void {
  const store = openAside(kept.store);
  notifications = createNotifications({
    notifier,
    accounts: {
      list: () => Promise.resolve([account]),
      work: () => Promise.resolve({ store, sync: { focused: () => focused, awakeSince: () => awakeSince } }),
    },
    settings: { now: () => chosen },
    navigation,
    chat: {
      async send({ phone, text: words, clientId }) {
        if (refusal) throw refusal;
        sent.push({ phone, text: words, clientId });
        const at = clock.now();
        const message = await store.outbox.enqueue({ clientId, phone, content: text(words), at });
        return { message };
      },
      async markRead({ accountId, phone }) {
        await store.conversations.markRead(phone);
        notifications.seen(accountId, phone);
      },
      setDraft: ({ phone, text: words }) => store.drafts.set(phone, { text: words }, clock.now()),
    },
    speak: () => wordsIn('en'),
    onEvent(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clock,
    random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)), fraction: () => 0.5 },
    logger,
    ...over,
  });
}

beforeEach(() => {
  clock = createFakeClock(T0);
  notifier = createRecordingNotifier();
  listeners = new Set();
  navigation = createNavigation(() => undefined);
  logger = createRecordingLogger();
  chosen = settingsShape.parse({});
  focused = null;
  awakeSince = null;
  sent = [];
  refusal = null;
  account = {
    id: ID,
    label: 'Acme Support',
    kind: 'inlobo',
    baseUrl: 'https://api.example',
    keyHint: '',
    verifiedAt: null,
    profile: {
      phoneNumber: null,
      displayName: null,
      businessName: null,
      qualityRating: null,
      messagingLimit: null,
    },
    color: 0,
    state: 'ready',
    problem: null,
    unread: 0,
    createdAt: T0 - DAY,
    qualityDrops: [],
  };
  pass(kept.store, [contact(PHONE, { name: 'Ravi Kumar' }), contact(OTHER, { name: 'Asha' })], T0 - DAY);
  start();
});

afterEach(() => {
  notifications.stop();
});

function tell(event: AppEvent): void {
  for (const listener of [...listeners]) listener(event);
}

/** As the sync does: merged into the store, then told. Gives how many the store counts as received. */
function come(rows: readonly HistoryRecord[], phone = PHONE): number {
  if (kept.store.conversations.history(phone).polledAt === null)
    merge(kept.store, [], { phone, requestedAt: T0 - 2 * HOUR });
  const { received } = merge(kept.store, rows, { phone, requestedAt: clock.now() });
  if (received > 0) tell({ name: 'messages.received', accountId: ID, phone, count: received });
  return received;
}

/** Lets time pass, and the store answer. */
async function elapse(ms: number): Promise<void> {
  // In steps, for a store takes no time by this clock, but some by ours.
  const stepMs = Math.max(500, ms / 50);
  for (let left = ms; left > 0; left -= stepMs) {
    await clock.advance(Math.min(left, stepMs));
    await answered();
  }
}

async function answered(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

const fresh = (id: string, words = id) => inbound(id, clock.now() + 1, text(words));
const onScreen = () => [...notifier.onScreen.values()].map(({ title, body }) => `${title}: ${body}`);
const onlyNotice = () => {
  expect(notifier.onScreen.size).toBe(1);
  return [...notifier.onScreen.values()][0]!;
};

describe('a message that comes', () => {
  it('is told of once, after what comes with it had time to come', async () => {
    come([fresh('1', 'Hello')]);
    await elapse(200);
    come([fresh('2', 'Are you there?')]);
    come([fresh('3', 'Is it in stock?')]);
    expect(notifier.shown).toEqual([]);
    await elapse(2 * SECOND);
    expect(notifier.shown).toHaveLength(1);
    expect(onlyNotice()).toMatchObject({
      key: `${ID} ${PHONE}`,
      title: 'Ravi Kumar',
      body: 'Is it in stock?\nand 2 more',
      isSilent: false,
      replyPlaceholder: 'Reply to Ravi Kumar',
    });
  });

  it('takes the place of the notification of the same chat, and counts on', async () => {
    come([fresh('1', 'Hello')]);
    await elapse(2 * SECOND);
    come([fresh('2', 'And?')]);
    await elapse(2 * SECOND);
    expect(onScreen()).toEqual(['Ravi Kumar: And?\nand 1 more']);
  });

  it('has a notification of its chat’s own', async () => {
    come([fresh('1', 'Hello')]);
    come([fresh('2', 'Good morning')], OTHER);
    await elapse(2 * SECOND);
    expect(onScreen()).toEqual(['Ravi Kumar: Hello', 'Asha: Good morning']);
  });

  it('leads to its chat in its account when it is clicked', async () => {
    come([fresh('1')]);
    await elapse(2 * SECOND);
    onlyNotice().onOpen();
    expect(navigation.waiting()?.target).toEqual({ kind: 'chat', accountId: ID, phone: PHONE });
  });

  it('goes off the screen when its chat is opened or read', async () => {
    come([fresh('1')]);
    await elapse(2 * SECOND);
    notifications.seen(ID, PHONE);
    expect(onScreen()).toEqual([]);
    come([fresh('2', 'Later')]);
    await elapse(2 * SECOND);
    expect(onScreen()).toEqual(['Ravi Kumar: Later']);
  });

  it('is no news when it was read while it settled', async () => {
    come([fresh('1')]);
    kept.store.conversations.markRead(PHONE);
    await elapse(2 * SECOND);
    expect(notifier.shown).toEqual([]);
  });

  it('leaves the screen with its account', async () => {
    come([fresh('1')]);
    await elapse(2 * SECOND);
    account = { ...account, id: 'acc_bbbbbbbbbbbb' };
    tell({ name: 'accounts.changed' });
    await answered();
    expect(onScreen()).toEqual([]);
  });
});

describe('nothing is shown', () => {
  it.each<[string, () => void]>([
    ['when notifications are off', () => (chosen = { ...chosen, notifies: false })],
    [
      'of an account that is to be still',
      () => (chosen = { ...chosen, notificationPolicies: { [ID]: 'none' } }),
    ],
    ['in quiet hours', () => (chosen = { ...chosen, quietHours: quietNow() })],
    [
      'of the chat the person looks at',
      () => {
        notifier.watch(true);
        focused = PHONE;
      },
    ],
    [
      'of what was written before the account was added',
      () => (account = { ...account, createdAt: T0 + HOUR }),
    ],
    ['after the stop', () => notifications.stop()],
  ])('%s', async (_when, arrange) => {
    arrange();
    expect(come([fresh('1')])).toBe(1);
    await elapse(MINUTE);
    expect(notifier.shown).toEqual([]);
  });

  it.each<[string, () => void]>([
    ['another chat is open', () => (focused = OTHER)],
    ['the window is behind another', () => notifier.watch(false)],
    [
      'another account is to be still',
      () => {
        focused = null;
        chosen = { ...chosen, notificationPolicies: { acc_x: 'none' } };
      },
    ],
  ])('but where %s', async (_when, arrange) => {
    notifier.watch(true);
    focused = PHONE;
    arrange();
    come([fresh('1')]);
    await elapse(2 * SECOND);
    expect(notifier.shown).toHaveLength(1);
  });

  it('of the histories that are read when an account is new', async () => {
    const old = Array.from({ length: 20 }, (_, index) => inbound(`old ${index}`, T0 - HOUR + index * MINUTE));
    const { received } = merge(kept.store, old, { requestedAt: T0 });
    expect(received).toBe(0);
    expect(kept.store.conversations.get(PHONE)?.unread).toBe(20);
    const older = Array.from({ length: 20 }, (_, index) =>
      inbound(`older ${index}`, T0 - DAY + index * MINUTE),
    );
    expect(merge(kept.store, older, { isFirstPage: false, readFromTopAt: T0 }).received).toBe(0);
  });
});

function quietNow(): Settings['quietHours'] {
  const wall = new Date(T0);
  const minute = wall.getHours() * 60 + wall.getMinutes();
  return { from: minute, to: (minute + 10) % 1440 };
}

describe('a notification is silent', () => {
  it.each<[string, Partial<Settings>]>([
    ['where its account is', { notificationPolicies: { [ID]: 'silent' } }],
    ['where all are', { notificationSound: false }],
  ])('%s', async (_where, change) => {
    chosen = { ...chosen, ...change };
    come([fresh('1')]);
    await elapse(2 * SECOND);
    expect(onlyNotice().isSilent).toBe(true);
  });
});

describe('privacy', () => {
  it.each([
    ['text', 'Ravi Kumar: The secret', 'Reply to Ravi Kumar'],
    ['name', 'Ravi Kumar: New message', 'Reply to Ravi Kumar'],
    ['none', 'Inlobo Desk: New message', null],
  ] as const)('%s shows no more than it says', async (privacy, shown, reply) => {
    chosen = { ...chosen, notificationPrivacy: privacy };
    come([fresh('1', 'The secret')]);
    await elapse(2 * SECOND);
    expect(onScreen()).toEqual([shown]);
    expect(onlyNotice().replyPlaceholder).toBe(reply);
  });

  it('also of many chats at once', async () => {
    chosen = { ...chosen, notificationPrivacy: 'none' };
    whileOff(7);
    await elapse(MINUTE);
    expect(onScreen()).toEqual(['Inlobo Desk: 7 new messages in 7 chats']);
  });
});

/** Messages of an hour ago in so many chats, as the first sweep brings them. */
function whileOff(chats: number, from = 0): void {
  for (let index = from; index < from + chats; index += 1) {
    come([inbound(`off ${index}`, T0 - HOUR, text(`From ${index}`))], phoneOf(index));
  }
}

const phoneOf = (index: number) => `+9198200000${String(index).padStart(2, '0')}`;

describe('what came while the app was off', () => {
  it('is told of chat by chat where they are few', async () => {
    whileOff(5);
    await elapse(MINUTE);
    expect(onScreen()).toHaveLength(5);
    expect(onScreen()[0]).toBe(`${phoneOf(0)}: From 0`);
  });

  it('is one summary where they are many, and leads to the account', async () => {
    whileOff(6);
    come([inbound('again 1', T0 - HOUR + 1), inbound('again 2', T0 - HOUR + 2)], phoneOf(0));
    await elapse(MINUTE);
    expect(notifier.shown).toHaveLength(1);
    expect(onScreen()).toEqual(['Acme Support: 8 new messages in 6 chats']);
    onlyNotice().onOpen();
    expect(navigation.waiting()?.target).toEqual({ kind: 'account', accountId: ID });
  });

  it('grows into one summary while the conversations are read by and by', async () => {
    whileOff(3);
    await elapse(MINUTE);
    whileOff(4, 3);
    await elapse(MINUTE);
    expect(onScreen()).toEqual(['Acme Support: 7 new messages in 7 chats']);
  });

  it('counts no chat that the person has read meanwhile', async () => {
    whileOff(7);
    await elapse(3 * SECOND);
    kept.store.conversations.markRead(phoneOf(0));
    notifications.seen(ID, phoneOf(0));
    await elapse(MINUTE);
    expect(onScreen()).toEqual(['Acme Support: 6 new messages in 6 chats']);
    for (let index = 1; index < 7; index += 1) notifications.seen(ID, phoneOf(index));
    expect(onScreen()).toEqual([]);
  });

  it('stands beside what comes now', async () => {
    whileOff(6);
    come([fresh('now', 'Just now')]);
    await elapse(MINUTE);
    expect(onScreen()).toEqual(['Ravi Kumar: Just now', 'Acme Support: 6 new messages in 6 chats']);
  });

  it('is the same of a computer that slept', async () => {
    await elapse(2 * HOUR);
    awakeSince = clock.now();
    for (let index = 0; index < 6; index += 1)
      come([inbound(`asleep ${index}`, clock.now() - HOUR)], phoneOf(index));
    await elapse(MINUTE);
    expect(onScreen()).toEqual(['Acme Support: 6 new messages in 6 chats']);
  });

  it('says nothing in quiet hours', async () => {
    chosen = { ...chosen, quietHours: quietNow() };
    whileOff(9);
    await elapse(MINUTE);
    expect(notifier.shown).toEqual([]);
  });
});

describe('an answer from a notification', () => {
  async function noticed() {
    come([fresh('1', 'Is it in stock?')]);
    await elapse(2 * SECOND);
    return onlyNotice();
  }

  it('is sent once, however often the system calls back, and reads the chat', async () => {
    const notice = await noticed();
    notice.onReply('Yes!');
    notice.onReply('Yes!');
    notice.onReply('Yes, really');
    await answered();
    expect(sent).toMatchObject([{ phone: PHONE, text: 'Yes!' }]);
    expect(kept.store.conversations.get(PHONE)).toMatchObject({ unread: 0 });
    expect(onScreen()).toEqual([]);
  });

  it('has a clientId of its own', async () => {
    (await noticed()).onReply('One');
    await answered();
    come([fresh('2')]);
    await elapse(2 * SECOND);
    onlyNotice().onReply('One');
    await answered();
    expect(new Set(sent.map(({ clientId }) => clientId)).size).toBe(2);
  });

  it('of nothing opens the chat instead', async () => {
    (await noticed()).onReply(' \n');
    await answered();
    expect(sent).toEqual([]);
    expect(navigation.waiting()?.target).toEqual({ kind: 'chat', accountId: ID, phone: PHONE });
  });

  it('to an account that waits for a key says so and becomes the draft', async () => {
    const notice = await noticed();
    account = {
      ...account,
      state: 'needs-key',
      problem: { code: 'KEY_REFUSED', message: 'The key was refused.' },
    };
    notice.onReply('Yes!');
    await answered();
    expect(sent).toEqual([]);
    expect(kept.store.drafts.get(PHONE).text).toBe('Yes!');
    const told = notifier.shown.at(-1)!;
    expect(told.title).toBe('Your answer to Ravi Kumar was not sent');
    expect(told.body).toBe('The key was refused.\nYour words are kept in the chat.');
    told.onOpen();
    expect(navigation.waiting()?.target).toEqual({ kind: 'chat', accountId: ID, phone: PHONE });
  });

  it('after the customer service window closed says so and becomes the draft', async () => {
    const notice = await noticed();
    await elapse(25 * HOUR);
    notice.onReply('Yes!');
    await answered();
    expect(sent).toEqual([]);
    expect(kept.store.drafts.get(PHONE).text).toBe('Yes!');
    expect(notifier.shown.at(-1)!.body).toMatch(/24 hours.*\nYour words are kept/);
  });

  it('never takes the place of a draft: it is kept as a message', async () => {
    const notice = await noticed();
    kept.store.drafts.set(PHONE, { text: 'Half a thought' }, T0);
    account = { ...account, problem: { code: 'KEY_REFUSED', message: 'The key was refused.' } };
    notice.onReply('Yes!');
    await answered();
    expect(kept.store.drafts.get(PHONE).text).toBe('Half a thought');
    expect(sent).toMatchObject([{ text: 'Yes!' }]);
    expect(notifier.shown.at(-1)!.body).toContain('Your words are kept in the chat.');
  });

  it('that is refused at once says why, and becomes the draft', async () => {
    const notice = await noticed();
    refusal = new AppError('TEXT_TOO_LONG', 'The text is too long.');
    notice.onReply('Yes!');
    await answered();
    expect(kept.store.drafts.get(PHONE).text).toBe('Yes!');
    expect(notifier.shown.at(-1)!.body).toBe('The text is too long.\nYour words are kept in the chat.');
  });

  it('that fails on its way says why, once', async () => {
    (await noticed()).onReply('Yes!');
    await answered();
    const id = kept.store.outbox.claim(clock.now())!.id;
    tell({ name: 'messages.changed', accountId: ID, phone: PHONE });
    await answered();
    expect(notifier.shown).toHaveLength(1);
    kept.store.outbox.failed(id, { code: 'WINDOW_CLOSED', message: 'The window is closed.' });
    tell({ name: 'messages.changed', accountId: ID, phone: PHONE });
    tell({ name: 'messages.changed', accountId: ID, phone: PHONE });
    await answered();
    expect(notifier.shown).toHaveLength(2);
    expect(notifier.shown.at(-1)!.body).toBe('The window is closed.\nYour words are kept in the chat.');
    notifications.seen(ID, PHONE);
    expect(onScreen()).toEqual([]);
  });

  it('says no name where names may not be said', async () => {
    const notice = await noticed();
    chosen = { ...chosen, notificationPrivacy: 'none' };
    refusal = new AppError('TEXT_TOO_LONG', 'The text is too long.');
    notice.onReply('Yes!');
    await answered();
    expect(notifier.shown.at(-1)!.title).toBe('Your answer was not sent');
  });
});

describe('a notification of an earlier run', () => {
  const target = { kind: 'chat', accountId: ID, phone: PHONE } as const;

  it('leads to its chat', () => {
    notifier.leftBehind({ target, reply: null });
    expect(navigation.waiting()?.target).toEqual(target);
  });

  it('is answered as any other', async () => {
    come([fresh('1')]);
    notifier.leftBehind({ target, reply: 'Yes, in blue' });
    await answered();
    expect(sent).toMatchObject([{ phone: PHONE, text: 'Yes, in blue' }]);
    expect(navigation.waiting()).toBeNull();
  });

  it('that stood there until the window closed makes its answer the draft', async () => {
    come([fresh('1')]);
    await elapse(2 * DAY);
    notifier.leftBehind({ target, reply: 'Yes, in blue' });
    await answered();
    expect(sent).toEqual([]);
    expect(kept.store.drafts.get(PHONE).text).toBe('Yes, in blue');
  });

  it.each([
    ['name', target],
    ['none', { kind: 'account', accountId: ID }],
  ] as const)(
    'names its chat to the system only where it names it to everybody: %s',
    async (privacy, leadsTo) => {
      chosen = { ...chosen, notificationPrivacy: privacy };
      come([fresh('1')]);
      await elapse(2 * SECOND);
      expect(onlyNotice().leadsTo).toEqual(leadsTo);
    },
  );
});

describe('a system without notifications', () => {
  it('costs a line in the log, whichever call it refuses', async () => {
    notifications.stop();
    const refuse = (): never => {
      throw new Error('No service for notifications');
    };
    start({ notifier: { isWatched: refuse, show: refuse, close: refuse, onLeftBehind: refuse } });
    come([fresh('1')]);
    await elapse(2 * SECOND);
    notifications.seen(ID, PHONE);
    expect(notifications.tryOne()).toBe(false);
    expect(logger.lines.length).toBeGreaterThan(0);
    expect(JSON.stringify(logger.lines)).not.toContain('Ravi');
  });

  it('is told apart from one that shows a trial', () => {
    expect(notifications.tryOne()).toBe(true);
    expect(onlyNotice()).toMatchObject({ title: 'Inlobo Desk', isSilent: false, replyPlaceholder: null });
  });
});

it('an account that is closed just now costs its own news alone', async () => {
  notifications.stop();
  start({
    accounts: {
      list: () => Promise.resolve([account]),
      work: () => Promise.reject(new AppError('ACCOUNT_NOT_READY', 'Not yet.')),
    },
  });
  come([fresh('1')]);
  await elapse(2 * SECOND);
  expect(notifier.shown).toEqual([]);
  expect(logger.lines).toMatchObject([{ level: 'warn' }]);
});
