import { RESPONSE_BOUNDS_MS } from '#contract/rules/insights/responseBounds.ts';
import type { InsightPeriod } from '#contract/routes/insights.ts';
import type { Message } from '#contract/routes/messages.ts';

/** The figures of a period worked out the long way: message by message, every time told by Intl. Threads are oldest first. */
export function naiveFigures(
  threads: readonly (readonly Message[])[],
  { from, to }: InsightPeriod,
  timeZone: string,
) {
  const isIn = ({ at }: Message) => at >= from && at < to;
  const said = threads.map((thread) => thread.filter(({ content }) => content.type !== 'reaction'));
  const messages = said.flat().filter(isIn);
  const waits = said.flatMap(waitsOf).filter(({ asked }) => isIn(asked));
  const answered = waits.flatMap(({ asked, answer }) => (answer ? [answer.at - asked.at] : []));
  const days: Record<string, ReturnType<typeof countMessages>> = {};
  const received = Array.from({ length: 168 }, () => 0);
  const sent = Array.from({ length: 168 }, () => 0);
  for (const message of messages) {
    const { date, place } = localTime(message.at, timeZone);
    days[date] ??= countMessages(messages.filter(({ at }) => localTime(at, timeZone).date === date));
    const one = countMessages([message]);
    received[place]! += one.received;
    sent[place]! += one.sent;
  }
  return {
    totals: {
      ...countMessages(messages),
      ...times(answered),
      waiting: waits.length - answered.length,
    },
    days,
    responsesByDay: Object.fromEntries(
      [...Map.groupBy(waits, ({ asked }) => localTime(asked.at, timeZone).date)].map(([date, list]) => {
        const took = list.flatMap(({ asked, answer }) => (answer ? [answer.at - asked.at] : []));
        return [date, { ...times(took), waiting: list.length - took.length }];
      }),
    ),
    hours: { received, sent },
    responseSpread: [...RESPONSE_BOUNDS_MS, Infinity].map(
      (bound, index, bounds) =>
        answered.filter((took) => took <= bound && (index === 0 || took > bounds[index - 1]!)).length,
    ),
  };
}

export function countMessages(messages: readonly Message[]) {
  const having = (...statuses: string[]) => messages.filter(({ status }) => statuses.includes(status)).length;
  return {
    received: having('received'),
    sent: having('sent', 'delivered', 'read', 'failed'),
    delivered: having('delivered', 'read'),
    read: having('read'),
    failed: having('failed'),
  };
}

function waitsOf(thread: readonly Message[]) {
  const waits: { asked: Message; answer: Message | null }[] = [];
  let asked: Message | null = null;
  for (const message of thread) {
    if (message.direction === 'in') asked ??= message;
    else if (asked && ['sent', 'delivered', 'read'].includes(message.status)) {
      waits.push({ asked, answer: message });
      asked = null;
    }
  }
  return asked ? [...waits, { asked, answer: null }] : waits;
}

function times(took: readonly number[]) {
  const sorted = took.toSorted((one, other) => one - other);
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
  return { answered: took.length, medianMs: rank(0.5), p90Ms: rank(0.9) };
}

const formats = new Map<string, Intl.DateTimeFormat>();

function localTime(at: number, timeZone: string): { date: string; place: number } {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    formats.set(timeZone, format);
  }
  const [date = '', time = ''] = format.format(at).split(' ');
  const weekday = (new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7;
  return { date, place: weekday * 24 + Number(time.slice(0, 2)) };
}
