import { expect, it } from 'vitest';
import { runChaos } from '#tests/chaos/runChaos.ts';

// As `npm run chaos`, on a small scale: see tests/chaos.
it('loses nothing and sends nothing twice while answers are spoilt and the app is killed', async () => {
  const { complaints, ...figures } = await runChaos({
    sends: 40,
    kills: 3,
    seed: 11,
    faultRate: 0.3,
    say: () => undefined,
  });
  expect(complaints).toEqual([]);
  expect(figures).toMatchObject({ sends: 40, lost: 0, duplicated: 0, kills: 3 });
  expect(figures.delivered + figures.flagged).toBe(40);
}, 900_000);
