import type { LogFields, Logger } from '#core/ports.ts';

export interface RecordingLogger extends Logger {
  readonly lines: { level: 'info' | 'warn' | 'error'; message: string; fields: LogFields | undefined }[];
}

/** Keeps what is logged instead of writing it. */
export function createRecordingLogger(): RecordingLogger {
  const lines: RecordingLogger['lines'] = [];
  const log = (level: 'info' | 'warn' | 'error') => (message: string, fields?: LogFields) =>
    void lines.push({ level, message, fields });
  return { lines, info: log('info'), warn: log('warn'), error: log('error') };
}
