import fc from 'fast-check';
import { inspect } from 'node:util';
import { z } from 'zod';
import { ERROR_CODES, type Result } from '#contract/errors.ts';
import { routes, type RouteName } from '#contract/routes/index.ts';
import { hostileValue } from './hostileValues.ts';
import { isAboutAccounts, startFuzzDesk, type FuzzDesk, type FuzzVault } from './fuzzDesk.ts';
import { mutated } from './mutate.ts';
import { inputsOf } from './schemaInputs.ts';

export interface FuzzOptions {
  /** Inputs in all. */
  readonly runs: number;
  readonly seed: number;
  /** Left out, one behind a passphrase that was given. */
  readonly vault?: FuzzVault;
  /** Nothing but these; left out, every route there is. */
  readonly only?: readonly RouteName[];
  /** Called before each batch. */
  readonly onBatch: (batch: { readonly done: number; readonly route: RouteName }) => void;
}

export interface FuzzFigures {
  readonly seed: number;
  readonly inputs: number;
  readonly routes: number;
  /** Inputs that passed the door and came to a handler. */
  readonly handled: number;
  readonly answers: Readonly<Record<string, number>>;
  /** What must not be, in words with the route and the input. */
  readonly complaints: readonly string[];
}

/** Asked at once: enough for calls to meet in the store and in the accounts' queue. */
const BATCH = 20;
/** Of each route so many inputs reach its handler; the rest are turned away at the door, which costs next to nothing. */
const HANDLED_MAX = 200;
/** A key is derived, a store is made, a server is asked: some are enough. */
const COSTLY: Partial<Record<RouteName, number>> = {
  'vault.change': 6,
  'data.backup': 40,
  'vault.forget': 12,
  'accounts.remove': 25,
  'accounts.addDemo': 60,
  'accounts.add': 150,
  'accounts.generateKey': 60,
  'accounts.rekey': 100,
  'accounts.profile': 150,
};

/** Asks every route everything. The same seed asks the same again, but for the ids that a new desk has. */
export async function runFuzz({ runs, seed, vault, only, onBatch }: FuzzOptions): Promise<FuzzFigures> {
  const names = only ?? (Object.keys(routes) as RouteName[]);
  const desks = { work: await startFuzzDesk(vault), accounts: await startFuzzDesk(vault) };
  const deskOf = (route: RouteName) => (isAboutAccounts(route) ? desks.accounts : desks.work);
  const inputs = new Map(names.map((name) => [name, arbitraryOf(name, deskOf(name))]));
  const handled = new Map<RouteName, number>();
  const answers: Record<string, number> = {};
  const complaints: string[] = [];
  let done = 0;

  function weigh(name: RouteName, input: unknown): unknown {
    if (!routes[name].input.safeParse(input ?? {}).success) return input;
    const before = handled.get(name) ?? 0;
    // A list is no route's input.
    if (before >= (COSTLY[name] ?? HANDLED_MAX)) return [input];
    handled.set(name, before + 1);
    return input;
  }

  async function ask(desk: FuzzDesk, name: RouteName, input: unknown): Promise<void> {
    const complain = (what: string) =>
      void complaints.push(`${name}: ${what}\n  input ${clip(inspect(input))}`);
    try {
      const result = await desk.dispatch(name, input);
      const said = readResult(result);
      answers[said] = (answers[said] ?? 0) + 1;
      if (said === 'INTERNAL') complain(`INTERNAL, ${clip(inspect(desk.bugs.at(-1), { depth: 4 }), 2_000)}`);
      const text = JSON.stringify(result);
      if (desk.secrets().some((secret) => text.includes(secret))) complain('a secret is in the answer');
    } catch (error) {
      complain(`no Result, ${inspect(error)}`);
    }
  }

  for (let round = 0; done < runs && complaints.length < 20; round += 1) {
    for (const [index, name] of names.entries()) {
      const size = Math.min(BATCH, runs - done);
      if (size <= 0) break;
      onBatch({ done, route: name });
      const desk = deskOf(name);
      const batch = fc.sample(inputs.get(name)!, { seed: seed + round * 1_000 + index, numRuns: size });
      const before = handled.get(name);
      await Promise.all(batch.map((input) => ask(desk, name, weigh(name, input))));
      const isChanged = handled.get(name) !== before;
      if (isChanged && (isAboutAccounts(name) || name === 'settings.set')) await desk.mend();
      done += size;
    }
  }

  for (const desk of Object.values(desks)) {
    const heard = await desk.heard();
    if (desk.secrets().some((secret) => heard.includes(secret)))
      complaints.push('a secret is in an event or in the log');
    await desk.stop();
  }
  if ('polluted' in {}) complaints.push('an input has changed every object there is');
  return {
    seed,
    inputs: done,
    routes: names.length,
    handled: [...handled.values()].reduce((sum, count) => sum + count, 0),
    answers,
    complaints,
  };
}

/** `ok`, or the code. Throws where it is no Result. */
function readResult(result: Result<unknown>): string {
  if (result.ok) return 'ok';
  const { code, message } = result.error;
  if (!ERROR_CODES.includes(code)) throw new Error(`an unknown code, ${code}`);
  if (!/[.!?]$/.test(message)) throw new Error(`not a sentence: ${message}`);
  return code;
}

function arbitraryOf(name: RouteName, desk: FuzzDesk): fc.Arbitrary<unknown> {
  const schema = z.toJSONSchema(routes[name].input, { io: 'input', unrepresentable: 'any' });
  const taken = inputsOf(schema, desk.known);
  return fc.oneof(
    { weight: 3, arbitrary: taken },
    { weight: 5, arbitrary: mutated(taken) },
    { weight: 2, arbitrary: hostileValue },
  );
}

function clip(text: string, length = 1_500): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
