import fc from 'fast-check';
import { expect, it } from 'vitest';
import { messageStatus, type MessageStatus } from '#contract/routes/messages.ts';
import { furthestStatus, statusOfHistory } from './status.ts';

const anyStatus = fc.constantFrom(...messageStatus.options);

it('comes out the same in whatever order statuses are told', () => {
  fc.assert(
    fc.property(fc.array(anyStatus, { minLength: 1 }), fc.nat(), (told, turn) => {
      const furthest = (list: MessageStatus[]) => list.reduce(furthestStatus);
      const turned = [...told.slice(turn % told.length), ...told.slice(0, turn % told.length)];
      expect(furthest(turned)).toBe(furthest(told));
    }),
  );
});

it.each<[MessageStatus, MessageStatus, MessageStatus]>([
  ['read', 'delivered', 'read'],
  ['delivered', 'sent', 'delivered'],
  ['sent', 'failed', 'failed'],
  ['failed', 'sent', 'failed'],
  ['failed', 'delivered', 'delivered'],
  ['read', 'failed', 'read'],
  ['uncertain', 'sent', 'sent'],
  ['uncertain', 'failed', 'failed'],
  ['queued', 'read', 'read'],
])('of %s and %s, %s is the furthest', (one, other, expected) => {
  expect(furthestStatus(one, other)).toBe(expected);
});

it('takes what stands in the history as accepted, and what customers write as received', () => {
  for (const status of ['queued', 'sending', 'uncertain', 'received'] as const) {
    expect(statusOfHistory('out', status)).toBe('sent');
  }
  expect(statusOfHistory('out', 'failed')).toBe('failed');
  expect(statusOfHistory('in', 'read')).toBe('received');
});
