import { computed, onScopeDispose, shallowReactive, type ComputedRef } from 'vue';
import { commandOf, COMMANDS, type Command, type CommandId } from './commands';

interface Handler {
  readonly run: (event?: KeyboardEvent) => void;
  /** Whether there is something for it to do now; left out: always. */
  readonly isOn?: () => boolean;
}

export type CommandHandlers = Partial<Record<CommandId, Handler['run'] | Handler>>;

/** By command; of several, the one that came last. */
const handlers = shallowReactive(new Map<CommandId, readonly Handler[]>());

/** Does these commands while the component or scope is there; the latest that takes a command does it. */
export function useCommands(given: CommandHandlers): void {
  const taken = Object.entries(given).map(([id, handler]) => {
    const own: Handler = typeof handler === 'function' ? { run: handler } : handler;
    return [id as CommandId, own] as const;
  });
  for (const [id, handler] of taken) handlers.set(id, [...(handlers.get(id) ?? []), handler]);
  onScopeDispose(() => {
    for (const [id, handler] of taken)
      handlers.set(
        id,
        (handlers.get(id) ?? []).filter((other) => other !== handler),
      );
  });
}

function handlerOf(id: CommandId): Handler | undefined {
  return handlers.get(id)?.findLast(({ isOn }) => isOn?.() ?? true);
}

/** Whether somebody would do it now. */
export function canRun(id: CommandId): boolean {
  return handlerOf(id) !== undefined;
}

/** Does it; false where there is nobody to do it now. */
export function runCommand(id: CommandId, event?: KeyboardEvent): boolean {
  const handler = handlerOf(id);
  handler?.run(event);
  return handler !== undefined;
}

/** What a person can have done now by name, in the table's order. */
export function useAvailableCommands(): ComputedRef<readonly Command[]> {
  return computed(() => COMMANDS.map(({ id }) => commandOf(id)).filter((command) => canOffer(command)));
}

function canOffer({ id, isOnlyKeys }: Command): boolean {
  return !isOnlyKeys && canRun(id);
}
