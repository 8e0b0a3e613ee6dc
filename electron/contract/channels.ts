/** The one request channel and the one event channel between a host and its renderer. */
export const RPC_CHANNEL = 'inlobo:rpc';
export const EVENT_CHANNEL = 'inlobo:event';

/** The name under which the preload script offers the bridge on `window`. */
export const BRIDGE_KEY = 'inloboHost';
