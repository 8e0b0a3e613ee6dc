import type { InputOf, OutputOf, RouteName } from '#contract/routes/index.ts';
import type { Caller, Core } from '#core/createCore.ts';

/** Asks the core as the main process itself; null where it could not answer. */
export type AskCore = <Route extends RouteName>(
  route: Route,
  input: InputOf<Route>,
) => Promise<OutputOf<Route> | null>;

/** Requests of the main process go through the same door as those of the page. */
export function createAskCore(core: Pick<Core, 'dispatch'>, origin: string): AskCore {
  const self: Caller = { origin, isTopFrame: true };
  return async (route, input) => {
    const answer = await core.dispatch(self, route, input);
    return answer.ok ? (answer.value as OutputOf<typeof route>) : null;
  };
}
