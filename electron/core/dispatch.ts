import { AppError, type Problem, type Result } from '#contract/errors.ts';
import { routes, type CheckedInputOf, type OutputOf, type RouteName } from '#contract/routes/index.ts';
import type { z } from 'zod';
import { isPlainJson } from './lib/plainJson.ts';
import type { Logger } from './ports.ts';

/** Who asks: what the host saw of the sender, never what the sender says of itself. */
export interface Caller {
  readonly origin: string;
  readonly isTopFrame: boolean;
}

/** One handler a route: a missing one does not compile. */
export type Handlers = {
  readonly [Name in RouteName]: (input: CheckedInputOf<Name>) => Promise<OutputOf<Name>>;
};

export type Dispatch = (caller: Caller, route: unknown, input: unknown) => Promise<Result<unknown>>;

interface DispatchDeps {
  readonly handlers: Handlers;
  readonly isOwnOrigin: (origin: string) => boolean;
  readonly logger: Logger;
}

/** The one door to the core: who asks, then what, then the handler. Always a Result; it never throws. */
export function createDispatch({ handlers, isOwnOrigin, logger }: DispatchDeps): Dispatch {
  return async (caller, route, input) => {
    if (!caller.isTopFrame || !isOwnOrigin(caller.origin)) {
      return refuse('FORBIDDEN', 'Only the Inlobo Desk window may ask this.');
    }
    if (!isRouteName(route))
      return refuse('UNKNOWN_ROUTE', 'This version of Inlobo Desk does not know that request.');

    const checked = routes[route].input.safeParse(input ?? {});
    if (!checked.success) {
      const issues = describeIssues(checked.error);
      return refuse('INVALID_INPUT', describeFirst(issues), { issues });
    }
    // Where a schema takes anything at all, it is still to be kept in a store and sent to a server.
    if (!isPlainJson(checked.data))
      return refuse(
        'INVALID_INPUT',
        'This can’t be kept: it is nested too deep, or holds what is no text, number or list.',
      );

    try {
      // The table pairs each name with its own handler; TypeScript can't follow one name through both.
      const handler = handlers[route] as (input: unknown) => Promise<unknown>;
      return { ok: true, value: routes[route].output.parse(await handler(checked.data)) };
    } catch (error) {
      if (error instanceof AppError) return { ok: false, error: error.toProblem() };
      logger.error('a handler failed', { route, error });
      return refuse(
        'INTERNAL',
        'Something went wrong inside Inlobo Desk. Nothing you typed is lost; try again.',
      );
    }
  };
}

function isRouteName(route: unknown): route is RouteName {
  return typeof route === 'string' && Object.hasOwn(routes, route);
}

function refuse(code: Problem['code'], message: string, data?: Problem['data']): Result<never> {
  return { ok: false, error: { code, message, ...(data && { data }) } };
}

interface Issue {
  readonly path: string;
  readonly message: string;
}

function describeIssues(error: z.ZodError): Issue[] {
  return error.issues.slice(0, 20).map((issue) => ({
    path: issue.path.map(String).join('.').slice(0, 200),
    message: issue.message.slice(0, 300),
  }));
}

function describeFirst(issues: readonly Issue[]): string {
  const { path = '', message = '' } = issues[0] ?? {};
  const what = path === '' ? 'This can’t be done as asked' : `“${path}” can’t be used as it is`;
  return `${what}: ${message.replace(/\.$/, '')}.`;
}
