import type { Notice } from '#core/ports.ts';
import type { ActivationArguments, NotificationConstructorOptions } from 'electron';
import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { createNotifier } from './notifier.ts';

class Shown extends EventEmitter {
  readonly options: NotificationConstructorOptions;
  readonly show = vi.fn();
  readonly close = vi.fn();
  constructor(options: NotificationConstructorOptions) {
    super();
    this.options = options;
  }
}

function setUp(
  platform: NodeJS.Platform,
  create = (options: NotificationConstructorOptions) => new Shown(options),
  handleActivation: ((tell: (details: ActivationArguments) => void) => void) | null = null,
) {
  const shown: Shown[] = [];
  const showWindow = vi.fn();
  const logger = { warn: vi.fn() };
  const notifier = createNotifier({
    platform,
    isSupported: () => true,
    create: (options) => {
      const notification = create(options);
      shown.push(notification);
      return notification;
    },
    isWatched: () => false,
    showWindow,
    handleActivation,
    random: { bytes: (count) => crypto.getRandomValues(new Uint8Array(count)) },
    logger,
  });
  return { notifier, shown, showWindow, logger };
}

const notice = (change: Partial<Notice> = {}): Notice => ({
  key: 'acc +91',
  title: 'Ravi',
  body: 'Is it in stock?',
  isSilent: false,
  replyPlaceholder: 'Reply to Ravi',
  leadsTo: { kind: 'chat', accountId: 'acc', phone: '+91' },
  onOpen: vi.fn(),
  onReply: vi.fn(),
  ...change,
});

test('a click brings the window up before the chat is opened', () => {
  const { notifier, shown, showWindow } = setUp('linux');
  const onOpen = vi.fn(() => expect(showWindow).toHaveBeenCalledOnce());
  expect(notifier.show(notice({ onOpen }))).toBe(true);
  shown[0]!.emit('click');
  expect(onOpen).toHaveBeenCalledOnce();
});

test('can be answered where the system has a field for it, and only there', () => {
  const mac = setUp('darwin');
  const one = notice();
  mac.notifier.show(one);
  expect(mac.shown[0]!.options).toMatchObject({ hasReply: true, replyPlaceholder: 'Reply to Ravi' });
  mac.shown[0]!.emit('reply', { reply: 'Yes' }, 'Yes');
  expect(one.onReply).toHaveBeenCalledExactlyOnceWith('Yes');
  mac.notifier.show(notice({ replyPlaceholder: null }));
  expect(mac.shown[1]!.options).not.toHaveProperty('hasReply');

  const linux = setUp('linux');
  linux.notifier.show(notice());
  expect(linux.shown[0]!.options).not.toHaveProperty('hasReply');
});

test('a newer one of the same chat takes the place of the older', () => {
  const { notifier, shown } = setUp('win32');
  notifier.show(notice());
  notifier.show(notice({ body: 'And in red?' }));
  notifier.show(notice({ key: 'acc +92' }));
  expect(shown.map(({ close }) => close.mock.calls.length)).toEqual([1, 0, 0]);
  notifier.close('acc +91');
  notifier.close('acc +91');
  expect(shown[1]!.close).toHaveBeenCalledOnce();
});

test('no service for notifications, or one that fails, stops nothing', () => {
  const gone = setUp('linux', () => {
    throw new Error('no bus');
  });
  expect(gone.notifier.show(notice())).toBe(false);
  expect(gone.logger.warn).toHaveBeenCalledOnce();

  const failing = setUp('win32');
  failing.notifier.show(notice());
  failing.shown[0]!.emit('failed', {}, 'blocked by the system');
  failing.notifier.close('acc +91');
  expect(failing.shown[0]!.close).not.toHaveBeenCalled();
});

test('holds on to so many that a click still finds its chat, and not to all for ever', () => {
  const { notifier, shown } = setUp('linux');
  for (let index = 0; index < 150; index += 1) notifier.show(notice({ key: String(index) }));
  notifier.close('0');
  notifier.close('149');
  expect([shown[0]!.close, shown[149]!.close].map(({ mock }) => mock.calls.length)).toEqual([0, 1]);
});

test('what looks like markup is shown as it was written, where a service would read it', () => {
  const body = 'Is 3 < 4 & <img src="x">?';
  const { notifier, shown } = setUp('linux');
  notifier.show(notice({ body }));
  expect(shown[0]!.options.body).toBe('Is 3 &lt; 4 &amp; &lt;img src="x"&gt;?');
  const mac = setUp('darwin');
  mac.notifier.show(notice({ body }));
  expect(mac.shown[0]!.options.body).toBe(body);
});

/** Windows, which tells of every activation: by the notification, to the app, or both. */
function onWindows() {
  let activate: (details: ActivationArguments) => void = () => undefined;
  const created = (options: NotificationConstructorOptions) => new Shown(options);
  const desk = setUp('win32', created, (tell) => (activate = tell));
  const leftBehind = vi.fn();
  desk.notifier.onLeftBehind(leftBehind);
  const settle = () => Promise.resolve();
  return {
    ...desk,
    leftBehind,
    async activate(details: ActivationArguments) {
      activate(details);
      await settle();
    },
  };
}

/** What Windows hands back of a notification, as its XML says. */
function handedBack({ options }: Shown, type: 'click' | 'reply'): ActivationArguments {
  const pattern = type === 'click' ? /launch="([^"]*)"/ : /arguments="([^"]*)"/;
  const text = (pattern.exec(options.toastXml!)?.[1] ?? '').replaceAll('&amp;', '&');
  return { type, arguments: text, ...(type === 'reply' && { reply: 'Yes' }) };
}

test.each(['click', 'reply'] as const)(
  'a %s that Windows tells twice, to the app and by the notification, is done once',
  async (type) => {
    for (const isAppFirst of [true, false]) {
      const desk = onWindows();
      const one = notice();
      desk.notifier.show(one);
      const [shown] = desk.shown;
      if (isAppFirst) await desk.activate(handedBack(shown!, type));
      shown!.emit(type, { reply: 'Yes' }, 'Yes');
      if (!isAppFirst) await desk.activate(handedBack(shown!, type));
      const isClick = type === 'click';
      expect(one.onOpen).toHaveBeenCalledTimes(isClick ? 1 : 0);
      expect(vi.mocked(one.onReply).mock.calls).toEqual(isClick ? [] : [['Yes']]);
      expect(desk.showWindow).toHaveBeenCalledTimes(isClick ? 1 : 0);
      expect(desk.leftBehind).not.toHaveBeenCalled();
    }
  },
);

test('one of an earlier run leads to its chat, and what was typed into it is handed on, once', async () => {
  const earlier = onWindows();
  earlier.notifier.show(notice());
  earlier.notifier.show(notice({ key: 'acc +92' }));
  const desk = onWindows();
  const target = { kind: 'chat', accountId: 'acc', phone: '+91' };
  const clicked = handedBack(earlier.shown[0]!, 'click');
  await desk.activate(clicked);
  await desk.activate(clicked);
  expect(desk.leftBehind.mock.calls).toEqual([[{ target, reply: null }]]);
  expect(desk.showWindow).toHaveBeenCalledOnce();
  await desk.activate(handedBack(earlier.shown[1]!, 'reply'));
  expect(desk.leftBehind).toHaveBeenLastCalledWith({ target, reply: 'Yes' });
  // Who only answers stays where he is.
  expect(desk.showWindow).toHaveBeenCalledOnce();
  await desk.activate({ type: 'click', arguments: 'not=ours' });
  expect(desk.leftBehind).toHaveBeenCalledTimes(2);
});

test('one that was let go of is found again by what Windows hands back', async () => {
  const desk = onWindows();
  for (let index = 0; index < 150; index += 1) desk.notifier.show(notice({ key: String(index) }));
  await desk.activate(handedBack(desk.shown[0]!, 'click'));
  expect(desk.leftBehind).toHaveBeenCalledExactlyOnceWith({ target: notice().leadsTo, reply: null });
});

test('one that Windows refuses as we write it is shown as Electron writes it, once, where it is still wanted', () => {
  const desk = onWindows();
  desk.notifier.show(notice());
  desk.shown[0]!.emit('failed', {}, 'Invalid XML');
  expect(desk.shown).toHaveLength(2);
  expect(desk.shown[1]!.options).not.toHaveProperty('toastXml');
  expect(desk.shown[1]!.options).toMatchObject({ title: 'Ravi', body: 'Is it in stock?', hasReply: true });
  desk.shown[1]!.emit('failed', {}, 'Settings prevent it');
  expect(desk.shown).toHaveLength(2);

  desk.notifier.show(notice());
  desk.notifier.close('acc +91');
  desk.shown[2]!.emit('failed', {}, 'Invalid XML');
  expect(desk.shown).toHaveLength(3);
});
