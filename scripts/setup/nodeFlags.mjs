/**
 * For every Node that runs TypeScript as it is: each thread strips types with WebAssembly, and where such a thread has
 * worked for a while V8 may crash on freeing the wrappers it replaced (nodejs/node#64500). With the first flag none is
 * replaced; the second takes away the guard that finds them missing. The built app strips nothing.
 */
export const NODE_FLAGS = ['--wasm-wrapper-tiering-budget=1000000000', '--no-memory-protection-keys'];
