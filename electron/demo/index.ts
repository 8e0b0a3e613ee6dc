/** The embedded Inlobo API: all its endpoints over real HTTP, with a shop, its customers and its troubles made up. */
export { startDemoApi, type DemoApiOptions, type RunningDemoApi } from './startDemoApi.ts';
export type { Control, Examples } from './control.ts';
export { ODD_TIMES, WRONG_TYPES, type FaultInput, type FaultKind, type WrongType } from './faults/fault.ts';
export { ENVELOPES, type Envelope } from './http/envelope.ts';
export type { Ledger, LedgerEntry } from './ledger.ts';
