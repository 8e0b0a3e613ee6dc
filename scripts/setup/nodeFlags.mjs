/**
 * For every Node that runs TypeScript as it is and ends threads: freeing the WebAssembly that strips a thread's types
 * may crash V8 where it guards code with memory protection keys (nodejs/node#64500). The built app strips nothing.
 */
export const NODE_FLAGS = ['--no-memory-protection-keys'];
