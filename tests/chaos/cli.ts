import { parseArgs } from 'node:util';
import { runChaos } from './runChaos.ts';

const HELP = `Sends through the app while its server's answers are spoilt and the app is killed, and compares what it
shows with what the server took.

  npm run chaos -- [options]

  --sends N        how many messages (200)
  --kills K        how often the app is killed with SIGKILL meanwhile (12)
  --seed S         another number, other messages, faults and moments (1)
  --fault-rate F   the share of answers that are faulty, 0 to 0.9 (0.3)
  --json           print one line of JSON and nothing else
  --help

Ends with 1 where anything was lost, sent twice, flagged for nothing, or left uncertain although the history tells.`;

process.exitCode = await run();

async function run(): Promise<number> {
  let options;
  try {
    options = readOptions();
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    return 2;
  }
  if (options === null) {
    console.log(HELP);
    return 0;
  }
  const { isJson, ...chaos } = options;
  const { complaints, ...figures } = await runChaos({
    ...chaos,
    say: (line) => console.error(line),
  });
  for (const complaint of complaints) console.error(complaint);
  if (isJson) console.log(JSON.stringify(figures));
  else for (const [name, figure] of Object.entries(figures)) console.log(`${name.padEnd(12)}${figure}`);
  return complaints.length === 0 ? 0 : 1;
}

/** null: help was asked for. Throws a plain sentence where an option makes no sense. */
function readOptions() {
  const { values } = parseArgs({
    options: {
      sends: { type: 'string', default: '200' },
      kills: { type: 'string', default: '12' },
      seed: { type: 'string', default: '1' },
      'fault-rate': { type: 'string', default: '0.3' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  const faultRate = Number(values['fault-rate']);
  if (!(faultRate >= 0 && faultRate <= 0.9))
    throw new Error(`--fault-rate takes a number from 0 to 0.9, not "${values['fault-rate']}".`);
  return {
    sends: whole('sends', values.sends, 1, 100_000),
    kills: whole('kills', values.kills, 0, 10_000),
    seed: whole('seed', values.seed, 0, 2 ** 31 - 1),
    faultRate,
    isJson: values.json,
  };
}

function whole(name: string, text: string, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < min || value > max)
    throw new Error(`--${name} takes a whole number from ${min} to ${max}, not "${text}".`);
  return value;
}
