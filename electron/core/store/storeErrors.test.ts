import { expect, it } from 'vitest';
import { AppError } from '#contract/errors.ts';
import { toStoreError } from './storeErrors.ts';

const coded = (code: string) => Object.assign(new Error('said by the system'), { code });

it.each([
  ['SQLITE_BUSY', 'STORE_IN_USE'],
  ['SQLITE_BUSY_RECOVERY', 'STORE_IN_USE'],
  ['SQLITE_NOTADB', 'STORE_DAMAGED'],
  ['SQLITE_CORRUPT', 'STORE_DAMAGED'],
  ['SQLITE_CORRUPT_VTAB', 'STORE_DAMAGED'],
  ['SQLITE_FULL', 'DISK_FULL'],
  ['ENOSPC', 'DISK_FULL'],
  ['SQLITE_CANTOPEN', 'DISK_REFUSED'],
  ['SQLITE_READONLY', 'DISK_REFUSED'],
  ['SQLITE_IOERR_WRITE', 'DISK_REFUSED'],
  ['EACCES', 'DISK_REFUSED'],
  ['EROFS', 'DISK_REFUSED'],
])('says of %s that it is %s, in words that say what to do', (code, expected) => {
  const cause = coded(code);
  const error = toStoreError(cause, '/data/account.db');
  expect(error).toMatchObject({ code: expected, cause, data: { file: '/data/account.db' } });
  expect((error as AppError).message).toMatch(/^[A-Z][^_]+\. .+\.$|^[A-Z][^_]+: .+\.$/);
  expect((error as AppError).message).not.toContain(code);
});

it('leaves bugs and what is said already as they are', () => {
  const bug = new TypeError('x is not a function');
  const said = new AppError('STOPPING', 'Closing.');
  const violated = coded('SQLITE_CONSTRAINT_UNIQUE');
  for (const error of [bug, said, violated]) expect(toStoreError(error, 'f')).toBe(error);
});
