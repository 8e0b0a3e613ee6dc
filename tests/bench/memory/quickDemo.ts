// The demo API in a process of its own, whose memory is not counted, under a clock that runs `process.argv[2]` times as fast.
import { startDemoApi } from '#demo/index.ts';
import { createQuickClock } from '#tests/support/quickClock.ts';

const [factor, contacts] = process.argv.slice(2).map(Number);
const clock = createQuickClock(factor ?? 1);
const api = await startDemoApi({ contacts: contacts ?? 0, now: () => clock.now(), control: true });
const { baseUrl, origin, apiKey } = api;
process.once('disconnect', () => process.exit());
process.send?.({ baseUrl, origin, apiKey, now: clock.now() });
