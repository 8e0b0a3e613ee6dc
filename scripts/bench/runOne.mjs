// One bench, alone in this process: gives its figures to the process that started it.
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';

// Without whoever wants the figures there is nothing to measure for.
process.once('disconnect', () => process.exit(1));

/** @type {import('./benches.mjs').Report} */
let report;
try {
  /** @type {{ bench?: import('../../tests/bench/bench.ts').Bench }} */
  const { bench } = await import(pathToFileURL(process.argv[2] ?? '').href);
  if (!bench) throw new Error('The file exports no "bench".');
  report = { title: bench.title, figures: await bench.run() };
} catch (error) {
  report = { error: inspect(error) };
}
// What a bench left open must not keep it from ending.
process.send?.(report, () => process.exit());
