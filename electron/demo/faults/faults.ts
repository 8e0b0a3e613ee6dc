import { createRandom, type Random } from '../world/random.ts';
import { faultSchema, type Fault, type FaultInput } from './fault.ts';

export interface ArmedFault extends Fault {
  readonly id: number;
  /** How many requests it has hit. */
  readonly hits: number;
}

/** The faults that wait for a request. The oldest one that fits is the one that hits. */
export interface Faults {
  /** Gives its id. Throws a ZodError where the fault makes no sense. */
  add(fault: FaultInput): number;
  list(): readonly ArmedFault[];
  remove(id: number): boolean;
  clear(): void;
  /** The fault that hits this request, if one does. */
  take(method: string, path: string): Fault | null;
  /** Whether this connection is to be closed unread. */
  takeConnection(): boolean;
}

interface Armed {
  readonly id: number;
  readonly fault: Fault;
  readonly random: Random;
  readonly times: number;
  hits: number;
}

export function createFaults(seed: number): Faults {
  let armed: Armed[] = [];
  let lastId = 0;

  const hit = (fits: (fault: Fault) => boolean): Fault | null => {
    const found = armed.find(
      ({ fault, random }) => fits(fault) && (fault.rate === undefined || random.chance(fault.rate)),
    );
    if (!found) return null;
    found.hits++;
    if (found.hits >= found.times) armed = armed.filter((one) => one !== found);
    return found.fault;
  };

  return {
    add(input) {
      const fault = faultSchema.parse(input);
      const id = ++lastId;
      const times = fault.times ?? (fault.rate === undefined ? 1 : 'always');
      const random = createRandom(fault.seed ?? seed, 'fault', fault.seed === undefined ? id : fault.kind);
      armed.push({ id, fault, random, times: times === 'always' ? Infinity : times, hits: 0 });
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
    take: (method, path) => hit((fault) => fault.kind !== 'refuse' && matches(fault.match, method, path)),
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
