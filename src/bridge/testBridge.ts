import { shallowRef } from 'vue';
import type { Bridge, BridgeEvent, BridgeListener } from './bridge';
import { installBridge } from './current';

interface Asked {
  readonly route: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly answer: (value: unknown) => void;
  readonly fail: (error: unknown) => void;
}

/** For tests: every request waits in `asked` until the test answers it. */
export function installTestBridge() {
  const listeners = new Set<BridgeListener>();
  const asked: Asked[] = [];
  installBridge({
    call: (route: string, input: unknown) =>
      new Promise<never>((answer, fail) => {
        asked.push({ route, input: input as Asked['input'], answer: answer as Asked['answer'], fail });
      }),
    onEvent: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    connection: shallowRef('connected'),
    close: () => undefined,
  } as Bridge);
  const emit = (event: BridgeEvent): void => {
    for (const listener of listeners) listener(event);
  };
  return { asked, emit };
}
