import { AppError } from '#contract/errors.ts';
import type { InloboClient } from '#core/inlobo/client.ts';
import type { ApiFailure } from '#core/inlobo/outcome.ts';
import type { Clock, Logger, Random } from '#core/ports.ts';
import type { ContactsApplied, Store } from '#core/store/store.ts';
import { createContactCheck, isSearchable, type ContactCheck } from './contactCheck.ts';
import { createContactPass, type ContactPass } from './contactPass.ts';
import type { PagesEnd } from './contactPages.ts';
import { NOT_ASKED, type Job, type PartState, type Source } from '../job.ts';
import { createSetbacks } from './setbacks.ts';

/** Reads the whole contact list again and again, and finds out who is gone from it. */
export interface ContactSource extends Source {
  state(): PartState;
  /** When the last whole pass of this run ended; null: none did. */
  endedAt(): number | null;
  /** Begins a pass at once, or after the one under way, which may have passed by what is wished for. */
  requestNow(): void;
}

export interface ContactSourceDeps {
  readonly store: Store;
  readonly client: InloboClient;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** The account's pace, of which passes take a share. */
  readonly requestsPerSecond: () => number;
  readonly onApplied: (applied: ContactsApplied) => void;
  /** Gone from the server, and from here. */
  readonly onRemoved: (phones: readonly string[]) => void;
  /** A whole pass ended. */
  readonly onEnded: () => void;
}

/** A pass that broke off goes on where it was, unless that is longer ago. */
const RESUME_WITHIN_MS = 60 * 60_000;
const INTERVAL_MS = 10 * 60_000;
const SHARE = 0.1;
/** Where rows tell of activity, a pass does what hundreds of polls would do. */
const ACTIVE_INTERVAL_MS = 15_000;
const ACTIVE_SHARE = 0.5;
/** More missing contacts than this are not asked for one by one: a second pass takes fewer requests, or knows better. */
const MOST_CHECKED = 50;
const REMOVED_TOGETHER = 500;

type Phase =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'beginning' }
  | { readonly kind: 'reading'; readonly pass: ContactPass; readonly first: FirstPass | null }
  | {
      readonly kind: 'checking';
      readonly pass: ContactPass;
      readonly first: FirstPass | null;
      readonly check: ContactCheck;
    };

/** What the pass before left open, which made a second one necessary. */
interface FirstPass {
  /** Whom it did not see. */
  readonly missing: ReadonlySet<string>;
}

export function createContactSource(deps: ContactSourceDeps): ContactSource {
  const { store, client, clock, random, logger, requestsPerSecond, onApplied, onRemoved, onEnded } = deps;
  const setbacks = createSetbacks({ clock, random, baseUrl: client.baseUrl });
  let phase: Phase = { kind: 'waiting' };
  let isSettling = false;
  /** Only what an earlier run left is gone on with. */
  let resumeWithinMs = RESUME_WITHIN_MS;
  let endedAt: number | null = null;
  /** The wait for the next pass, counted from `since`; a clock set back to before that ends it. */
  let wait = { since: -Infinity, ms: 0 };
  let isWantedAgain = false;
  /** The server's totals were more than there was, twice in a row. */
  let distrustsTotal = false;

  async function begin(first: FirstPass | null): Promise<void> {
    const state = await store.contacts.beginPass(clock.now(), resumeWithinMs);
    phase = { kind: 'reading', pass: createContactPass({ store, client, clock, onApplied }, state), first };
    resumeWithinMs = 0;
  }

  async function beginAndRead(signal: AbortSignal): Promise<ApiFailure | null> {
    phase = { kind: 'beginning' };
    try {
      await begin(null);
    } catch (error) {
      phase = { kind: 'waiting' };
      throw error;
    }
    return (await readNext()?.(signal)) ?? null;
  }

  function readNext(): ((signal: AbortSignal) => Promise<ApiFailure | null>) | null {
    if (phase.kind === 'reading') return phase.pass.next();
    return phase.kind === 'checking' ? phase.check.next() : null;
  }

  /** Everything is read and taken in: what follows from it is to be found out. */
  function isSettled(): boolean {
    if (isSettling) return false;
    if (phase.kind === 'reading') return phase.pass.end() !== null;
    return phase.kind === 'checking' && phase.check.end() !== null;
  }

  async function settle(): Promise<void> {
    if (!isSettled()) return;
    isSettling = true;
    try {
      if (phase.kind === 'reading') await afterPass(phase.pass, phase.first);
      else if (phase.kind === 'checking') await afterCheck(phase.pass, phase.first, phase.check);
    } finally {
      isSettling = false;
    }
  }

  async function afterPass(pass: ContactPass, first: FirstPass | null): Promise<void> {
    const end = pass.end();
    if (!end) return;
    if (!end.isWhole) {
      giveUp(pass, end);
      return;
    }
    const { phones } = await store.contacts.missing(pass.generation, Infinity);
    const isShort = end.leastTotal !== null && pass.seen() + pass.unread() < end.leastTotal;
    const isWorthAnother =
      phones.length > MOST_CHECKED || !phones.every(isSearchable) || (isShort && !distrustsTotal);
    if (first || !isShort) distrustsTotal = isShort;
    if (!first && isWorthAnother) return beginSecond(phones);
    let open = phones;
    // Those that were missed may be among the rows that did not come, or could not be read.
    if (first && !isShort && pass.unread() === 0) {
      await removeAll(
        phones.filter((phone) => first.missing.has(phone)),
        pass.beganAt,
      );
      open = phones.filter((phone) => !first.missing.has(phone));
    }
    const missing = open.filter(isSearchable).slice(0, MOST_CHECKED);
    if (missing.length === 0) return finish(pass);
    const control = pass.someone();
    const check = createContactCheck({ store, client, clock, missing, control, onApplied, onRemoved });
    phase = { kind: 'checking', pass, first, check };
    if (check.end() !== null) await afterCheck(pass, first, check);
  }

  async function afterCheck(pass: ContactPass, first: FirstPass | null, check: ContactCheck): Promise<void> {
    if (check.end() === 'checked' || first) return finish(pass);
    const { phones } = await store.contacts.missing(pass.generation, Infinity);
    await beginSecond(phones);
  }

  async function beginSecond(missing: readonly string[]): Promise<void> {
    logger.info('a pass over the contacts left doubts, so a second one follows', { missing: missing.length });
    await begin({ missing: new Set(missing) });
  }

  async function removeAll(phones: readonly string[], requestedAt: number): Promise<void> {
    for (let start = 0; start < phones.length; start += REMOVED_TOGETHER) {
      const some = phones.slice(start, start + REMOVED_TOGETHER);
      await store.contacts.remove(some, requestedAt);
      onRemoved(some);
    }
  }

  async function finish(pass: ContactPass): Promise<void> {
    const now = clock.now();
    await store.contacts.endPass(pass.generation, now);
    setbacks.tell(null);
    endedAt = now;
    rest(pass, pass.end()?.pages ?? 1);
    onEnded();
  }

  /** Nothing follows from a pass that was not whole but what its rows said. */
  function giveUp(pass: ContactPass, { pages }: PagesEnd): void {
    logger.warn('the contact list did not come to an end', { pages, seen: pass.seen() });
    const gaps =
      'Inlobo’s contact list repeats itself or has gaps, so it could not be read whole. It is read again later.';
    setbacks.tell(new AppError('UNREADABLE_ANSWER', gaps, { reason: 'gaps' }).toProblem());
    rest(pass, pages);
  }

  function rest(pass: ContactPass, pages: number): void {
    const [leastMs, share] = pass.tellsActivity() ? [ACTIVE_INTERVAL_MS, ACTIVE_SHARE] : [INTERVAL_MS, SHARE];
    const ms = Math.max(leastMs, (Math.max(1, pages) / (Math.max(0.01, requestsPerSecond()) * share)) * 1000);
    wait = isWantedAgain ? { since: -Infinity, ms: 0 } : { since: clock.now(), ms };
    isWantedAgain = false;
    phase = { kind: 'waiting' };
  }

  /** What could not be found out at once, since the store failed. */
  async function settleLate(): Promise<ApiFailure> {
    await settle();
    return NOT_ASKED;
  }

  const jobOf = (read: (signal: AbortSignal) => Promise<ApiFailure | null>): Job => ({
    async run(signal) {
      const failure = await read(signal);
      if (failure) setbacks.failed(failure);
      else setbacks.worked();
      await settle();
      return failure;
    },
  });

  function waitEndsAt(now: number): number {
    return now < wait.since ? now : wait.since + wait.ms;
  }

  return {
    next(now) {
      if (setbacks.readyAt(now) > now) return null;
      if (isSettled()) return { run: settleLate };
      if (phase.kind === 'waiting') return waitEndsAt(now) > now ? null : jobOf(beginAndRead);
      const read = readNext();
      return read && jobOf(read);
    },
    dueAt(now) {
      if (phase.kind === 'waiting') return Math.max(waitEndsAt(now), setbacks.readyAt(now));
      const isDue =
        isSettled() ||
        (phase.kind === 'reading' && phase.pass.hasNext()) ||
        (phase.kind === 'checking' && phase.check.hasNext());
      return isDue && !isSettling ? setbacks.readyAt(now) : Infinity;
    },
    state() {
      const pass = phase.kind === 'reading' || phase.kind === 'checking' ? phase.pass : null;
      return { progress: pass && { done: pass.seen(), total: pass.total() }, problem: setbacks.problem() };
    },
    endedAt: () => endedAt,
    requestNow() {
      setbacks.forget();
      wait = { since: -Infinity, ms: 0 };
      isWantedAgain = phase.kind !== 'waiting';
    },
  };
}
