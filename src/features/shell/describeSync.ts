import type { SyncStatus } from '#contract/routes/sync.ts';
import { problemText, translate } from '@/shared/i18n';
import { momentTime } from '@/shared/time';

export interface SyncWords {
  /** `calm` and `busy` are jade; `attention` amber; `stopped` red: only where a person must do something. */
  readonly tone: 'calm' | 'busy' | 'attention' | 'stopped';
  readonly text: string;
}

/** The sync state as the foot of the list says it. */
export function describeSync(status: SyncStatus, now: number, locale: string): SyncWords {
  const since = status.since === null ? null : momentTime(status.since, now, locale);
  switch (status.state) {
    case 'starting':
      return { tone: 'busy', text: withWaiting(translate('shell.syncStarting'), status) };
    case 'syncing':
      return { tone: 'busy', text: progressText(status) };
    case 'up-to-date':
      return { tone: 'calm', text: withWaiting(upToDate(status, now, locale), status) };
    case 'offline': {
      const text = since
        ? translate('shell.syncOffline', { time: since })
        : translate('shell.syncOfflineBare');
      return { tone: 'attention', text: withWaiting(text, status) };
    }
    case 'paused': {
      const reason = status.problem && problemText(status.problem);
      const text = reason ? translate('shell.syncPaused', { reason }) : translate('shell.syncPausedBare');
      return { tone: needsPerson(status) ? 'stopped' : 'attention', text: withWaiting(text, status) };
    }
  }
}

function upToDate({ asOf }: SyncStatus, now: number, locale: string): string {
  if (asOf === null) return translate('shell.syncUpToDateBare');
  return translate('shell.syncUpToDate', { time: momentTime(asOf, now, locale) });
}

function progressText({ progress }: SyncStatus): string {
  if (!progress) return translate('shell.syncSyncing');
  const { of, done, total } = progress;
  const isContacts = of === 'contacts';
  if (total === null) {
    return translate(isContacts ? 'shell.syncContactsOpen' : 'shell.syncConversationsOpen', { done });
  }
  return translate(isContacts ? 'shell.syncContacts' : 'shell.syncConversations', { done, total });
}

function withWaiting(text: string, { waiting }: SyncStatus): string {
  return waiting > 0 ? `${text} · ${translate('shell.syncWaiting', { count: waiting })}` : text;
}

function needsPerson({ problem }: SyncStatus): boolean {
  return problem !== null && problem.code !== 'RATE_LIMITED';
}
