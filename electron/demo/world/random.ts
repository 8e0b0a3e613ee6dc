import { uniformFloat32 } from 'pure-rand/distribution/uniformFloat32';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** A stream of chance that always runs the same way for the same seed. */
export interface Random {
  /** 0 ≤ n < 1. */
  fraction(): number;
  /** From `min` to `max`, both included. */
  integer(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  pick<T>(list: readonly T[]): T | undefined;
  /** By the entries' weights, whatever they add up to. */
  weighted<const L extends readonly [Weighted, ...Weighted[]]>(list: L): L[number];
}

interface Weighted {
  readonly weight: number;
}

/** Every part of the world draws from a stream of its own, so that generating one lazily never moves another. */
export function createRandom(...seed: readonly (string | number)[]): Random {
  const generator = xoroshiro128plus(hash(seed.join('|')));
  generator.next();
  const fraction = () => uniformFloat32(generator);
  const integer = (min: number, max: number) => uniformInt(generator, min, max);
  return {
    fraction,
    integer,
    chance: (probability) => fraction() < probability,
    pick: <T>(list: readonly T[]) => list[integer(0, Math.max(list.length - 1, 0))] as T,
    weighted(list) {
      let left = fraction() * list.reduce((sum, { weight }) => sum + weight, 0);
      return list.find(({ weight }) => (left -= weight) < 0) ?? list[0];
    },
  };
}

/** A permutation of 0 … count − 1. */
export function shuffledIndices(random: Random, count: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = random.integer(0, last);
    const moved = order[last] ?? 0;
    order[last] = order[other] ?? 0;
    order[other] = moved;
  }
  return order;
}

/** FNV-1a with a final mix, so that neighbouring seeds give unlike streams. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
}
