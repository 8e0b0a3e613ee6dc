import type { Notice } from '#core/ports.ts';
import type { NotificationConstructorOptions } from 'electron';
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
