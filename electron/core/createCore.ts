import { AppError, type Result } from '#contract/errors.ts';
import type { AppEvent } from '#contract/events.ts';
import type { NavigationTarget } from '#contract/routes/navigation.ts';
import type { Settings } from '#contract/routes/settings.ts';
import { createAccounts } from './accounts/accounts.ts';
import { createRegistry } from './accounts/registry.ts';
import { createData } from './data/data.ts';
import { createDispatch, type Caller } from './dispatch.ts';
import { createEventBus } from './events.ts';
import { createHandlers } from './handlers/index.ts';
import { createInloboClient } from './inlobo/client.ts';
import { createMediaCheck } from './media/mediaCheck.ts';
import { createNavigation } from './navigation.ts';
import { createNotifications } from './notifications/notifications.ts';
import type { Ports } from './ports.ts';
import { createSpeech } from '#words/speech.ts';
import { createSettings } from './settings/settings.ts';
import { measureStore, removeSetAside } from './store/file/storeFiles.ts';
import { openStore } from './store/openStore.ts';
import type { RequestBudget } from './sync/sync.ts';
import { createVault, type Vault } from './vault/vault.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

export type { Caller } from './dispatch.ts';

/** The whole app behind one door, for a host to put a window or a server before it. */
export interface Core {
  /** Answers one request. Never throws; what goes wrong is in the Result. */
  dispatch(caller: Caller, route: unknown, input: unknown): Promise<Result<unknown>>;
  /** Calls back for every event from now on; gives the function that ends it. */
  onEvent(listener: (event: AppEvent) => void): () => void;
  /** Takes the page to what a person asked for outside of it: a notification, a link, the tray. */
  readonly goTo: (target: NavigationTarget) => void;
  /** Opens the vault and every account that can be opened. */
  start(): Promise<void>;
  /** Refuses new requests, lets sends end, closes every store. */
  stop(): Promise<void>;
}

/** The demo runs inside this app, so nobody minds how often it is asked. */
const DEMO_REQUESTS_PER_SECOND = { catchingUp: 100, steady: 20 };
/** While somebody waits for the first pass or for older pages. */
const CATCHING_UP_FACTOR = 5;

export function createCore(ports: Ports): Core {
  const { clock, random, logger, paths, phases } = ports;
  const { emit, onEvent } = createEventBus(logger);
  const vault = createVault({
    dataDir: paths.dataDir,
    ports: ports.vault,
    logger,
    onChange: () => emit({ name: 'vault.changed' }),
  });
  const settings = createSettings({ dataDir: paths.dataDir, clock, logger, emit });
  const speak = createSpeech(() => settings.now().language, ports.systemLanguages);
  const registry = createRegistry({ dataDir: paths.dataDir, logger });
  const accounts = createAccounts<Workspace>({
    registry,
    secrets: vault.secrets,
    requireVault: () => requireVault(vault),
    openStore: (file, key) => openStore({ file, key, worker: paths.storeWorker, clock, logger }),
    createClient: (options) => createInloboClient({ ...options, fetch: ports.fetch, clock, logger }),
    startWork: ({ record, ...account }) =>
      createWorkspace({
        ...account,
        accountId: record.id,
        requestsPerSecond: () =>
          record.kind === 'demo' ? DEMO_REQUESTS_PER_SECOND : budgetOf(settings.now()),
        clock,
        random,
        logger,
        emit,
      }),
    startDemo: ports.startDemo,
    clock,
    random,
    emit,
    logger,
  });
  const mediaCheck = createMediaCheck({ web: ports.web, clock, logger });
  const navigation = createNavigation(emit);
  const notifications =
    ports.desktop === undefined
      ? null
      : createNotifications({
          notifier: ports.desktop.notifier,
          accounts,
          settings,
          navigation,
          chat: {
            send: ({ accountId, phone, text, clientId }) =>
              handlers['messages.send']({ accountId, to: phone, content: { type: 'text', text }, clientId }),
            markRead: (chat) => handlers['conversations.markRead'](chat),
            setDraft: (draft) => handlers['drafts.set'](draft),
          },
          speak,
          onEvent,
          clock,
          random,
          logger,
        });
  const data = createData({
    host: ports.host,
    version: ports.version,
    dataDir: paths.dataDir,
    accounts,
    storeFile: (accountId) => registry.storeFile(accountId),
    measureStore,
    removeSetAside,
    settings,
    vault,
    desktop: ports.desktop,
    clock,
    logger,
  });
  ports.desktop?.updater.onChange(() => emit({ name: 'updates.changed' }));
  const handlers = createHandlers({
    ports,
    accounts,
    vault,
    settings,
    mediaCheck,
    navigation,
    notifications,
    data,
    speak,
    emit,
  });
  const dispatch = createDispatch({
    handlers,
    isOwnOrigin: ports.isOwnOrigin,
    logger,
  });
  let stopping: Promise<void> | null = null;

  return {
    dispatch(caller, route, input) {
      if (stopping) return Promise.resolve(STOPPING);
      return dispatch(caller, route, input);
    },
    onEvent,
    goTo: (target) => navigation.goTo(target),
    async start() {
      await settings.get();
      phases.end('settings');
      // A data folder of somebody else is no reason not to start: the list of accounts says what is wrong.
      const isLoaded = await accounts.load().then(
        () => true,
        (error: unknown) => {
          logger.error('the accounts could not be read', { error });
          return false;
        },
      );
      phases.end('accountList');
      await vault.start();
      phases.end('vault');
      if (isLoaded) await accounts.open();
      phases.end('stores');
      // Reading needs nobody who waits for it: a host is up before.
      void accounts.begun().then(() => phases.end('sync'));
    },
    stop() {
      mediaCheck.stop();
      notifications?.stop();
      return (stopping ??= accounts
        .stop(() => phases.end('workStopped'))
        .then(() => phases.end('storesClosed')));
    },
  };
}

function budgetOf({ requestsPerSecond }: Settings): RequestBudget {
  return { steady: requestsPerSecond, catchingUp: requestsPerSecond * CATCHING_UP_FACTOR };
}

const STOPPING: Result<never> = {
  ok: false,
  error: {
    code: 'STOPPING',
    message: 'Inlobo Desk is closing. What you typed is kept; open it again to go on.',
  },
};

async function requireVault(vault: Vault): Promise<{ isForSession: boolean }> {
  const { state, backend, problem } = await vault.status();
  if (state === 'ready') return { isForSession: backend === 'session' };
  if (problem) throw new AppError(problem.code, problem.message, problem.data);
  throw new AppError(
    state === 'locked' ? 'VAULT_LOCKED' : 'VAULT_UNSET',
    state === 'locked'
      ? 'The vault is locked. Unlock it with its passphrase, then try again.'
      : 'Choose first where your keys are to be kept: this computer has no keychain.',
  );
}
