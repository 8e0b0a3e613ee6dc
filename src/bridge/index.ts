/** The one door to the app behind this page. */
export type { Bridge, BridgeEvent, BridgeListener } from './bridge';
export { BridgeError, toBridgeError, type BridgeErrorCode, type BridgeProblem } from './bridgeError';
export { call, installBridge, onEvent, openBridge, useConnection } from './current';
export type { ConnectionState } from './transport';
export { useAction, type Action } from './useAction';
export { useQuery, type Query, type QueryOptions } from './useQuery';
