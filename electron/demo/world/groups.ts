import { GROUPS } from '../data/shop.ts';
import { drawUuid } from './ids.ts';
import { createRandom } from './random.ts';

export interface Group {
  readonly id: string;
  name: string;
  description: string | null;
  /** How likely a contact of the seeded world is in it. */
  readonly share: number;
  readonly createdAt: number;
  updatedAt: number;
}

export function seedGroups(seed: number, epoch: number): Group[] {
  return GROUPS.map(({ name, description, share }, index) => {
    const createdAt = epoch - (200 - index * 20) * 86_400_000;
    return {
      id: drawUuid(createRandom(seed, 'group', index)),
      name,
      description,
      share,
      createdAt,
      updatedAt: createdAt,
    };
  });
}
