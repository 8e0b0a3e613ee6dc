import type { Menu, MenuItemConstructorOptions } from 'electron';
import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { wordsIn } from '#words/words.ts';
import { createTray, trayMenu } from './tray.ts';

const actions = () => ({ showWindow: vi.fn(), openAccount: vi.fn(), quit: vi.fn() });
const ACME = { id: 'acc_1', label: 'Acme & Sons', unread: 3 };
const SHOP = { id: 'acc_2', label: 'Shop', unread: 0 };

let words = wordsIn('en');

function setUp(platform: NodeJS.Platform) {
  const icons: (EventEmitter &
    Record<'setImage' | 'setToolTip' | 'setContextMenu' | 'destroy', ReturnType<typeof vi.fn>>)[] = [];
  const acts = actions();
  const tray = createTray({
    platform,
    create: () => {
      const icon = Object.assign(new EventEmitter(), {
        setImage: vi.fn(),
        setToolTip: vi.fn(),
        setContextMenu: vi.fn(),
        destroy: vi.fn(),
      });
      icons.push(icon);
      return icon;
    },
    menus: { buildFromTemplate: (items) => items as unknown as Menu },
    image: (isUnread) => (isUnread ? 'unread.png' : 'read.png'),
    actions: acts,
    speak: () => words,
  });
  return { tray, icons, acts };
}

test('is there while it is wanted, and says what is unread', () => {
  const { tray, icons, acts } = setUp('win32');
  tray.update([ACME, SHOP]);
  expect(icons).toHaveLength(0);
  tray.set(true);
  tray.set(true);
  expect(icons).toHaveLength(1);
  expect(icons[0]!.setToolTip).toHaveBeenLastCalledWith('Inlobo Desk: 3 unread messages');
  expect(icons[0]!.setImage).toHaveBeenLastCalledWith('unread.png');
  icons[0]!.emit('click');
  expect(acts.showWindow).toHaveBeenCalledOnce();

  tray.update([{ ...ACME, unread: 0 }, SHOP]);
  expect(icons[0]!.setToolTip).toHaveBeenLastCalledWith('Inlobo Desk');
  tray.set(false);
  expect(icons[0]!.destroy).toHaveBeenCalledOnce();
  tray.update([ACME]);
  expect(tray.isShown()).toBe(false);
});

test('says it anew where another language is chosen', () => {
  const { tray, icons } = setUp('linux');
  tray.set(true);
  tray.update([ACME]);
  words = wordsIn('pt');
  tray.repaint();
  expect(icons[0]!.setToolTip).toHaveBeenLastCalledWith('Inlobo Desk: 3 mensagens não lidas');
  words = wordsIn('en');
});

test('on a Mac a click opens the menu and nothing else', () => {
  const { tray, icons, acts } = setUp('darwin');
  tray.set(true);
  icons[0]!.emit('click');
  expect(acts.showWindow).not.toHaveBeenCalled();
});

test('names the accounts where there are several, and the way out', () => {
  const acts = actions();
  const labels = (items: MenuItemConstructorOptions[]) => items.map(({ label, type }) => label ?? type);
  expect(labels(trayMenu([ACME], wordsIn('en'), acts))).toEqual([
    'Open Inlobo Desk',
    'separator',
    'Quit Inlobo Desk',
  ]);
  const items = trayMenu([ACME, SHOP], wordsIn('en'), acts);
  expect(labels(items)).toEqual([
    'Open Inlobo Desk',
    'separator',
    'Acme && Sons (3)',
    'Shop',
    'separator',
    'Quit Inlobo Desk',
  ]);
  items[3]!.click!(null as never, undefined, null as never);
  expect(acts.openAccount).toHaveBeenCalledExactlyOnceWith('acc_2');
});
