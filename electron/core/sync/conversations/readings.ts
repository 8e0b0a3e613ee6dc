import type { ApiFailure } from '#core/inlobo/outcome.ts';

/** What came of reading a conversation; `unreachable`: no server answered, or it asks for fewer requests. */
export type Reading = 'read' | 'unreachable' | 'failed';

/** Tells whoever waits for a conversation to be read what came of the next request for it. */
export function createReadings() {
  const waiting = new Map<string, ((reading: Reading) => void)[]>();
  return {
    /** What comes of the next request that is not under way yet. */
    next: (phone: string): Promise<Reading> =>
      new Promise((resolve) => {
        waiting.set(phone, [...(waiting.get(phone) ?? []), resolve]);
      }),
    async during<
      T extends { readonly kind: 'read' } | { readonly kind: 'failed'; readonly failure: ApiFailure },
    >(phone: string, read: () => Promise<T>): Promise<T> {
      const told = waiting.get(phone) ?? [];
      waiting.delete(phone);
      try {
        const done = await read();
        const reading =
          done.kind === 'read' ? 'read' : isUnreachable(done.failure) ? 'unreachable' : 'failed';
        for (const tell of told) tell(reading);
        return done;
      } catch (error) {
        for (const tell of told) tell('failed');
        throw error;
      }
    },
  };
}

function isUnreachable(failure: ApiFailure): boolean {
  switch (failure.kind) {
    case 'unreached':
    case 'throttled':
    case 'cancelled':
      return true;
    case 'refused':
      return failure.status === 401;
    case 'lost':
      return failure.status === null;
    case 'whatsapp':
    case 'notInlobo':
      return false;
  }
}
