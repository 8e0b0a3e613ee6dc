import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULTS } from './readSettings.ts';
import { createSettings } from './settings.ts';

let dataDir: string;
let file: string;

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'inlobo-settings-'));
  file = join(dataDir, 'settings.json');
});

afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true });
});

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };
const open = () =>
  createSettings({
    dataDir,
    clock: { now: () => 7, sleep: () => Promise.resolve() },
    logger: quiet,
    emit: () => undefined,
  });
const onDisk = () => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;

describe('settings of a newer version', () => {
  const future = {
    theme: 'sepia',
    sendKey: 'mod-enter',
    zoom: 1.5,
    quietHours: { from: 1320, to: 420, days: [1, 2] },
    notificationPrivacy: 7,
    constellation: { stars: ['Vega'] },
  };

  it('cost no field but the one that can’t be read', async () => {
    writeFileSync(file, JSON.stringify(future));
    expect(await open().get()).toEqual({
      ...DEFAULTS,
      sendKey: 'mod-enter',
      zoom: 1.5,
      quietHours: { from: 1320, to: 420 },
    });
    expect(readdirSync(dataDir)).toEqual(['settings.json']);
  });

  it('keep what this version does not know when something else is set', async () => {
    writeFileSync(file, JSON.stringify(future));
    await open().set({ zoom: 2 });
    expect(onDisk()).toMatchObject({
      zoom: 2,
      sendKey: 'mod-enter',
      theme: 'sepia',
      constellation: { stars: ['Vega'] },
    });
  });

  it('give way where the person chooses again', async () => {
    writeFileSync(file, JSON.stringify(future));
    await open().set({ theme: 'dark' });
    expect(onDisk()).toMatchObject({ theme: 'dark', constellation: { stars: ['Vega'] } });
    expect(await open().get()).toMatchObject({ theme: 'dark', zoom: 1.5 });
  });
});

describe('a file that makes no sense', () => {
  it.each([
    ['cut short', JSON.stringify({ theme: 'dark', zoom: 2 }).slice(0, 12)],
    ['empty', ''],
    ['an array', '[1,2]'],
    ['null', 'null'],
    ['a text', '"dark"'],
    ['a megabyte of junk', '\u0000{x'.repeat(350_000)],
  ])('being %s is set aside, and settings start afresh', async (_what, text) => {
    writeFileSync(file, text);
    const settings = open();
    expect(await settings.get()).toEqual(DEFAULTS);
    expect(readFileSync(`${file}.unreadable-7`, 'utf8')).toBe(text);
    await settings.set({ theme: 'dark' });
    expect(await open().get()).toMatchObject({ theme: 'dark' });
  });

  it('can’t reach what all objects share', async () => {
    writeFileSync(file, '{"__proto__":{"theme":"dark","polluted":1},"constructor":1,"zoom":2}');
    expect(await open().get()).toEqual({ ...DEFAULTS, zoom: 2 });
    expect({}).not.toHaveProperty('polluted');
  });
});

describe('a file that may not be read', () => {
  it('stays as it is, and nothing is written over it', async () => {
    // A folder in its place is refused to everybody, a superuser too.
    mkdirSync(file);
    const settings = open();
    expect(await settings.get()).toEqual(DEFAULTS);
    await expect(settings.set({ theme: 'dark' })).rejects.toThrow();
    expect(readdirSync(dataDir)).toEqual(['settings.json']);
  });
});
