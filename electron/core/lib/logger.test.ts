import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from './logger.ts';
import { createRedactor } from './redact.ts';

describe('the log file', () => {
  let dir: string;
  let file: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'inlobo-log-'));
    file = join(dir, 'log', 'app.log');
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const lines = () =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  it('holds one JSON line an entry, at once, readable by its owner alone', () => {
    const logger = createLogger({ file });
    logger.info('started', { port: 1 });
    logger.error('broke', { error: new Error('why') });
    expect(lines()).toMatchObject([
      { level: 30, msg: 'started', data: { port: 1 } },
      { level: 50, msg: 'broke', data: { error: { type: 'Error', message: 'why' } } },
    ]);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('never holds a secret, known by shape or told, in message, field or error', () => {
    const redactor = createRedactor();
    redactor.add('tell-no-one');
    const logger = createLogger({ file, redactor });
    logger.warn('key wak_c4nary tell-no-one', {
      error: new Error('tell-no-one', { cause: new Error('Bearer c4nary') }),
      nested: [{ 'tell-no-one': 'wak_c4nary' }],
    });
    const text = readFileSync(file, 'utf8');
    expect(text).not.toContain('c4nary');
    expect(text).not.toContain('tell-no-one');
  });

  it('lets no field take the place of the message or the level', () => {
    createLogger({ file }).info('true words', { msg: 'false', level: 99, time: 'never' });
    expect(lines()[0]).toMatchObject({ msg: 'true words', level: 30 });
  });

  it('leaves out what is below its level', () => {
    const logger = createLogger({ file, level: 'warn' });
    logger.info('chatter');
    logger.warn('kept');
    expect(lines().map((line) => line['msg'])).toEqual(['kept']);
  });

  it('sets a file aside that grew too large, and keeps three of them', () => {
    for (const word of ['one', 'two', 'three', 'four', 'five']) {
      createLogger({ file, maxBytes: 100 }).info(word, { fill: 'x'.repeat(100) });
    }
    expect(lines().map((line) => line['msg'])).toEqual(['five']);
    expect(readFileSync(`${file}.1`, 'utf8')).toContain('four');
    expect(readFileSync(`${file}.3`, 'utf8')).toContain('two');
    expect(existsSync(`${file}.4`)).toBe(false);
  });

  it('costs nothing but the lines where the folder can not be made', () => {
    writeFileSync(join(dir, 'log'), 'a file where the folder should be');
    const logger = createLogger({ file });
    expect(() => logger.error('lost')).not.toThrow();
  });
});
