import { createRandom, type Random } from '../world/random.ts';
import { faultSchema, type Fault, type FaultInput } from './fault.ts';

export interface ArmedFault extends Fault {
  readonly id: number;
  /** How many requests it has hit. */
  readonly hits: number;
}

/** A fault that hits, and the chance this hit draws from: the same for the same seed and as many hits before. */
export interface TakenFault extends Fault {
  readonly random: Random;
}

/** The faults that wait for a request. The oldest one that fits is the one that hits. */
export interface Faults {
  /** Gives its id. Throws a ZodError where the fault makes no sense. */
  add(fault: FaultInput): number;
  list(): readonly ArmedFault[];
  remove(id: number): boolean;
  clear(): void;
  /** The fault that hits this request, if one does. */
  take(method: string, path: string, query?: URLSearchParams): TakenFault | null;
  /** Whether this connection is to be closed unread. */
  takeConnection(): boolean;
}

interface Armed {
  readonly id: number;
  readonly fault: Fault;
  readonly random: Random;
  /** What the chance of each hit grows from. */
  readonly source: readonly [number, string, number | string];
  readonly times: number;
  hits: number;
}

export function createFaults(seed: number): Faults {
  let armed: Armed[] = [];
  let lastId = 0;

  const hit = (fits: (fault: Fault) => boolean): TakenFault | null => {
    const found = armed.find(
      ({ fault, random }) => fits(fault) && (fault.rate === undefined || random.chance(fault.rate)),
    );
    if (!found) return null;
    found.hits++;
    if (found.hits >= found.times) armed = armed.filter((one) => one !== found);
    return { ...found.fault, random: createRandom(...found.source, found.hits) };
  };

  return {
    add(input) {
      const fault = faultSchema.parse(input);
      const id = ++lastId;
      const times = fault.times ?? (fault.rate === undefined ? 1 : 'always');
      const source = [fault.seed ?? seed, 'fault', fault.seed === undefined ? id : fault.kind] as const;
      const random = createRandom(...source);
      armed.push({ id, fault, random, source, times: times === 'always' ? Infinity : times, hits: 0 });
      return id;
    },
    list: () => armed.map(({ id, fault, hits }) => ({ id, ...fault, hits })),
    remove(id) {
      const before = armed.length;
      armed = armed.filter((one) => one.id !== id);
      return armed.length < before;
    },
    clear() {
      armed = [];
    },
    take: (method, path, query = new URLSearchParams()) =>
      hit(
        (fault) =>
          fault.kind !== 'refuse' && matches(fault.match, method, path) && hasParameters(query, fault.query),
      ),
    takeConnection: () => hit(({ kind }) => kind === 'refuse') !== null,
  };
}

function matches(pattern: string, method: string, path: string): boolean {
  const [, wantedMethod = '*', wantedPath = '*'] = /^(?:([A-Z]+|\*) )?(.*)$/.exec(pattern) ?? [];
  if (wantedMethod !== '*' && wantedMethod !== method) return false;
  const source = wantedPath
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*');
  return new RegExp(`^${source}$`).test(path);
}

function hasParameters(query: URLSearchParams, wanted: Fault['query'] = {}): boolean {
  return Object.entries(wanted).every(([name, value]) =>
    value === '*' ? query.has(name) : query.get(name) === value,
  );
}
