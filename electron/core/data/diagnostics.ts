import type { Problem } from '#contract/errors.ts';
import type { Account } from '#contract/routes/accounts.ts';
import type { Settings } from '#contract/routes/settings.ts';
import type { SyncStatus } from '#contract/routes/sync.ts';
import type { Data, DataDeps } from './data.ts';
import type { LogFiles } from './logFiles.ts';
import { plainLine } from './logLine.ts';

interface DiagnosticsDeps extends DataDeps {
  readonly logs: LogFiles;
}

const LOG_LINES = 300;

/**
 * A report as JSON, to be read before it is sent. It is made of what is named here and of nothing else: codes, numbers
 * and times. An account is its place in the list.
 */
export function createDiagnostics(deps: DiagnosticsDeps): Data['diagnostics'] {
  const { accounts, clock } = deps;

  async function ofAccount(account: Account): Promise<unknown> {
    const sizes = await deps.measureStore(deps.storeFile(account.id));
    return {
      kind: account.kind,
      host: hostOf(account.baseUrl),
      state: account.state,
      problem: codeOf(account.problem),
      createdAt: isoOf(account.createdAt),
      verifiedAt: isoOf(account.verifiedAt),
      qualityDrops: account.qualityDrops.map(({ field }) => field),
      unread: account.unread,
      sizes: { ...sizes, lastBackupAt: isoOf(sizes.lastBackupAt) },
      ...(await ofWork(account.id)),
    };
  }

  async function ofWork(accountId: string): Promise<object> {
    try {
      const { store, sync } = await accounts.work(accountId);
      const [counts, status] = await Promise.all([store.figures.counts(), sync.status()]);
      const { wasCrash, salvaged } = store.opened;
      return {
        store: { ...counts, wasCrash, salvaged: salvaged && salvagedNumbers(salvaged) },
        sync: ofSync(status),
      };
    } catch {
      // Why it is not open stands in its problem.
      return { store: null, sync: null };
    }
  }

  return async () => {
    const [all, settings, vault, lines, logBytes] = await Promise.all([
      accounts.list(),
      deps.settings.get(),
      deps.vault.status(),
      deps.logs.lastLines(LOG_LINES),
      deps.logs.bytes(),
    ]);
    const now = new Date(clock.now()).toISOString();
    const { node, electron = null, chrome = null } = process.versions as Record<string, string>;
    const report = {
      madeAt: now,
      app: { version: deps.version, host: deps.host },
      system: { platform: process.platform, arch: process.arch, node, electron, chrome },
      settings: ofSettings(settings, all),
      vault: {
        state: vault.state,
        backend: vault.backend,
        hasKeychain: vault.hasKeychain,
        problem: codeOf(vault.problem),
      },
      accounts: await Promise.all(all.map(ofAccount)),
      log: { bytes: logBytes, lines: lines.map((line) => plainLine(line, numbersOf(all))) },
    };
    return {
      filename: `inlobo-desk-diagnostics-${now.slice(0, 10)}.json`,
      text: `${JSON.stringify(report, null, 2)}\n`,
    };
  };
}

function numbersOf(all: readonly Account[]): ReadonlyMap<string, number> {
  return new Map(all.map(({ id }, index) => [id, index + 1]));
}

/** Fields by name: one of a later version is left out until somebody has thought of it. */
function ofSettings(settings: Settings, all: readonly Account[]): unknown {
  const policies = all.map(({ id }) => settings.notificationPolicies[id] ?? 'all');
  return {
    theme: settings.theme,
    activeAccount: numbersOf(all).get(settings.activeAccountId ?? '') ?? null,
    isPanelOpen: settings.isPanelOpen,
    sendKey: settings.sendKey,
    usesLetterKeys: settings.usesLetterKeys,
    requestsPerSecond: settings.requestsPerSecond,
    defaultCountry: settings.defaultCountry,
    notifies: settings.notifies,
    notificationSound: settings.notificationSound,
    notificationPrivacy: settings.notificationPrivacy,
    quietHours: settings.quietHours,
    notificationPolicies: policies,
    staysInTray: settings.staysInTray,
    spellCheckLanguages: settings.spellCheckLanguages?.length ?? null,
    zoom: settings.zoom,
    checksForUpdates: settings.checksForUpdates,
    updateChannel: settings.updateChannel,
  };
}

function ofSync(status: SyncStatus): unknown {
  return {
    state: status.state,
    asOf: isoOf(status.asOf),
    since: isoOf(status.since),
    waiting: status.waiting,
    waitingFor: codeOf(status.waitingFor),
    problem: codeOf(status.problem),
    notice: codeOf(status.notice),
    pace: status.pace,
    progress: status.progress,
    parts: status.parts.map(({ name, asOf, count, unreadable, progress, problem }) => ({
      name,
      asOf: isoOf(asOf),
      count,
      unreadable,
      progress,
      problem: codeOf(problem),
    })),
  };
}

function salvagedNumbers(salvaged: object): unknown {
  return Object.fromEntries(Object.entries(salvaged).filter(([, value]) => typeof value === 'number'));
}

function codeOf(problem: Problem | null): string | null {
  return problem?.code ?? null;
}

function isoOf(at: number | null): string | null {
  return at === null || Number.isNaN(new Date(at).getTime()) ? null : new Date(at).toISOString();
}

function hostOf(baseUrl: string): string | null {
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : null;
}
