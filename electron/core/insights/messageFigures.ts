import type { HourCounts } from '#core/store/store.ts';
import { weekdayOf } from './zone.ts';

export interface MessageFigures {
  received: number;
  sent: number;
  delivered: number;
  read: number;
  failed: number;
}

/** Hours of spans of time, folded into what charts show; each message counts in one hour, by its status now. */
export function foldHours(pieces: readonly HourCounts[]) {
  const totals = nothing();
  const byDay = new Map<number, MessageFigures>();
  const hours = { received: emptyWeek(), sent: emptyWeek() };
  for (const piece of pieces)
    piece.hour.forEach((hour, index) => {
      const figures = figuresAt(piece, index);
      const day = Math.floor(hour / 24);
      const ofDay = byDay.get(day) ?? nothing();
      byDay.set(day, ofDay);
      add(totals, figures);
      add(ofDay, figures);
      const place = weekdayOf(day) * 24 + (hour - day * 24);
      hours.received[place] = (hours.received[place] ?? 0) + figures.received;
      hours.sent[place] = (hours.sent[place] ?? 0) + figures.sent;
    });
  return { totals, hours, ofDay: (day: number): MessageFigures => byDay.get(day) ?? nothing() };
}

/** What was read was delivered, and what was delivered or failed was sent. */
function figuresAt(piece: HourCounts, index: number): MessageFigures {
  const read = piece.read[index] ?? 0;
  const failed = piece.failed[index] ?? 0;
  const delivered = (piece.delivered[index] ?? 0) + read;
  return {
    received: piece.received[index] ?? 0,
    sent: (piece.sent[index] ?? 0) + delivered + failed,
    delivered,
    read,
    failed,
  };
}

function add(sum: MessageFigures, more: MessageFigures): void {
  sum.received += more.received;
  sum.sent += more.sent;
  sum.delivered += more.delivered;
  sum.read += more.read;
  sum.failed += more.failed;
}

function nothing(): MessageFigures {
  return { received: 0, sent: 0, delivered: 0, read: 0, failed: 0 };
}

function emptyWeek(): number[] {
  return Array.from({ length: 7 * 24 }, () => 0);
}
