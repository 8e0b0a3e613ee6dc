import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import pino from 'pino';
import type { LogFields, Logger } from '../ports.ts';
import { createRedactor, type Redactor } from './redact.ts';

export interface LoggerOptions {
  /** Where the lines go; its folder is made where it is missing. */
  readonly file: string;
  readonly level?: 'info' | 'warn' | 'error';
  /** Knows the exact secrets of the moment; without one, secrets go by their shape alone. */
  readonly redactor?: Redactor;
  /** A file larger than this is set aside at start. */
  readonly maxBytes?: number;
}

const DEFAULT_MAX_BYTES = 5 * 1024 * 1024;
/** Files set aside: `…log.1` is the newest. */
const KEPT_FILES = 3;

/**
 * Writes JSON lines to a private file, at once, with every text and error redacted. A disk that refuses costs lines,
 * never the app: nothing here throws.
 */
export function createLogger(options: LoggerOptions): Logger {
  const { file, level = 'info', redactor = createRedactor(), maxBytes = DEFAULT_MAX_BYTES } = options;
  const sink = openSink(file, maxBytes);
  const out = pino({ level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime }, sink);

  function write(method: 'info' | 'warn' | 'error', message: string, fields: LogFields = {}): void {
    try {
      // In a field of their own, so that no field takes the place of `msg`, `time` or `level`.
      const data = redactor.value(fields) as object;
      out[method](Object.keys(data).length > 0 ? { data } : {}, redactor.text(message));
    } catch {
      // A full or read-only disk: there is nowhere to say so.
    }
  }

  return {
    info: (message, fields) => write('info', message, fields),
    warn: (message, fields) => write('warn', message, fields),
    error: (message, fields) => write('error', message, fields),
  };
}

function openSink(file: string, maxBytes: number): pino.DestinationStream {
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    setAside(file, maxBytes);
    const sink = pino.destination({ dest: file, sync: true, mode: 0o600 });
    sink.on('error', () => undefined);
    if (existsSync(file)) chmodSync(file, 0o600);
    return sink;
  } catch {
    return { write: () => undefined };
  }
}

/** Renames a file that grew too large to `.1`, and the older ones one further; the oldest goes. */
function setAside(file: string, maxBytes: number): void {
  if (!existsSync(file) || statSync(file).size <= maxBytes) return;
  rmSync(`${file}.${KEPT_FILES}`, { force: true });
  for (let age = KEPT_FILES - 1; age >= 1; age -= 1) {
    if (existsSync(`${file}.${age}`)) renameSync(`${file}.${age}`, `${file}.${age + 1}`);
  }
  renameSync(file, `${file}.1`);
}
