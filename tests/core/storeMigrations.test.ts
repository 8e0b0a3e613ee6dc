import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDatabase } from '#core/store/file/database.ts';
import { migrations } from '#core/store/migrations/index.ts';
import { versionOf, type Migration } from '#core/store/migrations/migrate.ts';
import { KEY, temporaryFolder, type Folder } from './storeFixture.ts';

let folder: Folder;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  folder.remove();
});

const next = (migrations.at(-1)?.version ?? 0) + 1;

function step(version: number, sql: string): Migration {
  return { version, name: `step ${version}`, sql };
}

function tables(list: readonly Migration[] = migrations) {
  const opened = openDatabase(folder.file, KEY, list);
  const { db } = opened;
  const names = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  const version = versionOf(db);
  opened.close();
  return { names, version };
}

it('numbers the steps one by one', () => {
  expect(migrations.map(({ version }) => version)).toEqual(migrations.map((_, index) => index + 1));
});

it('brings a new file to the newest version, and an older one on with what it holds', () => {
  const opened = openDatabase(folder.file, KEY);
  opened.db.prepare("INSERT INTO meta (key, value) VALUES ('colour', 'jade')").run();
  opened.close();
  const more = [...migrations, step(next, "UPDATE meta SET value = 'amber' WHERE key = 'colour'")];
  expect(tables(more).version).toBe(next);
  const after = openDatabase(folder.file, KEY, more);
  expect(after.db.prepare("SELECT value FROM meta WHERE key = 'colour'").pluck().get()).toBe('amber');
  after.close();
});

it('leaves the file as it was when a step fails, and goes on from there when it is mended', () => {
  const before = tables();
  const bytes = readFileSync(folder.file);
  const broken = step(next, 'CREATE TABLE half (id INTEGER) STRICT; INSERT INTO nowhere VALUES (1);');
  expect(() => tables([...migrations, broken])).toThrow('nowhere');
  expect(readFileSync(folder.file).equals(bytes)).toBe(true);
  expect(tables()).toEqual(before);
  expect(tables([...migrations, step(next, 'CREATE TABLE whole (id INTEGER) STRICT')]).names).toContain(
    'whole',
  );
});

it('keeps the steps before the one that fails', () => {
  const broken = [
    ...migrations,
    step(next, 'CREATE TABLE one (id INTEGER) STRICT'),
    step(next + 1, 'NOT SQL'),
  ];
  expect(() => tables(broken)).toThrow('syntax');
  const { names, version } = tables(broken.slice(0, -1));
  expect(names).toContain('one');
  expect(version).toBe(next);
});
