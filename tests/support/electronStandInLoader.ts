import { registerHooks } from 'node:module';

/**
 * Runs a built main process inside this process. Loaded by Node itself and not through the test runner, so that the
 * bundle is imported as Electron would import it; only `electron` is something else.
 */
const SCHEME = 'electron-stand-in:';
const standIns = new Map<string, object>();
Object.assign(globalThis, { inloboElectronStandIns: standIns });

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context);
    const boot = new URL(context.parentURL ?? 'none:').searchParams.get('boot') ?? '';
    if (!standIns.has(boot)) throw new Error(`${context.parentURL} imports electron outside a boot`);
    return { url: `${SCHEME}${boot}`, format: 'module', shortCircuit: true };
  },
  load(url, context, next) {
    if (!url.startsWith(SCHEME)) return next(url, context);
    const boot = url.slice(SCHEME.length);
    const names = Object.keys(standIns.get(boot) ?? {});
    const lines = [
      `const standIn = globalThis.inloboElectronStandIns.get(${JSON.stringify(boot)});`,
      ...names.map((name) => `export const ${name} = standIn.${name};`),
    ];
    return { format: 'module', source: lines.join('\n'), shortCircuit: true };
  },
});

/** Imports the bundle afresh with this module in the place of `electron`; resolves when its first turn is over. */
export async function importWithElectron(bundle: URL, electron: object): Promise<void> {
  const boot = String(standIns.size + 1);
  standIns.set(boot, electron);
  const fresh = new URL(bundle);
  fresh.searchParams.set('boot', boot);
  await import(fresh.href);
}
