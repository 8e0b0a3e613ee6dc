import { readdirSync } from 'node:fs';

/**
 * The import table as lint zones: `target` may not import from `from`, but for what `except` names (relative to
 * `from`). docs/architecture.md draws the same table for people.
 */
const inCore = (target, allowed) => ({
  target: `./electron/core/${target}`,
  from: './electron',
  except: [
    './contract',
    './core/lib',
    './core/ports.ts',
    './core/records.ts',
    './core/events.ts',
    './words',
    `./core/${target}`,
    ...allowed,
  ],
  message: `electron/core/${target} may not know this part: see docs/architecture.md.`,
});

const storeInterface = './core/store/store.ts';

/** The renderer's features, and what stands beside them. */
const features = readdirSync(new URL('../../src/features', import.meta.url));
const rooms = ['./src/app', './src/bridge', './src/shared'];

export const zones = [
  {
    target: './electron/contract',
    from: './electron',
    except: ['./contract'],
    message: 'The contract knows only itself, zod and libraries that are pure.',
  },
  {
    target: './electron/contract',
    from: './src',
    message: 'The contract knows only itself, zod and libraries that are pure.',
  },
  {
    target: './electron/words',
    from: './electron',
    except: ['./words', './contract'],
    message: 'What is said outside the window is words and rules alone.',
  },
  {
    target: './electron/core/lib',
    from: './electron',
    except: ['./core/lib', './core/ports.ts', './contract/errors.ts', './contract/rules'],
    message: 'core/lib knows only errors, rules and ports.',
  },
  inCore('inlobo', []),
  inCore('store', []),
  inCore('vault', []),
  inCore('settings', []),
  inCore('media', []),
  inCore('outbox', [storeInterface, './core/inlobo']),
  inCore('edits', [storeInterface, './core/inlobo']),
  inCore('contacts', [storeInterface]),
  inCore('sync', [storeInterface, './core/inlobo']),
  inCore('notifications', [storeInterface, './core/settings', './core/navigation.ts']),
  inCore('insights', [storeInterface]),
  inCore('data', [storeInterface, './core/settings']),
  inCore('accounts', [storeInterface, './core/inlobo', './core/vault']),
  {
    target: './electron/core/handlers',
    from: './electron/core/inlobo',
    message: 'Handlers speak to services, never HTTP.',
  },
  {
    target: './electron/core/handlers',
    from: './electron/core/store',
    except: ['./store.ts'],
    message: 'Handlers speak to services and the store’s interface, never SQL.',
  },
  { target: './electron/core', from: './electron/main', message: 'The core knows no host.' },
  { target: './electron/core', from: './electron/browser', message: 'The core knows no host.' },
  { target: './electron/core', from: './electron/demo', message: 'Hosts hand the demo API to the core.' },
  { target: './electron/core', from: './src', message: 'The core knows no renderer.' },
  {
    target: './electron/demo',
    from: './electron',
    except: ['./demo'],
    message: 'The demo API is a server of its own: it shares nothing with its client.',
  },
  ...['main', 'browser'].map((host) => ({
    target: `./electron/${host}`,
    from: './electron/core',
    except: ['./createCore.ts', './ports.ts', './host.ts', './store/worker.ts'],
    message: 'A host knows createCore, its ports and the contract.',
  })),
  { target: './electron/main', from: './electron/browser', message: 'Hosts do not know each other.' },
  { target: './electron/browser', from: './electron/main', message: 'Hosts do not know each other.' },
  {
    target: './electron/preload',
    from: './electron',
    except: ['./preload', './contract/channels.ts'],
    message: 'The preload script carries nothing but the bridge.',
  },
  { target: './electron', from: './src', message: 'Only the build joins renderer and host.' },
  {
    target: './src',
    from: './electron',
    except: ['./contract'],
    message: 'The renderer knows the contract alone.',
  },
  ...features.map((feature) => ({
    target: [
      ...rooms,
      ...features.filter((other) => other !== feature).map((other) => `./src/features/${other}`),
    ],
    from: `./src/features/${feature}`,
    except: ['./index.ts'],
    message: 'A feature’s only door is its index.ts.',
  })),
  ...['shared', 'bridge'].map((room) => ({
    target: `./src/${room}`,
    from: './src',
    except: ['./shared', './bridge'],
    message: 'What all features share knows none of them.',
  })),
];
