import { parseArgs } from 'node:util';
import { ENVELOPES, startDemoApi, type Envelope } from './index.ts';

const HELP = `The Inlobo demo API: a made-up shop with customers who answer, over real HTTP on this computer.

  npm run demo -- [options]

  --contacts N     how many contacts the shop has (300; up to 100000)
  --port P         where to listen (any free port)
  --seed S         another number, another world (1)
  --key K          the API key to let in (one that follows from the seed)
  --epoch T        the instant the story starts, as a date or in milliseconds (now)
  --latency MS     how long every answer takes (0)
  --activity       contact rows say when their last message was
  --page-size N    pages have at most so many rows, whatever limit was asked for
  --envelope E     where lists and totals sit (meta): ${ENVELOPES.join(', ')}
  --still          nobody writes, answers or reads by themselves
  --quiet          do not print requests
  --json           print one line of JSON and nothing else
  --help`;

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
  const { isJson, isQuiet, ...demoOptions } = options;
  let demo;
  try {
    demo = await startDemoApi({
      ...demoOptions,
      control: true,
      ...(!isQuiet && !isJson && { log: (line) => console.log(line) }),
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const taken =
      code === 'EADDRINUSE'
        ? `Port ${options.port} is in use. Choose another with --port, or leave it out.`
        : null;
    console.error(
      taken ?? `The demo could not start: ${error instanceof Error ? error.message : String(error)}`,
    );
    return 1;
  }
  const { baseUrl, origin, apiKey, dashboardToken, accountId, epoch } = demo;
  if (isJson) console.log(JSON.stringify({ baseUrl, origin, apiKey, dashboardToken, accountId, epoch }));
  else console.log(welcome({ ...demo, contacts: options.contacts }));
  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  await demo.stop();
  return 0;
}

/** null: help was asked for. Throws a plain sentence where an option makes no sense. */
function readOptions() {
  const { values } = parseArgs({
    options: {
      contacts: { type: 'string', default: '300' },
      port: { type: 'string', default: '0' },
      seed: { type: 'string', default: '1' },
      key: { type: 'string' },
      epoch: { type: 'string' },
      latency: { type: 'string', default: '0' },
      activity: { type: 'boolean', default: false },
      'page-size': { type: 'string' },
      envelope: { type: 'string', default: 'meta' },
      still: { type: 'boolean', default: false },
      quiet: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return null;
  return {
    contacts: whole('contacts', values.contacts, 1_000_000),
    port: whole('port', values.port, 65_535),
    seed: whole('seed', values.seed, 2 ** 31 - 1),
    latencyMs: whole('latency', values.latency, 600_000),
    activityField: values.activity,
    envelope: envelope(values.envelope),
    ...(values['page-size'] !== undefined && {
      maxPageSize: Math.max(1, whole('page-size', values['page-size'], 1000)),
    }),
    liveliness: !values.still,
    isQuiet: values.quiet,
    isJson: values.json,
    ...(values.key !== undefined && { apiKey: values.key }),
    ...(values.epoch !== undefined && { epoch: instant(values.epoch) }),
  };
}

function whole(name: string, text: string, max: number): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isInteger(value) || value < 0 || value > max) {
    throw new Error(`--${name} takes a whole number from 0 to ${max}, not "${text}".`);
  }
  return value;
}

function envelope(text: string): Envelope {
  const found = ENVELOPES.find((one) => one === text);
  if (!found) throw new Error(`--envelope takes one of ${ENVELOPES.join(', ')}, not "${text}".`);
  return found;
}

function instant(text: string): number {
  const at = /^\d+$/.test(text) ? Number(text) : Date.parse(text);
  if (!Number.isFinite(at))
    throw new Error(`--epoch takes a date like 2026-11-20T09:00Z or milliseconds, not "${text}".`);
  return at;
}

function welcome(demo: {
  baseUrl: string;
  origin: string;
  apiKey: string;
  dashboardToken: string;
  accountId: string;
  contacts: number;
}): string {
  return `The demo shop is open, with ${demo.contacts.toLocaleString('en')} contacts.

  Base URL         ${demo.baseUrl}
  API key          ${demo.apiKey}
  Dashboard token  ${demo.dashboardToken}
  Account id       ${demo.accountId}

Try it:
  curl '${demo.baseUrl}/contacts/?limit=3' -H 'Authorization: Bearer ${demo.apiKey}'
Numbers worth writing to:
  curl ${demo.origin}/__demo/examples
What was accepted:
  curl ${demo.origin}/__demo/ledger
Let the next send be accepted and its answer get lost:
  curl ${demo.origin}/__demo/faults -d '{"kind":"reset","match":"POST /messages/*","accepted":true}'
A customer writes:
  curl ${demo.origin}/__demo/inbound -d '{"phone":"+919810007919","text":"Hello?"}'

Ctrl+C ends it.
`;
}
